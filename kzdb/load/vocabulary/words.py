"""The words of the vocabulary that claims use: which are unknown, which known one is likely meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from kzdb.errors import SeedError, Verbatim
from kzdb.facts.figures import unit_word
from kzdb.load.vocabulary.vocabulary import ENTITY_FILES, Vocabulary
from kzdb.toml_file import Entry

__all__ = ["Unknown", "likely", "unknown_words", "unknown_words_errors"]

ENTITIES = tuple(name for name, _ in ENTITY_FILES.values())
"""The lists of entities: a slug may be in any of them."""

FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    group: {**fields, "attributed_to": ENTITIES}
    for group, fields in {
        "observations": {"metric": ("metrics",), "subject": ENTITIES, "breakdown": ("breakdowns", *ENTITIES)},
        "relations": {"type": ("relation_types",), "subject": ENTITIES, "object": ENTITIES},
        "milestones": {"type": ("milestone_types",), "entity": ENTITIES},
        "statements": {"topic": ("topics",), "entity": ENTITIES},
        "names": {"entity": ENTITIES},
    }.items()
}
"""For each kind of claim the fields that hold a word, and the lists that may have it."""

_LISTS = {may_have[0] for fields in FIELDS.values() for may_have in fields.values()}

NEAR = 76.0
"""How alike in hundredths two words are for one to be proposed: "stuff" and "staff" are, "sale" and "male" are not."""
NEAR_OF_CODES = 60.0
"""The same for codes of three letters."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no list has: the lists where it may go, and the claim that uses it."""

    word: str
    lists: tuple[str, ...]
    field: str
    entry: Entry


def unknown_words(entries: Iterable[Entry], vocabulary: Vocabulary) -> Iterator[Unknown]:
    """Yield the words of claims that no list of the vocabulary has."""
    lists = {name: set(vocabulary.slugs(name)) for name in vocabulary.other_rows if name in _LISTS}
    for entry in entries:
        for field, may_have in FIELDS[entry.group].items():
            word = entry.values.get(field)
            if word is None or (word in vocabulary.kinds and may_have[-1] == ENTITIES[-1]):
                continue
            if may_have[0] not in lists or word not in lists[may_have[0]]:
                yield Unknown(str(word), _narrowed(entry, field, may_have, vocabulary), field, entry)
        unit = unit_word(entry.values["value"]) if entry.group == "observations" else None
        if unit is not None and vocabulary.units.find(unit) is None:
            yield Unknown(unit, ("units",), "value", entry)


def unknown_words_errors(path: Path, found: Iterable[Unknown], vocabulary: Vocabulary) -> Iterator[SeedError]:
    """Yield an error for each unknown word, whatever number of claims use it, at the first of them."""
    uses: dict[str, list[Unknown]] = {}
    for one in found:
        uses.setdefault(one.word, []).append(one)
    for word, used in uses.items():
        first = used[0]
        lists = min((one.lists for one in used), key=len)
        names = "an entity list" if len(lists) > 2 else " or ".join(f"{name}.csv" for name in lists)
        if lists[0] == "breakdowns":
            names = "breakdowns.csv or an entity list"
        near = likely(word, lists, vocabulary)
        do = f"Did you mean {near[0]!r}?" if near else "Correct it, or add it: `kzdb vocabulary missing` has the row."
        got = word if len(used) == 1 else Verbatim(f"{word!r} in {len(used):,} claims")
        yield SeedError.at(path, first.entry.line, first.field, got, f"a slug of {names}", do)


def likely(word: str, lists: Iterable[str], vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return the slug and name of the known word that `word` likely means: by slug, name, code, alias or label."""
    texts: dict[str, tuple[str, str]] = {}
    for name in lists:
        texts |= _texts(vocabulary, name)
    folded = _folded(word)
    if folded in texts:
        return texts[folded]
    near = NEAR_OF_CODES if len(word) <= 3 else NEAR
    found = process.extractOne(folded, list(texts), scorer=fuzz.ratio, score_cutoff=near)
    return texts[found[0]] if found else None


def _narrowed(entry: Entry, field: str, lists: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the lists that may have the word of a relation, by what its type allows."""
    kind = vocabulary.relation_types.get(str(entry.values.get("type"))) if entry.group == "relations" else None
    if kind is None or field not in ("subject", "object"):
        return lists
    allowed = kind.subject_kinds if field == "subject" else kind.object_kinds
    return tuple(name for of_kind, (name, _) in ENTITY_FILES.items() if of_kind in allowed)


def _texts(vocabulary: Vocabulary, name: str) -> dict[str, tuple[str, str]]:
    """Return what the words of a list are called, folded: slug, name, codes, aliases and labels."""
    if name in ENTITIES:
        kind = next(kind for kind, (file, _) in ENTITY_FILES.items() if file == name)
        rows = [row for row in vocabulary.entities if row["kind"] == kind]
        codes = {row["slug"]: (row["iso2"], row["m49"]) for row in vocabulary.countries} if kind == "country" else {}
    else:
        rows, codes = vocabulary.other_rows[name], {}
    names = {row["slug"]: row["name"] for row in rows}
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        slug = row["slug"]
        for text in (
            slug,
            row["name"],
            *codes.get(slug, ()),
            row.get("symbol", ""),
            *row.get("aliases", "").split("|"),
        ):
            if text:
                found.setdefault(_folded(text), (slug, row["name"]))
    of_list = "entities" if name in ENTITIES else name
    for label in vocabulary.labels:
        if label["list"] == of_list and label["slug"] in names:
            found.setdefault(_folded(label["name"]), (label["slug"], names[label["slug"]]))
    return found


def _folded(text: str) -> str:
    return text.casefold().replace("_", " ")
