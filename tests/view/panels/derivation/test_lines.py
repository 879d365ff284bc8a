"""The lines of the derivation say what SymPy derives."""

from __future__ import annotations

import re

import sympy

from app.model.learning.methods.plain import PLAIN
from app.view.panels.derivation.lines import Line, lines_of
from tests.oracles.methods import Momentum

OF_A_POINT, OF_A_MEAN = lines_of(PLAIN, is_of_one=True), lines_of(PLAIN, is_of_one=False)

M, B, X, Y, LR, N = sympy.symbols("m b x y lr n")
E = sympy.Symbol("error")
ERROR = M * X + B - Y


def right_side(line: Line) -> sympy.Expr:
    """What stands right of the equals sign, as SymPy reads it."""
    text = re.split(r" −?= ", line.formula, maxsplit=1)[1]
    text = re.sub(r"frac\(([^,]+), ([^)]+)\)", r"((\1)/(\2))", text)
    text = re.sub(r"\{(\w+)\}", r"\1", text).translate({ord("·"): "*", ord("^"): "**", ord("÷"): "/"})
    names = {"error": E, "x": X, "lr": LR, "mean": sympy.Function("mean"), "n": N}
    return sympy.sympify(text, locals=names)


def of_a_point(name: str) -> sympy.Expr:
    return right_side(next(line for line in OF_A_POINT if line.name == name))


def is_same(first: sympy.Expr, second: sympy.Expr) -> bool:
    return sympy.simplify(first.subs(E, ERROR) - second.subs(E, ERROR)) == 0


def test_each_line_of_a_point_is_the_derivative_that_it_says() -> None:
    cost = of_a_point("J")
    assert is_same(cost, ERROR**2)
    assert is_same(of_a_point("power"), sympy.diff(cost, E))
    assert is_same(of_a_point("by m"), sympy.diff(ERROR, M))
    assert is_same(of_a_point("by b"), sympy.diff(ERROR, B))
    assert is_same(of_a_point("∂J/∂m"), sympy.diff(ERROR**2, M))
    assert is_same(of_a_point("∂J/∂b"), sympy.diff(ERROR**2, B))


def test_the_chain_multiplies_what_its_two_parts_say() -> None:
    assert is_same(of_a_point("∂J/∂m"), of_a_point("power") * of_a_point("by m"))
    assert is_same(of_a_point("∂J/∂b"), of_a_point("power") * of_a_point("by b"))
    for lines in (OF_A_POINT, OF_A_MEAN):
        chain = next(line for line in lines if line.name == "chain")
        assert chain.formula.endswith("frac(∂{J}, ∂{error})·frac(∂{error}, ∂{m})")


def test_with_the_2_and_half_the_rate_an_update_is_the_same_as_without() -> None:
    for lines in (OF_A_POINT, OF_A_MEAN):
        updates = {line.name: right_side(line) for line in lines if line.is_update}
        assert list(updates) == ["m with the 2", "m", "b with the 2", "b"]
        assert sympy.simplify(updates["m with the 2"] - updates["m"]) == 0
        assert sympy.simplify(updates["b with the 2"] - updates["b"]) == 0
    assert is_same(of_a_point("m"), sympy.diff(ERROR**2, M) / 2 * LR)
    assert is_same(of_a_point("b"), sympy.diff(ERROR**2, B) / 2 * LR)


def test_the_updates_are_those_of_the_method_that_ran() -> None:
    method = Momentum()
    for is_of_one, gradient in ((True, "{error}·{x}"), (False, "mean({error}·{x})")):
        lines = {line.name: line.formula for line in lines_of(method, is_of_one)}
        assert lines["m"] == f"{{m}} −= {method.formula(gradient)}"
        assert lines["m with the 2"] == f"{{m}} −= {method.formula(f'2·{gradient}', '(lr÷2)')}"


def test_over_several_points_the_derivative_is_twice_the_mean_of_the_products() -> None:
    points = [(sympy.Symbol(f"x{k}"), sympy.Symbol(f"y{k}")) for k in range(3)]
    errors = [M * x + B - y for x, y in points]
    cost = sum(error**2 for error in errors)
    mean_of = {E * X: sum(e * x for e, (x, _) in zip(errors, points, strict=True)) / 3, E: sum(errors) / 3}
    lines = {line.name: right_side(line) for line in OF_A_MEAN if line.name.startswith("∂")}
    for name, parameter, mean in (("∂J/∂m", M, mean_of[E * X]), ("∂J/∂b", B, mean_of[E])):
        said = lines[name].replace(sympy.Function("mean"), lambda *_, mean=mean: mean)
        assert sympy.simplify(said - sympy.diff(cost, parameter) / 3) == 0
