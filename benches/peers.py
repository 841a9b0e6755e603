"""How fast other tools are on the same text, one thread each.

    python3 -m venv peers && peers/bin/pip install nltk==3.10.4 textstat==0.7.4 textdescriptives==2.8.4
    cargo build --release
    peers/bin/python benches/peers.py ARTICLES.jsonl [SECONDS]

ARTICLES.jsonl has one object with "text" a line. Each tool reads articles until SECONDS (10) are over; printed are
millions of bytes of text per second and what was done with them.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONNOTE = Path(__file__).resolve().parent.parent / "target/release/connote"


def nltk_words():
    from nltk.tokenize import TreebankWordTokenizer

    return TreebankWordTokenizer().tokenize


def textstat_formulas():
    import textstat

    formulas = [
        textstat.flesch_reading_ease,
        textstat.flesch_kincaid_grade,
        textstat.gunning_fog,
        textstat.smog_index,
        textstat.coleman_liau_index,
        textstat.automated_readability_index,
    ]
    return lambda text: [formula(text) for formula in formulas]


def textdescriptives_measures():
    import spacy
    import textdescriptives  # noqa: F401  registers its components

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("textdescriptives/descriptive_stats")
    nlp.add_pipe("textdescriptives/readability")

    def measure(text):
        doc = nlp(text)
        return doc._.descriptive_stats, doc._.readability

    return measure


PEERS = {
    "nltk": (nltk_words, "words by TreebankWordTokenizer, no columns"),
    "textstat": (textstat_formulas, "6 readability formulas"),
    "textdescriptives": (textdescriptives_measures, "17 counts and 7 formulas, no tags (spaCy's blank English)"),
}


def rate(measure, texts, seconds):
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        for text in texts:
            measure(text)
            done += len(text.encode())
            if time.perf_counter() - start >= seconds:
                break
    return done / (time.perf_counter() - start) / 1e6


def command_rate(command, size):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return size / (time.perf_counter() - start) / 1e6


def main():
    path, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    texts = [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1e6:.1f} MB")
    row = "{:20} {:>9} MB/s  {}".format
    print(row("wc -w", f"{command_rate(['wc', '-w', path], size):.1f}", "words by blanks"))
    with tempfile.TemporaryDirectory() as folder:
        command = [CONNOTE, "extract", path, "-o", f"{folder}/features.csv", "--threads", "1"]
        print(row("connote", f"{command_rate(command, size):.1f}", "all default columns"))
    for name, (load, what) in PEERS.items():
        print(row(name, f"{rate(load(), texts, seconds):.3f}", what))


if __name__ == "__main__":
    main()
