"""The sandbox that templates run in: no code, no paths outside, no text made of numbers.

What a template may call is listed here; Jinja offers far more, and some of it fills the memory with one call or
prints a number that nobody vouches for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, Undefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape, soft_str

from kzdb.report.query import Row

LARGEST = 100_000
"""No power, and no text or list that a template puts together, is larger."""

FILTERS = frozenset(
    {
        "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "groupby", "items", "join",
        "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round",
        "select", "selectattr", "slice", "sort", "sum", "title", "trim", "unique", "upper",
    }
)  # fmt: skip
"""The filters of Jinja that templates may use; none of them makes text of a number or trusts a text as markup."""

GLOBALS = frozenset({"dict", "namespace", "range"})
_OF_TEXT = frozenset(
    {"endswith", "lower", "partition", "removeprefix", "removesuffix", "rpartition", "split", "startswith", "strip",
     "upper"}
)  # fmt: skip
"""What may be called on a text: nothing that makes it longer."""

_OF_DAY = frozenset({"day", "month", "year"})


class Compiled(BytecodeCache):
    """Compiled templates, kept for the next edition built by this process."""

    kept: ClassVar[dict[tuple[str, str], bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code if this very text was compiled before."""
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Strict(StrictUndefined):
    """What a template asked for and is not there; of a row it says which columns there are."""

    @property
    def _undefined_message(self) -> str:
        if isinstance(self._undefined_obj, Row) and not self._undefined_hint:
            return f"the row has no column {self._undefined_name!r}; it has {', '.join(self._undefined_obj)}"
        return super()._undefined_message


class _Code(CodeGenerator):
    """Writes the code of templates; texts are joined by the sandbox."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Write `a ~ b` as a call that looks at its parts."""
        self.write("environment.joined(context.eval_ctx.autoescape, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also refuses what would fill the memory, and numbers made into text."""

    code_generator_class = _Code
    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = {name: self.filters[name] for name in FILTERS} | {
            "join": _join, "replace": _replace, "slice": _slice,
        }  # fmt: skip
        self.globals = {name: self.globals[name] for name in GLOBALS}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute, where the result stays small and no text is made of a number."""
        if operator == "**" and not (
            _is_number(left) and _is_number(right) and abs(left) <= LARGEST and abs(right) <= 10
        ):
            raise SecurityError(f"{left} ** {right} is too large")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a text is not filled with %; write it with placeholders, and print it with t()")
        if operator == "*":
            for one, times in ((left, right), (right, left)):
                if isinstance(one, str | list | tuple) and isinstance(times, int):
                    _must_be_small(len(one) * times, f"a text or list repeated {times} times")
        if operator == "+" and all(isinstance(one, str | list | tuple) for one in (left, right)):
            _must_be_small(len(left) + len(right), "a text or list put together")
        return super().call_binop(context, operator, left, right)

    def joined(self, escape: bool, parts: Iterable[Any]) -> str:
        """Return texts joined by `~`; anything but a text is refused."""
        found = list(parts)
        for part in found:
            if not isinstance(part, str) and not isinstance(part, Undefined):
                raise SecurityError(f"{part!r} is no text; print a number by figure() or tally(), a day by date()")
        _must_be_small(sum(len(part) for part in found if isinstance(part, str)), "a text put together")
        return markup_join(found) if escape else str_join(found)

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` of a text among what is not safe: it fills to any width."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow what lists, rows and tables offer; of texts and days only what makes no other text."""
        if isinstance(obj, str):
            return attr in _OF_TEXT
        if isinstance(obj, dt.date):
            return attr in _OF_DAY
        return super().is_safe_attribute(obj, attr, value)


def make_environment(folder: Path, shared: Path) -> Sandbox:
    """Make the sandbox that a report's templates run in."""
    return Sandbox(
        loader=FileSystemLoader([folder / "template", shared / "template"]),
        autoescape=True,
        undefined=Strict,
        bytecode_cache=Compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )


def _join(value: Iterable[Any], separator: str = "", attribute: str | None = None) -> str:
    """Join texts, or an attribute of rows; the filter of Jinja also joins numbers."""
    parts = [item if attribute is None else item[attribute] for item in value]
    for part in parts:
        if not isinstance(part, str):
            raise SecurityError(f"{part!r} is no text, so it cannot be joined; print it by a function")
    _must_be_small(sum(len(part) + len(separator) for part in parts), "a text put together")
    if isinstance(separator, Markup) or any(isinstance(part, Markup) for part in parts):
        return escape(separator).join(parts)
    return separator.join(parts)


def _replace(text: str, old: str, new: str) -> str:
    """Replace a part of a text."""
    _must_be_small(len(text) + text.count(old) * len(new), "a text put together")
    return soft_str(text).replace(old, new)


def _slice(value: Iterable[Any], slices: int) -> list[list[Any]]:
    """Share out a list among so many columns."""
    if not 1 <= slices <= LARGEST:
        raise SecurityError(f"a list cannot be shared among {slices}")
    items = list(value)
    size, rest = divmod(len(items), slices)
    starts = [n * size + min(n, rest) for n in range(slices + 1)]
    return [items[start:end] for start, end in pairwise(starts)]


def _must_be_small(size: int, what: str) -> None:
    """Refuse what is too large."""
    if size > LARGEST:
        raise SecurityError(f"{what} is too large")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)
