"""Both rules are held against SymPy."""

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from app.model.derivation.rules import ChainOfSquares, PowerOfX

values = st.floats(-5.0, 5.0)


@given(n=st.integers(0, 6), at=values)
def test_the_power_rule_is_sympys_derivative(n: int, at: float) -> None:
    x = sympy.Symbol("x")
    assert PowerOfX(n)(at) == pytest.approx(float((x**n).subs(x, at)), rel=1e-12)
    assert PowerOfX(n).slope(at) == pytest.approx(float(sympy.diff(x**n, x).subs(x, at)), rel=1e-12, abs=1e-300)


@given(at=values)
def test_the_rates_of_the_dials_multiply_to_sympys_derivative(at: float) -> None:
    z, x = sympy.symbols("z x")
    chain = ChainOfSquares(at)
    assert chain.y == pytest.approx(float((z**4).subs(z, at)), rel=1e-12)
    assert chain.x_per_z == pytest.approx(float(sympy.diff(z**2, z).subs(z, at)), rel=1e-12)
    assert chain.y_per_x == pytest.approx(float(sympy.diff(x**2, x).subs(x, at * at)), rel=1e-12)
    assert chain.y_per_z == pytest.approx(float(sympy.diff((z**2) ** 2, z).subs(z, at)), rel=1e-12, abs=1e-300)
