"""Boxes of mathematics: each is measured from its baseline, and put together from smaller ones.

The simplest is a row of texts. Fractions, powers and sums with limits are rows placed above, below and beside one another.
A box knows its pictures, the bars of its fractions and where its symbols stand, so that drawing one is a single pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pygame

from app.view.mathtext.notation import Fraction, Node, Power, Sum
from app.view.paint.theme import Colour, Theme
from app.view.paint.typesetting import Style, Typesetter

VARIABLES = frozenset("mbxyJn")
"""What is set in italics; words and numbers are not."""

SMALLER, LARGER = 0.72, 1.5
"""The size of powers and limits, and that of the sum sign, as shares of the size of what they belong to."""

AXIS, RAISED = 0.27, 0.38
"""How far above the baseline the bar of a fraction stands, and a power's own baseline, as shares of the size."""

Picture: TypeAlias = tuple[pygame.Surface, int, int]
"""A picture, and how far right of the box's left edge and below its baseline the picture's top left corner is."""

Bar: TypeAlias = tuple[int, int, int, int]
"""The bar of a fraction: left and top from the box's left edge and baseline, width and height."""


class Part(NamedTuple):
    """A symbol of a box: what is shown for it, in which colour, and its rectangle from left edge and baseline."""

    symbol: str
    shown: str
    colour: Colour
    rect: tuple[int, int, int, int]


class Box(NamedTuple):
    """Something set, in pixels: its width, how far it reaches above its baseline, and how far below."""

    text: str
    width: int
    ascent: int
    descent: int
    pictures: list[Picture]
    parts: list[Part]
    bars: list[Bar]


class Setting(NamedTuple):
    """What boxes are set with; ``style`` and ``plain``, a colour, are those of what is no symbol."""

    typesetter: Typesetter
    theme: Theme
    style: Style
    plain: Colour

    @property
    def size_px(self) -> float:
        """The size of the text in pixels."""
        return self.style.size * self.typesetter.scale

    def sized(self, share: float) -> Setting:
        """The same at a share of the size."""
        return self._replace(style=self.style._replace(size=self.style.size * share))


def set_row(setting: Setting, nodes: Sequence[Node]) -> Box:
    """One after the other on one baseline."""
    typesetter, theme, style, plain = setting
    set_text, symbol_colour = typesetter.set, theme.symbol
    ascent, height = typesetter.line(style)
    descent, width = height - ascent, 0
    pictures: list[Picture] = []
    parts: list[Part] = []
    bars: list[Bar] = []
    texts: list[str] = []
    line_ascent = ascent
    for node in nodes:
        if isinstance(node, tuple):
            shown, symbol = node
            colour = symbol_colour(symbol) if symbol else plain
            found, advance, _ = set_text(shown, _italic(style) if shown in VARIABLES else style, colour)
            pictures += [(picture, width + shift, -line_ascent) for picture, shift in found]
            if symbol:
                parts.append(Part(symbol, shown, colour, (width, -line_ascent, advance, height)))
            texts.append(shown)
            width += advance
            continue
        box = _set_node(setting, node)
        _place(box, width, 0, pictures, parts, bars)
        ascent, descent = max(ascent, box.ascent), max(descent, box.descent)
        texts.append(box.text)
        width += box.width
    return Box("".join(texts), width, ascent, descent, pictures, parts, bars)


def _set_node(setting: Setting, node: Fraction | Power | Sum) -> Box:
    match node:
        case Fraction(top, bottom):
            return _fraction(setting, set_row(setting, top), set_row(setting, bottom))
        case Power(base, exponent):
            return _power(setting, set_row(setting, base), set_row(setting.sized(SMALLER), exponent))
        case Sum(lower, upper):
            small = setting.sized(SMALLER)
            return _sum(setting, set_row(small, lower), set_row(small, upper))


def _fraction(setting: Setting, top: Box, bottom: Box) -> Box:
    """One above the other, a bar between them at the height where a minus stands."""
    pad, thick = max(1, round(setting.size_px / 8)), max(1, round(setting.size_px / 14))
    axis = round(AXIS * setting.size_px)
    width = max(top.width, bottom.width) + 2 * pad
    up, down = -axis - thick - top.descent, -axis + thick + bottom.ascent
    text = f"{top.text}/{bottom.text}"
    bar = (pad // 2, -axis - thick // 2, width - 2 * (pad // 2), thick)
    whole = Box(text, width, top.ascent - up, bottom.descent + down, [], [], [bar])
    for box, y in ((top, up), (bottom, down)):
        _place(box, (width - box.width) // 2, y, whole.pictures, whole.parts, whole.bars)
    return whole


def _power(setting: Setting, base: Box, exponent: Box) -> Box:
    """The exponent right of the base, raised from its baseline; by more where the base is tall."""
    raised = max(round(RAISED * setting.size_px), base.ascent - exponent.ascent // 2 - exponent.descent)
    whole = Box(
        f"{base.text}^{exponent.text}",
        base.width + exponent.width,
        max(base.ascent, raised + exponent.ascent),
        max(base.descent, exponent.descent - raised),
        [],
        [],
        [],
    )
    _place(base, 0, 0, whole.pictures, whole.parts, whole.bars)
    _place(exponent, base.width, -raised, whole.pictures, whole.parts, whole.bars)
    return whole


def _sum(setting: Setting, lower: Box, upper: Box) -> Box:
    """A large sum sign, one limit below it and one above it."""
    sign, pad = _sum_sign(setting), max(1, round(setting.size_px / 8))
    width = max(sign.width, lower.width, upper.width) + 2 * pad
    gap = max(1, round(setting.size_px / 14))
    up, down = -sign.ascent - gap - upper.descent, sign.descent + gap + lower.ascent
    whole = Box(sign.text, width, upper.ascent - up, lower.descent + down, [], [], [])
    for box, y in ((sign, 0), (lower, down), (upper, up)):
        _place(box, (width - box.width) // 2, y, whole.pictures, whole.parts, whole.bars)
    return whole


def _sum_sign(setting: Setting) -> Box:
    """The sign as high as it is seen, its middle at the height where a minus stands."""
    style = setting.sized(LARGER).style
    pictures, width, _ = setting.typesetter.set("Σ", style, setting.plain)
    picture, shift = pictures[0]
    seen = picture.get_bounding_rect()
    ascent = seen.h // 2 + round(AXIS * setting.size_px)
    return Box("Σ", width, ascent, seen.h - ascent, [(picture, shift, -ascent - seen.y)], [], [])


def _place(box: Box, x: int, y: int, pictures: list[Picture], parts: list[Part], bars: list[Bar]) -> None:
    """Take over what a box is made of, its left end of the baseline at (x, y)."""
    pictures.extend([(picture, x + right, y + down) for picture, right, down in box.pictures])
    parts.extend([part._replace(rect=(x + part.rect[0], y + part.rect[1], *part.rect[2:])) for part in box.parts])
    bars.extend([(x + left, y + top, width, height) for left, top, width, height in box.bars])


@lru_cache(maxsize=64)
def _italic(style: Style) -> Style:
    return style._replace(is_italic=True)
