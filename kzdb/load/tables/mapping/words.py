"""Texts of cells as words of the vocabulary, exactly or not at all; what comes near is only proposed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from rapidfuzz import fuzz, process

from kzdb.load.tables.mapping.region import fold
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Words"]

NEAR = 82
"""From which likeness (of 100) on a word is proposed."""


class Words:
    """The names and codes of a vocabulary, folded."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._entities: dict[str, set[str]] = {}
        self._codes: dict[str, dict[str, str]] = {
            "iso3": {row["slug"]: row["slug"] for row in vocabulary.countries},
            "iso2": {row["iso2"]: row["slug"] for row in vocabulary.countries},
            "m49": {row["m49"].lstrip("0"): row["slug"] for row in vocabulary.countries},
        }
        for row in vocabulary.entities:
            for name in (row["slug"], row["name"], *filter(None, row.get("aliases", "").split("|"))):
                self._entities.setdefault(fold(name), set()).add(row["slug"])
        for row in vocabulary.labels:
            if row["list"] == "entities":
                self._entities.setdefault(fold(row["name"]), set()).add(row["slug"])
        self._lists: dict[str, dict[str, set[str]]] = {}
        for table in ("metrics", "breakdowns", "relation_types"):
            names: dict[str, set[str]] = {}
            for row in vocabulary.other_rows[table]:
                for name in (row["slug"], row["name"]):
                    names.setdefault(fold(name), set()).add(row["slug"])
            self._lists[table] = names
        self._by_role = {
            "metric": self._lists["metrics"],
            "type": self._lists["relation_types"],
            "breakdown": {**self._entities, **self._lists["breakdowns"]},
        }
        self._known = {role: set().union(*names.values()) for role, names in self._by_role.items()}
        self._known["unit"] = set(vocabulary.units.slugs())
        self._known_entities = set(vocabulary.kinds)

    def find(self, role: str, text: str, scheme: str | None) -> set[str]:
        """Return the slugs that `text` names exactly in that role: none, one, or several that share a name."""
        if role == "unit":
            unit = self.vocabulary.units.find(text.strip())
            return {unit.slug} if unit else set()
        if scheme in ("iso3", "iso2", "m49"):
            code = text.strip().lstrip("0") if scheme == "m49" else text.strip().upper()
            found = self._codes[scheme].get(code)
            return {found} if found else set()
        if scheme == "slug":
            slug = text.strip()
            return {slug} if slug in self._slugs(role) else set()
        return self._names(role).get(fold(text), set())

    def is_slug(self, role: str, slug: str) -> bool:
        """Tell whether `slug` may stand in that role."""
        return slug in self._slugs(role)

    def near(self, role: str, text: str) -> tuple[str, str] | None:
        """Return the name and slug nearest to `text`, when one comes near at all."""
        names = self._names(role) if role != "unit" else {fold(word): {word} for word in self.vocabulary.units.slugs()}
        found = process.extractOne(fold(text), names.keys(), score_cutoff=NEAR, scorer=fuzz.ratio)
        return (found[0], min(names[found[0]])) if found else None

    def may_mean(self, text: str, wanted: Collection[str]) -> bool:
        """Tell whether a text that names no entity may still mean one of `wanted`: it comes near, or has its name."""
        folded = fold(text)
        names = [name for name, slugs in self._entities.items() if not slugs.isdisjoint(wanted)]
        return any(
            fuzz.ratio(folded, name) >= NEAR or (len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", folded))
            for name in names
        )

    def _names(self, role: str) -> Mapping[str, set[str]]:
        return self._by_role.get(role, self._entities)

    def _slugs(self, role: str) -> set[str]:
        return self._known.get(role, self._known_entities)
