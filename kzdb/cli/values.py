"""One value of an answer as text: for a cell a person reads, and for JSON a program reads."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping
from decimal import Decimal

__all__ = ["as_json", "as_text", "unique_names"]

# What a terminal would obey rather than show: no escape sequence in a source reaches the screen.
CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), 0x7F, *range(0x80, 0xA0))}
CONTROLS |= {ord("\n"): "↵", ord("\t"): " ", ord("\r"): "", 0x2028: "↵", 0x2029: "↵"}
CONTROLS |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")  # these turn the direction


def as_text(value: object, null: str = "") -> str:
    """Return `value` for a person, on one line: ISO dates, plain numbers, `null` for nothing."""
    if value is None:
        return null
    if isinstance(value, str):
        return value.translate(CONTROLS)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _plain(value)
    if isinstance(value, list | tuple) and not any(isinstance(item, list | tuple | Mapping) for item in value):
        return ", ".join(as_text(item) for item in value)
    if isinstance(value, list | tuple | Mapping):
        return json.dumps(as_json(value), ensure_ascii=False).translate(CONTROLS)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def as_json(value: object) -> object:
    """Return `value` as JSON can hold it: dates as ISO text, decimals as numbers, NaN and infinities null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, Mapping):
        return {as_text(key): as_json(item) for key, item in value.items()}
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return as_text(value)


def unique_names(names: list[str]) -> list[str]:
    """Return `names` with a number after each that was there before: an object can hold a name once."""
    unique: list[str] = []
    for name in names:
        candidate, number = name, 1
        while candidate in unique:
            candidate, number = f"{name}_{number}", number + 1
        unique.append(candidate)
    return unique


def _plain(value: float) -> str:
    """Return a float without an exponent where that can be read, and without `.0` behind a whole number."""
    if not math.isfinite(value) or not 1e-6 <= abs(value) < 1e16:
        return "0" if value == 0 else repr(value)
    text = format(Decimal(repr(value)), "f")
    return text.removesuffix(".0")
