"""What is drawn, mark by mark: draws a state with a pen that records, and finds the marks by panel and role.

    marks = marked(state)
    handle = marks.one("canvas", "m handle")          # fails with the roles that there are
    bars = marks.all("canvas", "error bar")           # one or more
    assert handle.values == [...]                     # in the units of the figure

``scenes`` are random windows for hypothesis: each is a script of messages, which is what a failing test prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pygame
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.messages import (
    Advance,
    BeginGesture,
    ChangeUiScale,
    Focus,
    LoadPoints,
    LookAt,
    Message,
    PanAxes,
    PointAt,
    ResizeWindow,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    ShowLandscape,
    ToggleCostScale,
    ToggleLandscapeSize,
    ToggleLeastSquares,
    TogglePlay,
    ToggleScaleCard,
    ToggleTheme,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import HandleTarget, PointTarget, TargetId
from app.session.views import LandscapeView
from app.update import update
from app.view.paint.marks import Mark
from app.view.paint.theme import THEMES, Theme
from app.view.screen import Screen

Size = tuple[int, int]
SIZE: Size = (1280, 800)


class Marks:
    """What stands in a window: all that was drawn of ``state``, by panel."""

    def __init__(self, state: State, screen: Screen, surface: pygame.Surface) -> None:
        self.state = state
        self.screen = screen
        self.surface = surface
        self._by_panel = screen.marks

    @property
    def theme(self) -> Theme:
        """The colours that it was drawn in."""
        return THEMES[self.state.look.theme]

    @property
    def panels(self) -> list[str]:
        """The panels and overlays that there are."""
        return list(self._by_panel)

    def of(self, panel: str) -> list[Mark]:
        """All marks of a panel, in the order of drawing. Fails where no such panel is shown."""
        assert panel in self._by_panel, f"no panel {panel!r} is shown, but {', '.join(self._by_panel)}"
        return self._by_panel[panel]

    def all(self, panel: str, *roles: str, shape: str = "") -> list[Mark]:
        """The marks of any of these roles, in the order of drawing. Fails where there is none."""
        found = self.any(panel, *roles, shape=shape)
        assert found, f"{panel}: no {_called(roles, shape)}. {self._there_is(panel)}"
        return found

    def any(self, panel: str, *roles: str, shape: str = "") -> list[Mark]:
        """The same, which may be none at all."""
        return [mark for mark in self.of(panel) if mark.role in roles and shape in ("", mark.shape)]

    def one(self, panel: str, role: str, shape: str = "") -> Mark:
        """The only mark of that role. Fails where there is none, or more than one."""
        found = self.all(panel, role, shape=shape)
        listed = "".join(f"\n  {mark}" for mark in found)
        assert len(found) == 1, f"{panel}: {len(found)} marks are {_called((role,), shape)}:{listed}"
        return found[0]

    def none(self, panel: str, *roles: str, shape: str = "") -> None:
        """Fails where there is a mark of any of these roles."""
        listed = "".join(f"\n  {mark}" for mark in self.any(panel, *roles, shape=shape))
        assert not listed, f"{panel}: there is {_called(roles, shape)}:{listed}"

    def roles(self, panel: str) -> Counter[str]:
        """How many marks of the panel have each role."""
        return Counter(mark.role for mark in self.of(panel))

    def texts(self, panel: str, *roles: str) -> list[str]:
        """What stands written in the panel, or what of it has one of these roles."""
        return [mark.text for mark in self.of(panel) if mark.shape == "text" and (not roles or mark.role in roles)]

    def _there_is(self, panel: str) -> str:
        by_role = sorted(Counter((mark.role, mark.shape) for mark in self.of(panel)).items())
        listed = "".join(f"\n  {role or '(no role)'}: {count} × {shape}" for (role, shape), count in by_role)
        return f"There is:{listed or ' nothing'}"


def _called(roles: Sequence[str], shape: str) -> str:
    return " or ".join(map(repr, roles)) + (f" with the shape {shape!r}" if shape else "")


class Window:
    """A window in which states are drawn one after another, as the program draws them: only what changed."""

    def __init__(self, size: Size = SIZE, *only: str) -> None:
        """``only``: draw these panels, and what lies over panels, where nothing else is looked at."""
        pygame.font.init()
        self.surface = pygame.Surface(size, 0, 32)
        self.screen = Screen(records_marks=True)
        if only:
            self.screen.panels = {name: panel for name, panel in self.screen.panels.items() if name in only}

    def draw(self, state: State) -> Marks:
        """Bring the window up to date; returns what stands in it."""
        self.screen.notice = state.notice
        self.screen.draw(self.surface, state)
        return Marks(state, self.screen, self.surface)


def marked(state: State, size: Size = SIZE, *only: str) -> Marks:
    """What a new window of that size shows of the state, in every panel or in these only."""
    return Window(size, *only).draw(state)


def state_after(messages: Iterable[Message], example: Dataset | None = None) -> State:
    """The program after these messages, from its start."""
    state = State(example=POINTS["a curve"] if example is None else example)
    for message in messages:
        update(state, message)
    return state


# --- random windows --------------------------------------------------------------------------------------------------

_random = np.random.default_rng(5)
_XS = np.linspace(0.03, 0.97, 26)

POINTS: dict[str, Dataset] = {
    "none": Dataset.of([], []),
    "one": Dataset.of([0.4], [0.6]),
    "two": Dataset.of([0.2, 0.9], [0.3, 0.8]),
    "in the corners": Dataset.of([0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]),
    "a curve": Dataset.of(_XS, 0.2 + 0.6 * _XS**2),
    "with noise": Dataset.of(_XS, np.clip(0.8 - 0.5 * _XS + 0.1 * _random.standard_normal(26), 0.0, 1.0)),
    "many": Dataset.of(_random.random(3000), _random.random(3000)),
    "on a line": Dataset.of([0.1, 0.3, 0.7], [0.25, 0.35, 0.55]),
    "a column": Dataset.of([0.7, 0.7, 0.7], [0.1, 0.2, 0.9]),
    "all alike": Dataset.of([0.5, 0.5], [0.25, 0.25]),
    "years": Dataset.of(np.arange(1950.0, 2021.0, 5.0), 300.0 + 1.7 * np.arange(15.0) ** 1.5),
    "named": Dataset.of([3504.0, 2046.0, 3693.0, 4341.0], [18.0, 25.0, 15.0, 14.0]).read_from(
        ColumnNames("weight (lb)", "miles per gallon (US)")
    ),
    "below zero": Dataset.of([-3.0, -1.0, 2.0, 5.0], [4.0, -2.0, 0.5, -6.0]),
    "tiny": Dataset.of([1e-9, 2.5e-9, 4e-9], [1e-7, -3e-7, 2e-7]),
    "huge": Dataset.of([-9.87e25, 1e26, 3.21e25], [1e26, -1e26, 4.56e24]),
}
"""Few and many, plain and degenerate."""


@dataclass(frozen=True)
class Scene:
    """A window of that size after these messages, with the pointer over a target, where that is in sight."""

    messages: tuple[Message, ...]
    size: Size = SIZE
    hovered: TargetId | None = None
    is_held: bool = False
    is_focused: bool = False

    @cached_property
    def state(self) -> State:
        """What the program knows then."""
        state = state_after((ResizeWindow(*self.size), *self.messages))
        for message in self._hand(state):
            update(state, message)
        return state

    @property
    def marks(self) -> Marks:
        """What the window shows."""
        return marked(self.state, self.size)

    def marks_of(self, panel: str) -> Marks:
        """What it shows in that panel, and over it."""
        return marked(self.state, self.size, panel)

    def _hand(self, state: State) -> list[Message]:
        """The pointer over the target, where it is in sight, and what it does there."""
        if self.hovered is None:
            return []
        # Where these are the canvas alone tells.
        window = Window(self.size, *(("canvas",) if isinstance(self.hovered, PointTarget | HandleTarget) else ()))
        window.draw(state)
        target = window.screen.target_named(state, self.hovered)
        if target is None:
            return []
        hand: list[Message] = [PointAt(target.id, *target.rect.center)]
        return [
            *hand,
            *([BeginGesture(target.id)] if self.is_held else []),
            *([Focus(target.id)] if self.is_focused else []),
        ]


sizes: SearchStrategy[Size] = st.one_of(
    st.sampled_from([SIZE, (800, 560), (1024, 640), (1920, 1080)]),
    st.tuples(st.integers(800, 2000), st.integers(560, 1300)),
)
hovered: SearchStrategy[TargetId | None] = st.one_of(
    st.none(), st.builds(PointTarget, st.integers(0, 5)), st.sampled_from([HandleTarget("m"), HandleTarget("b")])
)


def _maybe(message: SearchStrategy[Message]) -> SearchStrategy[list[Message]]:
    return st.one_of(st.just([]), message.map(lambda one: [one]))


def _either(message: Message) -> SearchStrategy[list[Message]]:
    return st.sampled_from([[], [message]])


# Made once: hypothesis looks through each new strategy before it draws from it, which took longer than the drawing.
_before_points = _maybe(st.builds(SetScaling, st.sampled_from(ScaleChoice)))
_after_points: tuple[SearchStrategy[list[Message]], ...] = (
    _maybe(st.builds(SetMode, st.sampled_from(Mode))),
    _maybe(st.builds(SetOrder, st.sampled_from(Order))),
    _maybe(st.builds(SetBatchSize, st.integers(1, 30))),
    _maybe(st.builds(SetLineByHand, st.floats(-3.0, 3.0), st.floats(-2.0, 2.0))),
    st.one_of(
        st.just([]),
        st.just([SetFastestLearningRate()]),
        st.floats(1e-4, 10.0).map(lambda rate: [SetLearningRate(rate)]),
    ),
    _maybe(st.builds(Advance, st.sampled_from([1, 2, 7, 40, 400, 3000]))),
    _either(SetLearningRate(10.0)),
    _maybe(st.builds(Advance, st.integers(1, 300))),
    _maybe(st.builds(LookAt, st.integers(0, 400))),
    _maybe(st.builds(ZoomAxes, st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.05, 20.0))),
    _maybe(st.builds(PanAxes, st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))),
    _maybe(st.builds(ShowLandscape, st.sampled_from(LandscapeView))),
    _maybe(st.builds(ChangeUiScale, st.integers(-2, 5))),
    *(
        _either(message)
        for message in (
            *(TogglePlay(), ToggleTheme(), ToggleCostScale(), ToggleScaleCard()),
            *(ToggleLeastSquares(), ToggleLandscapeSize()),
        )
    ),
)


@st.composite
def scripts(draw: st.DrawFn, points: Sequence[str] = tuple(POINTS)) -> tuple[Message, ...]:
    """Messages that lead to an interesting state: points, settings, some steps, a look at the past, other axes."""
    name = draw(st.sampled_from(points))
    parts = [draw(_before_points), [LoadPoints(POINTS[name], name)], *map(draw, _after_points)]
    return tuple(message for part in parts for message in part)


def scenes(points: Sequence[str] = tuple(POINTS), sizes: SearchStrategy[Size] = sizes) -> SearchStrategy[Scene]:
    """Windows of any size with one of these ``POINTS``, after any script, with the pointer and focus on something or not."""
    return st.builds(Scene, scripts(points), sizes, hovered, st.booleans(), st.booleans())
