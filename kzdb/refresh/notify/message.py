"""What is written to readers and owners, in their language: the changes in the body, the document attached."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from babel.dates import format_date

from kzdb.errors import FileError
from kzdb.files import explain
from kzdb.language.catalog import Catalog, load_catalog
from kzdb.printed.changes import Change
from kzdb.refresh.clock import from_text
from kzdb.refresh.editions.folders import CHANGES, edition_folder
from kzdb.refresh.editions.register import Edition
from kzdb.refresh.editions.titles import report_titles, title_of
from kzdb.refresh.notify.recipients import Recipient
from kzdb.refresh.schedule.streams import Stream

__all__ = ["edition_mail", "edition_said", "failure_mail", "recovery_mail"]

SHOWN = 20
"""So many changes are in a mail; the edition lists all."""

LARGEST = 10_000_000
"""A larger document is not attached: many servers refuse it."""


def edition_mail(
    var: Path, reports: Path, edition: Edition, reader: Recipient, owner: str, sender: str, site: str | None,
    now: dt.datetime,
) -> EmailMessage:  # fmt: skip
    """Return the mail that brings an edition; its document is read from the edition and proven by its hash.

    Raises:
        FileError: the document is not the one that was published.
    """
    catalog = load_catalog(reader.language)
    data = _document(var, edition)
    attached = reader.attach and len(data) <= LARGEST
    said = edition_said(var, reports, edition, reader.language)
    lines = [*said["lines"], "", said["cutoff"]]
    if attached:
        lines.append(catalog.text("mail-attached"))
    if site or not attached:
        lines.append(catalog.text("mail-link", link=_link(edition, site)))
    lines += ["", catalog.text("mail-stop", until=_day(reader.until, reader.language), owner=owner)]
    message = _mail(said["subject"], "\n".join(lines), sender, reader.address, now)
    message["Message-ID"] = _message_id(f"edition:{edition.id}", reader.address, sender)
    message["List-Unsubscribe"] = f"<mailto:{owner}?subject=unsubscribe%20{edition.stream.report}>"
    message["Content-Language"] = reader.language
    if attached:
        kind = "pdf" if edition.document.endswith(".pdf") else "octet-stream"
        message.add_attachment(data, maintype="application", subtype=kind, filename=edition.document)
    return message


def edition_said(var: Path, reports: Path, edition: Edition, language: str) -> dict[str, Any]:
    """Return what is said of an edition: its subject, the lines about its changes, its cut-off, the changes as data."""
    catalog = load_catalog(language)
    title = title_of(report_titles(reports, edition.stream.report), language, edition.stream.report)
    changes = _changes(var, edition)
    return {
        "subject": catalog.text("mail-edition", title=title, place=edition.stream.place, label=edition.label),
        "lines": _change_lines(catalog, changes),
        "cutoff": catalog.text(
            "mail-cutoff",
            day=_day(dt.date.fromisoformat(edition.as_of), language),
            revision=str(edition.revision),
        ),
        "changes": changes,
    }


def failure_mail(
    reports: Path, incident: Mapping[str, Any], last: Edition | None, owner: str, sender: str, now: dt.datetime
) -> EmailMessage:
    """Return the mail that tells an owner of a failure: the first failing gate, and what readers still have."""
    catalog = load_catalog("en")
    what = _what(reports, incident)
    lines = [catalog.text("mail-failed-why", gate=incident["gate"], reason=incident["reason"]), ""]
    if last is not None:
        day = _day(from_text(last.published_at).date(), "en")
        lines.append(catalog.text("mail-failed-last", label=last.label, day=day))
    else:
        lines.append(catalog.text("mail-failed-none"))
    message = _mail(catalog.text("mail-failed", what=what), "\n".join(lines), sender, owner, now)
    message["Message-ID"] = _message_id(f"incident:{incident['id']}", owner, sender)
    return message


def recovery_mail(
    reports: Path, incident: Mapping[str, Any], owner: str, sender: str, now: dt.datetime
) -> EmailMessage:
    """Return the mail that tells an owner that a failure is over."""
    catalog = load_catalog("en")
    day = _day(from_text(incident["opened_at"]).date(), "en")
    text = catalog.text("mail-recovered-why", day=day, reason=incident["reason"])
    message = _mail(catalog.text("mail-recovered", what=_what(reports, incident)), text, sender, owner, now)
    message["Message-ID"] = _message_id(f"recovery:{incident['id']}", owner, sender)
    return message


def _mail(subject: str, text: str, sender: str, recipient: str, now: dt.datetime) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = sender, recipient, format_datetime(now)
    message["Subject"] = " ".join(subject.split())
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text + "\n")
    return message


def _message_id(about: str, recipient: str, sender: str) -> str:
    """Return the same id for every attempt at one delivery, so that servers see one mail."""
    name = hashlib.sha256(f"{about} {recipient}".encode()).hexdigest()[:32]
    return f"<{name}@{sender.rpartition('@')[2].strip('>')}>"


def _document(var: Path, edition: Edition) -> bytes:
    path = edition_folder(var, edition) / edition.document
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {explain(error)}") from error
    if hashlib.sha256(data).hexdigest() != edition.files[edition.document]:
        raise FileError(f"{path}: is not the file that was published. Put it back from a backup: nobody got it.")
    return data


def _changes(var: Path, edition: Edition) -> dict[str, Any] | None:
    try:
        found = json.loads((edition_folder(var, edition) / CHANGES).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _change_lines(catalog: Catalog, changes: dict[str, Any] | None) -> list[str]:
    if changes is None:
        return [catalog.text("mail-first")]
    listed = [one for one in changes["changes"] if one["why"] != "moved"]
    if not listed:
        return [catalog.text("mail-same", since=changes["since"])]
    nothing = catalog.text("change-nothing")
    lines = [catalog.text("mail-changed", since=changes["since"]), ""]
    for one in (Change(**kept) for kept in listed[:SHOWN]):
        when = (one.start or "")[:4]
        about = ", ".join(filter(None, [one.subject, one.predicate, one.object, "" if when == "0001" else when]))
        key = "change-based" if one.is_behind else f"change-{one.why}"
        said = catalog.text(key, old=one.old_text or nothing, new=one.new_text or nothing)
        page = one.new_page or one.old_page
        lines.append(f"- {about}: {said}" + (f" ({catalog.text('note-page', page=str(page))})" if page else ""))
    if more := len(listed) - SHOWN if len(listed) > SHOWN else 0:
        lines += ["", catalog.text("mail-more", many=more)]
    return lines


def _link(edition: Edition, site: str | None) -> str:
    address = f"editions/{edition.folder}/{edition.document}"
    return f"{site}/{address}" if site else address


def _day(day: dt.date, language: str) -> str:
    return str(format_date(day, "long", locale={"en": "en_GB"}.get(language, language)))


def _what(reports: Path, incident: Mapping[str, Any]) -> str:
    stream = Stream(incident["report"], incident["params"], incident["language"])
    if not stream.report:
        return "the base"
    place = f", {stream.place}, {stream.language}" if stream.params else ""
    return f"{title_of(report_titles(reports, stream.report), 'en', stream.report)}{place}"
