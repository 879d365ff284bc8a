"""Predict first: what the learner guesses in the open chapter, and the answer once the step has run."""

from __future__ import annotations

from typing import NamedTuple

from app.lesson.every import open_chapter
from app.lesson.moment import Moment
from app.messages import Message, SetFigure
from app.model.derivation.guesses import Guessed, Score
from app.model.learning.descent import run_steps
from app.session.lesson.figures import Guess, is_usable
from app.session.state import State
from app.session.targets import FigureTarget


class GuessNow(NamedTuple):
    """What is guessed, the guess, and the number as it is now."""

    guessed: Guessed
    guess: Guess
    now: float
    is_hot: bool

    @property
    def is_open(self) -> bool:
        """Whether a guess was given whose step has not run yet."""
        return self.guess.is_given and not self.guess.is_answered

    @property
    def tip(self) -> float:
        """Where the arrow ends that can be dragged: at the number guessed, or at the number as it is."""
        return self.now + self.guess.said if self.is_open else self.now

    @property
    def score(self) -> Score | None:
        """How near the latest guess came, once its step has run."""
        return Score(self.guess.said, self.guess.went) if self.guess.is_answered else None


ARROW = FigureTarget("Guess", "arrow")
"""The arrow that the guess is given by."""


def guess_now(state: State, guessed: Guessed) -> GuessNow | None:
    """The guess, where the open chapter asks for one of that kind."""
    chapter, lesson = open_chapter(state), state.lesson
    if chapter is None or lesson is None or chapter.guess is not guessed or not len(state.points):
        return None
    is_hot = ARROW in (state.pointer.target, state.held, state.focus)
    return GuessNow(guessed, lesson.figure(Guess), guessed.of(state.training.line), is_hot)


def tells_what_comes(state: State) -> bool:
    """Whether anything may show what the next steps will do: not where the learner is to say that first."""
    chapter = open_chapter(state)
    return chapter is None or chapter.guess is None


def given(said: float) -> Message:
    """The learner says by how much the number will change."""
    return SetFigure(Guess(said=said, is_given=True))


def answer(guessed: Guessed, before: Moment, after: Moment) -> Message | None:
    """What the first step between two moments did to the number, where a guess at it was given."""
    guess = before.lesson.figure(Guess)
    if not guess.is_given or guess.is_answered or after.step <= before.step:
        return None
    steps = run_steps(before.training, 1)
    if not len(steps):
        return None
    start = guessed.of(before.line)
    answered = Guess(guess.said, start, guessed.of(steps.last.line) - start, is_given=True, is_answered=True)
    return SetFigure(answered) if is_usable(answered) else None
