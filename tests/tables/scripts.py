"""The scripts of `extract --scripts`, run by the programs that they are for."""

import csv
import os
import re
import runpy
import subprocess

import pandas
import pyreadstat
from corpus import STATUS, cells, kinds, metadata, same


def r(table, scratch):
    """R reads the table from another folder than its own."""
    back, columns = scratch / "back.csv", scratch / "columns.csv"
    done = subprocess.run(
        ["Rscript", "--vanilla", os.path.join(os.path.dirname(__file__), "back.R"), table.with_suffix(".R"), back, columns],
        cwd=scratch, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    kind = kinds(table)
    types = {name: "string" if kind[name] == "string" else "float64" for name in kind}
    compared = same(pandas.read_csv(back, dtype=types, keep_default_na=False, na_values=[""], float_precision="round_trip",
                                    lineterminator="\n"), table)
    labels = {name: column["titles"] for name, column in metadata(table).items()}
    with columns.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [row[0] for row in rows] == list(labels)
    for name, class_, label, levels in rows:
        wanted = {"string": "character", "integer": "integer", "decimal": "numeric"}[kind[name]]
        assert class_ == ("factor" if name == "status" else wanted), (name, class_)
        assert label == labels[name] and 0 < len(label) <= 80, (name, label)
        assert levels == (" ".join(STATUS) if name == "status" else ""), (name, levels)
    return compared


def python(table, scratch):
    os.chdir(scratch)
    made = runpy.run_path(str(table.with_suffix(".py")))
    features, kind = made["features"], kinds(table)
    for name, type_ in features.dtypes.items():
        wanted = {"string": "string", "integer": "Int64", "decimal": "float64"}[kind[name]]
        assert str(type_) == ("category" if name == "status" else wanted), (name, type_)
    assert list(features["status"].cat.categories) == STATUS
    assert features.attrs["labels"] == {name: column["titles"] for name, column in metadata(table).items()}
    return same(features.astype({name: "object" for name in features.columns}).where(features.notna(), None), table)


def spss(table, scratch):
    """PSPP runs the script from anywhere and saves what it read."""
    back = scratch / "back.sav"
    program = scratch / "back.sps"
    program.write_text(f"INSERT FILE='{table.with_suffix('.sps')}' CD=YES.\nSAVE OUTFILE='{back}'.\n", encoding="utf-8")
    done = subprocess.run(["pspp", "-o", "-", program], cwd=scratch, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stdout and not done.stderr, done.stdout[:2000] + done.stderr[:2000]
    features, meta = pyreadstat.read_sav(back)
    kind = kinds(table)
    assert meta.column_names_to_labels == {name: column["titles"] for name, column in metadata(table).items()}
    assert list(meta.variable_value_labels) == ["status"]
    assert sorted(meta.variable_value_labels["status"]) == sorted(STATUS), meta.variable_value_labels
    for name, measure in meta.variable_measure.items():
        assert measure == ("nominal" if kind[name] == "string" else "scale"), (name, measure)
    return same(features, table, strip=True)


def stata(table, _):
    """There is no Stata to run: the script says of every column of the table what is true of its cells."""
    text = table.with_suffix(".do").read_text(encoding="utf-8")
    header, rows = cells(table)
    assert f'import delimited using "{table.name}", clear ' in text and "varnames(nonames) rowrange(2)" in text
    strings, numbers = (columns(re.search(rf"{option}\(([0-9/ ]*)\)", text)[1]) for option in ("stringcols", "numericcols"))
    assert strings + numbers == list(range(1, len(header) + 1)), "each column is text or a number"
    assert re.findall(r"^rename v(\d+) (\w+)$", text, re.M) == [(str(at), name) for at, name in enumerate(header, 1)]
    for at in numbers:
        assert all(re.fullmatch(r"(-?\d+(\.\d{4})?)?", row[at - 1]) for row in rows), header[at - 1]
    labels = dict(re.findall(r'^label variable (\w+) "([^"`$\\]+)"$', text, re.M))
    assert labels == {name: column["titles"] for name, column in metadata(table).items()}
    assert all(len(label) <= 80 for label in labels.values()) and all(len(name) <= 32 for name in header)
    assert re.findall(r'(\d) "(\w+)"', re.search(r"^label define status (.*)$", text, re.M)[1]) == [
        (str(code), status) for code, status in enumerate(STATUS, 1)]
    return len(rows) * len(header)


def columns(ranges):
    """The numbers that Stata's `1/3 5` stands for."""
    pairs = ([int(end) for end in one.split("/")] for one in ranges.split())
    return [at for pair in pairs for at in range(pair[0], pair[-1] + 1)]


READERS = {"R": r, "pandas": python, "PSPP": spss, "Stata's terms": stata}
