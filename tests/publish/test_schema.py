"""`kzdb schema`, and the diagram of the store's tables that is kept beside the models.

Run as a program it writes the diagram again: `.venv/bin/python tests/publish/test_schema.py`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzdb.cli import cli
from kzdb.publish.schema import diagram, document
from kzdb.store.guards import Base

KEPT = Path(__file__).resolve().parents[2] / "kzdb" / "store" / "SCHEMA.md"
RENEW = "Run `.venv/bin/python tests/publish/test_schema.py` to write kzdb/store/SCHEMA.md again."


def call(*args: object) -> tuple[int, str, str]:
    """Call kzdb; return its status and what it printed on both streams."""
    result = CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="kzdb")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def root(published_workspace: Path) -> Path:
    """Give a workspace whose published file holds the small workspace of the fixtures."""
    return published_workspace


class TestViews:
    """What the published file holds."""

    def test_one_view(self, root: Path) -> None:
        """A view is shown with what a row is, and each column with type and meaning."""
        status, out, _ = call("schema", "sources", "--root", root)
        lines = out.splitlines()

        assert 0 == status
        assert lines[0].startswith("sources: One row per source")
        assert ["source", "VARCHAR", "slug", "of", "the", "source"] == lines[1].split()

    def test_all_views_are_explained(self, root: Path) -> None:
        """Every view and every column has a meaning, in JSON too; the one about the file comes last."""
        status, out, _ = call("schema", "--format", "json", "--root", root)
        views = json.loads(out)

        assert 0 == status
        assert "_published" == views[-1]["name"]
        assert [] == [view["name"] for view in views if not view["comment"]]
        assert [] == [
            f"{view['name']}.{column['name']}" for view in views for column in view["columns"] if not column["comment"]
        ]

    def test_text_names_every_view(self, root: Path) -> None:
        """Without VIEW all are listed."""
        views = [view["name"] for view in json.loads(call("schema", "--format", "json", "--root", root)[1])]

        assert views == re.findall(r"^(\w+): ", call("schema", "--root", root)[1], re.MULTILINE)

    def test_an_unknown_view(self, root: Path) -> None:
        """A mistyped view is one line that names the ones that come close."""
        status, out, error = call("schema", "observation", "--root", root)

        assert (1, "") == (status, out)
        assert "got 'observation', expected a published table. Did you mean observations" in error

    def test_mermaid_takes_no_view(self, root: Path) -> None:
        """The diagram is of all tables: with VIEW it is wrong usage."""
        assert 2 == call("schema", "claims", "--format", "mermaid", "--root", root)[0]


class TestDiagram:
    """The diagram of the tables."""

    def test_it_is_up_to_date(self) -> None:
        """What is kept is what the models give."""
        assert KEPT.read_text("utf-8") == document(), RENEW

    def test_it_shows_every_column_and_key(self) -> None:
        """Each table, column and foreign key of the models is in it, once."""
        lines = diagram().splitlines()
        tables = Base.metadata.tables.values()

        assert sorted(table.name for table in tables) == [line.split()[0] for line in lines if line.endswith(" {")]
        assert sum(len(table.columns) for table in tables) == sum(line.startswith(" " * 8) for line in lines)
        assert sum(len(table.foreign_key_constraints) for table in tables) == sum("--" in line for line in lines)
        assert '    facts ||--o{ claims : "fact_id, kind"' in lines
        assert '    claims ||--o| figures : "claim_id, kind"' in lines

    def test_it_is_mermaid(self) -> None:
        """Every line is of the grammar of an erDiagram."""
        grammar = re.compile(
            r'erDiagram|    \w+ \{|        \w+ \w+(?: (?:PK|FK|PK, FK))?(?: "[^"]*")|    \}'
            r'|    \w+ (?:\|\||\|o)--o[{|] \w+ : "[\w, ]+"'
        )

        assert [] == [line for line in diagram().splitlines() if not grammar.fullmatch(line)]

    def test_the_command_prints_it(self, root: Path) -> None:
        """`--format mermaid` prints the diagram and nothing else."""
        assert (0, diagram(), "") == call("schema", "--format", "mermaid", "--root", root)


if __name__ == "__main__":
    KEPT.write_text(document(), "utf-8")
    sys.stdout.write(f"{KEPT}\n")
