"""Facts that a data set answers more than once: refused, kept apart by their rows, or summed."""

from __future__ import annotations

from fractions import Fraction

from kzdb.errors import Verbatim
from kzdb.facts.figures import MAX_DIGITS, parse_number
from kzdb.load.tables.mapping import DataMapping
from kzdb.load.tables.mapping.meaning import SHOWN, Findings
from kzdb.load.tables.mapping.numbers import typed_number
from kzdb.load.tables.readers.bench import Bench

__all__ = ["settle_repeats"]

SLOTS = {"observation": ("metric", "subject", "breakdown", "period"), "relation": ("type", "subject", "object")}


def settle_repeats(bench: Bench, mapping: DataMapping, findings: Findings) -> None:
    """Number the claims of `facts` in the order of the file; settle facts that are there twice as the mapping says.

    `each` keeps the second as a mention of its own, named after its row; `sum` makes one derived claim of them all.
    """
    slot = ", ".join(f'"{name}"' for name in SLOTS[mapping.kind])
    bench.run("CREATE OR REPLACE TEMP TABLE ends AS SELECT * FROM facts WHERE part > 1")
    bench.run("DELETE FROM facts WHERE part > 1")
    bench.run(
        "CREATE OR REPLACE TEMP TABLE ordered AS "
        "SELECT * REPLACE (CASE WHEN nth > 1 THEN 'mention:r' || row ELSE '' END AS variant) FROM ("
        f"SELECT *, row_number() OVER (PARTITION BY {slot} ORDER BY row, col, sheet) AS nth, "
        f"count(*) OVER (PARTITION BY {slot}) AS times FROM facts)"
    )
    rule = mapping.tables[0].key_repeats
    repeated = int(bench.value("SELECT count(*) FROM ordered WHERE nth = 1 AND times > 1"))
    if repeated and rule == "error":
        for row in bench.rows(
            f"SELECT concat_ws(' ', {slot}), list(row ORDER BY row) FROM ordered WHERE times > 1 GROUP BY ALL "
            f"ORDER BY 2 LIMIT {SHOWN}"
        ):
            rows = ", ".join(map(str, row[1][:5]))
            got = Verbatim(f"{row[0]} on rows {rows}")
            do = 'Add a role that tells them apart, or say key_repeats = "sum" or "each".'
            findings.problems.append(str(mapping.error("key_repeats", got, "each fact once", do)))
    if repeated and rule == "sum":
        _sum(bench, mapping, slot, findings)
    if repeated and rule == "each":
        findings.count("facts answered again on another row", repeated)
    bench.run("DELETE FROM facts")
    if rule == "sum":
        bench.run(
            "INSERT INTO facts SELECT * EXCLUDE (nth, times, first) REPLACE ("
            f"dense_rank() OVER (ORDER BY first, {slot}) AS claim, "
            f"row_number() OVER (PARTITION BY {slot} ORDER BY row, col, sheet) AS part) "
            f"FROM (SELECT *, min(row) OVER (PARTITION BY {slot}) AS first FROM ordered)"
        )
    else:
        bench.run(
            "INSERT INTO facts SELECT * EXCLUDE (nth, times) REPLACE ("
            "row_number() OVER (ORDER BY row, col, sheet) AS claim, 1 AS part) FROM ordered"
        )
    same = " AND ".join(f'f."{name}" = e."{name}"' for name in SLOTS[mapping.kind])
    bench.run(
        "INSERT INTO facts SELECT e.* REPLACE (f.claim AS claim, f.variant AS variant) "
        f"FROM ends AS e INNER JOIN facts AS f ON f.part = 1 AND f.row = e.row AND {same}"
    )


def _sum(bench: Bench, mapping: DataMapping, slot: str, findings: Findings) -> None:
    """Put the sum in place of the values of facts that are there several times, as a derived figure."""
    sums: dict[tuple[str, ...], tuple[str, str]] = {}
    width = len(SLOTS[mapping.kind])
    for *key, values in bench.rows(
        f"SELECT {slot}, list(value ORDER BY row, col) FROM ordered WHERE times > 1 GROUP BY ALL"
    ):
        parts = [str(value).partition(" ") for value in values]
        units = {unit for _, _, unit in parts}
        if len(units) > 1 or any(number[0] in "~<>" or ".." in number for number, _, _ in parts):
            got = Verbatim(f"{' '.join(map(str, key))} as {', '.join(map(str, values[:4]))}")
            findings.problems.append(
                str(
                    mapping.error(
                        "key_repeats", got, "exact figures in one unit, to sum them", "Say each, or tell them apart."
                    )
                )
            )
            continue
        sums[tuple(map(str, key))] = (_added([number for number, _, _ in parts]), units.pop())
    names = SLOTS[mapping.kind]
    columns: dict[str, list[str]] = {f"k{at}": [key[at] for key in sums] for at in range(width)}
    bench.keep("sums", {**columns, "summed": [f"{number} {unit}" for number, unit in sums.values()]})
    same = " AND ".join(f'sums.k{at} = ordered."{name}"' for at, name in enumerate(names))
    bench.run(
        "UPDATE ordered SET value = summed, nature = 'derived', low = '', high = '', interval_kind = '' "
        f"FROM sums WHERE {same}"
    )
    bench.run("UPDATE ordered SET variant = ''")
    findings.count("facts summed from several rows", len(sums))


def _added(numbers: list[str]) -> str:
    """Return the sum with as many decimals as the longest of them, or as many as the store's digits leave room for.

    A large number and a small one, each within what the store holds, may have an exact sum that is not.
    """
    total = sum((parse_number(number).value for number in numbers), Fraction(0))
    decimals = max(len(number.partition(".")[2]) for number in numbers)
    decimals = max(0, min(decimals, MAX_DIGITS - len(str(int(abs(total)) + 1))))
    scaled = round(total * 10**decimals)
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    return typed_number(("-" if scaled < 0 else "") + f"{whole}.{rest}")
