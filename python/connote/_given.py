"""What a caller gives: texts by themselves, or a table with a column of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa


def batches(given: Any, text: str, keep: Sequence[str] | None) -> Iterator[tuple[list[Any], pa.Table]]:
    """Texts, ``None`` where one is missing, with the columns that travel along; batch by batch.

    ``keep=None`` takes all other columns along. Raises ``TypeError`` for what holds no texts, ``ValueError`` for a column that
    is not there.
    """
    if isinstance(given, (str, bytes)):
        raise TypeError("give a list of texts, or a table with a column of them; one text is annotate(text) or [text]")
    if isinstance(given, (pa.Table, pa.RecordBatch)):
        yield from _of_tables(_pieces(given), text, keep)
    elif isinstance(given, pa.RecordBatchReader):
        yield from _of_tables(given, text, keep)
    elif isinstance(given, (pa.Array, pa.ChunkedArray)):
        yield _strings(given, "the array"), _nothing(len(given))
    elif _is_of(given, "pandas", "DataFrame"):
        yield _of_frame(given, text, keep)
    elif _is_of(given, "pandas", "Series"):
        yield _of_series(given, "the series"), _nothing(len(given))
    elif hasattr(given, "__arrow_c_stream__"):
        yield from _of_stream(given, text, keep)
    elif hasattr(given, "__arrow_c_array__"):
        array = pa.array(given)
        if pa.types.is_struct(array.type):
            yield from _of_tables([pa.RecordBatch.from_struct_array(array)], text, keep)
        else:
            yield _strings(array, "the array"), _nothing(len(array))
    elif hasattr(given, "__iter__"):
        if isinstance(given, dict):
            raise TypeError("a dict is no table; give pyarrow.table(...) or a list of texts")
        texts = list(given)
        yield texts, _nothing(len(texts))
    else:
        raise TypeError(f"give a list of texts, or a table with a column of them, not {type(given).__name__}")


def _of_stream(given: Any, text: str, keep: Sequence[str] | None) -> Iterator[tuple[list[Any], pa.Table]]:
    try:
        reader = pa.RecordBatchReader.from_stream(given)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        # A column by itself.
        column = pa.chunked_array(given)
        yield _strings(column, "the column"), _nothing(len(column))
    else:
        yield from _of_tables(reader, text, keep)


def _of_tables(given: Any, text: str, keep: Sequence[str] | None) -> Iterator[tuple[list[Any], pa.Table]]:
    for batch in given:
        names = batch.schema.names
        _check_there([text, *(keep or [])], names)
        others = [name for name in names if name != text] if keep is None else list(keep)
        yield _strings(batch.column(text), f"column {text!r}"), pa.Table.from_batches([batch]).select(others)


def _pieces(table: pa.Table | pa.RecordBatch) -> list[pa.RecordBatch]:
    if isinstance(table, pa.RecordBatch):
        return [table]
    return table.to_batches() or [pa.RecordBatch.from_pylist([], schema=table.schema)]


def _of_frame(frame: Any, text: str, keep: Sequence[str] | None) -> tuple[list[Any], pa.Table]:
    names = list(frame.columns)
    _check_there([text, *(keep or [])], names)
    others = [name for name in names if name != text] if keep is None else list(keep)
    if names.count(text) > 1:
        raise ValueError(f"column {text!r} stands there twice; rename one of them")
    return _of_series(frame[text], f"column {text!r}"), table(frame[others]) if others else _nothing(len(frame))


def _of_series(series: Any, what: str) -> list[Any]:
    try:
        return _strings(pa.array(series, from_pandas=True), what)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        # Of several types: the row of the first that is no text is told where they are measured.
        return [None if value is None or value != value else value for value in series]


def _check_there(wanted: Sequence[str], names: Sequence[Any]) -> None:
    for name in wanted:
        if name not in names:
            raise ValueError(f"no column {name!r}; there are: {', '.join(map(str, names))}")


def _strings(column: pa.Array | pa.ChunkedArray, what: str) -> list[str | None]:
    kind = column.type
    while pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_null(kind):
        return [None] * len(column)
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
        raise TypeError(f"{what} holds {column.type}, not text")
    return column.to_pylist()


def _nothing(rows: int) -> pa.Table:
    """A table of so many rows without a column."""
    return pa.table({"row": pa.nulls(rows)}).select([])


def _is_of(given: Any, package: str, name: str) -> bool:
    return any(
        kind.__module__.split(".")[0] == package and kind.__name__ == name for kind in type(given).__mro__
    )


def table(given: Any) -> pa.Table:
    """A whole table. Raises ``TypeError`` for what is none."""
    if isinstance(given, pa.Table):
        return given
    if _is_of(given, "pandas", "DataFrame"):
        try:
            return pa.Table.from_pandas(given, preserve_index=False)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise TypeError(f"{error}; make the column of one type, or leave it out") from error
    if hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__"):
        return pa.table(given)
    raise TypeError(f"give a frame or table with one row an article, not {type(given).__name__}")
