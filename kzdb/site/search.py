"""The search index: words of every page as classic scripts, which a browser reads also from a folder, without a server.

`search/<language>/pages-<n>.js` hold titles and addresses, `words-<shard>.js` which pages each word is on. A small base
has one shard; a large one has a shard for each first two letters of a word, so that a search reads a few of them.
`search.js` folds what is typed in the same way as `words_of`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kzdb.site.addresses import source_page, subject_page
from kzdb.site.pages import Site, Values

__all__ = ["LETTERS", "search_scripts", "words_of"]

LETTERS = str.maketrans("ёәғқңөұүһі", "еагкноуухи")
"""Letters that are typed for others: ё, and the Kazakh ones on a Russian keyboard."""

_BLOCK = 1_000
_ONE_SHARD = 5_000
_GROUPED = re.compile(r"(?<=\d)[,\s\u00a0\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")


def words_of(text: str) -> set[str]:
    """Return the words a text is found by: folded, numbers whole and without their group marks."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS)
    folded = _GROUPED.sub("", folded)
    return {word.replace(",", ".").replace("_", "") for word in _WORD.findall(folded)} - {""}


def search_scripts(site: Site) -> Mapping[str, str]:
    """Return the scripts of the index of one language, by their address below the site."""
    entries = list(_entries(site))
    postings: dict[str, list[int]] = defaultdict(list)
    for number, (_, words) in enumerate(entries):
        for word in words:
            postings[word].append(number)
    folder = f"search/{site.language}"
    scripts: dict[str, str] = {}
    for start in range(0, len(entries), _BLOCK):
        block = [page for page, _ in entries[start : start + _BLOCK]]
        scripts[f"{folder}/pages-{start // _BLOCK}.js"] = _call("kzdbPages", start, block)
    split = len(entries) > _ONE_SHARD
    shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(postings):
        shards[_shard(word) if split else "all"][word] = postings[word]
    for name, shard in shards.items():
        scripts[f"{folder}/words-{name}.js"] = _call("kzdbWords", name, shard)
    about = {"pages": len(entries), "block": _BLOCK, "shards": sorted(shards) if split else []}
    scripts[f"{folder}/index.js"] = _call("kzdbIndex", about)
    return scripts


def _entries(site: Site) -> Iterable[tuple[list[str], set[str]]]:
    """Yield what is found, the weightiest first: title, second line, address; and its words.

    Editions come last: a new one moves the numbers of no claim, and few scripts are written again.
    """
    base = site.base
    titles = {slug: row["title"] for slug, row in base.sources.items()}
    for slug, row in base.entities.items():
        if slug in site.named:
            names = " ".join(filter(None, (row["name"], row["acronym"], *(row["aliases"] or ()), slug)))
            yield [row["name"], site.word("kind", row["kind"]), subject_page(row["kind"], slug)], words_of(names)
    for slug, row in base.sources.items():
        title = f"{row['title']} {row['publisher_name'] or ''}"
        yield [row["title"], site.source_name(slug), source_page(slug)], words_of(title)
    for claim in site.in_order(one for one in base.claims.values() if one.id in site.paged):
        quotes = " ".join(row["quote"] or "" for row in base.citations.get(claim.id, ()))
        line = site.listed(claim)
        second = " · ".join(filter(None, (claim.subject_name, claim.question, claim.period)))
        words = " ".join((claim.says, second, claim.as_printed, quotes, titles.get(claim.source, ""), str(claim.id)))
        yield [claim.says or claim.question, f"{second} · {line['source']}", line["page"]], words_of(words)
    for issue in site.issues:
        title = f"{site.issue_title(issue)}, {site.text('edition-of', label=issue.label)}"
        yield [title, site.issue_line(issue)["as_of"], f"{issue.path}.html"], words_of(title)


def _shard(word: str) -> str:
    """Return the shard of a word: its first two letters as numbers, safe as a file name anywhere."""
    return "-".join(f"{ord(letter):x}" for letter in word[:2])


def _call(function: str, *values: Values | list[list[str]] | dict[str, list[int]] | str | int) -> str:
    """Return a script that hands values to a function; no text in them can end the script or a line of it."""
    text = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    for sign, escaped in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escaped)
    return f"{function}({text});\n"
