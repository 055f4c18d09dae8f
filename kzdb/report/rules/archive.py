"""Rules of PDF/A-3a: metadata, colours, fonts, attached files, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kzdb.report.rules.opened import Opened, Rule, rule

RULES: dict[str, Rule] = {}


@rule("one metadata root", RULES)
def _one_root(pdf: Opened) -> Iterator[str]:
    if (roots := pdf.metadata.count("<rdf:RDF")) != 1:
        yield f"{roots} rdf:RDF elements"


@rule("archive mark", RULES)
def _archive_mark(pdf: Opened) -> Iterator[str]:
    if not re.search(r'pdfaid:part(="|>)3', pdf.metadata) or not re.search(r'pdfaid:conformance(="|>)A', pdf.metadata):
        yield "no pdfaid part 3, conformance A in the metadata"


@rule("both marks", RULES)
def _both_marks(pdf: Opened) -> Iterator[str]:
    if not re.search(r'pdfuaid:part(="|>)1', pdf.metadata):
        yield "no pdfuaid part 1 in the metadata"
    elif "pdfaExtension:schemas" not in pdf.metadata:
        yield "the schema of pdfuaid is not described"


@rule("file identifier", RULES)
def _identifier(pdf: Opened) -> Iterator[str]:
    if "/ID" not in pdf.pdf.trailer:
        yield "no /ID in the trailer"


@rule("not encrypted", RULES)
def _not_encrypted(pdf: Opened) -> Iterator[str]:
    if pdf.pdf.is_encrypted:
        yield "the file is encrypted"


@rule("output intent", RULES)
def _output_intent(pdf: Opened) -> Iterator[str]:
    intents: Any = pdf.pdf.Root.get("/OutputIntents", [])
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield "no colour profile for output"


@rule("no scripts", RULES)
def _no_scripts(pdf: Opened) -> Iterator[str]:
    for thing in pdf.dictionaries:
        if str(thing.get("/S", "")) in {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ImportData", "/ResetForm"}:
            yield f"an action {thing['/S']}"


@rule("attached files", RULES)
def _attached(pdf: Opened) -> Iterator[str]:
    for spec in pdf.of_type.get("/Filespec", []):
        name = str(spec.get("/UF", spec.get("/F", "a file")))
        if "/AFRelationship" not in spec or "/UF" not in spec or "/F" not in spec:
            yield f"{name} lacks AFRelationship, F or UF"
        elif "/Subtype" not in spec["/EF"]["/F"] or "/ModDate" not in spec["/EF"]["/F"].get("/Params", {}):
            yield f"{name} lacks its MIME type or date"


@rule("attached files are associated", RULES)
def _associated(pdf: Opened) -> Iterator[str]:
    tied = {spec.objgen for thing in pdf.dictionaries for spec in thing.get("/AF", [])}
    for spec in pdf.of_type.get("/Filespec", []):
        if spec.objgen not in tied:
            yield f"{spec.get('/UF', 'a file')} belongs to nothing"


@rule("fonts embedded", RULES)
def _fonts_embedded(pdf: Opened) -> Iterator[str]:
    for descriptor in pdf.of_type.get("/FontDescriptor", []):
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(descriptor.get("/FontName", "a font"))


@rule("fonts say their letters", RULES)
def _letters(pdf: Opened) -> Iterator[str]:
    for font in pdf.of_type.get("/Font", []):
        if str(font.get("/Subtype")) in {"/Type0", "/Type3"} and "/ToUnicode" not in font:
            yield str(font.get("/BaseFont", "a font"))


@rule("printed annotations", RULES)
def _printed(pdf: Opened) -> Iterator[str]:
    for annotation in pdf.annotations:
        if int(annotation.get("/F", 0)) & 0b100 == 0:
            yield "an annotation without the print flag"
