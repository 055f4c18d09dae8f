"""Writing the site: a new folder beside the old one, which shares every file that stays, then one rename.

`var/site` is a link to the folder of the site as it is now. Files are never written in place, so the old and the new
folder may share them; a reader has the old site or the new one, whenever somebody dies.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb.errors import FileError
from kzdb.files import digest, explain, sync

if TYPE_CHECKING:  # an unchanged site is left alone before anything of this is loaded
    from kzdb.site.pages import Page

__all__ = ["MANIFEST", "Draft", "SiteOutcome", "new_site", "read_manifest", "read_stamp"]

MANIFEST = "site.json"
"""The file in the site that says what each of its files was made from."""

STAMP = "site.stamp"
"""The file in the site with the digest of all that it was made from: short, since every build reads it."""

_MANY = 500
"""From so many new files on, one call syncs all of the disk."""


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """What a build of the site did.

    Attributes:
        path: the folder of the site.
        written: how many files were written.
        kept: how many stayed as they were.
        removed: how many are not there any more.
        unchanged: nothing had changed, so nothing was even looked at.
    """

    path: Path
    written: int = 0
    kept: int = 0
    removed: int = 0
    unchanged: bool = False


@dataclass
class Draft:
    """A site that is being written: its folder, and what the old one was made from."""

    folder: Path
    old: Path | None
    old_files: Mapping[str, str]
    old_hashes: Mapping[str, list[Any]]
    files: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, list[Any]] = field(default_factory=dict)
    _folders: set[Path] = field(default_factory=set)
    _new: list[Path] = field(default_factory=list)

    def page(self, page: Page, form: str, write: Callable[[Page], str]) -> None:
        """Add a page; it is written only when it was made from something else before."""
        self.text(page.path, page.digest(form), lambda: write(page))

    def text(self, path: str, made_from: str, write: Callable[[], str]) -> None:
        """Add a text that is made from what the digest `made_from` names."""
        if not self._kept(path, made_from):
            self._added(path).write_bytes(write().encode("utf-8"))

    def file(self, path: str, made_from: str, write: Callable[[Path], object]) -> tuple[str, int]:
        """Add a file that `write` writes to a path it is given; return its SHA-256 and size."""
        if self._kept(path, made_from) and path in self.old_hashes:
            self.hashes[path] = list(self.old_hashes[path])
        else:
            place = self._added(path)
            place.unlink(missing_ok=True)
            write(place)
            self.hashes[path] = [digest(place), place.stat().st_size]
        sha256, size = self.hashes[path]
        return str(sha256), int(size)

    def share(self, path: str, source: Path, sha256: str) -> None:
        """Add a file that is there already and never changes: by a link, else as a copy.

        Raises:
            FileError: its bytes are not those of `sha256`.
        """
        if self._kept(path, sha256):
            return
        if (found := digest(source)) != sha256:
            raise FileError(
                f"{source}: got SHA-256 {found[:12]}, expected {sha256[:12]} as it was published. "
                "Put the file back from a backup; the site stays as it was."
            )
        _link(source, self._added(path))

    def sync(self) -> None:
        """Wait until all of it is on the disk."""
        if len(self._new) > _MANY:
            os.sync()  # one call for thousands of files, though it waits for those of others too
            return
        folders = {above for folder in self._folders for above in (folder, *folder.parents)}
        for path in (*self._new, self.folder / MANIFEST, self.folder / STAMP, *folders - {*self.folder.parents}):
            sync(path)

    @property
    def written(self) -> int:
        """How many files are new."""
        return len(self._new)

    def _added(self, path: str) -> Path:
        place = self._place(path)
        self._new.append(place)
        return place

    def _kept(self, path: str, made_from: str) -> bool:
        self.files[path] = made_from
        if self.old is None or self.old_files.get(path) != made_from:
            return False
        try:
            os.link(self.old / path, self._place(path))
        except FileNotFoundError:
            return False
        except OSError:
            shutil.copyfile(self.old / path, self._place(path))
        return True

    def _place(self, path: str) -> Path:
        place = self.folder / path
        if place.parent not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(place.parent)
        return place


@contextmanager
def new_site(place: Path, stamp: str, *, afresh: bool = False) -> Iterator[Draft]:
    """Give a draft of the site to fill; at the end of the block it takes the place of the site.

    Args:
        place: where the site is, a link.
        stamp: the digest of everything it is made from, for the next build to compare with.
        afresh: share nothing with the old site.

    Raises:
        FileError: it cannot be written, or something else is at `place`; the site stays as it was.
    """
    if place.exists() and not place.is_symlink():
        raise FileError(f"{place}: is there, and kzdb did not make it. Move it away.")
    try:
        _remove_all_but(place, _target(place))
        manifest = {} if afresh else read_manifest(place)
        folder = place.with_name(f".{place.name}-{uuid.uuid4().hex[:12]}")
        folder.mkdir()
        try:
            draft = Draft(
                folder, _target(place), manifest.get("files", {}), manifest.get("hashes", {})
            )  # fmt: skip
            yield draft
            said = {"files": draft.files, "hashes": draft.hashes}
            text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            (folder / MANIFEST).write_text(text, "utf-8")
            (folder / STAMP).write_text(stamp, "utf-8")
            draft.sync()
            link = place.with_name(f".{place.name}-link")
            with suppress(FileNotFoundError):
                link.unlink()
            os.symlink(folder.name, link, target_is_directory=True)
            os.replace(link, place)
            sync(place.parent)
        except BaseException:
            if _target(place) != folder:
                shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as error:
        raise FileError(f"{error.filename or place}: cannot be written: {explain(error)}") from error


def read_manifest(place: Path) -> dict[str, Any]:
    """Return what the site at `place` was made from; nothing when there is none, or it cannot be read."""
    try:
        found = json.loads((place / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    good = isinstance(found, dict) and all(isinstance(found.get(name), dict) for name in ("files", "hashes"))
    return found if good else {}


def read_stamp(place: Path) -> str | None:
    """Return the digest of all that the site at `place` was made from; None when there is none."""
    try:
        return (place / STAMP).read_text("utf-8").strip()
    except (OSError, ValueError):
        return None


def _target(place: Path) -> Path | None:
    """Return the folder behind the link of the site."""
    try:
        return place.with_name(os.readlink(place))
    except OSError:
        return None


def _remove_all_but(place: Path, kept: Path | None) -> None:
    """Remove the folders of sites before the present one, and what killed builds left."""
    for folder in place.parent.glob(f".{place.name}-*"):
        if folder != kept and folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)
