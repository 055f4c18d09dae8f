"""`kzdb site serve`: the pages of the site, and what cannot be served."""

from __future__ import annotations

import threading
from pathlib import Path
from urllib.request import urlopen

import pytest

from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.site.serve import serve


def test_a_page_is_served(settings: Settings) -> None:
    """Once the address is known, it answers with the site's first page."""
    addresses: list[str] = []
    known = threading.Event()

    def ready(address: str) -> None:
        addresses.append(address)
        known.set()

    threading.Thread(target=serve, args=(settings.var / "site", 0, ready), daemon=True).start()
    assert known.wait(60)
    with urlopen(f"{addresses[0]}en/claims/1.html") as answer:
        assert b"<h1" in answer.read()


def test_no_site(tmp_path: Path) -> None:
    """It says how to make one."""
    with pytest.raises(FileError, match="Run `kzdb site build` first"):
        serve(tmp_path, 0, print)
