"""The Kazakhstan briefing in every language of its own: nothing is missing, and all say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from kzdb.load.vocabulary import read_vocabulary
from kzdb.report import render_html
from kzdb.report.wording import read_texts
from tests.report.test_translation import facts

if TYPE_CHECKING:
    from kzdb.report import Draft

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "reports"
BRIEFING = REPORTS / "country-briefing"
SHEET = REPORTS / "defence-sheet"
PARAMS = {"country": "KAZ", "as_of": "2026-11-22"}
TRANSLATED = ("ru", "kk")
_PLACEHOLDER = re.compile(r"{(\w+)}")


@pytest.fixture(scope="module")
def drafts(seeds: duckdb.DuckDBPyConnection) -> dict[str, Draft]:
    """The page of every edition."""
    return {
        language: render_html(seeds, BRIEFING, REPORTS / "_shared", PARAMS, language)
        for language in ("en", *TRANSLATED)
    }


def of_folder(folder: Path, language: str) -> dict[str, dict[str, str]]:
    """Return the texts of a folder in a language, each as its forms."""
    texts = read_texts(folder / "i18n" / f"{language}.toml")
    return {key: {"other": text} if isinstance(text, str) else dict(text) for key, text in texts.items()}


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("folder", [REPORTS / "_shared", BRIEFING, SHEET], ids=lambda folder: folder.name)
def test_every_text_is_translated_with_its_placeholders(folder: Path, language: str) -> None:
    """A text that is missing, out of use, or fills in other values than English is named."""
    english, own = of_folder(folder, "en"), of_folder(folder, language)
    assert [] == sorted(english.keys() - own.keys())
    extra = {key for key in own.keys() - english.keys() if key.partition(".")[0] not in {"format", "ablative", "unit"}}
    assert [] == sorted(extra)
    for key in english.keys() & own.keys():
        filled, wanted = ({*_PLACEHOLDER.findall(text["other"])} - {"ablative"} for text in (own[key], english[key]))
        assert wanted == filled, key


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_briefing_lacks_nothing(drafts: dict[str, Draft], language: str) -> None:
    """No text and no label that the briefing may print falls back to English."""
    assert () == drafts[language].warnings


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_edition_says_the_same(drafts: dict[str, Draft], language: str) -> None:
    """The set of (kind, claims, value) of the ledger is that of the English edition."""
    english, own = (facts(drafts[one].ledger.entries) for one in ("en", language))
    assert ([], []) == (sorted(english - own), sorted(own - english))


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("kind", ["observation", "relation", "milestone", "statement", "naming"])
def test_the_sheet_of_each_kind(seeds: duckdb.DuckDBPyConnection, kind: str, language: str) -> None:
    """Of a defence sheet only what the checks say, sentence by sentence, is left in English."""
    found = seeds.execute(
        "SELECT max(claim_id) FROM claims WHERE kind = ? AND note IS NOT NULL AND preferred", [kind]
    ).fetchone()
    assert found is not None
    params = {"claim": str(found[0]), "as_of": "2026-11-22"}
    explained = seeds.execute("SELECT explanation FROM checks").fetchall()
    english = {f"texts/{text}" for (text,) in explained}
    draft = render_html(seeds, SHEET, REPORTS / "_shared", params, language)
    assert set() == draft.wording.missing.labels.keys() - english
    assert set() == draft.wording.missing.texts.keys()


def test_every_name_of_the_vocabulary_has_a_label_in_both_languages() -> None:
    """Whatever a query of an analyst brings, it has a Russian and a Kazakh name."""
    vocabulary = read_vocabulary(ROOT / "seeds" / "vocabulary")
    known = {(row["list"], row["slug"], row["language"]) for row in vocabulary.labels}
    lists = ("metrics", "units", "breakdowns", "relation_types", "milestone_types", "topics")
    wanted = {("entities", slug) for slug in vocabulary.kinds}
    wanted |= {(name, slug) for name in lists for slug in vocabulary.slugs(name)}
    missing = [(*one, language) for one in sorted(wanted) for language in TRANSLATED if (*one, language) not in known]
    assert [] == missing


def test_every_text_of_the_seeds_has_a_translation_and_no_other(seeds: duckdb.DuckDBPyConnection) -> None:
    """What statements and roles say is translated; a translation whose English wording is gone is named."""
    said = _column(seeds, "SELECT says FROM statements UNION SELECT role FROM relations WHERE role IS NOT NULL")
    others = _column(
        seeds,
        "SELECT note FROM claims UNION SELECT reliability_reason FROM sources UNION SELECT licence FROM sources "
        "UNION SELECT reason FROM decisions UNION SELECT explanation FROM checks WHERE verdict = 'fails' "
        "UNION SELECT definition FROM metrics UNION SELECT published_note FROM sources "
        "UNION SELECT explanation FROM contradictions UNION SELECT waiver_reason FROM checks",
    )
    labels = read_vocabulary(ROOT / "seeds" / "vocabulary").labels
    texts = {(row["slug"], row["language"]) for row in labels if row["list"] == "texts"}
    assert [] == [(text, language) for text in sorted(said) for language in TRANSLATED if (text, language) not in texts]
    assert [] == sorted({text for text, _ in texts} - said - others)


def _column(seeds: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    """Return the values of a query's one column."""
    return {value for (value,) in seeds.execute(query).fetchall() if value is not None}


def test_every_rule_and_kind_of_event_has_a_text() -> None:
    """A new rule or kind of event needs its words in the briefing's texts."""
    texts = read_texts(BRIEFING / "i18n" / "en.toml")
    rules = {path.stem for path in (ROOT / "kzdb" / "publish" / "checks").glob("*.sql")}
    kinds = {row["type"] for row in read_vocabulary(ROOT / "seeds" / "vocabulary").entity_rows["event"]}
    wanted = {f"rule.{rule}" for rule in rules} | {f"event.{kind}" for kind in kinds}
    assert [] == sorted(wanted - texts.keys())
