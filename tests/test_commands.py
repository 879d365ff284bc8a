"""One table of what a person can ask for: complete, unambiguous, and every entry does something."""

from collections import Counter

import pytest

from app.commands import BY_ID, BY_KEY, COMMANDS, PICKER, Command, command_for, key_name, tooltip
from app.messages import (
    AddPoint,
    ColumnBeside,
    Escape,
    KeepLine,
    LookAt,
    OfferColumns,
    OfferExamples,
    Quit,
    SetMode,
    StepOnce,
    ToggleMenu,
)
from app.model.data.dataset import Dataset
from app.model.learning.training import Mode, Training, TrainingSet
from app.model.time.timeline import Timeline
from app.session.opening.examples import Example
from app.session.picking import Column, Kind, Picking
from app.session.state import State
from app.update import update
from app.update.handlers import HANDLERS

PROMISED = {
    "space": "play",
    "right": "step",
    "left": "back",
    "r": "reset",
    "shift+r": "new-seed",
    "c": "clear",
    "d": "examples",
    "shift+d": "example",
    "s": "stochastic",
    "n": "mini-batch",
    "b": "batch",
    "m": "next-mode",
    "[": "lower-rate",
    "]": "raise-rate",
    "shift+[": "far-lower-rate",
    "shift+]": "far-higher-rate",
    "shift+f": "fit-landscape",
    "-": "slower",
    "=": "faster",
    "f": "fit",
    "t": "theme",
    "home": "start",
    "end": "end",
    "pageup": "epoch-back",
    "pagedown": "epoch-on",
    "ctrl+z": "undo",
    "ctrl+shift+z": "redo",
    "ctrl+y": "redo",
    "ctrl+plus": "larger",
    "ctrl+-": "smaller",
    "f11": "fullscreen",
    "f1": "help",
    "?": "help",
}
"""The keys that people are told of."""

IDLE = (
    *("mini-batch", "redo", "fit", "fit-landscape", "runs-menu", "last-stable", "halve-rate"),
    *("lesson-back", "lesson-next", "chapters-menu", "cancel-reading"),
    *("open", "paste", "copy"),  # what they do is done beside the state
    *(command.id for command in COMMANDS if command.group == PICKER),
)
"""Commands that have nothing to do in the state of the test that every other one changes."""

OF_THE_SHELL = ("save", "save-as", "reopen", "copy-command")
"""Commands that change nothing themselves: the shell sees them and does something with files."""

every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)


def with_points() -> State:
    return State(timeline=Timeline(Training(TrainingSet(Dataset.of([0.2, 0.9], [0.3, 0.8])))))


def test_no_two_commands_have_one_id() -> None:
    assert [name for name, times in Counter(command.id for command in COMMANDS).items() if times > 1] == []


def test_no_key_means_two_things() -> None:
    assert [key for key, times in Counter(key for command in COMMANDS for key in command.keys).items() if times > 1] == []


def test_no_two_commands_have_one_title() -> None:
    assert [title for title, times in Counter(command.title for command in COMMANDS).items() if times > 1] == []


@pytest.mark.parametrize(("key", "command_id"), PROMISED.items())
def test_a_promised_key_does_what_it_promises(key: str, command_id: str) -> None:
    assert BY_KEY[key].id == command_id


@every_command
def test_a_command_has_a_title_and_a_group(command: Command) -> None:
    assert command.title.strip() == command.title != ""
    assert command.group


@every_command
def test_the_tables_by_id_and_key_find_a_command(command: Command) -> None:
    assert BY_ID[command.id] is command
    assert all(BY_KEY[key] is command for key in command.keys)


@every_command
def test_a_command_without_a_key_opens_a_menu(command: Command) -> None:
    assert command.shown_keys or isinstance(command.message, ToggleMenu)


@every_command
def test_the_message_of_a_command_is_handled(command: Command) -> None:
    assert type(command.message) in HANDLERS


@every_command
def test_a_command_can_be_given_with_and_without_points(command: Command) -> None:
    for state in (State(), with_points()):
        update(state, command.message)


@pytest.mark.parametrize(
    "command", [each for each in COMMANDS if each.id not in (*IDLE, *OF_THE_SHELL)], ids=lambda command: command.id
)
def test_a_command_that_can_be_given_is_noticed(command: Command) -> None:
    state = with_points()
    for message in (SetMode(Mode.MINI_BATCH), StepOnce(), AddPoint(0.5, 0.5), StepOnce(), KeepLine(), LookAt(1)):
        update(state, message)
    state.example = Dataset.of([0.5], [0.5])
    state.examples = (Example("one", "made", "nothing", state.example),)
    assert command.why_not(state) == ""
    before = seen(state)
    update(state, command.message)
    assert seen(state) != before


def seen(state: State) -> list[object]:
    known = {name: value for name, value in vars(state).items() if name not in ("timeline", "undo", "outlooks")}
    return [known, state.training, state.timeline.place]


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.is_on], ids=lambda command: command.id)
def test_a_switch_tells_whether_it_is_on(command: Command) -> None:
    assert command.is_on is not None
    state = with_points()
    before = command.is_on(state)
    update(state, command.message)
    assert command.is_on(state) is not before
    update(state, command.message)
    assert command.is_on(state) is before


@every_command
def test_what_is_toggled_and_checked_in_a_menu_is_a_switch(command: Command) -> None:
    """No title says two states at once; a switch says what it switches on."""
    assert " or hide" not in command.title and not command.title.startswith(("Linear or", "Dark or"))


def test_leaving_leaves() -> None:
    state = State()
    update(state, Quit())
    assert state.is_quitting


@pytest.mark.parametrize("command_id", ["step", "clear"])
def test_what_needs_points_says_so_without_them(command_id: str) -> None:
    assert BY_ID[command_id].why_not(State()) == "there are no points yet"
    assert BY_ID[command_id].why_not(with_points()) == ""


def test_undo_and_redo_say_when_there_is_nothing_to_do() -> None:
    state = with_points()
    assert BY_ID["undo"].why_not(state)
    update(state, AddPoint(0.5, 0.5))
    assert not BY_ID["undo"].why_not(state)
    assert BY_ID["redo"].why_not(state)
    update(state, BY_ID["undo"].message)
    assert not BY_ID["redo"].why_not(state)


def test_stepping_back_says_when_this_is_the_start() -> None:
    state = with_points()
    assert BY_ID["back"].why_not(state)
    update(state, StepOnce())
    assert not BY_ID["back"].why_not(state)


def test_how_points_are_scaled_can_be_asked_of_any_points() -> None:
    assert BY_ID["scale"].why_not(State())
    assert not BY_ID["scale"].why_not(with_points())


@pytest.mark.parametrize(
    ("key", "name"),
    [("space", "Space"), ("ctrl+shift+z", "Ctrl+Shift+Z"), ("-", "−"), ("ctrl+plus", "Ctrl++"), ("f11", "F11"), ("?", "?")],
)
def test_a_key_is_written_as_people_write_it(key: str, name: str) -> None:
    assert key_name(key) == name


@every_command
def test_the_tooltip_says_what_and_by_which_key(command: Command) -> None:
    said = tooltip(with_points(), command.id)
    assert said.startswith(command.title)
    assert not command.keys or f"({key_name(command.keys[0])})" in said


def test_the_tooltip_of_what_cannot_be_done_says_why() -> None:
    assert tooltip(State(), "clear").endswith(": there are no points yet")
    assert "there are no points" not in tooltip(with_points(), "clear")


def test_what_is_done_with_columns_of_a_file_needs_one() -> None:
    for command in COMMANDS:
        if command.group == PICKER:
            assert command.why_not(State()) == "no file is being opened"


def test_while_columns_are_chosen_keys_are_for_that() -> None:
    state = State()
    update(state, OfferColumns(Picking("points.csv", 1, (Column("km", Kind.NUMBERS, 1), Column("car", Kind.TEXT)))))
    for key, command_id in {"x": "pick-x", "left": "column-before", "s": "skip-bad", "t": "theme", "ctrl+q": "quit"}.items():
        command = command_for(state, key)
        assert command is not None and command.id == command_id
    assert [command_for(state, key) for key in ("r", "c", "d", "space", "ctrl+z", "l")] == [None] * 6
    assert BY_ID["pick-x"].why_not(state) == ""
    update(state, ColumnBeside(1))
    assert BY_ID["pick-x"].why_not(state) == "Column “car” holds text, so it cannot be x."
    assert tooltip(state, "pick-x") == "Column “car” holds text, so it cannot be x."
    assert BY_ID["use-picked"].why_not(state) == "choose a column for x"


def test_behind_the_card_of_examples_keys_do_nothing_but_open_another_card() -> None:
    state = State()
    update(state, OfferExamples((Example("one", "made", "nothing", state.example),)))
    acting = {command.id for key in BY_KEY if (command := command_for(state, key)) is not None}
    of_the_window = {"larger", "smaller", "usual-size", "theme", "fullscreen", "quit"}
    assert acting == of_the_window | {"examples", "open", "help", "scale", "save-menu"}
    update(state, Escape())
    assert {command_for(state, key) for key in BY_KEY} == set(BY_KEY.values())
