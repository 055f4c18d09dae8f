"""The rules over the base of checks.toml, by way of seeds, store and published file; and what is kept of them."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import PublishError
from kzdb.publish.checks import rules
from kzdb.publish.checks.rules import Rule, read_rules, run_rules
from kzdb.publish.connection import open_published
from kzdb.store.bridge import open_bridge

CHECKOUT = Path(__file__).resolve().parents[2]
BASE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("checks.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = BASE["case"]
ENTITIES = {
    "org": ("organisations", "slug,name,type,country"), "person": ("people", "slug,name"),
    "agreement": ("agreements", "slug,name,type"), "programme": ("programmes", "slug,name,type,country"),
    "event": ("events", "slug,name,type"), "law": ("laws", "slug,name,type,country"),
    "substance": ("substances", "slug,name,type"), "place": ("places", "slug,name,type,country"),
    "document": ("documents", "slug,name,type"),
}  # fmt: skip
"""A slug's first word is its kind; three capitals are a country. `org_aaa_x` belongs to the country AAA."""

WAIVERS = """
[[waivers]]
rule = "tenfold_jump"
subject = "CEB"
reason = "The register was opened in 2010."
by = "tests"
on = "2020-01-01"
expires = "{expires}"
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the workspace of checks.toml, loaded and published."""
    return _write(tmp_path_factory.mktemp("base"), CASES)


@pytest.fixture(scope="module")
def published(base: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give its published file, open."""
    with open_published(base.published) as connection:
        yield connection


def _write(root: Path, cases: list[dict[str, Any]], decisions: str = "") -> Settings:
    """Write, load and publish a workspace with the claims of `cases`, each on a line of its own in every document."""
    slugs = {"AAA", "org_publisher"}
    claims: dict[str, dict[str, list[str]]] = {source: defaultdict(list) for source in BASE["sources"]}
    for line, case in enumerate(cases, start=1):
        for claim in case["claims"]:
            slugs |= {claim[key] for key in ("subject", "object", "entity", "breakdown") if key in claim}
            group = "observations" if "metric" in claim else "milestones" if "entity" in claim else "relations"
            said = {key: value for key, value in claim.items() if key != "source"}
            said["at"] = f"{line}@0: {claim.get('value', 'quote')}"
            table = ", ".join(f"{key} = {json.dumps(value)}" for key, value in said.items())
            claims[claim.get("source", "report")][group].append(f"  {{{table}}},")
    _write_vocabulary(root / "seeds" / "vocabulary", slugs)
    for source, published in BASE["sources"].items():
        _write_source(root / "seeds" / source, published, claims[source])
    (root / "seeds" / "decisions").mkdir()
    (root / "seeds" / "decisions" / "ours.toml").write_text(decisions, encoding="utf-8")
    (root / "migrations").symlink_to(CHECKOUT / "migrations")
    settings = Settings(root, f"sqlite:///{root}/var/kzdb.sqlite", root / "var" / "kzdb.duckdb")
    pipeline.load(settings)
    pipeline.publish(settings)
    return settings


def _write_vocabulary(folder: Path, slugs: set[str]) -> None:
    folder.mkdir(parents=True)
    files: dict[str, str] = {name: header + "\n" for name, header in ENTITIES.values()}
    files |= {name: text.lstrip() for name, text in BASE["vocabulary"].items()} | {"countries": "slug,name,iso2,m49\n"}
    for number, slug in enumerate(sorted(slugs)):
        if slug.isupper():
            files["countries"] += f"{slug},{slug},{chr(65 + number // 26)}{chr(65 + number % 26)},{number:03}\n"
        elif f"\n{slug}," not in files["breakdowns"]:
            name, header = ENTITIES[slug.split("_")[0]]
            country = "AAA" if slug.startswith("org_aaa_") else ""
            cells = {"slug": slug, "name": slug.replace("_", " "), "type": "x", "country": country}
            files[name] += ",".join(cells[column] for column in header.split(",")) + "\n"
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def _write_source(folder: Path, published: str, claims: dict[str, list[str]]) -> None:
    folder.mkdir()
    dated = f'published_on = "{published}"\n' if published else ""
    (folder / "source.toml").write_text(
        f'title = "{folder.name}"\npublisher = "org_publisher"\ndocument = "{folder.name}.txt"\n'
        f'sha256 = "{hashlib.sha256(folder.name.encode()).hexdigest()}"\n{dated}edition = "first"\nlanguage = "en"\n'
        'licence = "Our own"\nreliability = "B"\nreliability_reason = "Written for the tests."\nrelies_on = []\n',
        encoding="utf-8",
    )
    text = "".join(f"{group} = [\n" + "\n".join(lines) + "\n]\n" for group, lines in claims.items())
    (folder / "claims.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}-{case['subject']}" for case in CASES])
def test_a_rule_says_what_can_be_true_together(case: dict[str, Any], published: duckdb.DuckDBPyConnection) -> None:
    """Each case's check has the verdict expected, and says so in a sentence with the numbers."""
    found = published.execute(
        "SELECT verdict, explanation FROM checks WHERE rule = $rule AND subject = $subject",
        {"rule": case["rule"], "subject": case["subject"]},
    ).fetchall()

    assert {case["verdict"]} == {verdict for verdict, _ in found}
    assert any(case.get("says", "") in explanation for _, explanation in found), found


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


def test_verdicts_are_kept_once(loaded: Settings) -> None:
    """Publishing again writes no verdict anew, and the history holds each once."""
    pipeline.publish(loaded)
    before = _kept(loaded)
    outcome = pipeline.publish(loaded)
    with open_published(outcome.path) as connection:
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM checks), (SELECT count(*) FROM check_history)"
        ).fetchall()

    assert len(before) > 0
    assert before == _kept(loaded)
    assert [(len(before), len(before))] == counts


def _kept(settings: Settings) -> list[tuple[Any, ...]]:
    with open_bridge(settings.database_url) as bridge:
        return bridge.rows("SELECT * FROM check_verdicts ORDER BY id")


@pytest.mark.parametrize(("expires", "waived"), [("2999-12-31", True), ("2020-12-31", False)])
def test_a_waiver_accepts_a_failing_check_until_it_expires(tmp_path: Path, expires: str, waived: bool) -> None:
    """A failing check is waived until the waiver has expired on the day of publication; the reason stays told."""
    case = next(case for case in CASES if case["subject"] == "CEB")
    settings = _write(tmp_path, [case], WAIVERS.format(expires=expires))
    with open_published(settings.published) as connection:
        found = connection.execute(
            "SELECT waived, waiver_reason = 'The register was opened in 2010.' FROM checks WHERE rule = 'tenfold_jump'"
        ).fetchall()

    assert [(waived, True)] == found


def test_a_broken_rule_is_named(base: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that cannot run stops the publishing with a line that names its file; the last file stays."""
    broken = Rule("broken", "It holds.", "SELECT nothing FROM nowhere", "0" * 64)
    monkeypatch.setattr(rules, "read_rules", lambda: (broken,))
    before = base.published.read_bytes()

    with pytest.raises(PublishError, match=r"^kzdb/publish/checks/broken\.sql: .*nowhere.* Correct the rule"):
        pipeline.publish(base, force=True)

    assert before == base.published.read_bytes()


def test_rules_may_run_again(base: Settings, tmp_path: Path) -> None:
    """Running the rules a second time over one file finds the same."""
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(base.published.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        first = sorted(connection.execute("FROM store.check_results").fetchall(), key=repr)
        run_rules(connection)
        second = sorted(connection.execute("FROM store.check_results").fetchall(), key=repr)

    assert first == second
