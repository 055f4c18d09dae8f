"""A small line of a few figures, drawn here: too small a picture for a chart engine."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from kzdb.facts.figures import Figure

WIDTH, HEIGHT, EDGE = 72, 18, 3


def sparkline(figures: Sequence[Figure]) -> str:
    """Draw at least two figures in their order, the last one with a dot; return the picture as a data URI."""
    values = [float(figure.low.value) for figure in figures]
    low, high = min(values), max(values)
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    reach = (high - low) or 1.0
    points = [
        (EDGE + step * place, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / reach)
        for place, value in enumerate(values)
    ]
    line = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    x, y = points[-1]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<polyline points="{line}" fill="none" stroke="#17324d" stroke-width="1.2"/>'
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="2" fill="#b5442e"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
