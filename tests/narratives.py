"""Narratives that tests write: the files of a report's folder, in memory."""

from __future__ import annotations

from pathlib import Path

from kzdb.definition.folder import Folder
from kzdb.definition.narrative import Narrative, read_narratives

__all__ = ["TEMPLATE", "folder_of", "narrative_of"]

TEMPLATE = '{{ narrative("standfirst") }}{{ narrative("messages") }}{{ narrative("supply") }}{{ narrative("law") }}'


def folder_of(template: str = TEMPLATE, **files: str) -> Folder:
    """Return a folder with files of a narrative about NAM; `toml="..."` is NAM.toml, `en="..."` is NAM.en.md."""
    named = {"toml": "NAM.toml", **{language: f"NAM.{language}.md" for language in ("en", "ru", "kk")}}
    texts = {f"report/narrative/{named.get(name, name)}": text.encode() for name, text in files.items()}
    return Folder(Path("tiny"), Path("shared"), {"report/template/report.html.j2": template.encode(), **texts})


def narrative_of(toml: str, template: str = TEMPLATE, **texts: str) -> Narrative:
    """Return the narrative about NAM that rests on `toml`, with its texts by language."""
    return read_narratives(folder_of(template, toml=toml, **texts), ("en", "ru", "kk"))["NAM"]
