"""Nothing covers data: what lies over the panels leaves figures and their ticks free, and the timeline can be used."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.messages import Advance, Explain, LoadPoints, Notify, PointAt, SetLearningRate, StepOnce, ToggleHelp, TogglePlay
from app.session.targets import ButtonTarget, HandleTarget, PointTarget, TimeTarget
from app.session.ui_scale import UI_SCALES
from app.update import update
from app.view.layout import panel_places
from app.view.paint.marks import Mark
from tests.view.marked import POINTS, Marks, Window, scripts, sizes, state_after

LONG = "a-rather-long-file-name-of-measurements.csv:12345: « 12;7 » is not a number, and neither is « 1e999 » or « none »"
NOTICES = ["The example: 26 points.", LONG, f"{LONG}; {LONG}; the end", "x" * 300]


def box_of(mark: Mark) -> pygame.Rect:
    (left, top), (right, bottom) = mark.points
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))


def covers_only_the_band(marks: Marks, name: str) -> None:
    """An overlay lies in the band of the timeline, clear of all other panels and of what is used and read there."""
    card = box_of(marks.one(name, name))
    places = panel_places(marks.screen.layout, marks.state.landscape)
    assert places["timeline"].contains(card)
    bar = next(slot for slot in marks.screen.slots if slot.name == "timeline")
    for target in bar.targets:
        if isinstance(target.id, ButtonTarget):
            assert not card.colliderect(target.rect)
    x, y = marks.one("timeline", "handle").points[0]
    reach = round(6 * marks.screen.layout.scale)
    assert not card.colliderect((x - reach, y - reach, 2 * reach, 2 * reach))
    track = marks.one("timeline", "past")
    target = marks.screen.target_at(marks.state, *box_of(track).center)
    assert target is not None
    assert target.id == TimeTarget()
    for mark in marks.of("timeline"):
        assert mark.shape != "text" or not card.colliderect(box_of(mark)), mark
        if mark.role == "edit mark bar":  # that of a single edit has no width
            assert not card.colliderect(box_of(mark).inflate(2, 0)), mark
    for mark in marks.of(name):
        assert mark.shape != "text" or card.contains(box_of(mark)), mark


@given(
    st.sampled_from(["a curve", "two", "years", "many"]),
    sizes,
    st.sampled_from(UI_SCALES),
    st.floats(0.5, 10.0),
    st.integers(0, 10**6),
)
@settings(max_examples=30)
def test_the_banner_stands_in_the_band_of_the_timeline(
    points: str, size: tuple[int, int], scale: float, rate: float, before: int
) -> None:
    state = state_after([LoadPoints(POINTS[points], points), Advance(before % 5000), SetLearningRate(rate), Advance(2000)])
    assume(state.timeline.run.divergence is not None)
    state.look = type(state.look)(ui_scale=scale)
    marks = Window(size, "timeline").draw(state)
    covers_only_the_band(marks, "banner")
    for text in marks.texts("banner"):
        assert not text.endswith("…")
    for command in ("last-stable", "halve-rate"):
        (x, y), (right, bottom) = marks.one("banner", f"{command} label").points
        target = marks.screen.target_at(state, (x + right) / 2, (y + bottom) / 2)
        assert target is not None
        assert target.id == ButtonTarget(command)


@given(st.sampled_from(NOTICES), sizes, st.sampled_from(UI_SCALES))
@settings(max_examples=30)
def test_a_notice_stands_in_the_band_of_the_timeline(text: str, size: tuple[int, int], scale: float) -> None:
    state = state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(60), Notify(text)])
    state.look = type(state.look)(ui_scale=scale)
    marks = Window(size, "timeline").draw(state)
    covers_only_the_band(marks, "notice")
    shown = "".join(marks.texts("notice", "notice text")).replace(" ", "")
    begin, _, end = shown.partition("…")
    whole = text.replace(" ", "")
    assert whole == shown or (whole.startswith(begin) and whole.endswith(end) and len(end) > 20)


DATA = (
    "sample",
    "tick label",
    "last step",
    "ball",
    "cost curve",
    "tangent",
    "point",
    "line",
    "error bar",
    "handle",
    "axis name",
)
"""How the roles of marks begin that stand for data or for its axes."""


def data_marks(marks: Marks) -> list[pygame.Rect]:
    return [
        box_of(Mark(mark.role, mark.shape, mark.colour, (mark.points[0], mark.points[-1])))
        if len(mark.points) > 1
        else pygame.Rect(round(mark.points[0][0]), round(mark.points[0][1]), 1, 1)
        for panel in ("canvas", "cost", "landscape")
        if panel in marks.panels
        for mark in marks.of(panel)
        if mark.role.startswith(DATA) and mark.shape in ("text", "disc", "ring")
    ]


@given(scripts(), sizes, st.integers(0, 400))
@settings(max_examples=25)
def test_no_tooltip_covers_data_or_ticks(script: tuple, size: tuple[int, int], which: int) -> None:  # type: ignore[type-arg]
    window, state = Window(size), state_after([*script, StepOnce()])
    window.draw(state)
    screen = window.screen
    hinted = [target for target in screen.targets if target.hint.strip() and target.rect.w]
    target = hinted[which % len(hinted)]
    screen.hint = target.hint
    update(state, PointAt(target.id, *target.rect.center))
    marks = window.draw(state)
    assume("tooltip" in marks.panels)
    card = box_of(marks.one("tooltip", "tooltip"))
    assert not card.collidepoint(*target.rect.center)
    assert card.collidelist(data_marks(marks)) < 0, target.id


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
@pytest.mark.parametrize("name", ["m", "b"])
def test_the_hint_of_a_handle_leaves_the_whole_plot_free(name: str, size: tuple[int, int]) -> None:
    window, state = Window(size), state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(60)])
    window.draw(state)
    handle = window.screen.target_named(state, HandleTarget(name))
    assert handle is not None
    window.screen.hint = handle.hint
    update(state, PointAt(handle.id, *handle.rect.center))
    marks = window.draw(state)
    figure = next(slot for slot in marks.screen.slots if slot.name == "canvas").figures[0]
    assert not box_of(marks.one("tooltip", "tooltip")).colliderect(figure)


def test_help_is_covered_by_no_tooltip() -> None:
    window, state = Window(), state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(60), ToggleHelp()])
    window.screen.hint, window.screen.hint_beside = "What it does", pygame.Rect(600, 300, 20, 20)
    assert "tooltip" not in window.draw(state).panels


@given(
    st.sampled_from(["a curve", "with noise", "two", "years", "in the corners"]),
    sizes,
    st.integers(0, 25),
    st.integers(1, 60),
)
@settings(max_examples=40)
def test_the_numbers_of_a_point_cover_neither_the_sample_nor_its_label(
    points: str, size: tuple[int, int], which: int, steps: int
) -> None:
    window = Window(size)
    state = state_after([LoadPoints(POINTS[points], points), TogglePlay(), *[StepOnce()] * steps])
    target = PointTarget(which % len(state.points))
    window.draw(state)
    update(state, PointAt(target, 300.0, 300.0))
    marks = window.draw(state)
    card = box_of(marks.one("canvas", "numbers card"))
    for mark in marks.of("canvas"):
        if mark.role in ("sample ring", "sample x label", "sample error label"):
            x, y = mark.points[0]
            box = box_of(mark) if mark.shape == "text" else pygame.Rect(round(x) - 8, round(y) - 8, 16, 16)
            assert not card.colliderect(box), mark


def test_no_tooltip_lies_over_an_explanation() -> None:
    window, state = Window(), state_after([LoadPoints(POINTS["with noise"], "26"), StepOnce()])
    window.draw(state)
    window.screen.hint = "a hint"
    window.draw(state).one("tooltip", "tooltip")
    click = next(target.click for target in window.screen.targets if isinstance(target.click, Explain))
    assert click is not None
    update(state, click)
    assert "tooltip" not in window.draw(state).panels
