"""What the base answers today to the names of a narrative, and which of its texts that leaves true.

A text lapses when a name it uses has another answer than the one it was written on, has left the base, has become
contested, or has a newer figure: one for the same kind of period, or one for a later time than any figure it uses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import duckdb

from kzdb.definition.bindings import Binding
from kzdb.definition.narrative import Narrative, Text, whole
from kzdb.definition.parameters import Value
from kzdb.definition.report import Report
from kzdb.errors import shorten
from kzdb.language.catalog import ENGLISH, load_catalog
from kzdb.language.wording import NBSP, Wording
from kzdb.printed.edition import Behind
from kzdb.report.data.evidence import read_evidence
from kzdb.report.data.languages import wording_of

__all__ = ["NARRATIVE", "Answer", "Judged", "Lapse", "judge", "judge_texts", "read_answers"]

_ANSWERS = """
WITH bound AS (
  SELECT
    unnest($names::VARCHAR[]) AS name, unnest($kinds::VARCHAR[]) AS kind, unnest($subjects::VARCHAR[]) AS subject,
    unnest($predicates::VARCHAR[]) AS predicate, unnest($objects::VARCHAR[]) AS object, unnest($n::BIGINT[]) AS n,
    unnest($starts::DATE[]) AS starts, unnest($ends::DATE[]) AS ends, unnest($points::BOOLEAN[]) AS is_point,
    unnest($sources::VARCHAR[]) AS wanted
),
said AS (
  SELECT
    claim_id, fact_id, 'observation' AS kind, subject, metric AS predicate, breakdown AS object, 1 AS n,
    period_start AS starts, period_end AS ends, period_type = 'point' AS is_point, source, variant, preferred,
    contested, modality, NULL::VARCHAR AS date_precision
  FROM main.observations
  UNION ALL BY NAME
  SELECT
    claim_id, fact_id, 'statement' AS kind, entity AS subject, topic AS predicate, aspect AS object, 1 AS n,
    FALSE AS is_point, source, variant, preferred, contested
  FROM main.statements
  UNION ALL BY NAME
  SELECT
    claim_id, fact_id, 'relation' AS kind, subject, type AS predicate, object, n, FALSE AS is_point, source, variant,
    preferred, contested
  FROM main.relations
  UNION ALL BY NAME
  SELECT
    claim_id, fact_id, 'milestone' AS kind, entity AS subject, type AS predicate, n, date AS starts, date_end AS ends,
    FALSE AS is_point, source, variant, preferred, contested, date_precision
  FROM main.milestones
)
SELECT
  b.name, s.claim_id, s.fact_id, s.source, s.contested, s.starts, s.ends, s.date_precision, newer.claim_id,
  newer.fact_id, newer.source, newer.period_start, newer.period_end, newer.period_type = 'point',
  newer.period_class = own.period_class AS is_alike
FROM bound AS b
INNER JOIN said AS s
  ON s.kind = b.kind AND s.subject = b.subject AND s.predicate = b.predicate AND s.n = b.n
  AND s.object IS NOT DISTINCT FROM b.object AND s.is_point = b.is_point
  AND (b.kind <> 'observation' OR (s.starts, s.ends) IS NOT DISTINCT FROM (b.starts, b.ends))
  AND CASE WHEN b.wanted IS NULL THEN s.preferred ELSE s.source = b.wanted END
LEFT JOIN main.series AS own ON own.fact_id = s.fact_id
LEFT JOIN main.series AS newer
  ON newer.position = 1 AND newer.metric = own.metric AND newer.subject = own.subject
  AND newer.breakdown = own.breakdown AND newer.modality = own.modality AND newer.fact_id <> s.fact_id
  AND (newer.period_class = own.period_class OR newer.period_end > s.ends)
QUALIFY
  dense_rank() OVER (PARTITION BY b.name ORDER BY s.variant <> 'main', s.claim_id) = 1
  AND row_number() OVER (
    PARTITION BY b.name, s.claim_id, newer.period_class = own.period_class
    ORDER BY newer.period_end DESC, newer.claim_id
  ) = 1
ORDER BY b.name, is_alike DESC
"""

NARRATIVE = "narrative"
"""What brings the claims of a narrative, beside the queries."""

Why = Literal["unaccepted", "changed", "gone", "newer", "contested"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the base says today about one name: the claim, its words in English, its days.

    `newer` has the newest figure for its kind of period (`is_alike`), and the newest one for any other kind, where
    they are newer.
    """

    claim_id: int
    fact_id: int
    text: str
    source: str
    start: dt.date | None
    end: dt.date | None
    precision: str | None = None
    contested: bool = False
    is_point: bool = False
    is_alike: bool = True
    newer: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Lapse:
    """Why a text lapsed: the name, what happened to its answer, the answer then and now with its claim."""

    name: str
    why: Why
    old: str
    new: str | None = None
    claim_id: int | None = None
    source: str | None = None

    def __str__(self) -> str:
        now = f"{shorten(self.new)} ({self.source}, claim {self.claim_id})"
        return {
            "unaccepted": f"{self.name} has no `was`, and is {now}",
            "changed": f"{self.name} was {shorten(self.old)}, is {now}",
            "gone": f"{self.name} was {shorten(self.old)}, is not in the base: withdrawn, or a key of it is wrong",
            "newer": f"{self.name} was {shorten(self.old)}, a newer figure is {now}",
            "contested": f"{self.name} is {now}, sources disagree on it now",
        }[self.why]


@dataclass(frozen=True)
class Judged:
    """What was written in a language about a country, judged by the base: what is current, lapsed, or missing."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    current: Mapping[str, Text] = field(default_factory=dict)
    lapsed: Mapping[str, tuple[Text, tuple[Lapse, ...]]] = field(default_factory=dict)
    missing: Sequence[str] = ()
    behind: Mapping[int, Behind] = field(default_factory=dict)
    """What each of its claims says, in the edition's words; known where it is compared with the edition before."""

    @property
    def is_any(self) -> bool:
        """Whether anything was written about the country, in any language."""
        return bool(self.current or self.lapsed or self.missing)

    @property
    def claims(self) -> dict[int, str]:
        """The claims behind its names and those newer, with what brings them, as `claims_of` has those of queries."""
        found = (one for answer in self.answers.values() for one in (answer, *answer.newer))
        return {answer.claim_id: NARRATIVE for answer in found}

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The answers as rows of texts, the first its columns, by which an edition knows that its data moved."""
        return (
            ("name", "claim_id", "answer", "source", "contested", "newer"),
            *(
                (
                    name,
                    str(one.claim_id),
                    one.text,
                    one.source,
                    str(one.contested),
                    "; ".join(newer.text for newer in one.newer),
                )
                for name, one in sorted(self.answers.items())
            ),
        )

    @property
    def as_json(self) -> dict[str, Any]:
        """It as the ledger of an edition keeps it: what is printed, why what lapsed is not, what is lacking."""
        return {
            "current": [text.key for text in self.current.values()],
            "lapsed": {text.key: list(map(str, lapses)) for text, lapses in self.lapsed.values()},
            "missing": list(self.missing),
        }

    @property
    def warnings(self) -> Iterator[str]:
        """A line for every text that lapsed."""
        for text, lapses in self.lapsed.values():
            reasons = "; ".join(map(str, lapses))
            command = f"`kzdb report narrative {text.path.name.partition('.')[0]}"
            names = " ".join(dict.fromkeys(f"--accept {lapse.name}" for lapse in lapses if lapse.why != "newer"))
            do = f"then {command} {names}`" if names else f"with the table that {command} --stub` adds"
            yield (
                f"{text.path}:{text.line}, {text.id}: lapsed, the computed text is printed: {reasons}. "
                f"Write it again, {do}."
            )


def judge_texts(
    connection: duckdb.DuckDBPyConnection, report: Report, parameters: Mapping[str, Value], language: str
) -> Judged:
    """Return what was written about the country of an edition, judged by the base; the connection reads in English."""
    country = next((parameters[one.name] for one in report.manifest.params.values() if one.type == "country"), "")
    narrative = report.narratives.get(str(country))
    if narrative is None:
        return Judged()
    english = wording_of(connection, load_catalog(ENGLISH, report.texts))
    return judge(narrative, language, read_answers(connection, narrative.bindings, english))


def read_answers(
    connection: duckdb.DuckDBPyConnection, bindings: Mapping[str, Binding], english: Wording
) -> dict[str, Answer]:
    """Return the answers to those of the names that the base has; the connection reads in English.

    Args:
        connection: the published file.
        bindings: the names.
        english: words the answers, as the file of names has them.
    """
    if not bindings:
        return {}
    names = list(bindings.values())
    rows = connection.execute(
        _ANSWERS,
        {
            "names": [one.name for one in names],
            "kinds": [one.kind for one in names],
            "subjects": [one.subject for one in names],
            "predicates": [one.predicate for one in names],
            "objects": [one.object for one in names],
            "n": [one.n for one in names],
            "starts": [one.period.start if one.period else None for one in names],
            "ends": [one.period.end if one.period else None for one in names],
            "points": [one.period is not None and one.period.type == "point" for one in names],
            "sources": [one.source for one in names],
        },
    ).fetchall()
    evidence = read_evidence(connection, {claim for row in rows for claim in (row[1], row[8]) if claim}, english)
    texts = {number: claim.text.replace(NBSP, " ") for number, claim in evidence.claims.items()}

    def newer(claim: int, fact: int, source: str, start: dt.date, end: dt.date, point: bool, alike: bool) -> Answer:
        said = f"{texts[claim]}, {english.period(start, end)}"
        return Answer(claim, fact, said, source, start, end, is_point=point, is_alike=alike)

    found: dict[str, Answer] = {}
    for name, claim, fact, source, contested, start, end, precision, *other in rows:
        before = found[name].newer if name in found else ()
        later = (*before, newer(*other)) if other[0] else before
        found[name] = Answer(claim, fact, texts[claim], source, start, end, precision, contested, newer=later)
    return found


def judge(narrative: Narrative, language: str, answers: Mapping[str, Answer]) -> Judged:
    """Return what was written in a language, judged by the answers of today."""
    texts = narrative.texts.get(language, {})
    lapses = {
        text.id: tuple(lapse for name in text.names for lapse in _lapses(name, narrative.bindings, answers, text.names))
        for text in texts.values()
    }
    there = {whole(one) for one in texts}
    return Judged(
        answers,
        {name: text for name, text in texts.items() if not lapses[name]},
        {name: (text, lapses[name]) for name, text in texts.items() if lapses[name]},
        [one for one in narrative.ids if one not in there],
    )


def _lapses(
    name: str, bindings: Mapping[str, Binding], answers: Mapping[str, Answer], used: Sequence[str]
) -> Iterator[Lapse]:
    """Yield why a text that uses these names no longer holds for one of them."""
    binding, answer = bindings[name], answers.get(name)
    old = binding.was or ""
    if answer is None:
        yield Lapse(name, "gone", old)
        return
    if binding.was is None:
        yield Lapse(name, "unaccepted", old, answer.text, answer.claim_id, answer.source)
    elif answer.text != old.replace(NBSP, " ").strip():
        yield Lapse(name, "changed", old, answer.text, answer.claim_id, answer.source)
    if answer.contested and not binding.contested:
        yield Lapse(name, "contested", old, answer.text, answer.claim_id, answer.source)
    if binding.past:
        return
    own = [answers[one] for one in used if one in answers and _series(bindings[one]) == _series(binding)]
    ends = [one.end for one in (*own, *answer.newer) if one.end and one.is_alike]
    for newer in answer.newer:
        is_used = any(one.fact_id == newer.fact_id for one in own)
        if not is_used and newer.end and (newer.is_alike or newer.end > max(ends)):
            yield Lapse(name, "newer", old, newer.text, newer.claim_id, newer.source)


def _series(binding: Binding) -> tuple[str, str | None, str | None]:
    """Return what a figure is of, whatever its period."""
    return binding.predicate, binding.subject, binding.object
