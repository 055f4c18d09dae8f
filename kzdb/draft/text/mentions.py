"""Finding the vocabulary's entities in a text, however they are spelled: British or American, with a former or a
transliterated name, by an acronym that the document itself explains."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kzdb.draft.text.cues import Cues
from kzdb.draft.text.lemmas import Lemma, lemma_of
from kzdb.facts.claims import Claim, Naming
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Mention", "Speller"]

_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_BETWEEN = re.compile(r"(?:[\s,\"“”'’‘«»\-‐‑–]|\b(?:of|on|the|for|in|and|to|a|an|s|illicit|illegal)\b)*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)|\s+\d{4}(?:\s*[-–]\s*\d{4})?$")
_ACRONYM = re.compile(r"(?:\s+\d{4})?(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?)?\s*\(([A-Z][A-Z&-]{1,9})\)")
_EMPTY = {"of", "on", "the", "for", "in", "and", "to", "a", "an", "illicit", "illegal", "s"}
_SAME = {
    "un": ("united", "nation"), "center": ("centre",), "program": ("programme",), "organization": ("organisation",),
    "counternarcotic": ("counter", "narcotic"),
    "defense": ("defence",), "labor": ("labour",), "northern": ("north",), "southern": ("south",), "asian": ("asia",),
    "interior": ("internal", "affair"),
    "u.s.": ("us",), "u.n.": ("united", "nation"),
}  # fmt: skip
_JOINED = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity where a line names it: code points `start` to `end` (not included)."""

    start: int
    end: int
    entity: str
    kind: str
    text: str


class Speller:
    """Knows the spellings of the entities, and finds the longest of them at each place of a line."""

    def __init__(
        self, vocabulary: Vocabulary, cues: Cues, language: str, known: Iterable[Claim] = (), country: str | None = None
    ) -> None:
        """Learn the spellings.

        Args:
            vocabulary: its entities; their names in `language`, which are in the lists for English.
            cues: further spellings.
            language: the document's.
            known: claims of sources at hand, whose namings are spellings too.
            country: whose entities are meant by a name that several countries use.
        """
        self._kinds = vocabulary.kinds
        self._lemma = lemma_of(language)
        self._acronyms: dict[str, str] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
        self._seen: set[tuple[tuple[str, ...], str]] = set()
        self._content_of: dict[str, tuple[str, ...]] = {}
        self._taken: set[tuple[str, ...]] = set()
        self._told_apart: set[str] = set()  # bodies of other countries with a name like those of this one
        countries = {row["slug"]: row["name"] for row in vocabulary.countries}
        names = {row["slug"]: row["name"] for row in vocabulary.entities}
        if language != "en":
            names = dict(_labels(vocabulary, "entities", language))
        for row in sorted(vocabulary.entities, key=lambda row: bool(row["country"]) and row["country"] != country):
            slug = row["slug"]
            own = countries.get(row["country"], "")
            if slug in names:
                if country is not None and row["country"] not in ("", country) and names[slug].endswith(f" of {own}"):
                    self._told_apart.add(slug)
                self._learn(slug, names[slug], own, cues.entities.get(row["country"], ()))
                if row["type"] == "international" and language == "en":
                    self._add(slug, f"United Nations {names[slug]}", weak=True)
            if language == "en" and row["kind"] in ("organisation", "agreement") and slug.isalpha():
                self._acronyms.setdefault(slug.upper(), slug)
        for slug, acronym in _labels(vocabulary, "acronyms", language).items():
            self._acronyms.setdefault(acronym, slug)
        self._content_of = {slug: self._content(_BRACKETS.sub("", name)) for slug, name in names.items()}
        self._learn_inner_acronyms()
        for slug, spellings in cues.entities.items():
            for spelling in spellings if slug not in self._told_apart else ():
                self._add(slug, spelling)
        for claim in known:
            one = claim.content
            if isinstance(one, Naming) and one.language == language and one.entity not in self._told_apart:
                self._add(one.entity, one.name, weak=True)

    def _content(self, text: str) -> tuple[str, ...]:
        return _content(text, self._lemma)

    def learn_acronyms(self, lines: Iterable[str]) -> None:
        """Take over the acronyms that a document puts in brackets behind a name: "... Centre (CARICC)"."""
        for line in lines:
            here: set[str] = set()
            for mention in self.find(line):
                found = _ACRONYM.match(line, mention.end)
                if found and mention.text.upper() != found[1] and found[1] not in here:
                    here.add(found[1])  # "the Service of the Kyrgyz Republic (SSDC)" is the service
                    self._acronyms[found[1]] = mention.entity

    def find(self, line: str) -> list[Mention]:
        """Return the entities that a line names, from left to right; of names that overlap, the longest."""
        words = list(_folded(line, self._lemma))
        found: list[Mention] = []
        index = 0
        while index < len(words):
            best = self._at(words, index, line)
            if best is None:
                index += 1
                continue
            mention, index = best
            found.append(mention)
        return found

    def _at(self, words: list[tuple[str, int, int]], index: int, line: str) -> tuple[Mention, int] | None:
        folded, start, end = words[index]
        best: tuple[int, int, str] | None = None
        for name, slug, proper in self._names.get(folded, ()):
            last = self._end_of(words, index, name, line)
            if last is None or (best is not None and last <= best[0]):
                continue
            printed = line[start : words[last][2]]
            if len(name) == 1 and sum(word[1] == start for word in words[max(0, index - 2) : index + 3]) > 1:
                continue  # half of "counternarcotics"
            if len(name) == 1 and _AGAINST.search(line, max(0, start - 8), start):
                continue  # of "counter-narcotics"
            if not proper or printed != printed.lower():
                best = (last, words[last][2], slug)
        raw = line[start:end]
        if raw in self._acronyms and (best is None or best[0] == index):
            while index + 1 < len(words) and words[index + 1][1:] == (start, end):
                index += 1
            best = (index, end, self._acronyms[raw])
        if best is None:
            return None
        last, stop, slug = best
        while last + 1 < len(words) and words[last + 1][1] < stop:
            last += 1
        return Mention(start, stop, slug, self._kinds[slug], line[start:stop]), last + 1

    def _end_of(self, words: list[tuple[str, int, int]], index: int, name: tuple[str, ...], line: str) -> int | None:
        """Return the index of the word with which `name` ends when it begins at `index`, else None."""
        if index + len(name) > len(words):
            return None
        for offset, part in enumerate(name):
            if words[index + offset][0] != part:
                return None
            if offset:
                before, here = words[index + offset - 1], words[index + offset]
                if here[1] > before[2] and not _BETWEEN.fullmatch(line, before[2], here[1]):
                    return None
        return index + len(name) - 1

    def _learn(self, slug: str, name: str, country: str, adjectives: Iterable[str]) -> None:
        """Learn a name of the vocabulary, without its years and remarks, and the shorter forms of it that are used."""
        bare = _BRACKETS.sub("", name)
        short = bare.removesuffix(f" of {country}")
        rest = bare.removeprefix(f"{country} ") if country else bare
        turned = _TURNED.sub(r"\2 \1", short if rest == bare else rest)  # "the Health Ministry"
        if slug in self._told_apart:
            self._add(slug, bare)
            for form in (short, turned):
                self._add(slug, f"{form} of {country}", weak=True)
                for of in (country, *adjectives):  # "Russia's Ministry of Health", "the Russian Ministry of Health"
                    self._add(slug, f"{of} {form}")
            return
        if turned not in (short, rest):
            self._add(slug, turned, weak=True)
        for form in {rest, turned} if rest != bare else ():  # "the U.S. Senate"; "the Senate" if no other is called so
            for own in (country, *adjectives):
                self._add(slug, f"{own} {form}", weak=True)
            if len(_content(form)) > 1:
                self._add(slug, form, weak=True)
        if bracketed := re.search(r"\(([A-Z]{2,})\)", name):
            self._acronyms.setdefault(bracketed[1], slug)
        self._add(slug, bare)
        for form in _shorter(bare, country):
            self._add(slug, form, weak=True)
        if self._kinds[slug] == "person":
            self._add(slug, bare.rpartition(" ")[2], weak=True)
        capitals = "".join(word[0] for word in _WORDS.findall(bare) if word[0].isupper())
        if len(capitals) > 2 and self._kinds[slug] in ("organisation", "agreement"):
            self._acronyms.setdefault(capitals, slug)

    def _learn_inner_acronyms(self) -> None:
        """Learn names that hold the name of a body with its acronym instead: "Agreement on CARICC"."""
        full = {self._content_of[slug]: word for word, slug in self._acronyms.items() if slug in self._content_of}
        for slug, name in list(self._content_of.items()):
            for start in range(1, len(name) - 2):
                for end in range(start + 3, len(name) + 1):
                    acronym = full.get(name[start:end])
                    if acronym is not None:
                        short = (*name[:start], acronym.lower(), *name[end:])
                        self._names[short[0]].append((short, slug, False))

    def _add(self, slug: str, spelling: str, *, weak: bool = False) -> None:
        """Add a spelling; a weak one gives way to an entity that has it already."""
        name = self._content(spelling)
        if not name or (name, slug) in self._seen or (weak and name in self._taken):
            return
        if weak and len(name) == 1 and name[0] in _GENERIC:
            return
        self._seen.add((name, slug))
        self._taken.add(name)
        if spelling.isupper() and len(spelling) < 10 and spelling.isalpha():
            self._acronyms.setdefault(spelling, slug)
            return
        proper = len(name) == 1 and spelling != spelling.lower() and self._kinds[slug] != "substance"
        self._names[name[0]].append((name, slug, proper))


_GENERIC = {
    "committee", "department", "government", "strategy", "protocol", "programme", "centre", "secretariat", "western",
    "report", "ministry",
}  # fmt: skip
"""Words that a document uses for a body it has just named; alone they name no entity of the vocabulary."""


_AGAINST = re.compile(r"\b(?:counter|anti|non)[-‐‑]$", re.IGNORECASE)
_TURNED = re.compile(r"^(Ministry|Department|Committee|Agency|Service) (?:of|for) (?:the )?((?:(?! of )[\w -])+)$")
"""Bodies whose name is also said in the other order: "the Health Ministry"."""

_TYPES = {"programme", "project", "strategy", "initiative", "operation", "service", "agreement", "report"}
_TAILS = re.compile(r" (?:of|in|for|to|against|on) the ")


def _shorter(name: str, country: str) -> Iterator[str]:
    """Yield what a name may be cut down to: without its country, its first word, its type, its tail, its years."""
    for tail in (f" of {country}", f" in {country}") if country else ():
        if name.endswith(tail) and len(_content(name.removesuffix(tail))) > 1:
            yield name.removesuffix(tail)
    _, _, rest = name.partition(" ")
    if len(_content(rest)) > 2 or (rest and re.match(r"[A-Z]{3,}\b", rest)):
        yield rest  # "Ministerial Conference on ..." is called a conference, too
    head, _, last = name.rpartition(" ")
    if last.lower() in _TYPES and len(_content(head)) > 1:
        yield head
    for found in _TAILS.finditer(name):
        if len(_content(name[: found.start()])) > 2:
            yield name[: found.start()]
    without = re.sub(r"\s*\b\d{4}\b", "", name)
    if without != name and len(_content(without)) > 2:
        yield without


def _labels(vocabulary: Vocabulary, name: str, language: str) -> Mapping[str, str]:
    return {
        row["slug"]: row["name"] for row in vocabulary.labels if row["list"] == name and row["language"] == language
    }


@lru_cache(10_000)
def _content(text: str, lemma: Lemma = str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in _folded(text, lemma))


def _folded(text: str, lemma: Lemma) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text that carry its meaning, as they compare, with their places."""
    joined = _JOINED.sub(" ", text)
    for found in _WORDS.finditer(joined):
        lower = found[0].lower()
        if lower in _EMPTY:
            continue
        singular = lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower
        singular = singular[:-2] + "y" if singular.endswith("ie") and len(singular) > 4 else singular
        singular = singular.lstrip("0") or singular
        for part in _SAME.get(singular, (lemma(singular),)):
            yield part, found.start(), found.end()
