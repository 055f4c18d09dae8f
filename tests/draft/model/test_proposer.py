"""A model says what words of a document mean; what is not in the document or the vocabulary is dropped, kzdb reads."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.candidates import Candidate
from kzdb.draft.drafts import read_drafts
from kzdb.draft.model.adapters import CommandModel, HttpModel
from kzdb.errors import ConfigError, FileError
from kzdb.pipeline.drafting import DraftOutcome
from tests.serving import answering

TEXT = """\
A note on Uzbekistan in 2018.
=====
For Uzbekistan the register has 5,591 names, of
whom 167 are women. A year before it had 6,000 names.
"""
"""The grammar alone is not sure of what the register counts."""

NAMES = {
    "line": 3, "quote": "5,591 names", "number": "5,591", "metric": "registered_drug_users", "subject": "UZB",
    "breakdown": "total", "period": "2018",
}  # fmt: skip


@dataclass
class Server:
    """A server that speaks as OpenAI's does, and what it was asked."""

    url: str = ""
    answer: str = json.dumps({"figures": [NAMES]})
    status: int = 200
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    """Give a real server on loopback."""
    state = Server()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            state.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            state.keys.append(self.headers["Authorization"])
            self.send_response(state.status if self.path == "/v1/chat/completions" else 404)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps({"choices": [{"message": {"content": state.answer}}]}).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    running = HTTPServer(("127.0.0.1", 0), Answers)
    state.url = f"http://127.0.0.1:{running.server_port}/v1"
    with answering(running):
        yield state


Draft = Callable[..., tuple[list[Candidate], DraftOutcome]]


@pytest.fixture
def draft(workspace: Settings, add_source: Callable[..., Path], server: Server) -> Draft:
    """Give a function that drafts a text with a model that answers as given, and returns what the model proposed."""

    def drafted(text: str, **answer: list[object]) -> tuple[list[Candidate], DraftOutcome]:
        folder = add_source("note", text)
        server.answer = json.dumps(answer)
        outcome = pipeline.draft(workspace, "note", model=HttpModel(server.url, "small", "key-4711"))
        found = [draft.candidate for draft in read_drafts(folder)]
        return [one for one in found if one.proposer.startswith("model/")], outcome

    return drafted


def test_what_a_model_says_is_checked_and_read(draft: Draft, server: Server, workspace: Settings) -> None:
    """A quote that is not on its line, a metric that there is not, a unit that does not fit are dropped, and counted.

    The number comes from the document. What was asked and said is kept, the key is not.
    """
    found, outcome = draft(
        TEXT,
        figures=[
            NAMES,
            {**NAMES, "quote": "9,999 names"},
            {**NAMES, "line": 1},
            {**NAMES, "line": 99},
            {**NAMES, "metric": "souls"},
            {**NAMES, "metric": "drug_seizures"},
            {**NAMES, "quote": "the register has"},
            {**NAMES, "line": "3"},
            "nonsense",
        ],
    )

    (one,) = found
    assert {
        "metric": "registered_drug_users", "subject": "UZB", "period": "2018", "value": "5,591 people",
        "note": "The sentence prints no such period; read from the text around it.",
        "at": "3@32: 5,591 names", "printed": "5,591", "inferred": ["period"],
    } == one.values  # fmt: skip
    assert 7 == outcome.pointed
    assert {
        "whose quote is not in the document": 3,
        "of an unknown metric 'souls'": 1,
        "whose unit does not measure the metric": 1,
        "without a number in the quote": 1,
    } == outcome.dropped
    assert ["Bearer key-4711"] == server.keys
    (kept,) = (workspace.var / "models").iterdir()
    assert {"model", "prompt", "answer"} == set(json.loads(kept.read_text("utf-8")))
    assert "key-4711" not in kept.read_text("utf-8")


def test_a_question_is_asked_once(workspace: Settings, add_source: Callable[..., Path], server: Server) -> None:
    """An answer that said something is kept: drafting again costs nothing. One that said nothing is asked for again."""
    add_source("note", TEXT)
    good = server.answer
    asked = []
    for server.answer in ("I cannot do that.", good, "I cannot do that."):
        outcome = pipeline.draft(workspace, "note", model=HttpModel(server.url, "small"))
        asked.append((len(server.asked), outcome.pointed))
    pipeline.draft(workspace, "note", model=HttpModel(server.url, "other"))

    assert [(1, 0), (2, 1), (2, 1)] == asked
    assert 3 == len(server.asked)


def test_words_that_the_vocabulary_has_not_are_refused(draft: Draft) -> None:
    """Subjects, breakdowns and periods pass the loader's checks, which say what is wrong with them."""
    found, outcome = draft(TEXT, figures=[{**NAMES, "subject": "ATLANTIS"}, {**NAMES, "period": "the year 2018"}])

    assert [] == found
    assert 2 == len(outcome.refused)
    assert all(line.startswith("model/2, observations: ") for line in outcome.refused)


def test_a_quote_may_run_on_to_the_next_line(draft: Draft) -> None:
    """Its blank is the end of the line; a part of a total has a breakdown, and the number of its own words."""
    women = {**NAMES, "quote": "names, of whom 167 are women", "number": "167", "breakdown": "female"}
    (one,), _ = draft(TEXT, figures=[women])

    assert "3@38: names, of\nwhom 167 are women" == one.values["at"]
    assert ("female", "167 people", "167") == tuple(one.values[name] for name in ("breakdown", "value", "printed"))


def test_the_same_words_twice_are_two_places(draft: Draft) -> None:
    """A model that gives one quote two times means its second place on the line the second time."""
    text = "In Uzbekistan 5 kg of heroin in 2017 became 5 kg of heroin in 2018.\n"
    heroin = {
        "line": 1, "quote": "5 kg of heroin", "number": "5 kg", "metric": "drug_seizures", "subject": "UZB",
        "breakdown": "heroin",
    }  # fmt: skip
    found, _ = draft(text, figures=[{**heroin, "period": "2017"}, {**heroin, "period": "2018"}])

    assert [("2017", "1@14: 5 kg of heroin"), ("2018", "1@44: 5 kg of heroin")] == [
        (one.values["period"], one.values["at"]) for one in found
    ]


def test_a_nil_and_a_number_that_looks_like_a_label(draft: Draft) -> None:
    """ "No" is a figure where a model says so, and "one" counts where the grammar takes it for an article."""
    text = "In 2018 Uzbekistan accused no senior officials. One person was arrested in 2018 for drugs.\n"
    found, _ = draft(
        text,
        figures=[
            {"line": 1, "quote": "no senior officials", "number": "no", "metric": "senior_officials_accused",
             "subject": "UZB", "period": "2018"},
            {"line": 1, "quote": "One person was arrested", "number": "One person", "metric": "drug_arrests",
             "subject": "UZB", "period": "2018"},
        ],
    )  # fmt: skip

    assert [("0 count", None), ("1 people", "One person")] == [
        (one.values["value"], one.values.get("printed")) for one in found
    ]


POINTED = [
    ("Agriculture made one quarter of the product in 2018.", "agriculture_gdp_share", "one quarter", "25 percent"),
    ("More than two-thirds of it.", "agriculture_gdp_share", "more than two-thirds", "> 66.7 percent"),
    ("All of the product is farming's.", "agriculture_gdp_share", "all", "100 percent"),
    ("None of the officials were accused.", "senior_officials_accused", "no", "0 count"),
    ("It fell by six percent.", "drug_seizures_drop", "six percent", "6 percent"),
    ("They destroyed 269 and 204 ha of poppy in 2018.", "crop_eradication", "269", "269 ha"),
    ("They destroyed 94,000 ha, and 6,000 by fire.", "crop_eradication", "6,000", "6,000 ha"),
    ("Police destroyed millions of plants.", "drug_units_seized", "millions", ">= 2 million count"),
    ("Hundreds of thousands of pills.", "drug_units_seized", "hundreds of thousands", ">= 200 thousand count"),
    ("They seized more than twice as much.", "drug_seizures_rise", "more than twice", "> 100 percent"),
    ("They seized over a ton of drugs.", "drug_seizures", "over a ton", "> 1 t"),
    ("It pays $250 per every UNODC-verified hectare.", "eradication_payment", "$250", "250 usd_per_ha"),
    ("Nearly 8 or 10 of them.", "agriculture_gdp_share", "8", ""),
]
"""A sentence each, the metric and the number that a model points at, and the value; "" where it measures nothing."""


def test_what_a_number_is_measured_in(draft: Draft) -> None:
    """A part in words is of the hundred, a unit at the end of a list is of all of it, a price is of what follows."""
    found, _ = draft(
        "".join(f"{text}\n" for text, *_ in POINTED),
        figures=[
            {"line": line, "quote": text[:-1], "number": number, "metric": metric, "subject": "UZB", "period": "2018"}
            for line, (text, metric, number, _) in enumerate(POINTED, start=1)
        ],
    )

    values = {one.place[0]: one.values["value"] for one in found}
    assert [expected for *_, expected in POINTED] == [values.get(line, "") for line in range(1, len(POINTED) + 1)]
    typed = {one.values["value"] for one in found if "value" not in one.values.get("inferred", ())}
    assert {"269 ha", "6,000 ha", "250 usd_per_ha", "6 percent"} == typed


def test_relations_and_dates(draft: Draft) -> None:
    """An end that the sentence does not name, and a date that it does not print, are said to be read."""
    text = "In May 2018 Uzbekistan adopted it. The country is a party to the Convention on Psychotropic Substances.\n"
    treaty = "psychotropics_convention_1971"
    adopted = {"line": 1, "quote": "adopted it", "entity": treaty, "type": "adopted"}
    found, outcome = draft(
        text,
        relations=[{"line": 1, "quote": "a party to the Convention", "subject": "UZB", "type": "party_to",
                    "object": treaty}],
        dates=[{**adopted, "date": "2018-05"}, {**adopted, "type": "ratified", "date": "2017"},
               {**adopted, "type": "signed", "date": "in May"}],
    )  # fmt: skip

    relation = next(one.values for one in found if one.group == "relations")
    printed, read = sorted((one.values for one in found if one.group == "milestones"), key=lambda one: one["type"])
    assert (["subject"], "1@50: a party to the Convention") == (relation["inferred"], relation["at"])
    assert ("2018-05", "1@23: adopted it", ["1@3: May 2018"]) == (printed["date"], printed["at"], printed["also"])
    assert ("2017", ["date"], None) == (read["date"], read["inferred"], read.get("also"))
    assert ["in May"] == [line.split("got '")[1].split("'")[0] for line in outcome.refused]


def test_a_command_is_a_model_too(workspace: Settings, add_source: Callable[..., Path], tmp_path: Path) -> None:
    """The prompt on stdin, the answer from stdout, no shell between; JSON between fences is taken."""
    folder = add_source("note", TEXT)
    answer = f"```json\n{json.dumps({'figures': [NAMES]})}\n```"
    script = tmp_path / "model.py"
    script.write_text(f"import sys\nassert '5,591' in sys.stdin.read()\nprint({answer!r})\n", "utf-8")

    pipeline.draft(workspace, "note", model=CommandModel(f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"))

    assert "model/2" in {draft.candidate.proposer for draft in read_drafts(folder)}


@pytest.mark.parametrize(
    "answer",
    [
        "I cannot do that.",
        "[]",
        '{"figures": 3}',
        '{"figures": [[]], "dates": {}}',
        "null",
        "}{",
        '{"figures": ' + "[" * 100_000 + "}",
    ],
)
def test_an_answer_that_is_none_proposes_nothing(
    workspace: Settings, add_source: Callable[..., Path], server: Server, answer: str
) -> None:
    """Words instead of JSON, or JSON of another shape: nothing is drafted from it, and nothing fails."""
    folder = add_source("note", TEXT)
    server.answer = answer
    outcome = pipeline.draft(workspace, "note", model=HttpModel(server.url, "small"))

    assert 0 == outcome.pointed
    assert not [one for one in read_drafts(folder) if one.candidate.proposer.startswith("model/")]


def test_no_answer_is_one_line(workspace: Settings, add_source: Callable[..., Path], server: Server) -> None:
    """A server that fails or is not there, a command that fails; the drafts from before stay."""
    folder = add_source("note", "Uzbekistan seized 5 kg of heroin in 2018.\n")
    pipeline.draft(workspace, "note")
    before = read_drafts(folder)
    server.status = 500
    failing = shlex.quote(sys.executable) + " -c 'raise SystemExit(\"no weights\")'"

    with pytest.raises(FileError, match=r"small at 127\.0\.0\.1: got 500 Internal Server Error, expected a completion"):
        pipeline.draft(workspace, "note", model=HttpModel(server.url, "small"))
    with pytest.raises(FileError, match="got no answer"):
        pipeline.draft(workspace, "note", model=HttpModel("http://127.0.0.1:9/v1", "small"))
    with pytest.raises(FileError, match="failed with 1 and said 'no weights'"):
        pipeline.draft(workspace, "note", model=CommandModel(failing))
    with pytest.raises(FileError, match="cannot be run"):
        pipeline.draft(workspace, "note", model=CommandModel("/nowhere/model"))
    with pytest.raises(ConfigError, match="got 'file:///etc/passwd', expected one like http"):
        HttpModel("file:///etc/passwd", "small")
    assert before == read_drafts(folder)
