"""The holes of a text, `{{ figure("heroin") }}`: the only code it may hold, read and never run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes

from kzdb.definition.bindings import Binding
from kzdb.definition.syntax import parse_template
from kzdb.errors import Verbatim, shorten

__all__ = ["FORMULAS", "Hole", "HoleError", "parse_hole", "require_fit"]

FORMULAS = ("sum", "difference", "change", "share", "ratio", "product", "per_year")
"""The formulas of `derived`, those of `kzdb.report.page.computed`."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a hole is called: the kinds of facts it takes, how many, its switches."""

    kinds: frozenset[str]
    most: int | None = 1
    least: int = 1
    switches: frozenset[str] = frozenset()


_FIGURES = frozenset({"observation"})
_FORMS: Mapping[str, _Form] = {
    "figure": _Form(_FIGURES, switches=frozenset({"unit", "note"})),
    "period": _Form(_FIGURES),
    "change": _Form(_FIGURES, 2, 2, frozenset({"sign"})),
    "derived": _Form(_FIGURES, None, 1, frozenset({"sign"})),
    "date": _Form(frozenset({"milestone"})),
    "year": _Form(frozenset({"observation", "milestone"})),
    "cite": _Form(frozenset({"observation", "statement", "relation", "milestone"}), None),
}


class HoleError(ValueError):
    """A hole that is none: what was got, what was expected, what to do."""

    def __init__(self, got: object, expected: str, do: str) -> None:
        super().__init__(got, expected, do)
        self.got, self.expected, self.do = got, expected, do


@dataclass(frozen=True, slots=True)
class Hole:
    """A hole: what it prints, of which names, with which switches; `formula` is that of `derived`."""

    function: str
    names: tuple[str, ...]
    switches: tuple[tuple[str, bool], ...] = ()
    formula: str = ""


@lru_cache(1024)
def parse_hole(inside: str) -> Hole:
    """Return the hole that is written between the braces.

    Raises:
        HoleError: it is no call of a known function with names in quotes.
    """
    call = _call(inside)
    if call is None or not isinstance(call.node, nodes.Name):
        raise HoleError(Verbatim(f"{{{{{inside}}}}}"), 'one call like {{ figure("heroin") }}', "Write it so.")
    function, form = call.node.name, _FORMS.get(call.node.name)
    if form is None:
        raise HoleError(function, f"one of {', '.join(_FORMS)}", "Call one of these.")
    names = [one.value for one in call.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    switches = {
        one.key: one.value.value
        for one in call.kwargs
        if isinstance(one.value, nodes.Const) and isinstance(one.value.value, bool)
    }
    if len(names) < len(call.args) or len(switches) < len(call.kwargs) or call.dyn_args or call.dyn_kwargs:
        raise HoleError(Verbatim(f"{{{{{inside}}}}}"), "names in quotes, and switches like sign=false", "Write it so.")
    for switch in switches.keys() - form.switches:
        raise HoleError(switch, f"one of {', '.join(sorted(form.switches)) or 'no switches'}", "Remove it.")
    formula = ""
    if function == "derived":
        formula, names = (names[0], names[1:]) if names else ("", names)
        if formula not in FORMULAS:
            raise HoleError(formula, f"one of the formulas {', '.join(FORMULAS)}", "Name it first.")
    if len(names) < form.least or (form.most is not None and len(names) > form.most):
        many = str(form.least) if form.most else f"at least {form.least}"
        raise HoleError(Verbatim(f"{len(names)} names"), f"{many} in {function}(...)", "Correct the call.")
    return Hole(function, tuple(names), tuple(sorted(switches.items())), formula)


def require_fit(hole: Hole, bindings: Mapping[str, Binding]) -> Iterable[HoleError]:
    """Yield what is wrong with the names of a hole: unknown, or of another kind of fact."""
    kinds = _FORMS[hole.function].kinds
    for name in hole.names:
        if name not in bindings:
            yield HoleError(name, f"one of {', '.join(bindings) or 'no names'}", "Bind it in the .toml, or correct it.")
        elif bindings[name].kind not in kinds:
            yield HoleError(
                Verbatim(f"{hole.function}({shorten(name)}), whose fact is of kind {bindings[name].kind}"),
                " or ".join(sorted(kinds)), "Call cite(), or bind another fact.",
            )  # fmt: skip


def _call(inside: str) -> nodes.Call | None:
    """Return the one call in an expression; None for anything else."""
    try:
        body = parse_template("{{" + inside + "}}").body
    except TemplateSyntaxError:
        return None
    if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1:
        only = body[0].nodes[0]
        return only if isinstance(only, nodes.Call) else None
    return None
