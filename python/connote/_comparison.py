"""Groups of rows held against each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from . import _given
from ._connote import compare as _compare
from ._table import Table

_TEXTS = ("feature", "unit", "contrast", "group_a", "group_b", "exposure", "note")


class Comparison(Table):
    """One row a feature and contrast; ``notes`` say what was left out and why, ``groups`` how many articles each has."""

    def __init__(self, arrow: pa.Table, notes: Sequence[str] = (), groups: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(arrow)
        self.notes = list(notes)
        self.groups = list(groups)

    def __reduce__(self) -> tuple[Any, ...]:
        return Comparison, (self._arrow, self.notes, self.groups)


def compare(
    frame: Any,
    by: str,
    *,
    columns: Sequence[str] | None = None,
    within: str | None = None,
    cluster: str | None = None,
    exposure: str | None = None,
    resamples: int = 2000,
    seed: int = 1949,
    threads: int | None = None,
) -> Comparison:
    """Groups of articles held against each other, column by column, as ``connote compare`` does.

    Parameters
    ----------
    frame
        One row an article: what :func:`connote.extract` returned, or any frame or table that Arrow takes.
    by
        The column of groups, such as ``"meta_outlet"``.
    columns
        Columns to compare; by default all columns of numbers.
    within
        Shuffle within the values of this column only, such as ``"meta_topic"``.
    cluster
        Take all articles of one value as one unit, such as ``"meta_author"``.
    exposure
        The exposure of all columns of whole numbers, such as ``"words_n"``; by default what connote's own columns are held
        against.
    resamples, seed
        Of the bootstrap and the permutations.

    Returns
    -------
    Comparison
        The columns of ``connote compare``: means, difference with 95 % limits, Hedges's g, Cliff's delta, Welch, Mann-Whitney
        and permutation tests with p and q (Benjamini and Hochberg 1995), Kruskal-Wallis, rate ratio. Numbers have six
        significant digits. Null where a group has fewer than five articles.

    Raises
    ------
    ValueError
        A column that is not there, fewer than two groups, no column of numbers, a number that is infinite (with its row).
    """
    if not 100 <= resamples <= 1_000_000:
        raise ValueError("resamples is a number from 100 to 1,000,000")
    table = _given.table(frame)
    if columns is not None:
        labels = [name for name in (by, within, cluster, exposure) if name is not None]
        missing = [name for name in columns if name not in table.column_names]
        if missing:
            raise ValueError(f"no column {missing[0]!r}; there are: {', '.join(table.column_names)}")
        table = table.select([name for name in table.column_names if name in {*labels, *columns}])
    cells = [(name, _cells(table.column(name))) for name in table.column_names]
    found = json.loads(
        _compare(
            cells,
            by=by,
            within=within,
            cluster=cluster,
            exposure=exposure,
            resamples=resamples,
            seed=seed,
            threads=threads or 0,
        )
    )
    rows = found["contrasts"]
    names = list(rows[0]) if rows else []
    kinds = [pa.field(name, pa.string() if name in _TEXTS else pa.float64()) for name in names]
    return Comparison(pa.Table.from_pylist(rows, schema=pa.schema(kinds)), found["notes"], found["groups"])


def _cells(column: pa.ChunkedArray) -> bytes | list[str | None]:
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind) or pa.types.is_null(kind):
        numbers = pc.fill_null(column.cast(pa.float64()), float("nan"))
        whole = numbers.combine_chunks()
        whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
        return whole.buffers()[1].to_pybytes()[whole.offset * 8 : (whole.offset + len(whole)) * 8]
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
    return column.cast(pa.large_string()).to_pylist()
