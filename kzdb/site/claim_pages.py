"""The page of a claim: its passage, who else says what, contradictions, decisions, checks, history, where printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kzdb.report.data.evidence import Place
from kzdb.site.addresses import claim_page, source_page
from kzdb.site.base import Claim, Row
from kzdb.site.pages import Page, Site, Values

__all__ = ["check_values", "claim_pages"]

_BAR = 100
"""Length of the longest bar in a series."""

_NEAR = 30
"""How many figures of a series are shown before and after the claim's own."""


def claim_pages(site: Site) -> Iterator[Page]:
    """Yield the page of every claim that has one."""
    return _Claims(site).pages()


class _Claims:
    """What several claims share, put together once."""

    def __init__(self, site: Site) -> None:
        self.site, self.base = site, site.base
        self.contradictions = self.base.of_claim("contradictions")
        self.checks = self.base.of_claim("checks")
        self.decisions = self.base.of_facts("decisions")
        self.history = self.base.of_facts("history")
        self.loaded = {row["revision"]: row["loaded_at"].date().isoformat() for row in self.base.lists["revisions"]}
        self.series: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        self.series_of: dict[int, tuple[str, ...]] = {}
        for row in self.base.lists["series"]:
            key = row["metric"], row["subject"], row["breakdown"], row["period_class"]
            self.series[key].append(row)
            self.series_of[row["claim_id"]] = key
        self.printed: dict[int, list[Values]] = defaultdict(list)
        for issue in site.issues:
            line = {"title": site.issue_title(issue), "label": issue.label, "page": f"{issue.path}.html"}
            for claim, pages in issue.in_language(site.language).pages.items():
                self.printed[claim].append({**line, "pages": self._pages(pages)})

    def pages(self) -> Iterator[Page]:
        for id in sorted(self.site.paged):
            claim = self.base.claims[id]
            yield self.site.page(
                claim_page(id),
                "claim",
                f"{claim.subject_name}: {claim.question}",
                description=" · ".join(filter(None, (claim.says, claim.period))),
                **self._values(claim),
            )

    def _pages(self, pages: tuple[int, ...]) -> str:
        if not pages:
            return ""
        if len(pages) == 1:
            return self.site.text("claim-page-of", page=str(pages[0]))
        return self.site.text("claim-pages-of", pages=", ".join(map(str, pages)))

    def _values(self, claim: Claim) -> Values:
        site, text = self.site, self.site.text
        source = self.base.sources.get(claim.source)
        topic = self.base.topics.get(claim.predicate)
        grade = self.base.grades.get(claim.id)
        grade_text = f"{grade['reliability']}{grade['credibility'] or ''}" if grade else ""
        return {
            "id": claim.id,
            "kind": claim.kind,
            "subject": site.subject_link(claim),
            "topic": site.topic_link(claim),
            "part": claim.object_name if claim.kind == "observation" else "",
            "definition": topic["definition"] or "" if topic else "",
            "parts_of": claim.parts,
            "says": claim.says,
            "period": claim.period,
            "as_printed": claim.as_printed if claim.kind == "observation" else "",
            "attributed_to": claim.attributed_to,
            "words": [
                word
                for word in (
                    site.word("sort", claim.sort if claim.sort != "observation" else ""),
                    site.word("variant", claim.variant.partition(":")[0] if claim.variant != "main" else ""),
                )
                if word
            ],
            "marks": site.marks(claim),
            "preferred": claim.preferred,
            "grade": grade_text,
            "ended": text(f"claim-ended-{claim.end_reason}", revision=claim.ended) if claim.ended is not None else "",
            "note": claim.note,
            "source": self._source(claim.source, source),
            "citations": [self._citation(row) for row in self.base.citations.get(claim.id, [])],
            "others": [site.listed(one) for one in self.base.of_fact[claim.fact] if one.id != claim.id],
            "contradictions": [self._contradiction(row, claim.id) for row in self.contradictions.get(claim.id, [])],
            "decisions": [self._decision(row) for row in self.decisions.get(claim.fact, [])],
            "checks": [check_values(site, row) for row in self.checks.get(claim.id, [])],
            "series": self._series(claim),
            "history": [self._step(row) for row in self.history.get(claim.fact, []) if row["source"] == claim.source],
            "printed": self.printed.get(claim.id, []),
            "cite": text(
                "claim-cite-text",
                number=str(claim.id),
                answer=" · ".join(filter(None, (claim.subject_name, claim.question, claim.says, claim.period))),
                revision=str(claim.revision),
            ),
        }

    def _source(self, slug: str, row: Row | None) -> Values:
        if row is None:
            return {"name": slug, "title": slug, "page": "", "published": "", "language": "", "note": ""}
        return {
            "name": self.site.source_name(slug),
            "title": row["title"],
            "page": source_page(slug),
            "published": self.site.published(row),
            "language": row["language"] or "",
            "note": row["published_note"] or "",
        }

    def _citation(self, row: Row) -> Values:
        place = Place(row["line"], row["page"], row["sheet"], row["row"], row["col"])
        return {
            "quote": row["quote"] or "",
            "where": ", ".join(filter(None, (place.said(self.site.wording), place.cell(self.site.wording)))),
            "main": row["is_primary"],
            "verified": row["verified"],
        }

    def _contradiction(self, row: Row, own: int) -> Values:
        rivals = [claim for claim in (*row["claims_a"], *row["claims_b"]) if claim != own]
        return {
            "explanation": row["explanation"],
            "status": self.site.text(f"status-{row['status']}"),
            "reason": row["reason"] or "",
            "claims": [self.site.listed(self.base.claims[one]) for one in rivals if one in self.base.claims],
        }

    def _decision(self, row: Row) -> Values:
        text = self.site.text
        return {
            "reason": row["reason"],
            "by": text("claim-decided", who=row["decided_by"], day=self.site.date(row["decided_on"])),
            "state": text("claim-decision-holds" if row["status"] == "holds" else "claim-decision-lapsed"),
            "claim": row["claim_id"] if row["claim_id"] in self.site.paged else None,
            "sides": [
                {"source": self.site.source_name(side["source"]), "saw": side["saw"], "holds": side["holds"]}
                for side in row["sides"] or ()
            ],
        }

    def _series(self, claim: Claim) -> list[Values]:
        """Return the figures of the claim's series nearest to it with a bar each, when there are at least two."""
        key = self.series_of.get(claim.id)
        rows = self.series[key] if key else []
        own = next((number for number, row in enumerate(rows) if row["claim_id"] == claim.id), 0)
        rows = rows[max(0, own - _NEAR) : own + _NEAR]
        claims = [self.base.claims[row["claim_id"]] for row in rows if row["claim_id"] in self.base.claims]
        lengths = _lengths([self.base.figures.get(one.id) for one in claims])
        if len(claims) < 2:
            return []
        return [
            {**self.site.listed(one), "own": one.id == claim.id, "bar": lengths[number], "answer": one.answer}
            for number, one in enumerate(claims)
        ]

    def _step(self, row: Row) -> Values:
        claim = self.base.claims.get(row["claim_id"])
        return {
            "revision": row["revision"],
            "day": self.site.day(self.loaded[row["revision"]]) if row["revision"] in self.loaded else "",
            "change": self.site.text(f"change-{row['change']}"),
            "says": claim.says if claim else "",
            "claim": row["claim_id"] if row["claim_id"] in self.site.paged else None,
        }


def check_values(site: Site, row: Row) -> Values:
    """Return a check as its list shows it."""
    verdict = "waived" if row["waived"] else row["verdict"]
    return {
        "verdict": verdict,
        "word": site.text(f"verdict-{verdict}"),
        "explanation": row["explanation"],
        "rule": row["sentence"],
        "reason": row["waiver_reason"] or "",
    }


def _lengths(figures: list[tuple[str, Decimal] | None]) -> list[int]:
    """Return the length of a bar for each figure, none for all unless they are of one unit and none is below zero."""
    known = [figure for figure in figures if figure is not None]
    greatest = max((value for _, value in known), default=Decimal(0))
    if len(known) < len(figures) or len({unit for unit, _ in known}) != 1 or greatest <= 0:
        return [0] * len(figures)
    if min(value for _, value in known) < 0:
        return [0] * len(figures)
    return [max(1, int(_BAR * value / greatest)) for _, value in known]
