"""The one door between the refresh and the report's engine: two questions, asked of one edition.

A press answers from what was published, writes only into the folder it is given, and decides nothing about numbers,
schedules or readers. Its answers travel between processes, so they hold plain values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from kzdb.printed.edition import LEDGER

__all__ = ["LEDGER", "Built", "Content", "Failure", "FailureKind", "Order", "Press"]

FailureKind = Literal["transient", "content", "permanent"]
"""transient: may pass by itself (a full disk, a server that is away). content: passes when the data, the templates or
the texts change. permanent: somebody has to correct the manifest or the set-up."""


@dataclass(frozen=True, slots=True)
class Order:
    """One edition that is asked for.

    Attributes:
        report: slug of the report.
        params: its parameters as texts, `as_of` among them.
        language: two letters.
        published: the published file to read.
        folder: an empty folder to write into; None when nothing is to be built.
        previous: folder of the edition that it is compared with, None when it is the first.
    """

    report: str
    params: Mapping[str, str]
    language: str
    published: Path
    folder: Path | None = None
    previous: Path | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What an edition would be made from, known without building it.

    Attributes:
        rows: the canonical rows of each query and the evidence behind them, in no language.
        form: the digest of each template, style, font, text and program part, by name.
    """

    rows: Mapping[str, tuple[tuple[str, ...], ...]]
    form: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Built:
    """An edition that passed every gate of the engine.

    Attributes:
        document: name of its main file, in the folder.
        pages: how many it has.
        warnings: what its editor should look at.
    """

    document: str
    pages: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An edition that could not be built.

    Attributes:
        kind: whether trying again can help.
        gate: the first gate that failed.
        message: what it said, one line.
    """

    kind: FailureKind
    gate: str
    message: str
    warnings: tuple[str, ...] = field(default=())


class Press(Protocol):
    """What builds editions. Its methods are called in worker processes: it has to be picklable."""

    def content(self, order: Order) -> Content | Failure:
        """Return what the edition would be made from, cheaply."""

    def build(self, order: Order) -> Built | Failure:
        """Build the edition into `order.folder`: the document, `LEDGER`, and whatever else belongs to it."""
