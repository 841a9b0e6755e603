"""What lies in an object store is listed there, and copied as it is to be read."""

import gzip
import pickle

import fsspec
import pytest
from pyarrow import fs

import connote
from connote.spark._store import Store


@pytest.fixture
def bucket(monkeypatch):
    memory = fsspec.filesystem("memory")
    packed = gzip.compress(b'{"text": "A dam may hold."}\n')
    for name, content in [("a.jsonl.gz", packed), ("north/b.jsonl", b'{"text": "It is."}\n'), ("north/c.png", b"x"),
                          ("drawings/e.png", b"x"), (".hidden.jsonl", b"{}"), ("north/.git/d.jsonl", b"{}")]:
        memory.pipe_file(f"/bucket/news/{name}", content)
    system = fs.PyFileSystem(fs.FSSpecHandler(memory))
    monkeypatch.setattr(Store, "_open", lambda store: (system, store.address.removeprefix("memory://")))
    yield packed
    memory.rm("/bucket", recursive=True)


def test_files_are_listed_as_the_command_line_lists_them(bucket):
    assert Store("memory:///bucket/news").files(None) == (["a.jsonl.gz", "north/b.jsonl"], False, True)
    assert Store("memory:///bucket/news").files("text")[0] == [
        "a.jsonl.gz", "drawings/e.png", "north/b.jsonl", "north/c.png"]
    assert Store("memory:///bucket/news/north").files(None) == (["b.jsonl"], False, False)
    assert Store("memory:///bucket/news/a.jsonl.gz").files(None) == (["a.jsonl.gz"], True, False)
    with pytest.raises(ValueError, match="is not there"):
        Store("memory:///bucket/none").files(None)
    with pytest.raises(ValueError, match="no article found"):
        Store("memory:///bucket/news/drawings").files(None)


def test_a_file_is_copied_as_it_is(bucket, tmp_path):
    store = pickle.loads(pickle.dumps(Store("memory:///bucket/news")))
    copy = store.local("a.jsonl.gz", tmp_path)
    assert copy == tmp_path / "a.jsonl.gz" and copy.read_bytes() == bucket
    assert Store("memory:///bucket/news/a.jsonl.gz").local("a.jsonl.gz", tmp_path).read_bytes() == bucket
    (batch,) = connote.Extractor(features="stance").files_of_larger([(copy, "a.jsonl.gz")], True)
    assert batch.column("doc_id").to_pylist() == ["a.jsonl.gz#1"] and batch.column("hedges_n").to_pylist() == [1]
    with pytest.raises(OSError):
        store.local("none.jsonl", tmp_path)
