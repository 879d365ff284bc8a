"""The learning rate as a person chooses it: its range, its round numbers, the notches of its slider, and halving."""

from __future__ import annotations

from math import floor, inf, log10

LARGEST_LEARNING_RATE = 1e6
"""No larger one is accepted: everything computed from it stays far below the largest float."""

LEARNING_RATES = (1e-4, 10.0)
"""The ends of the slider, which is logarithmic. The command line accepts rates beyond them."""

NOTCHES_PER_DECADE = 20


def is_learning_rate(value: float) -> bool:
    """Whether a number can be used as a learning rate; NaN cannot."""
    return 0.0 < value <= LARGEST_LEARNING_RATE


def rounded_learning_rate(learning_rate: float) -> float:
    """The rate held to the ends of the slider, with three significant figures, as it is shown."""
    return three_figures(max(LEARNING_RATES[0], min(LEARNING_RATES[1], learning_rate)))


def learning_rate_beside(learning_rate: float, notches: int) -> float:
    """The rate that many notches higher (or lower, where negative), held to the ends of the slider."""
    lowest, highest = (round(log10(end) * NOTCHES_PER_DECADE) for end in LEARNING_RATES)
    notch = round(log10(learning_rate) * NOTCHES_PER_DECADE) + notches
    return rounded_learning_rate(10 ** (max(lowest, min(highest, notch)) / NOTCHES_PER_DECADE))


def halved_learning_rate(learning_rate: float, limit: float = inf) -> float:
    """Half the rate, with three significant figures, halved again until it is below ``limit``, which must be positive."""
    rate = learning_rate / 2.0
    while three_figures(rate) >= limit:
        rate /= 2.0
    return three_figures(rate)


def three_figures(learning_rate: float) -> float:
    """The nearest rate of three significant figures."""
    return float(f"{learning_rate:.2e}")


def three_figures_below(limit: float) -> float:
    """A rate of three significant figures just below ``limit``."""
    rate = three_figures(limit)
    return rate if rate < limit else three_figures(rate - 10.0 ** (floor(log10(rate)) - 2))
