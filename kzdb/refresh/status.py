"""How everything is: editions and their ages, failures, what comes next, sources, deliveries. It only reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from kzdb.config import Settings
from kzdb.errors import FileError, ReportError
from kzdb.refresh.clock import from_text
from kzdb.refresh.editions.register import newest_editions
from kzdb.refresh.freshness import Freshness, read_freshness
from kzdb.refresh.inbox import waiting
from kzdb.refresh.schedule.due import due_slots, next_instants
from kzdb.refresh.schedule.schedule import Schedule, read_schedules, streams_of
from kzdb.refresh.schedule.show import has_tables
from kzdb.refresh.schedule.streams import OF_STREAM, Stream
from kzdb.refresh.slots import book
from kzdb.store.rows import Rows, open_rows

if TYPE_CHECKING:
    import duckdb

    from kzdb.author.narrated import TextState

__all__ = ["Status", "StreamStatus", "metrics", "read_status"]

SLEEPING = dt.timedelta(hours=1)
"""Wake-ups come every ten minutes: nobody has looked for so long, so nothing wakes the refresh."""


@dataclass(frozen=True, slots=True)
class StreamStatus:
    """One stream of editions."""

    report: str
    place: str
    language: str
    edition: str | None
    as_of: str | None
    published_at: str | None
    succeeded_at: str | None
    failed_at: str | None
    gate: str | None
    reason: str | None
    next_at: str | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Everything at one moment."""

    at: str
    refreshed_at: str | None
    streams: list[StreamStatus]
    incidents: list[dict[str, Any]]
    wrong_schedules: dict[str, str]
    deliveries: dict[str, int]
    unknown: list[dict[str, Any]]
    sources: list[Freshness]
    contradictions: int | None
    lapsed: list[TextState] = field(default_factory=list)
    """Texts of analysts that the base no longer bears out."""
    problems: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {**asdict(self), "sources": [_plain(one) for one in self.sources]}


def read_status(settings: Settings, now: dt.datetime) -> Status:
    """Return how everything is.

    Raises:
        StoreError: the store cannot be read.
    """
    schedules, wrong = read_schedules(settings.reports)
    published = _from_published(settings, now.date(), wrong)
    status = Status(now.isoformat(timespec="seconds"), None, [], [], wrong, {}, [], *published)
    if has_tables(settings):
        with open_rows(settings.database_url) as rows:
            status = _filled(rows, schedules, status, now)
    problems = [*_problems(status, bool(schedules), now), *_waiting(settings)]
    return Status(**{**{name: getattr(status, name) for name in Status.__slots__}, "problems": problems})


def _filled(rows: Rows, schedules: list[Schedule], status: Status, now: dt.datetime) -> Status:
    refreshed = rows.one("SELECT max(last_at) AS at FROM refresh_log WHERE decision = 'refreshed'")
    incidents = book.open_incidents(rows)
    open_of = {Stream(one["report"], one["params"], one["language"]): one for one in incidents}
    editions = newest_editions(rows)
    streams = []
    for schedule in schedules:
        for stream in streams_of(schedule):
            edition, incident = editions.get(stream), open_of.get(stream)
            upcoming = next_instants(schedule, now, 1)
            streams.append(
                StreamStatus(
                    stream.report,
                    stream.place,
                    stream.language,
                    edition.label if edition else None,
                    edition.as_of if edition else None,
                    edition.published_at if edition else None,
                    _last(rows, stream, "('done', 'unchanged')"),
                    _last(rows, stream, "('failed')"),
                    incident["gate"] if incident else None,
                    incident["reason"] if incident else None,
                    upcoming[0].isoformat() if upcoming else None,
                    _is_overdue(rows, schedule, stream, now),
                )
            )
    counts = rows.all("SELECT state, count(*) AS many FROM deliveries GROUP BY state ORDER BY state")
    unknown = rows.all(
        "SELECT about, channel, recipient, reason, changed_at FROM deliveries WHERE state = 'unknown' ORDER BY id"
    )
    return Status(
        status.at, refreshed["at"] if refreshed else None, streams, incidents, status.wrong_schedules,
        {row["state"]: row["many"] for row in counts}, unknown, status.sources, status.contradictions, status.lapsed,
    )  # fmt: skip


def _last(rows: Rows, stream: Stream, states: str) -> str | None:
    found = rows.one(
        f"SELECT max(decided_at) AS at FROM slots WHERE {OF_STREAM} AND state IN {states}", **stream.columns
    )
    return found["at"] if found else None


def _is_overdue(rows: Rows, schedule: Schedule, stream: Stream, now: dt.datetime) -> bool:
    """Return whether a slot came an hour ago or more and nobody has looked at it."""
    late = due_slots(schedule, stream, book.taken(rows, stream), now - SLEEPING)
    return any(slot.verdict == "run" for slot in late)


def _from_published(
    settings: Settings, today: dt.date, wrong: dict[str, str]
) -> tuple[list[Freshness], int | None, list[TextState]]:
    """Return the freshness of the sources, the number of open contradictions and the texts that lapsed.

    It is nothing where nothing is published. A report whose texts cannot be read is added to `wrong`, as one whose
    schedule cannot be read is.
    """
    from kzdb.errors import PublishError
    from kzdb.publish.connection import open_published

    try:
        with open_published(settings.published) as connection:
            row = connection.execute("SELECT count(*) FROM contradictions WHERE status = 'open'").fetchone()
            lapsed = _lapsed(settings, connection, wrong)
            return read_freshness(connection, today), int(row[0]) if row else None, lapsed
    except PublishError:
        return [], None, []


def _lapsed(settings: Settings, connection: duckdb.DuckDBPyConnection, wrong: dict[str, str]) -> list[TextState]:
    written = sorted({path.parents[1] for path in settings.reports.glob("*/narrative/*.toml")})
    if not written:
        return []  # the report's engine is not loaded for nothing
    from kzdb.author.narrated import lapsed_texts

    lapsed: list[TextState] = []
    for path in written:
        try:
            lapsed += lapsed_texts(connection, path, settings.shared)
        except ReportError as error:
            wrong.setdefault(path.name, str(error).splitlines()[0])
    return lapsed


def _waiting(settings: Settings) -> list[str]:
    try:
        return list(waiting(settings))
    except FileError as error:
        return [str(error)]


def _problems(status: Status, scheduled: bool, now: dt.datetime) -> Iterator[str]:
    """Yield a line for everything that somebody has to look at."""
    yield from status.wrong_schedules.values()
    if scheduled and (status.refreshed_at is None or now - from_text(status.refreshed_at) > SLEEPING):
        when = f"the last refresh was at {status.refreshed_at}" if status.refreshed_at else "no refresh was ever made"
        yield f"{when}. See what wakes it: `kzdb schedule install`."
    for incident in status.incidents:
        stream = Stream(incident["report"], incident["params"], incident["language"])
        about = str(stream) if stream.params else stream.report or "the base"
        yield f"{about}: {incident['gate']}: {incident['reason']} (since {incident['opened_at']})"
    for one in status.streams:
        if one.overdue:
            yield f"{one.report} {one.place} {one.language}: a slot has come and nobody has looked at it"
    for row in status.unknown:
        yield (
            f"{row['about']} to {row['recipient']}: nobody knows whether it arrived ({row['reason']}). Ask, then run "
            f"`kzdb editions settle {row['recipient']}` with --arrived or --again."
        )
    if refused := status.deliveries.get("refused"):
        yield f"{refused} deliveries were refused. See `kzdb status --json`."
    for text in status.lapsed:
        about = f"{text.report} {text.country} {text.language} {text.text}"
        yield f"{about}: lapsed, the computed text is printed: {'; '.join(text.why)}. See `kzdb report narrative`."
    for source in status.sources:
        if source.overdue:
            when = f"{source.expected}, and looked for on {source.looked}" if source.looked else f"{source.expected}"
            yield f"{source.source}: a new edition was expected on {when}. Look for it: {source.look}"


def metrics(status: Status) -> str:
    """Return the status as Prometheus reads it; an outside watcher sees there that kzdb itself is dead."""
    now = from_text(status.at)
    lines: list[str] = []

    def add(name: str, about: str, values: list[tuple[dict[str, str], float | int | None]]) -> None:
        lines.extend((f"# HELP kzdb_{name} {about}", f"# TYPE kzdb_{name} gauge"))
        for labels, value in values:
            if value is not None:
                shown = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
                lines.append(f"kzdb_{name}{{{shown}}} {value:g}" if shown else f"kzdb_{name} {value:g}")

    def since(text: str | None) -> float | None:
        return (now - from_text(text)).total_seconds() if text else None

    labelled = [({"report": one.report, "place": one.place, "language": one.language}, one) for one in status.streams]
    add("seconds_since_last_refresh", "Since a refresh came to its end.", [({}, since(status.refreshed_at))])
    add("seconds_since_last_success", "Since a slot was printed, or found unchanged.",
        [(labels, since(one.succeeded_at)) for labels, one in labelled])  # fmt: skip
    add("edition_age_seconds", "Since the newest edition was published.",
        [(labels, since(one.published_at)) for labels, one in labelled])  # fmt: skip
    add(
        "stream_failing",
        "1 while a failure of it is open.",
        [(labels, int(one.gate is not None)) for labels, one in labelled],
    )
    add("incidents_open", "Failures that are not over.", [({}, len(status.incidents))])
    add("schedules_wrong", "Schedules that cannot be read.", [({}, len(status.wrong_schedules))])
    add("deliveries", "Deliveries by state.", [({"state": state}, many) for state, many in status.deliveries.items()])
    add(
        "sources_overdue", "Sources of which a new edition is late.", [({}, sum(one.overdue for one in status.sources))]
    )
    add("texts_lapsed", "Texts of analysts that no longer fit the base.", [({}, len(status.lapsed))])
    add("contradictions_open", "Contradictions without a decision.", [({}, status.contradictions)])
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _plain(source: Freshness) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, dt.date) else value for name, value in asdict(source).items()}
