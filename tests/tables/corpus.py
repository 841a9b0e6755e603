"""Tables to be read back, and the plainest reading of them."""

import csv
import json
import random
import subprocess

import pandas

STATUS = ["ok", "short", "language", "empty"]
SENTENCES = [
    "The mayor of Ostermoor may have known about the dam, said Ada Quill.",
    "So-called “experts” slammed the regime in a furious row.",
    "It is clearly a scandal, and perhaps the worst in years!",
    "Nobody from the village was asked; the council was told on Monday.",
    "“We will wait,” she said, “and we will see.”",
]
# What breaks readers of tables: separators, quotation marks, words for missing values, formulas, letters of all kinds.
CELLS = ["NA", "NaN", "null", ".", "a,b", 'say "no"', "it's", "=1+1", "@home", "$price `x'", "Größe", "日本", "\\n", "007",
         "1e5", "TRUE", " leading", "#no", "x" * 254, "y" * 255, "z" * 256, "é" * 400, "long " * 500]


def articles(broken):
    """Hostile articles: some without a word, some not in English; a column that comes late, one that is always empty."""
    for at in range(700):
        text = " ".join(SENTENCES[(at * 3 + sentence * 2) % 5] for sentence in range(at % 14)) or "— ?! —"
        if at % 50 == 7:
            text = "Der Bürgermeister wusste nichts von dem Damm, und die Leute im Dorf wurden nicht gefragt. " * 3
        article = {"id": f"{at},{CELLS[at % len(CELLS)][:40]}", "outlet": ["wire", "the post", "Größe"][at % 3], "text": text,
                   "note": CELLS[at % len(CELLS)], "blank": ""}
        if at > 300 and at % 5 == 0:
            article["topic"] = CELLS[at // 5 % len(CELLS)]
        if broken and at % 11 == 0:
            article["note"] = "two\nlines of text\n"
        yield article


def write(path, articles):
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")


def many(rows):
    """Short articles, enough of them for several groups of rows."""
    chance = random.Random(7)
    words = "the dam may hold so they say but nobody knows why it should".split()
    for at in range(rows):
        yield {"id": f"a{at}", "text": " ".join(chance.choice(words) for _ in range(chance.randrange(1, 40)))}


def extract(connote, folder, *options):
    """Runs `connote extract` in a folder; what it said."""
    done = subprocess.run([connote, "extract", *options], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr


def cells(path):
    """The header and the rows of a CSV, as text."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def metadata(path):
    """The columns' descriptions by name."""
    described = json.loads(path.with_name(path.name + "-metadata.json").read_text(encoding="utf-8"))
    return {column["name"]: column for column in described["tableSchema"]["columns"]}


def kinds(path):
    """By column: text, integer or decimal, as the metadata say."""
    types = {name: column["datatype"] for name, column in metadata(path).items()}
    return {name: kind if isinstance(kind, str) else kind["base"] for name, kind in types.items()}


def same(found, path, strip=False):
    """Compares a frame with the cells of the CSV, each as what its column holds. `strip` takes blanks from the ends of text,
    which SPSS does not keep, and takes empty text for missing."""
    header, rows = cells(path)
    kind = kinds(path)
    assert list(found.columns) == header == list(kind), "other columns, or in another order"
    assert len(found) == len(rows) > 0, f"{len(found)} rows instead of {len(rows)}"
    compared = 0
    for at, name in enumerate(header):
        for row, value in zip(rows, found[name].tolist()):
            cell = row[at]
            is_missing = pandas.isna(value)
            if kind[name] == "string":
                value = "" if is_missing else str(value)
                assert not is_missing or cell == "" or strip, f"{name}: {cell!r} is missing"
                good = value == (cell.rstrip(" ") if strip else cell)
            elif cell == "":
                good = is_missing
            else:
                good = not is_missing and value == (int(cell) if kind[name] == "integer" else float(cell))
            assert good, f"{name}: {value!r} instead of {cell!r}"
            compared += 1
    return compared
