"""A page before it is written: its address, its template, and plain values; and the parts that many pages share."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kzdb.language.wording import Wording
from kzdb.refresh.editions.titles import title_of
from kzdb.refresh.freshness import Freshness
from kzdb.site.addresses import claim_page, source_page, subject_page, topic_page
from kzdb.site.base import Base, Claim, Row
from kzdb.site.editions import Issue, PublishedEdition

__all__ = ["Page", "Site"]

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says.

    Attributes:
        path: its address below the site, like en/claims/4.html.
        template: the name of its template, without an ending.
        values: what the template fills in: texts, numbers, lists and mappings only.
    """

    path: str
    template: str
    values: Values

    def digest(self, form: str) -> str:
        """Return the hash of what it is made from; `form` is that of templates and texts."""
        data = json.dumps([self.path, self.template, self.values], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{form}\n{data}".encode()).hexdigest()[:32]


class Site:
    """What the pages of one language are made from."""

    def __init__(
        self,
        base: Base,
        issues: list[Issue],
        titles: Mapping[str, Mapping[str, str]],
        paged: Collection[int],
        freshness: Iterable[Freshness] = (),
    ) -> None:
        """Take the base in a language, the issues, the titles of reports by slug, the claims that have a page, and
        what is known of the next editions of sources.
        """
        self.base, self.issues, self.titles = base, issues, titles
        self.freshness = {one.source: one for one in freshness}
        self.paged = frozenset(paged)
        self.language = base.language
        self.kinds = {slug: row["kind"] for slug, row in base.entities.items()}
        # Thousands of pages say the same few texts and days.
        self.date = cache(base.wording.date)
        self.source_name = cache(self._source_name)
        self._plain_text = cache(base.wording.text)

    @cached_property
    def newest(self) -> Mapping[tuple[str, str], Issue]:
        """The newest issue of each report and place; `issues` has the newest first."""
        found: dict[tuple[str, str], Issue] = {}
        for issue in self.issues:
            found.setdefault((issue.report, issue.place), issue)
        return found

    @cached_property
    def named(self) -> frozenset[str]:
        """The slugs of everybody and everything that a claim is about or leads to; each has a page."""
        return frozenset(
            slug for claim in self.base.claims.values() for slug in (claim.subject, claim.object) if slug in self.kinds
        )

    @property
    def wording(self) -> Wording:
        """How the language writes figures and dates."""
        return self.base.wording

    def text(self, key: str, **values: Any) -> str:
        """Return a text of the language."""
        return self.wording.text(key, **values) if values else self._plain_text(key)

    def page(self, path: str, template: str, title: str, **values: Any) -> Page:
        """Return a page of this language."""
        return Page(f"{self.language}/{path}", template, {"title": title, **values})

    def word(self, kind: str, value: str) -> str:
        """Return the word for a value of a list, like modality-draft; the value itself when there is none."""
        key = f"{kind}-{value}"
        return self.text(key) if value and self.wording.catalog.has(key) else value

    # --- parts of pages -----------------------------------------------------------------------------------

    def marks(self, claim: Claim) -> list[Values]:
        """Return the marks of a claim: what is printed, its style, and what it means."""
        found = []
        if claim.contested:
            found.append({"sign": "≠", "style": "contested", "means": self.text("mark-contested")})
        if claim.inferred:
            what = ", ".join(self.word("inferred", one) for one in claim.inferred)
            found.append({"sign": "i", "style": "inferred", "means": self.text("mark-inferred", what=what)})
        if claim.modality not in ("", "fact"):
            found.append({"sign": self.word("modality", claim.modality), "style": "word", "means": ""})
        if claim.nature not in ("", "reported"):
            found.append({"sign": self.word("nature", claim.nature), "style": "word", "means": ""})
        return found

    def listed(self, claim: Claim) -> Values:
        """Return a claim as a row of a list."""
        return {
            "id": claim.id,
            "page": claim_page(claim.id) if claim.id in self.paged else "",
            "subject": claim.subject_name,
            "question": claim.question,
            "says": claim.says,
            "figure": claim.parts is not None,
            "period": claim.period,
            "source": self.source_name(claim.source),
            "source_page": source_page(claim.source),
            "marks": self.marks(claim),
            "ended": claim.ended is not None,
        }

    def _source_name(self, slug: str) -> str:
        """Return a source as a line calls it: publisher and year."""
        row = self.base.sources.get(slug)
        if row is None:
            return slug
        year = str(row["published_on"].year) if row["published_on"] else self.text("source-undated")
        return f"{row['publisher_name'] or row['title']}, {year}"

    def published(self, row: Row) -> str:
        """Return when a source was published, in words."""
        day = row["published_on"]
        return self.date(day, row["published_precision"]) if day else self.text("source-undated")

    def subject_link(self, claim: Claim) -> Values:
        """Return the link to what a claim is about."""
        kind = self.kinds.get(claim.subject)
        return {"name": claim.subject_name, "page": subject_page(kind, claim.subject) if kind else ""}

    def topic_link(self, claim: Claim) -> Values:
        """Return the link to what is asked."""
        return {"name": claim.predicate_name, "page": topic_page(claim.kind, claim.predicate)}

    def weight(self, claim: Claim) -> float:
        """Return how much a claim matters to a reader."""
        row = self.base.topics.get(claim.predicate)
        return float(row["weight"] or 0) if row else 0.0

    def in_order(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return claims as a reader wants them: what weighs most first, then the newest."""
        return sorted(
            claims,
            key=lambda one: (
                one.ended is not None, -self.weight(one), one.question, one.subject_name, -one.year,
                not one.preferred, one.id,
            ),
        )  # fmt: skip

    def day(self, text: str) -> str:
        """Return an ISO date or time as the language writes the day."""
        return self.date(dt.date.fromisoformat(text[:10]))

    def report_title(self, slug: str) -> str:
        """Return what a report is called in this language."""
        return title_of(self.titles.get(slug, {}), self.language, slug)

    def issue_title(self, issue: Issue) -> str:
        """Return what an issue is called: the report, and its country or whatever it is about."""
        names = []
        for name, value in sorted(issue.params.items(), key=lambda item: item[0] != "country"):
            entity = self.base.entities.get(value)
            is_claim = name == "claim" and value.isdigit()
            names.append(self.text("claim-number", number=value) if is_claim else entity["name"] if entity else value)
        return ", ".join([self.report_title(issue.report), *names])

    def issue_line(self, issue: Issue) -> Values:
        """Return an issue as a row of a list."""
        own = issue.in_language(self.language)
        return {
            "title": self.issue_title(issue),
            "page": f"{issue.path}.html",
            "label": issue.label,
            "as_of": self.day(own.as_of),
            "published": self.day(own.published),
            "changed": self._changed(own),
            "files": [
                {"language": language, "path": f"{issue.path}/{language}/{name}", "name": name}
                for language, one in issue.by_language.items()
                for name in one.documents
            ],
        }

    def _changed(self, edition: PublishedEdition) -> str:
        """Return how much of what is printed changed, in words."""
        if edition.changes is None:
            return self.text("edition-first")
        if not edition.changes:
            return self.text("edition-same")
        return self.text("edition-changes", count=len(edition.changes), label=edition.before)
