"""What the lesson's card shows: plain values, picked anew for every frame."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from app.lesson.chapter import Chapter
from app.lesson.controls import Control, FigureSlider, FigureSwitch, ReadOut
from app.lesson.every import CHAPTERS, number_of, open_chapter
from app.lesson.live.placeholders import PLACEHOLDERS
from app.lesson.live.text import Piece, filled
from app.session.lesson.figures import FigureValues
from app.session.lesson.lesson import Lesson
from app.session.state import State
from app.session.targets import SliderTarget, SwitchTarget
from app.view.highlight import highlighted_symbols
from app.view.lesson_layout import CardForm
from app.view.widgets.button import Button, button_of

BUTTONS = (("chapters-menu", ""), ("lesson", "card"), ("lesson-back", ""), ("lesson-next", ""))
"""Commands and places: the toolbar has a button for the lesson, too."""


class SliderShown(NamedTuple):
    """A slider, the values of its figure, and whether it is pointed at or held."""

    slider: FigureSlider
    title: tuple[Piece, ...]
    values: FigureValues
    is_hot: bool


class SwitchShown(NamedTuple):
    """A switch, the values of its figure, and whether it is pointed at."""

    switch: FigureSwitch
    values: FigureValues
    is_pointed_at: bool


class ReadOutShown(NamedTuple):
    """A read-out with its number, and what stands for how that is worked out."""

    read_out: ReadOut
    formula: str
    value: str
    symbol: str


ControlShown: TypeAlias = SliderShown | SwitchShown | ReadOutShown


class PartShown(NamedTuple):
    """A part of the task, and whether it was done."""

    text: tuple[Piece, ...]
    is_done: bool


class LessonShown(NamedTuple):
    """The open chapter with its numbers put in, the form of the card, the parts of the task, controls and buttons."""

    chapter: Chapter
    form: CardForm
    place: str
    text: tuple[Piece, ...]
    task: tuple[PartShown, ...]
    controls: tuple[ControlShown, ...]
    buttons: tuple[Button, ...]
    highlighted: frozenset[str]

    @property
    def still(self) -> LessonShown:
        """The same without the text and the numbers of read-outs, which may be others in every frame."""
        controls = tuple(
            control._replace(value="") if isinstance(control, ReadOutShown) else control for control in self.controls
        )
        return self._replace(text=(), controls=controls)


def picked(state: State, form: CardForm) -> LessonShown | None:
    """What the card shows now; None while no lesson is open."""
    chapter, lesson = open_chapter(state), state.lesson
    if chapter is None or lesson is None:
        return None
    return LessonShown(
        chapter,
        form,
        f"{number_of(chapter)} of {len(CHAPTERS)}",
        filled(chapter.text, state),
        _parts(state, lesson, chapter),
        tuple(_control(state, lesson, control) for control in chapter.controls),
        tuple(button_of(state, *button) for button in BUTTONS),
        highlighted_symbols(state),
    )


def _parts(state: State, lesson: Lesson, chapter: Chapter) -> tuple[PartShown, ...]:
    """Those parts are done that were since the chapter was opened: what is ticked is true of what is seen."""
    return tuple(PartShown(filled(text, state), part in lesson.seen) for part, text in enumerate(chapter.try_it))


def slider_target(slider: FigureSlider) -> SliderTarget:
    """What the slider is called."""
    return SliderTarget(f"{slider.values.__name__}.{slider.field}")


def switch_target(switch: FigureSwitch) -> SwitchTarget:
    """What the switch is called."""
    return SwitchTarget(f"{switch.values.__name__}.{switch.field}")


def _control(state: State, lesson: Lesson, control: Control) -> ControlShown:
    if isinstance(control, ReadOut):
        number, instead = PLACEHOLDERS[control.value], control.instead
        formula = instead.says if instead is not None and instead.holds(state) else control.formula
        return ReadOutShown(control, formula, number.shown(state), number.symbol)
    values: FigureValues = lesson.figure(control.values)
    if isinstance(control, FigureSwitch):
        return SwitchShown(control, values, state.pointer.target == switch_target(control))
    is_hot = slider_target(control) in (state.pointer.target, state.held)
    return SliderShown(control, filled(control.title, state), values, is_hot)
