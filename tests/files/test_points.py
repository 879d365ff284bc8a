"""Every row of a points file becomes a point, or one line says which cannot."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.files import bounded
from app.files.points import read_points
from app.files.problem import FileProblem
from app.files.tables import reading as reading_module
from app.files.tables.reading import LARGEST_FILE
from app.files.tables.text import reading as text_module
from app.files.tables.text.lines import LONGEST_LINE
from app.model.data.dataset import LARGEST_COORDINATE, Dataset

ASSETS = Path(__file__).parents[2] / "assets"
coordinates = st.floats(-LARGEST_COORDINATE, LARGEST_COORDINATE)
TWO = Dataset.of([1.0, 3.0], [2.0, 4.0])
ONE_OF_TWO = "; 1 of 2 rows cannot be used; --skip-bad-rows leaves it out"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("points") / "points.csv"


def read(path: Path, content: str | bytes) -> Dataset:
    """The points alone, without the names of their columns."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    points = read_points(path)
    return Dataset.of(points.xs, points.ys)


def complaint(path: Path, content: str | bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        read(path, content)
    return str(caught.value).removeprefix(str(path.parent)).lstrip("/\\")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("1,2\n3,4\n", id="no header"),
        pytest.param("1,2\n3,4", id="no newline at the end"),
        pytest.param("x,y\n1,2\n3,4\n", id="header"),
        pytest.param("Height (cm),Weight\n1,2\n3,4\n", id="header of any names"),
        pytest.param("target,feature\n1,2\n3,4\n", id="other names do not turn the columns"),
        pytest.param("e1,e2\n1,2\n3,4\n", id="header with digits"),
        pytest.param(",size\n1,2\n3,4\n", id="header with one empty name"),
        pytest.param("θ,größe\n1,2\n3,4\n", id="header beyond ASCII"),
        pytest.param("y,x\n2,1\n4,3\n", id="columns turned"),
        pytest.param(" Y , X \n2,1\n4,3\n", id="columns turned, capital letters and spaces"),
        pytest.param('"y","x"\n"2","1"\n4,3\n', id="columns turned, quotes"),
        pytest.param("\ufeffx,y\n1,2\n3,4\n", id="byte-order mark and header"),
        pytest.param("\ufeff1,2\n3,4\n", id="byte-order mark and no header"),
        pytest.param("x,y\r\n1,2\r\n3,4\r\n", id="CRLF"),
        pytest.param("x,y\r1,2\r3,4\r", id="CR"),
        pytest.param("x;y\n1;2\n3;4\n", id="semicolons"),
        pytest.param("x\ty\n1\t2\n3\t4\n", id="tabs"),
        pytest.param('"x, in m";y\n1;2\n3;4\n', id="comma in a quoted name"),
        pytest.param('"x, in m","y; in s"\n1,2\n3,4\n', id="comma and semicolon in quoted names"),
        pytest.param("\n \n1,2\n\n3,4\n \t \n", id="empty lines"),
        pytest.param("# made by hand, it's \"so\n1,2\n  # more\n3,4\n#5,6", id="comments"),
        pytest.param("# y,x\nx,y\n1,2\n3,4\n", id="comment before the header"),
        pytest.param(" 1 ,\t2\n3 , 4 \n", id="spaces"),
        pytest.param('"1","2"\n3,"4"\n', id="quotes"),
        pytest.param(' "1" , "2" \n"3" , 4\n', id="quotes and spaces"),
        pytest.param('"1"\t" 2"\n3\t"4"\n', id="quotes and tabs"),
        pytest.param("+1,2.\n3.0,.4e+1\n", id="every way to write a number"),
        pytest.param("x,y\nx,y\n1,2\nx,y\n3,4\n", id="a repeated header"),
        pytest.param(",\n1,2\n,\n3,4\n,", id="rows of empty fields"),
        pytest.param("1 2\n3 4\n", id="blanks"),
        pytest.param("1,2\n3,4,\n", id="a comma at the end"),
        pytest.param("1,2\n3,4\n".encode("utf-16"), id="UTF-16"),
        pytest.param("100E-2,0002\n3e0,4.000000000000000000000000000000\n", id="more ways to write a number"),
    ],
)
def test_two_points_are_read(path: Path, content: str | bytes) -> None:
    assert read(path, content) == TWO


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param("", "points.csv: no points in it", id="empty"),
        pytest.param("\n \n# nothing\n", "points.csv: no points in it", id="only comments"),
        pytest.param("\ufeff", "points.csv: no points in it", id="only a byte-order mark"),
        pytest.param("x,y\n", "points.csv: no points in it, only a header", id="only a header"),
        pytest.param("x,y\n\n#1,2\n", "points.csv: no points in it, only a header", id="a header and comments"),
        pytest.param("x,y\n1,2\nabc,4\n", "points.csv:3: 'abc' is not a number" + ONE_OF_TWO, id="word"),
        pytest.param("x,4\n1,2\n", "points.csv:1: 'x' is not a number" + ONE_OF_TWO, id="half a header"),
        pytest.param("1,2\nx,y\n", "points.csv:2: 'x' is not a number" + ONE_OF_TWO, id="header below"),
        pytest.param("1,2\n1_000,2\n", "points.csv:2: '1_000' is not a number" + ONE_OF_TWO, id="underscore"),
        pytest.param("1_000,2_000\n1,2\n", "points.csv:1: '1_000' is not a number" + ONE_OF_TWO, id="underscores first"),
        pytest.param("0x10,0x20\n1,2\n", "points.csv:1: '0x10' is not a number" + ONE_OF_TWO, id="hexadecimal"),
        pytest.param('1,"1,500"\n', "points.csv:1: '1,500' may be 1500 or 1.500", id="grouped"),
        pytest.param("5%,6%\n", "points.csv:1: '5%' is not a number", id="per cent"),
        pytest.param("1,2\n٣,4\n", "points.csv:2: '٣' is not a number" + ONE_OF_TWO, id="digits of another script"),
        pytest.param("٣,٤\n1,2\n", "points.csv:1: '٣' is not a number" + ONE_OF_TWO, id="another script first"),
        pytest.param("1,2\n1 0,2\n", "points.csv:2: '1 0' is not a number" + ONE_OF_TWO, id="space within"),
        pytest.param("1,2\n3,4 # five\n", "points.csv:2: '4 # five' is not a number" + ONE_OF_TWO, id="comment after"),
        pytest.param("1,2\n3,1e\n", "points.csv:2: '1e' is not a number" + ONE_OF_TWO, id="half an exponent"),
        pytest.param("1,2\n3,--4\n", "points.csv:2: '--4' is not a number" + ONE_OF_TWO, id="two signs"),
        pytest.param("1,2\n3,.\n", "points.csv:2: '.' is not a number" + ONE_OF_TWO, id="only a point"),
        pytest.param("1,2\n3,\n", "points.csv:2: y is missing" + ONE_OF_TWO, id="missing y"),
        pytest.param("1,2\n,4\n", "points.csv:2: x is missing" + ONE_OF_TWO, id="missing x"),
        pytest.param("y,x\n,4\n", "points.csv:2: y is missing", id="missing, columns turned"),
        pytest.param("1,2\nnan,4\n", "points.csv:2: x is NaN" + ONE_OF_TWO, id="NaN"),
        pytest.param("NaN,nan\n1,2\n", "points.csv:1: x is NaN" + ONE_OF_TWO, id="NaN first"),
        pytest.param("1,2\n3,-inf\n", "points.csv:2: y is infinite" + ONE_OF_TWO, id="infinite"),
        pytest.param("1,2\nInfinity,4\n", "points.csv:2: x is infinite" + ONE_OF_TWO, id="infinity"),
        pytest.param("1,2\n3,1e31\n", "points.csv:2: y is '1e31', larger in size than 1e+30" + ONE_OF_TWO, id="large"),
        pytest.param("-1e999,2\n", "points.csv:1: x is '-1e999', larger in size than 1e+30", id="beyond float64"),
        pytest.param("1\n2\n", "points.csv:1: 1 column, where there must be two: x and y", id="one column"),
        pytest.param(
            "1,2,3\n", "points.csv: 3 columns without names; choose with --x and --y, by number", id="three columns"
        ),
        pytest.param(
            "x,y,z\n1,2,3\n",
            "points.csv: 3 columns: 1 'x', 2 'y', 3 'z'; choose with --x and --y, by name or number",
            id="three names",
        ),
        pytest.param("1,2\n3\n", "points.csv:2: 1 column, where there must be two: x and y" + ONE_OF_TWO, id="short row"),
        pytest.param(
            "1,2\n3;4\n", "points.csv:2: 1 column, where there must be two: x and y" + ONE_OF_TWO, id="another delimiter"
        ),
        pytest.param(
            "1,2\n3\n4,5,6",
            "points.csv:2: 1 column, where there must be two: x and y"
            "; 2 of 3 rows cannot be used (also line 3); --skip-bad-rows leaves them out",
            id="two bad rows",
        ),
        pytest.param(
            '1,2\n"3,4\n5,6\n',
            "points.csv:2: quotes out of place in '\"3,4'; 1 of 3 rows cannot be used; --skip-bad-rows leaves it out",
            id="quote left open",
        ),
        pytest.param(
            '1,2\n3,"4\n', "points.csv:2: quotes out of place in '3,\"4'" + ONE_OF_TWO, id="quote left open at the end"
        ),
        pytest.param('1,2\n"3"0,4\n', "points.csv:2: quotes out of place in '\"3\"0,4'" + ONE_OF_TWO, id="quote within"),
        pytest.param('"1,2\n', "points.csv:1: quotes out of place in '\"1,2'", id="quote left open first"),
        pytest.param(
            "# one\r\n\r\nx,y\r\n1,2\r\n3,z\r\n", "points.csv:5: 'z' is not a number" + ONE_OF_TWO, id="CRLF counted"
        ),
        pytest.param("1,2\r3,z\r", "points.csv:2: 'z' is not a number" + ONE_OF_TWO, id="CR counted"),
        pytest.param("1,2\n3,a\x0bb\x1b[0m\n", "points.csv:2: 'a\\x0bb\\x1b[0m' is not a number" + ONE_OF_TWO, id="control"),
        pytest.param("1,2\n3," + "z" * 999, f"points.csv:2: '{'z' * 40}...' is not a number" + ONE_OF_TWO, id="long"),
        pytest.param(
            b"1,2\r\n3,\xe9\r\n",
            "points.csv:2: 'é' is not a number; 1 of 2 rows cannot be used; --skip-bad-rows leaves it out",
            id="Latin-1",
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "points.csv: this is a picture (PNG), not a table", id="a picture"),
        pytest.param(b"\x88abc\r\n\x1a\n\0\0", "points.csv:2: not UTF-8, UTF-16 or Windows-1252 text", id="no text"),
        pytest.param(b"\xef\xbb\xbf1,2\n\xff", "points.csv:2: not UTF-8 text", id="not text after a byte-order mark"),
        pytest.param(
            b"1,2\nx,y\n\xff",
            "points.csv:2: 'x' is not a number; 2 of 3 rows cannot be used (also line 3); --skip-bad-rows leaves them out",
            id="not text after a bad row",
        ),
        pytest.param(
            '"1","2"\n"3"4,5\n', "points.csv:2: quotes out of place in '\"3\"4,5'" + ONE_OF_TWO, id="after a quote"
        ),
        pytest.param(
            '1,2\n"3\n",4\n',
            "points.csv:2: quotes out of place in '\"3'"
            "; 2 of 3 rows cannot be used (also line 3); --skip-bad-rows leaves them out",
            id="quote over two lines",
        ),
        pytest.param(
            '1,2\n1,"\n2"\n"3"4,5\n',
            "points.csv:2: quotes out of place in '1,\"'"
            "; 3 of 4 rows cannot be used (also lines 3, 4); --skip-bad-rows leaves them out",
            id="a quote at both ends for one at none",
        ),
        pytest.param(b"1,2\n\0\0,4\n", "points.csv:2: '\\x00\\x00' is not a number" + ONE_OF_TWO, id="zero bytes"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(path: Path, content: str | bytes, line: str) -> None:
    assert complaint(path, content) == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        read_points(tmp_path / "missing.csv")
    assert str(caught.value) == f"{tmp_path / 'missing.csv'}: no such file"


def test_a_folder_is_no_points_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        read_points(tmp_path)
    assert str(caught.value) == f"{tmp_path}: is a folder"


def test_a_file_that_may_not_be_read_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str, _flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bounded.os, "open", refuse)
    with pytest.raises(FileProblem, match=r"points\.csv: permission denied"):
        read_points(path)


def test_a_name_with_a_zero_byte_is_a_problem_and_no_crash() -> None:
    with pytest.raises(FileProblem, match="embedded null byte"):
        read_points(Path("a\0b"))


def test_the_largest_coordinates_are_read(path: Path) -> None:
    assert read(path, "1e30,-1e30\n") == Dataset.of([LARGEST_COORDINATE], [-LARGEST_COORDINATE])


def test_a_bad_row_after_many_good_ones_is_named_by_its_number(path: Path) -> None:
    content = "x,y\n" + "1,2\n" * 60_000 + "# here\n3,oops\n" + "1,2\n" * 10
    rest = "; 1 of 60,011 rows cannot be used; --skip-bad-rows leaves it out"
    assert complaint(path, content) == "points.csv:60003: 'oops' is not a number" + rest


@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("bad", [0, 1, 499, 500, 998, 999])
def test_of_two_bad_rows_among_many_the_first_is_named(path: Path, quote: str, bad: int) -> None:
    rows = [f"{quote}1{quote},2\n"] * 1000
    rows[bad], rows[999] = "1,first\n", rows[999] if bad < 999 else "1,first\n"
    said = complaint(path, "# here\n" + "".join(rows) + "1,second\n")
    rest = "; 2 of 1,001 rows cannot be used (also line 1002); --skip-bad-rows leaves them out"
    assert said == f"points.csv:{bad + 2}: 'first' is not a number" + rest


@pytest.mark.parametrize(
    "row",
    [
        pytest.param('"1","2"\n', id="quotes"),
        pytest.param('"1", "2"\r\n', id="quotes and spaces"),
        pytest.param('1;"2"\n', id="one quoted"),
        pytest.param("1,2\n \n", id="empty lines"),
        pytest.param("1,2\n# more\n", id="comments"),
        pytest.param('# it\'s "so\r"1",2\r', id="comments and quotes"),
    ],
)
def test_of_rows_of_a_common_kind_next_to_none_is_read_alone(path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    alone: list[str] = []
    read_row = text_module.read_alone
    monkeypatch.setattr(text_module, "read_alone", lambda line, layout: alone.append(line) or read_row(line, layout))
    data = read(path, row * 20_000)
    assert len(data) == 20_000
    assert data.point(19_999) == (1.0, 2.0)
    assert len(alone) < 200


def test_next_to_a_bad_row_next_to_none_is_read_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone: list[str] = []
    read_row = text_module.read_alone
    monkeypatch.setattr(text_module, "read_alone", lambda line, layout: alone.append(line) or read_row(line, layout))
    rest = "; 1 of 40,001 rows cannot be used; --skip-bad-rows leaves it out"
    assert complaint(path, "1,2\n" * 40_000 + "3,oops\n") == "points.csv:40001: 'oops' is not a number" + rest
    assert len(alone) < 200


def test_a_line_of_the_greatest_length_is_read(path: Path) -> None:
    comment, number = "#" * LONGEST_LINE, "0" * (LONGEST_LINE - 3) + "1,2"
    assert read(path, f"{comment}\r\n{number}\r3,4\n{comment}") == Dataset.of([1.0, 3.0], [2.0, 4.0])


@pytest.mark.parametrize("end", ["", "\n", "\r", "\r\n", "\r1,2\n"])
def test_a_longer_line_is_named(path: Path, end: str) -> None:
    line = "#" * (LONGEST_LINE + 1)
    assert complaint(path, line + end) == "points.csv:1: longer than 1 MiB"
    assert complaint(path, f"1,2\n3,4\n{line}{end}") == "points.csv:3: longer than 1 MiB"


def test_a_line_without_end_is_not_read_to_the_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"")
    os.truncate(path, LARGEST_FILE)
    sizes: list[int] = []
    read_file = os.read
    monkeypatch.setattr(bounded.os, "read", lambda file, size: sizes.append(size) or read_file(file, size))
    with pytest.raises(FileProblem, match="longer than 1 MiB"):
        read_points(path)
    assert sum(sizes) < 2 * LONGEST_LINE


def test_a_file_that_is_too_large_is_refused(path: Path) -> None:
    path.write_bytes(b"1,2\n")
    os.truncate(path, LARGEST_FILE + 1)
    with pytest.raises(FileProblem, match=r"points\.csv: larger than 128 MiB"):
        read_points(path)


def test_too_little_memory_is_a_problem_with_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_arrays: object) -> None:
        raise MemoryError

    path.write_bytes(b"1,2\n")
    monkeypatch.setattr(np, "concatenate", refuse)
    with pytest.raises(FileProblem, match=r"points\.csv: not enough memory to read it"):
        read_points(path)


def test_no_row_is_dropped_where_a_comment_stands_between_many(path: Path) -> None:
    data = read(path, "1,2\n" * 60_000 + "# here\n" + '"3",4\n')
    assert len(data) == 60_001
    assert data.point(60_000) == (3.0, 4.0)


@settings(deadline=None)
@given(st.lists(st.tuples(coordinates, coordinates), min_size=1))
def test_numbers_written_in_full_are_read_bit_for_bit(path: Path, rows: list[tuple[float, float]]) -> None:
    data = read(path, "x,y\n" + "".join(f"{x!r},{y!r}\n" for x, y in rows))
    xs, ys = zip(*rows, strict=True)
    assert data.xs.tobytes() == np.array(xs).tobytes()
    assert data.ys.tobytes() == np.array(ys).tobytes()


@settings(deadline=None)
@given(st.lists(st.text(' 1.-+e_,;\t"#x\r\n\x1c\xa0٣\0', max_size=8), max_size=6))
def test_the_quick_way_reads_the_very_rows_that_the_careful_way_reads(path: Path, rows: list[str]) -> None:
    content = "\n".join(rows)
    quickly = outcome(path, content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_module, "quickly_read", lambda _text, _layout: None)
        assert outcome(path, content) == quickly


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from(["{}", '"{}"', ' "{}"', '"{}" ', '" {}"'])] * 2), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from([*' 1.,"#\n\r', '""', '","', '"\n"', '"1"', ', "'])), max_size=3),
)
def test_so_it_does_where_quoted_rows_were_spoilt(
    path: Path, forms: list[tuple[str, str]], slips: list[tuple[int, str]]
) -> None:
    content = "".join(f"{x.format(1)},{y.format(2.5)}\n" for x, y in forms)
    for place, slip in slips:
        content = content[:place] + slip + content[place:]
    quickly = outcome(path, content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_module, "quickly_read", lambda _text, _layout: None)
        assert outcome(path, content) == quickly


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["1,2", '"3",4', "", "# c", "x", "é,1", "\ufeff", "\n", "\r", "\r\n"]), max_size=12),
    st.integers(1, 12),
    st.integers(1, 3),
)
def test_the_same_is_read_wherever_the_blocks_are_cut(path: Path, parts: list[str], size: int, few: int) -> None:
    content = "".join(parts)
    whole = outcome(path, content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_module, "BLOCK_SIZE", size)
        patch.setattr(text_module, "FEW_ROWS", few)
        assert outcome(path, content) == whole


def outcome(path: Path, content: str) -> tuple[bytes, bytes] | str:
    try:
        data = read(path, content)
    except FileProblem as problem:
        return str(problem)
    return data.xs.tobytes(), data.ys.tobytes()


def test_the_example_has_26_points_that_need_no_scaling() -> None:
    data = read_points(ASSETS / "example.csv")
    assert len(data) == 26
    assert data.bounds is not None
    assert min(data.bounds) >= 0
    assert max(data.bounds) <= 1
    slope, intercept = np.polyfit(data.xs, data.ys, 1)
    assert (slope, intercept) == pytest.approx((0.58, 0.2), abs=0.02)
