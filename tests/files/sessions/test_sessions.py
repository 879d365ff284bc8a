"""A session file: readable, the same every time, and refused in one line where it cannot be opened."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from app.files import atomic
from app.files.problem import FileProblem
from app.files.sessions import writing
from app.files.sessions.format import VERSION
from app.files.sessions.layout import MOST_WRITTEN_OUT, WIDTH
from app.files.sessions.reading import is_session_file, read_session
from app.files.sessions.writing import write_session
from app.messages import AddPoint, Advance, GoToChapter, LoadPoints, MovePointTo, SetLearningRate, Undo
from app.model.data.dataset import Dataset
from app.model.data.names import NO_NAMES, ColumnNames
from app.session.saved.taking import session_of
from app.session.state import State
from app.update import update
from app.update.sessions.opening import put_session

HERE = Path(__file__).parent
OF_EVERY_VERSION = [HERE / f"version-{version}.gdv.json" for version in range(1, VERSION + 1)]


def worked() -> State:
    state = State()
    update(state, LoadPoints(Dataset.of([0.1, 1 / 3, 0.9], [0.2, 0.4, -0.0]), "points.csv"))
    update(state, AddPoint(0.5, 0.6))
    for message in (Advance(20), MovePointTo(1, 0.3, 0.5), SetLearningRate(0.1), Advance(22), Undo()):
        update(state, message)
    return state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "work.gdv.json"
    write_session(path, session_of(worked()))
    return path


@pytest.mark.parametrize("old", OF_EVERY_VERSION, ids=lambda path: path.stem)
def test_a_file_of_every_version_ever_written_opens(old: Path) -> None:
    state = State()
    put_session(state, read_session(old))
    assert state.points == worked().points
    assert state.timeline.step == 42
    assert state.timeline.run.now == worked().timeline.run.now


def test_a_session_is_written_the_same_every_time(path: Path) -> None:
    first = path.read_bytes()
    write_session(path, read_session(path))
    assert path.read_bytes() == first


def test_it_is_json_with_one_thing_a_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    content = json.loads("\n".join(lines))
    assert content["format"] == "gradient-descent-visualizer session"
    assert content["version"] == VERSION
    assert "    0.1, 0.2," in lines
    assert any(line.strip().startswith('{"step": 20, "change": {"kind": "MovePoint", "index": 1,') for line in lines)
    assert max(map(len, lines)) <= WIDTH + 20


def test_a_change_of_one_thing_changes_few_lines(tmp_path: Path, path: Path) -> None:
    state = worked()
    state.axes = type(state.axes)(-1.0, 2.0, 0.0, 1.0)
    write_session(tmp_path / "other.gdv.json", session_of(state))
    before, after = (set(each.read_text().splitlines()) for each in (path, tmp_path / "other.gdv.json"))
    assert len(before ^ after) <= 4


def test_each_set_of_points_is_written_once(tmp_path: Path) -> None:
    state, many = State(), Dataset.of(np.arange(5.0), np.arange(5.0))
    for message in (LoadPoints(many, "a"), AddPoint(1.0, 2.0), LoadPoints(many, "a"), Undo(), Undo(), GoToChapter("cost")):
        update(state, message)
    write_session(tmp_path / "a.gdv.json", session_of(state))
    content = json.loads((tmp_path / "a.gdv.json").read_text())
    sets = [tuple(each["x, y"]) for each in content["points"]]
    assert len(sets) == len(set(sets))


@pytest.mark.parametrize("count", [3, MOST_WRITTEN_OUT + 1])
def test_the_names_of_columns_come_back_and_undo_knows_those_before(tmp_path: Path, count: int) -> None:
    points, names = Dataset.of(np.arange(float(count)), np.arange(float(count))), ColumnNames("mileage (km)", "price «€»")
    state, again = State(), State()
    for message in (LoadPoints(points, "a"), LoadPoints(points.read_from(names), "b"), AddPoint(0.5, 0.5)):
        update(state, message)
    write_session(tmp_path / "a.gdv.json", session_of(state))
    put_session(again, read_session(tmp_path / "a.gdv.json"))
    assert (again.points.names, again.points.is_read) == (names, True)
    for message in (Undo(), Undo()):
        update(again, message)
    assert (again.points.names, again.points.is_read) == (NO_NAMES, False)


def test_what_the_first_frame_needs_of_many_points_is_worked_out_by_whoever_reads_them(tmp_path: Path) -> None:
    state = State()
    update(state, LoadPoints(Dataset.of(np.linspace(0.0, 1.0, 3_000), np.ones(3_000)), "many.csv"))
    write_session(tmp_path / "many.gdv.json", session_of(state))
    other = State()
    put_session(other, read_session(tmp_path / "many.gdv.json"))
    assert {"moments", "coincident"} <= vars(other.points).keys()


def test_many_points_come_back_as_bytes(tmp_path: Path) -> None:
    count = MOST_WRITTEN_OUT + 1
    points = Dataset.of(np.random.default_rng(1).random(count), np.random.default_rng(2).random(count))
    state, other = State(), State()
    update(state, LoadPoints(points, "a"))
    write_session(tmp_path / "a.gdv.json", session_of(state))
    put_session(other, read_session(tmp_path / "a.gdv.json"))
    assert other.points.xs.tobytes() == points.xs.tobytes()
    assert other.points.ys.tobytes() == points.ys.tobytes()


def changed(path: Path, old: str, new: str) -> Path:
    """The file with this in place of that, and no checksum, as if it was edited by hand."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    text = text[: text.rindex(',"crc32"')] + "}\n"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"version": 3', '"version": 99', "was saved by a newer version of this program (sessions 99; here up to"),
        ('"version": 3', '"version": "1"', "version: needs a whole number from 1"),
        ('"version": 3', '"version": true', "version: needs a whole number from 1"),
        ("visualizer session", "visualizer", "is not a session of this program"),
        ('"format"', '"farmat"', "is not a session of this program"),
        ("{", "[", "work.gdv.json:"),
        ("0.1, 0.2,", "0.1, oh,", "work.gdv.json:"),
        ("0.1, 0.2,", '0.1, "0.2",', "points[1]: needs an x and a y of each point"),
        ("0.1, 0.2,", "0.1,", "points["),
        ("0.1, 0.2,", "0.1, 2e30,", "points["),
        ("0.1, 0.2,", "0.1, 1e999,", "points["),
        ("0.1, 0.2,", "0.1, NaN,", "has a number that is not finite"),
        ("0.1, 0.2,", f"0.1, {'9' * 5000},", "has a number that is not finite, or has too many digits"),
        ('"index": 1', '"index": "1"', "desk.timeline.runs[0].edits["),
        ('"kind": "MovePoint"', '"kind": "os.system"', "desk.timeline.runs[0].edits["),
        ('"undo"', '"undid"', "desk: Desk has the fields"),
        ('"points": 0', '"points": 77', "there are no points of the number '77'"),
        ('"points": [', '"sets": [', "points: needs a list"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_place(path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_session(changed(path, old, new))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "a.gdv.json:1: is empty; a session was expected"),
        (" \n", "a.gdv.json:2: is empty; a session was expected"),
        ('{\n"a": [1,\n', "a.gdv.json:3: breaks off here: the rest of the session is missing"),
        ('{"a": "b', "a.gdv.json:1: breaks off here: the rest of the session is missing"),
        ('{\n"a": 1 2}', "a.gdv.json:2: no session can be read from it: in column 8 is something that cannot stand there ("),
        ("x,y\n1,2\n", "a.gdv.json:1: no session can be read from it: in column 1 is something that cannot stand there ("),
        ('{"a": 1}', "a.gdv.json: is not a session of this program"),
    ],
)
def test_what_is_broken_of_a_file_is_said_in_plain_words(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.gdv.json").write_text(content)
    with pytest.raises(FileProblem) as caught:
        read_session(tmp_path / "a.gdv.json")
    assert caught.value.briefly.startswith(said)


def test_a_session_that_breaks_off_anywhere_is_refused(path: Path) -> None:
    content = path.read_bytes()
    for kept in range(0, len(content) - 2, max(1, len(content) // 300)):
        path.write_bytes(content[:kept])
        with pytest.raises(FileProblem, match=r"is empty|breaks off here|no session can be read"):
            read_session(path)


def test_a_file_edited_without_its_checksum_opens(path: Path) -> None:
    state = State()
    put_session(state, read_session(changed(path, '"show_both_equations": false', '"show_both_equations": true')))
    assert state.show_both_equations


def test_a_damaged_file_says_so(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"0.1, 0.2", b"0.1, 0.3", 1))
    with pytest.raises(FileProblem, match="is damaged, or was edited: its checksum does not match"):
        read_session(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[" * 3_000_000,
        b"," * 20_000_000,
        b'{"a":' * 50_000,
        b"1" * 5000,
    ],
    ids=lambda content: f"{content[:6]!r}x{len(content)}",
)
def test_what_is_no_session_is_refused_in_one_line(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        read_session(path)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.gdv.json"):
        with pytest.raises(FileProblem):
            read_session(path)


def test_names_of_session_files() -> None:
    assert is_session_file(Path("a.gdv.json"))
    assert is_session_file(Path("A.GDV.JSON"))
    assert not is_session_file(Path("a.csv"))


def test_the_folder_is_written_to_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[Path] = []
    monkeypatch.setattr(atomic, "settle_folder", settled.append)
    write_session(tmp_path / "a.gdv.json", session_of(State()))
    assert settled == [tmp_path.resolve()]


@pytest.mark.parametrize("figures", ["5", "null", "[1]", '{"h": 0.0}', '[{"kind": "Nudge", "h": "0"}]'])
def test_a_file_of_an_older_version_with_something_else_in_it_is_refused_in_one_line(tmp_path: Path, figures: str) -> None:
    path = tmp_path / "old.gdv.json"
    path.write_text(OF_EVERY_VERSION[0].read_text(encoding="utf-8"), encoding="utf-8")
    changed(path, '"lesson": null', f'"lesson": {{"chapter": "rate", "seen": [], "figures": {figures}, "own": null}}')
    with pytest.raises(FileProblem):
        read_session(path)


def test_a_session_too_large_to_be_opened_again_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LARGEST_FILE", 2000)
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="would be larger than"):
        write_session(path, session_of(worked()))
    assert path.read_bytes() == before
