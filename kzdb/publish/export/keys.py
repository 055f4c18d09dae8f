"""What identifies a row of each published table, and which columns lead to rows of another."""

from __future__ import annotations

__all__ = ["FOREIGN", "PRIMARY"]

_OF_CLAIMS = (
    "observations", "relations", "milestones", "statements", "names", "agreement_parties", "memberships",
    "programme_budgets", "contributions", "event_participants", "offices", "series",
)  # fmt: skip
_ENTITIES = (
    "countries", "organisations", "people", "agreements", "programmes", "events", "laws", "substances", "places",
    "documents", "aggregates", "entities",
)  # fmt: skip

PRIMARY: dict[str, tuple[str, ...]] = {
    "claims": ("claim_id",),
    "citations": ("claim_id", "position"),
    "sources": ("source",),
    "source_editions": ("source", "revision"),
    **dict.fromkeys(("metrics", "units", "themes", "topics", "relation_types"), ("slug",)),
    "labels": ("list", "slug", "language"),
    "text_labels": ("source", "text", "language"),
    "sentences": ("code", "params", "language"),
    "country_scope": ("country", "entity"),
    "remarks": ("claim_id", "revision"),
    "metric_definitions": ("metric", "revision"),
    "checks": ("check_no",),
    "contradictions": ("contradiction_no",),
    "former_claims": ("claim_id",),
    "revisions": ("revision",),
    "revision_changes": ("revision", "change", "claim_id"),
    "decisions": ("decision",),
    "grades": ("claim_id",),
    **dict.fromkeys(_OF_CLAIMS, ("claim_id",)),
    **dict.fromkeys(_ENTITIES, ("slug",)),
}
"""The columns of each table that tell its rows apart; tables without such columns are not listed."""

FOREIGN: dict[str, dict[str, tuple[str, str]]] = {
    "claims": {"source": ("sources", "source"), "unit": ("units", "slug")},
    "citations": {"claim_id": ("claims", "claim_id"), "source": ("sources", "source")},
    "contradictions": {
        "claim_a": ("claims", "claim_id"), "claim_b": ("claims", "claim_id"),
        "source_a": ("sources", "source"), "source_b": ("sources", "source"),
    },
    "source_editions": {"source": ("sources", "source"), "publisher": ("organisations", "slug")},
    "sources": {"publisher": ("organisations", "slug")},
    "metrics": {"unit": ("units", "slug"), "theme": ("themes", "slug")},
    "topics": {"theme": ("themes", "slug")},
    "relation_types": {"theme": ("themes", "slug")},
    "country_scope": {"country": ("countries", "slug"), "entity": ("entities", "slug")},
    "decisions": {"source": ("sources", "source")},
    "grades": {"claim_id": ("claims", "claim_id"), "source": ("sources", "source")},
    **{table: {"claim_id": ("claims", "claim_id"), "source": ("sources", "source")} for table in _OF_CLAIMS},
    **{
        table: {"country": ("countries", "slug")}
        for table in ("organisations", "programmes", "laws", "places", "entities")
    },
}  # fmt: skip
"""For each table, the columns that lead elsewhere: to which table, and to which of its columns."""

FOREIGN["observations"] |= {"metric": ("metrics", "slug"), "unit": ("units", "slug"), "country": ("countries", "slug")}
FOREIGN["agreement_parties"] |= {"agreement": ("agreements", "slug")}
FOREIGN["event_participants"] |= {"event": ("events", "slug")}
FOREIGN["offices"] |= {"person": ("people", "slug")}
FOREIGN["contributions"] |= {"unit": ("units", "slug")}
FOREIGN["programme_budgets"] |= {"unit": ("units", "slug")}
