"""Three mends for WeasyPrint 70, so that a page holds what belongs on it and nothing else.

Where the last line of a page does not fit, the engine first tries to make room by moving notes of earlier lines to
the next page; it then also forgets the notes of that last line, which appear nowhere. Here the line goes to the next
page instead. And where a grid does not fit on a page, the engine lays it out anew on the next one and leaves its notes
on the page before; here they go with it. Where a block goes to the next page as a whole, the engine has there both the
block and what it had already put off of a side head in it; here the rest is forgotten with the block. A test holds
each case; when one passes without its mend, the mend goes.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_MOVES_NOTES = "report = not context.in_column and can_break_now and not could_break_before"


@contextmanager
def mended_layout() -> Iterator[None]:
    """Lay out pages with the mends in place."""
    from weasyprint.layout import block

    lines, grid, container = block._linebox_layout, block.grid_layout, block.block_container_layout
    block._linebox_layout, block.grid_layout = _mended_lines(), _mended_grid(grid)
    block.block_container_layout = _mended_block(container)
    try:
        yield
    finally:
        block._linebox_layout, block.grid_layout, block.block_container_layout = lines, grid, container


@cache
def _mended_lines() -> Callable[..., Any]:
    """Return the engine's layout of lines without the part that moves notes of earlier lines away."""
    from weasyprint.layout import block

    source = textwrap.dedent(inspect.getsource(block._linebox_layout))
    if source.count(_MOVES_NOTES) != 1:
        raise RuntimeError("WeasyPrint lays out lines in another way than 70 does: look at kzdb/report/mends.py")
    namespace = dict(vars(block))
    exec(compile(source.replace(_MOVES_NOTES, "report = False"), block.__file__, "exec"), namespace)
    return namespace["_linebox_layout"]  # type: ignore[no-any-return]


def _mended_grid(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return the engine's layout of grids; one that has no room here takes its notes back."""

    def mended(context: Any, box: Any, *rest: Any) -> Any:
        result = original(context, box, *rest)
        if result[0] is None:
            for part in box.descendants():
                if part.footnote in (*context.current_page_footnotes, *context.reported_footnotes):
                    context.unlayout_footnote(part.footnote)
        return result

    return mended


def _mended_block(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return the engine's layout of blocks; one that has no room here keeps no rest of a float for the next page."""

    def mended(context: Any, box: Any, *rest: Any, **options: Any) -> Any:
        result = original(context, box, *rest, **options)
        if result[0] is None and context.broken_out_of_flow and box.element is not None:
            inside = set(box.element.iter())
            for part in [part for part in context.broken_out_of_flow if part.element in inside]:
                context.broken_out_of_flow.pop(part)
        return result

    return mended
