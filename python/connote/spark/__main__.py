"""``python -m connote.spark``: a job that measures an archive and leaves Parquet, one folder an outlet."""

from __future__ import annotations

import argparse
import os
import sys

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from .._extractor import META, Extractor
from . import extract, extract_files


def _options(args: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m connote.spark",
        description="One row of features per article, as Parquet, by Spark. What cannot be read is a row whose status begins "
        "with 'rejected:' and names the place; it ends nothing.",
    )
    parser.add_argument("--input", required=True, help="file, folder or address (s3://..., hdfs://...)")
    parser.add_argument("--output", required=True, help="folder for the Parquet files; it must not be there yet")
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        help="parquet (read by Spark, which splits it), or jsonl, warc and what else connote reads, one task a file; by "
        "default what each file's name tells",
    )
    parser.add_argument("--outlet", help="column by which the output is laid out in folders; default: outlet or meta_outlet")
    parser.add_argument("--text-column", default="text", help="column of the texts (default: text)")
    parser.add_argument("--id-column", default="id", help="column of the ids, except with parquet (default: id)")
    parser.add_argument("--keep", help="columns that travel along, separated by commas; default: with parquet all, else "
                        + ",".join(META))
    parser.add_argument("--features", default="default", help="groups of columns, separated by commas")
    parser.add_argument("--lexicon", action="append", default=[], help="lexicon of your own; may be given several times")
    parser.add_argument("--choices", action="append", default=[], help="sets of rival terms; may be given several times")
    parser.add_argument("--layout", choices=["plain", "article"], help="whether headline and boilerplate are told from texts")
    parser.add_argument("--min-words", type=int, default=100, help="articles with fewer are 'short' (default: 100)")
    parser.add_argument("--master", help="address of the cluster; default: what spark-submit says, else local[*]")
    return parser.parse_args(args)


def _measured(spark: SparkSession, options: argparse.Namespace) -> DataFrame:
    extractor = Extractor(
        features=options.features,
        lexicons=options.lexicon,
        choices=options.choices,
        layout=options.layout,
        min_words=options.min_words,
        threads=1,
    )
    keep = options.keep.split(",") if options.keep else None
    if options.format == "parquet":
        return extract(spark.read.parquet(options.input), text=options.text_column, keep=keep, extractor=extractor)
    return extract_files(
        spark,
        options.input,
        format=options.format,
        text_column=options.text_column,
        id_column=options.id_column,
        keep=META if keep is None else keep,
        extractor=extractor,
    )


def _outlet(df: DataFrame, asked: str | None) -> str | None:
    if asked is not None and asked not in df.columns:
        raise ValueError(f"no column {asked!r} to lay the output out by; keep it with --keep, or name another with --outlet")
    return asked or next((name for name in ("outlet", "meta_outlet") if name in df.columns), None)


def main() -> int:
    options = _options()
    # Workers on this machine take another Python otherwise.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("connote")
    # A thousand rows cost nearly nothing more than ten thousand, and bound a worker's memory.
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 1000)
    spark = (builder.master(options.master) if options.master else builder).getOrCreate()
    try:
        df = _measured(spark, options)
        outlet = _outlet(df, options.outlet)
        writer = df.write.partitionBy(outlet) if outlet else df.write
        writer.parquet(options.output)
        status = spark.read.schema("status string").parquet(options.output)
        counts = status.selectExpr("coalesce(split(status, ':')[0], 'no text') as status").groupBy("status").count()
        told = ", ".join(f"{row['count']} {row['status']}" for row in counts.orderBy("status").collect())
        print(f"{options.output}: {told}", file=sys.stderr)
    except (ValueError, TypeError, OSError, AnalysisException) as error:
        print(f"connote: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
