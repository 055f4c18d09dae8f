"""`kzdb sql`: where the query comes from, in which form the answer goes out, what a mistake says."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import Result

Run = Callable[..., Result]
RunProcess = Callable[..., "subprocess.CompletedProcess[str]"]

ALL = "SELECT claim_id, kind, value, exact, period_start, value_text, units FROM claims ORDER BY claim_id"


def test_table(run: Run, workspace: Path) -> None:
    """A table has names, a rule, numbers flush right and a dot for nothing; the count is talk, not data."""
    result = run("sql", "SELECT kind, value, claim_id FROM claims ORDER BY claim_id", "--root", workspace)

    assert [
        "kind         value  claim_id",
        "───────────  ─────  ────────",
        "observation  344.6         1",
        "observation  724.1         2",
        "relation         ·         3",
    ] == result.stdout.splitlines()
    assert "3 rows\n" == result.stderr
    assert 0 == result.exit_code


def test_text_cannot_steer_the_terminal(run: Run, workspace: Path) -> None:
    """A line break or an escape sequence inside a text is shown, not obeyed."""
    result = run("sql", "SELECT value_text FROM claims WHERE claim_id = 3", "--root", workspace)

    assert "line one↵line two \\x1b[31mred" in result.stdout
    assert "\x1b" not in result.stdout


def test_csv_neutralises_formulas_and_leaves_numbers(run: Run, workspace: Path) -> None:
    """A text a spreadsheet would run gets an apostrophe; a negative number stays a number."""
    texts = r"('=1+1'), ('+1'), ('-1'), ('@a'), (E'\tb'), (E'\rb'), ('a=b')"
    query = f"SELECT -3.5 AS n, x FROM (VALUES {texts}) AS t (x)"
    result = run("sql", query, "--format", "csv", "--root", workspace)
    rows = list(csv.reader(io.StringIO(result.stdout_bytes.decode(), newline="")))

    assert [
        ["n", "x"],
        *(["-3.5", f"'{x}"] for x in ("=1+1", "+1", "-1", "@a", "\tb", "\rb")),
        ["-3.5", "a=b"],
    ] == rows
    assert "" == result.stderr


def test_csv_tells_nothing_from_an_empty_text(run: Run, workspace: Path) -> None:
    """NULL is an empty cell, an empty text a quoted one, and a line is never bare."""
    query = "SELECT x FROM (VALUES (NULL), (''), ('a\"b'), ('c,d')) AS t (x)"
    result = run("sql", query, "--format", "csv", "--root", workspace)

    assert 'x\n""\n""\n"a""b"\n"c,d"\n' == result.stdout
    two = run("sql", "SELECT NULL AS a, '' AS b", "--format", "csv", "--root", workspace)
    assert 'a,b\n,""\n' == two.stdout


def test_csv_neutralises_names(run: Run, workspace: Path) -> None:
    """A column's name is text too."""
    result = run("sql", 'SELECT 1 AS "=cmd()"', "--format", "csv", "--root", workspace)

    assert "'=cmd()\n1\n" == result.stdout


def test_json(run: Run, workspace: Path) -> None:
    """JSON is an array of objects: dates ISO, decimals numbers, lists lists, nothing null."""
    result = run("sql", ALL, "--format", "json", "--root", workspace)
    rows = json.loads(result.stdout)

    assert {
        "claim_id": 1,
        "kind": "observation",
        "value": 344.6,
        "exact": 344.6,
        "period_start": "2014-01-01",
        "value_text": "heroin seized",
        "units": ["kg", "kilogram"],
    } == rows[0]
    assert None is rows[1]["exact"]
    assert "line one\nline two \x1b[31mred" == rows[2]["value_text"]


def test_json_keeps_columns_of_one_name_apart_and_an_empty_answer_an_array(run: Run, workspace: Path) -> None:
    """Two columns `a` become `a` and `a_1`; no rows are `[]`; NaN is null."""
    twice = run("sql", "SELECT 1 AS a, 'nan'::DOUBLE AS a", "--format", "json", "--root", workspace)
    none = run("sql", "SELECT 1 WHERE false", "--format", "json", "--root", workspace)

    assert [{"a": 1, "a_1": None}] == json.loads(twice.stdout)
    assert [] == json.loads(none.stdout)


def test_markdown(run: Run, workspace: Path) -> None:
    """Markdown aligns numbers right and escapes what a reader would act upon."""
    query = "SELECT 1 AS n, 'a|b <script> *x* [y](javascript:z)' AS x"
    result = run("sql", query, "--format", "markdown", "--root", workspace)

    assert "| n | x |\n|---:|---|\n| 1 | a\\|b &lt;script> \\*x\\* \\[y\\](javascript:z) |\n" == result.stdout


def test_parquet(run: Run, workspace: Path, tmp_path: Path) -> None:
    """Parquet goes to a file, with types, although the connection that reads may write none."""
    output = tmp_path / "answer.parquet"
    result = run("sql", ALL, "--output", output, "--root", workspace)
    table = pyarrow.parquet.read_table(output)

    assert "" == result.stdout
    assert f"3 rows in {output}\n" == result.stderr
    assert [344.6, 724.1, None] == table["value"].to_pylist()
    assert "date32[day]" == str(table.schema.field("period_start").type)


def test_parquet_needs_a_file(run: Run, workspace: Path) -> None:
    """Binary does not go to a terminal: wrong usage, before anything is asked."""
    result = run("sql", "SELECT 1", "--format", "parquet", "--root", workspace)

    assert 2 == result.exit_code
    assert "--format parquet needs --output FILE" in result.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.csv", "claim_id\n1"), ("a.json", "[\n  {"), ("a.md", "| claim_id |"), ("a.txt", "claim_id\n──")],
)
def test_output_goes_by_its_ending(run: Run, workspace: Path, tmp_path: Path, name: str, begins: str) -> None:
    """Without --format the file's ending decides."""
    run("sql", "SELECT claim_id FROM claims ORDER BY ALL", "--output", tmp_path / name, "--root", workspace)

    assert (tmp_path / name).read_text().startswith(begins)


def test_a_failing_query_leaves_the_old_output(run: Run, workspace: Path, tmp_path: Path) -> None:
    """The answer is put in place at the end: a failure on a late row changes nothing."""
    output = tmp_path / "answer.csv"
    assert 0 == run("sql", "SELECT 1 AS n", "--output", output, "--root", workspace).exit_code
    query = "SELECT CASE WHEN range = 90000 THEN error('late') ELSE range END AS n FROM range(100000)"
    result = run("sql", query, "--output", output, "--root", workspace)

    assert 1 == result.exit_code
    assert "error: late.\n" == result.stderr
    assert "n\n1\n" == output.read_text()
    assert ["answer.csv", "ws"] == sorted(path.name for path in tmp_path.iterdir())


def test_an_output_that_cannot_be_written(run: Run, workspace: Path, tmp_path: Path) -> None:
    """A folder that is not there is one line."""
    result = run("sql", "SELECT 1", "--output", tmp_path / "no" / "a.csv", "--root", workspace)

    assert 1 == result.exit_code
    assert "a.csv: its folder does not exist. Make it, or name another --output." in result.stderr


def test_query_from_a_file_and_from_a_pipe(run: Run, workspace: Path, tmp_path: Path) -> None:
    """A file (with a byte order mark, too) and standard input do as well as an argument."""
    file = tmp_path / "q.sql"
    file.write_bytes("\ufeff-- how many\nSELECT count(*) AS n FROM claims;\n".encode())
    by_file = run("sql", "--file", file, "--format", "csv", "--root", workspace)
    by_pipe = run("sql", "--format", "csv", "--root", workspace, input="SELECT count(*) AS n FROM claims")
    by_dash = run("sql", "-", "--format", "csv", "--root", workspace, input="SELECT count(*) AS n FROM claims")

    assert ["n\n3\n"] * 3 == [by_file.stdout, by_pipe.stdout, by_dash.stdout]


def test_query_twice_is_wrong_usage(run: Run, workspace: Path, tmp_path: Path) -> None:
    """An argument and a file contradict each other."""
    (tmp_path / "q.sql").write_text("SELECT 1")
    result = run("sql", "SELECT 2", "--file", tmp_path / "q.sql", "--root", workspace)

    assert 2 == result.exit_code


def test_a_time_with_zone_is_shown_in_utc(run: Run, workspace: Path) -> None:
    """Whatever the machine's zone; beside two columns of one name, nothing, and a remark at the end."""
    query = "SELECT TIMESTAMPTZ '2014-05-01 03:00:00+05' AS t, 1 AS a, 2 AS a, NULL::TIMESTAMPTZ AS n; -- done"
    result = run("sql", query, "--format", "csv", "--root", workspace, env={"TZ": "Asia/Almaty"})
    as_json = run("sql", query, "--format", "json", "--root", workspace)

    assert "t,a,a,n\n2014-04-30 22:00:00+00:00,1,2,\n" == result.stdout
    assert "2014-04-30T22:00:00+00:00" == json.loads(as_json.stdout)[0]["t"]


def test_parameters(run: Run, workspace: Path) -> None:
    """A parameter takes the type it is compared with: a number, a date, a text, and no SQL."""
    query = "SELECT count(*) AS n FROM claims WHERE claim_id = $id AND period_start = $day AND kind = $kind"
    given = ["--param", "id=1", "--param", "day=2014-01-01", "--param", "kind=observation"]
    hostile = ["--param", "id=1", "--param", "day=2014-01-01", "--param", "kind=x' OR 'a'='a"]

    assert "n\n1\n" == run("sql", query, *given, "--format", "csv", "--root", workspace).stdout
    assert "n\n0\n" == run("sql", query, *hostile, "--format", "csv", "--root", workspace).stdout


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["SELECT $a"], 1, "error: parameter $a has no value. Give it with --param a=VALUE.\n"),
        (["SELECT 1", "--param", "a=1"], 1, "error: parameter a: the query names no $a. Leave it out.\n"),
        (["SELECT $a", "--param", "a"], 2, "got 'a', expected NAME=VALUE"),
        (["SELECT $a", "--param", "a=1", "--param", "a=2"], 2, "'a' is given twice"),
        (["SELECT 1", "--format", "xml"], 2, "'xml' is not one of"),
        (["SELECT subjct FROM claims"], 1, "FROM clause (line 1, column 8). Did you mean subject?\n"),
        (["SELECT claims.kin FROM claims"], 1, '"kin" (line 1, column 8). Did you mean kind?\n'),
        (["SELECT *\nFROM clams"], 1, "does not exist (line 2, column 6). Did you mean claims?\n"),
        (["SELECT * FROM zzz"], 1, "does not exist (line 1, column 15). There are: claims, countries.\n"),
        (["SELECT lenth('a')"], 1, "Did you mean length?\n"),
        (["SELCT 1"], 1, 'error: syntax error at or near "SELCT" (line 1, column 1).\n'),
        (["SELECT " + "1, " * 90 + "subjct FROM claims"], 1, "(line 1, column 278). Did you mean subject?\n"),
        (["SELECT 'x'::INTEGER"], 1, "error: Could not convert string 'x' to INT32 (line 1, column 11).\n"),
        (["  "], 1, "error: the query holds no statement. Write one SELECT.\n"),
        (["DROP VIEW claims"], 1, "error: DROP: a query reads, it changes nothing. Write a SELECT"),
    ],
)
def test_a_mistake_is_one_line(run: Run, workspace: Path, args: list[str], status: int, said: str) -> None:
    """Each mistake says what, where and what to do; nothing goes to stdout."""
    result = run("sql", *args, "--root", workspace)

    assert status == result.exit_code
    assert said in result.stderr
    assert "" == result.stdout
    assert status == 2 or 1 == result.stderr.count("\n")


def test_a_query_that_is_no_utf8(run: Run, workspace: Path, tmp_path: Path) -> None:
    """A file in another encoding is one line with the place."""
    (tmp_path / "q.sql").write_bytes(b"SELECT '\xff'")
    result = run("sql", "--file", tmp_path / "q.sql", "--root", workspace)

    assert 1 == result.exit_code
    assert "byte 9 is no UTF-8" in result.stderr


def test_nothing_published_and_no_workspace(run: Run, empty_workspace: Path, tmp_path: Path) -> None:
    """Both say which command comes first."""
    nothing = run("sql", "SELECT 1", "--root", empty_workspace)
    nowhere = run("sql", "SELECT 1", "--root", tmp_path)

    assert 1 == nothing.exit_code == nowhere.exit_code
    assert nothing.stderr.startswith("error: nothing published at ")
    assert "Run `kzdb init DIR`" in nowhere.stderr


def test_a_long_table_is_cut_and_says_so(run: Run, workspace: Path) -> None:
    """A table shows 500 rows; csv gives all of them."""
    shown = run("sql", "SELECT * FROM range(501)", "--root", workspace)
    whole = run("sql", "SELECT * FROM range(501)", "--format", "csv", "--root", workspace)

    assert 502 == len(shown.stdout.splitlines())
    assert "the first 500 rows; there are more" in shown.stderr
    assert 502 == len(whole.stdout.splitlines())


def test_explain_is_a_drawing(run: Run, workspace: Path) -> None:
    """EXPLAIN is printed as DuckDB draws it."""
    result = run("sql", "EXPLAIN SELECT * FROM claims", "--root", workspace)

    assert "↵" not in result.stdout
    assert 3 < len(result.stdout.splitlines())


def test_a_query_may_begin_with_a_comment(run: Run, workspace: Path) -> None:
    """`-- words` before the query is a comment, not an option."""
    result = run("sql", "-- how many?\nSELECT 1 AS n", "--format", "csv", "--root", workspace)

    assert (0, "n\n1\n") == (result.exit_code, result.stdout), result.stderr
    assert 2 == run("sql", "--no-such-option", "--root", workspace).exit_code


def test_the_ending_chooses_the_format(run: Run, workspace: Path, tmp_path: Path) -> None:
    """A workbook is a workbook; an ending that no format has is wrong usage, and writes nothing."""
    output = tmp_path / "a.xlsx"
    query = "SELECT claim_id, value_text, period_start, exact, units, 1e300 AS huge FROM claims ORDER BY 1"
    assert 0 == run("sql", query, "--output", output, "--root", workspace).exit_code
    with zipfile.ZipFile(output) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    refused = run("sql", "SELECT 1", "--output", tmp_path / "a.docx", "--root", workspace)

    assert "=HYPERLINK" in sheet
    assert "<f>" not in sheet
    assert "<v>344.60</v>" in sheet
    assert (1, True) == (refused.exit_code, "no format ends in .docx. Name one with --format." in refused.stderr)
    assert ["a.xlsx", "ws"] == sorted(path.name for path in tmp_path.iterdir())


def test_other_code_pages(run_process: RunProcess, workspace: Path, tmp_path: Path) -> None:
    """UTF-8 unless asked for another; a letter that the code page lacks is named, never replaced."""
    query = ["sql", "--format", "csv", "--root", workspace]
    russian = run_process(*query, "SELECT 'Алматы' AS a", "--encoding", "cp1251", text=False)
    kazakh = run_process(*query, "SELECT native FROM countries", "--encoding", "cp1251")
    marked = run_process(*query, "SELECT native FROM countries", "--bom", "--output", tmp_path / "a.csv")
    unknown = run_process(*query, "SELECT 1", "--encoding", "ebcdic-kz")

    assert (0, "a\nАлматы\n".encode("cp1251")) == (russian.returncode, russian.stdout)
    assert "error: --encoding cp1251: has no 'Қ' (U+049A), which the answer holds. Use utf-8.\n" == kazakh.stderr
    assert 0 == marked.returncode
    assert "\ufeffnative\nҚазақстан\n".encode() == (tmp_path / "a.csv").read_bytes()
    assert 2 == unknown.returncode


@pytest.mark.parametrize(
    "value",
    ["INTERVAL '2000000000 days'", "TIMESTAMPTZ '290000-01-01 00:00:00+00'", "DATE '5000000-01-01'"],
)
def test_times_beyond_python(run: Run, workspace: Path, value: str) -> None:
    """Shown as DuckDB writes them, or one line that says how to see them."""
    result = run("sql", f"SELECT {value} AS t", "--root", workspace)
    cast = run("sql", f"SELECT ({value})::VARCHAR AS t", "--root", workspace)

    assert result.exit_code == 0 or result.stderr.startswith("error: a time or an interval is too large to be shown.")
    assert 0 == cast.exit_code
