"""Which deliveries there are to make, and making them: the row first, then the message, then its end.

A row that says `intended` under the token of another run is one whose end nobody saw: it becomes `unknown`, and only a
person sends it again. A row `failed` surely was not delivered, and is tried again later.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from kzdb.errors import DefinitionError, KzdbError
from kzdb.refresh.clock import Clock, to_text
from kzdb.refresh.editions.register import Edition, newest, newest_editions
from kzdb.refresh.notify.message import edition_mail, edition_said, failure_mail, recovery_mail
from kzdb.refresh.notify.recipients import Recipient, Recipients, read_recipients
from kzdb.refresh.notify.sent import Sent
from kzdb.refresh.notify.servers import Servers
from kzdb.refresh.notify.smtp import send_mail
from kzdb.refresh.notify.webhook import post_json
from kzdb.refresh.schedule.schedule import Schedule, streams_of
from kzdb.refresh.schedule.streams import Stream
from kzdb.refresh.slots import book
from kzdb.refresh.slots.leases import Lease, beat, give_back, take
from kzdb.refresh.work.slot import ATTEMPTS, back_off
from kzdb.store.rows import Rows

__all__ = ["Post"]

LEASE = "deliveries"


@dataclass(frozen=True, slots=True)
class _Letter:
    """One delivery to make: its key, and how to send it."""

    about: str
    edition: Edition | None
    channel: str
    recipient: str
    send: Callable[[], Sent]


@dataclass(frozen=True, slots=True)
class Post:
    """Sends what is to be sent; called at the end of every refresh."""

    var: Path
    reports: Path
    servers: Servers
    clock: Clock

    def __call__(self, rows: Rows, schedules: list[Schedule], until: float) -> list[str]:
        """Make the deliveries that are due until a moment of `time.monotonic()`; return a line for each that failed."""
        recipients, failures = self._recipients(rows, schedules)
        letters = [*self._editions(rows, schedules, recipients), *self._incidents(rows, recipients)]
        letters = [letter for letter in letters if self._is_due(rows, letter)]
        open_rows = rows.one("SELECT 1 AS there FROM deliveries WHERE state IN ('intended', 'failed')")
        if not letters and open_rows is None:
            return failures
        if any(letter.channel == "mail" for letter in letters) and self.servers.mail is None:
            failures.append("mail: KZDB_SMTP_URL is not set, and there are readers. Set it, or remove recipients.toml.")
            letters = [letter for letter in letters if letter.channel != "mail"]
        if any(letter.channel == "webhook" for letter in letters) and self.servers.key is None:
            failures.append("webhook: KZDB_WEBHOOK_KEY is not set, and there are receivers. Set it to a secret.")
            letters = [letter for letter in letters if letter.channel != "webhook"]
        lease = take(rows, LEASE, self.clock)
        if lease is None:
            return failures  # another run is sending, all of it
        try:
            self._forget(rows, lease, letters)
            for letter in letters:
                if time.monotonic() >= until or not beat(rows, lease, self.clock):
                    break  # the next run goes on, or another one has
                sent = self._deliver(rows, lease, letter)
                if sent is not None and sent.state != "done":
                    failures.append(f"{letter.about} to {letter.recipient}: {sent.state}: {sent.reason}")
        finally:
            give_back(rows, lease)
        return failures

    def _recipients(self, rows: Rows, schedules: list[Schedule]) -> tuple[dict[str, Recipients], list[str]]:
        found, failures = dict[str, Recipients](), list[str]()
        for schedule in schedules:
            about = Stream(schedule.report, "", "")
            try:
                found[schedule.report] = read_recipients(self.reports / schedule.report)
            except DefinitionError as error:
                failures.append(str(error))
                with rows.writing():
                    book.open_incident(rows, about, "recipients", str(error), self.clock())
            else:
                if any(
                    (one["report"], one["gate"]) == (schedule.report, "recipients") for one in book.open_incidents(rows)
                ):
                    with rows.writing():
                        book.close_incident(rows, about, self.clock())
        return found, failures

    def _editions(self, rows: Rows, schedules: list[Schedule], recipients: dict[str, Recipients]) -> Iterator[_Letter]:
        """Yield what readers are to have: the newest edition of each stream, its number once, whatever its letter."""
        day, editions = self.clock().date(), newest_editions(rows)
        for stream in [stream for schedule in schedules for stream in streams_of(schedule)]:
            of_report, edition = recipients.get(stream.report), editions.get(stream)
            if of_report is None or edition is None or of_report.owner is None:
                continue
            about = f"edition {stream} {edition.number}"
            for reader in of_report.readers:
                if reader.wants(stream, day):
                    yield _Letter(
                        about,
                        edition,
                        reader.channel,
                        reader.address,
                        self._sender(about, edition, reader, of_report.owner),
                    )

    def _sender(self, about: str, edition: Edition, reader: Recipient, owner: str) -> Callable[[], Sent]:
        def send() -> Sent:
            if reader.channel == "webhook":
                return self._post(about, edition, reader)
            now, sender = self.clock(), self.servers.sender or ""
            mail = edition_mail(self.var, self.reports, edition, reader, owner, sender, self.servers.site, now)
            return self._mail(mail, reader.address)

        return send

    def _incidents(self, rows: Rows, recipients: dict[str, Recipients]) -> Iterator[_Letter]:
        """Yield what owners are to have: each failure once, and its end once where they had the failure."""
        owners = sorted({one.owner for one in recipients.values() if one.owner})
        told = {
            (row["about"], row["recipient"])
            for row in rows.all("SELECT about, recipient FROM deliveries WHERE about LIKE 'incident %'")
        }
        since = to_text(self.clock() - dt.timedelta(days=31))
        for incident in rows.all("SELECT * FROM incidents WHERE closed_at IS NULL OR closed_at > :since", since=since):
            of_report = recipients.get(incident["report"])
            whom = owners if not incident["report"] else [of_report.owner] if of_report and of_report.owner else []
            for owner in whom:
                name = f"incident {incident['id']}"
                if incident["closed_at"] is None:
                    yield _Letter(name, None, "mail", owner, self._failure(rows, incident, owner))
                elif (name, owner) in told:
                    yield _Letter(f"recovery {incident['id']}", None, "mail", owner, self._recovery(incident, owner))

    def _failure(self, rows: Rows, incident: dict[str, object], owner: str) -> Callable[[], Sent]:
        stream = Stream(str(incident["report"]), str(incident["params"]), str(incident["language"]))

        def send() -> Sent:
            last = newest(rows, stream) if stream.params else None
            sender = self.servers.sender or ""
            return self._mail(failure_mail(self.reports, incident, last, owner, sender, self.clock()), owner)

        return send

    def _recovery(self, incident: dict[str, object], owner: str) -> Callable[[], Sent]:
        def send() -> Sent:
            return self._mail(
                recovery_mail(self.reports, incident, owner, self.servers.sender or "", self.clock()), owner
            )

        return send

    def _is_due(self, rows: Rows, letter: _Letter) -> bool:
        row = rows.one(
            "SELECT state, try_after FROM deliveries WHERE about = :about AND channel = :channel "
            "AND recipient = :recipient",
            about=letter.about,
            channel=letter.channel,
            recipient=letter.recipient,
        )
        if row is None:
            return True
        return row["state"] == "failed" and (row["try_after"] or "9") <= to_text(self.clock())

    def _forget(self, rows: Rows, lease: Lease, letters: list[_Letter]) -> None:
        """Settle what no run will send: what a dead run was sending, and what nobody is to have any more."""
        now = to_text(self.clock())
        wanted = {(letter.about, letter.channel, letter.recipient) for letter in letters}
        with rows.writing():
            book.require(rows, lease)
            rows.write(
                "UPDATE deliveries SET state = 'unknown', changed_at = :now, "
                "reason = 'the process that sent it ended before it knew' WHERE state = 'intended' AND token <> :token",
                now=now,
                token=lease.token,
            )
            late = rows.all(
                "SELECT id, about, channel, recipient FROM deliveries WHERE state = 'failed' AND try_after <= :now",
                now=now,
            )
            for row in late:
                if (row["about"], row["channel"], row["recipient"]) not in wanted:
                    rows.write(
                        "UPDATE deliveries SET state = 'refused', changed_at = :now, "
                        "reason = 'nobody is to have it any more: a newer edition, or no recipient' WHERE id = :id",
                        now=now,
                        id=row["id"],
                    )

    def _deliver(self, rows: Rows, lease: Lease, letter: _Letter) -> Sent | None:
        """Write the row, send, write the end; None when somebody else has done it."""
        key = {"about": letter.about, "channel": letter.channel, "recipient": letter.recipient}
        with rows.writing():
            book.require(rows, lease)
            if not self._is_due(rows, letter):
                return None
            now = to_text(self.clock())
            changed = rows.write(
                "UPDATE deliveries SET state = 'intended', reason = 'being sent', attempts = attempts + 1, "
                "token = :token, changed_at = :now WHERE about = :about AND channel = :channel "
                "AND recipient = :recipient",
                token=lease.token,
                now=now,
                **key,
            )
            if not changed:
                edition = letter.edition.id if letter.edition else None
                rows.insert(
                    "deliveries", **key, edition_id=edition, state="intended", reason="being sent", attempts=1,
                    token=lease.token, changed_at=now,
                )  # fmt: skip
        try:
            sent = letter.send()
        except KzdbError as error:  # a document that is not the one published: nothing left this machine
            sent = Sent("failed", " ".join(str(error).split()))
        row = rows.one(
            "SELECT attempts FROM deliveries WHERE about = :about AND channel = :channel AND recipient = :recipient",
            **key,
        )
        attempts = row["attempts"] if row else 1
        if sent.state == "failed" and attempts >= ATTEMPTS:
            sent = Sent("refused", f"{sent.reason}; tried {attempts} times")
        after = to_text(self.clock() + back_off(attempts - 1)) if sent.state == "failed" else None
        with rows.writing():
            rows.write(
                "UPDATE deliveries SET state = :state, reason = :reason, try_after = :after, changed_at = :now "
                "WHERE about = :about AND channel = :channel AND recipient = :recipient AND token = :token",
                state=sent.state,
                reason=sent.reason,
                after=after,
                now=to_text(self.clock()),
                token=lease.token,
                **key,
            )
        return sent

    def _mail(self, mail: EmailMessage, recipient: str) -> Sent:
        assert self.servers.mail is not None
        return send_mail(self.servers.mail, mail, self.servers.sender or "", recipient)

    def _post(self, about: str, edition: Edition, reader: Recipient) -> Sent:
        assert self.servers.key is not None
        said = edition_said(self.var, self.reports, edition, reader.language)
        address = f"editions/{edition.folder}/{edition.document}"
        document = f"{self.servers.site}/{address}" if self.servers.site else address
        message = {
            "event": "edition", "report": edition.stream.report, "parameters": edition.stream.values,
            "language": edition.stream.language, "edition": edition.label, "as_of": edition.as_of,
            "revision": edition.revision, "why": edition.why, "published_at": edition.published_at,
            "files": dict(edition.files), "document": document, "changes": said["changes"],
        }  # fmt: skip
        return post_json(reader.address, self.servers.key, about, to_text(self.clock()), message)
