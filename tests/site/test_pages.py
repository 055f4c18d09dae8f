"""The site in a real Chromium: from a folder, by keyboard, without scripts, on a desktop and on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kzdb.config import Settings
from tests.accessibility import AXE, require_axe, violations


def press_until(page: Any, wanted: str) -> None:
    """Press Tab until the link with that end of its address has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.getAttribute('href') || '')").endswith(wanted):
            return
    pytest.fail(f"{wanted}: the keyboard does not get there")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light")])
def test_a_figure_is_found_and_followed_by_keyboard(settings: Settings, browser: Any, width: int, scheme: str) -> None:
    """From a folder, by keyboard alone: type a figure, follow the hit, read its passage, download; no text runs."""
    page = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=scheme)
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(str(error)))
    page.goto((settings.var / "site" / "en" / "index.html").as_uri())
    while page.evaluate("document.activeElement.id") != "find":
        page.keyboard.press("Tab")
    page.keyboard.type("1885")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hits li")
    press_until(page, "claims/2.html")
    page.keyboard.press("Enter")
    page.wait_for_selector("#passage blockquote")
    assert "1,885 people" in page.inner_text("#passage blockquote")
    press_until(page, "downloads.html")
    page.keyboard.press("Enter")
    page.wait_for_selector("#downloads")
    press_until(page, "csv/claims.csv")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert Path(download.value.path()).read_bytes().startswith(b'"claim_id"')
    assert [] == ran
    page.close()


def test_the_indexes_lead_to_a_passage_without_scripts(settings: Settings, browser: Any) -> None:
    """With scripts off: by topic, to the figure, to its passage, and to a file to download."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto((settings.var / "site" / "en" / "topics" / "index.html").as_uri())
    page.click("main a[href$='observation-heads.html']")
    page.click("main a[href$='claims/1.html']")
    assert page.is_visible("#passage blockquote")
    page.click(".foot a[href$='downloads.html']")
    with page.expect_download() as download:
        page.click("a[href$='csv/claims.csv']")
    assert Path(download.value.path()).read_bytes().startswith(b'"claim_id"')
    context.close()


KINDS = (
    "index.html", "claims/1.html", "disagreements.html", "search.html", "editions/sheet/AAA/1.html",
    "sources/report.html", "changes.html", "reports/index.html", "../index.html", "topics/index.html",
    "topics/observation-heads.html", "names/index.html", "names/country-aaa.html", "years/index.html",
    "sources/index.html", "downloads.html", "about.html",
)  # fmt: skip
"""A page of every kind; the first eight have between them everything that has a colour of its own."""


@pytest.mark.parametrize(
    ("width", "scheme", "language", "kinds"), [(1280, "light", "en", KINDS), (360, "dark", "ru", KINDS[:8])]
)
def test_no_page_breaks_a_rule_of_axe(
    settings: Settings, browser: Any, width: int, scheme: str, language: str, kinds: Sequence[str]
) -> None:
    """On a desktop in light, on a phone in dark; every page fits the phone."""
    require_axe()
    site = settings.var / "site"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    context.add_init_script(path=AXE)
    page = context.new_page()
    wrong = []
    for kind in KINDS:
        page.goto((site / language / kind).resolve().as_uri())
        if kind in kinds:
            wrong += [(kind, *one) for one in violations(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    context.close()
    assert [] == wrong
