"""The sample corpus as the command line reads it, and the command line itself."""

import csv
import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONNOTE = Path(os.environ.get("CONNOTE", ROOT / "target/release/connote"))


def run(*args, cwd, code=0):
    """Runs the command and returns what it prints."""
    done = subprocess.run([CONNOTE, *map(str, args)], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    return done.stdout


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cell(value):
    """A value as the command writes it: nothing, whole, or with four decimals."""
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def same_numbers(found, expected, names):
    """Each value has the very bits of the command's cell, read as a number of its type."""
    assert len(found) == len(expected)
    for row, told in zip(found, expected, strict=True):
        for name in names:
            value, written = row[name], told[name]
            read = None if written == "" else type(value)(written)
            assert value == read and cell(value) == written, (told["doc_id"], name, value, written)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Texts of the sample corpus with id and outlet."""
    folder = tmp_path_factory.mktemp("corpus")
    read = [json.loads(line) for line in run("annotate", "--with-text", cwd=folder).splitlines()]
    outlets = {row["doc_id"]: row["meta_outlet"] for row in table_of_command_line(folder)}
    articles = [{"id": one["id"], "outlet": outlets[one["id"]], "text": one["text"]} for one in read]
    assert len(articles) == 24
    return articles


def table_of_command_line(folder, *args):
    """Rows of `connote extract`."""
    run("extract", *args, "-o", "features.csv", cwd=folder)
    return rows(Path(folder) / "features.csv")


def json_lines(path, articles):
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def wet(number, text):
    body = text.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://ledger{number % 3}.example/{number}\r\n"
        f"WARC-Date: 2031-01-01T00:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


@pytest.fixture
def archive(corpus, tmp_path):
    """A folder of every form that the job reads, with a torn archive and a broken line in it."""
    folder = tmp_path / "archive"
    (folder / "north").mkdir(parents=True)
    json_lines(folder / "a.jsonl", [{"text": it["text"], "outlet": it["outlet"]} for it in corpus])
    with open(json_lines(folder / "north/b.jsonl", [{"text": it["text"]} for it in corpus]), "a") as lines:
        lines.write("{broken\n")
    whole = b"".join(wet(number, it["text"]) for number, it in enumerate(corpus))
    (folder / "whole.warc.wet.gz").write_bytes(whole)
    (folder / "torn.warc.wet.gz").write_bytes(whole[: len(whole) // 2])
    return folder
