"""The JSON Schema of mappings with the words of a workspace in it: editors complete slugs and underline others."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

from kzdb.facts.claims import MODALITIES, NATURES
from kzdb.facts.figures import INTERVAL_KINDS
from kzdb.load.tables.mapping.meaning import IGNORED
from kzdb.load.tables.mapping.preset import presets
from kzdb.load.vocabulary import Vocabulary

__all__ = ["mapping_schema"]


def mapping_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the schema of mapping.toml in which roles, maps and `use` take only what the vocabulary has."""
    text = (files("kzdb.load") / "schemas" / "mapping.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    words = _words(vocabulary)
    schema["$defs"] = {
        **{role: {"enum": list(slugs)} for role, slugs in words.items()},
        **{f"{role}_or_ignored": {"enum": [*slugs, IGNORED]} for role, slugs in words.items()},
    }
    schema["properties"]["preset"]["enum"] = presets()
    table = schema["properties"]["table"]["items"]["properties"]
    for role in words:
        place = table["role"]["properties"][role] = copy.deepcopy(table["role"]["properties"][role])
        place["properties"]["const"] |= {"$ref": f"#/$defs/{role}"}
        for form in place["properties"]["map"]["anyOf"]:
            if form["type"] == "object":
                form["additionalProperties"] = {"$ref": f"#/$defs/{role}_or_ignored"}
    use = table["use"]
    wanted = [role for role in use["propertyNames"]["enum"] if role in words]
    use["properties"] = {role: {**use["additionalProperties"], "items": {"$ref": f"#/$defs/{role}"}} for role in wanted}
    return schema


def _words(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the slugs that may stand in each role."""
    entities = sorted(vocabulary.kinds)
    return {
        "metric": list(vocabulary.metrics),
        "subject": entities,
        "object": entities,
        "breakdown": [*vocabulary.slugs("breakdowns"), *entities],
        "unit": vocabulary.units.slugs(),
        "type": list(vocabulary.relation_types),
        "nature": list(NATURES),
        "modality": list(MODALITIES),
        "interval_kind": list(INTERVAL_KINDS),
    }
