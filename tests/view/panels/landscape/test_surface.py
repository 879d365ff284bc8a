"""The bowl in 3-D as it is drawn: every time the same picture, in its card, and with what it has to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pygame
import pytest

from app.messages import Advance, Message, ToggleLandscapeSize, TurnLandscape
from app.model.data.dataset import Dataset, FloatArray
from app.model.data.scaling import Line
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.timeline import Timeline
from app.plots.relief import HALF
from app.session.state import Landscape, State
from app.session.targets import SurfaceTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.figures.frame import Frame
from app.view.figures.surface import figure as surface_figure
from app.view.figures.surface.figure import VALLEY
from app.view.figures.surface.legend import BALL, HIDDEN_BALL, TARGET
from app.view.figures.surface.marks import PATH_POINTS, Marks, path_curve
from app.view.figures.surface.scene import HEIGHT, Curves, Scene
from app.view.layout import layout
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.panels.landscape.box import box_of
from app.view.panels.landscape.surface import SurfaceView

GENERATOR = np.random.default_rng(3)
XS = GENERATOR.random(26)
SCATTERED = Dataset.of(XS, 0.2 + 0.58 * XS + GENERATOR.normal(0.0, 0.08, 26))
COLUMN = Dataset.of([0.7] * 5, [0.1, 0.5, 0.2, 0.9, 0.4])
SINGLE = Dataset.of([2.0], [3.0])
ON_THE_AXIS = Dataset.of([0.0] * 3, [0.1, 0.5, 0.2])
WINDOWS = [(800, 560, 1.0), (1280, 800, 0.75), (1280, 800, 1.0), (1920, 1080, 2.0), (2560, 1440, 0.75), (2560, 1440, 2.0)]
NAMES = {"m", "b", "J"}


def state_of(data: Dataset, steps: int, mode: Mode = Mode.STOCHASTIC, learning_rate: float = 0.05) -> State:
    state = State(landscape=Landscape(view=LandscapeView.SURFACE))
    state.timeline = Timeline(Training(TrainingSet(data), Settings(mode=mode, learning_rate=learning_rate)))
    state.timeline.advance(steps)
    return state


class Window:
    """A window with the 3-D view alone."""

    def __init__(
        self, width: int = 1280, height: int = 800, scale: float = 1.0, theme: str = "dark", large: bool = False
    ) -> None:
        pygame.font.init()
        self.layout = layout(width, height, scale)
        self.card = self.layout.canvas if large else self.layout.landscape
        self.surface = pygame.Surface((width, height), 0, 32)
        self.typesetter = Typesetter(self.layout.scale)
        self.theme = THEMES[theme]
        self.view = SurfaceView()
        self.draw_number = 0

    def draw(self, state: State, is_full_redraw: bool = False, are_pixels_seen: bool = True) -> Pen:
        """Where no pixel is looked at, all is drawn outside of what is seen: that is done sooner."""
        pen = Pen(self.surface, self.theme, self.typesetter)
        self.draw_number += 1
        pen.is_full_redraw, pen.draw_number, pen.focus = is_full_redraw, self.draw_number, state.focus
        self.surface.set_clip(self.card if are_pixels_seen else pygame.Rect(0, 0, 0, 0))
        self.view.draw(pen, Frame(self.card, self.card, None, lambda: pen.card(self.card)), self.view.pick(state))
        self.surface.set_clip(None)
        return pen

    def pixels(self) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        return pygame.surfarray.array3d(self.surface.subsurface(self.card))


def assert_same_as_afresh(window: Window, state: State) -> None:
    fresh = Window(theme=window.theme.name)
    fresh.draw(state)
    np.testing.assert_array_equal(window.pixels(), fresh.pixels())


def turned(state: State, yaw: float, pitch: float) -> State:
    state.landscape = replace(state.landscape, yaw=yaw, pitch=pitch)
    return state


def ball_pixel(window: Window, state: State) -> tuple[int, int]:
    scene = window.view.figure.scene
    assert scene is not None
    line = state.training.line
    xs, ys, _ = scene.on_surface(*scene.unit_square(np.array([line.slope]), np.array([line.intercept])))
    return round(float(xs[0])), round(float(ys[0]))


@pytest.mark.parametrize("data", [SCATTERED, COLUMN, SINGLE])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_drawing_step_by_step_equals_drawing_afresh(data: Dataset, theme: str) -> None:
    window, state = Window(theme=theme), state_of(data, 0)
    window.draw(state)
    for steps in (1, 1, 2, 5, 1, 30, 60, 1):
        update(state, Advance(steps))
        window.draw(state)
        assert_same_as_afresh(window, state)


def test_going_back_in_time_takes_the_path_back_too() -> None:
    window, state = Window(), state_of(SCATTERED, 80)
    window.draw(state)
    for step in (60, 10, 35):
        state.timeline.look_at(replace(state.timeline.place, step=step))
        window.draw(state)
        assert_same_as_afresh(window, state)


@pytest.mark.parametrize("message", [TurnLandscape(10.0, 0.0), TurnLandscape(0.0, -7.0), TurnLandscape(180.0, 20.0)])
def test_turning_and_learning_on_equals_drawing_afresh(message: Message) -> None:
    window, state = Window(), state_of(SCATTERED, 30)
    window.draw(state)
    update(state, message)
    window.draw(state)
    update(state, Advance(7))
    window.draw(state)
    assert_same_as_afresh(window, state)


def test_drawing_over_what_something_else_left_there_equals_drawing_afresh() -> None:
    window, state = Window(), state_of(SCATTERED, 30)
    window.draw(state)
    window.surface.fill((200, 10, 10), window.card)
    window.draw(state, is_full_redraw=True)
    assert_same_as_afresh(window, state)


def test_while_the_line_learns_the_surface_is_not_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    window, state = Window(), state_of(SCATTERED, 200)
    window.draw(state)
    painted: list[object] = []
    monkeypatch.setattr(surface_figure, "draw_surface", lambda *arguments: painted.append(arguments))
    for _ in range(20):
        update(state, Advance(3))
        window.draw(state)
    assert not painted
    update(state, TurnLandscape(1.0, 0.0))
    window.draw(state)
    assert len(painted) == 1


def test_nothing_outside_the_card_is_drawn_on() -> None:
    window, state = Window(), state_of(SCATTERED, 40)
    # The clip of the window is the whole of it here, so that the view has to keep to its card by itself.
    window.surface.fill((1, 2, 3))
    for yaw in range(0, 360, 45):
        pen = Pen(window.surface, window.theme, window.typesetter)
        frame = Frame(window.card, window.card, None, partial(pen.card, window.card))
        window.view.draw(pen, frame, window.view.pick(turned(state, yaw, 20.0)))
    outside = pygame.surfarray.array3d(window.surface)
    outside[window.card.left : window.card.right, window.card.top : window.card.bottom] = (1, 2, 3)
    assert (outside == (1, 2, 3)).all()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("data", [SCATTERED, COLUMN, SINGLE, ON_THE_AXIS])
def test_labels_stand_inside_the_card_and_on_no_other(data: Dataset, window: tuple[int, int, float], large: bool) -> None:
    drawn_on, state = Window(*window, large=large), state_of(data, 20)
    for yaw in range(10, 360, 50):
        for pitch in (5.0, 32.0, 85.0):
            labels = drawn_on.draw(turned(state, float(yaw), pitch), are_pixels_seen=False).labels
            assert len(labels) >= len(NAMES)
            assert all(drawn_on.card.contains(label.rect) for label in labels)
            rects = [label.rect for label in labels]
            assert not any(rect.collidelist(rects[:place]) >= 0 for place, rect in enumerate(rects))


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("large", [False, True])
def test_at_first_every_axis_has_its_name_and_round_numbers(window: tuple[int, int, float], large: bool) -> None:
    state = state_of(SCATTERED, 60)
    texts = [label.text for label in Window(*window, large=large).draw(state).labels]
    # m and b twice: the axes, and the slices through the ball.
    assert texts.count("J") == 1
    assert all(1 <= texts.count(name) <= 2 for name in ("m", "b"))
    legend = {*BALL, *HIDDEN_BALL, *TARGET}
    numbers = [text for text in texts if text not in NAMES and text not in legend]
    assert len(numbers) >= len(NAMES)
    assert all(len(number) <= 5 for number in numbers)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("pitch", [20.0, 32.0, 60.0])
def test_the_surface_fills_its_card(window: tuple[int, int, float], large: bool, pitch: float) -> None:
    drawn_on = Window(*window, large=large)
    drawn_on.draw(turned(state_of(SCATTERED, 60), 45.0, pitch))
    scene, card = drawn_on.view.figure.scene, drawn_on.card
    assert scene is not None
    corners = scene.corners(*((u, v, h) for u in (-HALF, HALF) for v in (-HALF, HALF) for h in (0.0, HEIGHT)))
    wide, high = (max(places) - min(places) for places in zip(*corners, strict=True))
    header = 60 * drawn_on.layout.scale
    assert wide >= (0.6 if pitch < 50.0 else 0.5) * card.w
    assert high >= 0.7 * (card.h - header)


@pytest.mark.parametrize("yaw", [0.0, 35.0, 90.0, 200.0])
def test_the_names_of_the_slices_are_clear_of_the_ball(yaw: float) -> None:
    # At the start the ball lies where the slices end, at the upper edge.
    state, window = turned(state_of(SCATTERED, 0), yaw, 32.0), Window()
    labels = window.draw(state).labels
    ball = pygame.Rect(0, 0, 15, 15)
    ball.center = ball_pixel(window, state)
    assert not any(label.rect.colliderect(ball) for label in labels)


@pytest.mark.parametrize("data", [COLUMN, SINGLE, ON_THE_AXIS])
def test_a_valley_is_called_one(data: Dataset) -> None:
    assert VALLEY[0] in [label.text for label in Window().draw(state_of(data, 5)).labels]


def test_a_bowl_is_not_called_a_valley() -> None:
    assert not {*VALLEY} & {label.text for label in Window().draw(state_of(SCATTERED, 5)).labels}


def test_dragging_and_arrows_turn_and_a_double_click_makes_it_large() -> None:
    (target,) = Window().draw(state_of(SCATTERED, 5)).targets
    assert target.id == SurfaceTarget()
    assert target.pan is not None
    assert target.drag_by is not None
    assert target.nudge is not None
    assert target.double_click == ToggleLandscapeSize()
    # What is in front goes along: to the right by walking round to the left, down by looking more from above.
    assert target.drag_by(10.0, 0.0) == target.pan(10.0, 0.0) == TurnLandscape(-5.0, 0.0)
    assert target.drag_by(0.0, 10.0) == TurnLandscape(0.0, 5.0)
    assert target.nudge(1, 0) == TurnLandscape(-5.0, 0.0)
    assert target.nudge(0, 1) == TurnLandscape(0.0, -5.0)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_ball_lies_on_the_surface_where_the_line_is(theme: str) -> None:
    window, state = Window(theme=theme), state_of(SCATTERED, 300)
    window.draw(state)
    assert window.surface.get_at(ball_pixel(window, state))[:3] == window.theme.m


def test_a_ball_behind_the_near_wall_is_a_ring() -> None:
    # From the end where J is high the near wall stands in front of the bottom.
    window, state = Window(), turned(state_of(SCATTERED, 600), 125.0, 20.0)
    window.draw(state)
    centre = ball_pixel(window, state)
    assert window.surface.get_at(centre)[:3] != window.theme.m
    assert window.surface.get_at((centre[0] + 7, centre[1]))[:3] == window.theme.m


@pytest.mark.parametrize("symbol", ["m", "b"])
def test_both_slices_run_through_the_ball_in_their_colours(symbol: str) -> None:
    window, state = Window(2560, 1440, 1.0, large=True), turned(state_of(SCATTERED, 300), 35.0, 60.0)
    window.draw(state)
    scene, line, box = window.view.figure.scene, state.training.line, box_of(state)
    assert scene is not None
    for share in (-0.12, 0.12):
        beside = (
            Line(line.slope + share * (box.m_high - box.m_low), line.intercept)
            if symbol == "m"
            else Line(line.slope, line.intercept + share * (box.b_high - box.b_low))
        )
        xs, ys, concealed = scene.on_surface(*scene.unit_square(np.array([beside.slope]), np.array([beside.intercept])))
        assert concealed[0] < 0.0
        left, top = round(float(xs[0])) - 2, round(float(ys[0])) - 2
        around = {window.surface.get_at((left + x, top + y))[:3] for x in range(5) for y in range(5)}
        assert window.theme.symbol(symbol) in around


@pytest.mark.parametrize("data", [SCATTERED, COLUMN, SINGLE, ON_THE_AXIS])
@pytest.mark.parametrize("pitch", [5.0, 85.0])
def test_no_view_of_no_landscape_divides_by_zero(data: Dataset, pitch: float) -> None:
    window = Window()
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        for yaw in (0.0, 90.0, 180.0, 270.0, 33.0):
            window.draw(turned(state_of(data, 3), yaw, pitch))


def test_a_line_far_outside_the_box_is_left_out() -> None:
    window, state = Window(), state_of(SCATTERED, 3)
    state.landscape = replace(state.landscape, box=replace(box_of(state), m_low=1e-3, m_high=2e-3))
    with np.errstate(all="raise", under="ignore"):
        window.draw(state)


def test_a_run_that_swings_is_drawn_with_as_few_points_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    class Counting(Marks):
        def __init__(self, scene: Scene, under: Sequence[Curves], path: FloatArray, line: Line) -> None:
            super().__init__(scene, under, path, line)
            drawn.append(len(path_curve(scene, path).u))

    monkeypatch.setattr(surface_figure, "Marks", Counting)
    Window().draw(state_of(SCATTERED, 3000, Mode.BATCH, learning_rate=1.3))
    assert len(drawn) == 1
    assert PATH_POINTS / 2 < drawn[0] <= 2 * PATH_POINTS + 1
