"""The published file read in the language of an edition."""

from __future__ import annotations

import duckdb

from kzdb.report.data.languages import in_language, missing_names

NAMES = "SELECT DISTINCT subject_name FROM claims WHERE subject IN ('NAM', 'NOR') ORDER BY ALL"


def test_names_are_those_of_the_language(connection: duckdb.DuckDBPyConnection) -> None:
    """English where the base has no other; English again after the block."""
    with in_language(connection, "ru"):
        russian = connection.execute(NAMES).fetchall()

    assert [("Norway",), ("Намибия",)] == russian
    assert [("Namibia",), ("Norway",)] == connection.execute(NAMES).fetchall()
    with in_language(connection, "fr"):
        assert [("Namibia",), ("Norway",)] == connection.execute(NAMES).fetchall()


def test_names_that_a_language_lacks_are_those_on_the_page(connection: duckdb.DuckDBPyConnection) -> None:
    """Also statements, and names within them; nothing of English itself."""
    page = "Namibia, Norway: Heroin reaches the country from the south."

    assert ["Heroin", "Heroin reaches the country from the south.", "Norway"] == missing_names(connection, "ru", page)
    assert [] == missing_names(connection, "en", page)
