"""The review as a page on this machine: the same session and keys as in the terminal, usable with a mouse."""

from __future__ import annotations

import io
import json
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from kzdb.draft.candidates import as_line
from kzdb.draft.review.fields import field_names, field_values
from kzdb.draft.review.passage import passage_of
from kzdb.draft.review.session import REASONS, Session
from kzdb.draft.review.words import LISTS, add_word, columns_of
from kzdb.errors import KzdbError
from kzdb.loopback import Files
from kzdb.site.render import packaged

__all__ = ["Review", "ReviewPages"]

LONGEST = 100_000
"""Bytes of what a page may send."""

_FONT_FACE = re.compile(r"@font-face \{[^}]*\}\n")
_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'"


class Review:
    """A session that requests of several threads share, one at a time."""

    def __init__(self, session: Session, vocabulary_folder: Path) -> None:
        """Take the session, and where new words are written."""
        self.session = session
        self.token = secrets.token_urlsafe(16)
        self._folder = vocabulary_folder
        self._lock = threading.Lock()
        self._does: Mapping[str, Callable[[Mapping[str, str]], object]] = {
            "accept": lambda _: session.accept(),
            "accept_all": lambda _: session.accept(session.pattern()),
            "reject": lambda said: session.reject(said["reason"]),
            "skip": lambda _: session.skip(),
            "undo": lambda _: session.undo(),
            "next": lambda _: session.move(1),
            "previous": lambda _: session.move(-1),
            "find": lambda said: session.find(said["words"]),
            "edit": lambda said: session.edit(said["name"], said["value"]),
            "correct_alike": lambda _: session.correct_alike(),
            "word": lambda said: self._add_word(said["list"], said["row"]),
        }

    def do(self, said: Mapping[str, str]) -> dict[str, Any] | None:
        """Do what a page asks for, and return what to show then; None when it asks for nothing that there is.

        What a page shows that is no longer current is shown again instead.
        """
        with self._lock:
            does = self._does.get(said.get("action", ""))
            if does is None:
                return None
            current = self.session.current
            if said.get("key", "") != (current.key if current else ""):
                self.session.message = "something else was shown; look again"
                return self._state()
            try:
                does(said)
            except KeyError:
                return None
            except KzdbError as error:  # a full disk; what was decided is kept or was not
                self.session.message = str(error)
            return self._state()

    def state(self) -> dict[str, Any]:
        """Return what to show."""
        with self._lock:
            return self._state()

    def values(self, name: str) -> list[str]:
        """Return the words that a field of the current draft may have."""
        with self._lock:
            current = self.session.current
            return field_values(current.candidate, name, self.session.reading.vocabulary) if current else []

    def to_do(self) -> list[dict[str, object]]:
        """Return the sentences that nothing covers yet."""
        with self._lock:
            return [{"line": one.span.line, "text": one.span.text} for one in self.session.to_do]

    def _add_word(self, name: str, row: str) -> None:
        try:
            self.session.use_vocabulary(add_word(self._folder, name, row))
            self.session.message = f"added to {name}"
        except KzdbError as error:
            self.session.message = str(error)

    def _state(self) -> dict[str, Any]:
        session = self.session
        progress = session.progress
        shown: dict[str, Any] = {
            "source": session.reading.source.slug,
            "title": session.reading.source.title,
            "progress": str(progress),
            "done": progress.done,
            "left": progress.left,
            "message": session.message,
            "alike": len(session.alike),
            "reasons": REASONS,
            "lists": {name: ",".join(columns_of(name)) for name in LISTS},
            "current": None,
        }
        draft = session.current
        if draft is not None:
            candidate = draft.candidate
            shown["current"] = {
                "key": draft.key,
                "group": candidate.group,
                "fields": [[name, _typed(value)] for name, value in candidate.values.items()],
                "names": field_names(candidate),
                "why": f"{candidate.proposer}: {candidate.why}",
                "remarks": candidate.remarks,
                "problem": session.problem(draft),
                "sentence": candidate.sentence,
                "passage": [asdict(piece) for piece in passage_of(session.reading, str(candidate.values["at"]))],
                "unit": session.reading.document.unit,
                "pattern": [as_line(one.candidate.values) for one in session.pattern()],
            }
        return shown


def _typed(value: object) -> str:
    """Return a value as one edits it: text, or a list as TOML."""
    return value if isinstance(value, str) else as_line({"x": value})[5:-1]


class ReviewPages(Files):
    """Answers with the page, its state, and what its keys do."""

    def __init__(self, *args: Any, review: Review, **options: Any) -> None:
        """Take what answers."""
        self._review = review
        super().__init__(*args, **options)

    def find(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the page, its style or script, or what it asks for as JSON."""
        address = urlsplit(self.path)
        name = parse_qs(address.query).get("name", [""])[0]
        answers: dict[str, tuple[Callable[[], bytes], str]] = {
            "/": (partial(_page, self._review.token), "text/html"),
            "/review.css": (_style, "text/css"),
            "/review.js": (partial(_asset, "review.js"), "text/javascript"),
            "/state": (lambda: _json(self._review.state()), "application/json"),
            "/values": (lambda: _json(self._review.values(name)), "application/json"),
            "/to-do": (lambda: _json(self._review.to_do()), "application/json"),
        }
        if address.path not in answers:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        answer, kind = answers[address.path]
        return self.send(answer(), kind)

    def do_POST(self) -> None:
        """Do what a key asks for; only the page itself knows the token that it sends."""
        if not self.is_meant():
            return
        size = self.headers.get("Content-Length", "")
        is_ours = secrets.compare_digest(self.headers.get("X-Review", ""), self._review.token)
        if self.path != "/do" or not is_ours or not size.isdigit() or int(size) > LONGEST:
            self.close_connection = True
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            said = json.loads(self.rfile.read(int(size)))
            done = self._review.do({str(name): str(value) for name, value in said.items()})
        except (ValueError, AttributeError):
            done = None
        if done is None:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        self.wfile.write(self.send(_json(done), "application/json").read())

    def end_headers(self) -> None:
        """Add that nothing but the page's own files is used."""
        self.send_header("Content-Security-Policy", _POLICY)
        super().end_headers()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _asset(name: str) -> bytes:
    return files("kzdb.draft.review").joinpath("assets", name).read_bytes()


def _page(token: str) -> bytes:
    return _asset("review.html").replace(b"{{token}}", token.encode())


def _style() -> bytes:
    return (_FONT_FACE.sub("", packaged("assets")["site.css"].read_text("utf-8"))).encode() + _asset("review.css")
