"""`kzdb report narrative --accept`: today's answers put into the .toml, after the texts were written again."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from kzdb.author.narrated import Written
from kzdb.errors import DefinitionError, Verbatim
from kzdb.files import write_bytes

__all__ = ["accept"]


def accept(path: Path, written: Written, names: Sequence[str]) -> dict[str, list[str]]:
    """Write today's answers to `names` into the .toml at `path`, after the texts were written again.

    Returns:
        For each name the texts that rest on it, to be read once more.

    Raises:
        DefinitionError: there is no such name, the base does not answer it, or nothing of it has changed but that a
            newer figure came; the file is as it was. FileError: it cannot be written.
    """
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    for name in names:
        binding, answer = written.narrative.bindings.get(name), written.answers.get(name)
        if binding is None or answer is None:
            known = ", ".join(written.answers) or "none yet"
            raise DefinitionError(f"{path}: got {name!r}, expected a name that the base answers: {known}. Correct it.")
        if answer.newer and not binding.past and answer.text == binding.was:
            raise DefinitionError.at(
                path, binding.line, name, Verbatim(f"a newer figure, {answer.newer[0].text}"), "texts on that one",
                "Bind it (--stub writes its table) and write of it, or say `past = true`.",
            )  # fmt: skip
        values: dict[str, object] = {"was": answer.text}
        if answer.contested and not binding.contested:
            values["contested"] = True
        for key, value in values.items():
            text = _with_value(path, text, name, key, value)
    write_bytes({path: text.encode()})
    return {
        name: [
            f"{one.path}:{one.line}, {one.id}"
            for texts in written.narrative.texts.values()
            for one in texts.values()
            if name in one.names
        ]
        for name in names
    }


def _with_value(path: Path, text: str, name: str, key: str, value: object) -> str:
    """Return a .toml with one value of one table replaced or added, and all else as it was."""
    lines, line = text.splitlines(), f"{key} = {json.dumps(value, ensure_ascii=False)}"
    heads = [number for number, one in enumerate(lines) if one.lstrip().startswith("[")] + [len(lines)]
    for start, end in pairwise(heads):
        if lines[start].partition("]")[0].strip("[ ") == name:
            said = [number for number in range(start, end) if lines[number].strip()[:1] not in ("", "#")]
            old = [number for number in said if re.match(rf"\s*{key}\s*=", lines[number])]
            first, after = (old[0], old[0] + 1) if old else (said[-1] + 1, said[-1] + 1)
            lines[first:after] = [line]
            break
    made = "\n".join(lines) + "\n"
    expected = tomllib.loads(text)
    expected[name][key] = value
    if _is(made, expected):
        return made
    raise DefinitionError(
        f"{path}, {name}: got a table in a form that is not changed by itself, expected [{name}] and a key a line. "
        f"Write `{line}` there."
    )


def _is(text: str, expected: dict[str, object]) -> bool:
    try:
        return tomllib.loads(text) == expected
    except tomllib.TOMLDecodeError:
        return False
