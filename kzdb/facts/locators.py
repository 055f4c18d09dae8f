"""Where in a document a claim stands: a line, a place in it, and the shortest run of words that carries it."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Locator", "LocatorError", "parse_locator"]

_LOCATOR = re.compile(
    r"(?P<line>[1-9][0-9]{0,8})(?:@(?P<start>[0-9]{1,9})|#(?P<nth>[1-9][0-9]{0,8}))?: (?P<quote>\S(?:.*\S)?)", re.DOTALL
)


class LocatorError(ValueError):
    """A typed locator that is none; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A quote on a 1-based line; `start` is its 0-based offset there in code points, None until it is anchored.

    `nth` says which occurrence of the quote on the line is meant, as long as there is no `start`.
    """

    line: int
    quote: str
    start: int | None = None
    nth: int = 1

    @property
    def end(self) -> int | None:
        """The offset behind the quote's last code point."""
        return None if self.start is None else self.start + len(self.quote)

    def __str__(self) -> str:
        mark = f"@{self.start}" if self.start is not None else f"#{self.nth}" if self.nth > 1 else ""
        return f"{self.line}{mark}: {self.quote}"


def parse_locator(text: str) -> Locator:
    """Return the locator that `text` writes: "30@215: 344.6 kilograms", or "30: 344.6 kilograms" before anchoring.

    Raises:
        LocatorError: the text is not of that form.
    """
    match = _LOCATOR.fullmatch(text)
    if match is None:
        raise LocatorError("a locator like '30: 344.6 kilograms', the line, a colon, a blank and the quote")
    start = int(match["start"]) if match["start"] else None
    return Locator(int(match["line"]), match["quote"], start, int(match["nth"] or 1))
