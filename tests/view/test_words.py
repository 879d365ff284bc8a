"""Words that need a word: pointed at, each says what it means, and what lies under it can still be done there."""

from __future__ import annotations

import pytest

from app.messages import AddPoint, Advance, LoadPoints, Message, SetLearningRate, SetMode, SetOrder, ShowLandscape
from app.model.data.dataset import Dataset
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import BowlTarget, ButtonTarget, CanvasTarget, WordTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.screen import Screen
from app.view.targets import Target
from app.view.words import BEGINNINGS, MEANINGS
from tests.conftest import ScreenOf

POINTS = Dataset.of([0.1, 0.3, 0.6, 0.7, 0.9], [0.3, 0.4, 0.35, 0.8, 0.6])


def drawn(screen_of: ScreenOf, view: LandscapeView, *messages: Message) -> tuple[State, Screen]:
    state = State()
    for message in (LoadPoints(POINTS, "five"), *messages, Advance(30), ShowLandscape(view)):
        update(state, message)
    return state, screen_of(state, (1280, 900))


def pointed_at(state: State, screen: Screen, panel: str, begins: str) -> Target | None:
    """What is under the middle of the first text of the panel that begins so."""
    place = next(label.rect.center for label in screen.labels[panel] if label.text.startswith(begins))
    return screen.target_at(state, *place)


@pytest.mark.parametrize(
    ("view", "word"),
    [
        (LandscapeView.BOWL, "heads-for"),
        (LandscapeView.BOWL, "range"),
        (LandscapeView.BOWL, "rules"),
        (LandscapeView.BOWL, "least-squares"),
        (LandscapeView.BOWL, "circles"),
        (LandscapeView.SLICE_M, "tangent"),
        (LandscapeView.SLICE_M, "next-step"),
        (LandscapeView.SLICE_B, "point-parabola"),
        (LandscapeView.SLICE_B, "lowest"),
    ],
)
def test_a_word_that_is_pointed_at_says_what_it_means(screen_of: ScreenOf, view: LandscapeView, word: str) -> None:
    state, screen = drawn(screen_of, view)
    found = [target for target in screen.targets if target.id == WordTarget(word)]
    assert found
    assert all(target.hint == MEANINGS[word] and not target.takes_focus for target in found)
    under = screen.target_at(state, *found[0].rect.center)
    assert under is not None
    assert under.id == found[0].id
    # The mark itself, and nothing else, is what is explained.
    written = [label for labels in screen.labels.values() for label in labels if label.rect == found[0].rect]
    assert written
    assert written[0].text.startswith(BEGINNINGS[word])


@pytest.mark.parametrize(("rate", "begins"), [(0.05, "rests"), (0.6, "× rests")], ids=["under the ring", "beside it"])
def test_where_an_order_of_points_ends_is_explained(screen_of: ScreenOf, rate: float, begins: str) -> None:
    state, screen = drawn(screen_of, LandscapeView.BOWL, SetOrder(Order.SEQUENTIAL), SetLearningRate(rate))
    target = pointed_at(state, screen, "landscape", begins)
    assert target is not None
    assert target.hint == MEANINGS["rests"]


@pytest.mark.parametrize(
    ("panel", "begins", "word"),
    [
        ("timeline", "step 30", "step"),
        ("timeline", "epoch", "epoch"),
        ("step", "sample", "sample"),
        ("step", "step 30", "shown-step"),
    ],
)
def test_step_epoch_and_sample_are_explained(screen_of: ScreenOf, panel: str, begins: str, word: str) -> None:
    state, screen = drawn(screen_of, LandscapeView.BOWL)
    target = pointed_at(state, screen, panel, begins)
    assert target is not None
    assert target.hint == MEANINGS[word]


def test_a_batch_is_explained(screen_of: ScreenOf) -> None:
    state, screen = drawn(screen_of, LandscapeView.BOWL, SetMode(Mode.BATCH))
    target = pointed_at(state, screen, "step", "batch: means over")
    assert target is not None
    assert target.hint == MEANINGS["sample"]


def test_on_the_name_of_the_least_squares_line_a_point_can_be_added(screen_of: ScreenOf) -> None:
    state, screen = drawn(screen_of, LandscapeView.SLICE_M)
    label = next(label for label in screen.labels["canvas"] if label.text == "least squares")
    target = screen.target_at(state, *label.rect.center)
    assert target is not None
    assert target.hint == MEANINGS["least-squares"]
    assert target.press is not None
    assert isinstance(target.press(*label.rect.center), AddPoint)


def test_words_in_the_bowl_can_be_dragged_and_clicked_as_the_bowl_itself(screen_of: ScreenOf) -> None:
    state, screen = drawn(screen_of, LandscapeView.BOWL)
    bowl, word = (screen.target_named(state, name) for name in (BowlTarget(), WordTarget("range")))
    assert bowl is not None
    assert word is not None
    assert word.click_at is not None
    assert bowl.click_at is not None
    assert word.click_at(*word.rect.center) == bowl.click_at(*word.rect.center)
    assert word.drag_by is not None


def test_a_chip_says_what_training_is_scaled_to(screen_of: ScreenOf) -> None:
    state = State()
    update(state, LoadPoints(Dataset.of([1950.0, 1990.0, 2020.0], [300.0, 340.0, 420.0]), "years"))
    chip = screen_of(state, (1280, 900)).target_named(state, ButtonTarget("scale"))
    assert chip is not None
    assert "from 0 to 1" in chip.hint


def test_every_control_that_takes_the_focus_has_a_sentence(screen_of: ScreenOf) -> None:
    """But the plots, which are explained by what is written in them, and what is named in full where it stands."""
    _, screen = drawn(screen_of, LandscapeView.SLICE_M)
    silent = [target.id for target in screen.targets if target.takes_focus and not target.hint]
    assert silent == [CanvasTarget()]
