"""What a refresh costs: nothing when nothing changed, and else what changed; ratios within one run.

Run by hand: `./run bench -k refresh`.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from kzdb import pipeline
from tests.benchmarks.common import compare, finished
from tests.conftest import copy_workspace, settings_of
from tests.made_up import write_observations, write_report
from tests.refresh.press import Clock, Desk

MOST_QUIET = 3.0
MANY, TOUCHED = 200, 3
EDITIONS, WORKERS, LEAST_FASTER = 24, 3, 1.8
DAILY = '[schedule]\ncron = "0 6 * * *"\nzone = "UTC"\n'
OF_A_DAY = (
    "SELECT claim_id, subject, value_text FROM claims "
    "WHERE period_start = DATE '1966-01-01' + CAST($country AS INTEGER) ORDER BY claim_id"
)


def desk_in(root: Path, count: int) -> Desk:
    """Return a workspace of so many observations, loaded and published."""
    copy_workspace(root)
    shutil.rmtree(root / "seeds" / "decisions")
    write_observations(root / "seeds" / "annual_report", count)
    desk = Desk(settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"), Clock("2026-11-28T05:00"))
    pipeline.load(desk.settings)
    pipeline.publish(desk.settings)
    return desk


def test_nothing_to_do_against_imports(tmp_path: Path) -> None:
    """Processor's seconds of `kzdb refresh` with nothing changed or due: at most three times the imports."""
    desk = desk_in(tmp_path / "workspace", 5)
    write_report(desk.settings.root)
    manifest = desk.settings.reports / "tiny" / "report.toml"
    manifest.write_text(manifest.read_text("utf-8") + DAILY.replace("0 6 * * *", "0 6 29 2 *"), "utf-8")
    refresh = [sys.executable, "-m", "kzdb", "refresh", "--root", str(desk.settings.root)]
    finished(refresh)
    imports = [sys.executable, "-c", "import duckdb, sqlalchemy"]

    ours, theirs = compare(lambda: finished(refresh), lambda: finished(imports))

    print(f"\nquiet refresh {ours:.2f} s, imports {theirs:.2f} s, ratio {ours / theirs:.2f}")
    assert ours <= MOST_QUIET * theirs


def test_cost_grows_with_what_changed(tmp_path: Path) -> None:
    """Of 200 editions those three are built whose rows a source touched."""
    desk = desk_in(tmp_path / "workspace", MANY)
    editions = ", ".join(f'{{country = "{number}"}}' for number in range(MANY))
    desk.add_report("many", f'cron = "0 6 * * *"\nzone = "UTC"\neditions = [{editions}]', sql=OF_A_DAY)
    began = time.perf_counter()
    assert MANY == len(desk.refresh().built)
    first = time.perf_counter() - began
    corrected = {number: f"{number + 1}.5 kg" for number in range(TOUCHED)}
    changed = {number: {"value": value, "at": f"{number + 1}@0: {value}"} for number, value in corrected.items()}
    write_observations(desk.settings.seeds / "annual_report", MANY, changed)

    began = time.perf_counter()
    outcome = desk.refresh("2026-11-28T06:01")

    print(f"\n{MANY} editions {first:.1f} s, {TOUCHED} of them touched {time.perf_counter() - began:.1f} s")
    assert ["0", "1", "2"] == sorted(edition.stream.place for edition in outcome.built)


def test_three_workers_against_one(tmp_path: Path) -> None:
    """24 editions of the real engine, on two cores: at least 1.8 times faster side by side than one after another."""
    spent = []
    for jobs in (1, WORKERS):
        desk = desk_in(tmp_path / str(jobs), 30)
        write_report(desk.settings.root)
        manifest = desk.settings.reports / "tiny" / "report.toml"
        declared = '[params.name]\ntype = "text"\ndefault = "a"\n\n[queries]'
        text = manifest.read_text("utf-8").replace("[queries]", declared)
        listed = ", ".join(f'{{name = "n{number}"}}' for number in range(EDITIONS))
        manifest.write_text(f'{text}\n{DAILY}languages = ["en"]\neditions = [{listed}]\n', "utf-8")
        began = time.perf_counter()
        outcome = pipeline.refresh(desk.settings, clock=desk.clock, jobs=jobs)
        spent.append(time.perf_counter() - began)
        assert (EDITIONS, []) == (len(outcome.built), outcome.failures)

    print(f"\n{EDITIONS} editions: one after another {spent[0]:.1f} s, {WORKERS} workers {spent[1]:.1f} s")
    assert spent[0] >= LEAST_FASTER * spent[1]
