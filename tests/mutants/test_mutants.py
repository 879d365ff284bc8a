"""The faults are the ones meant, each in one place and each Python; the choice is repeatable; a copy is put right again."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from tests.mutants import __main__ as command
from tests.mutants import report
from tests.mutants.copies import Copies, Copy
from tests.mutants.mutant import Mutant, choose, places, sources_in
from tests.mutants.operators import other_text
from tests.mutants.places import MODULE
from tests.mutants.source import Source
from tests.mutants.who_runs import FileOfTests, NotGreenError, files_of_tests, who_runs

ROOT = Path(__file__).resolve().parents[2]


def mutants_of(tmp_path: Path, text: str, *, kind: str = "") -> list[Mutant]:
    folder = tmp_path / "app" / "view" / "deep"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "some.py").write_text(text, encoding="utf-8", newline="")
    groups = places(sources_in(tmp_path, ["view"]))
    return [mutant for group in groups for mutant in group if kind in ("", mutant.edit.operator)]


CHANGES = [
    ("arithmetic", "z = a + b", {"z = a - b"}),
    ("arithmetic", "z = (a  # a - sign\n     * b)", {"z = (a  # a - sign\n     / b)"}),
    ("arithmetic", "z /= b", {"z *= b"}),
    ("arithmetic", "z = 'a' + b", set()),
    ("comparison", "z = a < b", {"z = a <= b", "z = a > b"}),
    ("comparison", "z = a < b <= c", {"z = a <= b <= c", "z = a > b <= c", "z = a < b < c", "z = a < b >= c"}),
    ("comparison", "z = a not  in b", {"z = a in b"}),
    ("comparison", "z = a is b", {"z = a is not b"}),
    ("and/or", "z = a and (b or c)", {"z = a or (b or c)", "z = a and (b and c)"}),
    ("not", "z = not (a or b)", {"z = (a or b)"}),
    ("number", "z = f(3)", {"z = f(4)", "z = f(-3)", "z = f(6)"}),
    ("number", "z = 0.0", {"z = 1.0"}),
    ("number", "z = a[1] + b[2:-1]", set()),
    ("number", "z = a[f(3)]", {"z = a[f(4)]", "z = a[f(-3)]", "z = a[f(6)]"}),
    ("index", "z = a[0]", {"z = a[1]"}),
    ("index", "z = a[-1] + b[1:, None]", {"z = a[-2] + b[1:, None]", "z = a[0] + b[1:, None]"}),
    ("index", "z = a[2:-b]", {"z = a[1:-b]", "z = a[3:-b]"}),
    ("truth value", "f(a=True)", {"f(a=False)"}),
    ("text", "z = 'Cost'", {"z = 'Dptu'", "z = ''"}),
    ("text", "z = f'cost {a:.2e} of {b!r}'", {"z = f'dptu {a:.2e} of {b!r}'", "z = f'cost {a:.2e} pg {b!r}'"}),
    ("digits shown", "z = f'{{x:.1f}} {a:.2e}'", {"z = f'{{x:.1f}} {a:.3e}'"}),
    ("arguments", "f(a, *b, c, d)", {"f(a, *b, d, c)"}),
    ("arguments", "f(a, 'b')", set()),
    ("arguments", "max(a, b)", set()),
    ("function", "z = min(a, b)", {"z = max(a, b)"}),
    ("attribute", "z = a.left", {"z = a.right"}),
    ("attribute", "z = a.x + b.text", {"z = a.y + b.text"}),
    ("colour", "z = pen.theme.m, theme.b, theme.name, theme.of(1)", {
        "z = pen.theme.b, theme.b, theme.name, theme.of(1)",
        "z = pen.theme.m, theme.m, theme.name, theme.of(1)",
    }),
    ("condition", "if a:\n    b()", {"if True:\n    b()", "if False:\n    b()"}),
    ("condition", "z = [a for a in b if (a)]", {"z = [a for a in b if (True)]"}),
    ("condition", "while a:\n    b()", {"while False:\n    b()"}),
    ("statement", "draw(\n    1,\n)", {"pass"}),
    ("statement", "a.b = 1", {"pass"}),
    ("statement", "a = 1", set()),
    ("statement", "class A:\n    def __init__(self):\n        self.a = 1", set()),
    ("part of a key", "a_key = (a, (b))", {"a_key = (None, (b))", "a_key = (a, (None))"}),
    ("part of a key", "z.key = (1, *c)", {"z.key = (1, *())"}),
    ("part of a key", "def depends_on():\n    return {'a': b}", {"def depends_on():\n    return {'a': None}"}),
    ("part of a key", "self._kept.draw((a, b))", {"self._kept.draw((None, b))", "self._kept.draw((a, None))"}),
    ("part of a key", "z = (a, b)", set()),
    ("return", "def f() -> int | None:\n    return a", {"def f() -> int | None:\n    return None"}),
    ("return", "def f() -> int:\n    return a", set()),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "changed"), CHANGES)
def test_each_kind_of_fault_is_put_where_it_belongs(tmp_path: Path, kind: str, text: str, changed: set[str]) -> None:
    found = [mutant.raw.decode() for mutant in mutants_of(tmp_path, text, kind=kind)]
    assert sorted(found) == sorted(changed)


@pytest.mark.parametrize(
    "text",
    [
        '"""Words."""',
        'def f():\n    """Words."""',
        "class A:\n    a: int\n    'words about a'",
        "def f(a: Literal['b', 2]) -> 'c': ...",
        "A: TypeAlias = 'tuple[int, 2]'",
        "T = TypeVar('T', bound='A')",
        "@lru_cache(maxsize=4)\ndef f(): ...",
        "f = lru_cache(maxsize=4)",
        "__slots__ = ('a', 'b')",
        "from __future__ import annotations",
        "if TYPE_CHECKING:\n    a = 1",
        "if __name__ == '__main__':\n    a = 1",
        "raise ValueError('words')",
        "assert a > 1, 'words'",
        "a = zip(strict=True)",
    ],
)
def test_what_does_nothing_when_the_program_runs_is_left_alone(tmp_path: Path, text: str) -> None:
    assert [mutant.change for mutant in mutants_of(tmp_path, text)] == []


def test_positions_hold_behind_letters_of_several_bytes_and_with_ends_of_line_of_windows(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, "a = '·−·'; b = c.x\r\nd = f'·{e.top}'\r\n", kind="attribute")
    assert [mutant.raw.decode() for mutant in found] == [
        "a = '·−·'; b = c.y\r\nd = f'·{e.top}'\r\n",
        "a = '·−·'; b = c.x\r\nd = f'·{e.bottom}'\r\n",
    ]
    assert [mutant.where for mutant in found] == ["app/view/deep/some.py:1", "app/view/deep/some.py:2"]


def test_a_place_is_in_the_function_that_python_names_when_it_is_called(tmp_path: Path) -> None:
    text = (
        "a = 1\nclass A:\n    b = 2\n    def f(self, c=3):\n        def g():\n            return 4\n"
        "        class B:\n            def h(self):\n                return 5\n        return 6\n"
    )
    scopes = {mutant.edit.span[0]: mutant.scope for mutant in mutants_of(tmp_path, text, kind="number")}
    assert [*scopes.values()] == [MODULE, MODULE, MODULE, "A.f.<locals>.g", "A.f.<locals>.B.h", "A.f"]


def test_the_change_is_told_in_one_line(tmp_path: Path) -> None:
    mutant = mutants_of(tmp_path, "f(\n    a,\n    b,\n)", kind="arguments")[0]
    assert mutant.change == "[-a, b-]{+b, a+},"
    assert mutant.diff.splitlines()[3:] == [" f(", "+    b,", "     a,", "-    b,", " )"]


@pytest.mark.parametrize(
    ("text", "other"), [("#0E1116", "#11160E"), ("left", "right"), ("m", "b"), ("Zoom z", "Appn a"), ("→", "→?"), ("", "?")]
)
def test_another_text_is_another(text: str, other: str) -> None:
    assert other_text(text)[0] == other


# --- on the program itself ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def groups() -> list[list[Mutant]]:
    return places(sources_in(ROOT, ["view", "update", "shell"]))


def test_every_room_is_looked_through_and_every_mutant_has_a_name_of_its_own(groups: list[list[Mutant]]) -> None:
    mutants = [mutant for group in groups for mutant in group]
    assert {mutant.source.path.split("/")[1] for mutant in mutants} == {"view", "update", "shell"}
    assert len({mutant.name for mutant in mutants}) == len(mutants) > 5000


def test_a_mutant_compiles_and_is_changed_at_one_place_alone(groups: list[list[Mutant]]) -> None:
    for mutant in choose(groups, 60, seed=3):
        before, after = mutant.source.raw, mutant.raw
        begin, end = mutant.edit.span
        assert after != before
        assert after[:begin] == before[:begin]
        assert after[begin + len(mutant.new.encode()) :] == before[end:]
        assert ast.dump(ast.parse(after)) != mutant.source.dump


def test_the_same_seed_chooses_the_same_and_another_chooses_others(groups: list[list[Mutant]]) -> None:
    names = [mutant.name for mutant in choose(groups, 20, seed=1)]
    assert names == [mutant.name for mutant in choose(groups, 20, seed=1)]
    assert names[:10] == [mutant.name for mutant in choose(groups, 10, seed=1)]
    assert names != [mutant.name for mutant in choose(groups, 20, seed=2)]


def test_names_do_not_depend_on_the_order_of_files() -> None:
    sources = sources_in(ROOT, ["update", "words"])
    there, back = ({mutant.name for group in places(files) for mutant in group} for files in (sources, sources[::-1]))
    assert there == back


def test_a_name_outlives_changes_elsewhere_in_the_file(tmp_path: Path) -> None:
    before = mutants_of(tmp_path, "def f():\n    return 1 + a\n", kind="arithmetic")
    after = mutants_of(tmp_path, "# more\n\nb = a + 2\ndef f():\n    return 1 + a\n", kind="arithmetic")
    assert before[0].name == after[1].name != after[0].name


def test_this_commands_own_tests_are_not_run_on_mutants_and_those_with_a_window_only_if_wanted() -> None:
    without, with_window = files_of_tests(ROOT, False), files_of_tests(ROOT, True)
    assert "tests/update/training/test_running.py" in without
    assert not [path for path in with_window if "mutants" in path]
    assert {path.split("/")[1] for path in set(with_window) - set(without)} == {"window"}


# --- in a copy of a small tree -----------------------------------------------------------------------------------------

TESTS = """
import sys
from app.view.deep.some import larger, slow
def test_larger():
    assert larger(1, 2) == 2
"""


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # a small tree wants none, and they take long to load
    root = tmp_path / "mutants"  # a folder of the tree's own may have any name
    mutants_of(root, "def larger(a, b):\n    return max(a, b)\ndef slow():\n    return 1\n")
    (root / "tests").mkdir()
    (root / "app" / "__init__.py").touch()  # a package comes before one of the same name that is installed
    (root / "tests" / "test_some.py").write_text(TESTS)
    (root / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["."]\n')
    (root / "env").mkdir()
    (root / "env" / "pyvenv.cfg").touch()
    return Copy(root, tmp_path / "copy")


def test_a_fault_in_a_copy_is_noticed_and_gone_afterwards_and_the_tree_never_has_it(copy: Copy, tmp_path: Path) -> None:
    assert not (copy.root / "env").exists()
    mutant = next(each for each in mutants_of(tmp_path / "mutants", (copy.root / "app/view/deep/some.py").read_text()))
    assert mutant.change == "return [-max-]{+min+}(a, b)"
    with copy.holding(mutant):
        run = copy.pytest(["tests/test_some.py"], 60)
        assert b"max" in (tmp_path / "mutants" / mutant.source.path).read_bytes()
    assert (run.status, run.failed) == (1, "tests/test_some.py::test_larger")
    assert copy.pytest(["tests/test_some.py"], 60).status == 0


def test_a_run_that_does_not_end_is_stopped(copy: Copy) -> None:
    (copy.root / "tests" / "test_some.py").write_text("def test_for_ever():\n    while True: pass\n")
    assert copy.pytest(["tests/test_some.py"], 1).status is None


def test_functions_that_a_test_calls_are_seen_in_a_child_process_too(copy: Copy, tmp_path: Path) -> None:
    (copy.root / "tests" / "test_some.py").write_text(
        "import subprocess, sys\nfrom app.view.deep.some import larger\ndef test():\n    larger(1, 2)\n"
        "    subprocess.run([sys.executable, '-c', 'from app.view.deep.some import slow; slow()'], check=True)\n"
    )
    seen = tmp_path / "seen"
    run = copy.pytest(["tests/test_some.py"], 60, {"WATCH_FILE": str(seen), "WATCH_ROOT": str(copy.root)})
    assert run.status == 0, run.output
    of_some = {f"app/view/deep/some.py:{name}" for name in (MODULE, "larger", "slow")}
    assert of_some | {f"app/__init__.py:{MODULE}"} == set(seen.read_text().split())


def test_who_runs_what_is_seen_once_and_again_when_it_has_changed(copy: Copy, tmp_path: Path) -> None:
    root = copy.root
    said: list[str] = []
    folders = (tmp_path / str(number) for number in count())
    (root / "main.py").touch()
    file = root / "tests" / "test_some.py"

    def look() -> list[FileOfTests]:
        return who_runs(root, files_of_tests(root, False), Copies(root, next(folders), 1), said.append)

    file.write_text("import app.view.deep.some as some\ndef test(): some.slow()\n")
    assert [each.path for each in look()] == ["tests/test_some.py"]
    file.write_text(TESTS)
    (seen,) = look()
    assert len(said) == 2
    assert seen.runs == {f"app/view/deep/some.py:{name}" for name in (MODULE, "larger")} | {f"app/__init__.py:{MODULE}"}
    assert (look(), len(said)) == ([seen], 2)
    (root / "app" / "more.py").touch()
    assert [each.runs for each in look()] == [seen.runs]
    assert len(said) == 3
    file.write_text("def test(): assert False\n")
    with pytest.raises(NotGreenError, match=r"test_some\.py::test"):
        look()


def test_for_what_is_drawn_tests_of_whole_windows_come_first_and_else_the_quickest(tmp_path: Path) -> None:
    (drawn, *_) = mutants_of(tmp_path, "z = a + b")
    (tmp_path / "app" / "shell").mkdir()
    (tmp_path / "app" / "shell" / "some.py").write_text("z = a + b")
    ((shell,),) = places(sources_in(tmp_path, ["shell"]))
    quick, whole = (FileOfTests(path, "", 0.0, frozenset()) for path in ("tests/test_some.py", command.OF_WHOLE_WINDOWS[0]))
    assert [command.is_likely(mutant, file) for mutant in (drawn, shell) for file in (quick, whole)] == [
        False,
        True,
        False,
        False,
    ]
    assert all((ROOT / path).exists() for path in command.OF_WHOLE_WINDOWS)


def test_the_whole_command_on_a_small_tree(
    copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy.root / "main.py").touch()
    monkeypatch.setattr(command, "ROOT", copy.root)
    file = tmp_path / "report.md"
    assert command.main(["--rooms", "view", "--report", str(file)]) == 0
    rows = [line.split(" | ") for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    ends = {row[2]: row[3] for row in rows if len(row) == 4}
    assert ends["`return [-max-]{+min+}(a, b)`"] == "tests/test_some.py::test_larger |"
    assert [end for change, end in ends.items() if "return [-1-]" in change] == [f"{report.NO_TEST} |"]
    assert file.read_text(encoding="utf-8") in capsys.readouterr().out


def test_what_is_not_noticed_in_the_time_given_counts_as_survived(
    copy: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy.root / "main.py").touch()
    # With the fault in it, it would wait for longer than it is given.
    waits = (
        "import time\nfrom app.view.deep.some import larger\ndef test_larger():\n    time.sleep(60 * (2 - larger(1, 2)))\n"
    )
    (copy.root / "tests" / "test_some.py").write_text(waits)
    monkeypatch.setattr(command, "ROOT", copy.root)
    (fault,) = (each for each in mutants_of(tmp_path / "mutants", "def larger(a, b):\n    return max(a, b)\n"))
    assert command.main(["--rooms", "view", "--only", fault.name, "--within", "2"]) == 0
    assert f"{report.SURVIVED}: 2 s of tests" in capsys.readouterr().out


# --- what is told ------------------------------------------------------------------------------------------------------


def test_the_report_counts_and_shows_survivors_first(tmp_path: Path) -> None:
    one, other = mutants_of(tmp_path, "z = a + b\ny = a or b")
    text = report.report(
        [report.Result(one, "tests/test_a.py::test", 1.0), report.Result(other, report.NO_TEST, 0.0)], "Two"
    )
    assert "2 mutants: 1 noticed, 1 survived. 0.5 s for each." in text
    assert "-y = a or b\n+y = a and b" in text
    rows = [line for line in text.splitlines() if line.startswith((f"| {one.name}", f"| {other.name}"))]
    assert [row.split(" | ")[-1] for row in rows] == [f"{report.NO_TEST} |", "tests/test_a.py::test |"]


def test_list_shows_and_runs_nothing() -> None:
    words = [sys.executable, "-m", "tests.mutants", "3", "--seed", "5", "--rooms", "update", "--list"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert all("  app/update/" in line for line in lines)


def test_source_lines_are_counted_from_one() -> None:
    source = Source("a.py", b"a\nb + c\n")
    assert source.line_of(0) == 1
    assert source.line_of(source.at(2, 4)) == 2
