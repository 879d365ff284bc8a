"""What is shown of a file on its way in: what is read and how far, and the files to choose from."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    Advance,
    BeginReading,
    CancelReading,
    Focus,
    GoToFolder,
    LoadPoints,
    Message,
    NameFile,
    Notify,
    OpenFile,
    OpenTyped,
    ReadSoFar,
    ScrollFiles,
    ShowFiles,
    ToggleTheme,
)
from app.session.opening.files import ABOVE, PATH, Entry, FileList
from app.session.state import State
from app.session.targets import ButtonTarget, FilesTarget, FileTarget
from app.session.ui_scale import UI_SCALES
from app.shell.input.translator import Translator
from app.update import update
from app.view.panels.overlays.opening.files import size_in_words
from app.view.screen import Screen
from tests.view.marked import POINTS, Marks, Size, Window, state_after
from tests.view.test_nothing_covered import box_of, covers_only_the_band

NAMES = ["a.csv", "a rather long name of measurements " * 6 + ".csv"]
SIZES: list[Size] = [(600, 420), (800, 560), (1280, 800), (3840, 2160)]

FEW = FileList(
    "/home/a person/data",
    (
        Entry("old.csv", "/somewhere/else/old.csv", folder="/somewhere/else"),
        Entry("..", "/home/a person", is_folder=True),
        Entry("more/", "/home/a person/data/more", is_folder=True),
        Entry("a.csv", "/home/a person/data/a.csv", size=12),
        Entry("b.xlsx", "/home/a person/data/b.xlsx", size=1536),
    ),
    recent=1,
)
MANY = FileList("/many", tuple(Entry(f"file {n}.csv", f"/many/file {n}.csv", size=n) for n in range(300)))


def shown(*messages: Message, size: Size = (1280, 800), ui_scale: float = 1.0) -> Marks:
    state = state_after(messages)
    state.look = replace(state.look, ui_scale=ui_scale)
    return Window(size, "timeline").draw(state)


@given(st.sampled_from(NAMES), st.floats(0.0, 1.0), st.sampled_from(SIZES), st.sampled_from(UI_SCALES), st.booleans())
@settings(max_examples=40)
def test_what_is_read_stands_in_the_band_with_its_share(
    name: str, share: float, size: Size, ui_scale: float, is_light: bool
) -> None:
    curve = (LoadPoints(POINTS["a curve"], "a curve"), Advance(60), *([ToggleTheme()] if is_light else []))
    marks = shown(*curve, BeginReading(name), ReadSoFar(share), size=size, ui_scale=ui_scale)
    covers_only_the_band(marks, "reading")
    said = marks.one("reading", "what is read").text
    assert said == f"Reading {name}" or (said.endswith("…") and f"Reading {name}".startswith(said[:-1].rstrip()))
    track, bar = (box_of(marks.one("reading", role)) for role in ("reading track", "reading bar"))
    assert (bar.left, bar.top, bar.h) == (track.left, track.top, track.h)
    assert bar.w == pytest.approx(share * track.w, abs=1)
    assert marks.one("reading", "share read").text == (f"{int(100 * share)} %" if share else "…")
    assert not box_of(marks.one("reading", "share read")).colliderect(box_of(marks.one("reading", "what is read")))


def test_it_can_be_cancelled_there_and_a_notice_waits() -> None:
    marks = shown(Notify("told"), BeginReading("a.csv"))
    target = marks.screen.target_named(marks.state, ButtonTarget("cancel-reading"))
    assert target is not None
    assert target.click == CancelReading()
    assert target.is_enabled
    assert marks.screen.target_at(marks.state, *target.rect.center) == target
    assert "reading" not in shown(BeginReading("a.csv"), CancelReading()).panels


def test_the_files_stand_in_order_below_their_headings() -> None:
    marks = shown(ShowFiles(FEW))
    texts = marks.texts("files", "files heading", "entry", "about entry", "folder")
    assert texts == [
        *("/home/a person/data", "Opened lately", "old.csv", "/somewhere/else", "In this folder"),
        *("..", "more/", "a.csv", "12 bytes", "b.xlsx", "1.5 KiB"),
    ]
    tops = [box_of(mark).top for mark in marks.all("files", "files heading", "entry")]
    assert tops == sorted(tops)


def test_a_click_opens_the_file_or_goes_to_the_folder_under_the_pointer() -> None:
    marks = shown(ShowFiles(FEW))
    for place, (entry, mark) in enumerate(zip(FEW.entries, marks.all("files", "entry"), strict=True)):
        target = marks.screen.target_at(marks.state, *box_of(mark).center)
        assert target is not None
        assert target.id == FileTarget(place)
        assert target.click == (GoToFolder(entry.path) if entry.is_folder else OpenFile(entry.path))


def test_a_file_to_save_to_is_named_by_a_click_and_the_name_proposed_is_selected() -> None:
    marks = shown(ShowFiles(replace(FEW, saves=True, typed="session.gdv.json")))
    assert marks.one("files", "files title").text == "Save the session"
    clicks = [marks.screen.target_at(marks.state, *box_of(mark).center) for mark in marks.all("files", "entry")]
    assert [target and target.click for target in clicks] == [
        GoToFolder(entry.path) if entry.is_folder else NameFile(entry.name) for entry in FEW.entries
    ]
    text, selected = (box_of(marks.one("files", f"path {part}")) for part in ("text", "selection"))
    assert (selected.left, selected.width) == pytest.approx((text.left, text.width), abs=2)
    marks = shown(ShowFiles(replace(FEW, saves=True, typed="session.gdv.json")), NameFile("a.csv"))
    assert marks.one("files", "path text").text == "a.csv"
    assert marks.state.focus == PATH


def test_why_a_folder_cannot_be_looked_into_stands_in_its_place() -> None:
    marks = shown(ShowFiles(replace(FEW, why_not="/root: permission denied")))
    assert marks.one("files", "folder").text == "/root: permission denied"
    assert marks.one("files", "folder").colour == marks.theme.warning


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ui_scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("files", [FEW, MANY, FileList("/none"), replace(MANY, folder="/deep" * 60, first=10**400)])
def test_all_of_it_lies_in_the_card_and_the_card_in_the_window(size: Size, ui_scale: float, files: FileList) -> None:
    marks = shown(ShowFiles(files), size=size, ui_scale=ui_scale)
    first, *others = marks.of("files")
    card = box_of(first)
    assert marks.surface.get_rect().contains(card)
    for mark in others:
        assert mark.role
        assert all(card.left <= x <= card.right and card.top <= y <= card.bottom for x, y in mark.points), mark
    texts = [box_of(mark) for mark in others if mark.shape == "text"]
    for text in texts:
        assert text.collidelistall([other for other in texts if other is not text]) == []


class Hands:
    """A window with a list of files, and what a person does to it."""

    def __init__(self, files: FileList) -> None:
        pygame.font.init()
        self.state, self.screen, self.surface = State(), Screen(), pygame.Surface((800, 560), 0, 32)
        self.translator = Translator(self.screen)
        self.seen: list[Message] = []
        self.does(ShowFiles(files))

    def does(self, message: Message) -> None:
        self.seen.append(message)
        update(self.state, message)
        self.screen.draw(self.surface, self.state)

    def reports(self, kind: int, **says: object) -> None:
        for message in self.translator.messages(pygame.event.Event(kind, says), self.state, 0):
            self.does(message)

    def types(self, *keys: int) -> None:
        for key in keys:
            self.reports(pygame.KEYDOWN, key=key, unicode="", mod=0)
            self.reports(pygame.KEYUP, key=key, unicode="", mod=0)


def test_arrows_and_enter_do_what_the_pointer_does() -> None:
    hands = Hands(FEW)
    assert hands.state.focus == FileTarget(0)
    hands.types(pygame.K_DOWN, pygame.K_DOWN, pygame.K_DOWN)
    assert hands.state.focus == FileTarget(3)
    hands.types(pygame.K_UP, pygame.K_RETURN)
    assert GoToFolder("/home/a person/data/more") in hands.seen
    hands.types(pygame.K_DOWN, pygame.K_RETURN)
    assert OpenFile("/home/a person/data/a.csv") in hands.seen
    assert hands.state.files is None
    assert hands.state.focus is None


def test_arrows_lead_to_what_is_out_of_sight() -> None:
    hands = Hands(MANY)
    hands.types(*[pygame.K_DOWN] * 40)
    assert hands.state.focus == FileTarget(40)
    target = hands.screen.target_named(hands.state, FileTarget(40))
    assert target is not None
    assert target.rect.h
    hands.types(pygame.K_UP, pygame.K_RETURN)
    assert OpenFile("/many/file 39.csv") in hands.seen


def test_what_is_typed_goes_into_the_path_wherever_the_focus_is() -> None:
    hands = Hands(FEW)
    for letter in "a b":
        hands.reports(pygame.KEYDOWN, key=ord(letter), unicode=letter, mod=0)
        hands.reports(pygame.TEXTINPUT, text=letter)
    assert hands.state.files is not None
    assert hands.state.files.typed == "a b"
    drawn = Window((800, 560)).draw(hands.state)
    assert drawn.one("files", "path text").text == "a b"
    drawn.one("files", "path caret")
    hands.types(pygame.K_RETURN)
    assert OpenTyped() in hands.seen


@pytest.mark.parametrize("focus", [None, FileTarget(2), FileTarget(10**6)], ids=str)
@pytest.mark.parametrize("has_key", [True, False], ids=["a key", "made of several keys"])
@pytest.mark.parametrize(("saves", "typed"), [(False, "daté"), (True, "é")])
def test_a_letter_begins_to_type_a_path_wherever_the_focus_is(
    focus: FileTarget | None, has_key: bool, saves: bool, typed: str
) -> None:
    hands = Hands(FEW)
    hands.does(ShowFiles(replace(FEW, saves=saves, typed="dat")))
    hands.does(Focus(focus))
    if has_key:
        hands.reports(pygame.KEYDOWN, key=ord("é"), unicode="é", mod=0)
    hands.reports(pygame.TEXTINPUT, text="é")
    assert hands.state.files is not None
    assert hands.state.files.typed == typed


def test_the_caret_stands_before_what_an_empty_field_says() -> None:
    marks = shown(ShowFiles(FEW), Focus(PATH))
    says, caret = (box_of(marks.one("files", f"path {part}")) for part in ("empty", "caret"))
    assert 1 <= says.left - caret.right <= 6
    assert box_of(shown(ShowFiles(FEW)).one("files", "path empty")).left < says.left


@pytest.mark.parametrize("above", [(), (Entry(ABOVE, "/", is_folder=True),)], ids=["root", "below it"])
def test_an_empty_folder_says_that_it_is_empty(above: tuple[Entry, ...]) -> None:
    old = Entry("old.csv", "/old/old.csv", folder="/old")
    for files in (FileList("/a", above), FileList("/a", (old, *above), recent=1)):
        marks = shown(ShowFiles(files), size=(800, 560))
        assert marks.one("files", "empty folder").text == "This folder is empty."
        assert "This folder is empty." not in marks.texts("files", "files heading")
    shown(ShowFiles(FileList("/a", above, why_not="/a: permission denied"))).none("files", "empty folder")
    shown(ShowFiles(FEW)).none("files", "empty folder")


def test_while_a_file_is_chosen_other_keys_rest() -> None:
    hands = Hands(FEW)
    for key in (pygame.K_r, pygame.K_c, pygame.K_RIGHT, pygame.K_z):
        hands.reports(pygame.KEYDOWN, key=key, unicode="", mod=0)
    kinds = {type(message).__name__ for message in hands.seen}
    assert not kinds & {"Reset", "ClearPoints", "TogglePlay", "StepOnce", "ZoomAxes"}


def test_the_wheel_scrolls_and_a_press_beside_the_card_closes_it() -> None:
    hands = Hands(MANY)
    card = next(target.rect for target in hands.screen.targets if target.id == FilesTarget())
    hands.reports(pygame.MOUSEMOTION, pos=card.center)
    hands.reports(pygame.MOUSEWHEEL, y=-2)
    assert [message for message in hands.seen if isinstance(message, ScrollFiles)] == [ScrollFiles(6)]
    hands.reports(pygame.MOUSEBUTTONDOWN, pos=(card.left - 5, card.top), button=1)
    assert hands.state.files is None


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1023, "1,023 bytes"),
        (1024, "1.0 KiB"),
        (20 << 10, "20 KiB"),
        (3 << 20, "3.0 MiB"),
        (5 << 40, "5,120 GiB"),
    ],
)
def test_a_size_is_written_as_people_read_it(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(("first", "ways"), [(0, ["down"]), (100, ["up", "down"]), (300, ["up"])])
def test_where_there_are_more_files_it_says_so(first: int, ways: list[str]) -> None:
    marks = shown(ShowFiles(MANY), ScrollFiles(first))
    for way in ("up", "down"):
        role = f"more {way}"
        if way in ways:
            said = [(mark.text, mark.colour) for mark in marks.all("files", role)]
            assert said == [(way, marks.theme.muted), ("more", marks.theme.muted)]
        else:
            marks.none("files", role)
