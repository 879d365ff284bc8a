"""At every size and scale each panel has its own place in the window, and room for what stands in it."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.state import Landscape
from app.session.ui_scale import LEAST_HEIGHT, LEAST_SCALE, LEAST_WIDTH, UI_SCALES
from app.view.layout import ExtraSlot, Layout, layout, panel_places

SIZES = [(800, 560), (1024, 640), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160)]
LANDSCAPES = [Landscape(is_large=large, is_in_front=front) for large, front in product((False, True), repeat=2)]

every_size = pytest.mark.parametrize(("width", "height"), SIZES)
every_scale = pytest.mark.parametrize("size", UI_SCALES)

any_window = st.tuples(st.integers(600, 7680), st.integers(420, 4320), st.sampled_from(UI_SCALES))
any_layout = any_window.map(lambda window: layout(*window))
any_landscape = st.sampled_from(LANDSCAPES)


@given(any_layout, any_landscape, st.booleans())
def test_no_two_panels_overlap(whole: Layout, landscape: Landscape, derives: bool) -> None:
    for one, other in combinations(panel_places(whole, landscape, derives).items(), 2):
        assert not one[1].colliderect(other[1]), f"{one} and {other}"


@given(any_layout, any_landscape, st.booleans())
def test_every_panel_lies_in_the_window(whole: Layout, landscape: Landscape, derives: bool) -> None:
    for name, rect in panel_places(whole, landscape, derives).items():
        assert whole.window.contains(rect), name


@given(any_layout, any_landscape, st.booleans())
def test_no_panel_is_without_room(whole: Layout, landscape: Landscape, derives: bool) -> None:
    for name, rect in panel_places(whole, landscape, derives).items():
        assert min(rect.w, rect.h) >= 40 * whole.scale, name


@given(any_layout, any_landscape)
def test_canvas_step_card_and_either_cost_or_landscape_are_always_there(whole: Layout, landscape: Landscape) -> None:
    places = panel_places(whole, landscape)
    assert {"toolbar", "canvas", "timeline"} <= places.keys()
    # Beside a large landscape the canvas needs the room of one of the two.
    assert {"step", "cost"} & places.keys() if landscape.is_large else "step" in places
    assert {"cost", "landscape"} & places.keys()


@given(any_layout, any_landscape, st.booleans())
def test_the_canvas_can_be_worked_on_at_every_size(whole: Layout, landscape: Landscape, derives: bool) -> None:
    canvas = panel_places(whole, landscape, derives)["canvas"]
    assert canvas.w >= 340 * whole.scale
    assert canvas.h >= 239 * whole.scale


@given(any_layout, any_landscape)
def test_the_derivation_stands_in_place_of_cost_and_step(whole: Layout, landscape: Landscape) -> None:
    with_it, without = (panel_places(whole, landscape, derives) for derives in (True, False))
    if whole.shares_card and landscape.is_in_front and not landscape.is_large:
        assert with_it == without  # the landscape was asked for last, and there is no other place for it
        return
    assert "derivation" not in without and "step" not in with_it
    if not landscape.is_large:
        assert with_it["derivation"] == whole.cost.union(whole.step)
        assert with_it["canvas"] == without["canvas"]
    # Beside a large landscape the canvas may need its room, as it may that of This step.
    assert with_it.get("derivation", with_it["canvas"]).h >= 239 * whole.scale
    if "derivation" in with_it:
        assert with_it["derivation"].h >= 396 * whole.scale


@given(any_layout)
def test_the_canvas_is_the_largest_panel(whole: Layout) -> None:
    places = panel_places(whole, Landscape())
    assert max(places, key=lambda name: places[name].w * places[name].h) == "canvas"


@given(any_layout)
def test_the_cards_are_flush_with_each_other(whole: Layout) -> None:
    assert whole.cost.left == whole.step.left == whole.landscape.left
    assert whole.cost.right == whole.step.right == whole.landscape.right
    assert whole.canvas.top == whole.cost.top
    assert abs(max(whole.step.bottom, whole.landscape.bottom) - whole.canvas.bottom) <= 1


@given(any_layout)
def test_toolbar_and_timeline_reach_from_edge_to_edge(whole: Layout) -> None:
    assert (whole.toolbar.topleft, whole.toolbar.right) == ((0, 0), whole.window.right)
    assert (whole.bottom.bottomright, whole.bottom.left) == (whole.window.bottomright, 0)


@every_size
@every_scale
def test_the_window_never_has_less_than_the_units_in_which_everything_fits(width: int, height: int, size: float) -> None:
    scale = layout(width, height, size).scale
    assert width / scale >= LEAST_WIDTH
    assert height / scale >= LEAST_HEIGHT


@pytest.mark.parametrize("size", UI_SCALES)
@pytest.mark.parametrize("times", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_in_a_window_so_many_times_as_large_everything_is_so_many_times_as_large(times: float, size: float) -> None:
    small, large = layout(1280, 800, size), layout(round(1280 * times), round(800 * times), size)
    assert large.scale == pytest.approx(times * small.scale)
    for name, rect in panel_places(small, Landscape()).items():
        expected = [times * length for length in rect]
        assert tuple(panel_places(large, Landscape())[name]) == pytest.approx(expected, abs=2 * times)


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(800, 560, 1.0), (1279, 2000, 1.0), (3000, 799, 1.0), (1920, 1080, 1.35), (2560, 1440, 1.8), (3840, 2160, 2.7)],
)
def test_a_unit_is_a_pixel_or_more_as_the_window_is_large(width: int, height: int, scale: float) -> None:
    assert layout(width, height, 1.0).scale == scale


@given(st.integers(800, 7680), st.integers(560, 4320), st.sampled_from(UI_SCALES))
def test_what_is_asked_for_multiplies_the_scale_as_far_as_the_window_allows(width: int, height: int, size: float) -> None:
    usual, most = layout(width, height, 1.0).scale, min(width / LEAST_WIDTH, height / LEAST_HEIGHT)
    assert layout(width, height, size).scale == max(LEAST_SCALE, min(size * usual, most))


@given(st.integers(800, 4000), st.integers(560, 2400), st.integers(0, 300), st.integers(0, 300))
def test_a_larger_window_never_shows_anything_smaller(width: int, height: int, wider: int, higher: int) -> None:
    assert layout(width + wider, height + higher, 1.0).scale >= layout(width, height, 1.0).scale


def test_a_large_landscape_changes_places_with_the_canvas() -> None:
    whole = layout(1280, 900, 1.0)
    before, after = (panel_places(whole, Landscape(is_large=large)) for large in (False, True))
    assert (after["canvas"], after["landscape"]) == (before["landscape"], before["canvas"])


def test_where_there_is_little_room_cost_and_landscape_take_turns() -> None:
    whole = layout(800, 560, 1.0)
    assert whole.shares_card
    assert "landscape" not in panel_places(whole, Landscape())
    assert "cost" not in panel_places(whole, Landscape(is_in_front=True))
    assert panel_places(whole, Landscape(is_in_front=True))["landscape"] == panel_places(whole, Landscape())["cost"]


def test_where_there_is_room_cost_and_landscape_are_both_there() -> None:
    assert {"cost", "landscape"} <= panel_places(layout(1920, 1080, 1.0), Landscape()).keys()


@given(any_window, any_landscape, st.lists(st.integers(40, 80), min_size=1, max_size=2))
def test_an_extra_slot_takes_room_from_the_canvas_alone(
    window: tuple[int, int, float], landscape: Landscape, heights: list[int]
) -> None:
    extras = [ExtraSlot(f"extra {number}", height) for number, height in enumerate(heights)]
    whole = layout(*window)
    before, after = (panel_places(layout(*window, slots), landscape) for slots in ((), extras))
    large = "landscape" if landscape.is_large else "canvas"
    assert after.keys() == before.keys() | {extra.name for extra in extras}
    assert {name for name in before if before[name] != after[name]} == {large}
    for extra in extras:
        place = after[extra.name]
        assert (place.left, place.right) == (after[large].left, after[large].right)
        assert place.h == round(extra.height * whole.scale)
        assert after[large].bottom < place.top <= place.bottom <= before[large].bottom
    for one, other in combinations(after.values(), 2):
        assert not one.colliderect(other)
