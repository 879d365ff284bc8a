"""The bowl says what it shows: shading that is J, a key to it, two arrows that are told apart, and a target."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    LoadPoints,
    LookAt,
    Message,
    SetBatchSize,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    ShowBox,
    ShowLandscape,
    TogglePlay,
    ToggleTheme,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode
from app.session.views import Box, LandscapeView
from app.view.paint.marks import Mark
from tests.view.marked import POINTS, Marks, Scene, Window, sizes, state_after
from tests.view.panels.landscape.seen import (
    PANEL,
    Points,
    apart,
    assert_same_direction,
    landscape_of,
    space_of,
    strength,
    windows,
)

VIEW = (LandscapeView.BOWL,)
GROUNDS = [f"{part} background" for part in ("key of J", "range of J", "gradient arrow label", "step arrow label")]
SHOWN: list[Message] = [LoadPoints(POINTS["with noise"], "points"), ShowLandscape(LandscapeView.BOWL)]
FRAME = 1 / 60
THEMES = pytest.mark.parametrize("theme", [[], [ToggleTheme()]], ids=["dark", "light"])


def box_of(mark: Mark) -> tuple[float, float, float, float]:
    xs, ys = zip(*mark.points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@THEMES
@pytest.mark.parametrize("box", [None, Box(-0.5, 1.6, -0.6, 0.9), Box(0.6, 0.9, 0.2, 0.4)])
def test_the_lower_j_is_the_stronger_is_the_colour_of_each_pixel(theme: list[Message], box: Box | None) -> None:
    state, window = state_after([*SHOWN, *theme, *([] if box is None else [ShowBox(box)])]), Window((1600, 1000))
    marks = window.draw(state)
    areas = {area.colour for area in marks.all(PANEL, "area of J")}
    space, points = space_of(marks.one(PANEL, "ball")), Points(state)
    (left, right), (bottom, top) = space.x.range, space.y.range
    generator, seen = np.random.default_rng(1), []
    legend = [box_of(mark) for mark in marks.of(PANEL) if mark.role.endswith((" background", "key of J"))]
    for across, down in generator.random((3000, 2)).tolist():
        x, y = int(left + across * (right - left)), int(top + down * (bottom - top))
        colour = window.surface.get_at((x, y))[:3]
        is_legend = any(box[0] - 1 <= x <= box[2] and box[1] - 1 <= y <= box[3] for box in legend)
        if colour in areas and not is_legend:
            seen.append((strength(colour, marks.theme.card), points.cost(*space.view_to_model(x + 0.5, y + 0.5))))
    costs = {shade: [cost for each, cost in seen if each == shade] for shade in sorted({shade for shade, _ in seen})}
    assert len(costs) >= 8 and len(seen) > 1500
    for lower, higher in pairwise(list(costs)):
        # A pixel on the smooth edge of a contour may have any colour between two.
        assert np.percentile(costs[lower], 10) > np.percentile(costs[higher], 90)


@THEMES
def test_a_valley_is_seen_from_afar(theme: list[Message]) -> None:
    """Its bottom is so much stronger than the edge that it is told from it with the picture shrunk to a fifth."""
    marks = landscape_of(state_after([*SHOWN, *theme]))
    strengths = [strength(area.colour, marks.theme.card) for area in marks.all(PANEL, "area of J")]
    assert max(strengths) > min(strengths) + 150


@pytest.mark.parametrize("theme", [[], [ToggleTheme()]])
def test_the_pixels_of_the_key_are_those_colours(theme: list[Message]) -> None:
    marks = landscape_of(state_after([*SHOWN, *theme]), (1600, 1000))
    cells = marks.all(PANEL, "key of J")
    for cell in cells:
        x, y = map(round, cell.points[0])
        assert marks.surface.get_at((x, y))[:3] == cell.colour
    assert len(cells) > 10


@given(windows(VIEW, has_boxes=True))
@settings(max_examples=40)
def test_the_key_has_the_colours_of_the_levels_the_lowest_first_beside_the_least_j(scene: Scene) -> None:
    marks = scene.marks_of(PANEL)
    cells = marks.any(PANEL, "key of J")
    if not cells:
        return
    edges = [box_of(cell)[0] for cell in cells]
    assert edges == sorted(edges)
    strengths = [strength(cell.colour, marks.theme.card) for cell in cells]
    assert strengths == sorted(strengths, reverse=True)
    drawn = {area.colour for area in marks.all(PANEL, "area of J")}
    assert {cell.colour for cell in cells} >= drawn
    least, largest = marks.one(PANEL, "least J"), marks.one(PANEL, "largest J")
    assert box_of(least)[2] <= edges[0] and box_of(cells[-1])[2] <= box_of(largest)[0]


@given(
    st.sampled_from(Mode),
    st.sampled_from([ScaleChoice.NONE, ScaleChoice.UNIT]),
    st.floats(0.001, 0.9),
    st.integers(1, 40),
    st.sampled_from([[], [TogglePlay()], [LookAt(1)], [Advance(1, FRAME)] * 5]),
    sizes,
)
@settings(max_examples=60)
def test_the_arrow_of_the_step_leads_where_the_step_went_that_the_card_names(
    mode: Mode, scaling: ScaleChoice, rate: float, steps: int, end: list[Message], size: tuple[int, int]
) -> None:
    script = [
        SetScaling(scaling),
        *SHOWN,
        SetMode(mode),
        SetBatchSize(4),
        SetLearningRate(rate),
        Advance(steps, FRAME),
        *end,
    ]
    marks = landscape_of(state_after(script), size)
    if "landscape" not in marks.panels:
        return
    record = marks.state.shown_record
    assert record is not None
    if mode is Mode.BATCH:
        marks.none(PANEL, "step arrow", "step arrow label")
        return
    space = space_of(marks.one(PANEL, "ball"))
    before, after = (space.model_to_view(*line) for line in (record.line_before, record.line))
    if apart(before, after) <= 1.01e-3:
        assert apart(before, after) >= 0.99e-3 or not marks.any(PANEL, "step arrow", "step arrow label")
        return
    arrow = marks.one(PANEL, "step arrow")
    assert arrow.colour == marks.theme.m
    tail, tip = arrow.points
    assert_same_direction(tail, tip, after[0] - before[0], after[1] - before[1])
    scale = marks.screen.layout.scale
    assert abs(apart(tip, after) - 12 * scale) <= 1.0 and apart(tail, after) > apart(tip, after)
    assert apart(tail, tip) >= 9 * scale, "the smallest step is seen"
    assert apart(tail, after) >= apart(before, after) - 0.01


def test_there_is_no_arrow_of_a_step_before_the_first_and_none_once_something_was_changed() -> None:
    for script in ([], [Advance(3), AddPoint(0.5, 0.5)], [Advance(3), SetLineByHand(0.1, 0.1)]):
        landscape_of(state_after([*SHOWN, TogglePlay(), *script])).none(
            PANEL, "step arrow", "step arrow label", "step arrow legend"
        )


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
@pytest.mark.parametrize("mode", list(Mode))
def test_the_legend_names_each_arrow_that_there_is_in_its_colour(mode: Mode, size: tuple[int, int]) -> None:
    marks = landscape_of(state_after([*SHOWN, SetMode(mode), SetBatchSize(4), Advance(4)]), size)
    for role, colour in (("gradient arrow", marks.theme.error), ("step arrow", marks.theme.m)):
        is_there = bool(marks.any(PANEL, role))
        assert is_there is (role == "gradient arrow" or mode is not Mode.BATCH)
        assert [mark.colour for mark in marks.any(PANEL, f"{role} legend")] == [colour] * is_there
        assert len(marks.any(PANEL, f"{role} label")) == is_there
    assert marks.one(PANEL, "gradient arrow label").text.startswith("downhill")


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (1500, 900)])
@pytest.mark.parametrize(("rate", "steps"), [(0.05, 8), (1.479213677615774, 8), (2.37, 55), (2.6, 21)])
def test_no_part_of_the_legend_lies_on_the_arrow_of_another(rate: float, steps: int, size: tuple[int, int]) -> None:
    points = Dataset.of([0.2883307570075776, 0.5861230648127328], [0.5540905021732678, 0.8097107759127777])
    marks = landscape_of(state_after([LoadPoints(points, "two"), *SHOWN[1:], SetLearningRate(rate), Advance(steps)]), size)
    grounds = [box_of(mark) for mark in marks.of(PANEL) if mark.role in GROUNDS]
    for arrow in marks.all(PANEL, "gradient arrow legend", "step arrow legend"):
        (left, top), (right, bottom) = np.min(arrow.points, axis=0), np.max(arrow.points, axis=0)
        over = [box for box in grounds if box[0] < right and left < box[2] and box[1] < bottom + 1 and top - 1 < box[3]]
        assert len(over) == 1, arrow


@given(windows(VIEW, has_boxes=True))
@settings(max_examples=40)
def test_no_level_is_crossed_by_the_path_and_no_two_texts_lie_on_each_other(scene: Scene) -> None:
    """Levels are written after the path, with a ground of their own."""
    marks = scene.marks_of(PANEL)
    order = [mark.role for mark in marks.of(PANEL)]
    for role in ("contour label background", "least J", "largest J"):
        if role in order and "path" in order:
            assert order.index(role) > max(place for place, each in enumerate(order) if each == "path")
    boxes = [box_of(mark) for mark in marks.of(PANEL) if mark.shape == "text"]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:number]:
            across, down = min(right, other_right) - max(left, other_left), min(bottom, other_bottom) - max(top, other_top)
            assert min(across, down) <= 2.0


@THEMES
def test_the_target_is_a_bullseye_that_stands_out_from_the_valley(theme: list[Message]) -> None:
    window = Window()
    marks: Marks = window.draw(state_after([*SHOWN, *theme, SetMode(Mode.BATCH)]))
    x, y = marks.one(PANEL, "least squares").points[0]
    along = [window.surface.get_at((round(x) + dx, round(y)))[:3] for dx in range(-13, 14)]
    text, card = marks.theme.text, marks.theme.card
    changes = [colour for colour in (text if each == text else card if each == card else None for each in along) if colour]
    runs = [one for one, other in pairwise([*changes, None]) if one != other]
    assert runs in ([card, text, card, text, card, text, card], [text, card, text, card, text])
