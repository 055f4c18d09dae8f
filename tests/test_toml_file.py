"""TOML as plain tables that know their lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.errors import DefinitionError, SeedError
from kzdb.toml_file import item_lines, line_of_key, parse_toml, read_toml, schema_of, suggestion

CLAIMS = schema_of("kzdb.load", "claims.schema.json")
SEED = '''\
#:schema ../claims.schema.json
# observations = [ {a = 1}, a comment is no table

statements = [
  # a heading {with = "brackets"}
  {entity = "NAM", topic = "route", says = "One [bracket, {another", at = "1@0: x"}, {entity = "NOR"},

  {entity = "NAM", topic = "position", says = """
a long
text""", at = "1@0: # x"},
  {entity = "NOR", topic = "position", says = 'single " quote', at = "1@0: \\" }"},
]

names = [{entity = "NAM", name = "x", also = ["1@0: x"], at = "1@0: x"}]
'''


def test_every_table_knows_its_line() -> None:
    """Whatever stands in strings and comments, and however many lines they take."""
    assert {"statements": [6, 6, 8, 11], "names": [14]} == item_lines(SEED)


def test_headers_in_double_brackets() -> None:
    """The other way to write a list of tables."""
    assert {"boilerplate": [2, 6]} == item_lines(
        'a = 1\n[[boilerplate]]\nlines = "1"\n\n\n[[boilerplate]]\nlines = "2"\n'
    )


def test_entries_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Each with its file, its line and its group."""
    path = tmp_path / "claims.toml"
    text = SEED.replace('"""\na long\ntext"""', '"a long text"')
    other = '{entity = "NOR", topic = "route", says = "b", at = "1@0: x"}'
    path.write_text(text.replace('{entity = "NOR"}', other), "utf-8")

    entries = list(read_toml(path, CLAIMS).entries())

    assert [("statements", 6), ("statements", 6), ("statements", 8), ("statements", 9), ("names", 12)] == [
        (entry.group, entry.line) for entry in entries
    ]
    assert f"{path}:8, says: got 'x', expected y. Do z." == str(entries[2].error("says", "x", "y", "Do z."))


def test_all_mistakes_of_a_file_are_reported(tmp_path: Path) -> None:
    """A line each, in the order of the file; a mistyped key is not reported as missing too."""
    path = tmp_path / "claims.toml"
    path.write_text(
        'statements = [\n  {entty = "NAM", topic = "route", says = "a", at = "1@0: x"},\n  {entity = 3},\n]\n'
    )

    with pytest.raises(SeedError) as refused:
        read_toml(path, CLAIMS)

    first, *others = str(refused.value).splitlines()
    assert first.startswith(f"{path}:2, entty: got an unknown key, expected one of entity, ")
    assert first.endswith("Did you mean 'entity'?")
    assert {f"{path}:3, {field}" for field in ("entity", "at", "says", "topic")} == {
        line.partition(": got")[0] for line in others
    }


def test_another_class_of_error() -> None:
    """A report's manifest is read by the same reader, and its errors are those of a report."""
    with pytest.raises(DefinitionError, match=r"report\.toml:2, TOML: got Expected .*, expected valid TOML\."):
        parse_toml(Path("report.toml"), "a = 1\nb c\n", CLAIMS, DefinitionError)


def test_lines_of_keys() -> None:
    """A key, a table and a list of tables are found at the start of a line only."""
    text = 'title = "sha256 = 1"\n  sha256 = "x"\n[table]\n[[boilerplate]]\n'

    assert (1, 2, 3, 4, None) == tuple(
        line_of_key(text, key) for key in ("title", "sha256", "table", "boilerplate", "url")
    )


def test_suggestion() -> None:
    """A near word is offered; otherwise what to do is said."""
    assert "Did you mean 'unodc'?" == suggestion("unocd", ["unodc", "caricc"], "Add it.")
    assert "Add it." == suggestion("xyz", ["unodc", "caricc"], "Add it.")


words = st.text(alphabet="ab#[]{}=,'\"\\ ", max_size=12)


@given(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=5))
def test_no_text_leads_the_scan_astray(groups: list[list[str]]) -> None:
    """Brackets, hashes, quotes and equals signs in strings never move a line."""
    tables = [", ".join(f"{{says = {json.dumps(word)}}}" for word in group) for group in groups]
    lines = ["x = [", *(f"{table}, # }}" for table in tables), "]"]
    expected = [number for number, group in enumerate(groups, start=2) for _ in group]

    assert {"x": expected} == item_lines("\n".join(lines))
