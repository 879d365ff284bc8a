"""Colours: first a palette for each theme, then what each colour is for. One colour has one meaning everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]


def _hex(code: str) -> Colour:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@lru_cache(maxsize=512)
def blend(colour: Colour, background: Colour, share: float) -> Colour:
    """``share`` of one colour laid over another: what a translucent stroke looks like, without the cost of one."""
    red, green, blue = (round(c * share + g * (1 - share)) for c, g in zip(colour, background, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Theme:
    """Role tokens. ``faint`` is for what is not text; ``symbol`` gives the colour of a symbol of the mathematics."""

    name: str
    background: Colour
    bar: Colour
    card: Colour
    inset: Colour
    rule: Colour
    grid: Colour
    text: Colour
    muted: Colour
    faint: Colour
    m: Colour
    b: Colour
    x: Colour
    error: Colour
    cost: Colour
    accent: Colour
    button: Colour
    on_button: Colour
    raised: Colour
    fog: Colour
    lit: Colour
    warning: Colour

    def symbol(self, name: str) -> Colour:
        """The colour of ``m``, ``b``, ``x``, ``error`` or ``J``; plain text colour for any other."""
        return self._by_symbol.get(name, self.text)

    @cached_property
    def _by_symbol(self) -> dict[str, Colour]:
        return {"m": self.m, "b": self.b, "x": self.x, "error": self.error, "J": self.cost}


DARK = Theme(
    name="dark",
    background=_hex("#0E1116"),
    bar=_hex("#151A21"),
    card=_hex("#151A21"),
    inset=_hex("#0E1116"),
    rule=_hex("#242B35"),
    grid=_hex("#29313B"),
    text=_hex("#E6EAF0"),
    muted=_hex("#8B95A3"),
    faint=_hex("#5A6472"),
    m=_hex("#F5A623"),
    b=_hex("#2EC4A6"),
    x=_hex("#5ACBFF"),
    error=_hex("#FF6B5E"),
    cost=_hex("#C58AF9"),
    accent=_hex("#3D7BFF"),
    button=_hex("#2F6AE6"),
    on_button=_hex("#FFFFFF"),
    raised=_hex("#242B35"),
    fog=_hex("#0E1116"),
    lit=_hex("#3A424E"),
    warning=_hex("#FF6B5E"),
)

LIGHT = Theme(
    name="light",
    background=_hex("#F6F7F9"),
    bar=_hex("#FFFFFF"),
    card=_hex("#FFFFFF"),
    inset=_hex("#FAFBFC"),
    rule=_hex("#DFE3E8"),
    grid=_hex("#DADFE5"),
    text=_hex("#1A2029"),
    muted=_hex("#5E6976"),
    faint=_hex("#98A2AE"),
    m=_hex("#9B5800"),
    b=_hex("#04786A"),
    x=_hex("#166CDB"),
    error=_hex("#D23249"),
    cost=_hex("#773DB9"),
    accent=_hex("#1F5EFF"),
    button=_hex("#1F5EFF"),
    on_button=_hex("#FFFFFF"),
    raised=_hex("#DFE3E8"),
    fog=_hex("#E6E9EE"),
    lit=_hex("#FFFFFF"),
    warning=_hex("#D23249"),
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
