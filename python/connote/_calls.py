"""What most users call: an extractor for one call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ._annotation import Annotation
from ._extractor import Extractor, Groups, Paths
from ._table import Table


def extract(
    given: Any,
    *,
    text: str = "text",
    keep: Sequence[str] | None = None,
    features: Groups = "default",
    lexicons: Paths = (),
    choices: Paths | None = None,
    threads: int | None = None,
    **options: Any,
) -> Table:
    """One row of numbers for each text.

    Parameters
    ----------
    given
        Texts (a list of ``str``, ``None`` where one is missing; a column of pyarrow, pandas or polars), or a table with a
        column of them: a frame of pandas or polars, a table of pyarrow, a relation of DuckDB, anything with
        ``__arrow_c_stream__``.
    text
        The column of the texts, where a table is given.
    keep
        Columns of the table that travel along; by default all others.
    features, lexicons, choices, threads, **options
        Those of :class:`Extractor`.

    Returns
    -------
    Table
        As many rows as texts, in their order: the columns that travel along, ``status``, then the features in the codebook's
        order, counts as ``int64``, all else as ``float64`` with four decimals, as ``connote extract`` writes them. The
        status is ``ok``, ``short`` (fewer than ``min_words`` words: rates rest on little), ``language`` (not English),
        ``empty`` (no word), ``rejected: `` with the reason where a text cannot be measured, and null where there is none.

    Raises
    ------
    TypeError
        What is given holds no texts; the message names the row, counted from 0.
    ValueError
        A column that is not there, or that travels along under the name of a feature; what :class:`Extractor` raises.

    Notes
    -----
    Definitions, units and the published source of every column: :func:`codebook`.
    """
    extractor = Extractor(features=features, lexicons=lexicons, choices=choices, threads=threads, **options)
    return extractor.extract(given, text=text, keep=keep)


def extract_files(
    paths: Paths = (),
    *,
    format: str | None = None,
    text_column: str = "text",
    id_column: str = "id",
    features: Groups = "default",
    lexicons: Paths = (),
    choices: Paths | None = None,
    threads: int | None = None,
    **options: Any,
) -> Table:
    """One row of numbers for each article in files and folders, read as ``connote extract`` reads them: text, Markdown,
    HTML, Word, PDF, JSON, JSON lines, CSV, Excel, Parquet, WARC and ZIP, each also packed. Without ``paths`` the sample corpus
    is read.

    Returns a :class:`Table`: ``doc_id``, metadata (``meta_outlet``, ...), ``status``, features. An article that cannot be read
    is a row whose status is ``rejected: `` with the reason, which names file and line.

    Raises ``ValueError`` for an input that is not there or holds nothing that connote reads, and what :class:`Extractor`
    raises.
    """
    extractor = Extractor(features=features, lexicons=lexicons, choices=choices, threads=threads, **options)
    return extractor.extract_files(paths, format=format, text_column=text_column, id_column=id_column)


def annotate(text: str, *, lexicons: Paths = (), choices: Paths | None = None, **options: Any) -> Annotation:
    """The reading of one text: sentences, tokens, quotations, attributions and all marks, with offsets in characters.

    In a notebook the result is shown as the marked article. ``options`` are those of :class:`Extractor`; ``layout="article"``
    tells headline, byline, date line and boilerplate from the body.

    Raises ``TypeError`` for anything but a ``str``, ``ValueError`` for a text of more than 100 MB.
    """
    return Extractor(lexicons=lexicons, choices=choices, threads=1, **options).annotate(text)


def codebook(features: Groups = "default", *, lexicons: Paths = (), choices: Paths | None = None) -> Table:
    """What each column means, one row a column: ``column``, ``family``, ``feature``, ``scope``, ``unit``, ``definition``,
    ``formula``, ``reference`` (author, year), ``caveat``, ``length_bound``, ``english``, ``example``, ``validity`` and
    ``measurements`` (agreement with people, as JSON)."""
    return Extractor(features=features, lexicons=lexicons, choices=choices, threads=1).codebook()
