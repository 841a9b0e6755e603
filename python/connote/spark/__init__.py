"""On Spark, for archives that outgrow one machine.

Each executor measures what it reads: nothing is shuffled, nothing is collected. What cannot be measured is a row whose
status says why, never a failed stage; a task that is lost with its executor is done again by Spark and leaves its rows once.
The workers need connote and pyarrow in their Python.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

from .._extractor import META, Extractor, file_fields
from ._store import Store

__all__ = ["extract", "extract_files"]

#: More tasks than this cost more than they spread.
MOST_TASKS = 10_000


def extract(
    df: DataFrame,
    *,
    text: str = "text",
    keep: Sequence[str] | None = None,
    extractor: Extractor | None = None,
    **options: Any,
) -> DataFrame:
    """One row of numbers for each row of ``df``, through ``mapInArrow``.

    ``text`` is the column of texts, ``keep`` those that travel along (by default all others). ``extractor`` or the options of
    :class:`connote.Extractor` say what is measured; a task uses one thread, as Spark counts on. Rows come in any order: let
    an id travel along. Columns: those kept, ``status``, then the features as ``bigint`` and ``double``, null where a value is
    missing.

    Raises ``ValueError`` for a column that is not there or of which the name is taken, ``TypeError`` for one that holds no
    text.
    """
    names = df.columns
    kept = [name for name in names if name != text] if keep is None else list(keep)
    for name in [text, *kept]:
        if name not in names:
            raise ValueError(f"no column {name!r}; there are: {', '.join(names)}")
    if not isinstance(df.schema[text].dataType, StringType):
        raise TypeError(f"column {text!r} holds {df.schema[text].dataType.simpleString()}, not text")
    measuring = _measuring(extractor, options)
    measuring._check_free(kept)
    schema = _schema(measuring, [df.schema[name] for name in kept])

    def measured(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from measuring.batches(batch, text=text, keep=kept)

    wanted = dict.fromkeys([text, *kept])
    return df.select(*(_quoted(name) for name in wanted)).mapInArrow(measured, schema)


def extract_files(
    spark: SparkSession,
    input: str,
    *,
    format: str | None = None,
    text_column: str = "text",
    id_column: str = "id",
    keep: Sequence[str] = META,
    extractor: Extractor | None = None,
    **options: Any,
) -> DataFrame:
    """The articles of a file or folder, each file read by one task as ``connote extract`` reads it: WARC and WET, JSON lines,
    CSV, pages, ZIP archives of these. ``input`` is a path that all workers see, or an address that pyarrow opens (``s3://``,
    ``gs://``, ``hdfs://``); what lies elsewhere is copied to the worker while it is read.

    Columns: ``doc_id``, those in ``keep`` (``meta_outlet``, ..., ``meta_url``), ``status``, features. The ids are those of the
    command line over the same input. A file that is torn gives the rows before the tear and one whose status names the file
    and the place.

    Raises ``ValueError`` where nothing is found.
    """
    measuring = _measuring(extractor, options)
    store = Store(input)
    files, alone, numbered = store.files(format)
    keep = list(keep)
    schema = _schema(measuring, [StructField(field.name, StringType()) for field in file_fields(keep)])
    reading: dict[str, Any] = {"format": format, "text_column": text_column, "id_column": id_column, "keep": keep}

    def measured(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for file in batch.column("file").to_pylist():
                with tempfile.TemporaryDirectory(prefix="connote-") as folder:
                    try:
                        path = store.local(file, Path(folder))
                    except OSError as error:
                        yield measuring._rejected(file, f"{file}: cannot be fetched ({error})", keep)
                        continue
                    if alone:
                        yield from measuring.files([path], **reading)
                    else:
                        yield from measuring.files_of_larger([(path, file)], numbered, **reading)

    tasks = min(len(files), MOST_TASKS)
    rows = spark.sparkContext.parallelize([(file,) for file in files], tasks)
    return spark.createDataFrame(rows, "file string").mapInArrow(measured, schema)


def _measuring(extractor: Extractor | None, options: dict[str, Any]) -> Extractor:
    if extractor is not None and options:
        raise TypeError(f"give an extractor or options, not both: {', '.join(options)}")
    return extractor.with_threads(1) if extractor is not None else Extractor(**{"threads": 1, **options})


def _schema(extractor: Extractor, kept: list[StructField]) -> StructType:
    numbers = [
        StructField(name, LongType() if whole else DoubleType(), nullable=True) for name, whole in extractor._columns
    ]
    return StructType([*kept, StructField("status", StringType()), *numbers])


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"
