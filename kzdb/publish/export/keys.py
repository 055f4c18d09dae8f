"""What identifies a row of each published view, and which columns lead to rows of another."""

from __future__ import annotations

__all__ = ["FOREIGN", "PRIMARY"]

_OF_CLAIMS = (
    "observations", "relations", "milestones", "statements", "names", "agreement_parties", "memberships",
    "programme_budgets", "contributions", "event_participants", "offices",
)  # fmt: skip
_ENTITIES = (
    "countries", "organisations", "people", "agreements", "programmes", "events", "laws", "substances", "places",
    "documents",
)  # fmt: skip

PRIMARY: dict[str, tuple[str, ...]] = {
    "claims": ("claim_id",),
    "citations": ("claim_id", "source", "line", "char_start", "char_end"),
    "sources": ("source",),
    "source_editions": ("source", "sha256"),
    "metrics": ("slug",),
    "units": ("slug",),
    "labels": ("list", "slug", "language"),
    "revisions": ("revision",),
    "revision_changes": ("revision", "change", "claim_id"),
    "decisions": ("decision",),
    "grades": ("claim_id",),
    **dict.fromkeys(_OF_CLAIMS, ("claim_id",)),
    **dict.fromkeys(_ENTITIES, ("slug",)),
}
"""The columns of each view that tell its rows apart; views without such columns are not listed."""

FOREIGN: dict[str, dict[str, tuple[str, str]]] = {
    "claims": {"source": ("sources", "source"), "unit": ("units", "slug")},
    "citations": {"claim_id": ("claims", "claim_id"), "source": ("sources", "source")},
    "contradictions": {
        "claim_a": ("claims", "claim_id"), "claim_b": ("claims", "claim_id"),
        "source_a": ("sources", "source"), "source_b": ("sources", "source"),
    },
    "source_editions": {"source": ("sources", "source"), "publisher": ("organisations", "slug")},
    "sources": {"publisher": ("organisations", "slug")},
    "metrics": {"unit": ("units", "slug")},
    "decisions": {"source": ("sources", "source")},
    "grades": {"claim_id": ("claims", "claim_id"), "source": ("sources", "source")},
    **{view: {"claim_id": ("claims", "claim_id"), "source": ("sources", "source")} for view in _OF_CLAIMS},
    **{view: {"country": ("countries", "slug")} for view in ("organisations", "programmes", "laws", "places")},
}  # fmt: skip
"""For each view, the columns that lead elsewhere: to which view, and to which of its columns."""

FOREIGN["observations"] |= {"metric": ("metrics", "slug"), "unit": ("units", "slug"), "country": ("countries", "slug")}
FOREIGN["agreement_parties"] |= {"agreement": ("agreements", "slug")}
FOREIGN["event_participants"] |= {"event": ("events", "slug")}
FOREIGN["offices"] |= {"person": ("people", "slug")}
FOREIGN["contributions"] |= {"unit": ("units", "slug")}
FOREIGN["programme_budgets"] |= {"unit": ("units", "slug")}
