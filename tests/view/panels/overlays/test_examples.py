"""The card of example sets shows the points of each, says what is to be known of it, and is used by mouse or keys alone."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from app.files.examples import read_examples
from app.messages import AddPoint, ChangeUiScale, ChooseExample, Focus, ToggleExamples
from app.plots.numerals import comes_to, count
from app.session.targets import ExampleListTarget, ExamplesTarget, ExampleTarget, UseExampleTarget
from app.update import update
from app.view.figures.small.thumbnail import MOST_POINTS
from tests.shell.input.hands import Keys
from tests.view.marked import Marks, Size, marked, state_after

EXAMPLES = read_examples(Path(__file__).resolve().parents[4] / "assets" / "examples")
NUMBERS = range(len(EXAMPLES))


def opened(number: int = 0) -> Keys:
    """A window with the card open at that example."""
    keys = Keys(AddPoint(0.5, 0.5))
    keys.state.examples = EXAMPLES
    keys.does(ToggleExamples(), ChooseExample(number))
    return keys


def shown(size: Size = (1280, 800), *, number: int = 0, scale: int = 0) -> Marks:
    """The card open at that example: of the panels below it the timeline alone is drawn."""
    scaled = [ChangeUiScale(scale)] if scale else []
    state = state_after((AddPoint(0.5, 0.5), *scaled))
    state.examples = EXAMPLES
    for message in (ToggleExamples(), ChooseExample(number)):
        update(state, message)
    return marked(state, size, "timeline")


def click(keys: Keys, target: object, times: int = 1) -> None:
    found = next(each for each in keys.screen.targets if each.id == target)
    for _ in range(times):
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            event = pygame.event.Event(kind, pos=found.rect.center, button=1)
            for message in keys.translator.messages(event, keys.state, 0):
                keys.does(message)


def texts(marks: Marks, role: str) -> str:
    return " ".join(marks.texts("examples", role))


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("scale", [0, 12])
def test_all_of_it_lies_on_the_card_in_the_window_and_no_texts_meet(size: Size, scale: int) -> None:
    for number in NUMBERS:
        marks = shown(size, number=number, scale=scale)
        card = pygame.Rect(marks.one("examples", "examples card").points[0], (0, 0)).union(
            pygame.Rect(marks.one("examples", "examples card").points[1], (0, 0))
        )
        assert marks.surface.get_rect().contains(card)
        written = [mark for mark in marks.of("examples") if mark.shape == "text"]
        boxes = [pygame.Rect(*mark.points[0], 0, 0).union(pygame.Rect(*mark.points[1], 0, 0)) for mark in written]
        assert all(card.contains(box) for box in boxes)
        lower = [box.inflate(0, -4) for box in boxes]
        for place, box in enumerate(lower):
            met = box.collidelist(lower[:place])
            assert met < 0, (written[met].text, written[place].text)


def test_every_example_is_listed_with_the_number_of_its_points() -> None:
    marks = shown()
    assert marks.texts("examples", "example title") == [example.title for example in EXAMPLES]
    assert marks.texts("examples", "example size") == [count(len(example.points)) for example in EXAMPLES]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_picture_has_the_points_of_the_example(number: int) -> None:
    marks, points = shown(number=number), EXAMPLES[number].points
    drawn = [mark.values[0] for mark in marks.all("examples", "thumbnail point")]
    stride = -(-len(points) // MOST_POINTS)
    x_low, x_high, y_low, y_high = points.bounds or (0.0, 0.0, 0.0, 0.0)
    assert [x for x, _ in drawn] == pytest.approx(points.xs[::stride].tolist(), abs=1e-6 * (x_high - x_low or 1.0))
    assert [y for _, y in drawn] == pytest.approx(points.ys[::stride].tolist(), abs=1e-6 * (y_high - y_low or 1.0))


@pytest.mark.parametrize("number", NUMBERS)
def test_it_says_what_x_and_y_are_how_far_they_reach_what_to_look_for_and_where_it_is_from(number: int) -> None:
    marks, example = shown(number=number), EXAMPLES[number]
    assert texts(marks, "what to look for") == example.look_for
    assert texts(marks, "source") == example.source
    x_low, x_high, y_low, y_high = example.points.bounds or (0.0, 0.0, 0.0, 0.0)
    for symbol, name, low, high in (
        ("x", example.points.names.x, x_low, x_high),
        ("y", example.points.names.y, y_low, y_high),
    ):
        mark = marks.one("examples", f"range of {symbol}")
        called, _, says = mark.text.rpartition(": ")
        first, _, last = says.partition(" to ")
        assert comes_to(low, first) and comes_to(high, last)
        assert called == (symbol if name == symbol else f"{symbol}  {name}")
        assert mark.colour == marks.theme.symbol(symbol)


def test_keys_alone_open_it_go_through_it_and_take_one() -> None:
    keys = opened()
    keys.does(ToggleExamples())
    keys.types("d", "down", "down", "down", "up", "enter")
    assert keys.state.points == EXAMPLES[2].points
    assert keys.state.example_chosen is None


def test_escape_closes_it_and_tab_leads_to_the_button() -> None:
    keys = opened(number=1)
    keys.types("tab")
    assert keys.state.focus == UseExampleTarget()
    keys.types("escape")
    assert keys.state.example_chosen is None
    assert len(keys.state.points) == 1


def test_a_click_looks_at_an_example_and_a_double_click_takes_it() -> None:
    keys = opened()
    click(keys, ExampleTarget(4))
    assert (keys.state.example_chosen, len(keys.state.points)) == (4, 1)
    assert keys.draw().one("examples", "chosen example").points[0][1] < keys.surface.get_height()
    click(keys, ExampleTarget(5), times=2)
    assert keys.state.points == EXAMPLES[5].points


def test_the_button_takes_the_one_that_is_looked_at() -> None:
    keys = opened(number=3)
    click(keys, UseExampleTarget())
    assert keys.state.points == EXAMPLES[3].points


def test_after_a_click_the_arrows_go_on_from_there() -> None:
    keys = opened()
    click(keys, ExampleTarget(4))
    keys.types("down")
    assert keys.state.example_chosen == 5


@pytest.mark.parametrize("place", [(3, 3), (640, 790)])
def test_a_click_beside_it_closes_it_and_adds_no_point(place: tuple[int, int]) -> None:
    keys = opened()
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1)
    for message in keys.translator.messages(event, keys.state, 0):
        keys.does(message)
    assert keys.state.example_chosen is None
    assert len(keys.state.points) == 1


def test_the_chosen_row_stands_out() -> None:
    marks = shown(number=6)
    (_, top), (_, bottom) = marks.one("examples", "chosen example").points
    title = next(mark for mark in marks.all("examples", "example title") if mark.text == EXAMPLES[6].title)
    assert top <= title.points[0][1] < title.points[1][1] <= bottom


def test_home_end_pages_and_the_wheel_lead_through_the_list() -> None:
    keys, last = opened(number=4), len(EXAMPLES) - 1
    for key, number in (("end", last), ("home", 0), ("pagedown", last), ("pageup", 0)):
        keys.types(key)
        assert keys.state.example_chosen == number
    over = [ExampleListTarget(), ExampleTarget(3), UseExampleTarget(), ExamplesTarget()]
    for place, name in enumerate(over, start=1):
        target = keys.screen.target_named(keys.state, name)
        assert target is not None
        x, y = target.rect.topleft if name == ExamplesTarget() else target.rect.center
        for kind, says in ((pygame.MOUSEMOTION, {"pos": (x + 3, y + 3)}), (pygame.MOUSEWHEEL, {"y": -1})):
            keys.does(*keys.translator.messages(pygame.event.Event(kind, says), keys.state, 0))
        assert keys.state.example_chosen == place
    keys.does(Focus(UseExampleTarget()))
    keys.types("end", "enter")
    assert keys.state.points is EXAMPLES[last].points
