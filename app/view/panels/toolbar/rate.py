"""The slider of the learning rate, with the zones in which training crawls, converges, overshoots and diverges."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pygame

from app.commands import first_key
from app.lesson.guessing import tells_zones
from app.messages import ChangeLearningRate, Message, SetLearningRate
from app.model.learning.learning_rate import LEARNING_RATES, rounded_learning_rate
from app.model.learning.training import Mode, Settings
from app.model.theory.zones.rate_zones import RateZones
from app.plots.scale import LogScale
from app.session.state import State
from app.session.targets import SliderTarget
from app.view.paint.pen import Pen
from app.view.paint.theme import Theme, blend
from app.view.widgets.slider import Slider, Zone, draw_slider
from app.words.outlook import zones_in_words
from app.words.rate import rate_in_words

TARGET = SliderTarget("rate")
SCALE = LogScale(LEARNING_RATES, (0.0, 1.0))
_BRIEFLY = {"oscillating": "swings", "diverging": "too big"}
"""What a zone does, where its name has no room: beside a rate of three figures a zone is always named."""

_ZONES_MEAN = "Oscillating: steps overshoot, to and fro. Diverging: they lead ever farther away."


class RateShown(NamedTuple):
    """The learning rate, and what is known of the rates for these points; ``zones`` is None without any.

    ``is_brief``: a lesson is open, which says itself what the rates do.
    """

    rate: float
    mode: Mode
    zones: RateZones | None
    is_hot: bool
    is_brief: bool = False

    @classmethod
    def of(cls, state: State) -> RateShown:
        """The slider as it is now."""
        settings, is_hot = state.training.settings, TARGET in (state.pointer.target, state.held)
        zones = state.outlook.zones if tells_zones(state) else None
        return cls(settings.learning_rate, settings.mode, zones, is_hot, state.lesson is not None)


def draw_rate(pen: Pen, rect: pygame.Rect, shown: RateShown) -> None:
    """Draw the slider, with the zones in its track and a mark at the fastest rate."""
    draw_slider(pen, rect, _slider(pen.theme, shown))


def _slider(theme: Theme, shown: RateShown) -> Slider:
    zones = shown.zones
    return Slider(
        id=TARGET,
        titles=_titles(shown),
        readings=(rate_in_words(shown.rate),),
        hint=_hint(shown),
        value=shown.rate,
        scale=SCALE,
        set_to=_set_to,
        notch=ChangeLearningRate,
        default=SetLearningRate(Settings().learning_rate),
        is_hot=shown.is_hot,
        zones=() if zones is None else _zones(theme, zones),
        mark=None if zones is None else zones.marked(shown.mode),
    )


def _set_to(value: float) -> Message:
    return SetLearningRate(rounded_learning_rate(value))


def _titles(shown: RateShown) -> tuple[str, ...]:
    """What it is called, with the zone that the rate lies in where there is room, the longest title first."""
    rate, mode, zones = shown.rate, shown.mode, shown.zones
    if zones is None:
        return "Learning rate", "Rate"
    zone = zones.zone_of(rate)
    is_fastest = rate == zones.marked(mode) and not zones.is_capped(mode)
    named = (f"fastest, {zone}", zone) if is_fastest else (zone,)
    titles = [f"{title} · {name}" for name in named for title in ("Learning rate", "Rate")]
    return (*titles, f"lr · {zone}", f"lr · {_BRIEFLY.get(zone, zone)}", "Rate")


def _hint(shown: RateShown) -> str:
    keys = f"{first_key('lower-rate')} and {first_key('raise-rate')}"
    hint = f"How big a step to take  ({keys})"
    if shown.zones is None or shown.is_brief:
        return hint
    told = zones_in_words(shown.zones, shown.mode, shown.zones.marked(shown.mode))
    return f"{hint}. {told} ({first_key('fastest-rate')} sets it). {_ZONES_MEAN}"


def _zones(theme: Theme, zones: RateZones) -> tuple[Zone, ...]:
    """Each has a pattern of its own: dotted for slow, solid for good, dashed for oscillating, solid red for diverging."""
    lowest, highest = LEARNING_RATES
    ends = [lowest, zones.slow_below, zones.oscillates_above, zones.diverges_above, highest]
    slow, good, oscillating, diverging = pairwise(max(ends[: place + 1]) for place in range(len(ends)))
    return (
        Zone("slow", *slow, theme.faint, stroke=2, gap=4),
        Zone("good", *good, theme.accent),
        Zone("oscillating", *oscillating, blend(theme.warning, theme.bar, 0.7), stroke=4, gap=2),
        Zone("diverging", *diverging, theme.warning),
    )
