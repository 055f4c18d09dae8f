"""Ways to alter a finished PDF, as somebody would who wants its reader to believe something else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

BOX = b"q 1 1 1 rg %d %d 300 30 re f Q"


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    """Return an opened PDF as bytes, nothing mended on the way."""
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False, **how)
    return out.getvalue()


def reword(pdf: pikepdf.Pdf, page: int, old: str, new: str) -> None:
    """Print `new` where a page prints `old` for the first time, in the content stream itself, letter for letter."""
    where = pdf.pages[page - 1]
    codes = {str(name): letters(font) for name, font in where.Resources.Font.items()}
    content: list[Any] = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(where)]
    printed = list(_printed(content, codes))
    at = "".join(letter for letter, *_ in printed).index(old)
    for (was, place, part, byte, font), letter in zip(printed[at : at + len(old)], new, strict=True):
        if was == letter:
            continue
        parts = list(content[place][0][0])
        text = bytearray(bytes(parts[part]))
        text[byte : byte + 2] = codes[font][letter]
        parts[part] = String(bytes(text))
        content[place] = ([Array(parts)], content[place][1])
    where.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))


def _printed(content: list[Any], codes: dict[str, dict[str, bytes]]) -> Iterator[tuple[str, int, int, int, str]]:
    """Yield every letter that a content prints, with its place: operator, part, byte, font."""
    names = {font: {code: letter for letter, code in table.items()} for font, table in codes.items()}
    font = ""
    for place, (operands, operator) in enumerate(content):
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) == "TJ":
            for part, text in enumerate(operands[0]):
                if isinstance(text, String):
                    data = bytes(text)
                    for byte in range(0, len(data), 2):
                        yield names[font].get(data[byte : byte + 2], "?")[:1], place, part, byte, font


def letters(font: Any) -> dict[str, bytes]:
    """Return the code of every letter of a font."""
    table = font.ToUnicode.read_bytes().decode()
    return {
        bytes.fromhex(letter).decode("utf-16-be"): bytes.fromhex(code)
        for code, letter in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    }


def cover(pdf: pikepdf.Pdf, page: int, words: str) -> None:
    """Lay a white box over the words of a page."""
    import pypdfium2

    layer = pypdfium2.PdfDocument(saved(pdf))[page - 1].get_textpage()
    left, bottom, _, _ = layer.get_charbox(layer.get_text_range().index(words))
    pdf.pages[page - 1].contents_add(b"q", prepend=True)
    pdf.pages[page - 1].contents_add(b"Q " + BOX % (left - 1, bottom - 5))


def stamp(pdf: pikepdf.Pdf, page: int) -> None:
    """Lay a white stamp over a corner of a page where nothing is printed."""
    look = pdf.make_stream(b"0 g 0 0 60 12 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 60, 12]))
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([5, 5, 65, 17]), F=4, AP=Dictionary(N=look))
    marks = pdf.pages[page - 1].obj.get("/Annots", Array())
    pdf.pages[page - 1].Annots = Array([*marks, pdf.make_indirect(mark)])


def swap_shapes(pdf: pikepdf.Pdf, page: int, one: str, other: str) -> None:
    """Have two letters of every font of a page change their shapes; the text layer stays as it is."""
    for font in pdf.pages[page - 1].Resources.Font.values():
        if {one, other} <= (codes := letters(font)).keys():
            table = bytearray(b"".join(code.to_bytes(2, "big") for code in range(65536)))
            first, second = (2 * int.from_bytes(codes[letter], "big") for letter in (one, other))
            table[first : first + 2], table[second : second + 2] = (
                table[second : second + 2],
                table[first : first + 2],
            )
            font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(bytes(table))


def attachment(pdf: pikepdf.Pdf, name: str) -> Any:
    """Return the stream of a file inside a PDF."""
    return next(
        thing.EF.F
        for thing in pdf.objects
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Filespec" and str(thing.UF) == name
    )


def attach(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    """Put one more file inside."""
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)


def detach(pdf: pikepdf.Pdf, name: str) -> None:
    """Take a file out."""
    names = pdf.Root.Names.EmbeddedFiles.Names
    place = next(n for n in range(0, len(names), 2) if str(names[n]) == name)
    pdf.Root.AF = Array([spec for spec in pdf.Root.AF if spec.objgen != names[place + 1].objgen])
    del names[place + 1], names[place]


def figures_of(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """Return the elements of a PDF's structure that have a tag."""
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == tag]
