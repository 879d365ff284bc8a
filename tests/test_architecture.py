"""Who may import whom, and who may touch what: the rooms of the house and their doors, held by reading the code."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"

WORDS = {"messages", "session"}
"""What happens and what is known."""

MAY_IMPORT: dict[str, set[str]] = {
    "model": {"model"},
    "plots": {"plots", "model"},
    "files": {"files", "model", "session"},
    "lesson": {"lesson", "model", "plots", *WORDS},
    "messages": {"messages", "model", "session"},
    "session": {"session", "model"},
    "words": {"words", "model", "plots"},
    "explanations": {"explanations", "model", "plots", "words", "session"},
    "update": {"update", "model", "plots", "words", "explanations", "lesson", *WORDS},
    "commands": {"commands", "model", "lesson", *WORDS},
    "view": {"view", "model", "plots", "words", "explanations", "lesson", "commands", "update", *WORDS},
    "cli": {"cli", "model", "session", "files", "lesson", "version"},
    "shell": {
        "shell",
        "view",
        "model",
        "plots",
        "words",
        "explanations",
        "files",
        "lesson",
        "commands",
        "update",
        "cli",
        "version",
        *WORDS,
    },
    "version": set(),
}
"""Which rooms the files of a room may import from. A new room has no door until it is written here."""

LIBRARIES: dict[str, set[str]] = {
    "model": {"numpy"},
    "plots": {"numpy", "pygame"},
    "files": {"numpy", "PIL", "platformdirs", "python_calamine", "imageio_ffmpeg"},
    "explanations": {"numpy"},
    "lesson": set(),
    "update": {"numpy"},
    "view": {"numpy", "pygame", "font_roboto"},
    "shell": {"numpy", "pygame", "crossfiledialog"},
}
"""Which libraries a room may use beside Python's own; a room not named here may use none."""

FILES = sorted(APP.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree_of(path)))


def room_of(path: Path) -> str:
    first = path.relative_to(APP).parts[0].removesuffix(".py")
    return "version" if first == "__init__" else first


def files_in(*rooms: str) -> list[Path]:
    return [path for path in FILES if room_of(path) in rooms]


@cache
def imports_of(path: Path) -> list[str]:
    """Every module that the file imports, in full, those within functions and for type checking too."""
    found: list[str] = []
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def rooms_imported(path: Path) -> set[str]:
    parts = [module.split(".") for module in imports_of(path)]
    return {"version" if names[1] == "__version__" else names[1] for names in parts if names[0] == "app"}


def files_imported(path: Path) -> set[Path]:
    """The files of the app that a file imports something from, for type checking alone too."""
    found = set()
    for module in imports_of(path):
        parts = module.split(".")
        places = [ROOT.joinpath(*parts[:length]) for length in range(len(parts), 1, -1)]
        files = [file for place in places for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()]
        found |= set(files[:1]) - {path}
    return found


def libraries_imported(path: Path) -> set[str]:
    names = {module.split(".")[0] for module in imports_of(path)}
    return names - {"app"} - sys.stdlib_module_names


def name_of(path: Path) -> str:
    return path.relative_to(APP).as_posix()


def folders_with_files() -> dict[str, list[str]]:
    """The modules in each folder of the app; the one that only opens the folder does not count."""
    found: dict[str, list[str]] = {}
    for path in FILES:
        if path.name != "__init__.py":
            found.setdefault(path.parent.relative_to(APP).as_posix(), []).append(path.name)
    return found


def functions_in(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in nodes_of(path) if isinstance(node, ast.FunctionDef))


def parameters_of(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """Name and annotation of each parameter."""
    arguments = function.args
    for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        yield each.arg, "" if each.annotation is None else ast.unparse(each.annotation)


def without_empty(found: dict[str, set[T]]) -> dict[str, set[T]]:
    return {name: what for name, what in found.items() if what}


def dotted(node: ast.expr) -> str:
    """``state.timeline.run`` of such an expression; an empty text for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return ""


def names_in(path: Path) -> Iterator[str]:
    return (dotted(node) for node in nodes_of(path) if isinstance(node, ast.Attribute))


def calls_in(path: Path) -> Iterator[tuple[int, str]]:
    for node in nodes_of(path):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func)


def assigned_in(path: Path) -> Iterator[tuple[int, str]]:
    """Every place that is assigned to, by ``=``, ``+=``, ``:=``, ``for``, ``with`` or ``del``."""
    for node in nodes_of(path):
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield node.lineno, dotted(node)


# --- the checks themselves can fail ----------------------------------------------------------------------------------


def test_there_is_something_to_check() -> None:
    assert {"model", "plots", "files", "update", "view", "shell"} <= {room_of(path) for path in FILES}
    assert "numpy" in libraries_imported(APP / "model" / "data" / "dataset.py")
    assert "model" in rooms_imported(APP / "session" / "state.py")
    assert files_imported(APP / "model" / "data" / "coordinates.py") == {APP / "model" / "data" / "arrays.py"}


def test_an_assignment_is_seen_however_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text(
        "state.a = 1\nstate.b.c += 1\nstate.d[0] = 1\ndel state.e\nfor state.f in x: pass\n(state.g, h) = 1, 2\n"
    )
    assert [name for _, name in assigned_in(path)] == ["state.a", "state.b.c", "state.d", "state.e", "state.f", "state.g"]


# --- doors -----------------------------------------------------------------------------------------------------------


def test_every_room_is_known() -> None:
    assert {room_of(path) for path in FILES} - MAY_IMPORT.keys() == set()


def test_a_file_imports_only_from_rooms_that_its_room_has_a_door_to() -> None:
    found = {name_of(path): rooms_imported(path) - MAY_IMPORT.get(room_of(path), set()) for path in FILES}
    assert without_empty(found) == {}


def test_a_file_uses_only_libraries_of_its_room() -> None:
    found = {name_of(path): libraries_imported(path) - LIBRARIES.get(room_of(path), set()) for path in FILES}
    assert without_empty(found) == {}


def test_the_doors_go_one_way() -> None:
    beyond = {room: set(rooms) - {room} for room, rooms in MAY_IMPORT.items()}
    while beyond:
        outermost = {room for room in beyond if not any(room in rooms for rooms in beyond.values())}
        assert outermost, f"these rooms import each other in a ring: {sorted(beyond)}"
        beyond = {room: rooms for room, rooms in beyond.items() if room not in outermost}


def test_no_files_import_each_other_in_a_circle() -> None:
    beyond = {path: files_imported(path) for path in FILES}
    while beyond:
        innermost = {path for path, files in beyond.items() if not files & beyond.keys()}
        assert innermost, f"these files import each other in a circle: {sorted(map(name_of, beyond))}"
        beyond = {path: files for path, files in beyond.items() if path not in innermost}


def test_main_only_wires() -> None:
    rooms = {module.split(".")[1] for module in imports_of(ROOT / "main.py") if module.startswith("app.")}
    assert rooms <= {"cli", "shell", "files"}


def test_what_plots_does_with_pygame_is_drawing_alone() -> None:
    for path in files_in("plots"):
        if "pygame" in libraries_imported(path):
            functions = [node.name for node in tree_of(path).body if isinstance(node, ast.FunctionDef)]
            assert all(name.startswith(("draw_", "_")) for name in functions), path.name


# --- who may touch what ----------------------------------------------------------------------------------------------


def test_only_the_shell_talks_to_display_events_and_devices() -> None:
    of_the_shell = ("pygame.display", "pygame.event", "pygame.mouse", "pygame.key", "pygame.time", "pygame.init")
    found = {
        name_of(path): {name for name in (*imports_of(path), *names_in(path)) if name.startswith(of_the_shell)}
        for path in FILES
        if room_of(path) != "shell"
    }
    assert without_empty(found) == {}


def test_only_the_shell_reads_a_clock() -> None:
    clocks = {"time", "datetime", "sched"}
    found = {
        name_of(path): clocks & {module.split(".")[0] for module in imports_of(path)}
        for path in FILES
        if room_of(path) != "shell"
    }
    assert without_empty(found) == {}


def test_the_view_never_assigns_to_the_state() -> None:
    found = {
        name_of(path): {(line, name) for line, name in assigned_in(path) if "state" in name.split(".")}
        for path in files_in("view")
    }
    assert without_empty(found) == {}


def test_the_view_never_lets_anything_happen() -> None:
    assert [name_of(path) for path in files_in("view") if "app.update.update" in imports_of(path)] == []
    assert [name_of(path) for path in files_in("view") if "update" in {name for _, name in calls_in(path)}] == []


def test_every_message_passes_the_dispatcher() -> None:
    assert [name_of(path) for path in FILES if "app.update.update" in imports_of(path)] == ["update/dispatcher.py"]


def draws_past_the_pen(path: Path) -> set[str]:
    """What the file takes of the pen's surface or of the library's drawing."""
    past = re.compile(r"(^|\.)_?pen\.surface\b|^pygame\.(draw|gfxdraw)\b")
    return {name for name in (*names_in(path), *imports_of(path)) if past.search(name)}


def test_all_drawing_goes_through_the_pen() -> None:
    found = {
        name_of(path): draws_past_the_pen(path) for path in files_in("view") if APP / "view" / "paint" not in path.parents
    }
    assert without_empty(found) == {}


def test_drawing_past_the_pen_is_seen_however_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text("from pygame import draw\npen.surface.fill(1)\nself._pen.surface\npygame.draw.line(3)\npen.fill(4)\n")
    found = {"pygame.draw", "pygame.draw.line", "pen.surface", "pen.surface.fill", "self._pen.surface"}
    assert draws_past_the_pen(path) == found


def test_a_figure_draws_values_and_never_sees_the_state() -> None:
    figures = [path for path in files_in("view") if APP / "view" / "figures" in path.parents]
    assert figures
    takes = {
        name_of(path): {
            f"{function.name}({name}: {kind})"
            for function in functions_in(path)
            for name, kind in parameters_of(function)
            if name == "state" or re.search(r"\bState\b", kind)
        }
        for path in figures
    }
    assert without_empty(takes) == {}
    inner = ("app.session.state", "app.view.panels", "app.view.layout", "app.view.screen", "app.view.slots")
    found = {name_of(path): {name for name in imports_of(path) if name.startswith(inner)} for path in figures}
    assert without_empty(found) == {}


CHANGING = {
    *("advance", "change", "branch", "restart", "look_at", "drop", "restore"),
    *("record", "open", "close", "undo", "redo"),
}
"""Methods of timelines, runs and the undo stack that change them."""


def test_only_updates_change_timeline_and_undo() -> None:
    found = {
        name_of(path): {
            (line, name)
            for line, name in calls_in(path)
            if name.split(".")[-1] in CHANGING and {"timeline", "undo", "run"} & set(name.split(".")[:-1])
        }
        for path in files_in("view", "plots", "files", "commands", "shell")
    }
    assert without_empty(found) == {}


def test_no_function_writes_a_global_of_its_module() -> None:
    found = {name_of(path): {node.lineno for node in nodes_of(path) if isinstance(node, ast.Global)} for path in FILES}
    assert without_empty(found) == {}


# --- how a file is ---------------------------------------------------------------------------------------------------


def test_every_file_opens_with_why_it_is_there() -> None:
    assert [name_of(path) for path in FILES if not ast.get_docstring(tree_of(path))] == []


FILES_IN_A_FOLDER = 10
"""A folder with more files wants rooms of its own."""


def test_no_folder_has_so_many_files_that_one_loses_ones_way() -> None:
    found = {folder: sorted(names) for folder, names in folders_with_files().items()}
    assert {name: files for name, files in found.items() if len(files) > FILES_IN_A_FOLDER} == {}


def test_a_cost_is_never_called_a_loss_and_an_error_never_a_residual() -> None:
    found = {name_of(path): {name for name in words_in(path) if name in WRONG_WORDS} for path in FILES}
    assert without_empty(found) == {}


WRONG_WORDS = {"loss", "losses", "residual", "residuals", "iteration", "iterations"}


def words_in(path: Path) -> Iterator[str]:
    """Every word of every name that the file makes or uses."""
    for node in nodes_of(path):
        for field in ("id", "attr", "arg", "name"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield from name.lower().split("_")
