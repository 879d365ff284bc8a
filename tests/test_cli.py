"""Good arguments become options; each bad one becomes one line on stderr and status 2."""

import sys
from pathlib import Path

import pytest

from app.cli.options import Options
from app.cli.parsing import parse
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs in a folder of its own, where there are points."""
    monkeypatch.chdir(tmp_path)
    Path("points.csv").write_text("x,y\n0.1,0.2\n0.3,0.4\n")
    return tmp_path


def complaint(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    with pytest.raises(SystemExit) as caught:
        parse(argv)
    out, err = capsys.readouterr()
    assert caught.value.code == 2
    assert out == ""
    assert err.endswith("\n")
    assert err[:-1].isprintable()
    return err[:-1]


def test_nothing_asked_for_is_the_defaults() -> None:
    assert parse([]) == Options()


def test_the_defaults_are_those_of_the_settings() -> None:
    assert Options().settings == Settings()
    assert parse([]).settings == Settings()


def test_every_option_has_its_place() -> None:
    learning = "--mode mini-batch --order sequential --batch-size 3 --learning-rate 0.5 --slope 2 --intercept 0.25"
    window = "--seed 7 --steps-per-frame 20 --paused --scale standard --theme light --lesson cost --size 1920x1080"
    files = "--headless --steps 10 --trace trace.csv --screenshot shot.png points.csv"
    saved = "--gif run.gif --frames 9 --save-points p.csv"
    assert parse(f"{learning} {window} {files} {saved}".split()) == Options(
        points_path=Path("points.csv"),
        points=Dataset.of([0.1, 0.3], [0.2, 0.4]).read_from(ColumnNames("x", "y")),
        settings=Settings(Mode.MINI_BATCH, Order.SEQUENTIAL, 3, 0.5, 7),
        start_line=Line(2.0, 0.25),
        scale=ScaleChoice.STANDARD,
        steps_per_frame=20,
        is_paused=True,
        theme="light",
        size=(1920, 1080),
        chapter="cost",
        is_headless=True,
        steps=10,
        trace=Path("trace.csv"),
        screenshot=Path("shot.png"),
        gif=Path("run.gif"),
        frames=9,
        save_points=Path("p.csv"),
    )


@pytest.mark.parametrize(
    "argv",
    [
        ["points.csv", "--paused", "--mode", "batch"],
        ["--paused", "points.csv", "--mode", "batch"],
        ["--mode", "batch", "--paused", "points.csv"],
        ["--mode=batch", "--paused", "--", "points.csv"],
    ],
)
def test_the_points_may_stand_before_between_and_after_options(argv: list[str]) -> None:
    options = parse(argv)
    assert (len(options.points), options.settings.mode, options.is_paused) == (2, Mode.BATCH, True)


def test_modes_orders_and_scales_are_records_of_the_model() -> None:
    assert [parse(["--mode", mode]).settings.mode for mode in ("stochastic", "mini-batch", "batch")] == [*Mode]
    assert [parse(["--order", order]).settings.order for order in ("shuffled", "sequential", "random")] == [*Order]
    assert [parse(["--scale", scale]).scale for scale in ("auto", "none", "unit", "standard")] == [*ScaleChoice]
    assert isinstance(parse([]).settings.mode, Mode)


@pytest.mark.parametrize("text", ["-1", "-0.5", "-.5", "-1e-3", "-1E+3", "-1e6", "+2", "1e6", "0"])
@pytest.mark.parametrize("form", ["--slope {}", "--slope={}"])
def test_every_form_of_number_will_do_for_a_slope(form: str, text: str) -> None:
    assert parse([*form.format(text).split(), "--intercept", "-2e-5"]).start_line == Line(float(text), -2e-5)


@pytest.mark.parametrize(
    ("argv", "field", "value"),
    [
        ("--seed 0", "seed", 0),
        ("--seed 9223372036854775807", "seed", 2**63 - 1),
        ("--batch-size 1", "batch_size", 1),
        ("--batch-size 1000000000", "batch_size", 10**9),
        ("--learning-rate 1e6", "learning_rate", 1e6),
        ("--learning-rate 5e-324", "learning_rate", 5e-324),
    ],
)
def test_the_ends_of_a_range_belong_to_it(argv: str, field: str, value: float) -> None:
    assert getattr(parse(argv.split()).settings, field) == value


@pytest.mark.parametrize(("text", "size"), [("800x560", (800, 560)), ("7680X4320", (7680, 4320))])
def test_the_smallest_and_the_largest_window_can_be_asked_for(text: str, size: tuple[int, int]) -> None:
    assert parse(["--size", text]).size == size


def test_steps_per_frame_go_from_1_to_10_000() -> None:
    assert [parse(["--steps-per-frame", n]).steps_per_frame for n in ("1", "10000")] == [1, 10_000]


def test_headless_needs_no_points_and_may_run_no_steps() -> None:
    options = parse(["--headless", "--steps", "0"])
    assert (options.is_headless, options.steps, len(options.points)) == (True, 0, 0)


WHOLE = "must be a whole number from"


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        ("--batch-size 0", f"argument --batch-size: {WHOLE} 1 to 1000000000, not '0'"),
        ("--batch-size -3", f"argument --batch-size: {WHOLE} 1 to 1000000000, not '-3'"),
        ("--batch-size 2.5", f"argument --batch-size: {WHOLE} 1 to 1000000000, not '2.5'"),
        ("--batch-size 1_0", f"argument --batch-size: {WHOLE} 1 to 1000000000, not '1_0'"),
        ("--batch-size ٣", f"argument --batch-size: {WHOLE} 1 to 1000000000, not '٣'"),
        ("--seed -1", f"argument --seed: {WHOLE} 0 to 9223372036854775807, not '-1'"),
        ("--seed 9223372036854775808", f"argument --seed: {WHOLE} 0 to 9223372036854775807, not '9223372036854775808'"),
        (f"--seed {'9' * 5000}", f"argument --seed: {WHOLE} 0 to 9223372036854775807, not '{'9' * 40}...'"),
        ("--steps-per-frame 0", f"argument --steps-per-frame: {WHOLE} 1 to 10000, not '0'"),
        ("--steps-per-frame 10001", f"argument --steps-per-frame: {WHOLE} 1 to 10000, not '10001'"),
        ("--headless --steps -1", f"argument --steps: {WHOLE} 0 to 9223372036854775807, not '-1'"),
        ("--learning-rate 0", "argument --learning-rate: must be above 0 and at most 1e+06, not '0'"),
        ("--learning-rate 1e-400", "argument --learning-rate: must be above 0 and at most 1e+06, not '1e-400'"),
        ("--learning-rate -1e-3", "argument --learning-rate: must be above 0 and at most 1e+06, not '-1e-3'"),
        ("--learning-rate 1e7", "argument --learning-rate: must be above 0 and at most 1e+06, not '1e7'"),
        ("--learning-rate nan", "argument --learning-rate: must be a finite number, not 'nan'"),
        ("--learning-rate fast", "argument --learning-rate: must be a finite number, not 'fast'"),
        ("--slope -inf", "argument --slope: must be a finite number, not '-inf'"),
        ("--slope -nan", "argument --slope: must be a finite number, not '-nan'"),
        ("--slope 1e999", "argument --slope: must be a finite number, not '1e999'"),
        ("--slope 1_0", "argument --slope: must be a finite number, not '1_0'"),
        ("--slope 2e6", "argument --slope: must be from -1e+06 to 1e+06, not '2e6'"),
        ("--intercept -2e6", "argument --intercept: must be from -1e+06 to 1e+06, not '-2e6'"),
        ("--slope", "argument --slope: expected one argument"),
        ("--slope --paused", "argument --slope: expected one argument"),
        ("--size 799x560", "argument --size: must be WxH from 800x560 to 7680x4320, not '799x560'"),
        ("--size 7680x4321", "argument --size: must be WxH from 800x560 to 7680x4320, not '7680x4321'"),
        ("--size -1280x800", "argument --size: expected one argument"),
        ("--size large", "argument --size: must be WxH from 800x560 to 7680x4320, not 'large'"),
        ("--headless", "argument --headless: needs --steps N"),
        ("--steps 5", "argument --steps: needs --headless"),
        ("--frames 5", "argument --frames: needs --gif FILE"),
        ("--gif run.gif --frames 1", f"argument --frames: {WHOLE} 2 to 2000, not '1'"),
        ("--gif run.mp4", "run.mp4: the name of an animated GIF must end in .gif"),
        ("--gif run.gif --trace run.gif", "run.gif: --gif would overwrite the file that --trace writes"),
        (
            "points.csv --save-points points.csv",
            "points.csv: --save-points would overwrite the file that the points come from",
        ),
        ("--paused=yes", "argument --paused: ignored explicit argument 'yes'"),
        ("--loss 5", "unrecognized arguments: --loss"),
        ("--learning 0.5", "unrecognized arguments: --learning"),
        ("points.csv more.csv", "unrecognized arguments: more.csv"),
        ("--x 1", "argument --x: needs a FILE of points"),
        ("--y y", "argument --y: needs a FILE of points"),
        ("--sheet One", "argument --sheet: needs a FILE of points"),
        ("--skip-bad-rows", "argument --skip-bad-rows: needs a FILE of points"),
        ("points.csv --x z", "points.csv: --x 'z' is none of its 2 columns: 1 'x', 2 'y'"),
        ("points.csv --sheet One", "points.csv: has no sheets, so --sheet names none"),
        ("missing.csv", "missing.csv: no such file"),
        (".", ".: is a folder"),
        ("--trace missing/trace.csv", f"{Path('missing/trace.csv')}: there is no folder 'missing'"),
        ("--trace .", ".: is a folder"),
        ("--screenshot shot.txt", "shot.txt: ends in '.txt'; a picture's name must end in one of"),
        ("--trace a.png --screenshot ./a.png", "a.png: --screenshot would overwrite the file that --trace writes"),
        ("points.csv --trace ./points.csv", "points.csv: --trace would overwrite the file that the points come from"),
    ],
)
def test_a_bad_argument_is_one_line(capsys: pytest.CaptureFixture[str], argv: str, line: str) -> None:
    assert complaint(capsys, *argv.split()).startswith(f"main.py: {line}")


@pytest.mark.parametrize("option", ["--mode", "--order", "--scale", "--theme", "--lesson"])
def test_a_choice_that_there_is_not_is_named_beside_those_that_there_are(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    line = complaint(capsys, option, "sideways")
    assert line.startswith(f"main.py: argument {option}: invalid choice: 'sideways' (choose from ")
    assert "<" not in line


@pytest.mark.parametrize("option", ["--trace", "--screenshot"])
def test_a_file_needs_a_name(capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert complaint(capsys, option, "") == f"main.py: argument {option}: needs the name of a file"


def test_a_newline_in_an_argument_stays_on_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(capsys, "--slo\npe") == "main.py: unrecognized arguments: --slo\\npe"


def test_a_points_file_that_cannot_be_read_is_named_with_line_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    Path("points.csv").write_text("x,y\n0.1,0.2\nabc,0.4\n")
    rest = "; 1 of 2 rows cannot be used; --skip-bad-rows leaves it out"
    assert complaint(capsys, "points.csv", "--headless", "--steps", "1") == (
        "main.py: points.csv:3: 'abc' is not a number" + rest
    )


def test_a_hard_link_to_the_points_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.csv").hardlink_to("points.csv")
    assert "would overwrite" in complaint(capsys, "points.csv", "--trace", "other.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that a program works in")
@pytest.mark.parametrize(
    ("argv", "line"),
    [
        ("--trace trace.csv", "main.py: trace.csv: the working folder is no longer there"),
        ("--screenshot a.png", "main.py: a.png: the working folder is no longer there"),
        ("points.csv --trace trace.csv", "main.py: trace.csv: the working folder is no longer there"),
        ("points.csv --trace {}/trace.csv", "main.py: points.csv: no such file"),
    ],
)
def test_a_working_folder_that_was_removed_is_one_line(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch, argv: str, line: str
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert complaint(capsys, *argv.format(folder).split()) == line


def test_checking_makes_no_file_and_changes_none(folder: Path) -> None:
    Path("trace.csv").write_text("before")
    parse(["--trace", "trace.csv", "--screenshot", "shot.png"])
    assert sorted(path.name for path in folder.iterdir()) == ["points.csv", "trace.csv"]
    assert Path("trace.csv").read_text() == "before"


def test_version_names_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == "Gradient Descent Visualizer 1.0.0\n"


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_help_says_one_line_about_each_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit) as caught:
        parse(["--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert text.isascii()
    described = [line.split()[0].rstrip(",") for line in text.splitlines() if line.startswith("  ")]
    learning = ["--mode", "--order", "--batch-size", "--learning-rate", "--slope", "--intercept", "--seed", "--scale"]
    window = ["--steps-per-frame", "--paused", "--theme", "--lesson", "--size"]
    files = ["FILE", "--x", "--y", "--sheet", "--skip-bad-rows"]
    saved = ["--trace", "--save-session", "--screenshot", "--gif", "--frames", "--save-points"]
    leaving = ["--headless", "--steps", *saved, "--version", "-h"]
    assert described == [*learning, *window, *files, *leaving]
    assert text.count("in training units") == 3
    assert max(map(len, text.splitlines())) <= 110
