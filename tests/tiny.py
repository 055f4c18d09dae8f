"""A tiny report that a test can change: every claim of the base as rows of one query, printed by one section."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kzdb.report import Report, read_report
from tests.made_up import TEMPLATE

__all__ = ["QUERY", "TODAY", "Tiny"]

TODAY = dt.date(2026, 11, 1)
QUERY = """\
-- All that is claimed, one row per claim.
SELECT claim_id, c.fact_id, c.kind, c.subject_name, c.predicate, o.period_start, o.period_end
FROM claims AS c
LEFT JOIN observations AS o USING (claim_id)
ORDER BY claim_id
"""


@dataclass(frozen=True)
class Tiny:
    """A tiny report; its files can be changed before it is read."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write one of its files."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> Path:
        """Replace a part of one of its files."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        return self.write(name, text.replace(old, new))

    def body(self, markup: str) -> Path:
        """Have its template print `markup` in its one section."""
        start, end = TEMPLATE.index("{% for"), TEMPLATE.index("{% endcall %}")
        return self.write("template/report.html.j2", TEMPLATE[:start] + markup + "\n" + TEMPLATE[end:])

    def read(self) -> Report:
        """Read it."""
        return read_report(self.folder, self.folder.parent / "_shared")
