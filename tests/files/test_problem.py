"""One line, whatever a file is called and whatever is in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.problem import LONGEST_QUOTE, FileProblem, in_a_notice, one_line, quoted, reason_for, whereabouts


def test_a_problem_names_the_file_the_line_and_the_reason() -> None:
    assert str(FileProblem(Path("points.csv"), "'abc' is not a number", 3)) == "points.csv:3: 'abc' is not a number"


def test_a_problem_without_a_line_names_the_file_and_the_reason() -> None:
    assert str(FileProblem("points.csv", "no such file")) == "points.csv: no such file"


def test_a_notice_names_the_file_without_its_folders(tmp_path: Path) -> None:
    assert FileProblem(tmp_path / "points.csv", "'abc' is not a number", 3).briefly == "points.csv:3: 'abc' is not a number"
    assert in_a_notice(FileProblem(tmp_path / "points.csv", "no such file")) == "points.csv: no such file"
    assert FileProblem("/", "is a folder").briefly == "/: is a folder"
    assert in_a_notice(PermissionError(13, "Permission denied", str(tmp_path / "points.csv"))) == "permission denied"
    assert in_a_notice(ValueError()) == "ValueError"


def test_where_a_file_is_is_said_from_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    assert whereabouts(tmp_path / "me" / "data" / "a.csv") == str(Path("~", "data", "a.csv"))
    assert whereabouts(tmp_path / "me") == "~"
    for elsewhere in (tmp_path / "mean" / "a.csv", tmp_path):
        assert whereabouts(elsewhere) == str(elsewhere)
    monkeypatch.setattr(Path, "home", _no_home)
    assert whereabouts(tmp_path / "me" / "a.csv") == str(tmp_path / "me" / "a.csv")


def _no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_a_newline_in_a_name_is_spelled_out() -> None:
    assert str(FileProblem("a\nb.csv", "no such file")) == "a\\nb.csv: no such file"


def test_a_name_of_nothing_is_still_shown() -> None:
    assert str(FileProblem("", "no such file")) == "'': no such file"


def test_the_backslashes_of_a_windows_path_stay_as_they_are() -> None:
    assert one_line("C:\\data\\points.csv") == "C:\\data\\points.csv"


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
def test_a_problem_is_one_printable_line_whatever_it_is_about(name: str, content: str) -> None:
    message = str(FileProblem(name, quoted(content), 1))
    assert message.isprintable()
    assert len(message.splitlines()) == 1


def test_a_quote_of_the_longest_length_is_whole() -> None:
    assert quoted("9" * LONGEST_QUOTE) == f"'{'9' * LONGEST_QUOTE}'"


def test_a_longer_quote_is_cut_and_shows_it() -> None:
    assert quoted("9" * 1_000_000) == f"'{'9' * LONGEST_QUOTE}...'"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "No such file or directory"), "no such file"),
        (IsADirectoryError(21, "Is a directory"), "is a folder"),
        (NotADirectoryError(20, "Not a directory"), "part of its path is not a folder"),
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(28, "No space left on device"), "no space left on device"),
        (OSError(), "cannot be used"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_what_the_system_says_becomes_a_reason(error: OSError | ValueError, reason: str) -> None:
    assert reason_for(error) == reason
