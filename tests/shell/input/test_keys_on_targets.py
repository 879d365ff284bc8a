"""What a key means to what has the focus, where it leads, and what becomes of it where something lies over the rest."""

from __future__ import annotations

import pygame
import pytest

from app.messages import (
    AddPoint,
    BeginGesture,
    BeginNudge,
    ChangeUiScale,
    EndGesture,
    Escape,
    Focus,
    GoToChapter,
    Message,
    Notify,
    OfferColumns,
    PointAt,
    PutCaret,
    ShowFiles,
    StepOnce,
    ToggleHelp,
    ToggleMenu,
    ToggleTheme,
    TypeText,
)
from app.session.opening.files import PATH, FileList
from app.session.picking import Column, Kind, Picking
from app.session.targets import (
    ButtonTarget,
    CanvasTarget,
    PointTarget,
    SliderTarget,
    SymbolTarget,
    TargetId,
    TextTarget,
    WordTarget,
)
from app.session.typing.caret import TEXT_END
from app.view.targets import Target
from tests.shell.input.board import Hands, telling, told

CANVAS, SLIDER, NAME = CanvasTarget(), SliderTarget("rate"), TextTarget("x name")
SHIFT, ALT = pygame.KMOD_LSHIFT, pygame.KMOD_LALT
FILES, TO_SAVE = FileList("/"), FileList("/", saves=True, typed="a.csv")
COLUMNS = OfferColumns(Picking("a.csv", 1, (Column("km", Kind.NUMBERS, 1),)))
LED = [Focus(CANVAS)]


def hands(target_id: TargetId, *names: str, **more: object) -> Hands:
    """With the focus on a target that tells of these."""
    found = Hands(Target(target_id, pygame.Rect(0, 0, 100, 60), **telling(*names), **more))  # type: ignore[arg-type]
    found.does(Focus(target_id))
    return found


# --- to what has the focus -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "held", "says"),
    [
        (pygame.K_LEFT, 0, "nudge -1 0"),
        (pygame.K_RIGHT, 0, "nudge 1 0"),
        (pygame.K_UP, 0, "nudge 0 1"),
        (pygame.K_DOWN, 0, "nudge 0 -1"),
        (pygame.K_LEFT, SHIFT, "nudge -10 0"),
        (pygame.K_DOWN, SHIFT, "nudge 0 -10"),
    ],
)
def test_an_arrow_nudges_and_with_shift_ten_times_as_far(key: int, held: int, says: str) -> None:
    board = hands(SLIDER, "nudge")
    assert board.key(key, "", held) == [BeginNudge(SLIDER, False), Notify(says)]
    assert board.key(key, "", held) == [BeginNudge(SLIDER, True), Notify(says)]
    assert board.releases(key) == [EndGesture()]
    assert board.key(key, "", held)[0] == BeginNudge(SLIDER, False)


@pytest.mark.parametrize(("key", "name"), [(pygame.K_HOME, "home"), (pygame.K_END, "end"), (pygame.K_PAGEUP, "pageup")])
def test_a_leap_is_told_by_the_name_of_the_key(key: int, name: str) -> None:
    assert hands(SLIDER, "leap").key(key) == [BeginGesture(None), Notify(f"leap {name}")]


@pytest.mark.parametrize(
    ("key", "names", "says"),
    [
        (pygame.K_RETURN, ("click",), ["click"]),
        (pygame.K_RETURN, ("click", "press"), ["click"]),
        (pygame.K_SPACE, ("click",), ["click"]),
        (pygame.K_SPACE, ("click", "press"), []),
        (pygame.K_DELETE, ("click", "delete"), ["delete"]),
        (pygame.K_BACKSPACE, ("click", "delete"), ["delete"]),
        (pygame.K_RETURN, ("delete",), []),
    ],
)
def test_enter_and_space_click_and_delete_deletes(key: int, names: tuple[str, ...], says: list[str]) -> None:
    assert told(hands(SLIDER, *names).key(key)) == says


@pytest.mark.parametrize(("hint", "says"), [("why not", ["why not"]), ("", [])])
def test_what_cannot_be_clicked_says_why(hint: str, says: list[str]) -> None:
    assert told(hands(SLIDER, "click", is_enabled=False, hint=hint).key(pygame.K_RETURN)) == says


@pytest.mark.parametrize(
    ("target_id", "repeats"), [(ButtonTarget("step"), True), (ButtonTarget("play"), False), (SLIDER, False)]
)
def test_held_down_enter_presses_again_only_what_repeats_on_its_own_key(target_id: TargetId, repeats: bool) -> None:
    board = hands(target_id, "click")
    assert [told(board.key(pygame.K_RETURN)) for _ in range(3)] == [["click"], *[["click"] * repeats] * 2]


def test_delete_is_for_what_the_pointer_is_on_where_nothing_has_the_focus() -> None:
    board = Hands(
        Target(PointTarget(0), pygame.Rect(0, 0, 100, 60), delete=Notify("the first")),
        Target(PointTarget(1), pygame.Rect(200, 0, 100, 60), delete=Notify("the second"), click=Notify("clicked")),
    )
    board.does(PointAt(PointTarget(1), 210.0, 10.0))
    assert told(board.key(pygame.K_DELETE)) == ["the second"]
    assert told(board.key(pygame.K_RETURN)) == []
    board.does(Focus(PointTarget(0)))
    assert told(board.key(pygame.K_DELETE)) == ["the first"]


# --- where it leads --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "held", "way"),
    [
        (pygame.K_TAB, 0, ("beside", SLIDER, 1)),
        (pygame.K_TAB, SHIFT, ("beside", SLIDER, -1)),
        (pygame.K_F6, 0, ("part", SLIDER, 1)),
        (pygame.K_F6, SHIFT, ("part", SLIDER, -1)),
    ],
)
def test_tab_leads_from_stop_to_stop_and_f6_from_part_to_part(key: int, held: int, way: tuple[object, ...]) -> None:
    board = hands(SLIDER)
    assert board.key(key, "", held) == [BeginGesture(None), *LED]
    assert board.board.ways == [way]


ROWS = [
    (pygame.K_UP, ("row", -1)),
    (pygame.K_DOWN, ("row", 1)),
    (pygame.K_HOME, ("row at", "home")),
    (pygame.K_END, ("row at", "end")),
    (pygame.K_PAGEUP, ("row at", "pageup")),
    (pygame.K_PAGEDOWN, ("row at", "pagedown")),
]


@pytest.mark.parametrize(("key", "way"), ROWS)
@pytest.mark.parametrize("opens", [ToggleMenu("data"), ShowFiles(FILES)], ids=["menu", "files"])
def test_in_a_menu_and_in_a_list_of_files_keys_lead_from_row_to_row(
    opens: Message, key: int, way: tuple[object, ...]
) -> None:
    board = hands(SLIDER, "nudge", "leap")
    board.does(opens, Focus(SLIDER))
    assert board.key(key)[-1:] == LED
    assert board.board.ways == [way]


@pytest.mark.parametrize(("key", "way"), ROWS)
def test_elsewhere_they_lead_nowhere(key: int, way: tuple[object, ...]) -> None:
    board = hands(SLIDER, "nudge", "leap")
    assert len(told(board.key(key))) == 1
    assert board.board.ways == []


@pytest.mark.parametrize(("key", "way"), [(pygame.K_LEFT, -1), (pygame.K_UP, -1), (pygame.K_RIGHT, 1), (pygame.K_DOWN, 1)])
@pytest.mark.parametrize("word", [WordTarget("cost"), SymbolTarget("m", "step")], ids=["word", "symbol"])
def test_arrows_lead_from_word_to_word_as_long_as_the_word_is_in_sight(word: TargetId, key: int, way: int) -> None:
    board = hands(word, "nudge")
    assert board.key(key) == [BeginGesture(None), *LED]
    assert board.board.ways == [("word", word, way)]
    board.board.targets.clear()
    board.does(Focus(word))
    board.key(key)
    assert len(board.board.ways) == 1


def test_what_gets_the_focus_out_of_sight_is_brought_into_sight() -> None:
    board = Hands(Target(CANVAS, pygame.Rect(0, 0, 100, 60), reveal=Notify("reveal")))
    assert board.key(pygame.K_TAB) == [BeginGesture(None), *LED, Notify("reveal")]


# --- zooming and panning ---------------------------------------------------------------------------------------------


SEEN = [
    (pygame.K_z, "z", 0, ["wheel 2 50 30"]),
    (pygame.K_z, "Z", SHIFT, ["wheel -2 50 30"]),
    (pygame.K_LEFT, "", ALT, ["pan 50 0"]),
    (pygame.K_RIGHT, "", ALT, ["pan -50 0"]),
    (pygame.K_UP, "", ALT, ["pan 0 50"]),
    (pygame.K_DOWN, "", ALT, ["pan 0 -50"]),
]


@pytest.mark.parametrize(("key", "text", "held", "says"), SEEN)
def test_z_zooms_and_alt_arrows_pan_what_has_the_focus(key: int, text: str, held: int, says: list[str]) -> None:
    assert told(hands(CANVAS, "wheel", "pan").key(key, text, held)) == says


def test_z_keeps_the_place_that_keys_are_at() -> None:
    assert told(hands(CANVAS, "wheel", "pan", keys_at=(7.0, 8.0)).key(pygame.K_z, "z")) == ["wheel 2 7 8"]


@pytest.mark.parametrize("names", [(), ("wheel",), ("pan",)])
def test_what_cannot_be_both_zoomed_and_panned_leaves_that_to_the_canvas(names: tuple[str, ...]) -> None:
    board = hands(SLIDER, *names)
    board.board.targets[CANVAS] = Target(CANVAS, pygame.Rect(200, 0, 100, 60), **telling("wheel", "pan"))
    assert told(board.key(pygame.K_z, "z")) == ["wheel 2 250 30"]
    assert told(board.key(pygame.K_UP, "", ALT)) == ["pan 0 50"]
    board.board.targets[CANVAS] = Target(CANVAS, pygame.Rect(200, 0, 100, 60), **telling("wheel"))
    assert told([*board.key(pygame.K_z, "z"), *board.key(pygame.K_UP, "", ALT)]) == []


@pytest.mark.parametrize("covers", [ToggleHelp(), COLUMNS, ShowFiles(FILES)], ids=["help", "columns", "files"])
@pytest.mark.parametrize(("key", "text", "held", "says"), SEEN[2:])
def test_what_is_covered_is_neither_zoomed_nor_panned(
    covers: Message, key: int, text: str, held: int, says: list[str]
) -> None:
    board = hands(CANVAS, "wheel", "pan")
    board.does(covers, Focus(CANVAS))
    assert told(board.key(key, text, held)) == []


def test_behind_the_help_no_key_reaches_what_has_the_focus() -> None:
    board = hands(NAME, "nudge", "click", "delete", takes_text=True)
    board.does(ToggleHelp(), Focus(NAME))
    for key in (pygame.K_UP, pygame.K_RETURN, pygame.K_DELETE):
        assert told(board.key(key)) == []
    assert board.types("a") == []


# --- commands --------------------------------------------------------------------------------------------------------


LEFT, RIGHT = pygame.K_LEFT, pygame.K_RIGHT


@pytest.mark.parametrize(
    ("down", "came", "counts"),
    [
        ((), (RIGHT, RIGHT), (RIGHT, RIGHT)),
        ((), (RIGHT, RIGHT, -RIGHT), (RIGHT, -RIGHT)),
        ((RIGHT,), (RIGHT, RIGHT), (RIGHT, RIGHT)),
        ((RIGHT,), (RIGHT, RIGHT, -RIGHT), (-RIGHT,)),
        ((RIGHT,), (-RIGHT, RIGHT, -RIGHT), (-RIGHT, RIGHT, -RIGHT)),
        ((RIGHT,), (RIGHT, LEFT, -RIGHT, LEFT), (LEFT, -RIGHT, LEFT)),
        ((RIGHT,), (LEFT, RIGHT, -LEFT), (LEFT, RIGHT, -LEFT)),
    ],
    ids=str,
)
def test_repeats_of_a_key_that_was_let_go_while_the_program_was_held_up_do_not_count(
    down: tuple[int, ...], came: tuple[int, ...], counts: tuple[int, ...]
) -> None:
    """A key that goes up is written with a minus."""
    board = Hands()
    for key in down:
        board.key(key)
    kinds = {True: pygame.KEYDOWN, False: pygame.KEYUP}
    events = [pygame.event.Event(kinds[key > 0], key=abs(key), unicode="", mod=0) for key in came]
    timely = board.translator.timely(events)
    assert tuple(event.key if event.type == pygame.KEYDOWN else -event.key for event in timely) == counts


def test_of_motions_in_a_row_the_last_counts() -> None:
    moves = [pygame.event.Event(pygame.MOUSEMOTION, pos=(x, 0), rel=(0, 0), buttons=(0, 0, 0)) for x in range(4)]
    press = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 0), button=1)
    assert Hands().translator.timely([*moves[:2], press, *moves[2:]]) == [moves[1], press, moves[3]]


def test_turns_of_the_wheel_in_a_row_are_added_up() -> None:
    def wheel(notches: int) -> pygame.event.Event:
        return pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=notches, flipped=False)

    press = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 0), button=1)
    assert Hands().translator.timely([wheel(1), wheel(3), press, wheel(2), wheel(-3)]) == [wheel(4), press, wheel(-1)]


def test_a_command_is_given_once_unless_it_repeats() -> None:
    board = Hands()
    board.does(AddPoint(0.5, 0.5))
    assert board.key(pygame.K_t, "t") == [BeginGesture(None), ToggleTheme()]
    assert board.key(pygame.K_t, "t") == []
    assert board.key(pygame.K_RIGHT) == [BeginGesture(None), StepOnce()]
    assert board.key(pygame.K_RIGHT) == [StepOnce()]
    board.releases(pygame.K_t)
    assert board.key(pygame.K_t, "t") == [BeginGesture(None), ToggleTheme()]


def test_a_command_that_cannot_be_given_says_why_with_its_name() -> None:
    (began, said) = Hands().key(pygame.K_LEFT)
    assert (began, said) == (BeginGesture(None), Notify("One step back: this is the start"))


def test_a_key_without_a_meaning_means_nothing() -> None:
    assert Hands().key(pygame.K_F12) == [BeginGesture(None)]


@pytest.mark.parametrize("opens", [COLUMNS, ShowFiles(FILES)], ids=["columns", "files"])
def test_over_everything_else_only_what_is_for_the_window_is_given(opens: Message) -> None:
    board = Hands()
    board.does(opens)
    assert StepOnce() not in board.key(pygame.K_RIGHT)
    assert ChangeUiScale(1) in board.key(pygame.K_PLUS, "+", pygame.KMOD_LCTRL)


@pytest.mark.parametrize("opens", [COLUMNS, ShowFiles(FILES)], ids=["columns", "files"])
def test_a_key_that_a_chapter_lends_means_that_until_something_lies_over_it(opens: Message) -> None:
    board = Hands()
    board.does(GoToChapter("neuron"))
    (_, lent) = board.key(pygame.K_RIGHT)
    assert not isinstance(lent, StepOnce | Notify)
    board.releases(pygame.K_RIGHT)
    board.does(opens)
    assert type(lent) not in map(type, board.key(pygame.K_RIGHT))


def test_while_a_mouse_button_is_down_its_gesture_goes_on() -> None:
    board = hands(SLIDER, "nudge", "drag", press_focuses=True)
    board.reports(pygame.MOUSEBUTTONDOWN, pos=(10, 10), button=1)
    assert board.key(pygame.K_UP) == [Notify("nudge 0 1")]
    assert board.releases(pygame.K_UP) == []
    assert board.key(pygame.K_t, "t") == [ToggleTheme()]
    board.reports(pygame.MOUSEBUTTONUP, pos=(10, 10), button=1)
    assert board.releases(pygame.K_t) == [EndGesture()]


def test_escape_begins_no_gesture_so_that_it_can_give_one_up() -> None:
    assert Hands().key(pygame.K_ESCAPE, "\x1b") == [Escape()]


# --- texts -----------------------------------------------------------------------------------------------------------


def test_what_is_typed_goes_to_the_text_that_has_the_focus_and_to_no_other() -> None:
    assert hands(NAME, takes_text=True).types("ab") == [TypeText("ab")]
    assert hands(NAME).types("ab") == []
    assert Hands().types("ab") == []


def test_no_letter_of_a_text_is_a_command_unless_a_menu_is_open_over_it() -> None:
    board = hands(NAME, takes_text=True)
    assert board.key(pygame.K_t, "t") == []
    board.releases(pygame.K_t)
    board.does(ToggleMenu("data"), Focus(NAME))
    assert ToggleTheme() in board.key(pygame.K_t, "t")
    assert board.types("t") == []


@pytest.mark.parametrize(
    ("files", "path"), [(FILES, [PutCaret(PATH, TEXT_END)]), (TO_SAVE, [PutCaret(PATH, 0), PutCaret(PATH, TEXT_END, True)])]
)
def test_in_a_list_of_files_letters_are_the_path_and_take_the_place_of_a_name_that_was_proposed(
    files: FileList, path: list[Message]
) -> None:
    board = hands(SLIDER)
    board.board.targets[PATH] = Target(PATH, pygame.Rect(200, 0, 100, 60), takes_text=True)
    board.does(ShowFiles(files), Focus(SLIDER))
    assert board.key(pygame.K_t, "t") == path
    assert board.types("t") == [TypeText("t")]
    board.does(ShowFiles(files), Focus(SLIDER))
    assert board.types("t") == [*path, TypeText("t")]
    assert board.types("u") == [TypeText("u")]
    board.does(Focus(SLIDER))
    assert board.types(" ") == []
