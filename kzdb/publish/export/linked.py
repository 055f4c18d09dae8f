"""Claims and their evidence as JSON-LD: PROV-O says where each comes from, W3C Web Annotation where its words are.

One query a kind of node (the folder nodes/) makes the JSON in DuckDB; it is streamed into the file, a node a line.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from duckdb import DuckDBPyConnection

__all__ = ["CONTEXT", "write_linked"]

KZ = "urn:kzdb:term:"
_IDS = (
    "publisher", "wasDerivedFrom", "specializationOf", "wasAttributedTo", "fact", "subject", "object", "wasQuotedFrom",
    "hadPrimarySource", "wasGeneratedBy", "motivatedBy", "body", "hasSource", "conformsTo",
)  # fmt: skip
_TERMS = {
    "name": "rdfs:label", "title": "dcterms:title", "publisher": "dcterms:publisher", "licence": "dcterms:license",
    "language": "dcterms:language", "issued": "dcterms:issued", "conformsTo": "dcterms:conformsTo",
    "wasDerivedFrom": "prov:wasDerivedFrom", "specializationOf": "prov:specializationOf",
    "wasAttributedTo": "prov:wasAttributedTo", "wasQuotedFrom": "prov:wasQuotedFrom",
    "hadPrimarySource": "prov:hadPrimarySource", "wasGeneratedBy": "prov:wasGeneratedBy", "endedAt": "prov:endedAtTime",
    "motivatedBy": "oa:motivatedBy", "body": "oa:hasBody", "target": "oa:hasTarget", "hasSource": "oa:hasSource",
    "hasSelector": "oa:hasSelector", "refinedBy": "oa:refinedBy", "fragment": "rdf:value", "exact": "oa:exact",
    "start": "oa:start", "end": "oa:end",
}  # fmt: skip
_DATES = {"periodStart": "xsd:date", "periodEnd": "xsd:date", "endedAt": "xsd:dateTime"}

CONTEXT: dict[str, object] = {
    "@vocab": KZ,
    "kz": KZ,
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{kind: f"urn:kzdb:{kind}:" for kind in ("entity", "source", "revision", "claim", "fact", "passage")},
}
"""What every term of the file means. Terms of kzdb's own are under urn:kzdb:term:, its things under urn:kzdb:."""

for _term in sorted({*_TERMS, *_IDS, *_DATES}):
    _meaning = {"@id": _TERMS.get(_term, f"kz:{_term}")}
    if _term in _IDS:
        _meaning["@type"] = "@id"
    if _term in _DATES:
        _meaning["@type"] = _DATES[_term]
    CONTEXT[f"{_term}"] = _meaning


def write_linked(connection: DuckDBPyConnection, path: Path) -> int:
    """Write the whole published file as one JSON-LD document and return the number of nodes."""
    count = 0
    scripts = sorted(files("kzdb.publish.export").joinpath("nodes").iterdir(), key=lambda script: script.name)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        for script in scripts:
            # A merge patch over nothing leaves out what is null.
            query = f"SELECT json_merge_patch('{{}}', node)::VARCHAR FROM ({script.read_text('utf-8')})"
            for batch in connection.sql(query).to_arrow_reader():
                nodes = batch.column(0).to_pylist()
                if nodes:
                    out.write(("," if count else "") + "\n" + ",\n".join(nodes))
                    count += len(nodes)
        out.write("\n]}\n")
    return count
