"""The line of a point in the bowl is held against steps that the program really takes."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.scaling import Line
from app.model.derivation.point_line import Landing, PointLine

values = st.floats(-10.0, 10.0)
lines = st.builds(Line, values, values)
point_lines = st.builds(PointLine, values, values)
rates = st.floats(1e-3, 3.0)


def stepped(line: Line, point: PointLine, rate: float) -> Line:
    """One stochastic step, written out."""
    error = line.slope * point.x + line.intercept - point.y
    return Line(line.slope - error * point.x * rate, line.intercept - error * rate)


@given(point=point_lines, line=lines)
def test_at_the_nearest_place_the_point_has_no_error(point: PointLine, line: Line) -> None:
    nearest = point.nearest(line)
    assert point.error(nearest) == pytest.approx(0.0, abs=1e-9)
    assert hypot(nearest.slope - line.slope, nearest.intercept - line.intercept) == pytest.approx(
        point.distance(line), abs=1e-9
    )


@given(point=point_lines, line=lines, along=values)
def test_no_place_on_it_is_nearer(point: PointLine, line: Line, along: float) -> None:
    other = Line(line.slope + along, point.y - point.x * (line.slope + along))
    assert point.distance(line) <= hypot(other.slope - line.slope, other.intercept - line.intercept) + 1e-9


@given(point=point_lines, line=lines, rate=rates)
def test_a_step_goes_square_to_it_by_the_share_that_is_said(point: PointLine, line: Line, rate: float) -> None:
    nearest, after = point.nearest(line), stepped(line, point, rate)
    share = point.share(rate)
    assert after.slope == pytest.approx(line.slope + share * (nearest.slope - line.slope), abs=1e-8)
    assert after.intercept == pytest.approx(line.intercept + share * (nearest.intercept - line.intercept), abs=1e-8)


@given(point=point_lines, line=lines, factor=st.sampled_from([0.3, 0.9, 1.1, 1.9, 2.1, 4.0]))
def test_where_a_step_lands_is_seen_from_the_distances(point: PointLine, line: Line, factor: float) -> None:
    before = point.error(line)
    if abs(before) < 1e-6:
        return
    rate = factor * point.reaching_rate
    after = point.error(stepped(line, point, rate))
    is_beyond, is_farther = before * after < 0, abs(after) > abs(before)
    expected = {(False, False): Landing.BEFORE, (True, False): Landing.BEYOND, (True, True): Landing.FARTHER}
    assert point.landing(rate) is expected[is_beyond, is_farther]


def test_at_its_own_rate_one_step_lands_on_it() -> None:
    point = PointLine(2.0, 3.0)
    assert point.reaching_rate == 0.2
    assert point.landing(0.2) is Landing.ON
    assert point.error(stepped(Line(1.0, 0.5), point, 0.2)) == pytest.approx(0.0, abs=1e-15)


@given(point=point_lines, slopes=st.tuples(values, values), intercepts=st.tuples(values, values))
def test_the_part_within_a_box_lies_in_the_box_and_ends_at_its_edges(
    point: PointLine, slopes: tuple[float, float], intercepts: tuple[float, float]
) -> None:
    slopes, intercepts = (min(slopes), max(slopes)), (min(intercepts), max(intercepts))
    part = point.within(slopes, intercepts)
    is_in_corners = [point.error(Line(slope, intercept)) for slope in slopes for intercept in intercepts]
    if part is None:
        assert min(is_in_corners) > -1e-9 or max(is_in_corners) < 1e-9
        return
    for end in part:
        assert slopes[0] - 1e-9 <= end.slope <= slopes[1] + 1e-9
        assert intercepts[0] - 1e-9 <= end.intercept <= intercepts[1] + 1e-9
        assert point.error(end) == pytest.approx(0.0, abs=1e-7)
        assert (
            min(abs(end.slope - edge) for edge in slopes) < 1e-6
            or min(abs(end.intercept - edge) for edge in intercepts) < 1e-6
            or abs(point.x) < 1e-6
        )
