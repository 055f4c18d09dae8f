"""Words by which a metric, a relation, a date or an entity is known: seeds/vocabulary/cues.csv and metric_shapes.csv.

A cue is a row of phrases joined by `|`. In a phrase `*` is any ending, `...` up to a dozen words of the same clause;
in a phrase of a relation `{s}` and `{o}` are its subject and its object, `{p}` both ("cooperation between {p}"), `{x}`
any entity; `{o:event/programme}` is an object of one of those kinds. A place that a phrase leaves out is the document's
country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kzdb.csv_file import read_csv
from kzdb.draft.text.meanings import Meanings, matches, meanings_of
from kzdb.errors import SeedError
from kzdb.load.vocabulary import ENTITY_FILES, RelationType, Vocabulary
from kzdb.toml_file import suggestion

__all__ = ["Cues", "Phrase", "Shape", "group_of_mark", "mark", "marks_of", "read_cues"]

COLUMNS = ("list", "slug", "language", "phrases")
SHAPE_COLUMNS = ("metric", "subjects", "breakdowns")
_KINDS = tuple(ENTITY_FILES)
_FIRST, _BLOCK = 0xE000, 500
_ARTICLE = r"(?:(?:the|a|an|its|their|this)\s+)?"
_GAP = r"(?:(?:(?!\s(?:but|while|although|whereas)\s)[^.;!?]){0,130}?)"
_MARKS = {",", "(", ")"}
"""What a phrase may have of a sentence besides words."""

_SPELLED_TWICE = re.compile(r"(?<=[a-z]{4})i[sz](?=e|a|i)")
"""Where British and American spelling differ: organised, organized."""

_PLACE = re.compile(r"\{(?P<which>[sopx])(?::(?P<kinds>[a-z/]+))?\}")


def mark(number: int, kind: str) -> str:
    """Return the letter that stands for the `number`-th group of entities of a sentence, all of that kind.

    Relations are looked for in sentences in which such letters, of the private use area, replace the entities.
    """
    return chr(_FIRST + _KINDS.index(kind) * _BLOCK + number % _BLOCK)


def group_of_mark(letter: str) -> int:
    """Return the number of the group that a letter stands for."""
    return (ord(letter) - _FIRST) % _BLOCK


def marks_of(kinds: str | None) -> str:
    """Return the class of the letters of some kinds, joined by slashes, or of all."""
    blocks = [_FIRST + _KINDS.index(kind) * _BLOCK for kind in (kinds.split("/") if kinds else _KINDS)]
    return "[" + "".join(f"{chr(start)}-{chr(start + _BLOCK - 1)}" for start in blocks) + "]"


@dataclass(frozen=True)
class Phrase:
    """A phrase with places for what a relation joins; it is only compiled for a sentence that has its words."""

    text: str
    relation: RelationType

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern."""
        return _pattern(self.text, self.relation)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The beginnings of its words that every spelling of them has."""
        plain = (word for word in self.text.lower().split() if word != "..." and not _PLACE.fullmatch(word))
        return tuple(_SPELLED_TWICE.split(word.replace("*", ""))[0] for word in plain)

    def find(self, words: str, lowered: str) -> Iterator[re.Match[str]]:
        """Yield matches from every place of a marked sentence, also those that begin inside another."""
        if all(word in lowered for word in self._words):
            yield from matches(self.pattern, words)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which kinds of entity a metric is about, and which it is broken down by; () for no breakdown.

    `acts` says that the subject does what is counted, `bodies` that a body may be the subject in place of its country,
    `foreign` that a country may be which the document is not about.
    """

    subjects: tuple[str, ...]
    breakdowns: tuple[str, ...]
    acts: bool = False
    bodies: bool = True
    foreign: bool = True


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language.

    Attributes:
        metrics: what each metric is called.
        milestones: phrases of each milestone type.
        relations: phrases of each relation type, with their places.
        entities: further spellings of each entity.
        shapes: what each metric is about.
        breakdowns: the words of each breakdown that is no entity.
    """

    metrics: Meanings
    milestones: Mapping[str, tuple[re.Pattern[str], ...]]
    relations: Mapping[str, tuple[Phrase, ...]]
    entities: Mapping[str, tuple[str, ...]]
    shapes: Mapping[str, Shape]
    breakdowns: Mapping[str, tuple[re.Pattern[str], ...]]


def read_cues(folder: Path, vocabulary: Vocabulary, language: str) -> Cues:
    """Read the cues of `language` from `folder` (seeds/vocabulary); a vocabulary without the files has none.

    Raises:
        SeedError: a list, slug or kind is unknown, or a file is malformed.
    """
    lists = {
        "metrics": set(vocabulary.metrics),
        "milestone_types": set(vocabulary.slugs("milestone_types")),
        "relation_types": set(vocabulary.relation_types),
        "entities": set(vocabulary.kinds),
        "breakdowns": set(vocabulary.slugs("breakdowns")),
        "words": set(),
    }
    found: dict[str, dict[str, list[str]]] = {name: {} for name in lists}
    path = folder / "cues.csv"
    for row in read_csv(path, COLUMNS) if path.is_file() else ():
        line = int(row["line"])
        if row["list"] not in lists:
            raise SeedError.at(path, line, "list", row["list"], "one of " + ", ".join(lists), "Correct it.")
        if row["slug"] not in lists[row["list"]] and row["list"] != "words":
            do = suggestion(row["slug"], lists[row["list"]], "Correct it.")
            raise SeedError.at(path, line, "slug", row["slug"], f"a slug of the {row['list']}", do)
        if row["language"] == language:
            found[row["list"]].setdefault(row["slug"], []).extend(row["phrases"].split("|"))
    return Cues(
        metrics=meanings_of(vocabulary, language, _compiled(found["metrics"]), found["words"]),
        milestones=_compiled(found["milestone_types"]),
        relations={
            slug: tuple(Phrase(phrase, vocabulary.relation_types[slug]) for phrase in phrases)
            for slug, phrases in found["relation_types"].items()
        },
        entities={slug: tuple(phrases) for slug, phrases in found["entities"].items()},
        shapes=_shapes(folder / "metric_shapes.csv", vocabulary),
        breakdowns={
            row["slug"]: tuple(map(_pattern, (row["name"], *found["breakdowns"].get(row["slug"], ()))))
            for row in vocabulary.other_rows["breakdowns"]
            if row["slug"] != "total"
        },
    )


def _compiled(phrases: Mapping[str, list[str]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    return {slug: tuple(map(_pattern, of_slug)) for slug, of_slug in phrases.items()}


def _pattern(phrase: str, relation: RelationType | None = None) -> re.Pattern[str]:
    """Return the pattern of one phrase, whole words in any case; places are for the kinds that a relation may join."""
    parts = []
    for word in phrase.split():
        if word == "...":
            parts.append(_GAP)
        elif place := _PLACE.fullmatch(word):
            which, kinds = place["which"], place["kinds"]
            if relation is not None and kinds is None and which in "so":
                kinds = "/".join(sorted(relation.subject_kinds if which == "s" else relation.object_kinds))
            parts.append(rf"{_ARTICLE}({'?:' if which == 'x' else f'?P<{which}>'}{marks_of(kinds)})(?:['’]s?)?")
        elif word in _MARKS:
            parts.append(re.escape(word))
        else:
            spelled = _SPELLED_TWICE.sub("i[sz]", re.escape(word).replace(r"\*", r"\w*"))
            parts.append(r"(?<![^\W_])" + spelled + r"(?![^\W_])")
    return _compiled_once(r"[\s“”\"‐‑-]*".join(parts))


@cache
def _compiled_once(text: str) -> re.Pattern[str]:
    """Return the pattern; the cache of `re` itself is too small, all phrases would be forgotten before the next use."""
    return re.compile(text, re.IGNORECASE)


def _shapes(path: Path, vocabulary: Vocabulary) -> dict[str, Shape]:
    shapes = {row["slug"]: _shape(row["definition"], row["nature"]) for row in vocabulary.other_rows["metrics"]}
    for row in read_csv(path, SHAPE_COLUMNS) if path.is_file() else ():
        line = int(row["line"])
        if row["metric"] not in vocabulary.metrics:
            do = suggestion(row["metric"], vocabulary.metrics, "Correct it.")
            raise SeedError.at(path, line, "metric", row["metric"], "a slug of metrics.csv", do)
        subjects = tuple(row["subjects"].split("|"))
        breakdowns = () if row["breakdowns"] == "total" else tuple(row["breakdowns"].split("|"))
        for kind in (*subjects, *breakdowns):
            if kind not in ENTITY_FILES:
                expected = "kinds among " + ", ".join(ENTITY_FILES) + "; breakdowns may be total"
                raise SeedError.at(path, line, "subjects", kind, expected, "Correct it.")
        shapes[row["metric"]] = Shape(subjects, breakdowns)
    return shapes


_ACTS = re.compile(r"(?:that|which|whose \w+|for) the subject\b(?!'s)")
_OF_BODY = re.compile(r"\b(?:a|the) (?:dissolved )?body\b(?! (?:named )?in the breakdown)")
_OF_PROGRAMME = re.compile(r"\b(?:a|the) (?:programme|project|strategy)\b")
_OF_EVENT = re.compile(r"\b(?:a|an|the) (?:conference|event)\b")
_BROKEN_DOWN = {
    "substance": re.compile(
        r"breakdown names the (?:\w+ or (?:the )?)?(?:drug|crop|chemical|plant|substance|medicine)"
    ),
    "country": re.compile(r"country in the breakdown|breakdown names the country"),
    "organisation": re.compile(r"body (?:named )?in the breakdown|breakdown names the body"),
}


def _shape(definition: str, nature: str) -> Shape:
    """Return the shape that the definition of a metric tells of."""
    breakdowns = tuple(kind for kind, words in _BROKEN_DOWN.items() if words.search(definition))
    acts = _ACTS.search(definition) is not None
    bodies = nature not in ("stock", "share") or "subject" in definition
    if _OF_PROGRAMME.search(definition) and "country" not in definition:
        return Shape(("programme", "country"), breakdowns, acts, bodies)
    if _OF_EVENT.search(definition):
        return Shape(("event", "country"), breakdowns, acts, bodies)
    of_bodies = acts or _OF_BODY.search(definition) is not None
    return Shape(("organisation", "country") if of_bodies else ("country",), breakdowns, acts, bodies)
