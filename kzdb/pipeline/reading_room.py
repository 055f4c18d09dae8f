"""`kzdb site`: the published file and the register of editions, given to the site."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import PublishError
from kzdb.files import digest, lock
from kzdb.pipeline.inputs import program_digest
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.refresh.editions.register import Edition
    from kzdb.site.write import SiteOutcome

__all__ = ["SITE", "build_site"]

SITE = "site"
"""The link below var/ to the folder of the site."""


def build_site(settings: Settings, *, force: bool = False, progress: Progress = silent) -> SiteOutcome:
    """Write the site at var/site from the published file and the editions; nothing when neither has changed.

    Args:
        settings: the workspace.
        force: write every file again.
        progress: gets a message at each step.

    Raises:
        PublishError: nothing is published. StoreError: the register cannot be read. FileError: an edition is damaged,
            or the site cannot be written. The site stays as it was.
    """
    from kzdb.refresh.editions.register import editions_of
    from kzdb.site.write import SiteOutcome, read_stamp
    from kzdb.store.rows import open_rows

    place = settings.var / SITE
    if not settings.published.is_file():
        raise PublishError(f"nothing published at {settings.published}. Run `kzdb build` (or `kzdb refresh`) first.")
    with lock(settings.var / ".site.lock", "kzdb site build", progress):
        with open_rows(settings.database_url) as rows:
            editions = editions_of(rows)
        stamp = _stamp(settings, editions)
        if not force and read_stamp(place) == stamp:
            return SiteOutcome(place, unchanged=True)
        from kzdb.publish.connection import open_published
        from kzdb.site.build import build_site as build

        with open_published(settings.published) as connection:
            return build(
                connection, settings.published, settings.reports, editions, place,
                stamp=stamp, afresh=force, progress=progress,
            )  # fmt: skip


def _stamp(settings: Settings, editions: list[Edition]) -> str:
    """Return the digest of what the site is made from; of the published file its identity, so that it is not read."""
    there = settings.published.stat()
    manifests = sorted(settings.reports.glob("*/report.toml"))
    parts = [
        program_digest(),
        f"{there.st_size} {there.st_mtime_ns} {there.st_ino}",
        *(digest(path) for path in manifests),
        *(json.dumps(asdict(edition), sort_keys=True) for edition in editions),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
