"""One slot of one stream: is there anything to build, and what becomes of what was built."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from kzdb.errors import FileError
from kzdb.files import write_text
from kzdb.printed.changes import what_changed
from kzdb.printed.edition import BEHIND, Printed, read_behind, read_ended, read_ledger, read_printed
from kzdb.refresh.clock import Clock, to_text
from kzdb.refresh.door import Content, Failure, Order, Press
from kzdb.refresh.editions.fingerprints import data_sha256, form_sha256, moved_form, moved_rows
from kzdb.refresh.editions.folders import CHANGES, CONTENT, altered, edition_folder, publish_edition
from kzdb.refresh.editions.register import Edition, compared_with, newest
from kzdb.refresh.schedule.schedule import Schedule
from kzdb.refresh.schedule.streams import Stream
from kzdb.refresh.slots import book
from kzdb.refresh.slots.leases import Lease
from kzdb.refresh.work.pool import failure_of
from kzdb.store.rows import Rows

__all__ = [
    "ATTEMPTS",
    "Job",
    "Shop",
    "accept",
    "back_off",
    "day_of",
    "order_of",
    "prepare",
    "recovered",
    "reject",
]

CORRECTIONS = ("revised", "withdrawn")
"""Changes by which an edition corrects the one before it, and names it."""

ATTEMPTS = 6
"""How often a slot is tried again by itself when what failed may pass."""

_FIRST_WAIT = dt.timedelta(minutes=5)
_LONGEST_WAIT = dt.timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Shop:
    """What every job works with.

    Attributes:
        rows: the store.
        var: the folder of everything kzdb makes.
        press: the report's engine.
        published: the current published file.
        published_at: gives the file to read for a day: the current one, or a snapshot.
        made_from: of a report: digest of the published content, its folder and the program.
        revision: of the published file.
        is_fresh: whether it holds what is in the seeds now; without that nothing is called unchanged.
        clock: the time.
    """

    rows: Rows
    var: Path
    press: Press
    published: Path
    published_at: Callable[[dt.date], Path]
    made_from: Callable[[str], str]
    revision: int
    is_fresh: bool
    clock: Clock


@dataclass(frozen=True, slots=True)
class Job:
    """A slot that has something to build; `previous` is the edition that it is compared with."""

    slot: book.Open
    lease: Lease
    content: Content
    previous: Edition | None
    as_of: dt.date
    why: str

    @property
    def stream(self) -> Stream:
        """Whose slot it is."""
        return self.slot.stream


def day_of(schedule: Schedule, due: dt.datetime, now: dt.datetime) -> dt.date:
    """Return the day of an edition: today in the schedule's zone; the slot's own where each slot is made up for."""
    instant = due if schedule.missed == "each" and schedule.cron else now
    return instant.astimezone(ZoneInfo(schedule.zone)).date()


def prepare(shop: Shop, schedule: Schedule, slot: book.Open, lease: Lease, *, force: bool) -> Job | None:
    """Return the job of a slot, None when there is none.

    It is settled then, as unchanged or as failed before anything was built; or it waits for what could not be loaded.
    """
    stream, last = slot.stream, newest(shop.rows, slot.stream)
    as_of = day_of(schedule, slot.due, shop.clock())
    if last is not None:
        # Would the last edition be the same today? It is asked with its own day: a later day alone changes nothing.
        now = _asked(shop, _order(shop, stream, last.as_of))
        if isinstance(now, Failure):
            reject(shop, slot, lease, now)
            return None
        same = (data_sha256(now), form_sha256(now)) == (last.data_sha256, last.form_sha256)
        if same and schedule.skip_unchanged and not force:
            if not shop.is_fresh:
                return None
            reason = f"the same data and form as edition {last.label}"
            book.settle(shop.rows, lease, slot, "unchanged", reason, shop.clock())
            recovered(shop, stream)
            return None
        why = _why(shop, last, now, forced=same)
    else:
        why = "first edition"
    content = _asked(shop, _order(shop, stream, as_of.isoformat(), shop.published_at(as_of)))
    if isinstance(content, Failure):
        reject(shop, slot, lease, content)
        return None
    previous = compared_with(shop.rows, last, data_sha256(content)) if last else None
    return Job(slot, lease, content, previous, as_of, why)


def _asked(shop: Shop, order: Order) -> Content | Failure:
    """Ask the press; whatever goes wrong in it is a failure of this edition, so that one report never ends a run."""
    try:
        return shop.press.content(order)
    except Exception as error:  # a bug of the engine: shown as the failure of its edition
        return failure_of(error)


def order_of(shop: Shop, job: Job, folder: Path) -> Order:
    """Return what is asked of the engine: to build the job into `folder`.

    Raises:
        FileError: the edition that it is compared with is not as it was published.
    """
    previous = edition_folder(shop.var, job.previous) if job.previous else None
    if job.previous and (wrong := altered(shop.var, job.previous)):
        raise FileError(f"{wrong[0]}. Put it back from a backup: the next edition is compared with it.")
    order = _order(shop, job.stream, job.as_of.isoformat(), shop.published_at(job.as_of))
    return replace(order, folder=folder, previous=previous)


def _order(shop: Shop, stream: Stream, as_of: str, published: Path | None = None) -> Order:
    params = {**stream.values, "as_of": as_of}
    return Order(stream.report, params, stream.language, published or shop.published)


def accept(shop: Shop, job: Job, folder: Path) -> Edition:
    """Publish what the engine built: write what is kept beside it, and number it.

    Raises:
        LostLease: somebody else has the stream. FileError: the disk refuses, or what is read back is not what was
            written. StoreError: the store refuses.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report.data.languages import in_language

    entries = read_ledger(folder)
    published = open_published(shop.published_at(job.as_of))
    with published as connection, in_language(connection, job.stream.language):
        behind = read_behind(connection, {claim for item in entries for claim in item.claims})
        ended = read_ended(connection)
    kept = {str(claim): asdict(said) for claim, said in behind.items()}
    write_text(folder / BEHIND, _json(kept))
    write_text(folder / CONTENT, _json({"rows": job.content.rows, "form": job.content.form}))
    corrects = None
    if job.previous is not None:
        old = read_printed(edition_folder(shop.var, job.previous), job.previous.revision, job.previous.label)
        changes = what_changed(old, Printed(entries, behind, shop.revision), ended)
        about = {"since": job.previous.label, "changes": [asdict(change) for change in changes]}
        write_text(folder / CHANGES, _json(about))
        if any(change.why in CORRECTIONS for change in changes):
            corrects = job.previous.id
    wanted = Edition(
        id=0,
        stream=job.stream,
        number=0,
        letter="",
        as_of=job.as_of.isoformat(),
        revision=shop.revision,
        data_sha256=data_sha256(job.content),
        form_sha256=form_sha256(job.content),
        folder="",
        files={},
        why=job.why,
        corrects_id=corrects,
        made_at=to_text(shop.clock()),
        published_at="",
    )
    return publish_edition(shop.rows, shop.var, job.lease, job.slot, folder, wanted, shop.clock)


def reject(shop: Shop, slot: book.Open, lease: Lease, failure: Failure) -> None:
    """Write that a slot failed, when it may be tried again, and that its owner is to hear of it.

    Raises:
        LostLease: somebody else has the stream.
    """
    now = shop.clock()
    again = failure.kind == "transient" and slot.attempts + 1 < ATTEMPTS
    after = now + back_off(slot.attempts) if again else None
    reason = f"{failure.gate}: {failure.message}"
    book.postpone(shop.rows, lease, slot, reason, now, after, shop.made_from(slot.stream.report))
    with shop.rows.writing():
        book.open_incident(shop.rows, slot.stream, failure.gate, failure.message, now)


def back_off(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many attempts: twice as long each time, up to six hours."""
    return min(_FIRST_WAIT * (1 << attempts), _LONGEST_WAIT)


def recovered(shop: Shop, stream: Stream) -> None:
    """End the incident of a stream."""
    with shop.rows.writing():
        book.close_incident(shop.rows, stream, shop.clock())


def _why(shop: Shop, last: Edition, now: Content, *, forced: bool) -> str:
    """Say in a sentence what of the last edition is not so any more."""
    if forced:
        return f"printed again, nothing changed since edition {last.label}"
    try:
        kept = json.loads((edition_folder(shop.var, last) / CONTENT).read_text("utf-8"))
        old = Content({name: tuple(map(tuple, rows)) for name, rows in kept["rows"].items()}, kept["form"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return f"changed since edition {last.label}"
    if moved := moved_rows(old, now):
        return f"data changed since edition {last.label}: {', '.join(moved)}"
    return f"form changed since edition {last.label}: {', '.join(moved_form(old, now))}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
