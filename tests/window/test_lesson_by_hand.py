"""The lesson in a real window: every task done with the mouse, pages turned with keys, and the own work untouched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame

from app.lesson.every import CHAPTERS
from app.lesson.guessing import ARROW
from app.lesson.live.placeholders import GOAL
from app.messages import Focus, KeepLine, SetFigure, SetLineByHand, ToggleMenu
from app.model.learning.training import Mode
from app.model.theory.landscape import slice_along_slope
from app.model.time.run import cost_of
from app.plots.transform import PlotTransform
from app.session.lesson.figures import Dials, Guess, Nudge, PowerCurve, with_value
from app.session.targets import (
    BowlTarget,
    ButtonTarget,
    CanvasTarget,
    FigureTarget,
    HandleTarget,
    MenuRowTarget,
    ModeTarget,
    SliderTarget,
    SwitchTarget,
    TargetId,
)
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.panels.overlays.menu_rows import rows_of
from app.view.screen import Screen
from app.view.targets import Target
from tests.lesson.pupil import Pupil, pupil_in
from tests.window.conftest import Open
from tests.window.places import SIZE
from tests.window.program import Program
from tests.window.test_keys_pressed import EXAMPLE

ARROWS = {
    **{"Left": (-1, 0), "Right": (1, 0), "Up": (0, 1), "Down": (0, -1)},
    **{"shift+Right": (10, 0), "shift+Up": (0, 10), "shift+Down": (0, -10)},
}
MOST_PRESSES = 150

CHOSEN = MenuRowTarget("chapters", 2)
LIFT = SwitchTarget("Fog.is_lifted")
CURVE_POINT = FigureTarget("PowerCurve", "point")


class Person:
    """A person at the real window, and one who does the same without it, so that it is known where everything is."""

    def __init__(self, program: Program) -> None:
        pygame.font.init()
        self.program = program
        self.pupil = Pupil()
        self._surface, self._screen = pygame.Surface(SIZE), Screen()

    def opens(self, chapter: str) -> None:
        """What the other one sees is a chapter that was just opened, as the real one is."""
        self.pupil = pupil_in(chapter)

    def looks(self) -> Screen:
        """The screen as the other one sees it."""
        self._screen.draw(self._surface, self.pupil.state)
        return self._screen

    def target(self, name: TargetId | None) -> Target:
        target = self.looks().target_named(self.pupil.state, name)
        assert target is not None, name
        return target


class Hand(Person):
    """One with a mouse."""

    def rect(self, name: TargetId) -> pygame.Rect:
        return self.target(name).rect

    def clicks(self, name: TargetId, times: int = 1) -> None:
        self.program.click(*self.rect(name).center, times=times)

    def sets(self, slider: SliderTarget, share: float) -> None:
        """Click the track of a slider at that share of its length."""
        rect = self.rect(slider)
        self.program.click(round(rect.x + share * (rect.w - 1)), rect.bottom - 10)

    @property
    def plane(self) -> PlotTransform:
        screen = self.looks()
        card = next(slot.rect for slot in screen.slots if slot.name == "canvas")
        return transform_for(self.pupil.state.axes, plot_rect(card, screen.layout.scale))

    def drags_line_to(self, slope: float, intercept: float) -> None:
        """First the handle b to its place, then the handle m."""
        m, b = self.pupil.state.training.line
        if intercept != b:
            self._drags("b", 0.0, intercept)
            self.pupil.sends(SetLineByHand(m, intercept))
        if slope != m:
            self._drags("m", 1.0, slope + intercept)
            self.pupil.sends(SetLineByHand(slope, intercept))

    def _drags(self, handle: str, x: float, y: float) -> None:
        to_x, to_y = self.plane.model_to_view(x, y)
        self.program.drag(*self.rect(HandleTarget(handle)).center, round(to_x), round(to_y))


def _points(hand: Hand) -> None:
    for x, y in ((0.5, 0.5), (0.7, 0.6)):
        across, down = hand.plane.model_to_view(x, y)
        hand.program.click(round(across), round(down))


def _error(hand: Hand) -> None:
    state = hand.pupil.state
    x, y = state.training.training_set.data.point(0)
    slope = state.training.line.slope
    hand.drags_line_to(slope, y - slope * x)


def _best(hand: Hand) -> None:
    moments = hand.pupil.state.training.training_set.moments
    hand.drags_line_to(moments.slope, moments.intercept)


def _lowest(hand: Hand) -> None:
    state = hand.pupil.state
    b = state.training.line.intercept
    hand.drags_line_to(slice_along_slope(state.training.training_set.moments, b).vertex, b)


def _past_the_lowest(hand: Hand) -> None:
    """As far up as the canvas goes."""
    b = hand.pupil.state.training.line.intercept
    hand.drags_line_to(0.99 - b, b)


def _lowest_in_fog(hand: Hand) -> None:
    _lowest(hand)
    hand.clicks(LIFT)


def _rate(hand: Hand) -> None:
    x, y = hand.rect(ARROW).center
    hand.program.drag(x, y, x + 60, y)
    hand.clicks(ButtonTarget("step"))
    hand.sets(SliderTarget("rate"), 1.0)
    hand.clicks(ButtonTarget("step"))


def _turn(hand: Hand) -> None:
    x, y = hand.rect(ARROW).center
    hand.program.drag(x, y, x, y + 60)
    hand.clicks(ButtonTarget("step"))


def _one_or_all(hand: Hand) -> None:
    hand.clicks(ButtonTarget("step"), times=160)
    hand.clicks(ModeTarget(Mode.BATCH))
    hand.clicks(ButtonTarget("step"), times=120)


def _keeps_a_line(hand: Hand) -> None:
    moments = hand.pupil.state.training.training_set.moments
    hand.drags_line_to(moments.slope, moments.intercept + 0.02)
    hand.clicks(ButtonTarget("data-menu"))
    hand.pupil.sends(ToggleMenu("data"))
    rows = rows_of(hand.pupil.state, "data")
    hand.clicks(MenuRowTarget("data", [row.message for row in rows].index(KeepLine())))
    hand.pupil.sends(ToggleMenu("data"))
    hand.clicks(ButtonTarget("step"))


def _power(hand: Hand) -> None:
    hand.sets(SliderTarget("PowerCurve.n"), 0.5)
    hand.pupil.sends(SetFigure(with_value(PowerCurve(), "n", 3)))
    hand.sets(SliderTarget("PowerCurve.x"), 0.5)


def _chain(hand: Hand) -> None:
    hand.sets(SliderTarget("Dials.z"), (0.63 - 0.1) / 1.9)
    hand.pupil.sends(SetFigure(Dials(0.63)))


def _nudge(hand: Hand) -> None:
    hand.sets(SliderTarget("Nudge.h"), 0.1)
    hand.pupil.sends(SetFigure(Nudge(1e-5)))


def _partial(hand: Hand) -> None:
    m, b = hand.pupil.state.training.line
    hand.drags_line_to(m + 0.1, b)
    hand.drags_line_to(m + 0.1, b + 0.1)


def _neuron(hand: Hand) -> None:
    hand.clicks(FigureTarget("NeuronFigure", "learn"), times=60)
    hand.sets(SliderTarget("NeuronFigure.first"), 0.3)


def _chooses_a_chapter(hand: Hand) -> None:
    hand.clicks(ButtonTarget("chapters-menu"))
    hand.pupil.sends(ToggleMenu("chapters"))
    hand.clicks(CHOSEN)


def _by_eye(hand: Hand) -> None:
    """Along the curve, whatever the height: where x is zero is the middle of the plot."""
    x, y = hand.rect(CURVE_POINT).center
    middle = next(across for across in range(x, SIZE[0]) if abs(_x_at(hand, across, y)) < 0.02)
    hand.program.drag(x, y, middle, y)


def _x_at(hand: Hand, across: int, down: int) -> float:
    drag = hand.target(CURVE_POINT).drag
    assert drag is not None
    message = drag(across, down)
    assert isinstance(message, SetFigure) and isinstance(message.values, PowerCurve)
    return message.values.x


def _bowl(hand: Hand) -> None:
    x, y = hand.rect(ARROW).center
    hand.program.drag(x, y, x - 60, y + 60)
    hand.clicks(ButtonTarget("step"))
    rect = hand.rect(BowlTarget())
    hand.program.click(rect.x + rect.w // 4, rect.y + rect.h // 2)
    hand.clicks(ButtonTarget("play"))
    hand.program.wait_for_frames(3)
    hand.clicks(ButtonTarget("play"))


DOES: dict[str, Callable[[Hand], None]] = {
    "points": _points,
    "error": _error,
    "cost": _best,
    "by-eye": _by_eye,
    "lowest": _past_the_lowest,
    "fog": _lowest_in_fog,
    "rate": _rate,
    "turn": _turn,
    "one-or-all": _one_or_all,
    "by-hand": _keeps_a_line,
    "power": _power,
    "chain": _chain,
    "chain-on-cost": _nudge,
    "partial": _partial,
    "the-two": lambda hand: hand.sets(SliderTarget("rate"), 0.4),
    "code": lambda hand: hand.clicks(ButtonTarget("step")),
    "bowl": _bowl,
    "neuron": _neuron,
    "reading": _chooses_a_chapter,
}
"""What a person does with the mouse in each chapter."""


class Keys(Person):
    """One with a keyboard alone; the other one tells how often to press a key."""

    def goes_to(self, name: TargetId) -> None:
        """Tab until that has the focus."""
        state, screen, tabs = self.pupil.state, self.looks(), 0
        while state.focus != name:
            self.pupil.sends(Focus(screen.focus_beside(state, state.focus, 1)))
            tabs += 1
            assert tabs < MOST_PRESSES, f"Tab never leads to {name}"
        self.program.key(*["Tab"] * tabs)

    def nudges(self, key: str, until: Callable[[Pupil], bool] = lambda pupil: pupil.is_done) -> None:
        """Press an arrow key until that is so."""
        state, presses = self.pupil.state, 0
        while not until(self.pupil):
            nudge = self.target(state.focus).nudge
            assert nudge is not None
            message = nudge(*ARROWS[key])
            assert message is not None
            self.pupil.sends(message)
            presses += 1
            assert presses < MOST_PRESSES, f"{key} never leads there"
        self.program.key(*[key] * presses)

    def lets_go(self) -> None:
        """Take the focus away."""
        self.program.key("Escape")
        self.pupil.sends(Focus(None))


def _crosshair(keys: Keys) -> None:
    keys.goes_to(CanvasTarget())
    keys.program.key("Return", *["Right"] * 6, "Return")


def _handle_b(keys: Keys) -> None:
    keys.goes_to(HandleTarget("b"))
    keys.nudges("Up")


def _both_handles(keys: Keys) -> None:
    _both_handles_until(keys, lambda pupil: pupil.is_done)


def _both_handles_until(keys: Keys, is_there: Callable[[Pupil], bool]) -> None:
    best = keys.pupil.state.training.training_set.moments
    keys.goes_to(HandleTarget("b"))
    keys.nudges("shift+Down", lambda pupil: pupil.state.training.line.intercept <= best.intercept + 0.02)
    keys.goes_to(HandleTarget("m"))
    keys.nudges("shift+Up", lambda pupil: pupil.state.training.line.slope >= best.slope - 0.3)
    keys.nudges("Up", is_there)


def _handle_m(keys: Keys) -> None:
    keys.goes_to(HandleTarget("m"))
    keys.nudges("shift+Up", lambda pupil: pupil.state.training.line.slope > 0.3)
    keys.nudges("Up")


def _to_the_lowest(keys: Keys) -> None:
    keys.goes_to(CURVE_POINT)
    keys.nudges("shift+Right", lambda pupil: pupil.lesson.figure(PowerCurve).x > -0.2)
    keys.nudges("Right")


def _walks_in_fog(keys: Keys) -> None:
    keys.program.key(*["Right"] * 6)
    keys.goes_to(LIFT)
    keys.program.key("Return")


def _says(keys: Keys, key: str) -> None:
    keys.goes_to(ARROW)
    keys.nudges(key, lambda pupil: pupil.lesson.figure(Guess).is_given)
    keys.lets_go()
    keys.program.key("Right")


def _says_where_the_ball_lands(keys: Keys) -> None:
    _says(keys, "Right")
    keys.program.key(*["bracketright"] * 60, "Right")


def _says_how_the_line_turns(keys: Keys) -> None:
    _says(keys, "Down")


def _is_at_goal(pupil: Pupil) -> bool:
    training = pupil.state.training
    return cost_of(training) <= GOAL * training.training_set.moments.least_cost


def _keeps_a_line_by_keys(keys: Keys) -> None:
    _both_handles_until(keys, _is_at_goal)
    keys.lets_go()
    keys.program.key("i", "Right")


def _each_handle(keys: Keys) -> None:
    for handle in "mb":
        keys.goes_to(HandleTarget(handle))
        line = keys.pupil.state.training.line
        keys.nudges("Up", lambda pupil, line=line: pupil.state.training.line != line)


def _both_sliders(keys: Keys) -> None:
    keys.goes_to(SliderTarget("PowerCurve.n"))
    keys.nudges("Right", lambda pupil: pupil.lesson.figure(PowerCurve).n == 3)
    keys.goes_to(SliderTarget("PowerCurve.x"))
    keys.nudges("Left")


def _slider(name: str) -> Callable[[Keys], None]:
    def does(keys: Keys) -> None:
        keys.goes_to(SliderTarget(name))
        keys.nudges("Left")

    return does


def _in_the_bowl(keys: Keys) -> None:
    _says(keys, "Down")
    keys.goes_to(BowlTarget())
    line = keys.pupil.state.training.line
    keys.nudges("Left", lambda pupil: pupil.state.training.line != line)
    keys.lets_go()
    keys.program.key("space")
    keys.program.wait_for_frames(3)
    keys.program.key("space")


def _learns(keys: Keys) -> None:
    keys.goes_to(FigureTarget("NeuronFigure", "learn"))
    keys.program.key(*["Return"] * 60)
    keys.goes_to(SliderTarget("NeuronFigure.first"))
    keys.program.key("Left")


def _chooses_a_chapter_by_keys(keys: Keys) -> None:
    keys.goes_to(ButtonTarget("chapters-menu"))
    keys.program.key("Return")
    keys.program.settle()  # only what is drawn can be gone to
    keys.pupil.sends(ToggleMenu("chapters"))
    keys.goes_to(CHOSEN)
    keys.program.key("Return")
    keys.lets_go()


BY_KEYS: dict[str, Callable[[Keys], None]] = {
    "points": _crosshair,
    "error": _handle_b,
    "cost": _both_handles,
    "by-eye": _to_the_lowest,
    "lowest": _handle_m,
    "fog": _walks_in_fog,
    "rate": _says_where_the_ball_lands,
    "turn": _says_how_the_line_turns,
    "one-or-all": lambda keys: keys.program.key(*["Right"] * 160, "b", *["Right"] * 120),
    "by-hand": _keeps_a_line_by_keys,
    "power": _both_sliders,
    "chain": _slider("Dials.z"),
    "chain-on-cost": _slider("Nudge.h"),
    "partial": _each_handle,
    "the-two": lambda keys: keys.program.key("bracketright"),
    "code": lambda keys: keys.program.key("Right"),
    "bowl": _in_the_bowl,
    "neuron": _learns,
    "reading": _chooses_a_chapter_by_keys,
}
"""What a person does with keys alone in each chapter."""


def remembered(folder: Path) -> dict[str, object]:
    """What the program keeps of the lesson between runs."""
    (found,) = folder.rglob("preferences.json")
    lesson = json.loads(found.read_text())["lesson"]
    assert isinstance(lesson, dict)
    return lesson


def chapters_by_mouse(hand: Hand) -> Iterator[str]:
    """Do every task, and go on with the button Next."""
    for number, chapter in enumerate(CHAPTERS):
        hand.opens(chapter.name)
        DOES[chapter.name](hand)
        hand.program.settle()
        yield chapter.name
        if number + 1 < len(CHAPTERS):
            hand.opens(chapter.name)
            hand.clicks(ButtonTarget("lesson-next"))
            hand.program.settle()


def test_every_task_is_done_with_the_mouse_and_noticed_and_the_own_run_goes_on(open_program: Open, tmp_path: Path) -> None:
    program = open_program("--order", "sequential", str(EXAMPLE))
    program.key("Right", "Right", "Right")
    hand = Hand(program)
    hand.clicks(ButtonTarget("lesson"))
    program.settle()
    assert list(chapters_by_mouse(hand)) == [chapter.name for chapter in CHAPTERS]
    program.key("Escape", "Escape", "Right")
    program.settle()
    left = program.close()
    assert left.samples == ["0", "1", "2", "3"]
    told = remembered(tmp_path)
    assert told["done"] == [chapter.name for chapter in CHAPTERS]
    assert told["chapter"] == CHAPTERS[CHOSEN.row].name


def test_every_task_is_done_with_keys_alone(open_program: Open, tmp_path: Path) -> None:
    program = open_program("--order", "sequential", str(EXAMPLE))
    program.key("l")
    keys = Keys(program)
    for chapter in CHAPTERS:
        keys.opens(chapter.name)
        BY_KEYS[chapter.name](keys)
        program.settle()
        if keys.pupil.state.focus is not None:
            keys.lets_go()
        program.key("Next")
        program.settle()
    program.close()
    assert remembered(tmp_path)["done"] == [chapter.name for chapter in CHAPTERS]


def test_pages_are_turned_by_keys_and_what_is_left_in_a_lesson_is_the_own_run(open_program: Open, tmp_path: Path) -> None:
    program = open_program("--order", "sequential", str(EXAMPLE))
    program.key("Right", "Right")
    program.key("l", "Next", "Next", "Next", "Prior")
    program.key("Right", "Right", "Right", "Right", "Right")
    program.settle()
    left = program.close()
    assert left.samples == ["0", "1"]
    assert remembered(tmp_path)["chapter"] == CHAPTERS[2].name


def test_the_fog_is_walked_with_the_keys_that_it_lends(open_program: Open, tmp_path: Path) -> None:
    program = open_program("--order", "sequential", str(EXAMPLE))
    program.key("l", *["Next"] * 5)
    program.settle()
    keys = Keys(program)
    keys.opens("fog")
    _walks_in_fog(keys)
    program.settle()
    assert program.close().samples == []
    assert remembered(tmp_path) == {"chapter": "fog", "done": ["fog"], "begun": []}
