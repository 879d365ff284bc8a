"""The toolbar, mark by mark: knobs, zones, readings, modes and buttons are those of the state and of the command table."""

from __future__ import annotations

import re
from itertools import pairwise
from math import log10

import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.commands import BY_ID, key_name
from app.messages import (
    Advance,
    ChangeUiScale,
    LoadPoints,
    Message,
    PointAt,
    SetFastestLearningRate,
    SetLearningRate,
    SetMode,
    SetSpeed,
    TogglePlay,
    ToggleTheme,
)
from app.model.learning.speed import SPEEDS, Per
from app.model.learning.training import Mode
from app.session.targets import ButtonTarget, ModeTarget, SliderTarget
from app.view.paint.marks import Mark
from app.view.paint.theme import blend
from tests.view.marked import POINTS, Marks, Size, marked, scripts, sizes, state_after
from tests.view.read_numbers import number_in

BUTTONS = ("play", "step", "reset", "data-menu", "options-menu", "help")
ZONES = ("slow", "good", "oscillating", "diverging")
LONG_READING = 6
BRIEFLY = {"oscillating": "lr · swings", "diverging": "lr · too big"}
LOWEST, HIGHEST = 1e-4, 10.0
CURVE = LoadPoints(POINTS["a curve"], "a curve")

rates = st.one_of(st.floats(-4.0, 1.0).map(lambda power: 10.0**power), st.sampled_from([1e-4, 0.05, 10.0, 25.0, 1e-6]))


def toolbar(*messages: Message, size: Size = (1280, 800)) -> Marks:
    return marked(state_after(messages), size, "toolbar")


def box(mark: Mark) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = mark.points
    return left, top, right, bottom


def middle(mark: Mark) -> tuple[float, float]:
    left, top, right, bottom = box(mark)
    return (left + right) / 2, (top + bottom) / 2


def is_in(mark: Mark, outer: Mark) -> bool:
    (x, y), (left, top, right, bottom) = middle(mark), box(outer)
    return left <= x <= right and top <= y <= bottom


def x_of_rate(marks: Marks, rate: float) -> float:
    """Where a rate is on the track: equal ratios are equal distances from 0.0001 to 10."""
    left, _, right, _ = box(marks.one("toolbar", "rate track"))
    share = (log10(max(LOWEST, min(HIGHEST, rate))) - log10(LOWEST)) / (log10(HIGHEST) - log10(LOWEST))
    return left + share * (right - left)


def limits(marks: Marks) -> list[float]:
    """The ends of the four zones as learning rates, in order."""
    zones = marks.state.outlook.zones
    assert zones is not None
    return [0.0, zones.slow_below, zones.oscillates_above, zones.diverges_above, float("inf")]


def zone_of(marks: Marks, rate: float) -> str:
    """The last of the zones that begins at the rate or below it."""
    return [zone for zone, begin in zip(ZONES, limits(marks), strict=False) if begin <= rate][-1]


@given(scripts(), sizes)
@settings(max_examples=40)
def test_every_mark_says_what_it_stands_for(script: tuple[Message, ...], size: Size) -> None:
    marks = toolbar(*script, size=size)
    assert all(mark.role for mark in marks.of("toolbar")), marks.roles("toolbar")


@given(scripts(), rates)
@settings(max_examples=40)
def test_the_knob_stands_at_the_learning_rate_and_the_track_is_filled_up_to_it(
    script: tuple[Message, ...], rate: float
) -> None:
    marks = toolbar(*script, SetLearningRate(rate))
    rate = marks.state.training.settings.learning_rate
    (x, y), track = marks.one("toolbar", "rate knob").points[0], box(marks.one("toolbar", "rate track"))
    assert x == pytest.approx(x_of_rate(marks, rate), abs=0.01)
    assert track[1] <= y <= track[3]
    if marks.state.outlook.zones is None:
        left, _, right, _ = box(marks.one("toolbar", "rate up to the knob"))
        assert (left, right) == (track[0], pytest.approx(x, abs=1))
    else:
        marks.none("toolbar", "rate up to the knob")
    value, _ = marks.one("toolbar", "rate knob").values[0]
    assert value == pytest.approx(max(LOWEST, min(HIGHEST, rate)))


@pytest.mark.parametrize("larger", [(), (ChangeUiScale(10),)], ids=["usual", "large"])
@pytest.mark.parametrize("slider", ["rate", "speed"])
def test_only_a_press_on_track_or_knob_moves_a_slider_but_a_drag_from_anywhere_does(
    slider: str, larger: tuple[Message, ...]
) -> None:
    marks = toolbar(CURVE, *larger)
    target = marks.screen.target_named(marks.state, SliderTarget(slider))
    assert target is not None and target.press is not None and target.drag is not None
    for word in ("title", "reading"):
        on_word = middle(marks.one("toolbar", f"{slider} {word}"))
        assert target.is_at(*on_word)
        assert target.press(*on_word) is None
        assert target.drag(*on_word) is not None
    for part in ("track", "knob"):
        for place in marks.one("toolbar", f"{slider} {part}").points:
            assert target.press(*place) == target.drag(*place)


@given(scripts(), rates)
@example((), 1.0000000000000004)
@settings(max_examples=40)
def test_the_reading_is_the_learning_rate_in_full(script: tuple[Message, ...], rate: float) -> None:
    marks = toolbar(*script, SetLearningRate(rate))
    reading = marks.one("toolbar", "rate reading").text
    assert number_in(reading) == pytest.approx(marks.state.training.settings.learning_rate, rel=5e-6)
    assert len(reading.partition(".")[2]) >= 3 or "e" in reading


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_speed_knob_and_its_reading_are_those_of_the_speed(speed: object) -> None:
    marks = toolbar(SetSpeed(speed))
    left, _, right, _ = box(marks.one("toolbar", "speed track"))
    x, _ = marks.one("toolbar", "speed knob").points[0]
    assert x == pytest.approx(left + SPEEDS.index(speed) / (len(SPEEDS) - 1) * (right - left), abs=0.01)
    assert box(marks.one("toolbar", "speed up to the knob"))[::2] == (left, pytest.approx(x, abs=1))
    assert marks.texts("toolbar", "speed title") == ["Speed"]
    number, unit = re.fullmatch(r"([\d ,\u202f\u2009]+)(?: steps?| pass)?/(frame|s)", reading(marks, "speed")).groups()
    assert int(re.sub(r"\D", "", number)) == (1 if speed.per is Per.PASS else speed.count)
    assert unit == ("s" if speed.per is Per.SECOND else "frame")
    assert ("pass" in reading(marks, "speed")) is (speed.per is Per.PASS)


@pytest.mark.parametrize("size", [(600, 420), (800, 560), (1279, 800), (2560, 1440), (3840, 2160)])
@pytest.mark.parametrize("theme", [(), (ToggleTheme(),)])
def test_the_knob_hides_no_zone(size: Size, theme: tuple[Message, ...]) -> None:
    """Within its edge the track looks as it does where the knob stands elsewhere, here where one zone turns into another."""
    limit = limits(toolbar(CURVE))[2]
    at_limit, elsewhere = (toolbar(CURVE, *theme, SetLearningRate(rate), size=size) for rate in (limit, 1e-4))
    left, _, right, _ = box(at_limit.one("toolbar", "rate knob edge"))
    _, top, _, bottom = box(at_limit.one("toolbar", "rate track"))
    edge = max(1, round(2 * at_limit.screen.layout.scale))
    inside = pygame.Rect(left + edge, top, right - left - 2 * edge, bottom - top)
    assert inside.w >= 4
    seen, bare = (pygame.surfarray.array2d(marks.surface.subsurface(inside)) for marks in (at_limit, elsewhere))
    assert (seen == bare).all()
    assert len(set(seen.flat)) > 1


def reading(marks: Marks, slider: str) -> str:
    return marks.one("toolbar", f"{slider} reading").text


@given(scripts(), rates)
@example((CURVE, SetFastestLearningRate()), -1.0)
@example((CURVE, SetMode(Mode.BATCH), SetFastestLearningRate()), -1.0)
@settings(max_examples=60)
def test_the_title_names_the_zone_that_the_rate_lies_in(script: tuple[Message, ...], rate: float) -> None:
    marks = toolbar(*script, SetLearningRate(rate))
    settings_, zones = marks.state.training.settings, marks.state.outlook.zones
    title = " ".join(marks.texts("toolbar", "rate title"))
    if zones is None:
        assert not [word for word in (*ZONES, "fastest") if word in title]
        return
    zone = zone_of(marks, settings_.learning_rate)
    if title == "Rate":
        assert (
            len(reading(marks, "rate")) > LONG_READING
        )  # then there is no room for the zone, but always for name and value
        return
    assert [word for word in ZONES if word in title or BRIEFLY.get(word) == title] == [zone]
    is_fastest = settings_.learning_rate == zones.marked(settings_.mode) and not zones.is_capped(settings_.mode)
    if "fastest" in title:
        assert is_fastest
    elif "Learning" in title:
        # There is more room than the longest title with it needs only where it is not the fastest.
        assert not is_fastest or "Rate" not in title


@given(scripts(), sizes)
@settings(max_examples=60)
def test_each_zone_reaches_from_limit_to_limit_in_its_colour(script: tuple[Message, ...], size: Size) -> None:
    marks = toolbar(*script, size=size)
    if marks.state.outlook.zones is None:
        marks.none("toolbar", *(f"{zone} zone" for zone in ZONES), "rate mark")
        return
    theme = marks.theme
    colours = (theme.faint, theme.accent, blend(theme.warning, theme.bar, 0.7), theme.warning)
    track, ends, scale = box(marks.one("toolbar", "rate track")), limits(marks), marks.screen.layout.scale
    ends = [max(ends[: place + 1]) for place in range(len(ends))]
    for zone, (low, high), colour in zip(ZONES, pairwise(ends), colours, strict=True):
        begin, end = round(x_of_rate(marks, low)), round(x_of_rate(marks, high))
        found = marks.any("toolbar", f"{zone} zone")
        assert bool(found) is (begin < end), zone
        if found:
            gap = {"slow": 4, "oscillating": 2}.get(zone, 0) * scale
            assert min(box(mark)[0] for mark in found) == begin
            assert max(box(mark)[2] for mark in found) == pytest.approx(end, abs=gap + 1)
            assert max(box(mark)[2] for mark in found) <= end
            assert {mark.colour for mark in found} == {colour}
            assert all(box(mark)[1::2] == track[1::2] for mark in found)
            if gap:
                assert all(one[2] < other[0] for one, other in pairwise(sorted(box(mark) for mark in found)))


@given(scripts())
@settings(max_examples=40)
def test_the_zone_drawn_under_the_knob_is_the_one_in_the_title(script: tuple[Message, ...]) -> None:
    marks = toolbar(*script)
    if marks.state.outlook.zones is None:
        return
    x, _ = marks.one("toolbar", "rate knob").points[0]
    title = marks.one("toolbar", "rate title").text
    near = 5
    for zone in ZONES:
        found = marks.any("toolbar", f"{zone} zone")
        if found and min(box(mark)[0] for mark in found) + near < x < max(box(mark)[2] for mark in found) - near:
            # Where there is room for no zone, none is named; a test of its own says from which width on one is.
            assert [named for named in ZONES if named in title or BRIEFLY.get(named) == title] == [zone] or title == "Rate"


@pytest.mark.parametrize("width", range(800, 1300, 20))
def test_the_zone_is_named_and_fits_at_every_width(width: int) -> None:
    for rate in (0.0001, 0.3, 0.62, 1.0125, 4.05, 10.0):
        marks = toolbar(CURVE, SetLearningRate(rate), size=(width, 560))
        title, reading_ = marks.one("toolbar", "rate title"), marks.one("toolbar", "rate reading")
        zone = zone_of(marks, rate)
        assert zone in title.text or BRIEFLY.get(zone) == title.text
        assert box(title)[2] + 4 <= box(reading_)[0], title.text


@given(scripts())
@settings(max_examples=40)
def test_the_mark_stands_at_the_fastest_rate(script: tuple[Message, ...]) -> None:
    marks = toolbar(*script)
    zones, mode = marks.state.outlook.zones, marks.state.training.settings.mode
    if zones is not None:
        mark = marks.one("toolbar", "rate mark")
        assert mark.points[0][0] == pytest.approx(x_of_rate(marks, zones.marked(mode)), abs=0.01)
        assert mark.points[0][1] > box(marks.one("toolbar", "rate knob edge"))[3]
        assert mark.text == "up"


@given(scripts())
@settings(max_examples=40)
def test_the_hint_of_the_rate_tells_the_limits_and_the_keys(script: tuple[Message, ...]) -> None:
    marks = toolbar(*script)
    target = marks.screen.target_named(marks.state, SliderTarget("rate"))
    assert target is not None
    lower, higher, fastest = (key_name(BY_ID[name].keys[0]) for name in ("lower-rate", "raise-rate", "fastest-rate"))
    assert f"({lower} and {higher})" in target.hint
    if marks.state.outlook.zones is None:
        assert "Slow below" not in target.hint
        return
    told = re.search(r"Slow below (\S+), oscillating from (\S+), diverging from ([^\s;]+);", target.hint)
    assert told is not None
    for text, limit in zip(told.groups(), limits(marks)[1:], strict=False):
        assert number_in(text) == pytest.approx(limit, rel=6e-3)
    assert f"({fastest} sets it)" in target.hint


def test_the_hint_of_the_speed_tells_its_keys() -> None:
    marks = toolbar()
    target = marks.screen.target_named(marks.state, SliderTarget("speed"))
    assert target is not None
    assert f"({key_name('-')} and {key_name('=')};" in target.hint


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
@pytest.mark.parametrize("mode", Mode)
def test_the_mode_in_force_is_the_chosen_one(mode: Mode, size: Size) -> None:
    marks = toolbar(CURVE, SetMode(mode), size=size)
    labels, chosen = marks.all("toolbar", "mode label"), marks.one("toolbar", "chosen mode")
    assert [label.text.lower() for label in labels] == ["stochastic", "mini-batch", "batch"]
    assert [label.text.lower() for label in labels if is_in(label, chosen)] == [str(mode)]
    assert [label.text.lower() for label in labels if label.colour == marks.theme.text] == [str(mode)]
    for label in labels:
        target = marks.screen.target_at(marks.state, *middle(label))
        assert target is not None
        own = BY_ID[label.text.lower()]
        assert (target.id, target.click) == (ModeTarget(Mode(label.text.lower())), SetMode(Mode(label.text.lower())))
        assert target.hint == f"{own.title}  ({key_name(own.keys[0])})"


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
@given(script=scripts())
@settings(max_examples=20)
def test_a_button_is_enabled_when_its_command_is_and_says_what_the_command_says(
    size: Size, script: tuple[Message, ...]
) -> None:
    marks = toolbar(*script, size=size)
    for name in BUTTONS:
        command, card = BY_ID[name], marks.one("toolbar", f"{name} button")
        target = marks.screen.target_at(marks.state, *middle(card))
        assert target is not None
        why_not = command.why_not(marks.state)
        assert (target.id, target.click, target.is_enabled) == (ButtonTarget(name), command.message, not why_not)
        assert target.hint.startswith(command.title)
        assert target.hint.endswith(why_not)
        assert all(f"({key_name(key)})" in target.hint for key in command.keys[:1])
        for face in marks.any("toolbar", f"{name} label", f"{name} icon"):
            expected = marks.theme.on_button if name == "play" else marks.theme.muted if why_not else marks.theme.text
            assert face.colour == expected, name


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
@pytest.mark.parametrize("theme", [(), (ToggleTheme(),)])
def test_the_play_button_says_and_shows_what_a_press_does(theme: tuple[Message, ...], size: Size) -> None:
    for script, label in (((), "Pause"), ((TogglePlay(),), "Play")):
        marks = toolbar(CURVE, *theme, *script, size=size)
        assert marks.texts("toolbar", "play label") == ([label] if size[0] > 1000 else [])
        marks.all("toolbar", f"{label.lower()} icon")
        marks.none("toolbar", "play icon" if label == "Pause" else "pause icon")


def test_labels_of_buttons_stand_on_their_buttons() -> None:
    marks = toolbar(CURVE)
    labels = {"play": "Pause", "step": "Step", "reset": "Reset", "data-menu": "Data", "options-menu": "Options", "help": "?"}
    for name, text in labels.items():
        label = marks.one("toolbar", f"{name} label")
        assert label.text == text
        assert is_in(label, marks.one("toolbar", f"{name} button"))


@pytest.mark.parametrize("name", BUTTONS)
def test_a_button_lights_up_under_the_pointer_where_it_can_be_used(name: str) -> None:
    for script in ((CURVE, Advance(3)), ()):
        marks = toolbar(*script)
        card = marks.one("toolbar", f"{name} button")
        pointed_at = toolbar(*script, PointAt(ButtonTarget(name), *middle(card)))
        changed = [other for other in BUTTONS if colour_of(marks, other) != colour_of(pointed_at, other)]
        assert changed == ([name] if not BY_ID[name].why_not(marks.state) else [])


def colour_of(marks: Marks, name: str) -> object:
    return marks.one("toolbar", f"{name} button").colour
