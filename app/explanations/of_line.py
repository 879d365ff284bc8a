"""m and b: after a step, in the data's own units, and those of the least-squares line."""

from __future__ import annotations

from app.explanations.explained import Explained, Formula, Part
from app.explanations.of_points import unit_names, which_line
from app.explanations.sources import Sources
from app.model.data.dataset import Moments
from app.model.data.scaling import Line, Scaling
from app.model.time.changes import SetLine
from app.plots.numerals import count, counted, figures
from app.session.explained.quantity import Kind, Quantity
from app.words.step_numerals import RESULT, as_in_equation


def parameter(sources: Sources, quantity: Quantity) -> Explained:
    """m or b in the units of training: what it was before the step and what the step added, or where it was set."""
    if quantity.is_best:
        return _best(sources, quantity)
    step, is_m = quantity.step, quantity.kind is Kind.M
    symbol, value = ("m", sources.at(step).line.slope) if is_m else ("b", sources.at(step).line.intercept)
    name, about = f"{{{symbol}}}", f"after step {count(step)}" if step else "at the start"
    if not sources.is_as_left(step):
        return Explained(name, symbol, symbol, value, as_in_equation(value), about, source=_set_where(sources, step))
    before, record = sources.at(step - 1).line[not is_m], sources.record(step)
    change = record.slope_change if is_m else record.intercept_change
    parts = (
        Part(symbol, before, Quantity(quantity.kind, step - 1)),
        Part(symbol, change, Quantity(Kind.CHANGE_M if is_m else Kind.CHANGE_B, step)),
    )
    formula = Formula(f"{{{symbol}}} before + change", "{0} + {1}", parts, lambda before, change: before + change)
    return Explained(name, symbol, symbol, value, as_in_equation(value), about, formula)


def own_parameter(sources: Sources, quantity: Quantity) -> Explained:
    """m or b in the data's own units."""
    step, is_m = quantity.step, quantity.kind is Kind.OWN_M
    scaling, line = sources.at(step).training_set.scaling, sources.at(step).line
    if scaling.is_identity:
        return parameter(sources, Quantity(Kind.M if is_m else Kind.B, step))
    symbol, own = "m" if is_m else "b", scaling.line_out(line)
    value, formula = own[not is_m], _own_m(step, scaling, line) if is_m else _own_b(step, scaling, line)
    about = f"after step {count(step)}" if step else "at the start"
    return Explained(f"{{{symbol}}}", symbol, symbol, value, as_in_equation(value), about, formula)


def _own_m(step: int, scaling: Scaling, line: Line) -> Formula:
    span = unit_names(scaling)[1]
    parts = (
        Part("m", line.slope, Quantity(Kind.M, step)),
        Part("", scaling.y_unit, Quantity(Kind.Y_UNIT, step)),
        Part("", scaling.x_unit, Quantity(Kind.X_UNIT, step)),
    )
    names = f"{{m|scaled m}}·{span} of {{y}} ÷ {span} of {{x}}"
    return Formula(names, "{0}·{1} ÷ {2}", parts, lambda m, y, x: m * y / x if x else 0.0)


def _own_b(step: int, scaling: Scaling, line: Line) -> Formula:
    first, span = unit_names(scaling)
    parts = (
        Part("", scaling.y_offset, Quantity(Kind.Y_OFFSET, step)),
        Part("b", line.intercept, Quantity(Kind.B, step)),
        Part("", scaling.y_unit, Quantity(Kind.Y_UNIT, step)),
        Part("m", scaling.line_out(line).slope, Quantity(Kind.OWN_M, step)),
        Part("", scaling.x_offset, Quantity(Kind.X_OFFSET, step)),
    )
    names = f"{first} {{y}} + {{b|scaled b}}·{span} of {{y}} − {{m}}·{first} {{x}}"
    return Formula(names, "{0} + {1}·{2} − {3}·{4}", parts, lambda y, b, unit, m, x: y + b * unit - m * x)


def read_off_points(sources: Sources, quantity: Quantity) -> Explained:
    """Means and sums over all points, from which the least-squares line follows."""
    moments = sources.at(quantity.step).training_set.moments
    value, name, symbol = {
        Kind.X_MEAN: (moments.x_mean, "mean of {x}", "x"),
        Kind.Y_MEAN: (moments.y_mean, "mean of {y}", "y"),
        Kind.SUM_XX: (moments.cxx, "Σ ({x} − mean of {x})²", "x"),
        Kind.SUM_XY: (moments.cxy, "Σ ({x} − mean of {x})·({y} − mean of {y})", "y"),
    }[quantity.kind]
    source = f"Added up over the {counted(moments.count, 'point')}, each with its own x and y."
    return Explained(name, quantity.kind.value, symbol, value, figures(value, RESULT), source=source)


def _best(sources: Sources, quantity: Quantity) -> Explained:
    step, moments = quantity.step, sources.at(quantity.step).training_set.moments
    symbol, value = ("m", moments.slope) if quantity.kind is Kind.M else ("b", moments.intercept)
    formula = _best_b(step, moments) if symbol == "b" else _best_m(step, moments) if moments.has_slope else None
    source = "" if formula is not None else "All points have one x: no slope fits better than another, so 0 is taken."
    name, about = f"{{{symbol}}}", which_line(quantity)
    return Explained(name, symbol, symbol, value, as_in_equation(value), about, formula, source)


def _best_m(step: int, moments: Moments) -> Formula:
    parts = (
        Part("y", moments.cxy, Quantity(Kind.SUM_XY, step)),
        Part("x", moments.cxx, Quantity(Kind.SUM_XX, step)),
    )
    names = "Σ ({x} − mean)·({y} − mean) ÷ Σ ({x} − mean)²"
    return Formula(names, "{0} ÷ {1}", parts, lambda xy, xx: xy / xx if xx else 0.0)


def _best_b(step: int, moments: Moments) -> Formula:
    parts = (
        Part("y", moments.y_mean, Quantity(Kind.Y_MEAN, step)),
        Part("m", moments.slope, Quantity(Kind.M, step, is_best=True)),
        Part("x", moments.x_mean, Quantity(Kind.X_MEAN, step)),
    )
    return Formula("mean of {y} − {m}·mean of {x}", "{0} − {1}·{2}", parts, lambda y, m, x: y - m * x)


def _set_where(sources: Sources, step: int) -> str:
    """Why the line is another than the one that the step led to."""
    if any(isinstance(change, SetLine) for change in sources.edits(step)):
        return f"Set by hand after step {count(step)}." if step else "Set by hand, before the first step."
    if step and sources.edits(step):
        return f"Converted to other units after step {count(step)}, when points or scaling changed."
    return "The line at the start."
