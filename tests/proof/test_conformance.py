"""The cheap checks of what a finished PDF claims."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from kzdb.config import Settings
from kzdb.proof.conformance import conformance_faults
from kzdb.publish.connection import open_published
from kzdb.report import render_draft, write_draft
from tests.tiny import TODAY, Tiny

DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
BOTH = ("pdf/a-3a", "pdf/ua-1")


@pytest.fixture
def finished(small: Settings, tiny: Tiny) -> bytes:
    """Give a finished PDF with a picture."""
    picture = base64.b64encode(DOT).decode()
    tiny.body(f'<img alt="A dot" src="data:image/svg+xml;base64,{picture}">{{{{ notes(figures[1:3]) }}}}')
    with open_published(small.published) as connection:
        return render_draft(connection, write_draft(connection, tiny.read(), {}, None, TODAY)).data


def first(pdf: pikepdf.Pdf, key: str, value: str) -> Any:
    """Return the first object of a kind."""
    return next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get(key) == value)


def test_an_edition_has_no_fault(finished: bytes) -> None:
    """As it is made; and nothing is asked of a file that claims nothing."""
    assert [] == conformance_faults(finished, BOTH)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda pdf: pdf.Root.Metadata.write(b"<x/>"), "the file does not claim pdf/a-3a"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "the file has no tags"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "the file names no language"),
        (lambda pdf: pdf.docinfo.__delitem__("/Title"), "the file has no title"),
        (lambda pdf: first(pdf, "/S", "/Figure").__delitem__("/Alt"), "a picture has no alternative text"),
        (lambda pdf: first(pdf, "/Subtype", "/Link").__delitem__("/Contents"), "a link does not say where it leads"),
        (lambda pdf: first(pdf, "/Type", "/FontDescriptor").__delitem__("/FontFile2"), "is not inside"),
    ],
)
def test_what_is_lacking_is_named(finished: bytes, spoil: Callable[[pikepdf.Pdf], object], says: str) -> None:
    """Marks, tags, language, title, alternative texts, descriptions of links, fonts."""
    spoilt = io.BytesIO()
    with pikepdf.open(io.BytesIO(finished)) as pdf:
        spoil(pdf)
        pdf.save(spoilt)

    assert any(says in line for line in conformance_faults(spoilt.getvalue(), BOTH))
    assert [] == conformance_faults(spoilt.getvalue(), ())
