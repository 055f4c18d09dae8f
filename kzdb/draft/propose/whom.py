"""Of whom a figure tells, and what it is broken down by."""

from __future__ import annotations

import re

from kzdb.draft.text.cues import Shape
from kzdb.draft.text.loose import stem
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Reading

__all__ = ["agent_of", "breakdown_of", "sole_body", "subject_of"]

NEAR = 50
"""Letters behind a figure in which what it is broken down by is named."""

_NOT_A_SUBJECT = re.compile(r"\b(?:from|to|into|towards?|of|with|through|between|in)\s+(?:the\s+)?$", re.IGNORECASE)
_BEGINS = re.compile(r"(?:(?:In|During|From|Since|By|As of)\b.{0,70},\s+)?(?:[Tt]he\s+)?", re.DOTALL)
_RELATIVE = re.compile(r"\s*[,–—-]*\s*(?:which|that|who|whose)\b")
_REPORTS = re.compile(
    r"\s*(?:\([^()]{0,20}\))?,?\s*(?:(?:has|have|had|also)\s+)*"
    r"(?:report(?:s|ed)|announce[sd]|estimate[sd]?|state[sd]|said|says|claim(?:s|ed)|count(?:s|ed))\b(?!\s+(?:\w+ing|to)\b)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"[^.,;:()]{0,90}?\b\w+(?:ed|en|nd|ght)\s+(?:[\w-]+\s+){0,3}?by\s+(?:the\s+)?"
    r"(?:(?:\w+\s+){0,2}(?:officers|officials|employees|staff|units?|guards|members|agents)\s+(?:of|from)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s*(?:\([^()]{0,20}\))?,?\s*(?:[\w-]+\s+)?"
    r"(?:(?:has|have|had|also|then|reportedly|alone|jointly|together|successfully|\w+ly)\s+)*"
    r"(?:\w{3,}(?:ed|ught)|took|made|found|broke|held|put|shut|led|sent|gave)\s(?![^;:]*\b(?:that|which|whose|who)\b)",
    re.IGNORECASE,
)
_IS_DONE = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+)?\w+(?:ed|en|nd|ght)\b", re.IGNORECASE)
_NOT_AN_AGENT = re.compile(
    r"\b(?:by|to|into|with|from|against|for|under|at|in|on|than|and|or|of)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?$"
)
_MEMBERS_OF = re.compile(
    r"\b(?:officers|officials|employees|staff|units?|guards|members|agents|detectives|operatives|servicemen)\s+"
    r"(?:of|from|at)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?$",
    re.IGNORECASE,
)
_ARE_OF = re.compile(
    r"\s+(?:account(?:s|ed)?\s+for|ma(?:ke|kes|de)\s+up|constitute[sd]?|comprise[sd]?|represent(?:s|ed)?)\W+$",
    re.IGNORECASE,
)
_SMALL = {stem(word) for word in ("the", "and", "not", "are", "who", "for", "with", "among", "drug", "drugs")}
_APART = re.compile(r"[,;:(]|\b(?:while|and|compared|versus)\b")
_GOES_ON = re.compile(r"[,\s]*(?:totall?ing|reaching|to|from|up|down|or|i\.e\.)\b[^,;.(]{0,30}", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:addicted to|dependent on|dependence on|users of|use of|using|use|used|inject(?:ing)?)(?=\s)", re.IGNORECASE
)
_OLD = re.compile(r"\s*(?:old|of age)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)")
_ALL = re.compile(r"(?:narcotic|illicit|illegal)?\s*(?:drugs|narcotics)", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:drugs|total|overall|narcotics|all)\b", re.IGNORECASE)


def subject_of(passage: Passage, reading: Reading, quantity: Quantity, shape: Shape) -> str | None:
    """Return whom a figure is about: who does it, else the nearest entity of the first kind named, else the country."""
    if shape.bodies and (agent := agent_of(passage, reading, quantity)) is not None:
        return agent
    for kind in shape.subjects:
        if kind == "country":
            if (described := _described(passage, reading, quantity)) is not None and shape.bodies:
                return described
            body = _body(passage, reading) if shape.bodies else None
            return body or _country(passage, reading, quantity, shape)
        near = [mention for mention in passage.mentions if mention.kind == kind and not reading.is_all(mention.entity)]
        if kind == "organisation" and (together := _described(passage, reading, quantity)) is not None:
            return together
        if shape.acts:  # who does something is named before it
            near = [mention for mention in near if mention.end <= quantity.start]
        if near:
            return min(near, key=lambda mention: _distance(mention, quantity)).entity
        if kind in passage.named and (kind == shape.subjects[-1] or kind == "programme"):
            return passage.named[kind]
    return None


def agent_of(passage: Passage, reading: Reading, quantity: Quantity) -> str | None:
    """Return the body that does what a figure counts: "officers of the Agency seized 9 kg", "9 kg seized by the Unit".

    Not who only says it: "the Agency said that 9 kg were seized".
    """
    end = min([q.start for q in passage.quantities if q.start >= quantity.end] or [passage.span.end])
    for mention in passage.mentions:
        if mention.kind != "organisation" or not reading.of_country(mention.entity):
            continue
        if quantity.end <= mention.start < end and _BY.fullmatch(passage.text(quantity.end, mention.start)):
            return reading.country if reading.is_all(mention.entity) else mention.entity
    if _IS_DONE.search(passage.text(quantity.end, end)):
        return None
    for mention in reversed(passage.mentions):
        if mention.kind != "organisation" or not reading.of_country(mention.entity) or mention.end > quantity.start:
            continue
        before, behind = passage.text(passage.span.start, mention.start), passage.text(mention.end, quantity.start)
        if (
            _DOES.match(behind)
            and not _REPORTS.match(behind)
            and (_MEMBERS_OF.search(before) or not _NOT_AN_AGENT.search(before))
        ):
            return reading.country if reading.is_all(mention.entity) else mention.entity
    return None


def sole_body(passage: Passage, reading: Reading) -> str | None:
    """Return the only body of its country that a text names, for a sentence that names none and no country."""
    sole = reading.only_body
    if sole is None or reading.is_all(sole) or sole != passage.named.get("organisation"):
        return None
    is_silent = all(mention.kind not in ("country", "organisation") for mention in passage.mentions)
    return sole if is_silent else None


def _body(passage: Passage, reading: Reading) -> str | None:
    """Return the body of the document's country with which a sentence begins: "In 2017, the CNJC processed".

    Not one that only reports a figure: "the ministry reported 120 arrests" is of the country, "reported seizing 9 kg"
    of the ministry.
    """
    for mention in passage.mentions:
        if mention.kind == "organisation" and mention.text[0].isupper():
            is_first = _BEGINS.fullmatch(passage.text(passage.span.start, mention.start))
            is_one = is_first and reading.of_country(mention.entity) and not reading.is_all(mention.entity)
            is_origin = _REPORTS.match(passage.text(mention.end, passage.span.end))
            return mention.entity if is_one and not is_origin else None
    return None


def _described(passage: Passage, reading: Reading, quantity: Quantity) -> str | None:
    """Return the bodies of the document's country that act together before a figure: "the NIU and the SIU seized"."""
    for one in passage.described:
        inside = [m for m in passage.mentions if m.kind == "organisation" and one.start <= m.start and m.end <= one.end]
        if one.kind == "organisation" and len(inside) > 1 and one.end <= quantity.start:
            return one.entity if reading.of_country(one.entity) else None
    return None


def _country(passage: Passage, reading: Reading, quantity: Quantity, shape: Shape) -> str | None:
    """Return the country that a figure is about.

    The one of whom a relative clause tells ("Afghanistan, which produces 92 per cent"), else the one that the sentence
    begins with, else the document's.
    """
    named = [m for m in passage.mentions if m.kind == "country" and m.end <= quantity.start]
    named = [m for m in named if not _is_adjective(passage, m)]
    for mention in reversed(named):
        if _RELATIVE.match(passage.text(mention.end, quantity.start)):
            return mention.entity
    if not shape.foreign:
        return reading.country
    for mention in named:
        if not _NOT_A_SUBJECT.search(passage.text(passage.span.start, mention.start)):
            return mention.entity if mention is named[0] else reading.country
    return reading.country


def _is_adjective(passage: Passage, mention: Mention) -> bool:
    """Say whether the country only tells where a drug, and not a figure, comes from ("Afghan heroin")."""
    return any(other.kind == "substance" and 0 <= other.start - mention.end <= 2 for other in passage.mentions)


def breakdown_of(
    passage: Passage, reading: Reading, quantity: Quantity, cue: tuple[int, int], metric: str, subject: str
) -> str | None:
    """Return what a figure is broken down by; "total" for nothing, None when what the metric needs is not named."""
    shape = reading.cues.shapes[metric]
    for kind in shape.breakdowns:
        if kind == "substance":
            return _substance(passage, quantity, cue) or _group(passage, reading, quantity, metric) or "total"
        near = [mention for mention in passage.mentions if mention.kind == kind and mention.entity != subject]
        if near:
            behind = [mention for mention in near if _is_right_behind(passage, quantity, mention)]
            if behind:
                return behind[0].entity
            return min(near, key=lambda mention: _distance(mention, quantity)).entity
        if kind == "country" and reading.country != subject:
            return reading.country
        if kind in passage.named:
            return passage.named[kind]
    if shape.breakdowns:
        return None
    return _group(passage, reading, quantity, metric) or "total"


def _is_right_behind(passage: Passage, quantity: Quantity, mention: Mention) -> bool:
    """Say whether an entity is named behind a figure in its clause: "its 713-mile frontier with Iran"."""
    words = passage.text(quantity.end, mention.start) if mention.start >= quantity.end else "."
    return len(words) < NEAR and not _APART.search(words) and not _between(passage, quantity.end, mention.start)


def _group(passage: Passage, reading: Reading, quantity: Quantity, metric: str) -> str | None:
    """Return the breakdown of the vocabulary, no entity, that the words behind a figure name: "of women"."""
    if (subject := _who_are(passage, reading, quantity)) is not None:
        return subject
    behind = _clause_behind(passage, quantity)
    named = [
        (found.start(), slug)
        for slug, patterns in reading.cues.breakdowns.items()
        for words in patterns
        if (found := words.search(behind)) is not None and not reading.cues.metrics.is_named(metric, found[0])
    ]
    if named:
        return min(named)[1]
    if (of := _USED.search(behind)) is not None and reading.vocabulary.metrics[metric].dimension == "people":
        start = quantity.end + of.end()
        return next((m.entity for m in passage.mentions if m.kind == "substance" and 0 <= m.start - start <= 2), None)
    stems = _stems(behind)
    for row in reading.vocabulary.other_rows["breakdowns"]:
        words_of = _stems(row["name"])
        if len(words_of) > 1 and words_of <= stems:
            return str(row["slug"])
    return None


def _who_are(passage: Passage, reading: Reading, quantity: Quantity) -> str | None:
    """Return the breakdown that is the subject of a figure's clause: "women accounted for 764"."""
    if (verb := _ARE_OF.search(passage.text(passage.span.start, quantity.start))) is None:
        return None
    subject = re.split(r"[,;:]|\b(?:while|and)\b", passage.text(passage.span.start, passage.span.start + verb.start()))[
        -1
    ]
    found = (slug for slug, words in reading.cues.breakdowns.items() if any(one.search(subject) for one in words))
    return next(found, None)


def _stems(words: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[^\W_]+", words) if len(word) > 2 or word.isdigit()} - _SMALL


def _substance(passage: Passage, quantity: Quantity, cue: tuple[int, int]) -> str | None:
    """Return the substance that a figure weighs: right behind it, at the words of the metric, else ahead of it."""
    near = [m for m in passage.mentions if m.kind == "substance" and not _ALL.fullmatch(m.text)]
    behind = [
        m for m in near
        if 0 <= m.start - quantity.end <= 40 and not _between(passage, quantity.end, m.start)
        and not _APART.search(passage.text(quantity.end, m.start))
    ]  # fmt: skip
    if behind:
        return behind[0].entity
    of_cue = [m for m in near if -3 <= m.start - cue[1] <= 25 or 0 <= cue[0] - m.end <= 12]
    of_cue = [m for m in of_cue if not _between(passage, min(m.start, quantity.start), max(m.end, quantity.start) - 1)]
    if of_cue:
        return of_cue[-1].entity
    first = passage.span.start
    for other in passage.quantities:  # "hashish seizures rose by 13 percent, totalling 2.49 t" are one clause
        if other.end <= quantity.start and not _GOES_ON.fullmatch(passage.text(other.end, quantity.start)):
            first = other.end
    ahead = [m for m in near if first <= m.start and m.end <= quantity.start]
    if ahead and not _WHOLE.search(passage.text(ahead[-1].end, quantity.start)):
        return ahead[-1].entity
    before = passage.previous
    if before is not None and not near and not _WHOLE.search(passage.span.text) and before.block == passage.block:
        named = {mention.entity for mention in before.mentions if mention.kind == "substance"}
        return named.pop() if len(named) == 1 else None
    return None


def _clause_behind(passage: Passage, quantity: Quantity) -> str:
    """Return the words behind a figure that tell of it; a share in brackets behind it is of the same.

    What is in brackets is blank, so that a place in the words is one in the passage.
    """
    text = passage.text(quantity.end, passage.span.end)
    if text.startswith(")"):
        text = f" {text[1:]}"
    text = _BRACKET.sub(lambda found: " " * len(found[0]), text)
    others = [
        q.start - quantity.end for q in passage.quantities
        if q.start >= quantity.end and not _is_age(passage, q) and text[q.start - quantity.end] != " "
    ]  # fmt: skip
    first = len(text) - len(text.lstrip())
    return re.split(r"[,;:(]", text[: min([*others, first + 70])], maxsplit=1)[0]


def _is_age(passage: Passage, quantity: Quantity) -> bool:
    return quantity.unit is not None and _OLD.match(passage.text(quantity.end, passage.span.end)) is not None


def _between(passage: Passage, start: int, end: int) -> bool:
    """Say whether another figure is between."""
    return any(start <= other.start < end for other in passage.quantities)


def _distance(mention: Mention, quantity: Quantity) -> int:
    return mention.start - quantity.end if mention.start >= quantity.end else 2 + quantity.start - mention.end
