"""Names: how the document spells each entity of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kzdb.draft.candidates import Candidate
from kzdb.draft.precedents.spellings import Spellings
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading

__all__ = ["kind_of_name", "names"]

MORE = 8
"""Further places quoted for one spelling; a reader needs no more."""


_TITLED = {"event", "programme", "law", "agreement", "document", "organisation"}
"""Kinds whose names have a capital, of most at least."""


def names(reading: Reading, proposer: str, taught: Spellings | None = None) -> Iterator[Candidate]:
    """Yield one candidate for each spelling of each entity, at its first place, with a few more places.

    Spellings of a sort that people did not write down of other documents, where there are any, are left out.
    """
    wanted = taught.wanted(reading) if taught is not None else None
    found: dict[tuple[str, str], list[tuple[Passage, Mention]]] = {}
    for passage in reading.passages:
        for mention in (part for one in passage.whole for part in _parts(one, reading)):
            spelling = " ".join(mention.text.split())
            if mention.kind in _TITLED and spelling[0].islower():
                continue  # "riots in Tbilisi", "the agency": words that tell what it is
            if mention.kind == "substance" and spelling[1:] == spelling[1:].lower():
                spelling = spelling.lower()
            found.setdefault((mention.entity, spelling), []).append((passage, mention))
    taken: set[tuple[str, str]] = set()
    count: dict[tuple[str, str], int] = {}
    preferred = _preferred(found, reading)
    for (entity, spelling), places in found.items():
        if wanted is not None and not wanted.is_wanted(places, reading):
            continue
        places = [place for place in places if place[1].text == spelling] or places
        passage, mention = places[0]
        name = " ".join(mention.text.split())
        kind = kind_of_name(name, preferred.get(entity, ""))
        if (entity, name) in taken:
            continue
        taken.add((entity, name))
        number = count[entity, kind] = count.get((entity, kind), 0) + 1
        values = {"entity": entity, "language": reading.source.language, "kind": kind}
        if number > 1:
            values["n"] = number  # type: ignore[assignment]
        values |= {"name": name, "at": passage.at(mention.start, mention.end)}
        more = [p.at(m.start, m.end) for p, m in places[1 : MORE + 1]]
        if more:
            values["also"] = more  # type: ignore[assignment]
        yield Candidate("names", values, proposer, f"a spelling of {entity}", f"name {kind}", passage.span.text)


def _parts(mention: Mention, reading: Reading) -> Iterator[Mention]:
    """Yield a mention, or the two bodies of "Narcotics Division of the Central Police"."""
    above = next((other for _, link, other in reading.inside.get(mention.entity, ()) if link == "part_of"), None)
    head, _, tail = mention.text.partition(" of the ")
    if above is None or mention.kind != "organisation" or reading.vocabulary.kinds[above] != mention.kind or not tail:
        yield mention
        return
    yield replace(mention, end=mention.start + len(head), text=head)
    yield replace(mention, start=mention.end - len(tail), entity=above, text=tail)


def _preferred(found: dict[tuple[str, str], list[tuple[Passage, Mention]]], reading: Reading) -> dict[str, str]:
    """Return for each entity the spelling that is its name here: the vocabulary's own, else the longest in full."""
    own = {row["slug"]: row["name"].lower() for row in reading.vocabulary.entities}
    best: dict[str, str] = {}
    for entity, spelling in found:
        if spelling.isupper() and len(spelling) < 10:
            continue
        here = best.get(entity)
        if here is None or (own[entity] != here.lower() and (spelling.lower() == own[entity])):
            best[entity] = spelling
    return best


def kind_of_name(spelling: str, preferred: str) -> str:
    """Return the kind of name that a spelling is beside the preferred one: it itself, an acronym, or an alias."""
    if spelling.isupper() and len(spelling) < 10:
        return "acronym"
    return "preferred" if preferred.lower() == spelling.lower() else "alias"
