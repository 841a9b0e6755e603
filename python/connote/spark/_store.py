"""Where the files of a job lie: on a disk that all workers see, or in an object store."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from pyarrow import fs

from .._connote import kind_of

_PIECE = 1 << 20


class Store:
    """An input: a file or a folder, by path or address. It can be pickled and opened again by a worker."""

    def __init__(self, address: str) -> None:
        self.address = address

    def _open(self) -> tuple[fs.FileSystem, str]:
        # Hadoop's name for the same place.
        address = "s3" + self.address[3:] if self.address.startswith("s3a:") else self.address
        if "://" not in address:
            return fs.LocalFileSystem(), str(Path(address).absolute())
        system, path = fs.FileSystem.from_uri(address)
        return system, path.rstrip("/") or path

    def files(self, format: str | None) -> tuple[list[str], bool, bool]:
        """Paths of all files below the input that connote reads, in order; whether the input is one file; whether several
        hold many articles. Hidden files are left out."""
        system, root = self._open()
        about = system.get_file_info(root)
        if about.type == fs.FileType.NotFound:
            raise ValueError(f"{self.address} is not there; give a file, a folder, or an address such as s3://bucket/folder")
        if about.is_file:
            return [PurePosixPath(root).name], True, False
        infos = system.get_file_info(fs.FileSelector(root, recursive=True))
        below = [PurePosixPath(info.path).relative_to(root) for info in infos if info.is_file]
        shown = [path for path in below if not any(part.startswith(".") for part in path.parts)]
        kinds = {str(path): kind for path in shown if (kind := kind_of(str(path), format)) is not None}
        if not kinds:
            raise ValueError(f"no article found in {self.address}; name the form of its files with format")
        archives = any(path.lower().endswith(".zip") for path in kinds)
        return sorted(kinds), False, archives or sum(kinds.values()) > 1

    def local(self, file: str, folder: Path) -> Path:
        """A path under which a worker reads a file; what lies elsewhere is copied into ``folder``."""
        system, root = self._open()
        alone = PurePosixPath(root).name == file and not system.get_file_info(f"{root}/{file}").is_file
        path = root if alone else f"{root}/{file}"
        if isinstance(system, fs.LocalFileSystem):
            return Path(path)
        copy = folder / PurePosixPath(file).name
        with system.open_input_stream(path, compression=None) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, _PIECE)
        return copy
