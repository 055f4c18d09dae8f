"""A mend for WeasyPrint 70: a note that the engine would lose at the foot of a page.

When the last line that a page can take only fits once notes of earlier lines were moved to the next page,
the engine keeps that line and forgets the line's own notes: they appear nowhere. Here such a line's notes
follow the others to the next page. A test holds the case; when it passes without this module, the module
goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def no_note_lost() -> Iterator[None]:
    """Lay out pages with the mend in place."""
    from weasyprint.layout import block

    original = block._linebox_layout

    def mended(context: Any, box: Any, index: Any, child: Any, lines: list[Any], *rest: Any) -> Any:
        """Lay out the lines of a block, then take care of notes that its last line still waits for."""
        result = original(context, box, index, child, lines, *rest)
        abort, stop, _, _, new_footnotes, _ = result
        if stop and not abort and lines and context.reported_footnotes:
            waiting = [part.footnote for part in lines[-1].descendants() if part.footnote in context.footnotes]
            for footnote in waiting:
                context.layout_footnote(footnote)
                context.report_footnote(footnote)
                new_footnotes.append(footnote)
        return result

    block._linebox_layout = mended
    try:
        yield
    finally:
        block._linebox_layout = original
