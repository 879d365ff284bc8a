"""Preferences come back as they were kept, and nothing in their file can stop the program."""

import json
import os
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.files.preferences import LARGEST_FILE, Preferences, is_window_size, load, save
from app.session.files.saving import Part, SavingChoices
from app.session.lesson.progress import Progress
from app.session.look import Look, ThemeName

UNUSUAL = Preferences(
    Look(
        ThemeName.LIGHT,
        1.5,
        True,
        False,
        False,
        are_steps_logarithmic=True,
        show_derivation=True,
        show_point_lines=True,
        shows_every_step=True,
        reduces_motion=True,
        show_fog=True,
    ),
    (1000, 700),
    Progress("error", ("points", "error"), (("bowl", 1),)),
    ("/home/a person/weights.csv", "C:\\data\\années.xlsx"),
    SavingChoices(Part.COST, 4, 60),
)
IN_FILE = {
    "theme": "light",
    "ui_scale": 1.5,
    "is_fullscreen": True,
    "show_least_squares": False,
    "is_cost_logarithmic": False,
    "are_steps_logarithmic": True,
    "show_derivation": True,
    "show_point_lines": True,
    "shows_every_step": True,
    "reduces_motion": True,
    "show_fog": True,
    "window_size": [1000, 700],
    "lesson": {"chapter": "error", "done": ["points", "error"], "begun": [["bowl", 1]]},
    "recent_files": ["/home/a person/weights.csv", "C:\\data\\années.xlsx"],
    "saving": {"part": "cost", "scale": 4, "frames": 60},
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("preferences") / "preferences.json"


def loaded(path: Path, **fields: object) -> Preferences:
    path.write_text(json.dumps(fields), encoding="utf-8")
    return load(path)


@settings(deadline=None)
@given(
    st.builds(
        Preferences,
        st.builds(
            Look,
            theme=st.sampled_from(ThemeName),
            ui_scale=st.floats(0.75, 2.0),
            is_fullscreen=st.booleans(),
            show_least_squares=st.booleans(),
            is_cost_logarithmic=st.booleans(),
            are_steps_logarithmic=st.booleans(),
            show_derivation=st.booleans(),
            show_point_lines=st.booleans(),
            show_fog=st.booleans(),
        ),
        st.tuples(st.integers(800, 7680), st.integers(560, 4320)),
    )
)
def test_preferences_come_back_as_they_were_kept(path: Path, preferences: Preferences) -> None:
    assert save(preferences, path)
    assert load(path) == preferences


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "missing.json") == Preferences()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b'"dark"', b"\xff\xfe", b"\0", b"[" * 100_000, b'{"theme": ' + b"9" * 5000 + b"}"],
)
def test_a_broken_file_gives_the_defaults(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert load(path) == Preferences()


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_gives_the_defaults(path: Path) -> None:
    said = json.dumps(IN_FILE)
    path.write_text(said + " " * (LARGEST_FILE - len(said)))
    assert load(path) == UNUSUAL
    path.write_text(said + " " * (LARGEST_FILE - len(said) + 1))
    assert load(path) == Preferences()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_in_its_place_is_neither_waited_for_nor_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert load(tmp_path / "pipe") == Preferences()
    assert not save(UNUSUAL, tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/full"])
def test_a_link_to_a_device_in_its_place_gives_the_defaults(tmp_path: Path, name: str) -> None:
    if not Path(name).exists():
        pytest.skip("no such device here")
    (tmp_path / "link").symlink_to(name)
    assert load(tmp_path / "link") == Preferences()
    assert not save(UNUSUAL, tmp_path / "link")


def test_a_folder_in_its_place_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Preferences()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("theme", 1),
        ("ui_scale", 0.74),
        ("ui_scale", 2.01),
        ("ui_scale", float("nan")),
        ("ui_scale", 10**400),
        ("ui_scale", True),
        ("ui_scale", "1.5"),
        ("window_size", [799, 560]),
        ("window_size", [800, 559]),
        ("window_size", [7681, 4320]),
        ("window_size", [7680, 4321]),
        ("window_size", [1000.5, 700]),
        ("window_size", [1000]),
        ("window_size", "1000x700"),
        ("is_fullscreen", 1),
        ("show_least_squares", "no"),
        ("is_cost_logarithmic", None),
        ("show_derivation", 1),
        ("show_point_lines", "on"),
        ("show_fog", 1),
        ("recent_files", "weights.csv"),
        ("recent_files", [1, None, ""]),
        ("saving", "cost"),
        ("saving", {"part": "everything", "scale": 9, "frames": 1}),
    ],
)
def test_a_strange_field_gets_its_default_and_the_others_stay(path: Path, field: str, value: object) -> None:
    assert loaded(path, **{**IN_FILE, field: value}) == without(field)


@pytest.mark.parametrize("field", IN_FILE)
def test_a_field_that_is_not_there_gets_its_default(path: Path, field: str) -> None:
    said = {name: value for name, value in IN_FILE.items() if name != field}
    assert loaded(path, **said) == without(field)


def without(field: str) -> Preferences:
    """The unusual preferences, with the default for one field."""
    if field == "window_size":
        return replace(UNUSUAL, window_size=Preferences().window_size)
    if field == "lesson":
        return replace(UNUSUAL, progress=Progress())
    if field == "recent_files":
        return replace(UNUSUAL, recent_files=())
    if field == "saving":
        return replace(UNUSUAL, saving=SavingChoices())
    return replace(UNUSUAL, look=replace(UNUSUAL.look, **{field: getattr(Look(), field)}))


def another(value: object) -> object:
    """Another value that a field of the look may have."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return next(member for member in type(value) if member is not value)
    assert isinstance(value, float)
    return value * 1.25


@pytest.mark.parametrize("field", [field.name for field in fields(Look)])
def test_every_field_of_the_look_is_kept_without_a_list_of_them(path: Path, field: str) -> None:
    preferences = Preferences(replace(Look(), **{field: another(getattr(Look(), field))}))
    assert preferences != Preferences()
    assert save(preferences, path)
    assert load(path) == preferences


def test_the_file_is_written_as_it_always_was(path: Path) -> None:
    assert save(UNUSUAL, path)
    assert json.loads(path.read_text()) == IN_FILE


def test_fields_of_another_version_are_passed_over(path: Path) -> None:
    assert loaded(path, **IN_FILE, sound="loud") == UNUSUAL


def test_a_whole_number_will_do_for_the_scale(path: Path) -> None:
    scale = loaded(path, ui_scale=2).look.ui_scale
    assert scale == 2.0
    assert isinstance(scale, float)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*IN_FILE]), json_values))
def test_whatever_the_file_says_the_preferences_are_usable(path: Path, said: dict[str, object]) -> None:
    found = loaded(path, **said)
    assert found.look.theme in ThemeName
    assert 0.75 <= found.look.ui_scale <= 2.0
    assert is_window_size(*found.window_size)
    assert isinstance(found.window_size, tuple)
    flags = (found.look.is_fullscreen, found.look.show_least_squares, found.look.is_cost_logarithmic)
    assert {type(flag) for flag in flags} == {bool}


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "preferences.json"
    assert save(UNUSUAL, path)
    assert load(path) == UNUSUAL


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not save(UNUSUAL, tmp_path / "file" / "preferences.json")
    assert not save(UNUSUAL, tmp_path)
    assert (tmp_path / "file").read_text() == "in the way"


def test_by_default_they_are_kept_in_the_users_configuration_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def config_path(name: str, **_options: object) -> Path:
        return tmp_path / name

    monkeypatch.setattr(platformdirs, "user_config_path", config_path)
    assert load() == Preferences()
    assert save(UNUSUAL)
    assert load() == UNUSUAL
    assert [path.name for path in tmp_path.iterdir()] == ["gradient-descent-visualizer"]


def test_however_many_files_of_however_long_names_were_opened_the_file_is_read_again(path: Path) -> None:
    names = (*(f"{number}{'ü' * 1023}" for number in range(20)), "x" * 5000)
    assert save(replace(UNUSUAL, recent_files=names), path)
    assert load(path) == replace(UNUSUAL, recent_files=names[:8])
