import pandas as pd
import polars as pl
import pytest
from conftest import rows, run

import connote

ARGS = ["--by", "meta_outlet", "--resamples", "200"]


def same(found, expected):
    assert found.column_names == list(expected[0])
    table = found.to_arrow().to_pylist()
    assert len(table) == len(expected)
    for row, told in zip(table, expected, strict=True):
        for name, value in row.items():
            written = told[name]
            read = (None if written == "" else float(written)) if not isinstance(value, str) else written
            assert value == read, (told["feature"], name, value, written)


@pytest.mark.parametrize("kind", ["table", "pandas", "polars"])
def test_a_comparison_is_that_of_the_command_line(tmp_path, kind):
    run("extract", "-o", "features.csv", cwd=tmp_path)
    run("compare", "features.csv", *ARGS, "--within", "meta_topic", "-o", "comparison.csv", cwd=tmp_path)
    table = connote.extract_files()
    frame = {"table": table, "pandas": table.to_pandas(), "polars": pl.DataFrame(table)}[kind]
    found = connote.compare(frame, "meta_outlet", within="meta_topic", resamples=200)
    same(found, rows(tmp_path / "comparison.csv"))
    assert [(group["name"], group["articles"]) for group in found.groups] == [
        ("meridian-wire", 8), ("morning-klaxon", 8), ("the-lantern-post", 8)]
    assert any(note.startswith("left out, being text or names: doc_id") for note in found.notes)


def test_columns_can_be_chosen():
    table = connote.extract_files(features="stance,loaded")
    found = connote.compare(table, by="meta_outlet", columns=["hedges_p1k", "loaded_terms_n"], resamples=100)
    assert set(found["feature"].to_pylist()) == {"hedges_p1k", "loaded_terms_n"}
    pairs = found.to_pandas().query("feature == 'hedges_p1k' and contrast == 'pair'")
    means = table.to_pandas().groupby("meta_outlet")["hedges_p1k"].mean()
    assert pairs["mean_a"].to_list() == pytest.approx([means["meridian-wire"]] * 2 + [means["morning-klaxon"]], rel=1e-5)


def test_errors_say_what_to_do():
    frame = pd.DataFrame({"outlet": ["a", "b"], "x": [1.0, float("inf")]})
    with pytest.raises(ValueError, match='column "x", row 1: infinite'):
        connote.compare(frame, "outlet")
    frame["x"] = [1.0, 2.0]
    with pytest.raises(ValueError, match='no column "outlets"; did you mean "outlet"'):
        connote.compare(frame, "outlets")
    with pytest.raises(ValueError, match="no column 'y'; there are: outlet, x"):
        connote.compare(frame, "outlet", columns=["y"])
    with pytest.raises(ValueError, match="resamples"):
        connote.compare(frame, "outlet", resamples=5)
    with pytest.raises(TypeError, match="not list"):
        connote.compare([1, 2], "outlet")
