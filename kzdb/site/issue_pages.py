"""The pages of reports and their editions, what changed, and the first page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kzdb.printed.changes import Change
from kzdb.printed.edition import Item
from kzdb.site.addresses import claim_page
from kzdb.site.claim_pages import check_values
from kzdb.site.editions import Issue, PublishedEdition
from kzdb.site.listing_pages import newest_figure, source_lines
from kzdb.site.pages import Page, Site, Values

__all__ = ["issue_pages"]

_ON_FRONT = 8
"""How many changes and sources the first page shows; the rest is a link away."""

_DISAGREEMENTS_ON_FRONT = 3
_COMPARED = 20
"""How many editions the page of changes compares with those before; older ones say it on their own pages."""


def issue_pages(site: Site) -> Iterator[Page]:
    """Yield the first page, the reports, their editions, what changed, and the disagreements."""
    lines = [site.issue_line(issue) for issue in site.issues]
    yield _home(site, lines)
    yield from _reports(site, lines)
    for issue in site.issues:
        yield _issue(site, issue)
    yield _changes(site)
    yield _disagreements(site)


def _home(site: Site, lines: list[Values]) -> Page:
    base, text, newest = site.base, site.text, site.newest
    live = [claim for claim in base.claims.values() if claim.ended is None]
    latest = newest_figure(live)
    shown = [line for line, issue in zip(lines, site.issues, strict=True) if newest[issue.report, issue.place] is issue]
    changes = [change for issue in newest.values() for change in issue.in_language(site.language).changes or ()]
    changes.sort(key=lambda one: -one.weight)
    disagreements = sorted(_contradictions(site), key=lambda one: not one["open"])
    sources = source_lines(site)
    return site.page(
        "index.html",
        "home",
        text("site-name"),
        description=text("site-tagline"),
        lead=text(
            "home-lead",
            claims=text("claims-count", count=len(live)),
            sources=text("sources-count", count=len(base.sources)),
        ),
        newest=text("home-newest", period=latest.period) if latest else "",
        editions=shown,
        changes=[_change(site, change) for change in changes[:_ON_FRONT]],
        compared=any(issue.in_language(site.language).changes is not None for issue in newest.values()),
        figures=_pulled(site),
        sources=sources[:_ON_FRONT],
        more_sources=len(sources) > _ON_FRONT,
        disagreements=disagreements[:_DISAGREEMENTS_ON_FRONT],
        more_disagreements=len(disagreements) > _DISAGREEMENTS_ON_FRONT,
    )


def _pulled(site: Site) -> list[Values]:
    """Return the newest figure of the weightiest metrics, of each metric one."""
    found: dict[str, Values] = {}
    rows = [row for row in site.base.lists["series"] if row["claim_id"] in site.paged]
    claims = [site.base.claims[row["claim_id"]] for row in rows]
    for claim in sorted(claims, key=lambda one: (-site.weight(one), -one.year, bool(one.object), one.id)):
        if claim.preferred and claim.parts and claim.predicate not in found:
            found[claim.predicate] = {**site.listed(claim), "parts": claim.parts}
    return list(found.values())[:4]


def _reports(site: Site, lines: list[Values]) -> Iterator[Page]:
    of_report: dict[str, list[Values]] = defaultdict(list)
    for issue, line in zip(site.issues, lines, strict=True):
        of_report[issue.report].append(line)
    entries = [
        {"title": site.report_title(slug), "page": f"reports/{slug}.html", "count": len(listed), "newest": listed[0]}
        for slug, listed in sorted(of_report.items())
    ]
    yield site.page(
        "reports/index.html",
        "reports",
        site.text("nav-reports"),
        description=site.text("report-lead"),
        reports=entries,
    )
    for slug, listed in of_report.items():
        title = site.report_title(slug)
        yield site.page(f"reports/{slug}.html", "report", title, description=title, editions=listed)


def _issue(site: Site, issue: Issue) -> Page:
    newest = site.newest[issue.report, issue.place]
    own = issue.in_language(site.language)
    title = site.issue_title(issue)
    line = site.issue_line(issue)
    label = site.text("edition-of", label=issue.label)
    return site.page(
        f"{issue.path}.html",
        "issue",
        f"{title}, {label}",
        description=f"{title}, {label}, {line['as_of']}",
        heading=title,
        label=label,
        line=line,
        report={"title": site.report_title(issue.report), "page": f"reports/{issue.report}.html"},
        revision=own.revision,
        newer=site.issue_line(newest) if newest is not issue else None,
        corrects=own.corrects,
        before=own.before,
        changes=[_change(site, change) for change in own.changes or ()],
        files=[
            {"name": name, "path": f"{issue.path}/{language}/{name}", "sha256": sha256, "language": language,
             "size": (one.folder / name).stat().st_size, "main": name == one.document}
            for language, one in issue.by_language.items()
            for name, sha256 in sorted(one.files.items(), key=lambda item: (item[0] != one.document, item[0]))
        ],
        own_language=own.language,
        printed=_printed(site, own),
        cite=f"{title}. {label}, {line['as_of']}. kzdb. SHA-256 {own.files[own.document]}.",
    )  # fmt: skip


def _printed(site: Site, edition: PublishedEdition) -> list[Values]:
    """Return what an edition prints, page by page; what has no page comes first."""
    pages: dict[int, list[Values]] = defaultdict(list)
    for number, item in enumerate(edition.said, 1):
        if item.claims:
            pages[item.page or 0].append(_item(site, number, item))
    return [{"page": page, "items": items} for page, items in sorted(pages.items())]


def _item(site: Site, number: int, item: Item) -> Values:
    first = site.base.claims.get(item.claims[0])
    return {
        "id": f"p{number}",
        "text": item.text,
        "figure": item.kind in ("figure", "computed", "count"),
        "about": f"{first.subject_name}: {first.question}" if first else "",
        "period": first.period if first else "",
        "claims": [{"id": one, "page": claim_page(one) if one in site.paged else ""} for one in item.claims[:6]],
        "more": max(0, len(item.claims) - 6),
    }


def _changes(site: Site) -> Page:
    compared = [issue for issue in site.issues if issue.in_language(site.language).changes is not None]
    revisions = site.base.lists["revisions"]
    return site.page(
        "changes.html",
        "changes",
        site.text("nav-changes"),
        description=site.text("changes-lead"),
        editions=[
            {
                **site.issue_line(issue),
                "before": issue.in_language(site.language).before,
                "changes": [_change(site, change) for change in issue.in_language(site.language).changes or ()],
            }
            for issue in compared[:_COMPARED]
        ],
        older=len(compared) > _COMPARED,
        revisions=[
            {"revision": row["revision"], "day": site.date(row["loaded_at"].date()),
             "opened": row["opened"], "closed": row["closed"]}
            for row in reversed(revisions)
        ],
    )  # fmt: skip


def _change(site: Site, change: Change) -> Values:
    """Return a change in words: what it is about in this language where the base still knows the claim."""
    claims = [*change.new_claims, *change.old_claims]
    claim = next((site.base.claims[one] for one in claims if one in site.base.claims), None)
    target = next((one for one in claims if one in site.paged), None)
    return {
        "happened": site.text(f"happened-{change.happened}"),
        "kind": change.happened,
        "why": site.text(f"why-{change.why}"),
        "about": f"{claim.subject_name}: {claim.question}" if claim else f"{change.subject}: {change.predicate}",
        "period": claim.period if claim else "",
        "old": change.old_text or "",
        "same": change.old_text == change.new_text and bool(change.new_text),
        "old_page": change.old_page or 0,
        "new": change.new_text or "",
        "new_page": change.new_page or 0,
        "page": claim_page(target) if target is not None else "",
    }


def _contradictions(site: Site) -> list[Values]:
    claims = site.base.claims
    return [
        {
            "id": f"d{row['contradiction_no']}",
            "subject": row["subject_name"],
            "topic": row["predicate_name"],
            "period": site.wording.period(row["period_start"], row["period_end"]),
            "status": site.text(f"status-{row['status']}"),
            "open": row["status"] == "open",
            "explanation": row["explanation"],
            "reason": row["reason"] or "",
            "sides": [
                [site.listed(claims[one]) for one in row[side] if one in claims] for side in ("claims_a", "claims_b")
            ],
        }
        for row in site.base.lists["contradictions"]
    ]


def _disagreements(site: Site) -> Page:
    checks = [row for row in site.base.lists["checks"] if row["verdict"] != "holds"]
    return site.page(
        "disagreements.html",
        "disagreements",
        site.text("nav-disagreements"),
        description=site.text("disagreements-lead"),
        contradictions=_contradictions(site),
        checks=[
            {
                **check_values(site, row),
                "about": row["subject_name"] or "",
                "claims": [{"id": one, "page": claim_page(one)} for one in row["claims"] if one in site.paged],
            }
            for row in sorted(checks, key=lambda one: (one["verdict"] != "fails", one["check_no"]))
        ],
    )
