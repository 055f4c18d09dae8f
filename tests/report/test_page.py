"""Templates run in a sandbox, and every mistake names its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import TemplateError
from kzdb.report import render_html
from kzdb.report.page import require_rivals

if TYPE_CHECKING:
    from tests.report.conftest import Base, Report


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("{{ nothing_of_the_kind }}", "'nothing_of_the_kind' is undefined"),
        ("{{ figures[0].no_such_column }}", "no_such_column"),
        ("{{ figures[5].claim_id }}", "has no element 5"),
        ("{% if figures %}", "unknown tag 'endcall'"),
        ("{{ figures | sorted_by }}", "No filter named 'sorted_by'"),
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{{ figures[0]._values }}", "access to attribute '_values'"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "calls itself without end"),
        ("{% for n in range(999999999) %}{% endfor %}", "Range too big"),
        ("{% include '../report.toml' %}", "../report.toml"),
        ("{% include 'absent.html.j2' %}", "absent.html.j2"),
        ("{{ asset('../../secret.css') }}", "no file '../../secret.css'"),
        ("{{ picture('bars') }}", "no chart 'bars' in report.toml"),
        ("{{ t('no.such.key') }}", "no text 'no.such.key'"),
    ],
)
def test_a_template_error_names_file_and_line(base: Base, report: Report, shared: Path, markup: str, says: str) -> None:
    """Unknown names, unclosed tags, endless loops, paths outside: one line each."""
    path = report.body(f"<p>\n{markup}</p>")
    with pytest.raises(TemplateError) as caught:
        render_html(base.connection, report.folder, shared, {"as_of": "2020-01-01"})
    assert str(caught.value).startswith(f"{path}:"), str(caught.value)
    assert says in str(caught.value), str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_line_is_the_one_that_failed(base: Base, report: Report, shared: Path) -> None:
    """The third line of the body is told as the third."""
    path = report.body("<p>\n\n{{ nothing_here }}</p>")
    with pytest.raises(TemplateError) as caught:
        render_html(base.connection, report.folder, shared, {"as_of": "2020-01-01"})
    assert str(caught.value).startswith(f"{path}:8: ")


def test_a_contested_claim_needs_the_row_of_its_rivals() -> None:
    """No page prints one of several answers and hides the others."""
    require_rivals('<i id="x-3"></i><a href="#x-3">≠</a>', Path("r.html.j2"), {3: (8, "money")})
    says = r"r\.html\.j2: section 'money' prints claim 8, on which sources disagree, .* id=\"x-3\""
    with pytest.raises(TemplateError, match=says):
        require_rivals('<a href="#x-3">≠</a>', Path("r.html.j2"), {3: (8, "money")})
