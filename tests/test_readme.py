"""README says what the program does: its keys, its options and its commands are held to the real ones.

``python -m tests.test_readme`` prints the table of keys to be put there.
"""

from __future__ import annotations

import re
import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from app.cli.parsing import parse
from app.commands import COMMANDS, Command, key_name
from app.files.journals.folder import all_of_them
from app.files.sessions.last import last_session
from app.files.trace import COLUMNS
from app.session.files.saving import AnimationFile, AnimationKind, Export, Part, PictureFile, PointsFile, TraceFile
from app.shell.exporting.exporter import STEM, stem_and_ending
from tests.test_architecture import FILES, MAY_IMPORT, room_of

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FOR_MAINTAINERS = (ROOT / "app" / "README.md").read_text(encoding="utf-8")


def between(begin: str, end: str) -> str:
    """What stands between two marks of which each stands in README once."""
    assert README.count(begin) == README.count(end) == 1
    return README.partition(begin)[2].partition(end)[0].strip()


def keys_table() -> str:
    """The table of keys as README shall have it: commands with keys, by group, in the order of the command table."""
    with_keys = sorted((command for command in COMMANDS if command.shown_keys), key=_group_number)
    lines = ["| | keys | does |", "|---|---|---|"]
    for group, commands in groupby(with_keys, key=lambda command: command.group):
        for number, command in enumerate(commands):
            keys = " ".join(f"`{key_name(key)}`" for key in command.shown_keys)
            where = " (in a lesson)" if command.lesson_keys and not command.keys else ""
            lines.append(f"| {'' if number else f'**{group}**'} | {keys} | {command.title}{where} |")
    return "\n".join(lines)


def _group_number(command: Command) -> int:
    return list(dict.fromkeys(each.group for each in COMMANDS)).index(command.group)


def test_the_table_of_keys_is_the_command_table() -> None:
    assert between("<!-- keys -->", "<!-- /keys -->") == keys_table()


def test_every_option_is_told_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", capsys.readouterr().out))
    rows = [line for line in README.splitlines() if line.startswith("| `--")]
    assert {option for row in rows for option in re.findall(r"--[a-z-]+", row)} == options


def test_the_columns_of_the_trace_are_the_real_ones() -> None:
    assert f"`{COLUMNS}`" in README


EXPORTS: tuple[Export, ...] = (
    PictureFile(Part.WINDOW, 1),
    AnimationFile(AnimationKind.GIF, 0, 1, 2),
    AnimationFile(AnimationKind.MP4, 0, 1, 2),
    PointsFile(),
    TraceFile(),
)


def test_the_names_that_files_get_in_the_window_are_the_real_ones() -> None:
    (paragraph,) = (text for text in README.split("\n\n") if text.startswith("**Saved from the window**"))
    for export in EXPORTS:
        stem, ending = stem_and_ending(export)
        assert f"`{stem}-1{ending}`" in paragraph or (stem == STEM and f"`{ending}`" in paragraph)


def test_what_is_said_to_be_installed_is_an_extra_of_the_project() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = set(re.findall(r"-e '?\.\[(\w+)\]", README))
    assert named == {"test", "video"}
    assert named <= extras.keys()


def test_sessions_and_journals_are_where_it_says() -> None:
    assert all_of_them().name == "running"
    assert last_session().parent == all_of_them().parent
    assert all_of_them().parent.name == "gradient-descent-visualizer"
    assert "in the folder `running` of the state folder (on Linux\n`~/.local/state/gradient-descent-visualizer`" in README


def named_in(text: str) -> set[str]:
    """The files and folders of the project that a text names."""
    return set(re.findall(r"(?:app|assets|tests|\.ci)/[\w./-]+|\b(?:main\.py|LICENSE)\b", text))


@pytest.mark.parametrize("text", [README, FOR_MAINTAINERS], ids=["README.md", "app/README.md"])
def test_the_files_it_names_are_there(text: str) -> None:
    assert len(named_in(text)) > 10
    assert [name for name in sorted(named_in(text)) if not (ROOT / name).exists()] == []


def test_the_page_for_maintainers_is_one_page_that_readme_leads_to() -> None:
    assert "[app/README.md](app/README.md)" in README
    assert len(FOR_MAINTAINERS.splitlines()) <= 120


def test_its_table_of_rooms_says_who_may_import_whom() -> None:
    rows = re.findall(r"^\| `app/(\w+)(?:/|\.py)` \|.*\| ([\w, ]+) \|$", FOR_MAINTAINERS, re.MULTILINE)
    says = {room: set(MAY_IMPORT) if doors == "all of them" else set(doors.split(", ")) for room, doors in rows}
    there = {room_of(path) for path in FILES} - {"version"}
    assert says.keys() == there
    for room, doors in says.items():
        assert (doors - {"itself"}) & there - {room} == MAY_IMPORT[room] & there - {room}, room


def test_the_names_of_code_in_it_are_those_of_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for room in ("app", "tests") for path in (ROOT / room).rglob("*.py"))
    names = {name for name in re.findall(r"`@?(\w+)(?:\(.*?\))?`", FOR_MAINTAINERS) if name != "README"}
    assert len(names) > 10
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", code)] == []


def test_the_command_to_test_runs_all_the_tests_in_an_environment_of_its_own() -> None:
    block = between("<!-- test -->", "On Windows:\n\n```bat\npy -m venv .venv\n.venv\\Scripts\\pip install -q -e .[test]")
    assert block.startswith("```sh\npython3 -m venv .venv && ")
    assert block.endswith(".venv/bin/python -m tests\n```")


if __name__ == "__main__":
    print(keys_table())
