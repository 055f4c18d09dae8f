"""Colours for dark screens: each has a second value."""

from __future__ import annotations

import colorsys
import re

import pytest

from kzdb.report.render.colours import turned, with_both


def parts(colour: str) -> tuple[float, float, float]:
    """Return hue, lightness and saturation of `#rrggbb`."""
    return colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))


@pytest.mark.parametrize("colour", ["#ffffff", "#17324d", "#b0560b", "#eef3f6", "#1b242c"])
def test_what_is_light_becomes_dark_and_keeps_its_hue(colour: str) -> None:
    """White paper is nearly black, blue text a light blue."""
    (hue, lightness, _), (other_hue, other_lightness, _) = parts(colour), parts(turned(colour))

    assert other_lightness == pytest.approx(1 - lightness * 0.925, abs=0.01)
    assert lightness == 1 or other_hue == pytest.approx(hue, abs=0.03)


def test_styles_and_charts_use_variables() -> None:
    """Also short colours; a fragment of an address or a name of an element is no colour."""
    styles = with_both(
        "p { color: #FFF; background: url(#abc); } #added { top: 0 }", '<svg><path fill="#1d5a86"/></svg>'
    )

    assert "p { color: var(--cffffff);" in styles
    assert "url(#abc)" in styles
    assert "#added { top: 0 }" in styles
    assert 'svg.chart [fill="#1d5a86"] { fill: var(--c1d5a86); }' in styles
    assert [turned("#1d5a86"), "#1d5a86"] == sorted(set(re.findall(r"--c1d5a86: (#[0-9a-f]{6})", styles)), reverse=True)
