"""What the base answers to the names of a narrative, and which texts lapse by that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kzdb.language.catalog import load_catalog
from kzdb.publish.connection import open_published
from kzdb.report.data.answers import Judged, judge, read_answers
from kzdb.report.data.languages import wording_of
from tests.narratives import narrative_of
from tests.publish.bases import write_base


def haul(of: str, period: str, value: str, **more: str) -> dict[str, str]:
    """Return a claim of what the country NAM seized of a substance."""
    return {
        "metric": "haul",
        "subject": "NAM",
        "breakdown": f"substance_{of}",
        "period": period,
        "value": value,
        **more,
    }


CLAIMS = [
    haul("same", "2014", "10 kg"),
    haul("run", "2013", "5 kg"),
    haul("run", "2014", "4 kg"),
    haul("other", "2014-01/2014-09", "3 kg"),
    haul("other", "2015", "9 kg"),
    haul("rival", "2014", "17 kg"),
    haul("rival", "2014", "28 kg", source="gazette"),
    haul("rival", "2014", "19 kg", mention="with_navy", note="With the navy."),
    haul("stock", "@2014", "6 kg"),
    haul("stock", "2014", "2 kg"),
    haul("stock", "2016", "3 kg", modality="forecast"),
    {"entity": "NAM", "topic": "plan", "aspect": "main", "says": "There is a plan."},
    {"entity": "agreement_one", "type": "signed", "date": "2009-09"},
    {"subject": "NAM", "type": "party_to", "object": "agreement_one"},
]
DAYS = {"report": "2026-03-01", "gazette": "2026", "page": ""}
LATER = ("2015", "2019", "2015-01/2015-09", "@2015")
FACTS = {
    "same": ("10 kg", 'metric = "haul"\nbreakdown = "substance_same"\nperiod = "2014"'),
    "before": ("5 kg", 'metric = "haul"\nbreakdown = "substance_run"\nperiod = "2013"'),
    "after": ("4 kg", 'metric = "haul"\nbreakdown = "substance_run"\nperiod = "2014"'),
    "months": ("3 kg", 'metric = "haul"\nbreakdown = "substance_other"\nperiod = "2014-01/2014-09"'),
    "year": ("9 kg", 'metric = "haul"\nbreakdown = "substance_other"\nperiod = "2015"'),
    "rival": ("28 kg", 'metric = "haul"\nbreakdown = "substance_rival"\nperiod = "2014"'),
    "gazette": ("28 kg", 'metric = "haul"\nbreakdown = "substance_rival"\nperiod = "2014"\nsource = "gazette"'),
    "report": ("17 kg", 'metric = "haul"\nbreakdown = "substance_rival"\nperiod = "2014"\nsource = "report"'),
    "stock": ("6 kg", 'metric = "haul"\nbreakdown = "substance_stock"\nperiod = "@2014"'),
    "flow": ("2 kg", 'metric = "haul"\nbreakdown = "substance_stock"\nperiod = "2014"'),
    "plan": ("There is a plan.", 'topic = "plan"'),
    "law": ("September 2009", 'entity = "agreement_one"\ntype = "signed"'),
    "party": ("", 'type = "party_to"\nobject = "agreement_one"'),
}
"""The answer of the base to each name, and its keys."""

Tell = Callable[..., Judged]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a base of a few claims, open."""
    base = write_base(tmp_path_factory.mktemp("answers"), [{"claims": [claim]} for claim in CLAIMS])
    with open_published(base.published) as connection:
        yield connection


def judged(connection: duckdb.DuckDBPyConnection, toml: str, language: str, texts: Mapping[str, str]) -> Judged:
    """Return what a language tells, judged by a base."""
    narrative = narrative_of(toml, **texts)
    answers = read_answers(connection, narrative.bindings, wording_of(connection, load_catalog("en")))
    return judge(narrative, language, answers)


@pytest.fixture
def tell(made_up: duckdb.DuckDBPyConnection) -> Tell:
    """Give a function that judges a text which cites `names`, bound as `FACTS` says but for what is `changed`."""

    def judge_names(*names: str, language: str = "en", **changed: str) -> Judged:
        toml = "".join(
            f"[{name}]\n{FACTS[name][1]}\nwas = {changed.get(name, FACTS[name][0])!r}\n{changed.get('more', '')}\n"
            for name in names
        )
        cited = ", ".join(f'"{name}"' for name in names)
        return judged(made_up, toml, language, {"en": f"# supply\nIt fell {{{{ cite({cited}) }}}}.\n\n# law\nA law."})

    return judge_names


def reasons(tell: Judged) -> list[str]:
    """Return why the text of the section lapsed; nothing where it is current."""
    assert ("supply" in tell.current) != ("supply" in tell.lapsed)
    return [str(lapse) for lapse in tell.lapsed["supply"][1]] if "supply" in tell.lapsed else []


@pytest.mark.parametrize(
    "names", [["same"], ["before", "after"], ["months", "year", "stock", "flow", "plan", "law", "party"]]
)
def test_a_text_stays_while_its_answers_do(tell: Tell, names: list[str]) -> None:
    """An older figure beside the newest one, of the same months or others; a newer forecast; any kind of fact."""
    found = tell(*names)

    assert [] == reasons(found)
    assert sorted(names) == sorted(found.answers)
    assert {answer.claim_id for answer in found.answers.values()} == found.claims.keys()
    assert [] == list(found.warnings)


@pytest.mark.parametrize(
    ("names", "changed", "why"),
    [
        (["same"], {"same": "11 kg"}, r"same was '11 kg', is '10 kg' \(report, claim \d+\)"),
        (["plan"], {"plan": "No plan."}, r"plan was 'No plan\.', is 'There is a plan\.' \(report, claim \d+\)"),
        (
            ["law"],
            {"law": "4 September 2009"},
            r"law was '4 September 2009', is 'September 2009' \(report, claim \d+\)",
        ),
        (
            ["same"],
            {"more": 'source = "gazette"'},
            "same was '10 kg', is not in the base: withdrawn, or a key of it is wrong",
        ),
        (["before"], {}, r"before was '5 kg', a newer figure is '4 kg, 2014' \(report, claim \d+\)"),
        (["months"], {}, r"months was '3 kg', a newer figure is '9 kg, 2015' \(report, claim \d+\)"),
        (["rival"], {}, r"rival is '28 kg' \(gazette, claim \d+\), sources disagree on it now"),
    ],
)
def test_a_text_lapses_by_itself(tell: Tell, names: list[str], changed: dict[str, str], why: str) -> None:
    """Another answer, none any more, a newer figure, a new contradiction; another text of the same file stays."""
    found = tell(*names, **changed)

    (said,) = reasons(found)
    assert re.fullmatch(why, said), said
    assert ["law"] == list(found.current)
    (warning,) = found.warnings
    do = (
        "with the table that `kzdb report narrative NAM --stub` adds"
        if "newer" in why
        else f"then `kzdb report narrative NAM --accept {names[0]}`"
    )
    assert (
        f"tiny/narrative/NAM.en.md:1, supply: lapsed, the computed text is printed: {said}. Write it again, {do}."
        == warning
    )


def test_what_the_author_knows_does_not_lapse(tell: Tell) -> None:
    """An older figure told as history; a contradiction; the answer of one source among rivals."""
    known = "contested = true"

    assert [] == reasons(tell("before", more="past = true"))
    assert [] == reasons(tell("rival", more=known))
    assert {"gazette": "28 kg", "report": "17 kg"} == {
        name: answer.text for name, answer in tell("gazette", "report", more=known).answers.items()
    }
    assert [] == reasons(tell("gazette", "report", more=known))


def test_an_answer_that_nobody_accepted_is_no_text(
    made_up: duckdb.DuckDBPyConnection,
) -> None:
    """Until then the computed text is printed."""
    found = judged(made_up, f"[same]\n{FACTS['same'][1]}", "en", {"en": '# supply\n{{ figure("same") }}'})

    assert ["same has no `was`, and is '10 kg' (report, claim {})".format(found.answers["same"].claim_id)] == reasons(
        found
    )


def test_a_language_without_a_text_lacks_it(made_up: duckdb.DuckDBPyConnection) -> None:
    """That is no warning; the messages count as one text, a box as its own."""
    texts = {"en": "# messages\n- a\n- b\n\n# supply\na\n\n## know\nb", "ru": "# messages\n- а\n\n# law\nб"}

    assert ["supply", "supply/know"] == judged(made_up, "", "ru", texts).missing
    assert ["law"] == judged(made_up, "", "en", texts).missing
    assert ["messages", "supply", "supply/know", "law"] == judged(made_up, "", "kk", texts).missing
    assert [] == list(judged(made_up, "", "kk", texts).warnings)


@settings(max_examples=2, phases=[Phase.generate])  # each base takes seconds, so no failure is made smaller
@given(seed=st.integers(0, 2**32))
def test_no_text_with_a_direction_outlives_its_figures(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In any base: written on two years' figures, it is current exactly while both are there, unchanged, the newest."""
    random = Random(seed)
    worlds = [
        (
            *(then := (random.randint(1, 99), random.randint(1, 99))),
            *(random.choice([one, one, one, random.randint(1, 99), None]) for one in then),
            {later: random.randint(1, 99) for later in LATER if random.random() < 0.15},
        )
        for _ in range(60)
    ]
    claims, toml, bullets, true = [], "", "", []
    for number, (old, new, old_now, new_now, later) in enumerate(worlds):
        of = f"w{number}"
        now = {"2013": old_now, "2014": new_now, **later}
        claims += [haul(of, period, f"{value} kg") for period, value in now.items() if value is not None]
        for name, year, value in (("old", "2013", old), ("new", "2014", new)):
            words = f'metric = "haul"\nbreakdown = "substance_{of}"\nperiod = "{year}"'
            toml += f'[{name}_{of.replace("w", "w_")}]\n{words}\nwas = "{value} kg"\n'
        letters = of.replace("w", "w_")
        bullets += f'- {{{{ change("new_{letters}", "old_{letters}") }}}}\n'
        true.append((old, new) == (old_now, new_now) and not later)
    claims.append(haul("any", "2014", "1 kg"))
    base = write_base(tmp_path_factory.mktemp("worlds"), [{"claims": [claim]} for claim in claims], sources=DAYS)
    with open_published(base.published) as connection:
        found = judged(connection, toml, "en", {"en": f"# messages\n{bullets}"})

    assert [f"messages/{number}" for number, holds in enumerate(true, 1) if holds] == list(found.current)
    assert len(true) == len(found.current) + len(found.lapsed)
