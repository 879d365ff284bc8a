"""The header of the landscape card says which view is chosen and how large the card is; each part leads where it says."""

from __future__ import annotations

import pytest

from app.commands import BY_ID, tooltip
from app.messages import LoadPoints, PointAt, ShowLandscape, ToggleLandscapeSize
from app.session.targets import ButtonTarget, LandscapeTitleTarget, LandscapeViewTarget
from app.session.views import LandscapeView
from app.update import update
from tests.view.marked import POINTS, Window, marked, state_after
from tests.view.panels.landscape.seen import PANEL, landscape_of

TITLES = {
    LandscapeView.SLICE_M: "Slice m",
    LandscapeView.SLICE_B: "Slice b",
    LandscapeView.BOWL: "Bowl",
    LandscapeView.SURFACE: "3-D",
}
POINTS_THERE = LoadPoints(POINTS["with noise"], "points")


@pytest.mark.parametrize("view", list(LandscapeView))
@pytest.mark.parametrize("has_points", [False, True])
def test_the_chosen_view_stands_out_and_the_others_can_be_chosen(view: LandscapeView, has_points: bool) -> None:
    marks = landscape_of(state_after([*([POINTS_THERE] if has_points else []), ShowLandscape(view)]))
    chosen = marks.one(PANEL, "chosen view")
    assert (chosen.text, chosen.colour) == (TITLES[view], marks.theme.text)
    others = marks.all(PANEL, "view to choose")
    assert {other.text for other in others} == set(TITLES.values()) - {TITLES[view]}
    assert all(other.colour == marks.theme.muted for other in others)
    for each in LandscapeView:
        target = marks.screen.target_named(marks.state, LandscapeViewTarget(each))
        assert target is not None
        assert target.click == ShowLandscape(each)
        assert target.hint == tooltip(marks.state, str(each))
        label = next(mark for mark in (chosen, *others) if mark.text == TITLES[each])
        assert target.rect.collidepoint(label.points[0])


def test_the_button_points_outward_where_the_card_can_grow_and_inward_where_it_is_large() -> None:
    for messages, is_large in (([], False), ([ToggleLandscapeSize()], True)):
        marks = landscape_of(state_after([POINTS_THERE, *messages]))
        lines = marks.all(PANEL, "size button", shape="line")
        tips = marks.all(PANEL, "size button", shape="disc")
        ends = [point for line in lines for point in line.points]
        middle = sum(x for x, _ in ends) / len(ends)
        for line, tip in zip(lines, tips, strict=True):
            inner, outer = sorted(line.points, key=lambda point: abs(point[0] - middle))
            towards = 1.0 if outer[0] > middle else -1.0
            assert ((tip.points[0][0] - middle) * towards > 0.0) == (not is_large)
            assert abs(inner[0] - middle) < abs(outer[0] - middle)
        target = marks.screen.target_named(marks.state, ButtonTarget("landscape-size"))
        assert target is not None
        assert target.click == BY_ID["landscape-size"].message
        title = marks.screen.target_named(marks.state, LandscapeTitleTarget())
        assert title is not None
        assert title.double_click == target.click


def test_what_is_pointed_at_stands_out() -> None:
    state, window = state_after([POINTS_THERE, ShowLandscape(LandscapeView.BOWL)]), Window()
    window.draw(state)
    target = window.screen.target_named(state, LandscapeViewTarget(LandscapeView.SURFACE))
    assert target is not None
    update(state, PointAt(target.id, *target.rect.center))
    marks = window.draw(state)
    pointed = next(mark for mark in marks.all(PANEL, "view to choose") if mark.text == "3-D")
    assert pointed.colour == marks.theme.text
    update(state, PointAt(None, 0.0, 0.0))
    marks = window.draw(state)
    assert {mark.colour for mark in marks.all(PANEL, "view to choose")} == {marks.theme.muted}


def test_without_points_the_card_says_what_will_be_there() -> None:
    marks = landscape_of(state_after([]))
    assert marks.one(PANEL, "nothing yet").text == "The cost of every line will be drawn here."
    marks.none(PANEL, "ball", "contour", "path")


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("is_large", [False, True])
def test_it_has_one_name_at_every_size(size: tuple[int, int], is_large: bool) -> None:
    large = [ToggleLandscapeSize()] if is_large else []
    marks = landscape_of(state_after([POINTS_THERE, ShowLandscape(LandscapeView.BOWL), *large]), size)
    assert "Landscape" in marks.texts(PANEL, "title", "tab")


@pytest.mark.parametrize("view", list(LandscapeView))
def test_beside_a_large_landscape_no_tab_leads_to_it(view: LandscapeView) -> None:
    marks = marked(state_after([POINTS_THERE, ShowLandscape(view), ToggleLandscapeSize()]), (800, 560), "cost")
    marks.none("cost", "tab")
    assert marks.one("cost", "name").text == "Cost"
