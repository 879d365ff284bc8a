"""The helper that finds marks: it says what is missing, and its random windows are what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import Advance, LoadPoints, Message, SetLearningRate
from app.session.targets import HandleTarget, PointTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.paint.marks import Mark
from app.view.screen import Screen
from tests.view.marked import POINTS, SIZE, Marks, Scene, Window, marked, scenes, scripts, state_after

LEARNING = [LoadPoints(POINTS["with noise"], "points"), Advance(30)]


class _Drawn(Screen):
    """A screen on which these marks were drawn."""

    def __init__(self, *marks: Mark) -> None:
        super().__init__()
        self._given = list(marks)

    @property
    def marks(self) -> dict[str, list[Mark]]:
        return {"canvas": self._given}


def marks_of(*marks: Mark) -> Marks:
    whole = marked(state_after([]), (800, 560))
    return Marks(whole.state, _Drawn(*marks), whole.surface)


BAR = Mark("error bar", "line", (1, 2, 3), ((0.0, 0.0), (1.0, 1.0)))
LABEL = Mark("error bar", "text", (1, 2, 3), ((0.0, 0.0), (1.0, 1.0)), "0.5")


def test_the_marks_of_a_role_are_found_in_the_order_of_drawing() -> None:
    marks = marks_of(BAR, LABEL, BAR)
    assert marks.all("canvas", "error bar") == [BAR, LABEL, BAR]
    assert marks.all("canvas", "error bar", shape="line") == [BAR, BAR]
    assert marks.one("canvas", "error bar", shape="text") == LABEL
    assert marks.texts("canvas") == marks.texts("canvas", "error bar") == ["0.5"]
    assert marks.texts("canvas", "point") == marks.any("canvas", "point") == []
    marks.none("canvas", "point")


def test_where_there_is_no_such_mark_it_names_those_that_there_are() -> None:
    with pytest.raises(AssertionError, match=r"(?s)canvas: no 'point'.*error bar: 2 × line.*error bar: 1 × text"):
        marks_of(BAR, BAR, LABEL).one("canvas", "point")


def test_one_mark_is_not_two_and_none_is_not_one() -> None:
    with pytest.raises(AssertionError, match="2 marks are 'error bar'"):
        marks_of(BAR, LABEL).one("canvas", "error bar")
    with pytest.raises(AssertionError, match="there is 'error bar'"):
        marks_of(BAR).none("canvas", "error bar")


def test_a_panel_that_is_not_shown_is_named_with_those_that_are() -> None:
    with pytest.raises(AssertionError, match=r"no panel 'canvass' is shown, but toolbar, canvas, "):
        marked(state_after(LEARNING)).all("canvass", "point")


def test_a_window_has_the_marks_of_all_its_panels_also_of_those_that_were_not_drawn_again() -> None:
    window, state = Window(), state_after(LEARNING)
    first = window.draw(state)
    again = window.draw(state)
    assert {"toolbar", "canvas", "cost", "step", "landscape", "timeline"} <= set(first.panels)
    assert all(first.of(panel) and again.of(panel) == first.of(panel) for panel in first.panels)


@pytest.mark.parametrize("panel", ["toolbar", "canvas", "cost", "step", "landscape", "timeline"])
def test_a_panel_drawn_alone_has_the_marks_that_it_has_in_the_whole_window(panel: str) -> None:
    state = state_after(LEARNING)
    assert marked(state, SIZE, panel).of(panel) == marked(state).of(panel)


@settings(max_examples=30)
@given(scene=scenes())
def test_a_random_window_can_be_drawn_and_is_as_large_as_it_says(scene: Scene) -> None:
    marks = scene.marks
    assert marks.surface.get_size() == scene.state.window_size == scene.size
    assert marks.texts("toolbar")


def test_the_pointer_of_a_scene_is_on_what_it_says_and_holds_it() -> None:
    scene = Scene((*LEARNING,), hovered=PointTarget(3), is_held=True, is_focused=True)
    assert scene.state.pointer.target == scene.state.held == scene.state.focus == PointTarget(3)
    nowhere = Scene((*LEARNING,), hovered=PointTarget(26), is_held=True)
    assert nowhere.state.pointer.target is nowhere.state.held is None


def test_a_scene_prints_the_messages_that_make_it() -> None:
    printed = repr(Scene((SetLearningRate(0.5), Advance(3)), hovered=HandleTarget("m")))
    assert (
        "SetLearningRate(learning_rate=0.5), Advance(how_many=3, seconds=1.0)" in printed
        and "HandleTarget(symbol='m')" in printed
    )


def parts(marks: Iterable[Mark]) -> Counter[tuple[object, ...]]:
    """Marks without their space. A curve counts as its pieces: what is added to it step by step is a mark of its own."""
    found: Counter[tuple[object, ...]] = Counter()
    for role, shape, colour, exact, text, _ in marks:
        points = tuple((round(x, 6), round(y, 6)) for x, y in exact)  # many at once are worked out in another order
        if shape == "polyline":
            found |= Counter({(role, colour, pair) for pair in pairwise(points)})
        else:
            found[role, shape, colour, points, text] += 1
    return found


@settings(max_examples=20)
@given(script=scripts(), steps=st.lists(st.integers(1, 5), min_size=2, max_size=4))
def test_marks_of_a_window_that_was_drawn_step_by_step_are_those_of_one_drawn_afresh(
    script: tuple[Message, ...], steps: list[int]
) -> None:
    window, state = Window(), state_after([])
    for message in (*script, *map(Advance, steps)):
        update(state, message)
        drawn, afresh = window.draw(state), marked(state)
        assert drawn.panels == afresh.panels
        for panel in drawn.panels:
            # The axes of slices and of the surface hold still as long as they suit.
            if panel != "landscape" or state.landscape.view is LandscapeView.BOWL:
                one, other = drawn.of(panel), afresh.of(panel)
                assert one == other or parts(one) == parts(other), (panel, message)
