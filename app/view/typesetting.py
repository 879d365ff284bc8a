"""Text as pictures, each made once and kept while it is in use.

Figures all get the same width, so that live numbers do not jitter; the font's own hinting would make some wider. A text
with figures in it is put together from pictures of one or two figures, so a number that changes in every frame costs no
rendering at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import font_roboto
import pygame

from app.view.theme import Colour

PICTURES_KEPT = 512
TEXTS_KEPT = 2048

_FACES = {
    ("regular", False): font_roboto.Roboto,
    ("regular", True): font_roboto.RobotoItalic,
    ("medium", False): font_roboto.RobotoMedium,
    ("medium", True): font_roboto.RobotoMediumItalic,
}
_RUNS = re.compile(r"[0-9]{1,2}|[^0-9]+")
_FIGURES = "0123456789"


class Style(NamedTuple):
    """Size in units of the layout (pixels at 100 %), weight and slope of text."""

    size: float = 13
    weight: str = "regular"
    is_italic: bool = False


BODY = Style()
STRONG = Style(weight="medium")
SMALL = Style(12)
SMALL_STRONG = Style(12, "medium")
TICK = Style(11)
TICK_STRONG = Style(11, "medium")
EQUATION = Style(20, "medium")
HEADING = Style(16, "medium")


class Run(NamedTuple):
    """Part of a text: its picture, how far in the picture stands, and the width that the part takes."""

    picture: pygame.Surface
    inset: int
    advance: int


class SetText(NamedTuple):
    """A text ready to be put down: its pictures, each with how far right of the text's beginning it stands, and its size."""

    pictures: tuple[tuple[pygame.Surface, int], ...]
    width: int
    height: int


class Typesetter:
    """Sets text at one scale and keeps what it set; of pictures at most ``PICTURES_KEPT`` of a style and colour."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._texts: dict[tuple[str, Style, Colour], SetText] = {}
        self._pictures: dict[tuple[Style, Colour], dict[str, Run]] = {}
        self._widths: dict[tuple[str, Style], int] = {}

    def set(self, text: str, style: Style, colour: Colour) -> SetText:
        """The text as pictures with a transparent ground, to be put down side by side."""
        key = (text, style, colour)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > TEXTS_KEPT:
                self._texts.clear()
            found = self._texts[key] = self._put_together(text, style, colour)
        return found

    def width(self, text: str, style: Style) -> int:
        """The width of the text in pixels."""
        found = self._widths.get((text, style))
        if found is None:
            if len(self._widths) > TEXTS_KEPT:
                self._widths.clear()
            found = sum([_advance(part, style, self.scale) for part in _RUNS.findall(text)])
            self._widths[text, style] = found
        return found

    def line_height(self, style: Style) -> int:
        """The height of a line of that style in pixels."""
        return _font(style, self.scale).get_height()

    def _put_together(self, text: str, style: Style, colour: Colour) -> SetText:
        table = self._pictures.get((style, colour))
        if table is None:
            table = self._pictures[style, colour] = {}
        elif len(table) > PICTURES_KEPT:
            table.clear()
        pictures, width = [], 0
        for part in _RUNS.findall(text):
            run = table.get(part)
            if run is None:
                run = table[part] = self._make(part, style, colour)
            picture, inset, advance = run
            pictures.append((picture, width + inset))
            width += advance
        return SetText(tuple(pictures), width, self.line_height(style) if pictures else 0)

    def _make(self, part: str, style: Style, colour: Colour) -> Run:
        font, advance = _font(style, self.scale), _advance(part, style, self.scale)
        if not part.isdigit():
            return Run(font.render(part, True, colour), 0, advance)
        cell = advance // len(part)
        picture = pygame.Surface((advance + 2, font.get_height()), pygame.SRCALPHA)
        for place, figure in enumerate(part):
            glyph = font.render(figure, True, colour)
            picture.blit(glyph, (1 + place * cell + (cell - glyph.get_width()) // 2, 0))
        return Run(picture, -1, advance)


@lru_cache(maxsize=128)
def _font(style: Style, scale: float) -> pygame.font.Font:
    face = _FACES[style.weight, style.is_italic]
    return pygame.font.Font(face, max(6, round(style.size * scale)))


@lru_cache(maxsize=4096)
def _advance(part: str, style: Style, scale: float) -> int:
    font = _font(style, scale)
    if part.isdigit():
        return len(part) * sorted(font.size(figure)[0] for figure in _FIGURES)[5]
    return font.size(part)[0]


def wrapped(typesetter: Typesetter, text: str, style: Style, width: int) -> list[str]:
    """The text broken at spaces into lines no wider than ``width`` pixels, where its words allow."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and typesetter.width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
