"""SARIF says what the table says."""

from __future__ import annotations

import json
from pathlib import Path

from kzdb import pipeline
from kzdb.config import Settings

TEXT = (
    "<script>alert()</script>\n\n"
    "In the first nine months of 2020, Namibia seized 12.5 kg of heroin & 1.4 t of cannabis.\n"
)


def test_sarif_has_a_result_for_each_figure(published: Settings, tmp_path: Path) -> None:
    """Columns are from 1 and count code points; a contradiction is an error, an agreement passes."""
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    pipeline.audit(published, tmp_path / "a.md", sarif=tmp_path / "a.sarif")
    (run,) = json.loads((tmp_path / "a.sarif").read_text("utf-8"))["runs"]
    results = run["results"]
    region = results[0]["locations"][0]["physicalLocation"]["region"]

    assert [("matches", "none", "pass"), ("contradicts", "error", "fail")] == [
        (one["ruleId"], one["level"], one["kind"]) for one in results
    ]
    assert (3, "12.5 kg") == (region["startLine"], region["snippet"]["text"])
    assert "12.5 kg" == TEXT.split("\n")[2][region["startColumn"] - 1 :][: region["charLength"]]
    assert {one["ruleId"] for one in results} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}
