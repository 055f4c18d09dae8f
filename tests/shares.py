"""How pytest-xdist shares the files of tests out among its processes.

A folder whose files read one base stays in one process, which makes the base once. What takes longest comes first, so
that no process works alone at the end.
"""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

__all__ = ["pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]

TOGETHER = {
    "tests/reports/": "our own seeds", "tests/test_queries.py": "our own seeds",
    "tests/pipeline/test_stages.py": "our own seeds", "tests/report/": "report", "tests/site/": "site",
}  # fmt: skip
"""Folders and files that read one base, by its name."""

SLOWEST = (
    "tests/reports/", "tests/report/", "tests/pipeline/test_editions.py", "tests/draft/review/test_screen.py",
    "tests/refresh/test_press.py", "tests/site/", "tests/refresh/test_kills.py", "tests/publish/test_published.py",
    "tests/refresh/work/test_run.py", "tests/load/tables/test_bad_tables.py", "tests/store/test_record.py",
    "tests/refresh/work/test_hosts.py", "tests/cli/test_bad_days.py", "tests/publish/test_snapshot.py",
    "tests/cli/reports/test_refresh.py", "tests/refresh/work/test_worker.py", "tests/refresh/test_month.py",
    "tests/cli/reports/test_report.py", "tests/publish/test_export.py", "tests/draft/review/test_web.py",
    "tests/pipeline/test_stages.py", "tests/load/tables/test_extract.py", "tests/pipeline/test_unchanged.py",
    "tests/publish/test_rivals.py", "tests/refresh/notify/test_post.py", "tests/publish/test_tables.py",
    "tests/store/test_history.py", "tests/store/test_migrate.py", "tests/cli/workspace/test_build.py",
)  # fmt: skip
"""Files and folders of ten seconds of work and more, the longest first; the order costs time only, so it may age."""


class Shares(LoadFileScheduling):  # type: ignore[misc]
    """Gives each process a file at a time, or a folder."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what the test goes with."""
        return next((base for path, base in TOGETHER.items() if nodeid.startswith(path)), super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares | None:
    """Share out by `Shares` where `--dist loadfile` is asked for."""
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False  # else the files with most tests come first, however fast they are
    return Shares(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring what takes longest to the front."""

    def place(item: pytest.Item) -> int:
        return next((place for place, slow in enumerate(SLOWEST) if item.nodeid.startswith(slow)), len(SLOWEST))

    items.sort(key=place)
