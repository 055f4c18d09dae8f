"""The one way of the data: seeds, store, published file. The stages meet in `kzdb.pipeline` and nowhere else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kzdb import connect, pipeline
from kzdb.config import Settings, load_settings
from kzdb.errors import ConfigError, DefinitionError, PublishError, SeedError

CHECKOUT = Path(__file__).resolve().parents[2]


def rows(root: Path, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the published file of the workspace at `root`."""
    connection = connect(root)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_from_seeds_to_the_published_file(settings: Settings) -> None:
    """Migrate, load, publish, read: on either database, saying what is being done."""
    said: list[str] = []

    pipeline.migrate(settings, said.append)
    loaded = pipeline.load(settings, progress=said.append)
    published = pipeline.publish(settings, said.append)

    assert (1, 32) == (loaded.revision, loaded.opened)
    assert (settings.published, 1, 32) == (published.path, published.revision, published.tables["claims"])
    sources = ["annual_report", "ministry_page", "press_note"]
    assert [f"reading {source}" for source in sources] == said[:3]
    assert [f"comparing {source} with the store" for source in sources] == said[3:6]
    assert [("NAM", 12.5, "kg", "annual_report.txt", 3, "12.5 kilograms (kg) of heroin")] == rows(
        settings.root,
        "SELECT subject, value, unit, document, line, quote FROM observations WHERE metric = 'drug_seizures' "
        "AND breakdown = 'heroin' AND period_type = 'nine_months' AND preferred AND period_start = '2020-01-01'",
    )


def test_loading_makes_the_store(workspace: Path) -> None:
    """Nothing need be there before: the file is made in var/, which is made too."""
    shutil.rmtree(workspace / "var")
    settings = load_settings(workspace)

    assert 1 == pipeline.load(settings).revision
    assert ["kzdb.sqlite"] == [path.name for path in settings.var.glob("[!.]*")]


def test_a_wrong_seed_makes_no_store(workspace: Path) -> None:
    """The seeds are read to the end before the store is touched."""
    (workspace / "seeds" / "press_note" / "claims.toml").write_text("names = 3\n")

    with pytest.raises(SeedError):
        pipeline.load(load_settings(workspace))

    assert [] == list((workspace / "var").iterdir())


def test_nothing_published_yet(workspace: Path) -> None:
    """Who reads too early gets to know what to run."""
    with pytest.raises(PublishError, match=r"nothing published at .* Run `kzdb build`"):
        connect(workspace)


@pytest.mark.parametrize("slug", ["nope", "../reports/x", "/etc", "", "_shared", "country-briefing/"])
def test_only_a_report_of_the_workspace_is_built(published_workspace: Path, slug: str) -> None:
    """A name that leads elsewhere, or to nothing, makes no folder and reads no file."""
    settings = load_settings(published_workspace)
    with pytest.raises(DefinitionError, match=f"got {slug!r}, expected one of "):
        pipeline.build_report(settings, slug, {"as_of": "2020-01-01"})
    with pytest.raises(DefinitionError, match=f"got {slug!r}, expected one of "):
        pipeline.lint_report(settings, slug)
    assert not (settings.var / "reports").exists()


def test_the_published_file_is_sealed(published_workspace: Path) -> None:
    """`kzdb.connect()` reads, and nothing else."""
    connection = connect(published_workspace)

    for sql in ("CREATE TABLE x (y INT)", "COPY claims TO 'claims.csv'", "FROM read_text('seeds')", "ATTACH 'x.db'"):
        with pytest.raises(Exception, match=r"(?i)read-only|disabled|not permitted|Permission|cannot"):
            connection.execute(sql)
    connection.close()


def test_documents_are_asked_for(loaded: Settings) -> None:
    """To anchor and to verify one needs the documents."""
    with pytest.raises(ConfigError, match="documents: got no folder, expected one"):
        pipeline.verify(loaded)
    with pytest.raises(ConfigError, match="documents: got no folder, expected one"):
        pipeline.anchor(loaded)


def test_every_quote_of_the_small_workspace_is_exact(loaded: Settings) -> None:
    """The fixtures are in order: each quote is in its document at its place."""
    verifications = pipeline.verify(replace(loaded, documents=loaded.root / "documents"))

    assert [True, True, True] == [found.is_exact for found in verifications]
    assert 34 == sum(len(found.verdicts) for found in verifications)


class TestOurSeeds:
    """The seeds of the repository: documents and data sets."""

    @pytest.fixture
    def built(self, own_seeds: Settings) -> Path:
        """Give a workspace with the seeds of the repository, loaded and published."""
        return own_seeds.root

    def test_there_are_many_claims(self, built: Path) -> None:
        """Of every kind, from every source."""
        ((count, sources, kinds),) = rows(
            built, "SELECT count(*), count(DISTINCT source), count(DISTINCT kind) FROM claims"
        )

        written = sum(1 for _ in (built / "seeds").glob("*/source.toml"))

        assert int(str(count)) > 2_000
        assert (written, 5) == (sources, kinds)

    def test_heroin_seized(self, built: Path) -> None:
        """Both sides of the comparison, each with the line it is on."""
        assert [(344.6, "kg", 30, "344.6 kilograms (kg) of heroin"), (724.1, "kg", 30, "724.1kg in 2013")] == rows(
            built,
            "SELECT value, unit, line, quote FROM observations WHERE metric = 'drug_seizures' AND breakdown = 'heroin' "
            "AND period_type = 'nine_months' AND source = 'incsr_2015_kazakhstan' ORDER BY period_start DESC",
        )

    def test_every_claim_is_cited(self, built: Path) -> None:
        """No claim without a passage, no passage without words, every locator proven by its anchor."""
        assert [] == rows(built, "SELECT claim_id FROM claims ANTI JOIN citations USING (claim_id)")
        assert [] == rows(built, "SELECT claim_id FROM citations WHERE quote = '' OR NOT verified")

    def test_every_claim_says_something(self, built: Path) -> None:
        """Subject, predicate and source have names."""
        assert [] == rows(
            built,
            "SELECT claim_id FROM claims "
            "WHERE subject IS NULL OR subject_name IS NULL OR predicate IS NULL OR source IS NULL",
        )

    def test_the_two_budgets_contradict(self, built: Path) -> None:
        """41 million adopted, 136 million in the draft: neither may be printed as if alone."""
        assert [(41e6, True), (136e6, True)] == rows(
            built,
            "SELECT value, contested FROM observations WHERE metric = 'programme_budget' "
            "AND subject = 'kaz_drug_programme_2012_2016' ORDER BY value",
        )
