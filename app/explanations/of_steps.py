"""Numbers of a step: its derivatives, and what it adds to m and b; and the learning rate."""

from __future__ import annotations

from app.explanations.explained import Explained, Formula, Part
from app.explanations.sources import Sources
from app.model.derivation.the_two import both_updates
from app.model.learning.steps import StepRecord
from app.plots.numerals import count, figures, signed
from app.session.explained.quantity import Kind, Quantity
from app.words.step_numerals import DERIVED, rate_numeral, step_numerals


def along(sources: Sources, quantity: Quantity) -> Explained:
    """∂J/∂m or ∂J/∂b; of a mean, divided by n."""
    record, is_m = sources.record(quantity.step), quantity.kind is Kind.ALONG_M
    shown, symbol = step_numerals(record), "m" if is_m else "b"
    value, written = (2 * record.grad_m, shown.by_m) if is_m else (2 * record.grad_b, shown.by_b)
    parts = _gradient(record, is_m)
    names, slots = _names(record, is_m), "·".join(f"{{{number}}}" for number in range(len(parts)))
    formula = Formula(f"2·{names}", f"2·{slots}", parts, lambda *values: 2 * _product(*values))
    per_point = "" if record.sample is not None else " ÷ n"
    name, label = f"∂{{J}}/∂{{{symbol}}}{per_point}", f"∂J/∂{symbol}"
    return Explained(name, label, symbol, value, written, _about(record), formula)


def twice_error(sources: Sources, quantity: Quantity) -> Explained:
    """∂J/∂error, by the power rule."""
    record = sources.record(quantity.step)
    formula = Formula("2·{error}", "2·{0}", _gradient(record, is_m=False), lambda error: 2 * error)
    shown = step_numerals(record).by_b
    return Explained("∂{J}/∂{error}", "∂J/∂error", "error", 2 * record.error, shown, _about(record), formula)


def one(sources: Sources, quantity: Quantity) -> Explained:
    """∂error/∂b."""
    source = "As b grows by some amount, guess and error grow by just that: 1 for 1."
    return Explained("∂{error}/∂{b}", "∂error/∂b", "error", 1.0, "1", source=source)


def change(sources: Sources, quantity: Quantity) -> Explained:
    """What the step added to m or b."""
    record, is_m = sources.record(quantity.step), quantity.kind is Kind.CHANGE_M
    shown, symbol = step_numerals(record), "m" if is_m else "b"
    value, written = (record.slope_change, shown.to_m) if is_m else (record.intercept_change, shown.to_b)
    name, label = f"change of {{{symbol}}}", f"change of {symbol}"
    gradient = record.grad_m if is_m else record.grad_b
    if value != -gradient * record.learning_rate:
        source = f"Worked out by the method «{record.method.name}», which remembers gradients of earlier steps."
        return Explained(name, label, symbol, value, written, _about(record), source=source)
    parts = (*_gradient(record, is_m), _rate(record))
    slots = "·".join(f"{{{number}}}" for number in range(len(parts)))
    formula = Formula(f"−{_names(record, is_m)}·lr", f"−{slots}", parts, lambda *values: -_product(*values))
    return Explained(name, label, symbol, value, written, _about(record), formula)


def change_with_two(sources: Sources, quantity: Quantity) -> Explained:
    """The same with the 2 kept, at half the rate."""
    record, is_m = sources.record(quantity.step), quantity.kind is Kind.CHANGE_M_WITH_TWO
    symbol, gradient = ("m", record.grad_m) if is_m else ("b", record.grad_b)
    value = -both_updates(gradient, record.learning_rate).with_the_two
    half = record.learning_rate / 2
    parts = (
        Part(symbol, 2 * gradient, Quantity(Kind.ALONG_M if is_m else Kind.ALONG_B, record.step)),
        Part("", half, Quantity(Kind.HALF_RATE, record.step - 1), rate_numeral(half)),
    )
    per_point = "" if record.sample is not None else " ÷ n"
    formula = Formula(f"−∂{{J}}/∂{{{symbol}}}{per_point}·(lr÷2)", "−{0}·{1}", parts, lambda slope, rate: -slope * rate)
    shown = signed(figures(value, DERIVED), value)
    return Explained(f"change of {{{symbol}}}", f"change of {symbol}", symbol, value, shown, _about(record), formula)


def rate(sources: Sources, quantity: Quantity) -> Explained:
    """The learning rate."""
    value = sources.at(quantity.step).settings.learning_rate
    return Explained("lr", "lr", "", value, rate_numeral(value), source="A setting: the learning rate, in the toolbar.")


def half_rate(sources: Sources, quantity: Quantity) -> Explained:
    """Half of it, for the update that keeps the 2."""
    value = sources.at(quantity.step).settings.learning_rate
    parts = (Part("", value, Quantity(Kind.RATE, quantity.step), rate_numeral(value)),)
    return Explained("lr÷2", "lr÷2", "", value / 2, rate_numeral(value / 2), "", Formula("lr ÷ 2", "{0} ÷ 2", parts, _half))


def _half(value: float) -> float:
    return value / 2


def _gradient(record: StepRecord, is_m: bool) -> tuple[Part, ...]:
    """error and x of the point, or the mean over the points, as factors."""
    if record.sample is None:
        kind, symbol, value = (Kind.MEAN_ERROR_X, "m", record.grad_m) if is_m else (Kind.MEAN_ERROR, "error", record.error)
        return (Part(symbol, value, Quantity(kind, record.step)),)
    before = record.step - 1
    error = Part("error", record.error, Quantity(Kind.ERROR, before, record.sample))
    x = Part("x", record.x or 0.0, Quantity(Kind.X, before, record.sample))
    return (error, x) if is_m else (error,)


def _names(record: StepRecord, is_m: bool) -> str:
    factors = "{error}·{x}" if is_m else "{error}"
    return factors if record.sample is not None else f"mean({factors})"


def _rate(record: StepRecord) -> Part:
    return Part("", record.learning_rate, Quantity(Kind.RATE, record.step - 1), rate_numeral(record.learning_rate))


def _about(record: StepRecord) -> str:
    if record.sample is None:
        return f"step {count(record.step)}"
    return f"step {count(record.step)}, point {count(record.sample + 1)} of {count(record.points)}"


def _product(*values: float) -> float:
    result = 1.0
    for value in values:
        result *= value
    return result
