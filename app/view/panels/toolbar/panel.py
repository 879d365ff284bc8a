"""The bar along the top: running, mode, learning rate, speed, data and options."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.commands import BY_ID, key_name, tooltip
from app.messages import ChangeLearningRate, ChangeSpeed, Message, SetLearningRate, SetMode, SetSpeed
from app.model.learning.learning_rate import LEARNING_RATES, rounded_learning_rate
from app.model.learning.speed import SPEEDS, STEP_A_FRAME, Per, Speed, notch_of
from app.model.learning.training import Mode, Settings
from app.model.theory.stability import RateZones
from app.plots.numerals import count
from app.plots.outlook_words import zones_in_words
from app.plots.scale import LinearScale, LogScale
from app.session.state import State
from app.session.targets import ButtonTarget, ModeTarget, SliderTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.panels.overlays.menu_rows import menu_ids
from app.view.widgets.button import button_of, draw_button, pause_icon, play_icon, reset_icon, step_icon
from app.view.widgets.segmented import Segment, draw_segments
from app.view.widgets.slider import Slider, draw_mark, draw_slider, draw_zone

_RATE_SCALE = LogScale(LEARNING_RATES, (0.0, 1.0))
_SPEED_SCALE = LinearScale((0.0, len(SPEEDS) - 1.0), (0.0, 1.0))
_MODE_LABELS = {Mode.STOCHASTIC: "Stochastic", Mode.MINI_BATCH: "Mini-batch", Mode.BATCH: "Batch"}


_ZONES_MEAN = "Oscillating: steps overshoot, to and fro. Diverging: they lead ever farther away."


class Toolbar:
    """Draws the bar."""

    def depends_on(self, state: State) -> object:
        """What the toolbar is redrawn for."""
        training, pointer = state.training, state.pointer.target
        return (
            state.is_playing,
            training.settings,
            state.outlook.zones,
            state.speed,
            len(state.points) > 0,
            state.menu,
            state.focus,
            state.held,
            pointer if isinstance(pointer, ButtonTarget | SliderTarget | ModeTarget) else None,
        )

    def draw(self, pen: Pen, rect: pygame.Rect, state: State) -> None:
        """Draw the whole bar. Rooms are given out from the left; words give way to icons where there is no room."""
        _draw_toolbar(pen, pen.layout, state)


def _draw_toolbar(pen: Pen, layout: Layout, state: State) -> None:
    bar, theme = layout.toolbar, pen.theme
    pen.rectangle(theme.bar, bar)
    pen.rule(theme.rule, (0, bar.bottom - 1), (bar.right, bar.bottom - 1))
    boxes, words = _boxes(pen, layout)
    playing = state.is_playing
    draw_button(
        pen,
        boxes["play"],
        button_of(state, "play"),
        ("Pause" if playing else "Play") if words else "",
        pause_icon if playing else play_icon,
        is_primary=True,
    )
    draw_button(pen, boxes["step"], button_of(state, "step"), "Step" if words else "", None if words else step_icon)
    draw_button(pen, boxes["reset"], button_of(state, "reset"), "Reset" if words else "", None if words else reset_icon)
    draw_segments(pen, state, boxes["mode"], _mode_segments(state))
    zones = state.outlook.zones
    track = draw_slider(pen, state, boxes["rate"], _rate_slider(state, zones))
    if zones is not None:
        _draw_zones(pen, track, zones, state.training.settings.mode)
    draw_slider(pen, state, boxes["speed"], _speed_slider(state))
    for name, label in (("data", "Data"), ("options", "Options")):
        draw_button(pen, boxes[name], button_of(state, menu_ids()[name]), label, has_menu=True)
    draw_button(pen, boxes["help"], button_of(state, "help"), "?")


class Widths(NamedTuple):
    """The controls from the left with their widths and the gaps after them, and the width of help, all in units."""

    controls: tuple[tuple[str, int, int], ...]
    help: int


_IN_WORDS = Widths(
    (
        ("play", 92, 8),
        ("step", 56, 8),
        ("reset", 60, 32),
        ("mode", 272, 24),
        ("rate", 154, 24),
        ("speed", 154, 28),
        ("data", 74, 8),
        ("options", 92, 12),
    ),
    36,
)
_IN_ICONS = Widths(
    (
        ("play", 40, 6),
        ("step", 36, 6),
        ("reset", 36, 10),
        ("mode", 218, 10),
        ("rate", 106, 10),
        ("speed", 106, 10),
        ("data", 62, 6),
        ("options", 76, 6),
    ),
    32,
)
_EDGE = 12
_TIGHTEST = 0.55
"""To this share of themselves gaps shrink before words give way to icons."""


def _boxes(pen: Pen, layout: Layout) -> tuple[dict[str, pygame.Rect], bool]:
    """Where each control stands, by name, and whether there is room for words on all buttons."""
    words = _gap_share(pen, layout, _IN_WORDS) >= _TIGHTEST
    widths = _IN_WORDS if words else _IN_ICONS
    share = _gap_share(pen, layout, widths)
    top, height, right = pen.px(12), pen.px(32), layout.toolbar.right - pen.px(_EDGE)
    boxes, left = {"help": pygame.Rect(right - pen.px(widths.help), top, pen.px(widths.help), height)}, pen.px(_EDGE)
    for name, width, gap in widths.controls:
        boxes[name] = pygame.Rect(left, top, pen.px(width), height)
        left += pen.px(width) + int(share * pen.px(gap))
    return boxes, words


def _gap_share(pen: Pen, layout: Layout, widths: Widths) -> float:
    """How much of the gaps there is room for beside the controls, all of them at the most."""
    controls = sum(pen.px(width) for _, width, _ in widths.controls) + pen.px(widths.help)
    return min(1.0, (layout.toolbar.w - 2 * pen.px(_EDGE) - controls) / sum(pen.px(gap) for _, _, gap in widths.controls))


def _mode_segments(state: State) -> list[Segment]:
    chosen = state.training.settings.mode
    return [
        Segment(ModeTarget(mode), label, tooltip(state, str(mode)), SetMode(mode), mode is chosen)
        for mode, label in _MODE_LABELS.items()
    ]


def _draw_zones(pen: Pen, track: pygame.Rect, zones: RateZones, mode: Mode) -> None:
    """Below the track: dotted for slow, solid for good, dashed for oscillating, solid red for diverging."""
    theme = pen.theme
    ends = [0.0, *(_share(rate) for rate in (zones.slow_below, zones.oscillates_above, zones.diverges_above)), 1.0]
    ends = [max(ends[: place + 1]) for place in range(len(ends))]
    looks = (
        (theme.faint, (1, 3)),
        (theme.accent, (1, 0)),
        (blend(theme.warning, theme.bar, 0.7), (4, 2)),
        (theme.warning, (1, 0)),
    )
    for low, high, (colour, pattern) in zip(ends, ends[1:], looks, strict=False):
        draw_zone(pen, track, (low, high), colour, pattern)
    draw_mark(pen, track, _share(zones.marked(mode)), theme.text)


def _share(rate: float) -> float:
    return max(0.0, min(1.0, _RATE_SCALE(max(rate, LEARNING_RATES[0]))))


def _rate_slider(state: State, zones: RateZones | None) -> Slider:
    rate, mode = state.training.settings.learning_rate, state.training.settings.mode
    titles: tuple[str, ...] = ("Learning rate", "Rate")
    told = ""
    if zones is not None:
        zone, marked = zones.zone_of(rate), zones.marked(mode)
        is_fastest = rate == marked and not zones.is_capped(mode)
        named = (f"fastest, {zone}", zone) if is_fastest else (zone,)
        titles = tuple(f"{title}{name}" for name in named for title in ("Learning rate · ", "Rate · ", ""))
        told = f". {zones_in_words(zones, mode, marked)} ({_keys_of('fastest-rate')} sets it). {_ZONES_MEAN}"

    def set_to(value: float) -> Message:
        return SetLearningRate(rounded_learning_rate(value))

    return Slider(
        id=SliderTarget("rate"),
        titles=titles,
        shown=(shown_rate(rate),),
        hint=f"How big a step to take  ({_keys_of('lower-rate', 'raise-rate')}){told}",
        value=rate,
        scale=_RATE_SCALE,
        set_to=set_to,
        notch=ChangeLearningRate,
        default=SetLearningRate(Settings().learning_rate),
    )


def _speed_slider(state: State) -> Slider:
    def set_to(value: float) -> Message:
        return SetSpeed(SPEEDS[round(value)])

    return Slider(
        id=SliderTarget("speed"),
        titles=("Speed",),
        shown=(shown_speed(state.speed), shown_speed(state.speed, is_short=True)),
        hint="How many steps run: each second, each frame of the window, or one pass over all points a frame  "
        f"({_keys_of('slower', 'faster')}; double-click: 1 step a frame)",
        value=float(notch_of(state.speed)),
        scale=_SPEED_SCALE,
        set_to=set_to,
        notch=ChangeSpeed,
        default=SetSpeed(STEP_A_FRAME),
    )


def _keys_of(*command_ids: str) -> str:
    return " and ".join(key_name(BY_ID[command_id].keys[0]) for command_id in command_ids)


def shown_rate(learning_rate: float) -> str:
    """A learning rate with as many decimals as it needs, three at the least."""
    return f"{learning_rate:.3f}" if round(learning_rate, 3) == learning_rate else f"{learning_rate:.6g}"


def shown_speed(speed: Speed, is_short: bool = False) -> str:
    """Such as «1 step/frame», or «1/frame» for short."""
    if speed.per is Per.PASS:
        return "1 pass/frame"
    plural = "" if speed.count == 1 else "s"
    steps = "" if is_short else f" step{plural}"
    return f"{count(speed.count)}{steps}/{'s' if speed.per is Per.SECOND else 'frame'}"
