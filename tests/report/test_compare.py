"""An altered document against the edition made anew: each change one line, with its page, its entry and what it was."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from kzdb.report import build_report
from kzdb.report.compare import compare
from kzdb.report.edition import Edition, edition_of, read_edition
from tests.report.conftest import HERE, MANIFEST, OFFLINE, QUERY, SHARED, Base, Report
from tests.report.tampering import (
    attach,
    attachment,
    cover,
    detach,
    figures_of,
    reword,
    saved,
    stamp,
    swap_shapes,
)  # fmt: skip

BODY = """
<p>{{ tally(figures) }} figures: {{ figure(figures[0].claim_id) }}, before {{ figure(figures[1].claim_id) }}
in {{ period(figures[1]) }}; it fell by {{ derived(figures[:2], "change", sign=false) }}.</p>
<table><thead><tr><th>Period</th><th>Weight</th></tr></thead><tbody>
{% for row in figures %}<tr><th scope="row">{{ period(row) }}</th><td>{{ figure(row.claim_id) }}</td></tr>{% endfor %}
</tbody></table>
{{ picture("bars") }}
<p class="next">The end of it: {{ date(params.as_of) }}.</p>
<p class="next">Nothing more.</p>
"""
CHART = {
    "data": {"name": "figures"}, "mark": "text", "width": 200, "height": 60,
    "encoding": {"x": {"field": "value", "type": "quantitative"}, "text": {"field": "figure"}},
}  # fmt: skip
Alter = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """An edition of three pages with figures, a count, a period, a table, a chart and notes."""
    folder = tmp_path_factory.mktemp("made")
    connection = duckdb.connect(":memory:", config=OFFLINE)
    connection.execute((HERE / "base.sql").read_text(encoding="utf-8"))
    base = Base(connection)
    base.insert("countries", slug="RUR", name="Ruritania")
    base.source("one", day="2015-03-01")
    base.figure(344.6, "kg", "kg", line=30, quote="344.6 kilograms")
    base.figure(724.1, "kg", "kg", line=31, quote="724.1kg")
    report = Report(folder / "tiny")
    report.write("report.toml", MANIFEST)
    report.edit(
        "report.toml",
        "[output]",
        '[charts]\nbars = {spec = "charts/bars.vl.json", query = "figures", alt = "bars"}\n\n[output]',
    )
    report.write("queries/figures.sql", QUERY)
    report.body(BODY)
    report.write("style.css", ".next { break-before: page }\n")
    report.write("i18n/en.toml", 'bars = "Bars: {rows}"\nbars_row = "{figure}"\n')
    report.write("charts/bars.vl.json", json.dumps(CHART))
    build_report(
        connection, report.folder, SHARED, {"as_of": "2020-01-01"}, None, folder / "t.pdf", lambda message: None
    )
    yield read_edition(folder / "t.pdf")
    connection.close()


def differences(made: Edition, alter: Alter, **how: object) -> list[str]:
    """Alter a copy of an edition and compare it."""
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        alter(pdf)
        return list(compare(edition_of(Path("x.pdf"), saved(pdf, **how)), made))


def one_byte(name: str, old: bytes, new: bytes) -> Alter:
    """Return what changes one byte of a file inside."""
    return lambda pdf: attachment(pdf, name).write(attachment(pdf, name).read_bytes().replace(old, new, 1))


ALTERED: dict[str, tuple[Alter, list[str]]] = {
    "figure": (lambda p: reword(p, 1, "344.6", "344.1"),
               [r"page 1, f-1: the document says '344\.1 kg', the base says '344\.6 kg'"]),
    "other figure of the ledger": (lambda p: reword(p, 1, "344.6", "724.1"),
                                   [r"page 1, f-1: the document says '724\.1 kg', the base says '344\.6 kg'"]),
    "derived figure": (lambda p: reword(p, 1, "52.4", "42.5"), [r"page 1, d-change-1-2: the document says '42\.5%"]),
    "count": (lambda p: reword(p, 1, "2 f", "3 f"), ["page 1, count: the document says '3', the base says"]),
    "period": (lambda p: reword(p, 1, "September 2014", "September 2015"),
               ["page 1, label: .*September 2015.*the base says '.*September 2014"]),
    "table": (lambda p: reword(p, 1, "Weight", "Weihgt"), ["page 1: the document says '.*Period Weihgt"]),
    "note": (lambda p: reword(p, 1, "724.1kg”", "724.6kg”"), ["page 1, n2: the document says .*724.6kg”"]),
    "line of a note": (lambda p: reword(p, 1, "line 30", "line 31"), ["page 1, n1: the document says '2015, line 31:"]),
    "date": (lambda p: reword(p, 2, "1 January", "2 January"), ["page 2, label-.: the document says '2 January"]),
    "word of the template": (lambda p: reword(p, 1, "fell", "fall"), ["page 1: the document says .* fall by"]),
    "page number": (lambda p: reword(p, 2, "2 3", "1 3"), ["page 2: the document says .*1 3'"]),
    "box": (lambda p: cover(p, 2, "The end"), [r"page 2.*: something is laid over 'The end of it: 1 January 2020\.'"]),
    "stamp": (lambda p: stamp(p, 2), ["page 2: a picture or a line is drawn otherwise, or something is laid over it"]),
    "shapes": (lambda p: swap_shapes(p, 1, "4", "6"), ["pages 1.*: its font .* has other letters"]),
    "turn": (lambda p: p.pages[0].rotate(180, relative=True), ["page 1: its size, its turn or its frame is another"]),
    "drawn alike": (lambda p: p.pages[2].contents_add(b"q Q"), ["page 3: what is drawn .* though it looks the same"]),
    "page removed": (lambda p: p.pages.remove(p=2), ["page 2 of the edition is not in the file"]),
    "page doubled": (lambda p: p.pages.append(p.pages[0]), ["page 4: is page 1 of the edition, out of its place or"]),
    "pages reordered": (lambda p: p.pages.reverse(), ["page .: is page . of the edition, out of its place"] * 2),
    "page added": (lambda p: p.add_blank_page(), ["page 4: is no page of the edition"]),
    "file added": (lambda p: attach(p, "x.csv", b"1\n"), ["x.csv: in the file, and the edition has no such attachm"]),
    "file removed": (lambda p: detach(p, "facts.csv"), ["facts.csv: not in the file, and the edition has it"]),
    "facts": (one_byte("facts.csv", b"344.6", b"344.8"), [r"facts\.csv:\d+: the file says '.*', the base says '"]),
    "sources": (one_byte("sources.csv", b"2015", b"2016"),
                [r"sources\.csv:2: the file says '.*2016.*the base says '.*2015"]),
    "ledger": (one_byte("ledger.json", b"2014", b"2015"),
               [r"ledger\.json:\d+: the file says '.*2015.*the base says '.*2014"]),
    "picture's data": (one_byte("chart-bars.csv", b"2014", b"2015"), [r"chart-bars\.csv:2: the file says '.*2015"]),
    "title": (lambda p: p.docinfo.update({"/Title": String("Other")}), ["its description .* is not as in the edition"]),
    "bookmarks": (lambda p: p.Root.Outlines.First.update({"/Title": String("x")}), ["its bookmarks are not as in the"]),
    "alt text": (lambda p: figures_of(p, "/Figure")[0].update({"/Alt": String("Ten times as much")}),
                 ["its tags, from which it is read out, are not as in the edition"]),
    "script": (lambda p: p.Root.update({"/OpenAction": Dictionary(S=Name.JavaScript, JS=String("0"))}),
               ["it has OpenAction, which the edition has not"]),
    "link": (lambda p: p.pages[0].Annots[0].update({"/Dest": p.pages[0].Annots[-1].Dest}),
             ["page 1: its links or marks are others"]),
    "metadata gone": (lambda p: p.Root.__delitem__("/Metadata"), ["it has no Metadata, which the edition has"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTERED)
def test_every_change_is_told(made: Edition, name: str) -> None:
    """One line for each change, and no other: page, entry, what the document says and what the base says."""
    alter, expected = ALTERED[name]
    found = differences(made, alter)
    assert len(expected) == len(found), found
    for says, line in zip(expected, found, strict=True):
        assert re.match(says, line), line
        assert "\n" not in line


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
    ],
)
def test_a_file_written_anew_is_the_same(made: Edition, how: dict[str, object]) -> None:
    """Objects in another order, packed or compressed otherwise: nothing that a reader sees or finds differs."""
    assert [] == differences(made, lambda pdf: None, **how)


def test_many_changes_of_a_page_are_counted(made: Edition) -> None:
    """The first ones are told, then how many more there are."""
    text = " ".join(f"word{n} " + "x " * 5 for n in range(9))
    other = re.sub(r"word\d", "else", text)
    pages = [replace(page, text=text) for page in made.pages]
    ours = replace(made, pages=pages, entries=())
    looks = replace(made.looks, pages=({**made.looks.pages[0], "drawing": ""}, *made.looks.pages[1:]))
    theirs = replace(ours, pages=[replace(pages[0], text=other), *pages[1:]], looks=looks)
    found = list(compare(theirs, ours))
    assert (6, "page 1: and 4 more changes") == (len(found), found[-1])


def test_a_lock_that_says_otherwise_is_told(made: Edition) -> None:
    """The result of a query, as the lock has it."""

    def alter(pdf: pikepdf.Pdf) -> None:
        lock = json.loads(attachment(pdf, "lock.json").read_bytes())
        lock["queries"]["figures"]["rows"] = 7
        attachment(pdf, "lock.json").write(json.dumps(lock).encode())

    assert ["lock.json: its 'queries' is not that of the edition"] == differences(made, alter)


def test_a_file_under_anothers_name_is_told(made: Edition) -> None:
    """A reader of the name would get another file than the one that was checked."""

    def alter(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        data = pdf.make_stream(b"id\n", Type=Name.EmbeddedFile)
        names[1] = pdf.make_indirect(
            Dictionary(Type=Name.Filespec, F=names[0], UF=String("other.csv"), EF=Dictionary(F=data))
        )
        pdf.Root.AF = Array([*pdf.Root.AF, names[1]])

    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        alter(pdf)
        found = edition_of(Path("x.pdf"), saved(pdf))
    assert ("facts.csv: is inside more than once",) == found.faults
    assert "other.csv: in the file, and the edition has no such attachment" in list(compare(found, made))
