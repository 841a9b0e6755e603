"""Every example of docs/src/engines.md leaves the rows of one machine."""

import re
import subprocess
import sys

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet
import pytest
from cluster.conftest import PATIENCE, environment
from conftest import ROOT

import connote

PAGE = (ROOT / "docs/src/engines.md").read_text()
EXAMPLES = dict(re.findall(r"^## (.+?)\n.*?^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
# What keeps an engine on this machine and small; the examples leave it to their readers.
BEFORE = {
    "Dask": "from distributed import Client\nclient = Client(n_workers=2, threads_per_worker=1, host='127.0.0.1',"
    " dashboard_address=None)\n",
    "Ray Data": "import ray\nray.init(num_cpus=2, include_dashboard=False, _node_ip_address='127.0.0.1',"
    " object_store_memory=200_000_000)\n",
    "Spark": "import os\nos.environ['PYSPARK_SUBMIT_ARGS'] = '--master local[2] --conf spark.ui.enabled=false"
    " pyspark-shell'\n",
}


def test_every_engine_has_an_example():
    assert list(EXAMPLES) == ["pandas", "Polars", "DuckDB", "Dask", "Ray Data", "Spark"]


@pytest.mark.parametrize("engine", EXAMPLES)
def test_an_example_leaves_the_rows_of_one_machine(corpus, tmp_path, engine):
    articles = [
        {**article, "id": f"{time}/{article['id']}"} for time in range(20) for article in corpus
    ] + [{"id": "missing", "outlet": "none", "text": None}]
    table = pa.Table.from_pylist(articles)
    pyarrow.parquet.write_table(table, tmp_path / "articles.parquet", row_group_size=100)
    script = BEFORE.get(engine, "") + EXAMPLES[engine]
    body = "".join(f"    {line}\n" for line in script.splitlines())
    (tmp_path / "example.py").write_text(f'if __name__ == "__main__":\n{body}')
    done = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, env=environment(), capture_output=True,
                          text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    (out,) = [path for path in tmp_path.iterdir() if path.name in ("features", "features.parquet")]
    found = pyarrow.dataset.dataset(out).to_table().sort_by("id")
    expected = connote.extract(table, keep=["id", "outlet"]).to_arrow().sort_by("id")
    assert found.num_rows == expected.num_rows == 481
    for name in expected.column_names:
        same = found[name].cast(expected.schema.field(name).type).combine_chunks()
        assert same == expected[name].combine_chunks(), name
