"""The extractor: what is measured and by which lexicons, for many calls."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from . import _given
from ._annotation import Annotation
from ._connote import Measurer
from ._table import Table, arrays, fields

Groups = str | Sequence[str]
Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]

#: Rows that are measured at once: enough to keep threads busy, few enough to keep memory flat.
ROWS = 4096

#: What is known of every article in a file, where the file says so.
META = ("meta_outlet", "meta_date", "meta_title", "meta_author")


class Extractor:
    """Measures texts by groups of features and lexicons. It can be pickled: its lexicons travel along as they were read.

    Parameters
    ----------
    features
        Groups of columns: a name, several separated by commas, or a list. ``codebook().to_pandas().family.unique()`` has the
        names; ``"default"`` is all that are measured when none are named, ``"all"`` every group.
    lexicons
        Files of lexicons of your own (.dic, .dicx, .yaml, .json, .lcd, .cat, .ykd, .csv, .tsv), each a group of columns.
    choices
        Files of sets of rival terms, in the form that ``connote lexicon show choices`` prints.
    overlap
        Which terms of one category count where they overlap: the ``"longest"``, or ``"all"``.
    layout
        ``"plain"``: all of a text is body. ``"article"``: headline, byline, date line and boilerplate are told from it.
        By default texts are plain, and files are what their format says.
    min_words
        The status of articles with fewer words is ``short``.
    sample_words
        Measure what is bound to length in the first so many words of each article only.
    threads
        Threads; ``None`` for one a processor. The numbers do not depend on it.

    Raises
    ------
    ValueError
        A name that is no group, a lexicon that is not understood (with file and line).
    OSError
        A file that cannot be read.
    """

    def __init__(
        self,
        *,
        features: Groups = "default",
        lexicons: Paths = (),
        choices: Paths | None = None,
        overlap: Literal["longest", "all"] = "longest",
        layout: Literal["plain", "article"] | None = None,
        min_words: int = 100,
        sample_words: int | None = None,
        threads: int | None = None,
    ) -> None:
        if overlap not in ("longest", "all"):
            raise ValueError(f"no overlap {overlap!r}; there are 'longest' and 'all'")
        if sample_words is not None and sample_words < 1:
            raise ValueError("sample_words is a number of words, or None")
        self._options: dict[str, Any] = {
            "features": _names(features),
            "lexicons": _files(lexicons),
            "choices": _files(choices or ()),
            "overlap": overlap == "all",
            "layout": layout,
            "min_words": min_words,
            "sample_words": sample_words,
            "threads": threads or 0,
        }
        self._start()

    def _start(self) -> None:
        self._made = Measurer(**self._options)
        self._process = os.getpid()
        self._columns = self._made.columns()

    @property
    def _measurer(self) -> Measurer:
        # A process that was forked has the measurer and not its threads.
        if self._process != os.getpid():
            self._start()
        return self._made

    def __getstate__(self) -> dict[str, Any]:
        return self._options

    def __setstate__(self, options: dict[str, Any]) -> None:
        self._options = options
        self._start()

    def with_threads(self, threads: int | None) -> Extractor:
        """The same extractor on another number of threads."""
        other = Extractor.__new__(Extractor)
        other.__setstate__({**self._options, "threads": threads or 0})
        return other

    @property
    def columns(self) -> list[str]:
        """Names of the feature columns in order."""
        return [name for name, _ in self._columns]

    def schema(self, keep: pa.Schema | Iterable[pa.Field] = ()) -> pa.Schema:
        """The Arrow schema of tables: the columns in ``keep``, ``status`` (string), then each feature, ``int64`` or
        ``float64``."""
        return pa.schema([*keep, pa.field("status", pa.string()), *fields(self._columns)])

    def extract(self, given: Any, *, text: str = "text", keep: Sequence[str] | None = None) -> Table:
        """One row of numbers for each text; see :func:`connote.extract`."""
        made = [pa.Table.from_batches([batch]) for batch in self.batches(given, text=text, keep=keep)]
        return Table(pa.concat_tables(made) if made else self.schema().empty_table())

    def batches(self, given: Any, *, text: str = "text", keep: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The same, batch by batch, for streams that do not fit into memory: each is measured as it is asked for."""
        row = 0
        for texts, kept in _given.batches(given, text, keep):
            self._check_free(kept.column_names)
            for start in range(0, len(texts), ROWS) or [0]:
                piece = texts[start : start + ROWS]
                statuses, found = self._measurer.measure(piece, row)
                along = kept.slice(start, ROWS).combine_chunks()
                yield self._batch(along.schema, _columns(along), statuses, found)
                row += len(piece)

    def reader(self, given: Any, *, text: str = "text", keep: Sequence[str] | None = None) -> pa.RecordBatchReader:
        """The same as a stream of Arrow, which engines read as they write: memory does not grow with the number of texts."""
        batches = self.batches(given, text=text, keep=keep)
        first = next(batches, None)
        if first is None:
            return pa.RecordBatchReader.from_batches(self.schema(), [])
        return pa.RecordBatchReader.from_batches(first.schema, itertools.chain([first], batches))

    def files(
        self,
        paths: Paths = (),
        *,
        format: str | None = None,
        text_column: str = "text",
        id_column: str = "id",
        keep: Sequence[str] = META,
    ) -> Iterator[pa.RecordBatch]:
        """The articles of files and folders, batch by batch, as ``connote extract`` reads them; without any, of the sample
        corpus. Columns: ``doc_id``, those in ``keep`` (names of metadata columns, null where an article has none),
        ``status``, features. What cannot be read is a row with the status ``rejected:`` and the reason, which names file and
        line."""
        read = self._measurer.files(_list(paths), format=format, text=text_column, id=id_column)
        for ids, meta, statuses, found in read:
            yield self._of_files(ids, [dict(of_one) for of_one in meta], keep, statuses, found)

    def files_of_larger(
        self,
        files: Sequence[tuple[str | os.PathLike[str], str]],
        numbered: bool,
        *,
        format: str | None = None,
        text_column: str = "text",
        id_column: str = "id",
        keep: Sequence[str] = META,
    ) -> Iterator[pa.RecordBatch]:
        """Like :meth:`files`, for some files of a larger input, each with its path below that: the rows are those of the
        whole. ``numbered`` where several of its files hold many articles each."""
        read = self._measurer.files_of_larger(list(files), numbered, format=format, text=text_column, id=id_column)
        for ids, meta, statuses, found in read:
            yield self._of_files(ids, [dict(of_one) for of_one in meta], keep, statuses, found)

    def extract_files(self, paths: Paths = (), *, format: str | None = None, text_column: str = "text",
                      id_column: str = "id") -> Table:
        """All of it as one table, with every metadata column that some article has; see :func:`connote.extract_files`."""
        read = list(self._measurer.files(_list(paths), format=format, text=text_column, id=id_column))
        there = {name: None for _, meta, _, _ in read for of_one in meta for name, _ in of_one}
        names = [name for name in META if name in there] + [name for name in there if name not in META]
        made = [
            self._of_files(ids, [dict(of_one) for of_one in meta], names, statuses, found)
            for ids, meta, statuses, found in read
        ]
        return Table(pa.Table.from_batches(made, schema=None if made else self.schema(file_fields(names))))

    def annotate(self, text: str) -> Annotation:
        """The reading of one text; see :func:`connote.annotate`."""
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}")
        read, html = self._measurer.annotate(text)
        return Annotation._of(text, json.loads(read), html)

    def codebook(self) -> Table:
        """What each column means; see :func:`connote.codebook`."""
        rows = json.loads(self._measurer.codebook())
        for row in rows:
            row["measurements"] = json.dumps(row["measurements"])
        return Table(pa.Table.from_pylist(rows))

    def __repr__(self) -> str:
        lists = [name for name, _ in self._options["lexicons"] + self._options["choices"]]
        own = f", with {', '.join(lists)}" if lists else ""
        return f"<connote.Extractor: {', '.join(self._options['features'])}, {len(self._columns)} columns{own}>"

    def _of_files(self, ids: list[str], meta: list[dict[str, str]], keep: Sequence[str], statuses: list[str | None],
                  found: list[tuple[bytes, bytes]]) -> pa.RecordBatch:
        known = [pa.array(ids, pa.string())]
        known += [pa.array([of_one.get(name) for of_one in meta], pa.string()) for name in keep]
        return self._batch(file_fields(keep), known, statuses, found)

    def _rejected(self, id: str, reason: str, keep: Sequence[str]) -> pa.RecordBatch:
        row = {"doc_id": id, "status": f"rejected: {reason}"}
        return pa.RecordBatch.from_pylist([row], schema=self.schema(file_fields(keep)))

    def _batch(self, keep: Any, along: list[pa.Array], statuses: list[str | None],
               found: list[tuple[bytes, bytes]]) -> pa.RecordBatch:
        made = arrays(self._columns, len(statuses), found)
        return pa.RecordBatch.from_arrays([*along, pa.array(statuses, pa.string()), *made], schema=self.schema(keep))

    def _check_free(self, names: Sequence[str]) -> None:
        taken = {"status", *self.columns}
        for name in names:
            if name in taken:
                raise ValueError(f"column {name!r} would stand there twice; rename it, or leave it out with keep=[...]")


def file_fields(keep: Sequence[str]) -> list[pa.Field]:
    """The columns of articles of files before the status."""
    return [pa.field(name, pa.string()) for name in ("doc_id", *keep)]


def _columns(table: pa.Table) -> list[pa.Array]:
    return [column.chunk(0) if column.num_chunks else pa.array([], column.type) for column in table.columns]


def _names(features: Groups) -> list[str]:
    given = features.split(",") if isinstance(features, str) else list(features)
    return [name.strip() for name in given]


def _list(paths: Paths) -> list[str | os.PathLike[str]]:
    return [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)


def _files(paths: Paths) -> list[tuple[str, bytes]]:
    return [(Path(path).name, Path(path).read_bytes()) for path in _list(paths)]
