"""Lists of claims that need no search: by topic, by name (A to Z), by year, by source; and the indexes to them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kzdb.site.addresses import source_page, subject_page, topic_page, year_page
from kzdb.site.base import Claim, Row
from kzdb.site.pages import Page, Site, Values

__all__ = ["listing_pages", "newest_figure", "source_lines"]


def listing_pages(site: Site) -> Iterator[Page]:
    """Yield the indexes and every list they lead to."""
    yield from _topics(site)
    yield from _names(site)
    yield from _years(site)
    yield from _sources(site)


def _groups(site: Site, claims: Iterable[Claim], by: str) -> Values:
    """Return claims in groups with a heading each, and how many rows of data sets are left out."""
    claims = list(claims)
    groups: dict[str, list[Values]] = defaultdict(list)
    for claim in site.in_order(one for one in claims if one.id in site.paged):
        groups[_heading(site, claim, by)].append(site.listed(claim) | {"question": _part(claim)})
    return {
        "groups": [
            {"name": name, "id": f"g{number}", "claims": listed}
            for number, (name, listed) in enumerate(groups.items(), 1)
        ],
        "by": by,
        "left_out": sum(claim.id not in site.paged for claim in claims),
    }


def _heading(site: Site, claim: Claim, by: str) -> str:
    if by == "subject":
        return claim.subject_name
    return site.text("topics-names") if claim.kind == "naming" else _capital(claim.predicate_name)


def _part(claim: Claim) -> str:
    """Return what is left of the question where the page or the heading says the topic."""
    if claim.kind == "naming":
        return claim.predicate_name
    return claim.object_name if claim.kind == "observation" else ""


# --- by topic -------------------------------------------------------------------------------------------------


def _topics(site: Site) -> Iterator[Page]:
    of_topic: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in site.base.claims.values():
        of_topic[claim.kind, claim.predicate].append(claim)
    themes: dict[str, list[Values]] = defaultdict(list)
    for (kind, predicate), claims in sorted(of_topic.items(), key=lambda item: (-site.weight(item[1][0]), item[0])):
        row = site.base.topics.get(predicate)
        name = claims[0].predicate_name
        live = sum(claim.ended is None for claim in claims)
        entry = {"name": _capital(name), "page": topic_page(kind, predicate), "count": live, "kind": ""}
        theme = row["theme_name"] if row else site.text("topics-names" if kind == "naming" else "topics-dates")
        themes[theme].append(entry)
        yield site.page(
            topic_page(kind, predicate),
            "listing",
            _capital(name),
            eyebrow=theme,
            up={"name": site.text("nav-topics"), "page": "topics/index.html"},
            lead=row["definition"] or "" if row else "",
            description=row["definition"] or name if row else name,
            **_groups(site, claims, "subject"),
        )
    order = [row["name"] for row in site.base.lists["themes"]]
    groups = sorted(themes.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))
    yield _index(site, "topics", groups)


# --- by name --------------------------------------------------------------------------------------------------


def _names(site: Site) -> Iterator[Page]:
    of_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in site.base.claims.values():
        of_subject[claim.subject].append(claim)
        if claim.object:
            of_subject[claim.object].append(claim)
    letters: dict[str, list[Values]] = defaultdict(list)
    for slug, row in sorted(site.base.entities.items(), key=lambda item: (_sortable(item[1]["name"]), item[0])):
        if slug not in site.named:
            continue
        claims = of_subject[slug]
        kind = site.word("kind", row["kind"])
        live = len({claim.id for claim in claims if claim.ended is None})
        entry = {"name": row["name"], "page": subject_page(row["kind"], slug), "count": live, "kind": kind}
        letters[_letter(row["name"])].append(entry)
        yield site.page(
            subject_page(row["kind"], slug),
            "listing",
            row["name"],
            eyebrow=kind,
            up={"name": site.text("nav-names"), "page": "names/index.html"},
            lead=_aliases(site, row),
            description=row["name"],
            **_groups(site, {claim.id: claim for claim in claims}.values(), "topic"),
        )
    yield _index(site, "names", sorted(letters.items(), key=lambda item: _sortable(item[0])))


def _aliases(site: Site, row: Row) -> str:
    names = list(dict.fromkeys(name for name in (row["acronym"], *(row["aliases"] or ())) if name))
    names = [name for name in names if name != row["name"]]
    return site.text("listing-aliases", names="; ".join(names)) if names else ""


def _sortable(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold()


def _letter(name: str) -> str:
    first = next((character for character in name if character.isalnum()), "#").upper()
    return first if first.isalpha() else "#"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


# --- by year --------------------------------------------------------------------------------------------------


def _years(site: Site) -> Iterator[Page]:
    of_year: dict[int, list[Claim]] = defaultdict(list)
    for claim in site.base.claims.values():
        if claim.kind not in ("naming", "statement") and claim.ended is None:
            of_year[claim.year].append(claim)
    entries: list[Values] = []
    for year, claims in sorted(of_year.items(), reverse=True):
        name = str(year) if year else site.text("years-undated")
        entries.append({"name": name, "page": year_page(year), "count": len(claims), "kind": ""})
        yield site.page(
            year_page(year),
            "listing",
            name,
            eyebrow=site.text("nav-years"),
            up={"name": site.text("nav-years"), "page": "years/index.html"},
            lead="",
            description=name,
            **_groups(site, claims, "topic"),
        )
    yield _index(site, "years", [("", entries)])


# --- by source ------------------------------------------------------------------------------------------------


def _sources(site: Site) -> Iterator[Page]:
    of_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in site.base.claims.values():
        of_source[claim.source].append(claim)
    editions: dict[str, list[Row]] = defaultdict(list)
    for row in site.base.lists["source_editions"]:
        editions[row["source"]].append(row)
    for row in site.base.lists["sources"]:
        slug = row["source"]
        yield site.page(
            source_page(slug),
            "source",
            row["title"],
            description=site.source_name(slug),
            publisher=row["publisher_name"] or "",
            **_next_edition(site, slug),
            published=site.published(row),
            published_note=row["published_note"] or "",
            licence=row["licence"] or "",
            language=row["language"] or "",
            url=row["url"] or "",
            reliability=row["reliability"] or "",
            reliability_word=site.word("about-reliability", row["reliability"] or ""),
            reliability_reason=row["reliability_reason"] or "",
            relies_on=[
                {"name": site.source_name(one), "page": source_page(one)}
                for one in row["relies_on"] or ()
                if one in site.base.sources
            ],
            editions=[_edition(site, edition) for edition in editions[slug]],
            **_groups(site, of_source[slug], "topic"),
        )  # fmt: skip
    yield site.page(
        "sources/index.html",
        "sources",
        site.text("nav-sources"),
        description=site.text("sources-lead"),
        sources=source_lines(site),
    )


def source_lines(site: Site) -> list[Values]:
    """Return the sources with what tells how fresh they are, the newest first."""
    of_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in site.base.claims.values():
        of_source[claim.source].append(claim)
    newest = {source: newest_figure(claims) for source, claims in of_source.items()}
    return [
        {
            "title": row["title"],
            "publisher": row["publisher_name"] or "",
            "page": source_page(row["source"]),
            "published": site.published(row),
            "age": site.text("years-old", count=_years_between(row["published_on"], site.base.day))
            if row["published_on"]
            else "",
            "newest": figure.period if (figure := newest.get(row["source"])) else "",
            "claims": row["claims"],
            "reliability": row["reliability"] or "",
            **_next_edition(site, row["source"]),
        }
        for row in site.base.lists["sources"]
    ]


def _next_edition(site: Site, source: str) -> Values:
    """Return when a new edition is expected and whether that day has passed, where to look and when somebody did."""
    known = site.freshness.get(source)
    if known is None:
        return {"next": "", "late": False, "look": "", "looked": ""}
    expected, looked = (site.date(day) if day else "" for day in (known.expected, known.looked))
    return {"next": expected, "late": known.overdue, "look": known.look, "looked": looked}


def newest_figure(claims: Iterable[Claim]) -> Claim | None:
    """Return the newest figure: a fact about a year at most; a plan of several says nothing of age."""
    dated = [one for one in claims if one.kind == "observation" and one.ended is None and one.dated and one.parts]
    return max(dated, key=lambda one: (one.dated, one.preferred, -one.id), default=None)


def _years_between(first: dt.date, last: dt.date) -> int:
    return max(0, last.year - first.year - ((last.month, last.day) < (first.month, first.day)))


def _edition(site: Site, row: Row) -> Values:
    return {
        "label": row["edition"] or "",
        "document": row["document"],
        "sha256": row["sha256"],
        "published": site.published(row),
        "current": row["is_current"],
        "claims": row["claims"],
        "revision": row["revision"],
    }


def _index(site: Site, name: str, groups: Iterable[tuple[str, list[Values]]]) -> Page:
    listed = [{"name": head, "id": f"g{number}", "entries": entries} for number, (head, entries) in enumerate(groups)]
    return site.page(
        f"{name}/index.html",
        "index",
        site.text(f"nav-{name}"),
        lead=site.text(f"{name}-lead"),
        description=site.text(f"{name}-lead"),
        groups=listed,
        letters=name == "names",
    )
