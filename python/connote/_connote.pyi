from collections.abc import Iterator
from os import PathLike
from typing import final

__all__ = ["Files", "Measurer", "__version__", "compare", "kind_of"]

__version__: str

_File = tuple[str, bytes]
_Columns = list[tuple[bytes, bytes]]
_Batch = tuple[list[str], list[list[tuple[str, str]]], list[str | None], _Columns]

@final
class Measurer:
    def __new__(
        cls,
        *,
        features: list[str],
        lexicons: list[_File],
        choices: list[_File],
        overlap: bool,
        layout: str | None,
        min_words: int,
        sample_words: int | None,
        threads: int,
    ) -> Measurer: ...
    def columns(self) -> list[tuple[str, bool]]: ...
    def codebook(self) -> str: ...
    def measure(self, texts: list[str | None], first: int) -> tuple[list[str | None], _Columns]: ...
    def annotate(self, text: str) -> tuple[str, str]: ...
    def files(self, paths: list[str | PathLike[str]], *, format: str | None, text: str, id: str) -> Files: ...
    def files_of_larger(
        self,
        files: list[tuple[str | PathLike[str], str]],
        numbered: bool,
        *,
        format: str | None,
        text: str,
        id: str,
    ) -> Files: ...

@final
class Files(Iterator[_Batch]):
    def __iter__(self) -> Files: ...
    def __next__(self) -> _Batch: ...

def kind_of(name: str | PathLike[str], format: str | None) -> bool | None: ...
def compare(
    columns: list[tuple[str, bytes | list[str | None]]],
    *,
    by: str,
    within: str | None,
    cluster: str | None,
    exposure: str | None,
    resamples: int,
    seed: int,
    threads: int,
) -> str: ...
