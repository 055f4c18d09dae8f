"""What WeasyPrint leaves open between a tagged PDF and PDF/A-3a with PDF/UA-1.

One file may claim both, but the engine has a switch for one. So it renders PDF/A-3a, and here the PDF/UA
mark is set into the same metadata (with the schema that PDF/A wants for a foreign mark), notes get their
tag and id, links say where they lead, and pages are numbered.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

from kzdb.report.attachments import Attached
from kzdb.report.seal import place_seal
from kzdb.report.wording import Wording

NOTE = "kz-note"
_TARGET = re.compile(rb"(?P<kind>[nc])(?P<number>\d+)(?:-\d+)?")
_MARKS = """
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>
"""


for _prefix, _uri in (
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
):
    ElementTree.register_namespace(_prefix, _uri)  # PDF/A asks for these very prefixes


class Conformance:
    """The standards one edition claims, and the words its links are described with."""

    def __init__(self, standards: Sequence[str], wording: Wording, day: dt.date | None = None) -> None:
        self._both = {"pdf/a-3a", "pdf/ua-1"} <= set(standards)
        self._files = "pdf/a-3a" in standards
        self._wording = wording
        self._day = dt.datetime.combine(day or dt.date(2000, 1, 1), dt.time(), dt.UTC)
        self._of_pictures: list[tuple[str, Attached]] = []

    def prepare(self, document: Any, files: Sequence[Attached] = ()) -> None:
        """Attach `files`, and have the metadata of a laid-out document claim both standards where asked for both.

        A file that is the data of a picture waits for the picture's own tag.
        """
        self._of_pictures = [(file.describes, file) for file in files if file.of]
        if self._files:
            document.metadata.attachments = [
                self._attachment(file) for file in sorted(files, key=lambda file: file.name) if not file.of
            ]
        if self._both:
            base = type(document.metadata)

            class BothStandards(base):  # type: ignore[misc, valid-type]
                """Metadata with the PDF/UA mark inside the one RDF element."""

                def generate_rdf_metadata(self, *args: Any, **kwargs: Any) -> bytes:
                    """Return the metadata with both marks."""
                    root = ElementTree.fromstring(super().generate_rdf_metadata(*args, **kwargs))
                    root.extend(ElementTree.fromstring(_MARKS))
                    return bytes(ElementTree.tostring(root, encoding="utf-8"))

            document.metadata.__class__ = BothStandards

    @contextmanager
    def note_tags(self) -> Iterator[None]:
        """Have notes tagged as notes while the PDF is written; the engine knows no HTML element for them."""
        from weasyprint.pdf import tags

        original = tags._get_pdf_tag
        tags._get_pdf_tag = lambda tag: "Note" if tag == NOTE else original(tag)
        try:
            yield
        finally:
            tags._get_pdf_tag = original

    def _attachment(self, file: Attached) -> Any:
        """Return a file as the engine attaches it, its dates fixed."""
        from weasyprint import Attachment

        return Attachment(
            string=file.data,
            name=file.name,
            description=file.describes,
            created=self._day,
            modified=self._day,
            relationship=file.relationship,
        )

    def _give_data(self, pdf: Any, figure: Any) -> None:
        """Tie its data to the tag of a picture: the next file whose picture says the same."""
        import pydyf
        from weasyprint.pdf.anchors import write_pdf_attachment

        alt = figure["Alt"].string if "Alt" in figure else None
        found = next((pair for pair in self._of_pictures if pair[0] == alt), None)
        if found is None or not self._files:
            return
        self._of_pictures.remove(found)
        spec = write_pdf_attachment(pdf, self._attachment(found[1]), compress=True)
        spec["Desc"] = pydyf.String(found[1].name)
        spec["AFRelationship"] = f"/{found[1].relationship}"
        figure["AF"] = pydyf.Array([spec.reference])

    def finish(self, document: Any, pdf: Any) -> None:
        """Give the finished objects what the standards ask for: note ids, link descriptions, page labels."""
        import pydyf

        notes = 0
        if "AF" in pdf.catalog:
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # the engine names each file twice
        for thing in list(pdf.objects):
            if not isinstance(thing, pydyf.Dictionary):
                continue
            if thing.get("S") == "/Figure":
                self._give_data(pdf, thing)
            if thing.get("S") == "/Note":
                notes += 1
                thing["ID"] = pydyf.String(f"note-{notes}")
            elif thing.get("Subtype") == "/Link" and "Dest" in thing:
                thing["Contents"] = pydyf.String(self._describe(thing["Dest"]))
        place_seal(pdf, len(document.pages))
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})

    def _describe(self, target: Any) -> str:
        """Return what a link within the document leads to, in words."""
        match = _TARGET.fullmatch(str(target.string).encode())
        if match is None:
            return str(self._wording.text("link.inside"))
        key = "link.note" if match["kind"] == b"n" else "link.back"
        return str(self._wording.text(key, number=match["number"].decode()))
