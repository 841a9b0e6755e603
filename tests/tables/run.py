"""Reads the tables of connote back by the programs that they are for: run.py CONNOTE"""

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

import corpus
import scripts

SCRIPTS = ["--scripts", "r,stata,spss,python"]


def moved(folder, name):
    """The folder under another name: scripts must not know where they were made."""
    place = folder.with_name(f"{name}, moved")
    folder.rename(place)
    return place


def script_tests(connote, scratch):
    """Tests of scripts, by what they are about."""
    corpus.write(scratch / "hostile.jsonl", corpus.articles(broken=False))
    corpus.write(scratch / "broken.jsonl", corpus.articles(broken=True))
    some = ["--features", "stance,loaded,readability"]
    tables = {
        "the sample corpus": [],
        "hostile cells": ["../hostile.jsonl", *some],
        "hostile cells for spreadsheets": ["../hostile.jsonl", *some, "--excel"],
        "groups of near-duplicates": ["../hostile.jsonl", *some, "--dedupe", "mark"],
        "line breaks": ["../broken.jsonl", *some],
    }
    for number, (what, options) in enumerate(tables.items()):
        folder = scratch / f"table {number}"
        folder.mkdir()
        said = corpus.extract(connote, folder, *options, *SCRIPTS)
        table = moved(folder, f"table {number}") / "features.csv"
        for program, read in scripts.READERS.items():
            if what == "line breaks" and program == "PSPP":
                yield f"{what}: SPSS is said not to read them", lambda said=said: told(said)
            else:
                yield f"{what}: read by {program}", lambda read=read, table=table: read(table, scratch)


def told(said):
    assert "features.sps will not read all rows: SPSS reads no line break inside a cell, and there are some in" in said, said
    return 0


def main():
    connote = str(Path(sys.argv[1]).resolve())
    passed = failed = 0
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        for name, test in script_tests(connote, Path(folder)):
            start = time.monotonic()
            try:
                compared = test()
                passed += 1
                print(f"ok {passed + failed} - {name}: {compared} cells, {time.monotonic() - start:.1f} s", flush=True)
            except Exception:
                failed += 1
                print(f"not ok {passed + failed} - {name}\n{traceback.format_exc()}", flush=True)
        os.chdir(here)
    print(f"# pass {passed}\n# fail {failed}")
    sys.exit(failed > 0)


main()
