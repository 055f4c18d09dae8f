"""`kzdb check`: what a person reads, what a program reads, and the exit status."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from kzdb import pipeline
from kzdb.config import load_settings
from kzdb.publish.findings import Check, CheckOutcome, Contradiction, Side

Run = Callable[..., Result]

TESTS = Path(__file__).resolve().parents[2]
BUDGET = Contradiction(
    "draft_against_adopted", "plan", "Budget, The plan, 2012 to 2016",
    (Side(4, "report", "1 March 2015", "41 USD", 2), Side(49, "page", None, "136 USD", 1)),
    3.317, "decided", "budget", True, "One is a draft.", "report gives 41 USD; page gives 136 USD.",
)  # fmt: skip


def _check(verdict: str, explanation: str, *, waived: bool = False) -> Check:
    until = date(2030, 1, 1) if waived else None
    reason = "The register was new." if waived else None
    return Check(
        "jump", "It does not jump.", "AAA", "Aland", date(2010, 1, 1), date(2010, 12, 31),
        None, 510.0, 511.0, 511.0, verdict, list(range(1, 15)), explanation, waived, reason, until,
    )  # fmt: skip


FAILS = _check("fails", "It jumps.")
WAIVED = _check("fails", "It jumps again.", waived=True)
HOLDS = _check("holds", "It stays.")
UNSURE = _check("cannot_tell", "Who knows.")


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a function that sets what the published file holds."""

    def hold(*checks: Check, contradictions: tuple[Contradiction, ...] = (BUDGET,)) -> None:
        monkeypatch.setattr(pipeline, "check", lambda *_: CheckOutcome(list(contradictions), list(checks)))

    return hold


def test_lists_contradictions_and_failing_checks(run: Run, workspace: Path, found: Callable[..., None]) -> None:
    """Both sides with source and date, the decision, each failing check with its claims, and the counts on stderr."""
    found(FAILS, WAIVED, HOLDS, UNSURE)
    result = run("check", "--root", workspace)

    assert 0 == result.exit_code
    assert [
        "Contradictions",
        "",
        "  Budget, The plan, 2012 to 2016 [decided]",
        "    kind: draft against adopted, 3.32 times apart",
        "    claim 4 and 1 other claim, report (1 March 2015): 41 USD",
        "    claim 49, page: 136 USD",
        "    report gives 41 USD; page gives 136 USD.",
        "    decision budget: One is a draft.",
        "",
        "Checks that fail",
        "",
        "  It does not jump. [jump]",
        "    - It jumps. (claims 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, and 2 more)",
        "",
        "Checks that fail and are waived",
        "",
        "  It does not jump. [jump]",
        "    - It jumps again. (claims 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, and 2 more)",
        "      waived until 2030-01-01: The register was new.",
        "",
    ] == result.stdout.splitlines()
    assert "1 contradiction, 1 decided; 2 failing checks, 1 waived; 1 cannot tell, 1 hold\n" == result.stderr


def test_all_lists_what_holds_and_what_cannot_be_told(run: Run, workspace: Path, found: Callable[..., None]) -> None:
    """With --all the other verdicts follow."""
    found(FAILS, HOLDS, UNSURE)
    lines = run("check", "--all", "--root", workspace).stdout.splitlines()

    assert [
        "Checks that fail", "Checks that cannot tell", "Checks that hold",
    ] == [line for line in lines if line.startswith("Checks")]  # fmt: skip


def test_json_holds_the_same(run: Run, workspace: Path, found: Callable[..., None]) -> None:
    """The JSON object has what is open, the contradictions, and the failing checks alone."""
    found(FAILS, WAIVED, HOLDS)
    found_there = json.loads(run("check", "--json", "--root", workspace).stdout)

    assert 1 == found_there["open"]
    side = {"claim": 49, "source": "page", "published": None, "answer": "136 USD", "claims": 1}
    assert side == found_there["contradictions"][0]["sides"][1]
    assert ["It jumps.", "It jumps again."] == [check["explanation"] for check in found_there["checks"]]
    assert "2030-01-01" == found_there["checks"][1]["waiver_expires"]


@pytest.mark.parametrize(
    ("checks", "status"),
    [((FAILS,), 1), ((WAIVED, HOLDS, UNSURE), 0), ((), 0)],
    ids=["failing", "waived", "nothing"],
)
def test_strict_fails_on_what_is_open(
    run: Run, workspace: Path, found: Callable[..., None], checks: tuple[Check, ...], status: int
) -> None:
    """With --strict the exit status is 1 when something is neither decided nor waived."""
    found(*checks)

    assert status == run("check", "--strict", "--root", workspace).exit_code


def test_nothing_published_is_one_line(run: Run, empty_workspace: Path) -> None:
    """Without a published file it says what to run."""
    result = run("check", "--root", empty_workspace)

    assert 1 == result.exit_code
    assert result.stderr.startswith("error: nothing published at ")


def test_a_real_base(run: Run, tmp_path: Path) -> None:
    """In the small workspace it names the question, both answers and the decision between them."""
    root = tmp_path / "ws"
    shutil.copytree(TESTS / "fixtures" / "workspace", root)
    (root / "migrations").symlink_to(TESTS.parent / "migrations")
    pipeline.load(load_settings(root))
    pipeline.publish(load_settings(root))
    lines = run("check", "--root", root).stdout.splitlines()

    assert "  Budget of a programme, Clean Coast, 2012–2020 [decided]" in lines
    assert "    decision clean_coast_budget: The other figure is that of a draft." in lines
