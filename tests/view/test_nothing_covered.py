"""Nothing covers data: what lies over the panels leaves figures and their ticks free, and the timeline can be used."""

from __future__ import annotations

import pygame
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.messages import Advance, LoadPoints, Notify, SetLearningRate
from app.session.targets import ButtonTarget, TimeTarget
from app.session.ui_scale import UI_SCALES
from app.view.layout import panel_places
from app.view.paint.marks import Mark
from tests.view.marked import POINTS, Marks, Window, sizes, state_after

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
    marks = Window(size).draw(state)
    covers_only_the_band(marks, "banner")
    for text in marks.texts("banner"):
        assert not text.endswith("…")
    for command in ("calm", "halve-rate"):
        (x, y), (right, bottom) = marks.one("banner", f"{command} label").points
        target = marks.screen.target_at(state, (x + right) / 2, (y + bottom) / 2)
        assert target is not None
        assert target.id == ButtonTarget(command)


@given(st.sampled_from(NOTICES), sizes, st.sampled_from(UI_SCALES))
@settings(max_examples=30)
def test_a_notice_stands_in_the_band_of_the_timeline(text: str, size: tuple[int, int], scale: float) -> None:
    state = state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(60), Notify(text)])
    state.look = type(state.look)(ui_scale=scale)
    marks = Window(size).draw(state)
    covers_only_the_band(marks, "notice")
    shown = "".join(marks.texts("notice", "notice text")).replace(" ", "")
    begin, _, end = shown.partition("…")
    whole = text.replace(" ", "")
    assert whole == shown or (whole.startswith(begin) and whole.endswith(end) and len(end) > 20)
