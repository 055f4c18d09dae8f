"""What templates can call is documented by the functions themselves."""

from __future__ import annotations

from pathlib import Path

from kzdb.author.described import describe_functions, describe_pieces

SHARED = Path(__file__).resolve().parents[2] / "reports" / "_shared"


def test_every_function_says_what_it_does() -> None:
    """Each has a sentence, and is called by the name that templates use."""
    found = {one.name: one for one in describe_functions()}

    assert [] == [one.name for one in found.values() if not one.about.endswith(".")]
    assert "figure(claim_id, unit=True, note=True)" == found["figure"].call
    assert "t(key, **values)" == found["t"].call
    assert {"picture", "asset", "attached", "cited", "late_sources"} <= found.keys()


def test_shared_pieces_are_explained_by_their_comments(tmp_path: Path) -> None:
    """A macro is found with the comment above it; a workspace without any has none."""
    found = {one.name: one for one in describe_pieces(SHARED)}

    assert 'ui.section(id, title, shape="", list_notes=true)' == found["ui.section"].call
    assert found["ui.chart"].about.startswith("A chart with the finding as its title")
    assert [] == describe_pieces(tmp_path)
