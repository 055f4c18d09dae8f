"""The data of a chart as a table, for readers who do not see it and for those who want the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from kzdb.language.wording import Wording
from kzdb.report.page.pictures import Picture

_NAMES = ("panel", "label", "name")
"""Columns that say what a row is of, beside those whose names end in `_name`."""

_PRINTED = ("period", "figure", "change")


def data_table(picture: Picture, wording: Wording) -> Markup:
    """Return the rows of a chart that claims stand behind, folded; nothing where it has none.

    What a row is of is said in one column: all its names, each once.
    """
    tables = [_table(rows, wording) for rows in picture.tables.values() if _is_claimed(rows)]
    if not tables:
        return Markup("")
    return Markup('<details class="data"><summary>{}</summary>{}</details>').format(
        wording.text("html-data"), Markup("").join(tables)
    )


def _is_claimed(rows: Sequence[Mapping[str, Any]]) -> bool:
    return any(row.get("claim_id") is not None for row in rows)


def _table(rows: Sequence[Mapping[str, Any]], wording: Wording) -> Markup:
    shown = [key for key in _PRINTED if any(row.get(key) for row in rows)]
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(wording.text(f"html-{key}")) for key in ("what", *shown)
    )
    lines = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            _what(row), Markup("").join(Markup("<td>{}</td>").format(row.get(key) or "") for key in shown)
        )
        for row in rows
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(heads, lines)


def _what(row: Mapping[str, Any]) -> str:
    """Return what a row is of, in words."""
    names = [str(value) for key, value in row.items() if value and (key in _NAMES or key.endswith("_name"))]
    return " · ".join(dict.fromkeys(names))
