"""The rules over the base of checks.toml, by way of seeds, store and published file; and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import PublishError
from kzdb.publish import run_rules
from kzdb.publish.connection import open_published
from kzdb.publish.run_rules import Rule, read_rules
from tests.publish.bases import BASE, write_base

CHECKOUT = Path(__file__).resolve().parents[2]
CASES: list[dict[str, Any]] = BASE["case"]
WAIVERS = """
[[waivers]]
slug = "{slug}"
rule = "tenfold_jump"
subject = "{subject}"
reason = "The register was opened in 2010."
by = "tests"
on = "2020-01-01"
expires = "{expires}"
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the workspace of checks.toml, loaded and published."""
    return write_base(tmp_path_factory.mktemp("base"), CASES)


@pytest.fixture(scope="module")
def published(base: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give its published file, open."""
    with open_published(base.published) as connection:
        yield connection


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}-{case['subject']}" for case in CASES])
def test_a_rule_says_what_can_be_true_together(case: dict[str, Any], published: duckdb.DuckDBPyConnection) -> None:
    """Each case's check has the verdict expected, by the code of the message, which shows the numbers."""
    found = published.execute(
        "SELECT verdict, code, replace(explanation, chr(160), ' ') FROM checks "
        "WHERE rule = $rule AND subject = $subject",
        {"rule": case["rule"], "subject": case["subject"]},
    ).fetchall()
    code = f"{case['rule']}-{case.get('code', case['verdict'])}"

    assert {case["verdict"]} == {verdict for verdict, _, _ in found}
    if "code" in case:
        assert code in {code for _, code, _ in found}
    assert any(all(number in text for number in case.get("shows", [])) for _, _, text in found), found


def test_every_rule_is_tried_and_fails_somewhere() -> None:
    """No rule goes without a case in which it holds and one in which it fails."""
    tried = {(case["rule"], case["verdict"]) for case in CASES}

    assert [] == [rule.slug for rule in read_rules() if not {(rule.slug, "holds"), (rule.slug, "fails")} <= tried]


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.slug)
def test_a_rule_begins_with_its_sentence_and_names_no_metric(rule: Rule) -> None:
    """Its first line is a sentence, and its text holds no slug of the real vocabulary's metrics or countries."""
    lists = [
        (CHECKOUT / "seeds" / "vocabulary" / f"{name}.csv").read_text("utf-8") for name in ("metrics", "countries")
    ]
    slugs = [line.split(",")[0] for text in lists for line in text.splitlines()[1:]]

    assert rule.sentence.endswith(".")
    assert [] == [slug for slug in slugs if f"'{slug}'" in rule.query]


def test_what_a_rule_gives_is_whole(published: duckdb.DuckDBPyConnection) -> None:
    """Every result has claims that exist and no others' results, and every interval its ends in order."""
    wrong = published.execute(
        "SELECT rule, explanation FROM checks WHERE len(claims) = 0 OR explanation IS NULL OR subject_name IS NULL "
        "OR expected_low > expected_high OR actual_low > actual_high "
        "OR NOT list_has_all((SELECT list(claim_id) FROM claims), claims)"
    ).fetchall()
    twice = published.execute("SELECT rule, claims FROM checks GROUP BY ALL HAVING count(*) > 1").fetchall()

    assert [] == wrong
    assert [] == twice


def test_a_reading_is_never_checked(published: duckdb.DuckDBPyConnection) -> None:
    """An alternative reading of a passage takes part in no check."""
    found = published.execute(
        "SELECT rule FROM (SELECT rule, unnest(claims) AS claim_id FROM checks) "
        "INNER JOIN claims USING (claim_id) WHERE variant LIKE 'reading:%'"
    ).fetchall()

    assert [] == found


def test_an_earlier_revision_is_judged_as_it_was(base: Settings) -> None:
    """The checks of any revision are computed when asked for; publishing writes nothing into the store."""
    with open_published(pipeline.published_at(base, revision=1)) as connection:
        then = connection.execute("FROM checks").fetchall()
    with open_published(base.published) as connection:
        now = connection.execute("FROM checks").fetchall()

    assert now == then


def test_a_waiver_accepts_a_failing_check_until_it_expires(tmp_path: Path) -> None:
    """A failing check is waived until the waiver has expired on the day the base was loaded, never by the clock."""
    case = next(case for case in CASES if case["subject"] == "CEB")
    other = {"claims": [{**claim, "subject": "CEZ"} for claim in case["claims"]]}
    waivers = [
        WAIVERS.format(slug="register", subject="CEB", expires="2999-12-31"),
        WAIVERS.format(slug="before", subject="CEZ", expires="2020-12-31"),
    ]
    settings = write_base(tmp_path, [case, other], "".join(waivers))
    with open_published(settings.published) as connection:
        found = connection.execute(
            "SELECT subject, waived, waiver_reason = 'The register was opened in 2010.' FROM checks "
            "WHERE rule = 'tenfold_jump' ORDER BY ALL"
        ).fetchall()

    assert [("CEB", True, True), ("CEZ", False, True)] == found


def test_a_broken_rule_is_named(base: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that cannot run stops the publishing with a line that names its file; the last file stays."""
    broken = Rule("broken", "It holds.", "SELECT nothing FROM nowhere")
    monkeypatch.setattr(run_rules, "read_rules", lambda: (broken,))
    before = base.published.read_bytes()

    with pytest.raises(PublishError, match=r"^kzdb/publish/rules/broken\.sql: .*nowhere.* Correct the rule"):
        pipeline.publish(base, force=True)

    assert before == base.published.read_bytes()
