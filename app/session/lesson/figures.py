"""The values of a lesson's figures: what a hand can change of a figure, a small record for each of them.

A field's annotation says what range it must lie in. A new figure needs its record here and nothing more for its values to be
kept, set by a message, put on a slider and read by place-holders.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, TypeVar, get_args, get_type_hints

from app.model.derivation.guesses import Score
from app.session.plain import Within, to_plain
from app.session.record import Record


class FigureValues(Record):
    """What one figure holds; every field has a default, which is how the figure begins."""


class Nudge(FigureValues):
    """A small change ``h`` of m or b, to see what it does to the cost."""

    h: Annotated[float, Within(1e-5, 0.5)] = 0.2
    is_of_b: bool = False


class PowerCurve(FigureValues):
    """The curve x^n and where on it one stands."""

    n: Annotated[int, Within(1, 5)] = 2
    x: Annotated[float, Within(-2.0, 2.0)] = 1.0


class Dials(FigureValues):
    """The chain y = (z²)²: where the first dial stands."""

    z: Annotated[float, Within(0.1, 2.0)] = 0.7


class Fog(FigureValues):
    """Whether the fog on the slices of the chapter has been lifted."""

    is_lifted: bool = False


class NeuronFigure(FigureValues):
    """A neuron with two inputs, and what its guess should be."""

    first: Annotated[float, Within(-1.0, 1.0)] = 0.8
    second: Annotated[float, Within(-1.0, 1.0)] = -0.5
    target: Annotated[float, Within(-1.0, 1.0)] = 0.6
    first_weight: Annotated[float, Within(-10.0, 10.0)] = 0.3
    second_weight: Annotated[float, Within(-10.0, 10.0)] = 0.9
    bias: Annotated[float, Within(-10.0, 10.0)] = 0.1


class Guess(FigureValues):
    """What the learner says the next step will change a number by, and once it has run what it did.

    A guess ``is_given`` until there is another; it ``is_answered`` once a step has run. That step found the number at
    ``start`` and changed it by ``went``. Where b is guessed beside m, the last three are of b.
    """

    said: Annotated[float, Within(-1e30, 1e30)] = 0.0
    start: Annotated[float, Within(-1e30, 1e30)] = 0.0
    went: Annotated[float, Within(-1e30, 1e30)] = 0.0
    is_given: bool = False
    is_answered: bool = False
    said_b: Annotated[float, Within(-1e30, 1e30)] = 0.0
    start_b: Annotated[float, Within(-1e30, 1e30)] = 0.0
    went_b: Annotated[float, Within(-1e30, 1e30)] = 0.0

    @property
    def score(self) -> Score:
        """How the guess compares with what happened."""
        return Score(self.said, self.went, self.said_b, self.went_b)


V = TypeVar("V", bound=FigureValues)


def is_usable(values: FigureValues) -> bool:
    """Whether every field is finite and within its range."""
    try:
        to_plain(values, FigureValues)
    except ValueError:
        return False
    return True


def value_of(values: FigureValues, field: str) -> float:
    """The number that the figure holds in that field."""
    return float(getattr(values, field))


def with_value(values: V, field: str, value: float | bool) -> V:
    """The same values with one field set; a whole number, or a yes or no, stays of its kind."""
    kind = type(getattr(values, field))
    fields = {name: getattr(values, name) for name in type(values).__match_args__}
    return type(values)(**{**fields, field: kind(round(value) if kind is int else value)})


@cache
def range_of(kind: type[FigureValues], field: str) -> tuple[float, float]:
    """The least and the largest number that the field may hold. Raises ValueError where its annotation has no range."""
    found = get_type_hints(kind, include_extras=True)[field]
    for each in get_args(found):
        if isinstance(each, Within):
            return each.least, each.largest
    raise ValueError(f"{kind.__name__}.{field} has no range")
