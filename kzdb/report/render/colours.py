"""Colours for dark screens: every colour of a style or a chart becomes a variable with two values.

A dark page has the colours of the light one with their lightness turned round, so a report needs no second style.
"""

from __future__ import annotations

import colorsys
import re

_COLOUR = re.compile(r"(?<![\w&-])(?<!url\()#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?!\s*\{)")
_PAINTED = re.compile(r'\b(fill|stroke)="(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})"')
_BLACK = 0.075
"""How light the dark page is: white paper turned round."""


def with_both(styles: str, pictures: str) -> str:
    """Return styles in which every colour has a value for light and one for dark screens, those of charts too.

    Args:
        styles: what follows the page, colours written `#rrggbb` or `#rgb`.
        pictures: the markup in which charts are, drawn with `fill` and `stroke`.
    """
    painted = sorted(set(_PAINTED.findall(pictures)))
    found = sorted({_long(one) for one in [*_COLOUR.findall(styles), *(colour for _, colour in painted)]})
    light = " ".join(f"{_name(one)}: {one};" for one in found)
    dark = " ".join(f"{_name(one)}: {turned(one)};" for one in found)
    rules = "\n".join(
        f'svg.chart [{way}="{colour}"] {{ {way}: var({_name(_long(colour))}); }}' for way, colour in painted
    )
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"{_COLOUR.sub(lambda one: f'var({_name(_long(one[0]))})', styles)}\n{rules}\n"
    )


def turned(colour: str) -> str:
    """Return the colour of the dark page for one of the light page: dark for light, its hue kept."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    turned = colorsys.hls_to_rgb(hue, 1 - lightness * (1 - _BLACK), saturation * 0.9)
    return "#" + "".join(f"{round(part * 255):02x}" for part in turned)


def _long(colour: str) -> str:
    """Return a colour with six digits."""
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _name(colour: str) -> str:
    return f"--c{colour[1:]}"
