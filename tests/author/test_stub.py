"""`--stub` and `--accept`: files that an analyst can write in at once, and nothing of his own changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from kzdb.author.accept import accept
from kzdb.author.narrated import Written, lapsed_texts, read_written, text_states
from kzdb.author.stub import write_stub
from kzdb.errors import DefinitionError
from kzdb.publish.connection import open_published
from tests.made_up import write_report
from tests.publish.bases import write_base

CLAIMS = [
    {"metric": "haul", "subject": "NAM", "breakdown": "substance_a", "period": "2012", "value": "5 kg"},
    {"metric": "haul", "subject": "NAM", "breakdown": "substance_a", "period": "2013-01/2014-06", "value": "9 kg"},
    {"metric": "haul", "subject": "NAM", "breakdown": "substance_a", "period": "2014", "value": "4 kg"},
    {"metric": "heads", "subject": "NAM", "period": "@2014-12-31", "value": "17 people"},
    {"metric": "heads", "subject": "NAM", "period": "@2014-12-31", "value": "28 people", "source": "gazette"},
    {"entity": "NAM", "topic": "plan", "aspect": "main", "says": 'It ends --> here, "so".'},
]
OLD = """\
# Written by hand.
[old]  # the first one
metric = "haul"
breakdown = "substance_a"
period = "2012"
was = "5 kg"

[heads]
metric = "heads"
period = "@2014-12-31"

# the plan
[plan]
topic = "plan"
was = "No plan."
"""
TEXT = '# all\nFrom {{ figure("old") }}, {{ figure("heads") }}.{{ cite("plan") }}\n'
SECTIONS = '{{ narrative("standfirst") }}{{ narrative("messages") }}{{ narrative("all") }}{{ narrative("own") }}'


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a base of a few claims, open."""
    base = write_base(tmp_path_factory.mktemp("stub"), [{"claims": [claim]} for claim in CLAIMS])
    with open_published(base.published) as connection:
        yield connection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the tiny report, which prints four texts."""
    write_report(tmp_path)
    folder = tmp_path / "reports" / "tiny"
    (folder / "template" / "report.html.j2").write_text(SECTIONS, "utf-8")
    return folder


def written(connection: duckdb.DuckDBPyConnection, folder: Path, **files: str) -> Written:
    """Write files of the narrative about NAM, and return what is there then."""
    (folder / "narrative").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "narrative" / ("NAM.toml" if name == "toml" else f"NAM.{name}.md")).write_text(text, "utf-8")
    return read_written(connection, folder, folder.parent / "_shared", "NAM")


def test_a_first_stub_has_all_that_is_worth_naming(made_up: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """In every language; it is sound, prints nothing, and its tables can be copied as they are."""
    made = write_stub(made_up, folder, written(made_up, folder), ["en", "ru"])
    text = (folder / "narrative" / "NAM.en.md").read_text("utf-8")

    assert ["NAM.toml", "NAM.en.md", "NAM.ru.md"] == [path.name for path in made]
    assert ["# standfirst", "# messages", "# all", "# own"] == [line for line in text.split("\n") if line[:2] == "# "]
    section = text.partition("# all")[2].partition("# own")[0]
    tables = section.partition("beside this file.\n")[2].partition("-->")[0]
    assert "\n[substance_a_2014]\n" in tables
    assert '[plan_main]\ntopic = "plan"\nwas = "It ends --\\u003e here, \\"so\\"."\n' in tables
    again = written(made_up, folder, toml=tables, en='# all\n{{ figure("substance_a_2014") }}{{ cite("plan_main") }}')
    assert ["current"] == [one.state for one in text_states(again) if one.language == "en"]


def test_a_stub_adds_what_is_missing(made_up: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The newer figure that made a text lapse, headings without text; what is written stays."""
    there = written(made_up, folder, toml=OLD, en=TEXT)
    made = write_stub(made_up, folder, there, ["en"])
    toml, text = ((folder / "narrative" / name).read_text("utf-8") for name in ("NAM.toml", "NAM.en.md"))

    table = '[substance_a_2014]\nmetric = "haul"\nbreakdown = "substance_a"\nperiod = "2014"\nwas = "4 kg"\n'
    assert f"{OLD}\n{table}" == toml
    assert text.startswith(f"{TEXT}\n# standfirst\n")
    assert ["NAM.toml", "NAM.en.md"] == [path.name for path in made]
    assert 1 == text.count("# all")
    assert [] == write_stub(made_up, folder, written(made_up, folder), ["en"])


def test_states_say_why(made_up: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Each language in its order; a lapsed text with every reason; all countries of a report for the status."""
    there = written(made_up, folder, toml=OLD, en=f"# own\nwords\n\n{TEXT}", ru="# own\nслова")
    states = list(text_states(there))

    assert [("en", "own", "current"), ("en", "all", "lapsed"), ("ru", "own", "current"), ("ru", "all", "missing")] == [
        (one.language, one.text, one.state) for one in states
    ]
    assert [
        "old was '5 kg', a newer figure is '4 kg, 2014'", "heads has no `was`, and is '28 people'",
        "heads is '28 people'", "plan was 'No plan.', is 'It ends --> here, \"so\".'",
    ] == [why.partition(" (")[0] for why in states[1].why]  # fmt: skip
    assert ("old", "heads", "plan") == states[1].names
    assert [states[1]] == list(lapsed_texts(made_up, folder, folder.parent / "_shared"))


def test_accepting_writes_the_answer_and_nothing_else(made_up: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Also that sources disagree; it says which texts to read once more, and comments stay."""
    there = written(made_up, folder, toml=OLD, en=TEXT)
    path = folder / "narrative" / "NAM.toml"
    found = accept(path, there, ["heads", "plan"])

    assert OLD.replace('31"\n', '31"\nwas = "28 people"\ncontested = true\n').replace(
        '"No plan."', '"It ends --> here, \\"so\\"."'
    ) == path.read_text("utf-8")
    assert {name: [f"{folder}/narrative/NAM.en.md:1, all"] for name in ("heads", "plan")} == found
    (lapsed,) = (one for one in text_states(written(made_up, folder)) if one.state == "lapsed")
    assert ("old",) == lapsed.names


@pytest.mark.parametrize(
    ("name", "toml", "says"),
    [
        (
            "old",
            OLD,
            r"NAM\.toml:2, old: got a newer figure, 4 kg, 2014, expected texts on that one\. Bind it \(--stub",
        ),
        ("none", OLD, r"NAM\.toml: got 'none', expected a name that the base answers: heads, old, plan\. Correct it"),
        ("plan", 'plan = {topic = "plan"}\n', r"NAM\.toml, plan: got a table in a form that is not changed by itself"),
    ],
)
def test_what_cannot_be_accepted(
    made_up: duckdb.DuckDBPyConnection, folder: Path, name: str, toml: str, says: str
) -> None:
    """A newer figure needs another text; a name needs an answer; the file stays as it was."""
    there = written(made_up, folder, toml=toml)
    with pytest.raises(DefinitionError, match=says):
        accept(folder / "narrative" / "NAM.toml", there, [name])
    assert toml == (folder / "narrative" / "NAM.toml").read_text("utf-8")
