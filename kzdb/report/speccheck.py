"""What the spec of a chart may say: Vega-Lite without what reads, loops, guesses or types a number itself.

The engine is JavaScript and has no other fence: a list a million long or a pattern that backtracks for ever would end
the process, and a misspelt word is left out without a sound. So words, functions and sizes are listed here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kzdb.errors import RenderError, shorten
from kzdb.report.reading import read_text
from kzdb.report.words import has_digit

TEXT = "t:"
"""A string of a spec that begins so is the key of a text, not the text."""

_KEYS = """
$schema aggregate align anchor and angle as autosize axis background band bandPosition baseline bottom bounds
calculate center clip color column columns condition contains cornerRadius cornerRadiusEnd data datum description
detail domain domainCap domainColor domainMax domainMin domainOpacity domainWidth dx dy ellipsis encoding end equal
errorband expr facet field fields fill fillOpacity filled filter flatten fold fontSize fontStyle fontWeight format
frame grid gridColor gridDash gridOpacity gridWidth groupby gt gte hconcat header height in innerRadius interpolate
interval joinaggregate key keys labelAlign labelAnchor labelAngle labelBaseline labelBound labelColor labelExpr
labelFlush labelFontSize labelFontStyle labelFontWeight labelLimit labelLineHeight labelOffset labelOrient
labelOverlap labelPadding labelSeparation labels layer left legend limit line lineBreak lineHeight lt lte mark
maxExtent minExtent name nice not null offset oneOf op opacity or order orient outerRadius padding paddingInner
paddingOuter params pivot point radius range resolve reverse right round row rowPadding scale scheme shape size sort
spacing spec stack start step stroke strokeCap strokeDash strokeDashOffset strokeJoin strokeOpacity strokeWidth style
subtitle symbolFillColor symbolSize symbolStrokeColor symbolStrokeWidth symbolType tension test text theta thickness
tickBand tickColor tickCount tickExtra tickOffset tickSize tickWidth ticks timeUnit title titleAlign titleAnchor
titleAngle titleBaseline titleColor titleFontSize titleFontStyle titleFontWeight titleLimit titleOrient titlePadding
titleX titleY top transform translate type valid value values vconcat view width window x x2 xOffset y y2 yOffset zero
zindex
"""
KEYS = frozenset(_KEYS.split())
"""What an object of a spec may hold; nothing that reads a file, makes data, takes a sample or waits for a hand."""

MARKS = frozenset({"arc", "area", "bar", "circle", "line", "point", "rect", "rule", "square", "text", "tick", "trail"})
TYPES = MARKS | {
    "band", "fit", "fit-x", "fit-y", "gradient", "linear", "log", "nominal", "none", "ordinal", "pad", "pow",
    "quantile", "quantitative", "quantize", "sqrt", "symbol", "symlog", "temporal", "threshold", "time", "utc",
}  # fmt: skip
"""What may stand as a type: marks, kinds of data, of scales, of fitting, of legends."""

FUNCTIONS = frozenset(
    {
        "abs", "ceil", "clamp", "date", "day", "floor", "format", "if", "indexof", "isValid", "length", "log", "lower",
        "max", "min", "month", "pow", "quarter", "round", "slice", "split", "sqrt", "substring", "time", "timeFormat",
        "toDate", "toNumber", "toString", "trim", "upper", "utcFormat", "utcyear", "year",
    }
)  # fmt: skip
"""What an expression may call: no clock, no chance, no pattern, nothing that makes a text or a list longer."""

_EXPRESSIONS = frozenset({"calculate", "expr", "filter", "labelExpr", "test"})
_WORDS = frozenset({"title", "subtitle", "text", "description"})
_TOKEN = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<call>[A-Za-z_$][\w$]*)\s*\(|datum\.(?P<field>\w+)"""
)
_NUMBER = re.compile(r"(?:.?[<>=^])?[+\-( ]?[$#]?0?\d*,?(?:\.\d+)?~?[a-zA-Z%]?")
_LARGEST = 10_000
_MOST_TICKS = 100


def read_json(path: Path) -> tuple[dict[str, Any], str]:
    """Read a JSON object, strictly; return it with its text."""
    text = read_text(path, RenderError)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                raise RenderError(f"{place(path, text, name)}: {name!r} stands twice in one object. Take one out.")
        return dict(pairs)

    def no_number(name: str) -> None:
        raise RenderError(f"{place(path, text, name)}: got {name}, expected a number.")

    try:
        found = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise RenderError(f"{path}:{error.lineno}: not JSON: {error.msg}.") from None
    except (RecursionError, ValueError):
        raise RenderError(f"{path}: not JSON: nested too deep, or a number too long. Mend the file.") from None
    if not isinstance(found, dict):
        raise RenderError(f"{path}:1: got {type(found).__name__}, expected a JSON object.")
    return found, text


def check_spec(path: Path, text: str, spec: dict[str, Any]) -> None:
    """Raise RenderError for the first thing in a spec that no chart of a report may say; `text` is the file's."""
    for word, says in _problems(spec, ""):
        raise RenderError(f"{place(path, text, word)}: {says}.")


def place(path: Path, text: str, word: str) -> str:
    """Return a file with the line that a word stands in first, in quotation marks or without."""
    at = max(text.find(json.dumps(word, ensure_ascii=False)), text.find(f'"{word}"'))
    at = at if at >= 0 else text.find(word)
    return f"{path}:{text.count(chr(10), 0, at) + 1}" if at >= 0 else str(path)


def _problems(node: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a part of a spec that stands under `key`: the word to look for, and the fault."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in KEYS and key != "data":
                near = get_close_matches(name, KEYS, 1)
                yield name, f"got {name!r}, which no chart may say" + (f"; did you mean {near[0]!r}" if near else "")
            yield from _problems(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _problems(value, key)
    elif isinstance(node, str):
        yield from _string(node, key)
    elif isinstance(node, int | float) and not isinstance(node, bool):
        most = _MOST_TICKS if key == "tickCount" else _LARGEST
        if abs(node) > most or (key in {"width", "height"} and node < 0):
            yield str(node), f"got {key} {node}, expected at most {most} and, of a size, no less than nothing"


def _string(value: str, key: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a string that stands under `key`."""
    if key in _EXPRESSIONS:
        for match in _TOKEN.finditer(value):
            if match["call"] and match["call"] not in FUNCTIONS:
                yield value, f"calls {match['call']}(), expected one of {', '.join(sorted(FUNCTIONS))}"
            if match["text"] and has_digit(match["text"]) and not re.fullmatch(r".#[0-9a-fA-F]+.", match["text"]):
                yield value, f"a digit typed in a chart: {match['text']}; have the query bring it"
    elif key in _WORDS and not value.startswith(TEXT):
        yield value, f"got the text {shorten(value)}, expected the key of one in i18n: {TEXT}chart..."
    elif key == "mark" and value not in MARKS:
        yield value, f"got the mark {value!r}, expected one of {', '.join(sorted(MARKS))}"
    elif key == "type" and value not in TYPES:
        yield value, f"got the type {value!r}, expected one such as quantitative, nominal, temporal or a mark"
    elif key == "format" and "%" not in value.removesuffix("%") and not _NUMBER.fullmatch(value):
        yield value, f"got the format {value!r}, expected one of d3-format, such as ',.1f', or of d3-time-format"
    elif key == "$schema" and "/vega-lite/" not in value:
        yield value, f"got the schema {value!r}, expected that of Vega-Lite"
    elif key in {"width", "height"}:
        yield value, f"got {key} {value!r}, expected a number"


def unknown_fields(spec: Any, known: Collection[str]) -> Iterator[str]:
    """Yield the fields that a spec draws and neither a row has nor an earlier step of the spec makes."""
    made: set[str] = set()
    used: dict[str, None] = {}

    def walk(node: Any, key: str) -> None:
        if isinstance(node, dict):
            for name, value in node.items():
                walk(value, name)
        elif isinstance(node, list):
            for value in node:
                walk(value, key)
        elif isinstance(node, str):
            if key == "as":
                made.add(node)
            elif key in {"field", "groupby"}:
                used[node] = None
            elif key in _EXPRESSIONS and key != "labelExpr":
                used.update(dict.fromkeys(match["field"] for match in _TOKEN.finditer(node) if match["field"]))

    walk(spec, "")
    yield from (field for field in used if field not in made and field not in known)
