import itertools
import multiprocessing
import pickle
import threading
import time

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import json_lines, same_numbers, table_of_command_line

import connote

TEXTS = ["The minister may, perhaps, resign.", None, "", "She said the so-called “experts” left."]


@pytest.mark.parametrize("layout", ["plain", "article"])
def test_numbers_are_those_of_the_command_line(corpus, tmp_path, layout):
    lines = json_lines(tmp_path / "articles.jsonl", corpus)
    expected = table_of_command_line(tmp_path, lines, "--layout", layout, "--features", "all")
    found = connote.extract([article["text"] for article in corpus], features="all", layout=layout)
    names = found.column_names
    assert names == [name for name in expected[0] if name != "doc_id" and not name.startswith("meta_")]
    assert len(names) > 600
    same_numbers(found.to_arrow().to_pylist(), expected, names[1:])
    assert found["status"].to_pylist() == [row["status"] for row in expected]


def test_files_are_those_of_the_command_line(tmp_path):
    expected = table_of_command_line(tmp_path)
    found = connote.extract_files()
    assert set(found.column_names) == set(expected[0])
    kept = [name for name in found.column_names if name.startswith(("doc_id", "meta_", "status"))]
    rows = found.to_arrow().to_pylist()
    assert [[row[name] or "" for name in kept] for row in rows] == [[row[name] for name in kept] for row in expected]
    same_numbers(rows, expected, [name for name in found.column_names if name not in kept])


def test_lexicons_choices_and_samples_are_those_of_the_command_line(corpus, tmp_path):
    (tmp_path / "moods.csv").write_text("term,category,weight\nangr*,anger,2\nstrike,conflict,1\nsaid,speech,0.5\n")
    (tmp_path / "own.tsv").write_text(
        "set\tterm\tkind\tweight\twhen\treason\nwalkout\tstrike|strikes\tneutral\t0\t\tplain\n"
        "walkout\twalkout|walkouts\tharsher\t1\t\tcalls it leaving\n"
    )
    lines = json_lines(tmp_path / "articles.jsonl", corpus)
    options = ["--features", "choices,diversity", "--lexicon", "moods.csv", "--choices", "own.tsv", "--overlap", "all"]
    expected = table_of_command_line(tmp_path, lines, *options, "--sample-words", "200", "--min-words", "400")
    extractor = connote.Extractor(
        features=["choices", "diversity"],
        lexicons=[tmp_path / "moods.csv"],
        choices=tmp_path / "own.tsv",
        overlap="all",
        sample_words=200,
        min_words=400,
    )
    travelled = pickle.loads(pickle.dumps(extractor))
    (tmp_path / "moods.csv").unlink()
    for one in (extractor, travelled, pickle.loads(pickle.dumps(travelled)).with_threads(2)):
        found = one.extract(corpus_frame(corpus), keep=["id"])
        same_numbers(found.to_arrow().to_pylist(), expected, one.columns)
        assert found["status"].to_pylist() == [row["status"] for row in expected]
    assert "moods_conflict_n" in extractor.columns and sum(found["moods_conflict_n"].to_pylist()) == 3
    assert "short" in found["status"].to_pylist() and "moods.csv" in repr(extractor)


def corpus_frame(corpus):
    return pd.DataFrame(corpus)


def test_a_null_text_is_a_null_row_and_an_empty_one_is_not():
    rows = connote.extract(TEXTS, features="stance").to_arrow().to_pylist()
    assert set(rows[1].values()) == {None}
    assert [row["status"] for row in rows] == ["short", None, "empty", "short"]
    assert (rows[0]["hedges_n"], rows[2]["words_n"], rows[2]["hedges_p1k"]) == (2, 0, None)


def test_every_source_of_texts_gives_the_same():
    extractor = connote.Extractor(features="stance")
    expected = extractor.extract(TEXTS)
    frame = pd.DataFrame({"text": TEXTS, "id": [1, 2, 3, 4]})
    table = pa.table({"text": pa.array(TEXTS, pa.large_string()), "id": [1, 2, 3, 4]})
    sliced = pa.table({"text": ["x", *TEXTS, "y"], "id": [0, 1, 2, 3, 4, 5]}).slice(1, 4)
    chunked = pa.concat_tables([table.slice(0, 1), table.slice(1)])
    tables = [frame, pl.DataFrame(frame), table, sliced, chunked, table.to_reader(), table.to_batches()[0],
              duckdb.sql("from frame"), pa.table({"text": table["text"].dictionary_encode(), "id": table["id"]}),
              pa.table({"text": table["text"].cast(pa.string_view()), "id": table["id"]})]
    for given in tables:
        assert extractor.extract(given, keep=[]) == expected, type(given)
    for given in tables[:6]:
        kept = extractor.extract(pa.table(given) if given is tables[5] else given, keep=["id"])
        if len(kept):
            assert kept["id"].to_pylist() == [1, 2, 3, 4] and kept.column_names[:2] == ["id", "status"]
    for given in [tuple(TEXTS), iter(TEXTS), frame["text"], pl.Series(TEXTS), table["text"], pa.array(TEXTS),
                  np.array(TEXTS, dtype=object)]:
        assert extractor.extract(given) == expected, type(given)


def test_every_consumer_takes_the_table():
    found = connote.extract(pd.DataFrame({"id": ["a", "b"], "text": TEXTS[:2]}), features="stance")
    assert pa.table(found).equals(found.to_arrow())
    assert pl.DataFrame(found)["hedges_n"].to_list() == [2, None]
    assert pd.DataFrame.from_arrow(found)["id"].to_list() == ["a", "b"]
    arrow = found.to_arrow()
    assert duckdb.sql("select hedges_n from arrow where id = 'a'").fetchall() == [(2,)]
    assert pa.schema(found) == arrow.schema
    assert found.to_pandas()["hedges_n"].isna().to_list() == [False, True]


def test_a_table_shows_itself():
    found = connote.extract(pd.DataFrame({"id": ["<b>", None], "text": TEXTS[:2]}), features="stance")
    assert repr(found).startswith("<connote.Table: 2 rows, ")
    html = found._repr_html_()
    assert "&lt;b&gt;" in html and "<b>" not in html and "2 rows ×" in html
    assert pickle.loads(pickle.dumps(found)) == found and len(found) == 2 and found.shape[0] == 2


def test_what_cannot_be_measured_is_a_row_that_names_itself():
    statuses = connote.extract([TEXTS[0], "\ud800", TEXTS[0]], features="stance")["status"].to_pylist()
    assert statuses[0] == statuses[2] == "short"
    assert statuses[1] == "rejected: row 1: half a character is in it; decode the text anew"
    long = connote.extract(["a " * 50_000_001], features="surface").to_arrow().to_pylist()[0]
    assert long["status"].startswith("rejected: row 0: the text has 100000002 bytes") and long["words_n"] is None


def test_errors_name_the_row_and_the_way_out(tmp_path):
    frame = pd.DataFrame({"id": [1], "text": ["a"], "words_n": [2]})
    cases = [
        (TypeError, "row 5001: a text is a str, or None where there is none, not float", lambda: ["a"] * 5001 + [1.5]),
        (TypeError, "give a list of texts", lambda: "one text"),
        (TypeError, "a dict is no table", lambda: {"text": ["a"]}),
        (TypeError, "not int", lambda: 3),
        (TypeError, "row 2: a text is a str, or None where there is none, not int",
         lambda: pd.Series(["a", float("nan"), 3], dtype=object)),
        (TypeError, "row 1: .* not int", lambda: pd.DataFrame({"text": pd.Series(["a", 3], dtype=object)})),
        (TypeError, "make the column of one type, or leave it out",
         lambda: pd.DataFrame({"text": ["a", "b"], "x": pd.Series(["a", 3], dtype=object)})),
        (ValueError, "column 'words_n' would stand there twice", lambda: frame),
    ]
    for kind, message, given in cases:
        with pytest.raises(kind, match=message):
            connote.extract(given(), features="stance")
    with pytest.raises(ValueError, match="no column 'body'; there are: id, text, words_n"):
        connote.extract(frame, text="body")
    with pytest.raises(TypeError, match="column 'id' holds int64, not text"):
        connote.extract(frame, text="id")
    with pytest.raises(ValueError, match='no group of features is called "tone"; there are surface'):
        connote.Extractor(features="tone")
    with pytest.raises(ValueError, match="no layout"):
        connote.Extractor(layout="page")
    with pytest.raises(ValueError, match="no overlap"):
        connote.Extractor(overlap="some")
    with pytest.raises(OSError, match="none.dic"):
        connote.Extractor(lexicons="none.dic")
    (tmp_path / "bad.dic").write_text("%\n1\tanger\n%\nangry\t2\n")
    with pytest.raises(ValueError, match=r"bad\.dic: line 4: "):
        connote.Extractor(lexicons=tmp_path / "bad.dic")
    with pytest.raises(ValueError, match="check the path"):
        connote.extract_files(tmp_path / "nowhere")
    with pytest.raises(KeyError):
        connote.extract(["a"], features="stance")["nothing"]


def test_threads_do_not_change_a_bit(corpus):
    texts = [article["text"] for article in corpus] * 20
    one, two = connote.extract(texts, threads=1), connote.extract(texts, threads=2)
    assert one == two and one.to_arrow().slice(0, 24).equals(one.to_arrow().slice(24, 24))


def test_streams_are_measured_as_they_are_read():
    read = []

    def batches():
        for number in itertools.count():
            read.append(number)
            yield pa.record_batch({"text": ["A dam may hold."], "id": [number]})

    schema = pa.schema({"text": pa.string(), "id": pa.int64()})
    reader = connote.Extractor(features="stance").reader(pa.RecordBatchReader.from_batches(schema, batches()))
    first = reader.read_next_batch()
    assert first.column("id").to_pylist() == [0] and first.column("hedges_n").to_pylist() == [1] and len(read) <= 2
    empty = connote.Extractor(features="stance").extract(pa.table({"text": pa.array([], pa.string()), "id": []}))
    assert len(empty) == 0 and empty.column_names[:3] == ["id", "status", "words_n"]
    assert len(connote.extract([], features="stance")) == 0


def test_other_threads_go_on_meanwhile(corpus):
    texts = [article["text"] for article in corpus] * 30
    extractor, ticks, done = connote.Extractor(threads=1), [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    other = threading.Thread(target=tick)
    other.start()
    start = time.perf_counter()
    extractor.extract(texts)
    seconds = time.perf_counter() - start
    done.set()
    other.join()
    # Were the lock held, there would be one or two.
    assert len(ticks) > 20 * seconds, (len(ticks), seconds)


INHERITED = connote.Extractor(features="stance", threads=2)


def child(texts):
    return INHERITED.extract(texts)


def test_a_forked_process_has_threads_of_its_own():
    expected = INHERITED.extract(TEXTS)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map_async(child, [TEXTS] * 4).get(timeout=60)
    assert found == [expected] * 4


def test_the_codebook_is_that_of_the_command_line(tmp_path):
    import json

    from conftest import run

    expected = json.loads(run("codebook", "--format", "json", cwd=tmp_path))
    found = connote.codebook("all")
    assert found["column"].to_pylist() == [row["column"] for row in expected]
    for name in ("definition", "unit", "reference", "caveat", "formula"):
        assert found[name].to_pylist() == [row[name] for row in expected]
    assert [row["column"] for row in connote.codebook("stance").to_arrow().to_pylist()] == connote.Extractor(
        features="stance"
    ).columns
