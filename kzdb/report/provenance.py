"""The provenance of an edition: everything it was made from, by digest, so that it can be made again and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import duckdb

from kzdb.definition.parameters import Value
from kzdb.definition.report import Report
from kzdb.printed.edition import Before
from kzdb.proof.versions import versions
from kzdb.report.data.rows import Rows


def base_of(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Return which base an edition is made from: revision, cut-off, digest of its content, schema."""
    answer = connection.execute("SELECT revision, as_of::VARCHAR, content_sha256, schema_head FROM _published")
    return dict(zip(("revision", "as_of", "content_sha256", "schema_head"), answer.fetchone() or (), strict=True))


def provenance_of(
    report: Report,
    parameters: Mapping[str, Value],
    language: str,
    base: Mapping[str, Any],
    results: Mapping[str, Rows],
    before: Before | None = None,
) -> dict[str, Any]:
    """Return the provenance of an edition, as JSON can hold it; `before` is the edition that it is compared with."""
    compared = {"before": {"edition": before.name, "sha256": dict(before.sha256)}} if before else {}
    return {
        **compared,
        "report": report.manifest.slug,
        "version": report.manifest.version,
        "language": language,
        "parameters": {name: str(value) for name, value in parameters.items()},
        "base": dict(base),
        "queries": {name: {"rows": len(rows), "sha256": _hash_rows(rows)} for name, rows in results.items()},
        "files": report.folder.hashes,
        "versions": versions(),
    }


def to_json(provenance: Mapping[str, Any]) -> str:
    """Return a provenance as the file inside an edition."""
    return json.dumps(provenance, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _hash_rows(rows: Rows) -> str:
    lines = [json.dumps(list(rows[0]))] if rows else []
    lines += [json.dumps([row[name] for name in row], default=str, ensure_ascii=False) for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
