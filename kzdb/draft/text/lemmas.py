"""The form under which a dictionary has a word: of Russian, where a name has a dozen forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

__all__ = ["Lemma", "lemma_of"]

Lemma = Callable[[str], str]


def lemma_of(language: str) -> Lemma:
    """Return what gives the lemma of a word in small letters; without a dictionary here that is the word itself."""
    return _russian() if language == "ru" else str


@cache
def _russian() -> Lemma:
    import pymorphy3  # its dictionary takes a moment: only where there is a Russian text

    analyse = pymorphy3.MorphAnalyzer(lang="ru")

    @cache
    def lemma(word: str) -> str:
        return str(analyse.parse(word)[0].normal_form)

    return lemma
