"""Tables of other forms than CSV, read back and compared with the CSV of the same run."""

import json
import subprocess

import pandas
import pyarrow
import pyarrow.parquet
import pyreadstat
from corpus import STATUS, cells, kinds, metadata, same

# With types of pandas' own: in the others an integer beside a missing one is a float.
TYPES = {pyarrow.int64(): pandas.Int64Dtype(), pyarrow.string(): pandas.StringDtype()}


def parquet(csv, scratch):
    """pyarrow reads types, null and the definitions."""
    file = pyarrow.parquet.ParquetFile(csv.with_suffix(".parquet"))
    table, kind = file.read(), kinds(csv)
    wanted = {"string": pyarrow.string(), "integer": pyarrow.int64(), "decimal": pyarrow.float64()}
    assert {field.name: field.type for field in table.schema} == {name: wanted[kind[name]] for name in kind}
    described = json.loads(table.schema.metadata[b"csvw"])["tableSchema"]["columns"]
    assert {column["name"]: column for column in described} == metadata(csv)
    groups = file.metadata.num_row_groups
    most = max(file.metadata.row_group(at).num_rows for at in range(groups)) * len(kind)
    assert most <= 1 << 22, f"{most} cells in a group of rows"
    return same(table.to_pandas(types_mapper=TYPES.get), csv), f"{groups} groups of rows"


def sav(csv, scratch):
    """pyreadstat reads labels, levels, formats and the encoding."""
    features, meta = pyreadstat.read_sav(csv.with_suffix(".sav"), user_missing=True)
    checked(meta, csv)
    assert meta.file_encoding == "UTF-8" and meta.number_rows == len(features)
    return same(features, csv, strip=True), ""


def pspp(csv, scratch):
    """PSPP reads the file and writes it anew; what it wrote is compared."""
    back, program = scratch / "again.sav", scratch / "again.sps"
    program.write_text(f"GET FILE='{csv.with_suffix('.sav')}'.\nSAVE OUTFILE='{back}'.\n", encoding="utf-8")
    done = subprocess.run(["pspp", "-o", "-", program], capture_output=True, text=True)
    assert done.returncode == 0 and not done.stdout and not done.stderr, done.stdout[:2000] + done.stderr[:2000]
    features, meta = pyreadstat.read_sav(back)
    checked(meta, csv)
    return same(features, csv, strip=True), ""


def checked(meta, csv):
    kind = kinds(csv)
    assert meta.column_names_to_labels == {name: column["titles"] for name, column in metadata(csv).items()}
    assert list(meta.variable_value_labels) == ["status"]
    assert sorted(meta.variable_value_labels["status"]) == sorted(STATUS)
    for name, measure in meta.variable_measure.items():
        assert measure == ("nominal" if kind[name] == "string" else "scale"), (name, measure)
    for name, shown in meta.original_variable_types.items():
        assert shown == {"integer": "F8.0", "decimal": "F12.4"}.get(kind[name], shown), (name, shown)


def long_text(csv, said):
    """A text that SPSS cannot hold is cut between two characters, and that is said."""
    features, _ = pyreadstat.read_sav(csv.with_suffix(".sav"))
    header, rows = cells(csv)
    cut = 0
    for value, row in zip(features["meta_note"], rows):
        text = row[header.index("meta_note")]
        kept = text.encode()[:32767].decode(errors="ignore")
        assert value == kept, (len(value), len(text))
        cut += kept != text
    assert cut == 1 and "meta_note has a text of 40001 bytes; SPSS takes no more than 32767, so it is cut there" in said, said
    return len(rows), ""


READERS = {"Parquet by pyarrow": parquet, "SAV by pyreadstat": sav, "SAV by PSPP": pspp}
