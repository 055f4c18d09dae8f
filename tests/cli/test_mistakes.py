"""Many mistakes of one run."""

from __future__ import annotations

from kzdb.cli.mistakes import shown


def test_few_mistakes_are_all_shown() -> None:
    """Up to fifty, each is a line."""
    mistakes = [f"a.toml:{n}, value: got '{n}', expected a number. Correct it." for n in range(50)]

    assert mistakes == list(shown(mistakes))


def test_many_mistakes_are_counted_by_reason() -> None:
    """Beyond fifty: how many for which reason, the most frequent first, whatever each got."""
    mistakes = [f"a.toml:{n}, value: got '{n}', expected a number. Correct it." for n in range(1_060)]
    mistakes += [f"a.toml:{n}, unit: got 'x, expected', expected a unit. Correct it." for n in range(20)]
    mistakes += [f"b.toml: is of kind {n}" for n in range(30)]
    lines = list(shown(mistakes))

    assert 50 + 12 == len(lines)
    assert ["and 1,060 more:", "1,010 × value: expected a number", "20 × unit: expected a unit"] == lines[50:53]
    assert "22 of other kinds" == lines[-1]
