"""The files of a report, read once: its own folder and the one that all reports share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kzdb.errors import DefinitionError

OWN, SHARED = "report", "shared"
"""What the names of files begin with: `report/style.css`, `shared/print.css`."""

SAMPLE = "sample"
"""The folder of a report in which an edition of it is shown; it is no part of the report."""


@dataclass(frozen=True)
class Folder:
    """A report's folder and the shared one with every file in them, by name."""

    path: Path
    shared: Path
    files: Mapping[str, bytes]

    @property
    def slug(self) -> str:
        """The report's name: that of its folder."""
        return self.path.resolve().name

    def place(self, name: str) -> Path:
        """Return where a file is on the disk, for messages."""
        root, _, rest = name.partition("/")
        return (self.path if root == OWN else self.shared) / rest

    def find(self, name: str) -> str | None:
        """Return the full name of `style.css`: the report's own file, else the shared one; None when there is none."""
        return next((full for root in (OWN, SHARED) if (full := f"{root}/{name}") in self.files), None)

    def names(self, folder: str = "", ending: str = "") -> list[str]:
        """Return the full names of the files below `folder` with that ending, the report's own first."""
        return [name for root in (OWN, SHARED) for name in self.files
                if name.startswith(f"{root}/{folder}") and name.endswith(ending)]  # fmt: skip

    def text(self, name: str) -> str:
        """Return a file as text, without a byte order mark.

        Raises:
            DefinitionError: it is no UTF-8.
        """
        data = self.files[name]
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise DefinitionError(
                f"{self.place(name)}:{line}: got the byte {data[error.start]:#04x}, expected UTF-8. Save it as UTF-8."
            ) from None

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file, by name."""
        return {name: hashlib.sha256(data).hexdigest() for name, data in self.files.items()}


def read_folder(path: Path, shared: Path) -> Folder:
    """Read the report in `path` and what reports share in `shared`; hidden files and samples are left out.

    Raises:
        DefinitionError: there is no such folder, or a file cannot be read.
    """
    if not path.is_dir():
        raise DefinitionError(f"{path}: no such report. See `kzdb report list`.")
    files: dict[str, bytes] = {}
    for root, folder in ((OWN, path), (SHARED, shared)):
        for file in sorted(folder.rglob("*")):
            inside = file.relative_to(folder)
            left_out = inside.parts[0] == SAMPLE or any(part.startswith(".") for part in inside.parts)
            if not left_out and file.is_file():
                try:
                    files[f"{root}/{inside.as_posix()}"] = file.read_bytes()
                except OSError as error:
                    raise DefinitionError(f"{file}: cannot be read ({error.strerror}). Change its rights.") from None
    return Folder(path, shared, files)
