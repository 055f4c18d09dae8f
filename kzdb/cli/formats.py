"""An answer in the formats of `kzdb sql --format`."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kzdb.cli.tables import table
from kzdb.cli.values import as_json, as_text, unique_names
from kzdb.errors import number_of
from kzdb.publish.formulas import neutralised

if TYPE_CHECKING:
    from kzdb.publish.connection import Answer

__all__ = ["FORMATS", "TABLE_ROWS", "Written", "counted", "safe_cell", "write", "write_parquet", "write_xlsx"]

TABLE_ROWS = 500  # of an answer shown as a table; the other formats give all

_CSV_QUOTED = re.compile(r'[",\r\n]')

Written = tuple[int, bool]  # rows written, and whether there are more


def write(answer: Answer, form: str, out: TextIO, width: int | None = None) -> Written:
    """Write `answer` to `out` in the text format `form`; `width` is the terminal's, if `out` is one."""
    return FORMATS[form](answer, out, width)


def _write_table(answer: Answer, out: TextIO, width: int | None) -> Written:
    rows = list(itertools.islice(answer.rows(), TABLE_ROWS + 1))
    shown = rows[:TABLE_ROWS]
    if [column.name for column in answer.columns] == ["explain_key", "explain_value"]:
        out.writelines(f"{plan}\n" for _, plan in shown)  # a drawing, not a table
        return len(shown), False
    for line in table(answer.columns, shown, width):
        out.write(f"{line}\n")
    return len(shown), len(rows) > TABLE_ROWS


def _write_csv(answer: Answer, out: TextIO, _: int | None) -> Written:
    out.write(_csv_row([column.name for column in answer.columns]))
    count = 0
    for row in answer.rows():
        out.write(_csv_row(row))
        count += 1
    return count, False


def _write_json(answer: Answer, out: TextIO, _: int | None) -> Written:
    names = unique_names([column.name for column in answer.columns])
    count = 0
    for row in answer.rows():
        record = dict(zip(names, map(as_json, row), strict=True))
        out.write(("[\n  " if count == 0 else ",\n  ") + json.dumps(record, ensure_ascii=False))
        count += 1
    out.write("\n]\n" if count else "[]\n")
    return count, False


def _write_markdown(answer: Answer, out: TextIO, _: int | None) -> Written:
    out.write(_markdown_row([column.name for column in answer.columns]))
    out.write(f"|{'|'.join('---:' if column.is_number else '---' for column in answer.columns)}|\n")
    count = 0
    for row in answer.rows():
        out.write(_markdown_row(row))
        count += 1
    return count, False


FORMATS: dict[str, Callable[[Any, TextIO, int | None], Written]] = {
    "table": _write_table,
    "csv": _write_csv,
    "json": _write_json,
    "markdown": _write_markdown,
}


def counted(count: int, more: bool) -> str:
    """Say how many rows there were."""
    if more:
        return f"the first {count:,} rows; there are more (LIMIT and OFFSET page, --format csv gives all)"
    return number_of(count, "row")


def safe_cell(value: object) -> str:
    """Return `value` as a CSV cell; a text a spreadsheet would run as a formula gets a leading apostrophe."""
    if isinstance(value, str):
        return neutralised(value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(as_json(value), ensure_ascii=False)
    return as_text(value)


def _csv_row(values: Sequence[object]) -> str:
    """Return a line of CSV: NULL is empty, an empty text is quoted. (Python 3.11's csv leaves a CR bare.)"""
    cells = [safe_cell(value) for value in values]
    quoted = [
        '"' + cell.replace('"', '""') + '"' if value == "" or _CSV_QUOTED.search(cell) else cell
        for value, cell in zip(values, cells, strict=True)
    ]
    return (",".join(quoted) or '""') + "\n"  # a bare empty line would be no row to most readers


def write_parquet(answer: Answer, path: Path) -> Written:
    """Write `answer` to the Parquet file `path`, batch by batch."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    reader = answer.arrow()
    names = unique_names(list(reader.schema.names))
    schema = pa.schema([field.with_name(name) for field, name in zip(reader.schema, names, strict=True)])
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for batch in reader:
            writer.write_batch(batch.rename_columns(names))
            count += batch.num_rows
    return count, False


def write_xlsx(answer: Answer, path: Path) -> Written:
    """Write `answer` as a workbook of one sheet.

    Raises:
        PublishError: it has more rows than a sheet takes.
    """
    from kzdb.publish.export.workbook import write_sheets

    names = unique_names([column.name for column in answer.columns])
    return write_sheets(path, [("answer", names, answer.rows())]), False


def _markdown_row(values: Any) -> str:
    return f"| {' | '.join(_markdown_cell(as_text(value)) for value in values)} |\n"


def _markdown_cell(text: str) -> str:
    """Return `text` with what Markdown or HTML would act upon made harmless."""
    for character in "\\|`*[]":
        text = text.replace(character, f"\\{character}")
    return text.replace("&", "&amp;").replace("<", "&lt;")
