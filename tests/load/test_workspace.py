"""A whole workspace, read before the store is touched."""

from __future__ import annotations

from pathlib import Path

from kzdb.load import read_seeds
from kzdb.load.workspace import Seeds


def read(workspace: Path, documents: Path | None = None) -> Seeds:
    """Read the seeds of a workspace."""
    return read_seeds(workspace / "seeds", documents, lambda _: None)


def proven(seeds: Seeds) -> dict[str, bool]:
    """Return for each source whether its quotes are proven."""
    return {str(source.source["slug"]): source.proven for source in seeds.sources}


def claims_of(seeds: Seeds) -> int:
    """Return how many claims the sources have."""
    return sum(len(rows) for source in seeds.sources for _, rows, _ in source.batches())


def test_everything_is_read(workspace: Path) -> None:
    """Three sources by slug, their claims, one decision."""
    seeds = read(workspace)

    assert ["annual_report", "ministry_page", "press_note"] == [source.source["slug"] for source in seeds.sources]
    assert (32, ["clean_coast_budget"]) == (claims_of(seeds), [decision.slug for decision in seeds.decisions.decisions])
    assert [(), (), ("ministry_page",)] == [source.relies_on for source in seeds.sources]


def test_folders_that_are_no_sources(workspace: Path) -> None:
    """The vocabulary, the decisions, hidden folders and files lie beside the sources."""
    (workspace / "seeds" / ".cache").mkdir()
    (workspace / "seeds" / "README.md").write_text("x")

    assert 3 == len(read(workspace).sources)


def test_an_anchored_source_is_proven_without_its_document(workspace: Path) -> None:
    """`anchored` in source.toml proves the locators; one changed since then, and nothing is proven."""
    path = workspace / "seeds" / "press_note" / "claims.toml"
    path.write_text(path.read_text("utf-8").replace("2@0: Namibia", "2@1: Namibia"), "utf-8")

    assert {"annual_report": True, "ministry_page": True, "press_note": False} == proven(read(workspace))


def test_the_document_proves_more_than_the_mark(workspace: Path) -> None:
    """With the document at hand no mark is needed, and locators may still lack their places."""
    folder = workspace / "seeds" / "press_note"
    text = (folder / "claims.toml").read_text("utf-8").replace("2@0: Namibia", "2: Namibia")
    (folder / "claims.toml").write_text(text, "utf-8")
    source = (folder / "source.toml").read_text("utf-8")
    (folder / "source.toml").write_text(source[: source.index("anchored")], "utf-8")

    assert proven(read(workspace, workspace / "documents"))["press_note"]


def test_some_documents_at_hand(workspace: Path) -> None:
    """A folder that lacks a document is no mistake: that source is read as without documents."""
    (workspace / "documents" / "press_note.txt").unlink()

    assert proven(read(workspace, workspace / "documents"))["press_note"]


def test_what_is_broken_down_by_is_a_breakdown(workspace: Path) -> None:
    """Entities that claims are broken down by join the list, under their own names; others do not."""
    rows = read(workspace).vocabulary.tables["breakdowns"]

    assert [
        ("total", None),
        ("women", None),
        ("cannabis", "cannabis"),
        ("coast_office", "coast_office"),
        ("heroin", "heroin"),
    ] == [(row["slug"], row["entity"]) for row in rows]


def test_a_publication_date_and_its_precision(workspace: Path) -> None:
    """To the day, to the year, and not at all."""
    assert [("2021-03-01", "day"), ("2021-01-01", "year"), (None, "unknown")] == [
        (source.edition["published_on"], source.edition["published_precision"]) for source in read(workspace).sources
    ]
