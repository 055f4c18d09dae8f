"""A template read as HTML: what its reader would see typed in it, tags that are not closed, what leads outside.

Code arrives as its line breaks alone, so every finding has its line. What a loop or a branch opens it has to close
itself, or all branches leave the same open: then the page is whole whatever branch is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from jinja2 import Environment

from kzdb.report.cleaning import HIDDEN

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_DRAWN = frozenset({"style", "script", "time", "svg"})
"""What is inside of these is not read as words of the page."""

_NOT_ON_PAPER = frozenset(
    {"applet", "audio", "base", "embed", "form", "frame", "iframe", "input", "object", "script", "video"}
)
_READ_OUT = frozenset({"alt", "aria-label", "title"})
"""Attributes that a reader hears or sees."""

_LEADING = frozenset({"action", "data", "href", "poster", "src", "srcset"})
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IN_CSS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*(?P<target>[^"')\s;]+)""", re.IGNORECASE)
_MAY_LEAD = frozenset({"http", "https", "mailto"})
"""What a link on paper may lead to; nothing is read from there."""

_UNSEEN = re.compile(f"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{HIDDEN}]")
_OPENS = frozenset({"block", "call", "filter", "for", "if", "macro"})
_TURNS = frozenset({"elif", "else"})

Finding = tuple[int, str]


def unseen(text: str) -> Iterator[Finding]:
    """Yield the characters of a text that nobody sees, each with its line: controls, hidden directions and joins."""
    for match in _UNSEEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield line, f"got the invisible character U+{ord(match[0]):04X}, expected none; take it out"


def outside(css: str) -> Iterator[Finding]:
    """Yield what a style reads from outside the report's folder, each with its line."""
    for match in _IN_CSS.finditer(css):
        target = match["target"]
        scheme = _SCHEME.match(target)
        if target.startswith("/") or (scheme and scheme[1].lower() != "data"):
            line = css.count("\n", 0, match.start()) + 1
            yield line, f"reads {target!r}, which is outside the report's folder; put the file into the folder"


@dataclass(slots=True)
class _Branch:
    """A part of the code that may be left out or said again: how many tags were open, what its turns left open."""

    floor: int
    left: list[list[tuple[str, bool, int]]] = field(default_factory=list)
    otherwise: bool = False


class MarkupReader(HTMLParser):
    """Reads a template as a browser would, piece by piece."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[Finding] = []
        """What a reader would see: lines and texts."""
        self.faults: list[Finding] = []
        """What is wrong with the markup."""
        self._open: list[tuple[str, bool, int]] = []
        self._branches: list[_Branch] = []

    def read(self, environment: Environment, source: str) -> None:
        """Read a whole template; its code only opens, turns and ends branches."""
        before = ""
        for _, token, text in environment.lex(source):
            if token == "name" and before == "block_begin":
                self._enter(text)
            before = before if token == "whitespace" else token
            self.feed(text if token == "data" else "\n" * text.count("\n"))
        if self.rawdata.strip():
            self.faults.append((self.getpos()[0], f"{self.rawdata.split()[0]!r} has no end; close it"))
        self._close_to(0)

    def _enter(self, name: str) -> None:
        """Begin, turn or end a branch of the code."""
        if name in _OPENS:
            self._branches.append(_Branch(len(self._open)))
        elif name in _TURNS and self._branches:
            branch = self._branches[-1]
            branch.left.append(self._open[branch.floor :])
            branch.otherwise = branch.otherwise or name == "else"
            del self._open[branch.floor :]
        elif name.removeprefix("end") in _OPENS and self._branches:
            branch = self._branches.pop()
            tags = [[tag for tag, *_ in one] for one in (*branch.left, self._open[branch.floor :])]
            if not branch.otherwise or any(one != tags[0] for one in tags):
                for one in branch.left:
                    self._open[branch.floor : branch.floor] = one
                self._close_to(branch.floor)

    def _close_to(self, floor: int) -> None:
        """Take what is still open above `floor` for not closed."""
        for tag, _, line in self._open[floor:]:
            self.faults.append((line, f"<{tag}> is not closed where it was opened; close it in the same branch"))
        del self._open[floor:]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag, and look at its attributes."""
        line = self.getpos()[0]
        if any("<" in name or '"' in name or "'" in name for name, _ in attrs) or "<" in "".join(
            value or "" for name, value in attrs if name not in _READ_OUT
        ):
            self.faults.append((line, f"'<{tag}' has no end; close it, and its quotation marks"))
        if tag in _NOT_ON_PAPER:
            self.faults.append((line, f"<{tag}> has no place on paper; take it out"))
        for name, value in attrs:
            self._attribute(tag, name, value or "", line)
        if tag not in _VOID:
            free = tag in _DRAWN or any(name == "data-nolint" and value for name, value in attrs)
            self._open.append((tag, free, line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that closes itself, as only those of a drawing may."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and any(name == "svg" for name, *_ in self._open):
            self._open.pop()

    def _attribute(self, tag: str, name: str, value: str, line: int) -> None:
        """Look at one attribute: words that are read out, and where it leads."""
        if name in _READ_OUT:
            self.words.append((line, value))
        elif name == "style":
            self.faults += [(line, says) for _, says in outside(value)]
        elif name in _LEADING:
            scheme = _SCHEME.match(value)
            leads = tag == "a" and name == "href"
            if (scheme and not (leads and scheme[1].lower() in _MAY_LEAD)) or (not leads and value.startswith("/")):
                self.faults.append((line, f"<{tag} {name}> leads to {value!r}, which is outside the report's folder"))

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, which has to be the last one opened."""
        floor = self._branches[-1].floor if self._branches else 0
        tags = [name for name, *_ in self._open[floor:]]
        if tag not in tags:
            self.faults.append((self.getpos()[0], f"</{tag}> closes nothing that was opened in the same branch"))
            return
        self._close_to(floor + len(tags) - tags[::-1].index(tag))
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take words, unless they are drawn or free."""
        first = self.getpos()[0]
        if self._open and self._open[-1][0] == "style":
            self.faults += [(first + line - 1, says) for line, says in outside(data)]
        if not any(free for _, free, _ in self._open):
            self.words += [(first + offset, text.strip()) for offset, text in enumerate(data.split("\n"))]

    def handle_charref(self, name: str) -> None:
        """Take a character that is written by its number."""
        self.handle_data(unescape(f"&#{name};"))

    def handle_entityref(self, name: str) -> None:
        """Take a character that is written by its name."""
        self.handle_data(unescape(f"&{name};"))
