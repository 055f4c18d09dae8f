"""Reading extract.csv for the store: checked text by text, handed over in Arrow batches, in constant memory."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kzdb.errors import SeedError
from kzdb.facts.claims import MODALITIES, NATURES
from kzdb.facts.figures import INTERVAL_KINDS
from kzdb.facts.periods import FiscalCalendar
from kzdb.load.tables import staged
from kzdb.load.tables.checks import Checks
from kzdb.load.tables.extract import header_of
from kzdb.load.tables.extraction import COLUMNS
from kzdb.load.tables.readers.bench import Bench, open_bench, reopened
from kzdb.load.vocabulary import Vocabulary
from kzdb.store.record.sources import Batch

__all__ = ["RECORD", "ExtractRows", "kind_of", "read_extract", "read_lines", "subjects_of"]

BATCH = 50_000
RECORD = "[*]."
"""What in the name of a sheet says that it is a key of a list of records."""


class KeptFolder:
    """A temporary folder that is there as long as somebody refers to it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="kzdb-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class ExtractRows:
    """What an extract holds, checked.

    Attributes:
        parts: names of the sheets or keys, by number.
        breakdowns: slugs that its observations are broken down by.
        claims: how many.
        batches: gives (kind, claims, citations) for the store, each time it is called.
    """

    parts: dict[int, str]
    breakdowns: frozenset[str]
    claims: int
    folder: KeptFolder
    kind: str
    vocabulary: Vocabulary

    def batches(self) -> Iterator[Batch]:
        """Yield (kind, claims, citations) in the schemas of the store's staging."""
        with reopened(self.folder.path) as bench:
            yield from staged.batches(bench, self.kind, self.vocabulary, BATCH)


def read_extract(path: Path, vocabulary: Vocabulary, fiscal: FiscalCalendar | None) -> ExtractRows:
    """Read and check an extract.csv.

    Raises:
        SeedError: it is not as `kzdb extract` writes it, or names what the vocabulary does not know; all mistakes, a
            line each.
    """
    kind = kind_of(path)
    folder = KeptFolder()
    with reopened(folder.path) as bench:
        read_lines(bench, path, kind)
        checks = Checks(bench, path)
        _check_places(checks)
        if kind == "observation":
            _check_observations(checks, vocabulary, fiscal)
        else:
            _check_relations(checks, vocabulary)
        checks.stop()
        names = [str(row[0]) for row in bench.rows("SELECT sheet FROM raw GROUP BY sheet ORDER BY min(line)")]
        kinds = ["record" if RECORD in name else "cell" for name in names]
        numbers = list(range(1, len(names) + 1))
        bench.keep("parts", {"sheet": names, "part": numbers, "kind": kinds}, {"part": "int64"})
        staged.prepare(bench, kind)
        staged.require_each_once(bench, kind, path)
        used = bench.rows("SELECT DISTINCT breakdown FROM raw WHERE NOT more") if kind == "observation" else []
        claims = int(bench.value("SELECT count(*) FROM raw WHERE NOT more"))
    return ExtractRows(
        dict(enumerate(names, start=1)), frozenset(str(row[0]) for row in used), claims, folder, kind, vocabulary
    )


def kind_of(path: Path) -> str:
    """Return which kind of claims an extract holds, by its header.

    Raises:
        SeedError: it is not there, or has another header.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            header = tuple(file.readline().rstrip("\r\n").split(","))
    except FileNotFoundError as error:
        raise SeedError(f"{path}: got no such file, expected one. Run `kzdb extract {path.parent.name}`.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(f"{path}: cannot be read as UTF-8 ({error}). Run `kzdb extract` again.") from error
    for kind in COLUMNS:
        if header == header_of(kind):
            return kind
    expected = ",".join(header_of("observation"))
    raise SeedError.at(path, 1, "header", ",".join(header), expected, "Run `kzdb extract` again.")


def subjects_of(paths: Iterable[Path]) -> set[str]:
    """Return what the extracts at `paths` are about, of those that can be read."""
    found: set[str] = set()
    for path in paths:
        with suppress(SeedError), open_bench() as bench:
            read_lines(bench, path, kind_of(path))
            found |= {str(row[0]) for row in bench.rows("SELECT DISTINCT subject FROM raw")}
    return found


def read_lines(bench: Bench, path: Path, kind: str) -> None:
    """Keep `raw`: every line, numbered; `claim` numbers claims, `more` marks further cells of one.

    Raises:
        SeedError: it is no CSV.
    """
    header = header_of(kind)
    where = str(path).replace("'", "''")
    columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in header) + "}"
    filled = ", ".join(f'coalesce("{name}", \'\') AS "{name}"' for name in header)
    try:
        bench.run(
            f"CREATE TABLE lines AS SELECT {filled}, row_number() OVER () + 1 AS line FROM read_csv('{where}', "
            f"auto_detect = false, header = true, columns = {columns}, delim = ',', quote = '\"', escape = '\"', "
            "null_padding = false, strict_mode = true, parallel = false)"
        )
    except SeedError as error:
        says = str(error.__cause__).splitlines()
        at = next((word for word in says if "ine" in word), says[0])
        raise SeedError(
            f"{path}: got a file that is no CSV of ours ({at.strip()}). Run `kzdb extract` again."
        ) from error
    claim = "line - 1"
    if bench.value("SELECT count(*) FROM lines WHERE subject = ''"):
        claim = "CAST(sum(CASE WHEN subject = '' THEN 0 ELSE 1 END) OVER (ORDER BY line) AS BIGINT)"
    bench.run(f"CREATE TABLE raw AS SELECT *, subject = '' AS more, {claim} AS claim FROM lines")
    bench.run("DROP TABLE lines")


def _check_places(checks: Checks) -> None:
    checks.refuse("row", "NOT regexp_full_match(\"row\", '[1-9][0-9]{0,8}')", "a row from 1")
    checks.refuse("col", "NOT regexp_full_match(col, '0|[1-9][0-9]{0,4}')", "a column from 1")
    checks.refuse("col", f"(col = '0') <> contains(sheet, '{RECORD}')", "0 for a key of records, else a column")
    checks.refuse("sheet", "sheet = ''", "the name of a sheet")
    checks.refuse("printed", "printed = ''", "the text of the cell")
    checks.refuse("subject", "claim = 0", "a claim in the first line")
    checks.refuse("variant", "NOT regexp_full_match(variant, '(mention:[a-z0-9_]+)?')", "nothing, or mention:r12")


def _check_observations(checks: Checks, vocabulary: Vocabulary, fiscal: FiscalCalendar | None) -> None:
    breakdowns = {*vocabulary.kinds, *vocabulary.slugs("breakdowns")}
    checks.among("metric", vocabulary.metrics, "metrics.csv")
    checks.among("subject", vocabulary.kinds, "an entity list")
    checks.among("breakdown", breakdowns, "breakdowns.csv or an entity list")
    checks.among("nature", ("", *NATURES), "the natures")
    checks.among("modality", ("", *MODALITIES), "the modalities")
    checks.periods(partial(staged.period_of, vocabulary=vocabulary, fiscal=fiscal))
    checks.figures(vocabulary)
    checks.among("interval_kind", ("", *INTERVAL_KINDS), "the kinds of intervals")
    checks.refuse("low", "NOT regexp_full_match(low, '(-?[0-9]{1,17}[.][0-9]{0,17})?')", "a number, or nothing")
    checks.refuse("high", "NOT regexp_full_match(high, '(-?[0-9]{1,17}[.][0-9]{0,17})?')", "a number, or nothing")
    checks.refuse("low", "TRY_CAST(nullif(low, '') AS DOUBLE) > TRY_CAST(nullif(high, '') AS DOUBLE)", "not above high")


def _check_relations(checks: Checks, vocabulary: Vocabulary) -> None:
    checks.among("type", vocabulary.relation_types, "relation_types.csv")
    checks.among("subject", vocabulary.kinds, "an entity list")
    checks.among("object", vocabulary.kinds, "an entity list")
    checks.among("modality", ("", *MODALITIES), "the modalities")
    checks.dates("from")
    checks.dates("to")
    checks.relations(vocabulary)
