"""The slider of the learning rate, with the zones in which training crawls, converges, overshoots and diverges."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.commands import first_key
from app.messages import ChangeLearningRate, Message, SetLearningRate
from app.model.learning.learning_rate import LEARNING_RATES, rounded_learning_rate
from app.model.learning.training import Mode, Settings
from app.model.theory.zones.rate_zones import RateZones
from app.plots.outlook_words import zones_in_words
from app.plots.scale import LogScale
from app.session.state import State
from app.session.targets import SliderTarget
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.widgets.slider import Slider, Track, draw_mark, draw_slider, draw_zone

TARGET = SliderTarget("rate")
SCALE = LogScale(LEARNING_RATES, (0.0, 1.0))
_ZONES_MEAN = "Oscillating: steps overshoot, to and fro. Diverging: they lead ever farther away."


class RateShown(NamedTuple):
    """The learning rate, and what is known of the rates for these points; ``zones`` is None without any."""

    rate: float
    mode: Mode
    zones: RateZones | None
    is_hot: bool

    @classmethod
    def of(cls, state: State) -> RateShown:
        """The slider as it is now."""
        settings, is_hot = state.training.settings, TARGET in (state.pointer.target, state.held)
        return cls(settings.learning_rate, settings.mode, state.outlook.zones, is_hot)


def draw_rate(pen: Pen, rect: pygame.Rect, shown: RateShown) -> None:
    """Draw the slider, the zones below it, and a mark at the fastest rate."""
    track = draw_slider(pen, rect, _slider(shown))
    if shown.zones is not None:
        _draw_zones(pen, track, shown.zones)
        draw_mark(pen, track, shown.zones.marked(shown.mode), pen.theme.text, "fastest mark")


def shown_rate(learning_rate: float) -> str:
    """A learning rate with as many decimals as it needs, three at the least."""
    six_figures = f"{learning_rate:.6g}"
    return f"{learning_rate:.3f}" if round(learning_rate, 3) == float(six_figures) else six_figures


def _slider(shown: RateShown) -> Slider:
    return Slider(
        id=TARGET,
        titles=_titles(shown),
        readings=(shown_rate(shown.rate),),
        hint=_hint(shown),
        value=shown.rate,
        scale=SCALE,
        set_to=_set_to,
        notch=ChangeLearningRate,
        default=SetLearningRate(Settings().learning_rate),
        is_hot=shown.is_hot,
    )


def _set_to(value: float) -> Message:
    return SetLearningRate(rounded_learning_rate(value))


def _titles(shown: RateShown) -> tuple[str, ...]:
    """What it is called, with the zone that the rate lies in, the longest title first."""
    rate, mode, zones = shown.rate, shown.mode, shown.zones
    if zones is None:
        return "Learning rate", "Rate"
    zone = zones.zone_of(rate)
    is_fastest = rate == zones.marked(mode) and not zones.is_capped(mode)
    named = (f"fastest, {zone}", zone) if is_fastest else (zone,)
    return tuple(f"{title}{name}" for name in named for title in ("Learning rate · ", "Rate · ", ""))


def _hint(shown: RateShown) -> str:
    keys = f"{first_key('lower-rate')} and {first_key('raise-rate')}"
    hint = f"How big a step to take  ({keys})"
    if shown.zones is None:
        return hint
    told = zones_in_words(shown.zones, shown.mode, shown.zones.marked(shown.mode))
    return f"{hint}. {told} ({first_key('fastest-rate')} sets it). {_ZONES_MEAN}"


def _draw_zones(pen: Pen, track: Track, zones: RateZones) -> None:
    """Below the track: dotted for slow, solid for good, dashed for oscillating, solid red for diverging."""
    theme, (lowest, highest) = pen.theme, LEARNING_RATES
    ends = [lowest, zones.slow_below, zones.oscillates_above, zones.diverges_above, highest]
    ends = [max(ends[: place + 1]) for place in range(len(ends))]
    looks = (
        ("slow", theme.faint, (1, 3)),
        ("good", theme.accent, (1, 0)),
        ("oscillating", blend(theme.warning, theme.bar, 0.7), (4, 2)),
        ("diverging", theme.warning, (1, 0)),
    )
    for low, high, (zone, colour, pattern) in zip(ends, ends[1:], looks, strict=False):
        draw_zone(pen, track, (low, high), colour, pattern, f"{zone} zone")
