"""What holds for the briefing of any country from any base: those that ship, and bases that the tests make up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kzdb.publish.connection import open_published
from kzdb.report import Draft
from tests.publish.bases import write_base
from tests.reports.conftest import CHECKOUT, Write

NARRATIVE = CHECKOUT / "reports" / "country-briefing" / "narrative"
COUNTRIES = ("KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG", "AZE", "RUS", "TUR")
COMPARED = re.compile(r'id="f-(\d+)(?:-\d+)?">(?:(?!<p|id="f-).){0,300}?, (up|down) from <data [^>]*id="f-(\d+)')
PARAGRAPHS = re.compile(r'<p(?: class="lead")?>(.*?)</p>', re.DOTALL)
NUMBERED = re.compile(r'<data [^>]*id="f-(\d+)(?:-\d+)?">')
TAGS = re.compile(r"<sup.*?</sup>|<[^>]+>", re.DOTALL)
SENTENCES = re.compile(r"(?<=[.;]) ")
HOLLOW = re.compile(
    r"<h2[^>]*>(?:(?!</h2>).)*</h2>\s*<(?:h[12]|/div|/section)|<h1[^>]*>(?:(?!</h1>).)*</h1>\s*<(?:/|h1)"
    r'|<p class="label">[^<]*</p>\s*</div>', re.DOTALL,
)  # fmt: skip
"""A heading without anything below it."""

ABOUT = """
SELECT claim_id FROM observations
WHERE preferred AND variant = 'main' AND (subject = $country OR breakdown = $country)
"""


def printed(draft: Draft, *kinds: str, place: str | None = None) -> set[int]:
    """Return the claims that a page prints by entries of some kinds, in one place or anywhere."""
    return {
        claim
        for entry in draft.page.ledger.entries
        if entry.kind in kinds and place in (None, entry.place)
        for claim in entry.claims
    }


def sentences(html: str) -> Iterator[tuple[int, str]]:
    """Give every figure in a paragraph of the text by its claim, with the sentence that it is in."""
    for paragraph in PARAGRAPHS.findall(html):
        text = TAGS.sub("", NUMBERED.sub(r"⟦\1⟧", paragraph))
        for sentence in SENTENCES.split(text):
            yield from ((int(claim), sentence) for claim in re.findall(r"⟦(\d+)⟧", sentence))


def require_right(draft: Draft, connection: duckdb.DuckDBPyConnection, country: str) -> None:
    """Check what no briefing may break."""
    figures = draft.results["figures"]
    shown = {row["claim_id"] for row in figures if row["left_out"] is None}
    known = {row["claim_id"] for rows in (figures, draft.results["earlier"]) for row in rows}
    about = {claim for (claim,) in connection.execute(ABOUT, {"country": country}).fetchall()}
    assert shown <= printed(draft, "figure"), "a figure is neither printed nor left out with a reason"
    assert about <= known, "a figure about the country is in no list"
    assert [] == HOLLOW.findall(draft.page.html)
    names = {claim for (claim,) in connection.execute("SELECT claim_id FROM names").fetchall()}
    assert not names & {claim for row in draft.results["sources"] for claim in row["members"]}, "a name says nothing"

    newest = [row["claim_id"] for row in figures if row["metric_place"] == 1 and row["left_out"] is None]
    heads = [row["claim_id"] for row in figures if row["claim_id"] in newest and row["theme"] != "setting"]
    assert set(heads[:4]) <= printed(draft, "figure", place="front"), "page one lacks a headline figure"

    base = dict(connection.execute("SELECT claim_id, value_base FROM observations").fetchall())
    for later, way, before in COMPARED.findall(draft.page.html):
        rises = base[int(later)] > base[int(before)]
        assert rises == (way == "up"), f"claim {later} is said to go {way} from claim {before}"

    if not (NARRATIVE / f"{country}.en.md").exists():  # there the sentences are an analyst's own
        parts = {
            row["claim_id"]: row["breakdown_name"] for row in figures if row["breakdown"] not in ("total", country)
        }
        for claim, sentence in sentences(draft.page.html):
            assert parts.get(claim, "") in sentence, f"claim {claim} of a part is said of the whole: {sentence}"


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_base_that_ships(country: str, seeds: duckdb.DuckDBPyConnection, write: Write) -> None:
    """Eight countries, from the fullest to the thinnest."""
    require_right(write(seeds, "country-briefing", country=country), seeds, country)


def test_what_is_only_listed_is_printed(tmp_path: Path, write: Write) -> None:
    """A country of which the base holds nothing but a membership: it is there, under a heading of its own."""
    member = {"type": "member_of", "subject": "AAA", "object": "org_union"}
    base = write_base(tmp_path, [{"claims": [member]}])
    with open_published(base.published) as connection:
        draft = write(connection, "country-briefing", country="AAA")
        require_right(draft, connection, "AAA")
        ((claim, union),) = connection.execute("SELECT claim_id, object_name FROM relations").fetchall()

    assert {claim} == draft.page.claims
    assert union in draft.page.html


@st.composite
def claims(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw figures of two countries: several measures, parts, kinds of period, years, sources; few or many."""
    months = st.sampled_from(["{0}", "{0}-01/{0}-08", "{0}-01/{0}-09", "@{0}"])
    asked = st.tuples(
        st.sampled_from(["haul", "heads", "seats"]), st.sampled_from(["AAA", "AAA", "BAA"]),
        st.sampled_from(["total", "men", "young"]), months, st.integers(2008, 2014),
        st.sampled_from(["report", "gazette"]),
    )  # fmt: skip
    units = {"haul": "kg", "heads": "people", "seats": "count"}
    found = draw(st.lists(asked, min_size=1, max_size=30, unique_by=lambda one: one))
    return [
        {
            "metric": metric, "subject": subject, "breakdown": part, "period": period.format(year), "source": source,
            "value": f"{draw(st.integers(1, 9999)):,} {units[metric]}",
        }
        for metric, subject, part, period, year, source in found
    ]  # fmt: skip


@settings(
    max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate],  # a base takes a second: no shrinking
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(drawn=claims())
def test_bases_made_up(drawn: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory, write: Write) -> None:
    """Whatever years, parts and sources come: it builds, leaves nothing out in silence and calls no rise a fall."""
    one = [{"claims": [claim]} for claim in drawn if claim["subject"] == "AAA"] or [
        {"claims": [{"metric": "haul", "subject": "AAA", "period": "2010", "value": "5 kg", "source": "report"}]}
    ]
    others = [{"claims": [claim]} for claim in drawn if claim["subject"] != "AAA"]
    root: Path = tmp_path_factory.mktemp("base")
    base = write_base(root, one + others)
    with open_published(base.published) as connection:
        draft = write(connection, "country-briefing", country="AAA")
        require_right(draft, connection, "AAA")
        rows = connection.execute("SELECT claim_id FROM claims WHERE subject = 'BAA'").fetchall()

    foreign = {claim for (claim,) in rows}
    assert not foreign & printed(draft, "figure", "computed", "fact"), "another country's figure speaks as this one's"
