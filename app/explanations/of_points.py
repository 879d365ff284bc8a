"""Numbers of one point: its x and y, and what a line makes of them."""

from __future__ import annotations

from app.explanations.explained import Explained, Formula, Part
from app.explanations.sources import Sources
from app.model.data.scaling import ScaleChoice, Scaling
from app.plots.numerals import count, counted, figures
from app.session.explained.quantity import Kind, Quantity
from app.words.step_numerals import DERIVED, RESULT, step_numerals


def which_point(sources: Sources, quantity: Quantity) -> str:
    """Such as «point 16 of 26»."""
    return f"point {count(quantity.point + 1)} of {count(len(sources.at(quantity.step).training_set.points))}"


def which_line(quantity: Quantity) -> str:
    """Of which line a guess is."""
    if quantity.is_best:
        return "the least-squares line"
    return f"the line after step {count(quantity.step)}" if quantity.step else "the line at the start"


def of_point(quantity: Quantity, kind: Kind) -> Quantity:
    """Another number of the same point at the same moment."""
    return Quantity(kind, quantity.step, quantity.point, quantity.is_best)


def of_data(quantity: Quantity, kind: Kind) -> Quantity:
    """A number of the same point that is the same whatever the line."""
    return Quantity(kind, quantity.step, quantity.point)


def coordinate(sources: Sources, quantity: Quantity) -> Explained:
    """x or y in the units of training: a part of the data, or worked out from it where it is scaled."""
    training_set = sources.at(quantity.step).training_set
    scaling, is_x = training_set.scaling, quantity.kind is Kind.X
    symbol = "x" if is_x else "y"
    value = training_set.data.point(quantity.point)[not is_x]
    where, shown = which_point(sources, quantity), figures(value, RESULT)
    if scaling.is_identity:
        source = f"{symbol} of {where}: part of the data."
        return Explained(f"{{{symbol}}}", symbol, symbol, value, shown, where, source=source)
    own = training_set.points.point(quantity.point)[not is_x]
    offset, unit = (scaling.x_offset, scaling.x_unit) if is_x else (scaling.y_offset, scaling.y_unit)
    kinds = (Kind.OWN_X, Kind.X_OFFSET, Kind.X_UNIT) if is_x else (Kind.OWN_Y, Kind.Y_OFFSET, Kind.Y_UNIT)
    parts = (
        Part(symbol, own, of_data(quantity, kinds[0])),
        Part("", offset, Quantity(kinds[1], quantity.step)),
        Part("", unit, Quantity(kinds[2], quantity.step)),
    )
    first, span = unit_names(scaling)
    formula = Formula(f"({{{symbol}|own {symbol}}} − {first}) ÷ {span}", "({0} − {1}) ÷ {2}", parts, _scaled)
    return Explained(f"{{{symbol}|scaled {symbol}}}", f"scaled {symbol}", symbol, value, shown, where, formula)


def own_coordinate(sources: Sources, quantity: Quantity) -> Explained:
    """x or y as the data have it."""
    is_x = quantity.kind is Kind.OWN_X
    symbol = "x" if is_x else "y"
    value = sources.at(quantity.step).training_set.points.point(quantity.point)[not is_x]
    where = which_point(sources, quantity)
    source = f"{symbol} of {where}: part of the data."
    name = f"{{{symbol}|own {symbol}}}"
    return Explained(name, f"own {symbol}", symbol, value, figures(value, RESULT), where, source=source)


def unit_names(scaling: Scaling) -> tuple[str, str]:
    """What is taken off each x and y, and what the rest is divided by."""
    return ("least", "range") if scaling.kind is ScaleChoice.UNIT else ("mean", "deviation")


_UNITS = {
    Kind.X_OFFSET: ("x", False),
    Kind.X_UNIT: ("x", True),
    Kind.Y_OFFSET: ("y", False),
    Kind.Y_UNIT: ("y", True),
}


def unit(sources: Sources, quantity: Quantity) -> Explained:
    """Where the units of training begin, or how large they are: read off all the points."""
    training_set = sources.at(quantity.step).training_set
    scaling, (symbol, is_unit) = training_set.scaling, _UNITS[quantity.kind]
    values = (scaling.x_offset, scaling.x_unit) if symbol == "x" else (scaling.y_offset, scaling.y_unit)
    value, over = values[is_unit], counted(len(training_set.points), "point")
    label = unit_names(scaling)[is_unit]
    found = {
        "least": f"the least {symbol}",
        "range": f"the greatest {symbol} less the least; 1 where all are alike",
        "mean": f"the mean of {symbol}",
        "deviation": f"the standard deviation of {symbol}; 1 where all are alike",
    }[label]
    name, source = f"{label} of {{{symbol}}}", f"Read off the {over}: {found}."
    return Explained(name, f"{label} of {symbol}", symbol, value, figures(value, RESULT), source=source)


def guess(sources: Sources, quantity: Quantity) -> Explained:
    """What the line says at the point."""
    m, b = sources.line(quantity.step, quantity.is_best)
    x = sources.at(quantity.step).training_set.data.point(quantity.point)[0]
    value = m * x + b
    parts = (
        Part("m", m, Quantity(Kind.M, quantity.step, is_best=quantity.is_best)),
        Part("x", x, of_data(quantity, Kind.X)),
        Part("b", b, Quantity(Kind.B, quantity.step, is_best=quantity.is_best)),
    )
    formula = Formula("{m}·{x} + {b}", "{0}·{1} + {2}", parts, lambda m, x, b: m * x + b)
    return Explained("{guess}", "guess", "guess", value, figures(value, RESULT), _about(sources, quantity), formula)


def error(sources: Sources, quantity: Quantity) -> Explained:
    """How far the guess is above the point."""
    guessed, value = guess(sources, quantity).value, error_of(sources, quantity)
    y = sources.at(quantity.step).training_set.data.point(quantity.point)[1]
    parts = Part("guess", guessed, of_point(quantity, Kind.GUESS)), Part("y", y, of_data(quantity, Kind.Y))
    formula = Formula("{guess} − {y}", "{0} − {1}", parts, lambda guess, y: guess - y)
    record = None if quantity.is_best else sources.step_of(quantity.step, quantity.point)
    shown = figures(value, RESULT) if record is None else step_numerals(record).error
    return Explained("{error}", "error", "error", value, shown, _about(sources, quantity), formula)


def square(sources: Sources, quantity: Quantity) -> Explained:
    """J of the point alone."""
    value = error_of(sources, quantity)
    parts = (Part("error", value, of_point(quantity, Kind.ERROR)),)
    formula = Formula("{error}²", "({0})²", parts, lambda error: error * error)
    shown = figures(value * value, DERIVED)
    return Explained("{error}²", "error²", "J", value * value, shown, _about(sources, quantity), formula)


def error_times_x(sources: Sources, quantity: Quantity) -> Explained:
    """What the point alone adds to the gradient of m."""
    x, value = sources.at(quantity.step).training_set.data.point(quantity.point)[0], error_of(sources, quantity)
    parts = Part("error", value, of_point(quantity, Kind.ERROR)), Part("x", x, of_data(quantity, Kind.X))
    formula = Formula("{error}·{x}", "{0}·{1}", parts, lambda error, x: error * x)
    record = None if quantity.is_best else sources.step_of(quantity.step, quantity.point)
    shown = figures(value * x, RESULT) if record is None else step_numerals(record).gradient
    return Explained("{error}·{x}", "error·x", "m", value * x, shown, _about(sources, quantity), formula)


def error_of(sources: Sources, quantity: Quantity) -> float:
    """The error at the point."""
    x, y = sources.at(quantity.step).training_set.data.point(quantity.point)
    return sources.line(quantity.step, quantity.is_best).at(x) - y


def _scaled(own: float, offset: float, unit: float) -> float:
    return (own - offset) / unit if unit else 0.0


def _about(sources: Sources, quantity: Quantity) -> str:
    return f"{which_point(sources, quantity)}, {which_line(quantity)}"
