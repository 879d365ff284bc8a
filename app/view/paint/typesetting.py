"""Text as pictures, each made once and kept while it is in use.

Figures all get the same width, so that live numbers do not jitter; the font's own hinting would make some wider. Words
stand evenly apart, measured from ink to ink: by the font's widths, each rounded to pixels, some gaps would be twice as wide
as others. A text with figures in it is put together from pictures of one or two figures, so a number that changes in every
frame costs no rendering at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import font_roboto
import pygame

from app.view.paint.theme import Colour

LEAST_PX = 9
"""No text is smaller: at fewer pixels figures run into each other."""

PICTURES_KEPT = 512
FACES_KEPT = 512
TEXTS_KEPT = 2048
LENGTHS_KEPT = 1024

_FILES = {
    ("regular", False): font_roboto.Roboto,
    ("regular", True): font_roboto.RobotoItalic,
    ("medium", False): font_roboto.RobotoMedium,
    ("medium", True): font_roboto.RobotoMediumItalic,
}
_PARTS = re.compile(r"[0-9][0-9.]?|\.[0-9]|(?:[^0-9.]|\.(?![0-9]))+")
_WORDS = re.compile(r"\S+")
_FIGURES = "0123456789"
_ALL_ZEROS = str.maketrans(_FIGURES, "0" * 10)


SPACE, BEARING = 0.285, 0.065
"""Shares of the size of the text: the width of a space, and how far in its place the ink of a letter typically begins."""

INK = 64
"""From this opacity on, of 255, a pixel of a letter is seen as its edge."""


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


class Face(NamedTuple):
    """What a font draws in: weight, slope and size in pixels. A style has the same at scales that lie close together."""

    weight: str
    is_italic: bool
    px: int


SetText: TypeAlias = tuple[tuple[tuple[pygame.Surface, int], ...], int, int]
"""A text ready to be put down: its pictures, each with how far right of the text's beginning it stands; width and height."""


class Shape(NamedTuple):
    """What texts have in common that differ only in their figures: parts, each with the place of its picture, and size."""

    parts: tuple[tuple[slice, int], ...]
    width: int
    height: int


_NO_PICTURE = re.compile("[\0\ud800-\udfff]")
"""What the library refuses to draw; a name of a file may be any text."""


class Typesetter:
    """Sets text at one scale and keeps what it set; of pictures at most ``PICTURES_KEPT`` of a face and colour."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        # A frame asks for some hundred lengths and widths, mostly those of the frame before.
        self.px = lru_cache(LENGTHS_KEPT)(lambda units: round(units * scale))
        self._widths: dict[tuple[str, Style], int] = {}
        self._texts: dict[tuple[str, Style, Colour], SetText] = {}
        self._lines: dict[Style, tuple[int, int]] = {}

    def set(self, text: str, style: Style, colour: Colour) -> SetText:
        """The text as pictures with a transparent background, to be put down side by side."""
        key = (text, style, colour)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > TEXTS_KEPT:
                self._texts.clear()
            text = _NO_PICTURE.sub("\ufffd", text)
            parts, width, height = _shape(text, style, self.scale)
            pictures = _pictures_of(_face(style, self.scale), colour)
            found = (tuple([(pictures[text[part]], x) for part, x in parts]), width, height)
            self._texts[key] = found
        return found

    def width(self, text: str, style: Style) -> int:
        """The width of the text in pixels."""
        width = self._widths.get((text, style))
        if width is None:
            if len(self._widths) > TEXTS_KEPT:
                self._widths.clear()
            width = self._widths[text, style] = _shape(_NO_PICTURE.sub("\ufffd", text), style, self.scale).width
        return width

    def line_height(self, style: Style) -> int:
        """The height of a line of that style in pixels."""
        return self.line(style)[1]

    def line(self, style: Style) -> tuple[int, int]:
        """How much of a line of that style is above the baseline, and its whole height, in pixels."""
        found = self._lines.get(style)
        if found is None:
            found = self._lines[style] = _line(_face(style, self.scale))
        return found


@lru_cache(maxsize=4)
def typesetter_of(scale: float) -> Typesetter:
    """The typesetter of a scale, which all screens of that scale share."""
    return Typesetter(scale)


class _Pictures(dict[str, pygame.Surface]):
    """The pictures of parts of texts in one face and colour, each made when it is asked for first."""

    def __init__(self, face: Face, colour: Colour) -> None:
        super().__init__()
        self._face, self._colour = face, colour

    def __missing__(self, part: str) -> pygame.Surface:
        if len(self) > PICTURES_KEPT:
            self.clear()
        picture = self[part] = self._make(part)
        return picture

    def _make(self, part: str) -> pygame.Surface:
        font, advance, inset = _font(self._face), _advance(part, self._face), _inset(part)
        if not inset:
            return self._words(part, font)
        picture, x = pygame.Surface((advance + 2 * inset, font.get_height()), pygame.SRCALPHA), inset
        for character in part:
            glyph, room = font.render(character, True, self._colour), _room(character, self._face)
            picture.blit(glyph, (x + (room - glyph.get_width()) // 2, 0))
            x += room
        return picture

    def _words(self, part: str, font: pygame.font.Font) -> pygame.Surface:
        places, width = _evenly(part, self._face)
        if places == ((part, 0),):
            return font.render(part, True, self._colour)
        picture = pygame.Surface((width, font.get_height()), pygame.SRCALPHA)
        picture.fill((*self._colour, 0))
        picture.fblits([(font.render(word, True, self._colour), (x, 0)) for word, x in places], pygame.BLEND_RGBA_MAX)
        return picture


@lru_cache(maxsize=FACES_KEPT)
def _pictures_of(face: Face, colour: Colour) -> _Pictures:
    """Shared by all scales at which a style has that face: while a window is resized, each width may have another scale."""
    return _Pictures(face, colour)


def _inset(part: str) -> int:
    """How far in its picture a part begins: a figure may be a little wider than its place."""
    return 1 if part[-1] in _FIGURES or part[0] in _FIGURES else 0


def _face(style: Style, scale: float) -> Face:
    return Face(style.weight, style.is_italic, max(LEAST_PX, round(style.size * scale)))


@lru_cache(maxsize=128)
def _font(face: Face) -> pygame.font.Font:
    return pygame.font.Font(_FILES[face.weight, face.is_italic], face.px)


@lru_cache(maxsize=128)
def _line(face: Face) -> tuple[int, int]:
    """How much of a line is above the baseline, and its whole height."""
    font = _font(face)
    return font.get_ascent(), font.get_height()


def _shape(text: str, style: Style, scale: float) -> Shape:
    return _shape_of(text.translate(_ALL_ZEROS), _face(style, scale))


@lru_cache(maxsize=2 * TEXTS_KEPT)
def _shape_of(text: str, face: Face) -> Shape:
    parts, width = [], 0
    for found in _PARTS.finditer(text):
        parts.append((slice(*found.span()), width - _inset(found.group())))
        width += _advance(found.group(), face)
    return Shape(tuple(parts), width, _line(face)[1] if text else 0)


@lru_cache(maxsize=4096)
def _advance(part: str, face: Face) -> int:
    if _inset(part):
        return sum(_room(character, face) for character in part)
    return _evenly(part, face)[1]


@lru_cache(maxsize=2048)
def _evenly(part: str, face: Face) -> tuple[tuple[tuple[str, int], ...], int]:
    """The words of a part, each with its place, and the width of all; beyond a space at an end a typical letter follows."""
    font = _font(face)
    typical = BEARING * face.px
    gap, space = SPACE * face.px + 2 * typical, font.size(" ")[0]
    places, width, end, after = [], 0, 0, typical
    for found in _WORDS.finditer(part):
        word, spaces = found.group(), found.start() - end
        before, behind = _bearings(word[0], face)[0], _bearings(word[-1], face)[1]
        width += round(gap - after - before) + (spaces - 1) * space if spaces else 0
        places.append((word, width))
        width, end, after = width + font.size(word)[0], found.end(), behind
    spaces = len(part) - end
    if spaces:
        width += round(gap - after - typical) + (spaces - 1) * space
    return tuple(places), width


@lru_cache(maxsize=4096)
def _bearings(character: str, face: Face) -> tuple[int, int]:
    """How far in its place the ink of a character begins, and ends."""
    picture = _font(face).render(character, True, (255, 255, 255))
    ink = picture.get_bounding_rect(INK)
    return ink.left, picture.get_width() - ink.right


@lru_cache(maxsize=1024)
def _room(character: str, face: Face) -> int:
    """The width that a figure has, which is that of all figures, or a point among them."""
    font = _font(face)
    if character in _FIGURES:
        return sorted(font.size(figure)[0] for figure in _FIGURES)[5]
    return font.size(character)[0]


def wrapped(typesetter: Typesetter, text: str, style: Style, width: int, most: int | None = None) -> list[str]:
    """The text broken at spaces into lines no wider than ``width`` pixels; within a word only where that alone is wider.

    Where that takes more lines than ``most``, only so many are there and one more, which may be begun.
    """
    lines: list[str] = []
    words = text.split(" ")[::-1]
    while words and (most is None or len(lines) <= most):
        word = words.pop()
        fits = len(word)
        while fits > 1 and typesetter.width(word[:fits], style) > width:
            fits -= 1
        if fits < len(word):
            words.append(word[fits:])
            word = word[:fits]
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and typesetter.width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
