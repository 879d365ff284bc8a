"""Predict first: what the learner guesses in the open chapter, and the answer once the step has run."""

from __future__ import annotations

from typing import NamedTuple

from app.lesson.every import open_chapter
from app.lesson.moment import Moment
from app.lesson.opened.introduced import is_introduced
from app.messages import Message, SetFigure
from app.model.derivation.guesses import Guessed, Score
from app.model.learning.descent import run_steps
from app.session.lesson.figures import Guess, is_usable
from app.session.state import State
from app.session.targets import FigureTarget


class GuessNow(NamedTuple):
    """What is guessed, the guess, and the number as it is now; ``now_b`` is b, where that is guessed beside m.

    While steps run by themselves nobody is asked.
    """

    guessed: Guessed
    guess: Guess
    now: float
    is_hot: bool
    now_b: float = 0.0
    is_running: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a guess was given whose step has not run yet."""
        return self.guess.is_given and not self.guess.is_answered

    @property
    def tip(self) -> float:
        """Where the arrow ends that can be dragged: at the number guessed, or at the number as it is."""
        return self.now + self.guess.said if self.is_open else self.now

    @property
    def tip_b(self) -> float:
        """The same of b."""
        return self.now_b + self.guess.said_b if self.is_open else self.now_b

    @property
    def is_answer_seen(self) -> bool:
        """Whether the step that answers the guess is the latest one: everything is where that step left it."""
        guess = self.guess
        is_there = (self.now - guess.start, self.now_b - guess.start_b) == (guess.went, guess.went_b)
        return guess.is_answered and is_there

    @property
    def score(self) -> Score | None:
        """How near the latest guess came, from when its step has run until another one runs."""
        return self.guess.score if self.is_answer_seen else None


ARROW = FigureTarget("Guess", "arrow")
"""The arrow that the guess is given by."""


def guess_now(state: State, guessed: Guessed) -> GuessNow | None:
    """The guess, where the open chapter asks for one of that kind."""
    chapter, lesson = open_chapter(state), state.lesson
    if chapter is None or lesson is None or chapter.guess is not guessed or not len(state.points):
        return None
    is_hot = ARROW in (state.pointer.target, state.held, state.focus)
    line = state.training.line
    now, now_b = guessed.of(line), guessed.beside(line)
    return GuessNow(guessed, lesson.figure(Guess), now, is_hot, now_b, state.is_running)


def tells_what_comes(state: State) -> bool:
    """Whether anything may show what steps will do: not where the learner says that first, or is to see it happen."""
    chapter = open_chapter(state)
    return chapter is None or (chapter.guess is None and chapter.foretells)


def tells_zones(state: State) -> bool:
    """Whether the slider of the rate tells what rates lead to: from the chapter on that brings them in.

    Where it is guessed how far a step goes, once a part of the task was done.
    """
    chapter, lesson = open_chapter(state), state.lesson
    if chapter is None or lesson is None:
        return True
    return is_introduced(state, "zones") and (chapter.guess is not Guessed.SLOPE or bool(lesson.seen))


def given(said: float, said_b: float = 0.0) -> Message:
    """The learner says by how much the number will change, and b beside it where both are guessed."""
    return SetFigure(Guess(said=said, said_b=said_b, is_given=True))


def answer(guessed: Guessed, before: Moment, after: Moment) -> Message | None:
    """What the first step between two moments did to the number, where a guess at it was given."""
    guess = before.lesson.figure(Guess)
    if not guess.is_given or guess.is_answered or after.step <= before.step:
        return None
    steps = run_steps(before.training, 1)
    if not len(steps):
        return None
    line, start, start_b = steps.last.line, guessed.of(before.line), guessed.beside(before.line)
    answered = Guess(
        said=guess.said,
        start=start,
        went=guessed.of(line) - start,
        is_given=True,
        is_answered=True,
        said_b=guess.said_b,
        start_b=start_b,
        went_b=guessed.beside(line) - start_b,
    )
    return SetFigure(answered) if is_usable(answered) else None
