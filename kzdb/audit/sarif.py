"""The outcome of an audit as SARIF 2.1.0, one result for each figure."""

from __future__ import annotations

from typing import Any

from kzdb.audit.verdicts import VERDICTS, Audit, Finding

__all__ = ["MEANS", "as_sarif"]

_LEVELS = {"contradicts": "error", "another period": "warning", "unclear": "warning"}
_KINDS = {"matches": "pass", "rounding": "pass", "unknown": "open"}
MEANS = {
    "matches": "The base has this figure.",
    "rounding": "The base has this figure, printed more or less exactly.",
    "contradicts": "The base has another figure for this.",
    "another period": "The base has comparable figures, but for another period.",
    "unknown": "The base has no figure of this kind.",
    "unclear": "The number could not be read whole, and was not checked.",
}
"""What each verdict means, in a sentence."""


def as_sarif(audit: Audit, uri: str, version: str) -> dict[str, Any]:
    """Return the outcome as a SARIF log; `uri` names the file, `version` is kzdb's.

    What was not read is a notification of the tool.
    """
    rules = [{"id": verdict.replace(" ", "-"), "shortDescription": {"text": MEANS[verdict]}} for verdict in VERDICTS]
    unread = [{"level": "warning", "message": {"text": f"not read: {what}"}} for what in audit.unreadable]
    run = {
        "tool": {"driver": {"name": "kzdb audit", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, uri, audit.unit) for finding in audit.findings],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": unread}],
    }
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, uri: str, unit: str) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    if unit == "line":
        location["physicalLocation"]["region"] = {
            "startLine": finding.line,
            "startColumn": finding.column + 1,
            "charOffset": finding.start,
            "charLength": finding.end - finding.start,
            "snippet": {"text": finding.text},
        }
    else:  # a page has no lines
        location["logicalLocations"] = [{"name": f"page {finding.line}"}]
    return {
        "ruleId": finding.verdict.replace(" ", "-"),
        "level": _LEVELS.get(finding.verdict, "none"),
        "kind": _KINDS.get(finding.verdict, "fail"),
        "message": {"text": f"{finding.text}: {finding.verdict}: {finding.why}"},
        "locations": [location],
        "properties": {"claims": list(finding.claims)},
    }
