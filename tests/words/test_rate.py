"""A learning rate is written in one way everywhere, and a limit is never read as larger than it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import Advance, HalveRateAndGoOn, LoadPoints, SetLearningRate
from app.words.rate import limit_in_words, rate_in_words
from tests.view.marked import POINTS, marked, state_after
from tests.view.read_numbers import number_in, numbers_in

rates = st.floats(-9.0, 5.0).map(lambda power: 10.0**power)


@given(rates)
def test_a_rate_is_read_as_it_is(rate: float) -> None:
    assert number_in(rate_in_words(rate)) == pytest.approx(rate, rel=1e-5, abs=5e-10)


@pytest.mark.parametrize(("rate", "said"), [(0.05, "0.050"), (1.0125, "1.0125"), (10.0, "10.000"), (2.5e-7, "2.5×10⁻⁷")])
def test_a_rate_has_the_decimals_that_it_needs(rate: float, said: str) -> None:
    assert rate_in_words(rate) == said


@given(rates, st.floats(0.5, 0.9999))
def test_a_limit_is_read_as_no_larger_than_it_is_but_above_the_rate_that_is_advised(limit: float, share: float) -> None:
    advised = limit * share
    told = number_in(limit_in_words(limit, advised))
    assert limit * 0.99 <= told <= limit * (1.0 + 1e-11)
    assert number_in(rate_in_words(advised)) <= told and advised < told


@pytest.mark.parametrize("points", ["a curve", "with noise", "years", "two"])
@pytest.mark.parametrize("rate", [4.05, 10.0, 2.7, 6.3])
def test_banner_slider_and_notice_write_one_rate_alike_and_below_the_limit(points: str, rate: float) -> None:
    state = state_after((LoadPoints(POINTS[points], points), SetLearningRate(rate), Advance(4000)))
    marks, advised = marked(state), rate_in_words(state.halved_rate)
    assert state.timeline.run.divergence is not None
    slider = marks.one("toolbar", "rate reading").text
    assert f"ate {slider} " in marks.one("banner", "what grew").text
    assert any(f" rate to {advised} " in mark.text for mark in marks.of("banner"))
    assert number_in(advised) < numbers_in(marks.one("banner", "rates that hold").text)[-1]
    after = state_after((LoadPoints(POINTS[points], points), SetLearningRate(rate), Advance(4000), HalveRateAndGoOn()))
    assert marked(after).one("toolbar", "rate reading").text == advised
    assert f"Learning rate {advised}, " in after.notice
