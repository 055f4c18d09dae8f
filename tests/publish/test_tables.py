"""Published tables that do work for their readers: series, sums of payments, scopes, contradictions, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from tests.publish.bases import load_base, write_base

Claim = dict[str, object]


def figure(metric: str, subject: str, period: str, value: str, source: str = "report", **more: object) -> Claim:
    """Return a claim on a figure, as claims.toml has it."""
    return {"metric": metric, "subject": subject, "period": period, "value": value, "source": source, **more}


def paid(period: str, value: str, to: str = "org_fund", source: str = "report") -> Claim:
    """Return a claim on a payment of BBB."""
    return figure("contribution_paid", "BBB", period, value, source, breakdown=to)


CLAIMS: list[Claim] = [
    # a series of years, one of nine months, and points in time
    figure("haul", "SER", "2011", "120 kg"),
    figure("haul", "SER", "2012", "150 kg"),
    figure("haul", "SER", "2013", "0.152 t"),
    figure("haul", "SER", "2014-01/2014-09", "80 kg"),
    figure("heads", "SER", "@2010-06-30", "4,000 people"),
    figure("heads", "SER", "@2014-06-30", "5,000 people", nature="estimated", note="an estimate"),
    # the next number that can be printed, of what is weighed and of what is counted
    figure("haul", "SES", "2011", "12.5 kg"),
    figure("haul", "SES", "2012", "12.6 kg"),
    figure("heads", "SES", "@2011", "11 people"),
    figure("heads", "SES", "@2012", "10 people"),
    figure("heads", "SES", "@2013", "10 people"),
    # prices of a kilogram, then of a gram
    figure("cost", "SER", "2011", "500. usd_per_kg"),
    figure("cost", "SER", "2012", "600. usd_per_kg"),
    figure("cost", "SER", "2013", "5.0 usd_per_g"),
    figure("cost", "SER", "2014", "6.0 usd_per_g"),
    # a sum and the payments within it, another currency, and two sums of which neither holds the other
    paid("2009/2011", "300 thousand USD"),
    paid("2009", "50 thousand USD"),
    paid("2011", "250 thousand USD", source="gazette"),
    paid("2010", "36,068 EUR"),
    paid("2009/2010", "10 USD", "org_other"),
    paid("2010/2011", "20 USD", "org_other"),
    # one budget in two currencies with a rate of its year, and one without
    figure("parity", "AAA", "2010", "1.30 USD_per_EUR"),
    figure("budget", "CUR", "2010", "1,000. USD"),
    figure("budget", "CUR", "2010", "900. EUR", "gazette"),
    figure("budget", "CUT", "2010", "1,300 USD"),
    figure("budget", "CUT", "2010", "1,000 EUR", "gazette"),
    figure("budget", "CUV", "2001", "1,300 USD"),
    figure("budget", "CUV", "2001", "10 EUR", "gazette"),
    # what counts as whose
    {"subject": "person_head", "type": "holds_office_in", "object": "org_aaa_police", "from": "2010"},
    {"subject": "org_aaa_police", "type": "took_part_in", "object": "event_summit"},
    {"subject": "org_abroad", "type": "took_part_in", "object": "event_elsewhere"},
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the base of CLAIMS, loaded and published."""
    return write_base(tmp_path_factory.mktemp("base"), [{"claims": [claim]} for claim in CLAIMS])


@pytest.fixture(scope="module")
def published(base: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give its published file, open."""
    with open_published(base.published) as connection:
        yield connection


class TestSeries:
    """Figures that can be compared, newest first."""

    def test_periods_of_one_kind_make_a_series(self, published: duckdb.DuckDBPyConnection) -> None:
        """Years are compared with years; the nine months begin a series of their own."""
        assert [
            ("9 months", 1, "80 kg", None, "no_earlier", None),
            ("year", 1, "0.152 t", "150 kg", None, "cannot_tell"),
            ("year", 2, "150 kg", "120 kg", None, "up"),
            ("year", 3, "120 kg", None, "no_earlier", None),
        ] == published.execute(
            "SELECT s.period_class, s.position, c.value_text, p.value_text, s.reason, s.direction FROM series AS s "
            "INNER JOIN claims AS c ON c.claim_id = s.claim_id "
            "LEFT JOIN claims AS p ON p.claim_id = s.previous_claim_id "
            "WHERE s.metric = 'haul' AND s.subject = 'SER' ORDER BY ALL"
        ).fetchall()

    def test_the_change_is_an_interval(self, published: duckdb.DuckDBPyConnection) -> None:
        """From 120 kg to 150 kg is a rise of 25 per cent as printed; the interval is what both leave open."""
        low, high = published.execute(
            "SELECT change_low, change_high FROM series WHERE metric = 'haul' AND subject = 'SER' AND position = 2"
        ).fetchall()[0]

        assert low < 25 < high

    def test_of_what_is_counted_one_less_is_less(self, published: duckdb.DuckDBPyConnection) -> None:
        """12.6 kg after 12.5 kg may both be 12.55 kg; ten people after eleven are one less."""
        assert [
            ("haul", "cannot_tell"), ("haul", None), ("heads", "level"), ("heads", "down"), ("heads", None),
        ] == published.execute(
            "SELECT metric, direction FROM series WHERE subject = 'SES' ORDER BY metric, position"
        ).fetchall()  # fmt: skip

    def test_an_estimate_is_not_compared_with_a_count(self, published: duckdb.DuckDBPyConnection) -> None:
        """They follow each other in the series, and it says why they may not be compared."""
        assert [(1, "nature", None), (2, "no_earlier", None)] == published.execute(
            "SELECT position, reason, direction FROM series WHERE metric = 'heads' AND subject = 'SER' "
            "ORDER BY position"
        ).fetchall()

    def test_the_price_of_a_gram_is_not_compared_with_that_of_a_kilogram(
        self, published: duckdb.DuckDBPyConnection
    ) -> None:
        """From 600 USD a kilogram to 5 USD a gram nothing rose eightfold: less was sold at a time."""
        assert [(1, None, "up"), (2, "quantity", None), (3, None, "up"), (4, "no_earlier", None)] == published.execute(
            "SELECT position, reason, direction FROM series WHERE metric = 'cost' ORDER BY position"
        ).fetchall()


class TestMoney:
    """Currencies never meet but by a rate that a source gives."""

    def test_payments_can_be_summed(self, published: duckdb.DuckDBPyConnection) -> None:
        """A sum takes in the payments within its period, whoever gives them; each currency is its own sum."""
        assert [
            ("org_fund", "EUR", 36068.0, False),
            ("org_fund", "USD", 300000.0, False),
            ("org_other", "USD", 30.0, True),
        ] == published.execute(
            "SELECT recipient, unit, sum(value), bool_or(overlapping) FROM contributions WHERE contributor = 'BBB' "
            "GROUP BY ALL ORDER BY ALL"
        ).fetchall()

    def test_two_currencies_contradict_only_by_a_cited_rate(self, published: duckdb.DuckDBPyConnection) -> None:
        """900 EUR of 2010 are 1,170 USD, not 1,000; 1,000 EUR are 1,300 USD; 2001 has no rate, so no verdict."""
        found = published.execute(
            "SELECT x.subject, r.predicate, contains(x.explanation, r.claim_id::VARCHAR) FROM contradictions AS x "
            "INNER JOIN claims AS r ON r.claim_id = x.rate_claim WHERE x.predicate = 'budget'"
        ).fetchall()

        assert [("CUR", "parity", True)] == found
        assert [(1,)] == published.execute("SELECT count(*) FROM contradictions WHERE predicate = 'budget'").fetchall()


def test_a_scope_is_what_belongs_to_a_country_and_what_that_takes_part_in(published: duckdb.DuckDBPyConnection) -> None:
    """Its bodies, who heads them, and the events they were at; nothing of another country's."""
    assert [
        ("AAA", "itself", 0),
        ("event_summit", "took_part_in", 2),
        ("org_aaa_police", "belongs_to", 1),
        ("person_head", "holds_office_in", 2),
    ] == published.execute(
        "SELECT entity, relation, distance FROM country_scope WHERE country = 'AAA' AND entity_kind <> 'document' "
        "ORDER BY ALL"
    ).fetchall()


def test_contradictions_grow_with_answers_not_with_pairs_of_sources(tmp_path: Path) -> None:
    """A hundred sources with four answers to one question make three rows; each lists the claims that say the same."""
    values = ["100. kg", "200. kg", "300. kg", "400. kg"]
    sources = {f"source_{number:03}": f"{1900 + number}-01-01" for number in range(100)}
    claims = [figure("haul", "AAA", "1899", values[number % 4], name) for number, name in enumerate(sources)]
    settings = write_base(tmp_path, [{"claims": claims}], sources=sources)

    with open_published(settings.published) as connection:
        found = connection.execute(
            "SELECT value_a, value_b, len(claims_a), len(claims_b) FROM contradictions ORDER BY value_b"
        ).fetchall()

    first = found[0][0]
    assert [(first, value, 25, 25) for value in sorted(v.replace(".", "") for v in values) if value != first] == found


class TestAsOf:
    """What could be known on a day: editions count from the last day on which they can have been published."""

    def counts(self, settings: Settings, as_of: dt.date) -> list[tuple[object, ...]]:
        """Return how many claims of each source could be known on a day."""
        with open_published(pipeline.published_at(settings, as_of=as_of)) as connection:
            return connection.execute("SELECT source, count(*) FROM claims GROUP BY ALL ORDER BY ALL").fetchall()

    def test_another_date_of_one_source_changes_nothing_about_another(self, tmp_path: Path) -> None:
        """A day is asked of each source's own edition, so an answer of theirs stays what it was."""
        claims = [figure("haul", "AAA", "2010", "1 kg"), figure("haul", "AAA", "2010", "1 kg", "gazette")]
        settings = load_base(tmp_path, [{"claims": claims}])
        day = dt.date(2015, 12, 31)
        before = self.counts(settings, day)
        seed = settings.root / "seeds" / "gazette" / "source.toml"
        seed.write_text(seed.read_text("utf-8").replace('"2016"', '"2017-05"'), "utf-8")
        pipeline.load(settings)

        assert [("report", 1)] == before == self.counts(settings, day)


def test_the_content_does_not_depend_on_the_clock(
    base: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Publishing in 2040 gives the same content hash, and the same rows in every table."""
    with open_published(base.published) as connection:
        now = connection.execute("SELECT content_sha256, revision FROM _published").fetchall()
    monkeypatch.setattr("kzdb.pipeline.stages.datetime", _Clock)
    later = pipeline.publish(base, output=tmp_path / "later.duckdb")
    with open_published(later.path) as connection:
        then = connection.execute("SELECT content_sha256, revision FROM _published").fetchall()
        at = connection.execute("SELECT year(published_at) FROM _published").fetchall()

    assert [(2040,)] == at
    assert now == then


class _Clock(dt.datetime):
    """A clock that runs in 2040."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _Clock:
        """Return a day in 2040."""
        return cls(2040, 1, 1, tzinfo=tz)
