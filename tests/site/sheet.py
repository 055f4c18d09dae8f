"""A made-up report of one figure, and a base of two rivals and a hostile note, for the tests of the site."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.refresh.editions.folders import being_made, publish_edition
from kzdb.refresh.editions.register import Edition
from kzdb.refresh.schedule.streams import make_stream
from kzdb.refresh.slots.book import add_slot, open_slots
from kzdb.refresh.slots.leases import take
from kzdb.store.rows import open_rows
from tests.publish.bases import write_base

__all__ = ["HOSTILE", "make_base", "publish_sheet"]

HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\" 'x"
NOW = dt.datetime(2026, 11, 28, 6, tzinfo=dt.UTC)


def make_base(root: Path) -> Settings:
    """Make a workspace of three claims, published: two sources differ, one of them is overdue; a note is hostile."""
    figure = {"metric": "heads", "subject": "AAA", "period": "2014", "note": HOSTILE}
    cases = [{"claims": [figure | {"value": "1,885 people"}, figure | {"value": "2,000 people", "source": "other"}]}]
    root.mkdir()
    settings = write_base(root, cases, sources={"report": "2015-03-01", "other": "2016"})
    with (settings.seeds / "report" / "source.toml").open("a", encoding="utf-8") as file:
        file.write('next_edition = {every = "1 year", look = "javascript:alert(3)", looked = "2026-11-20"}\n')
    pipeline.load(settings)
    pipeline.publish(settings)
    return settings


def publish_sheet(settings: Settings, data: str, text: str) -> None:
    """Publish an edition, of the data that a digest names, that prints claim 2 as `text` on page 2."""
    stream = make_stream("sheet", {"country": "AAA"}, "en")
    with open_rows(settings.database_url) as rows:
        due = NOW + dt.timedelta(minutes=len(rows.all("SELECT id FROM slots")))
        with rows.writing():
            add_slot(rows, stream, due, "waiting", "due", NOW)
        lease = take(rows, f"{stream} {data[0]}", lambda: NOW)
        assert lease is not None
        slot = next(one for one in open_slots(rows) if one.due == due)
        with being_made(settings.var, stream) as made:
            (made / "sheet.pdf").write_bytes(b"%PDF-1.7 " + text.encode())
            (made / "sheet.html").write_text("<!doctype html><title>Sheet</title>", "utf-8")
            entry = {"kind": "figure", "text": text, "place": "front", "page": 2, "claims": [2]}
            (made / "ledger.json").write_text(json.dumps({"entries": [entry]}), "utf-8")
            (made / "claims.json").write_text("{}", "utf-8")
            wanted = Edition(
                0, stream, 0, "", "2026-11-28", 1, data, "1" * 64, "", {}, "first", None, NOW.isoformat(), ""
            )
            publish_edition(rows, settings.var, lease, slot, made, wanted, lambda: NOW)
