"""Rules of PDF/UA-1, and of the tagging that PDF/A-3a asks for: structure, language, descriptions, order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from kzdb.report.rules.opened import Opened, Rule, rule

RULES: dict[str, Rule] = {}
_HEADINGS = re.compile(r"/H(\d)")
_STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)


@rule("tagged", RULES)
def _tagged(pdf: Opened) -> Iterator[str]:
    root = pdf.pdf.Root
    if "/MarkInfo" not in root or not bool(root.MarkInfo.get("/Marked", False)):
        yield "MarkInfo does not say Marked"
    if "/StructTreeRoot" not in root or "/ParentTree" not in root.StructTreeRoot:
        yield "no structure tree with its parent tree"


@rule("language", RULES)
def _language(pdf: Opened) -> Iterator[str]:
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*", str(pdf.pdf.Root.get("/Lang", ""))):
        yield f"Lang is {str(pdf.pdf.Root.get('/Lang', ''))!r}"


@rule("title", RULES)
def _title(pdf: Opened) -> Iterator[str]:
    if not str(pdf.pdf.docinfo.get("/Title", "")).strip() or "dc:title" not in pdf.metadata:
        yield "no title in the document's information and its metadata"
    elif "/ViewerPreferences" not in pdf.pdf.Root or not bool(
        pdf.pdf.Root.ViewerPreferences.get("/DisplayDocTitle", False)
    ):
        yield "the window does not show the title"


@rule("bookmarks", RULES)
def _bookmarks(pdf: Opened) -> Iterator[str]:
    if len(pdf.pdf.pages) > 5 and "/Outlines" not in pdf.pdf.Root:
        yield f"{len(pdf.pdf.pages)} pages and no bookmark"


@rule("order of tabs", RULES)
def _tabs(pdf: Opened) -> Iterator[str]:
    for number, page in enumerate(pdf.pdf.pages, 1):
        if "/Annots" in page.obj and str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number}"


@rule("annotations in the tree", RULES)
def _annotations(pdf: Opened) -> Iterator[str]:
    for annotation in pdf.annotations:
        if "/StructParent" not in annotation:
            yield f"a {str(annotation.get('/Subtype', '?'))[1:]} without tag"
        elif not str(annotation.get("/Contents", "")).strip():
            yield f"a {str(annotation.get('/Subtype', '?'))[1:]} that says nothing of itself"


@rule("pictures described", RULES)
def _pictures(pdf: Opened) -> Iterator[str]:
    for figure in pdf.tagged("/Figure"):
        if not str(figure.get("/Alt", figure.get("/ActualText", ""))).strip():
            yield "a Figure without Alt"


@rule("table headers", RULES)
def _headers(pdf: Opened) -> Iterator[str]:
    for table in pdf.tagged("/Table"):
        cells = list(_below(table, 4))
        if not any(str(cell.get("/S", "")) == "/TH" for cell in cells):
            yield "a Table without TH"


@rule("notes have ids", RULES)
def _notes(pdf: Opened) -> Iterator[str]:
    ids = [str(note.get("/ID", "")) for note in pdf.tagged("/Note")]
    if "" in ids:
        yield "a Note without ID"
    if len(set(ids)) < len(ids):
        yield "two Notes with one ID"


@rule("headings in order", RULES)
def _ordered(pdf: Opened) -> Iterator[str]:
    last = 0
    for element in pdf.elements:
        if match := _HEADINGS.fullmatch(str(element["/S"])):
            level = int(match[1])
            if level > last + 1:
                yield f"H{level} after H{last}" if last else f"H{level} comes first"
            last = level


@rule("known tags", RULES)
def _known(pdf: Opened) -> Iterator[str]:
    tree: Any = pdf.pdf.Root.get("/StructTreeRoot", {})
    mapped = {str(key)[1:] for key in tree.get("/RoleMap", {})}
    for element in pdf.elements:
        if (tag := str(element["/S"])[1:]) not in _STANDARD | mapped:
            yield f"the tag {tag}"


@rule("page labels", RULES)
def _labels(pdf: Opened) -> Iterator[str]:
    if "/PageLabels" not in pdf.pdf.Root:
        yield "no PageLabels"


def _below(element: Any, depth: int) -> Iterator[Any]:
    """Yield the structure elements below one, `depth` levels down."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            if depth:
                yield from _below(child, depth - 1)
