"""Reads the tables of connote back by the programs that they are for: run.py CONNOTE"""

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

import corpus
import docs
import forms
import scripts

SCRIPTS = ["--scripts", "r,stata,spss,python"]


def moved(folder, name):
    """The folder under another name: scripts must not know where they were made."""
    place = folder.with_name(f"{name}, moved")
    folder.rename(place)
    return place


SOME = ["--features", "stance,loaded,readability"]
TABLES = {
    "the sample corpus": [],
    "hostile cells": ["../hostile.jsonl", *SOME],
    "hostile cells for spreadsheets": ["../hostile.jsonl", *SOME, "--excel"],
    "groups of near-duplicates": ["../hostile.jsonl", *SOME, "--dedupe", "mark"],
    "line breaks": ["../broken.jsonl", *SOME],
    "columns of the run": ["../hostile.jsonl", *SOME, "--mfw", "80", "--char-ngrams", "3,80", "--lexicon", "../Große Gefühle, 2.csv"],
    "many rows": ["../many.jsonl"],
}


def script_tests(connote, scratch):
    """Tests of scripts, by what they are about."""
    for number, (what, options) in enumerate(TABLES.items()):
        if what == "many rows":
            continue
        folder = scratch / f"table {number}"
        folder.mkdir()
        said = corpus.extract(connote, folder, *options, *SCRIPTS)
        table = moved(folder, f"table {number}") / "features.csv"
        for program, read in scripts.READERS.items():
            if what == "line breaks" and program == "PSPP":
                yield f"{what}: SPSS is said not to read them", lambda said=said: told(said)
            else:
                yield f"{what}: read by {program}", lambda read=read, table=table: (read(table, scratch), "")


def form_tests(connote, scratch):
    """Tests of other forms than CSV."""
    for number, (what, options) in enumerate(TABLES.items()):
        if "--excel" in options:
            continue
        folder = scratch / f"form {number}"
        folder.mkdir()
        for form in ["csv", "parquet", "sav"]:
            corpus.extract(connote, folder, *options, "-o", f"features.{form}")
        for form, read in forms.READERS.items():
            yield f"{what}: {form}", lambda read=read, table=folder / "features.csv": read(table, scratch)
    folder = scratch / "long"
    folder.mkdir()
    note = "z" + "é" * 20_000
    corpus.write(folder / "long.jsonl", [{"id": "a", "text": "The dam may hold.", "note": note},
                                         {"id": "b", "text": "It may not.", "note": note[:16_000]}])
    corpus.extract(connote, folder, "long.jsonl", "-o", "features.csv", *SOME)
    said = corpus.extract(connote, folder, "long.jsonl", "-o", "features.sav", *SOME)
    yield "a text too long for SPSS", lambda: forms.long_text(folder / "features.csv", said)


def docs_tests(connote, scratch):
    """Tests of the site's blocks in other languages than the shell's, and of the citation."""
    pages = list(docs.pages())
    assert pages, "no page has a block of R, Python or SPSS"
    for page in pages:
        folder = scratch / page.stem
        folder.mkdir()
        yield f"docs/src/{page.name}", lambda page=page, folder=folder: (0, f"{docs.run(page, connote, folder)} blocks")
    yield "CITATION.cff", lambda: (0, docs.citation())


def told(said):
    assert "features.sps will not read all rows: SPSS reads no line break inside a cell, and there are some in" in said, said
    return 0, ""


def main():
    connote = str(Path(sys.argv[1]).resolve())
    passed = failed = 0
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        corpus.write(scratch / "hostile.jsonl", corpus.articles(broken=False))
        corpus.write(scratch / "broken.jsonl", corpus.articles(broken=True))
        corpus.write(scratch / "many.jsonl", corpus.many(12_000))
        lexicon = "term,category,weight\nfurious,Wut & Zorn,1.5\nscandal*,Wut & Zorn,2\nsaid,a category with a name far too long for a column,1\n"
        (scratch / "Große Gefühle, 2.csv").write_text(lexicon, encoding="utf-8")
        tests = [*docs_tests(connote, scratch), *script_tests(connote, scratch), *form_tests(connote, scratch)]
        for name, test in tests:
            start = time.monotonic()
            try:
                compared, more = test()
                passed += 1
                seconds = f"{time.monotonic() - start:.1f} s"
                print(f"ok {passed + failed} - {name}: {', '.join(filter(None, [compared and f'{compared} cells', more, seconds]))}", flush=True)
            except Exception:
                failed += 1
                print(f"not ok {passed + failed} - {name}\n{traceback.format_exc()}", flush=True)
        os.chdir(here)
    print(f"# pass {passed}\n# fail {failed}")
    sys.exit(failed > 0)


main()
