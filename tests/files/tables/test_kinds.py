"""Tables in the shapes that people have them in: each gives these points, and names where it has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.files.tables.columns import Wanted
from app.files.tables.reading import read_table

TWO = ((1.0, 2.0), (3.0, 4.5))
NAMED = ("x", "y")
NONE = ("", "")

AS_THEY_ARE = [
    pytest.param("x,y\n1,2\n3,4.5\n", NAMED, id="commas"),
    pytest.param("x;y\n1;2\n3;4.5\n", NAMED, id="semicolons"),
    pytest.param("x\ty\n1\t2\n3\t4.5\n", NAMED, id="tabs"),
    pytest.param("x|y\n1|2\n3|4.5\n", NAMED, id="pipes"),
    pytest.param("x y\n1 2\n3 4.5\n", NAMED, id="single blanks"),
    pytest.param("  x      y\n  1.0    2.0\n  3.0    4.5\n", NAMED, id="columns of a fixed width"),
    pytest.param("x \t y\n1\t\t2\n 3 \t4.5 \n", NAMED, id="runs of blanks and tabs"),
    pytest.param("1 2\n3 4.5", NONE, id="blanks without header"),
    pytest.param("x;y\n1;2\n3;4,5\n", NAMED, id="semicolons and a decimal comma"),
    pytest.param("x\ty\n1,0\t2,0\n3,0\t4,5\n", NAMED, id="tabs and decimal commas"),
    pytest.param("x y\n1,0 2,0\n3,0 4,5\n", NAMED, id="blanks and decimal commas"),
    pytest.param("x|y\n1,0|2,0\n3,0|4,5\n", NAMED, id="pipes and decimal commas"),
    pytest.param('"x","y"\n"1,0","2,0"\n"3,0", "4,5"\n', NAMED, id="commas and decimal commas in quotes"),
    pytest.param("x;y\r\n+1,000000e0;2,\r\n3,;,45E+1\r\n", NAMED, id="decimal commas in every form"),
    pytest.param("x,y\r1,2\r3,4.5\r", NAMED, id="CR"),
    pytest.param("x,y\r\n1,2\r\n3,4.5\r\n", NAMED, id="CRLF"),
    pytest.param("x,y\r\n1,2\n3,4.5\r", NAMED, id="all ends of lines in one file"),
    pytest.param("\n\n\nx,y\n\n1,2\n   \n3,4.5\n\n\n", NAMED, id="empty lines"),
    pytest.param("x,y,\n1,2,\n3,4.5,\n", NAMED, id="a separator at the end of each line"),
    pytest.param("x;y;;;\n1;2;;;\n3;4,5;;;\n;;;;\n;;;;\n", NAMED, id="a sheet exported with empty columns and rows"),
    pytest.param("x,y\n1,2,\n3,4.5,\n", NAMED, id="separators at the end of rows but not of the header"),
    pytest.param("x\ty\t\n1\t2\t\n3\t4.5\t\n", NAMED, id="a tab at the end of each line"),
    pytest.param("# x y\n1 2\n3 4.5\n", NAMED, id="header in a comment"),
    pytest.param("# run 7, a note\n#\n# x, y\n1,2\n3,4.5\n", NAMED, id="header in the last of some comments"),
    pytest.param("#x\ty\n1\t2\n3\t4.5\n# end\n", NAMED, id="header in a comment without blank"),
    pytest.param("# made today\nx,y\n1,2\n3,4.5\n", NAMED, id="a comment before the header"),
    pytest.param("# 7\n1,2\n3,4.5\n", NONE, id="a comment that names no columns"),
    pytest.param("sep=;\nx;y\n1;2\n3;4,5\n", NAMED, id="a line that names the separator"),
    pytest.param("SEP=,\r\n1,2\r\n3,4.5\r\n", NONE, id="the same in capitals"),
    pytest.param('"sep=\t"\nx\ty\n1\t2\n3\t4.5\n', NAMED, id="the same in quotes with a tab"),
    pytest.param("sep=|\nx|y\n1|2\n3|4.5\n", NAMED, id="the same with a pipe"),
    pytest.param(",x,y\n0,1,2\n1,3,4.5\n", NAMED, id="a column without name that counts from 0"),
    pytest.param('"","x","y"\n"1",1,2\n"2",3,4.5\n', NAMED, id="a column without name that counts from 1"),
    pytest.param("x y\n1 1 2\n2 3 4.5\n", NAMED, id="names of rows that the header leaves out"),
    pytest.param("x,y\n1,2\nx,y\n3,4.5\n", NAMED, id="the header again"),
    pytest.param("y,x\n2,1\n4.5,3\n", NAMED, id="columns named y and x"),
    pytest.param("\ufeffx,y\n1,2\n3,4.5\n", NAMED, id="UTF-8 with its mark"),
    pytest.param("x;y\n1;2\n3;4,5\n".encode("utf-16"), NAMED, id="UTF-16 with its mark"),
    pytest.param("\ufeffx;y\n1;2\n3;4,5\n".encode("utf-16-be"), NAMED, id="UTF-16 of the other kind"),
    pytest.param("x\ty\n1\t2\n3\t4.5\n".encode("utf-16-le"), NAMED, id="UTF-16 without mark"),
    pytest.param("x\ty\r\n1\t2\r\n3\t4.5\r\n".encode("utf-16-be"), NAMED, id="UTF-16 of the other kind without mark"),
    pytest.param("x,y\n1,2\n3,4.5\n".encode("utf-32"), NAMED, id="UTF-32"),
    pytest.param("größe;höhe\n1;2\n3;4,5\n".encode("cp1252"), ("größe", "höhe"), id="Windows-1252"),
    pytest.param("T / °C;U / µV\n1;2\n3;4,5\n".encode("cp1252"), ("T / °C", "U / µV"), id="units in Windows-1252"),
    pytest.param("θ,größe\n1,2\n3,4.5\n", ("θ", "größe"), id="UTF-8"),
    pytest.param('"size, cm";"weight; g"\n1;2\n3;4,5\n', ("size, cm", "weight; g"), id="separators in quoted names"),
    pytest.param('"the ""x""",y\n1,2\n3,4.5\n', ('the "x"', "y"), id="quotes in a quoted name"),
    pytest.param("time (s),0-60 mph\n1,2\n3,4.5\n", ("time (s)", "0-60 mph"), id="a name with digits"),
    pytest.param("1.0000000000e+00 2.0e0\n3.0E0 4.5E+00\n", NONE, id="as numpy writes it"),
    pytest.param("x , y\n1 , 2\n3 , 4.5\n", NAMED, id="blanks about commas"),
    pytest.param("x, y\n1, 2\n3, 4.5\n", NAMED, id="blanks after commas"),
    pytest.param("| x | y |\n| 1 | 2 |\n| 3 | 4.5 |\n", NAMED, id="bars at both ends"),
    pytest.param(",,,\n,x,y,\n,1,2,\n,3,4.5,\n", NAMED, id="a table that begins in the second column"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kinds") / "table"


def points(path: Path, content: str | bytes, wanted: Wanted) -> tuple[list[tuple[float, float]], tuple[str, str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    table = read_table(path, wanted)
    assert table.left_out == ""
    return list(zip(table.points.xs.tolist(), table.points.ys.tolist(), strict=True)), tuple(table.names)


@pytest.mark.parametrize(("content", "names"), AS_THEY_ARE)
def test_two_points_are_read_without_a_word_said(path: Path, content: str | bytes, names: tuple[str, str]) -> None:
    assert points(path, content, Wanted()) == (list(TWO), names)


@pytest.mark.parametrize(
    ("content", "x", "y", "expected"),
    [
        pytest.param("id,x,y\n7,1,2\n8,3,4.5\n", "x", "y", TWO, id="by name"),
        pytest.param("id,x,y\n7,1,2\n8,3,4.5\n", "2", "3", TWO, id="by number"),
        pytest.param("id,x,y\n7,1,2\n8,3,4.5\n", " X ", "Y", TWO, id="by name in other letters"),
        pytest.param("a,A,b\n1,9,2\n3,9,4.5\n", "a", "b", TWO, id="the very letters before others"),
        pytest.param("7,1,2\n8,3,4.5\n", "2", "3", TWO, id="without names"),
        pytest.param("name,x,y\nAnn,1,2\nBob,3,4.5\n", "x", "y", TWO, id="beside words"),
        pytest.param("x,name,y\n1,Ann,2\n3,,4.5\n", "x", "y", TWO, id="beside words that are missing"),
        pytest.param("day,x,y\n2026-01-02,1,2\n2026-01-03,3,4.5\n", "x", "y", TWO, id="beside dates"),
        pytest.param("at,x,y\n2026-01-02 10:00:00,1,2\n2026-01-02 10:00:01,3,4.5\n", "x", "y", TWO, id="beside times"),
        pytest.param("who;x;y\nDoe, Ann;1,0;2\nRoe, Bob;3;4,5\n", "x", "y", TWO, id="commas in words and decimal commas"),
        pytest.param('who,x,y\n"Doe, Ann",1,2\n"Roe, Bob",3,4.5\n', "x", "y", TWO, id="commas in quoted words"),
        pytest.param("city\tx\ty\nNew York\t1\t2\nOslo\t3\t4.5\n", "x", "y", TWO, id="blanks in words between tabs"),
        pytest.param("x y kind\n1 2 'a'\n3 4.5 'b'\n", "x", "y", TWO, id="single quotes are letters"),
        pytest.param('1 2 "a b"\n3 4.5 "c"\n', "1", "2", TWO, id="quoted words between blanks"),
        pytest.param("a,x,y,b\n?,1,2,NA\nNA,3,4.5,?\n", "x", "y", TWO, id="missing in columns not chosen"),
        pytest.param("x,y,note\n1,2,\n3,4.5,good\n", "x", "y", TWO, id="a note here and there"),
        pytest.param("n,x,y\n1,5,2\n2,6,4.5\n", "n", "y", ((1.0, 2.0), (2.0, 4.5)), id="a counting column with a name"),
        pytest.param("x,y,z\n1,2,9\n3,4.5,9\n", "y", "x", ((2.0, 1.0), (4.5, 3.0)), id="from right to left"),
        pytest.param("x,y,z\n1,2,9\n3,4.5,9\n", "z", "1", ((9.0, 1.0), (9.0, 3.0)), id="by name and by number"),
        pytest.param("x,y\n1,2\n3,4.5\n", "y", None, ((2.0, 1.0), (4.5, 3.0)), id="one of two"),
        pytest.param("x,y\n1,2\n3,4.5\n", None, "x", ((2.0, 1.0), (4.5, 3.0)), id="the other of two"),
        pytest.param("year,people\n1950,\"2,536,431\"\n1960,\"3,034,950\"\n", None, None,
                     ((1950.0, 2536431.0), (1960.0, 3034950.0)), id="commas between thousands"),
        pytest.param("a;b\n1.234,5;1.000.000\n2,5;3\n", None, None, ((1234.5, 1e6), (2.5, 3.0)),
                     id="points between thousands"),
        pytest.param("a;b\n1 234,5;1 000 000\n2,5;3\n", None, None, ((1234.5, 1e6), (2.5, 3.0)),
                     id="blanks between thousands"),
        pytest.param("a\tb\n1\u202f234,5\t1\u00a0000\u00a0000\n2,5\t3\n", None, None, ((1234.5, 1e6), (2.5, 3.0)),
                     id="narrow blanks between thousands"),
        pytest.param("a,b\n1'234.5,1’000’000\n2.5,3\n", None, None, ((1234.5, 1e6), (2.5, 3.0)),
                     id="apostrophes between thousands"),
        pytest.param("a\tb\n1,234\t0.5\n5,678\t2\n", None, None, ((1234.0, 0.5), (5678.0, 2.0)),
                     id="another column shows what a comma is"),
        pytest.param("a;b\n1,234;0,5\n5,678;2\n", None, None, ((1.234, 0.5), (5.678, 2.0)),
                     id="another column shows that it is the decimal mark"),
        pytest.param("a;b\n1.234;5.678\n2.345;6.789\n", None, None, ((1.234, 5.678), (2.345, 6.789)),
                     id="a point is the decimal mark"),
        pytest.param("a,b\n−1,2\n3,−4.5e−1\n", None, None, ((-1.0, 2.0), (3.0, -0.45)), id="a real minus"),
        pytest.param("a,b\n-0,1e-300\n1e30,-1e30\n", None, None, ((-0.0, 1e-300), (1e30, -1e30)), id="the largest"),
    ],
)  # fmt: skip
def test_chosen_columns_are_read(
    path: Path, content: str, x: str | None, y: str | None, expected: tuple[tuple[float, float], ...]
) -> None:
    assert points(path, content, Wanted(x, y))[0] == list(expected)


def test_these_are_sixty_kinds_at_least() -> None:
    kinds = test_chosen_columns_are_read.pytestmark[0].args[1]
    assert len(AS_THEY_ARE) + len(kinds) >= 60
