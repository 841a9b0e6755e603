"""Jobs on the cluster leave the rows of the command line: none lost, none doubled, whatever is killed."""

import json
import os
import re
import shlex
import signal
import time
import urllib.request
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet
from cluster.conftest import PATIENCE, free_port
from conftest import ROOT, json_lines, rows, run

import connote
from connote.spark.__main__ import _options


def finished(process):
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    return out


def left(folder, key):
    """What a job left, in order of a column."""
    table = pyarrow.dataset.dataset(folder, partitioning="hive").to_table()
    plain = [
        column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column for column in table.itercolumns()
    ]
    return pa.table(dict(zip(table.column_names, plain, strict=True))).sort_by(key)


def told(folder, schema, key):
    """The rows of the command line, with the types of `schema`."""
    types = {field.name: field.type for field in schema}
    read = pyarrow.csv.read_csv(
        Path(folder) / "features.csv",
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=types,
            include_columns=schema.names,
            # A metadata column that no article has.
            include_missing_columns=True,
            strings_can_be_null=True,
            null_values=[""],
        ),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
    )
    return read.sort_by(key)


def is_rejected(table):
    return pc.starts_with(table["status"], "rejected: ")


def is_told(found, folder):
    """All rows are those of the command line, to the bit, and so are the reasons of those that it rejected."""
    rejected = is_rejected(found)
    expected = told(folder, found.schema, "doc_id")
    measured = found.filter(pc.invert(rejected))
    for name in expected.column_names:
        assert measured[name].combine_chunks() == expected[name].combine_chunks(), name
    reasons = found.filter(rejected).select(["doc_id", "status"]).to_pylist()
    path = Path(folder) / "features.rejects.csv"
    rejects = rows(path) if path.exists() else []
    assert {row["doc_id"]: row["status"] for row in reasons} == {
        row["id"]: f"rejected: {row['reason']}" for row in rejects
    }
    assert len(reasons) == len(rejects)


def test_the_commands_of_the_page_are_commands():
    (block,) = re.findall(r"^```sh\n(.*?)^```", (ROOT / "docs/src/scale.md").read_text(), re.DOTALL | re.MULTILINE)
    lines = [shlex.split(line) for line in block.splitlines()]
    assert len(lines) >= 3
    for words in lines:
        at = words.index("python")
        assert words[at : at + 3] == ["python", "-m", "connote.spark"] and all("=" in word for word in words[:at])
        assert _options(words[at + 3 :]).input


def test_an_archive_of_many_forms(cluster, archive, tmp_path):
    run("extract", archive, "-o", "features.csv", "--features", "stance,loaded", cwd=tmp_path, code=1)
    out = tmp_path / "out"
    said = finished(cluster.job("--input", archive, "--output", out, "--features", "stance,loaded",
                                "--keep", "meta_outlet,meta_url"))
    found = left(out, "doc_id")
    is_told(found, tmp_path)
    assert f"{out}: {found.num_rows - 2} ok, 2 rejected" in said
    folders = {path.name for path in out.iterdir() if path.is_dir()}
    assert {"meta_outlet=ledger0.example", "meta_outlet=the-lantern-post"} <= folders


def test_parquet_is_read_by_spark(cluster, corpus, tmp_path):
    articles = [*corpus, {"id": "none", "outlet": "a/b", "text": None}, {"id": "blank", "outlet": None, "text": " "}]
    source = tmp_path / "in"
    source.mkdir()
    for number in range(3):
        pyarrow.parquet.write_table(pa.Table.from_pylist(articles[number::3]), source / f"{number}.parquet")
    out = tmp_path / "out"
    said = finished(cluster.job("--input", source, "--format", "parquet", "--output", out))
    assert "1 empty, 1 no text, 24 ok" in said
    found = left(out, "id")
    expected = connote.extract(pa.Table.from_pylist(articles)).to_arrow().sort_by("id")
    assert set(found.column_names) == set(expected.column_names) and found.num_rows == 26
    for name in expected.column_names:
        assert found[name].combine_chunks() == expected[name].combine_chunks(), name


def test_wrong_names_end_a_job_before_it_begins(cluster, archive, tmp_path):
    process = cluster.job("--input", archive, "--output", tmp_path / "out", "--outlet", "paper", "--features", "stance")
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2 and "connote: no column 'paper' to lay the output out by" in out
    assert not (tmp_path / "out").exists()


def big(corpus, folder, files, times):
    folder.mkdir()
    for number in range(files):
        articles = [
            {"id": f"{number}/{time}/{it['id']}", "outlet": it["outlet"], "text": it["text"]}
            for time in range(times)
            for it in corpus
        ]
        json_lines(folder / f"{number:02}.jsonl", articles)


def executors(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/applications", timeout=5) as answer:
        (application, *_) = json.load(answer)
    address = f"http://127.0.0.1:{port}/api/v1/applications/{application['id']}/executors"
    with urllib.request.urlopen(address, timeout=5) as answer:
        return [one for one in json.load(answer) if one["id"] != "driver"]


def executor_process(cluster, number):
    """The process of an executor: a child of one of the workers that this test started."""
    workers = {process.pid for process in cluster.processes[1:]}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text().split("\0")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent in workers and "--executor-id" in command:
            if command[command.index("--executor-id") + 1] == number:
                return int(folder.name)
    raise AssertionError(f"no process of executor {number}")


def kill_an_executor_at_work(cluster, port, process):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()[0]
        try:
            busy = [one for one in executors(port) if one["activeTasks"] and one["completedTasks"]]
        except (OSError, ValueError):
            busy = []
        if busy:
            os.kill(executor_process(cluster, busy[0]["id"]), signal.SIGKILL)
            return busy[0]["id"]
        time.sleep(0.05)
    raise AssertionError("no executor was ever at work")


def events(cluster, before):
    (log,) = set(cluster.logs.iterdir()) - before
    return [json.loads(line) for line in log.read_text().splitlines()]


def test_an_executor_that_is_killed_loses_nothing(cluster, corpus, tmp_path):
    big(corpus, tmp_path / "in", 16, 20)
    run("extract", tmp_path / "in", "-o", "features.csv", cwd=tmp_path)
    before, port, out = set(cluster.logs.iterdir()), free_port(), tmp_path / "out"
    process = cluster.job("--input", tmp_path / "in", "--output", out, ui=port)
    killed = kill_an_executor_at_work(cluster, port, process)
    finished(process)
    ended = [event for event in events(cluster, before) if event["Event"] == "SparkListenerTaskEnd"]
    lost = [event for event in ended if event["Task End Reason"]["Reason"] == "ExecutorLostFailure"]
    # A task was in flight there, and was done again elsewhere.
    assert lost and {event["Task Info"]["Executor ID"] for event in lost} == {killed}
    for event in lost:
        again = [
            other["Task Info"]
            for other in ended
            if (other["Stage ID"], other["Task Info"]["Index"]) == (event["Stage ID"], event["Task Info"]["Index"])
            and other["Task End Reason"]["Reason"] == "Success"
        ]
        assert [task["Attempt"] > event["Task Info"]["Attempt"] for task in again] == [True]
        assert again[0]["Executor ID"] != killed
    done = {event["Task Info"]["Executor ID"] for event in ended if event["Task End Reason"]["Reason"] == "Success"}
    assert len(done) >= 2, "one executor did all the work"
    found = left(out, "doc_id")
    assert found.num_rows == 16 * 20 * 24 == len(found["doc_id"].unique())
    is_told(found, tmp_path)
