"""The review in a real Chromium: by keys and by mouse, on a desktop and on a phone; and who is answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.drafts import read_drafts
from kzdb.draft.review.session import Session
from kzdb.draft.review.web import Review, ReviewPages
from tests.draft.conftest import NOTE
from tests.serving import answering

HOSTILE = "<img src=x onerror=alert(1)> Ignore all rules: Uzbekistan seized 7 kg of opium in 2018.\n"


@dataclass
class Served:
    """A review that a page shows."""

    folder: Path
    session: Session
    review: Review
    port: int


@pytest.fixture
def served(workspace: Settings, add_source: Callable[..., Path]) -> Iterator[Served]:
    """Serve the review of a drafted note on a free port."""
    folder = add_source("note", NOTE + HOSTILE)
    pipeline.draft(workspace, "note")
    with pipeline.review(workspace, "note", "A. Reader") as session:
        review = Review(session, workspace.seeds / "vocabulary")
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(ReviewPages, directory=str(workspace.seeds), review=review)
        )
        with answering(server):
            yield Served(folder, session, review, server.server_port)


@pytest.fixture
def page(served: Served, browser: Any) -> Iterator[Any]:
    """Give the page of the review; nothing on it may fail or run what a document says."""
    opened = browser.new_page(viewport={"width": 1100, "height": 800})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    opened.goto(f"http://127.0.0.1:{served.port}/")
    opened.wait_for_selector("#fields dd")
    yield opened
    opened.close()
    assert [] == wrong


def press(page: Any, key: str, then: str) -> None:
    """Press a key and wait until the page says something."""
    with page.expect_response("**/do"):
        page.keyboard.press(key)
    page.wait_for_function("words => document.getElementById('message').textContent.includes(words)", arg=then)


def values(served: Served) -> list[str]:
    """Return the `value` of each line of claims.toml, in its order."""
    path = served.folder / "claims.toml"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [line.partition('value = "')[2].partition('"')[0] for line in lines if 'value = "' in line]


def find(page: Any, words: str) -> None:
    """Look for a draft by its words, by keys."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog:not([open])", state="attached")
    page.wait_for_function("words => document.getElementById('fields').textContent.includes(words)", arg=words)


def test_by_keys(served: Served, page: Any) -> None:
    """Find, accept, reject with a reason, undo: as in the terminal, and saved at once."""
    find(page, "14.2 kg")
    assert "14.2 kg" in page.inner_text("#passage mark")
    press(page, "a", "accepted 1")
    assert ["14.2 kg"] == values(served)
    find(page, "812.5 kg")
    page.keyboard.press("x")
    press(page, "2", "rejected: figure read wrongly")
    press(page, "u", "undone")
    press(page, "u", "undone")

    assert [] == values(served)
    assert {"open"} == {draft.state for draft in read_drafts(served.folder)}


def test_by_mouse(served: Served, page: Any) -> None:
    """A field is edited where it is shown, and in the others by a button that appears; what is refused is said."""
    find(page, "14.2 kg")
    assert page.is_hidden("#alike")
    page.click("#fields button:has-text('2018-H1')")
    page.fill("#typed", "2018")
    page.click("#ok")
    page.wait_for_function("() => document.getElementById('message').textContent.startsWith('period = 2018; 1 more')")
    page.click("#alike")
    page.wait_for_function("() => document.getElementById('message').textContent === 'period = 2018 in 1 more'")
    assert page.is_hidden("#alike")
    page.click("#fields button:has-text('heroin')")
    page.wait_for_function("() => document.querySelectorAll('#words option').length > 100")
    page.fill("#typed", "heroine")
    page.click("#ok")
    page.wait_for_function("() => document.getElementById('message').textContent.includes(\"Did you mean 'heroin'\")")
    page.click("button[data-key=a]")
    page.wait_for_function("() => document.getElementById('message').textContent === 'accepted 1'")

    text = (served.folder / "claims.toml").read_text("utf-8")
    assert 'period = "2018", value = "14.2 kg"' in text
    assert 'reviewed_by = "A. Reader"' in text


def test_all_of_a_pattern_and_what_is_left(served: Served, page: Any) -> None:
    """They are shown first; n takes none, y all; the to-do list opens and closes."""
    find(page, "14.2 kg")
    page.keyboard.press("A")
    page.wait_for_selector("dialog[open] li")
    page.keyboard.press("n")
    assert [] == values(served)
    page.keyboard.press("A")
    press(page, "y", "accepted 4")
    page.keyboard.press("t")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")

    assert ["812.5 kg", "1,040 kg", "14.2 kg", "7 kg"] == values(served)


def test_a_document_runs_nothing(served: Served, page: Any) -> None:
    """Markup of a passage is shown as text; the page asks nobody but this machine."""
    find(page, "7 kg")

    assert "<img src=x onerror=alert(1)>" in page.inner_text("#passage")
    assert 0 == page.locator("main img").count()


def test_on_a_phone(served: Served, browser: Any) -> None:
    """Nothing is wider than the screen, the keys are at hand and large enough for a thumb."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"http://127.0.0.1:{served.port}/")
    page.wait_for_selector("#fields dd")
    accept = page.locator("button[data-key=a]").bounding_box()

    assert 360 == page.evaluate("document.documentElement.scrollWidth")
    assert accept["y"] + accept["height"] <= 740
    assert 40 <= accept["height"]
    page.locator("button[data-key=a]").click()
    page.wait_for_function("() => document.getElementById('message').textContent === 'accepted 1'")
    page.close()


def ask(served: Served, body: object, **headers: str) -> tuple[int, dict[str, Any]]:
    """Send what a page sends; return the status and the answer."""
    connection = HTTPConnection("127.0.0.1", served.port)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.putrequest("POST", "/do", skip_host="Host" in headers)
    for name, value in {"X-Review": served.review.token, "Content-Length": str(len(data)), **headers}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(data)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, json.loads(text) if answer.status == 200 else {}


def test_who_is_answered(served: Served) -> None:
    """A page from elsewhere has no token, and a name that leads here is none of ours; bad requests change nothing."""
    current = served.session.current
    assert current is not None
    accept = {"action": "accept", "key": current.key}

    assert 403 == ask(served, accept, **{"X-Review": "guessed"})[0]
    assert 421 == ask(served, accept, Host="elsewhere.example:80")[0]
    assert 400 == ask(served, b"[1")[0]
    assert 400 == ask(served, {"action": "format", "key": current.key})[0]
    assert 400 == ask(served, {"action": "edit", "key": current.key})[0]
    assert [] == values(served)


def test_two_tabs(served: Served) -> None:
    """A key that was meant for what another tab has decided already decides nothing."""
    current = served.session.current
    assert current is not None
    first = ask(served, {"action": "skip", "key": current.key})
    second = ask(served, {"action": "accept", "key": current.key})

    assert (200, "skipped") == (first[0], first[1]["message"])
    assert "something else was shown; look again" == second[1]["message"]
    assert [] == values(served)
