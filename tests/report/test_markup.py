"""A template read as HTML: tags that are not closed, what leads outside, what a reader would see."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb.report.markup import MarkupReader, outside, unseen
from kzdb.report.sandbox import make_environment

ENVIRONMENT = make_environment(Path(), Path())


def read(source: str) -> MarkupReader:
    """Read a template."""
    reader = MarkupReader()
    reader.read(ENVIRONMENT, source)
    return reader


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("<p>\n<b>x <i>y</i></p>", 2, "<b> is not closed"),
        ("<div>\n<p>x</p>", 1, "<div> is not closed"),
        ("<p>x</p>\n</section>", 2, "</section> closes nothing"),
        ("<p>\n<q/>x</p>", 2, "<q> is not closed"),
        ('<p>x</p>\n<p class="x', 2, "'<p' has no end"),
        ('<p title="x>y</p>\n<p>z</p>', 1, "has no end"),
        ("<p>x</p>\n<!-- y <p>z</p>", 2, "'<!--' has no end"),
        ("{% if a %}\n<div>\n{% endif %}</div>", 2, "<div> is not closed"),
        ("<div>{% for a in b %}\n</div>{% endfor %}", 2, "</div> closes nothing"),
        ("{% if a %}<tr>{% else %}\n<tr><td>{% endif %}x</td></tr>", 1, "<tr> is not closed"),
        ("<p>\n<script>x</script></p>", 2, "<script> has no place on paper"),
        ('<p>\n<iframe src="x"></iframe></p>', 2, "<iframe> has no place on paper"),
        ('<img alt="x"\nsrc="file:///etc/passwd">', 1, "<img src> leads to 'file:///etc/passwd'"),
        ('\n<img alt="x" src="https://example.org/x.png">', 2, "which is outside the report's folder"),
        ('<link rel="stylesheet" href="/x.css">', 1, "<link href> leads to '/x.css'"),
        ('<a href="javascript:alert()">x</a>', 1, "<a href> leads to"),
        ('<p style="background: url(http://example.org/x)">x</p>', 1, "reads 'http://example.org/x'"),
        (
            "<style>\np { color: red }\n@import 'http://example.org/x.css';</style>",
            3,
            "reads 'http://example.org/x.css'",
        ),
    ],
)
def test_a_fault_has_its_line(source: str, line: int, says: str) -> None:
    """What is open at the end, closed without having been opened, not for paper, or leads outside."""
    assert any(found == line and says in told for found, told in read(source).faults), read(source).faults


@pytest.mark.parametrize(
    "source",
    [
        '<p class="{% if a %}x{% else %}y{% endif %}">{{ a }}<br><img alt="" src="{{ b }}"></p>',
        "{% if a %}<tr class='x'>{% elif b %}<tr>{% else %}<tr>{% endif %}<td>x</td></tr>",
        "{% for a in b %}<li>{% if a %}x{% endif %}</li>{% else %}<li>-</li>{% endfor %}",
        "{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{% call m(a) %}<i>x</i>{% endcall %}",
        '<svg width="9"><path d="M0 0"/><g><rect/></g></svg><a href="https://example.org/x">x</a><a href="#n">y</a>',
        "<p>a &lt; b {# <div> #} {% raw %}<b>{{</b>{% endraw %}</p>",
        '<p title="a > b">x</p><p alt="a < b">y</p>',
    ],
)
def test_whole_markup_has_no_fault(source: str) -> None:
    """Branches that leave the same open, attributes made by code, drawings, links that are only printed."""
    assert [] == read(source).faults


def test_what_is_read_is_words() -> None:
    """Text, characters by name and number, and what is read out; not what is drawn or in code."""
    found = read(
        '<p>one &half;\n&#50;</p>{# no #}<style>no</style><img src="x" alt="two" title="three"><time>no</time>'
    )
    assert [(1, "one"), (1, "½"), (2, "2"), (2, "two"), (2, "three")] == [(n, text) for n, text in found.words if text]


@pytest.mark.parametrize(
    "css",
    ["@import url(http://example.org/a.css);", '@import "//example.org/a.css";', "p { cursor: url( 'file:///x' ) }",
     "@font-face { src: url(https://example.org/x.woff) }", "p { background: url(/etc/passwd) }"],
)  # fmt: skip
def test_a_style_reads_nothing_from_outside(css: str) -> None:
    """Imports, fonts and pictures, by any way of writing them, each with its line."""
    assert [3] == [line for line, _ in outside("\n\n" + css)]
    assert [] == list(outside("p { background: url(x.png); mask: url(data:image/png;base64,x) } /* http://a */"))


def test_what_nobody_sees_is_found() -> None:
    """Hidden directions, joins and controls; not soft hyphens, which only a printer sees."""
    assert [(1, "got the invisible character U+202E, expected none; take it out")] == list(unseen("a\u202eb\u00adc\n"))
    assert [2, 2] == [line for line, _ in unseen("a\n\u200b\x07")]
