"""A PDF opened for the rules, and how a rule is registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

Rule = Callable[["Opened"], Iterator[str]]


@dataclass
class Opened:
    """A PDF opened for the rules: its objects, sorted once by what they are."""

    pdf: pikepdf.Pdf

    @cached_property
    def dictionaries(self) -> list[Any]:
        """Every dictionary and the dictionary of every stream."""
        return [thing for thing in self.pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)]

    @cached_property
    def elements(self) -> list[Any]:
        """The structure elements."""
        return [thing for thing in self.dictionaries if thing.get("/S") and "/P" in thing and "/K" in thing]

    def tagged(self, *tags: str) -> list[Any]:
        """The structure elements with one of `tags`."""
        return [element for element in self.elements if str(element["/S"]) in tags]

    @cached_property
    def of_type(self) -> dict[str, list[Any]]:
        """The dictionaries by their /Type."""
        found: dict[str, list[Any]] = {}
        for thing in self.dictionaries:
            found.setdefault(str(thing.get("/Type", "")), []).append(thing)
        return found

    @cached_property
    def annotations(self) -> list[Any]:
        """Every annotation of every page."""
        return [annotation for page in self.pdf.pages for annotation in page.obj.get("/Annots", [])]

    @cached_property
    def metadata(self) -> str:
        """The XMP packet, or nothing."""
        stream = self.pdf.Root.get("/Metadata")
        return stream.read_bytes().decode("utf-8", "replace") if stream is not None else ""


def rule(name: str, group: dict[str, Rule]) -> Callable[[Rule], Rule]:
    """Register a rule under its name."""

    def register(one: Rule) -> Rule:
        group[name] = one
        return one

    return register
