"""A table that any consumer of Arrow takes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    import pandas


class Table:
    """Rows and columns, to be handed on.

    Whatever takes Arrow takes it without copying: ``pyarrow.table(t)``, ``polars.DataFrame(t)``, ``duckdb.sql("from t")``
    (of ``t.to_arrow()``), ``pandas.DataFrame.from_arrow(t)``. ``t["hedges_n"]`` is a column (``pyarrow.ChunkedArray``).
    A missing value is null.
    """

    def __init__(self, arrow: pa.Table) -> None:
        self._arrow = arrow

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._arrow.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._arrow.schema.__arrow_c_schema__()

    def to_arrow(self) -> pa.Table:
        """The same as a ``pyarrow.Table``, nothing copied."""
        return self._arrow

    def to_pandas(self, **options: Any) -> pandas.DataFrame:
        """The same as a ``pandas.DataFrame``, one row a row; counts with missing values become floats with NaN.

        ``options`` are those of ``pyarrow.Table.to_pandas``: with ``types_mapper=pandas.ArrowDtype`` counts stay whole. Raises
        ``ImportError`` where pandas is not installed.
        """
        return self._arrow.to_pandas(**options)

    @property
    def column_names(self) -> list[str]:
        """Names of the columns in order."""
        return self._arrow.column_names

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of rows and columns."""
        return self._arrow.shape

    def __len__(self) -> int:
        return self._arrow.num_rows

    def __getitem__(self, column: str) -> pa.ChunkedArray:
        if column not in self._arrow.column_names:
            raise KeyError(f"no column {column!r}; column_names lists all {len(self.column_names)}")
        return self._arrow.column(column)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._arrow.equals(other._arrow)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._arrow,)

    def __repr__(self) -> str:
        rows, columns = self.shape
        names = ", ".join(self.column_names[:8]) + (", …" if columns > 8 else "")
        return f"<connote.{type(self).__name__}: {rows} rows, {columns} columns: {names}>"

    def _repr_html_(self, rows: int = 10, columns: int = 12) -> str:
        names = self.column_names[:columns]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        more = "<th>…</th>" if len(self.column_names) > columns else ""
        body = []
        for row in self._arrow.select(names).slice(0, rows).to_pylist():
            cells = "".join(f"<td>{html.escape(_shown(row[name]))}</td>" for name in names)
            body.append(f"<tr>{cells}{'<td>…</td>' if more else ''}</tr>")
        below = f"{self.shape[0]} rows × {self.shape[1]} columns"
        table = f"<table><thead><tr>{head}{more}</tr></thead><tbody>{''.join(body)}</tbody></table>"
        return f"<div style='overflow-x: auto; white-space: nowrap'>{table}</div><p>{below}</p>"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def arrays(columns: list[tuple[str, bool]], rows: int, found: list[tuple[bytes, bytes]]) -> list[pa.Array]:
    """Values and bits of presence as Arrow arrays of ``int64`` or ``float64``."""
    made = []
    for (_, whole), (values, there) in zip(columns, found, strict=True):
        kind = pa.int64() if whole else pa.float64()
        made.append(pa.Array.from_buffers(kind, rows, [pa.py_buffer(there), pa.py_buffer(values)]))
    return made


def fields(columns: list[tuple[str, bool]]) -> list[pa.Field]:
    return [pa.field(name, pa.int64() if whole else pa.float64()) for name, whole in columns]
