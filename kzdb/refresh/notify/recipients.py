"""`reports/<slug>/recipients.toml`: who hears of a report, under version control, each with an owner and an end.

::

    owner = "desk@example.org"              # hears of failures, and of their end

    [[recipient]]
    mail = "adviser@example.org"            # or: webhook = "https://example.org/hook"
    language = "en"
    params = {country = "KAZ"}              # only editions of these; default: all
    attach = true                           # false: a link in place of the PDF
    owner = "Head of desk, asked on 3 May"  # who wanted it
    until = 2027-06-30                      # last day
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kzdb.errors import DefinitionError, shorten
from kzdb.refresh.schedule.streams import Stream
from kzdb.text_file import parse_tables, read_text

__all__ = ["FILE", "Recipient", "Recipients", "read_recipients"]

FILE = "recipients.toml"
Channel = Literal["mail", "webhook"]

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\\]+@[^\s@<>,;:\"()\\]+")
_KEYS = {"mail", "webhook", "language", "params", "attach", "owner", "until"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """One reader of a report."""

    channel: Channel
    address: str
    language: str
    owner: str
    until: dt.date
    params: Mapping[str, str] = field(default_factory=dict)
    attach: bool = True

    def wants(self, stream: Stream, day: dt.date) -> bool:
        """Return whether he gets the editions of a stream on that day."""
        fits = self.params.items() <= stream.values.items()
        return self.language == stream.language and fits and day <= self.until


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who hears of a report: its owner, and its readers."""

    owner: str | None = None
    readers: tuple[Recipient, ...] = ()


def read_recipients(folder: Path) -> Recipients:
    """Return who hears of the report in `folder`; nobody when it has no such file.

    Raises:
        DefinitionError: the file is wrong; a line for each mistake. Then nobody is written to, which is said.
    """
    path = folder / FILE
    if not path.exists():
        return Recipients()
    text = read_text(path, DefinitionError)
    data = parse_tables(path, text, DefinitionError)
    entries = data.get("recipient", [])
    mistakes = [f"{path}:{line}, {says}" for line, says in _mistakes(text, data, entries)]
    if mistakes:
        raise DefinitionError("\n".join(mistakes))
    return Recipients(data["owner"], tuple(map(_recipient, entries)))


def _recipient(entry: Mapping[str, Any]) -> Recipient:
    channel: Channel = "mail" if "mail" in entry else "webhook"
    params = {name: str(value) for name, value in entry.get("params", {}).items()}
    return Recipient(
        channel, entry[channel], entry["language"], entry["owner"], entry["until"], params, entry.get("attach", True)
    )


def _mistakes(text: str, data: Mapping[str, Any], entries: Any) -> Iterator[tuple[int, str]]:
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[recipient]]"]
    for unknown in sorted(data.keys() - {"owner", "recipient"}):
        yield 1, f"{unknown}: got an unknown key, expected owner or [[recipient]]. Remove it."
    if not _is_address(data.get("owner")):
        yield 1, f"owner: got {shorten(data.get('owner'))}, expected the mail address that hears of failures. Write it."
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield 1, "recipient: got something else, expected [[recipient]] tables. Correct it."
        return
    seen: set[tuple[str, str, str]] = set()
    for entry, line in zip(entries, [*lines, *[1] * len(entries)], strict=False):
        for says in _mistakes_of(entry):
            yield line, f"recipient: {says}"
        key = (str(entry.get("mail") or entry.get("webhook")), str(entry.get("language")), str(entry.get("params")))
        if key in seen:
            yield line, f"recipient: got {key[0]!r} twice for the same editions, expected once. Remove one."
        seen.add(key)


def _mistakes_of(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(entry.keys() - _KEYS):
        yield f"{key}: got an unknown key, expected one of {', '.join(sorted(_KEYS))}. Remove it."
    if ("mail" in entry) == ("webhook" in entry):
        yield "got both or neither of mail and webhook, expected one. Correct it."
    if "mail" in entry and not _is_address(entry["mail"]):
        yield f"mail: got {shorten(entry['mail'])}, expected one bare address. Write it like name@example.org."
    if "webhook" in entry and not re.fullmatch(r"https?://[^\s/@]+(/\S*)?", str(entry["webhook"])):
        yield f"webhook: got {shorten(entry['webhook'])}, expected a URL without user and password. Correct it."
    if not re.fullmatch("[a-z]{2}", str(entry.get("language", ""))):
        yield f"language: got {shorten(entry.get('language'))}, expected two letters. Write it like en."
    if not isinstance(entry.get("owner"), str) or not entry["owner"].strip():
        yield "owner: got nothing, expected who wanted it. Write a name."
    if type(entry.get("until")) is not dt.date:
        yield f"until: got {shorten(entry.get('until'))}, expected the last day. Write it like 2027-06-30."
    if not isinstance(entry.get("params", {}), dict):
        yield f'params: got {shorten(entry["params"])}, expected a table. Write it like {{country = "KAZ"}}.'
    if not isinstance(entry.get("attach", True), bool):
        yield f"attach: got {shorten(entry['attach'])}, expected true or false. Correct it."


def _is_address(text: object) -> bool:
    return isinstance(text, str) and _ADDRESS.fullmatch(text) is not None
