"""What cannot be read is refused on the command line: status 2 and one line that says what is wrong, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.parsing import parse
from app.files.tables.reading import read_table

SKIP = "--skip-bad-rows leaves"
CHOOSE = "choose with --x and --y, by"

REFUSED = [
    pytest.param("", "", ": no points in it", id="nothing"),
    pytest.param("\n\n\n", "", ": no points in it", id="empty lines"),
    pytest.param("# x y\n# z\n", "", ": no points in it", id="comments"),
    pytest.param("sep=;\n", "", ": no points in it", id="only a separator"),
    pytest.param("sep=;\nx;y\n", "", ": no points in it, only a header", id="only a separator and a header"),
    pytest.param("x y\n", "", ": no points in it, only a header", id="only a header"),
    pytest.param("x,y\nx,y\nx,y\n", "", ": no points in it, only a header", id="only headers"),
    pytest.param("x;y;;\n;;;\n;;;\n", "", ": no points in it, only a header", id="only empty fields"),
    pytest.param(
        "name,a,c\nq,1,u\nr,2,v\n",
        "",
        ": 3 columns: 1 'name', 2 'a', 3 'c'; only 'a' holds numbers, where two must: x and y",
        id="one column of numbers",
    ),
    pytest.param(
        "name,a,c\nq,t,u\nr,p,v\n",
        "",
        ": 3 columns: 1 'name', 2 'a', 3 'c'; none holds numbers, where two must: x and y",
        id="no column of numbers",
    ),
    pytest.param("5\n", "", ":1: 1 column, where there must be two: x and y", id="one number"),
    pytest.param("1\n2\n3\n", "", ":1: 1 column, where there must be two: x and y", id="one column"),
    pytest.param("1,\n2,\n3,\n", "", ": 1 column, where there must be two: x and y", id="one column and separators"),
    pytest.param("1.5\n2.5\n", "", ":1: 1 column, where there must be two: x and y", id="one column of fractions"),
    pytest.param('"1\n"2\n', "", ":1: quotes out of place in '\"1'", id="open quotes"),
    pytest.param("once\n", "", ":1: 1 column, where there must be two: x and y", id="a word"),
    pytest.param("<html>\n<body a=1>\n</body>\n", "", ":1: 1 column, where", id="a page of the web"),
    pytest.param("id,x,y\n1,2,3\n", "", f": 3 columns: 1 'id', 2 'x', 3 'y'; {CHOOSE} name or number", id="three"),
    pytest.param("1 2 3\n", "", f": 3 columns without names; {CHOOSE} number", id="three without names"),
    pytest.param("a,,c\n1,2,3\n", "", f": 3 columns: 1 'a', 2 without name, 3 'c'; {CHOOSE}", id="a name is missing"),
    pytest.param(
        "a,b,c\n1,2,3\n", "--x a", ": 3 columns: 1 'a', 2 'b', 3 'c'; choose with --y, by name", id="y is not said"
    ),
    pytest.param(
        "a,b,c\n1,2,3\n", "--y 2", ": 3 columns: 1 'a', 2 'b', 3 'c'; choose with --x, by name", id="x is not said"
    ),
    pytest.param("a,b,c\n1,2,3\n", "--x d --y a", ": --x 'd' is none of its 3 columns: 1 'a',", id="no such name"),
    pytest.param("a,b,c\n1,2,3\n", "--x a --y 4", ": --y '4' is none of its 3 columns", id="no such number"),
    pytest.param("a,b,c\n1,2,3\n", "--x 0 --y a", ": --x '0' is none of its 3 columns", id="columns count from 1"),
    pytest.param("a,b\n1,2\n", "--x ٣", ": --x '٣' is none of its 2 columns", id="a number in other digits"),
    pytest.param(
        "a,b,a\n1,2,3\n", "--x a --y b", ": columns 1 and 3 are both 'a'; say --x with a number", id="a name twice"
    ),
    pytest.param("n,x,y\nAnn,1,2\n", "--x n --y x", ": column 'n' holds no numbers, but for example 'Ann'", id="words"),
    pytest.param("Ann,1,2\nBob,3,4\n", "--x 1 --y 2", ": column 1 holds no numbers, but for example 'Ann'", id="names"),
    pytest.param("a,b\n1,2\n", "--sheet One", ": has no sheets, so --sheet names none", id="a sheet of a text"),
    pytest.param("Ann,1\nBob,2\n", "", ":1: 'Ann' is not a number; none of the 2 rows can be used", id="a column of words"),
    pytest.param("x,y\nNA,?\n", "--skip-bad-rows", ":2: 'NA' is not a number", id="nothing left without bad rows"),
    pytest.param("x,y\n1,2\n2,NA\n", "", f":3: 'NA' is not a number; 1 of 2 rows cannot be used; {SKIP} it out", id="NA"),
    pytest.param(
        "x,y\n1,2\n2,?\n?,3\n", "", f":3: '?' is not a number; 2 of 3 rows cannot be used (also line 4); {SKIP}", id="?"
    ),
    pytest.param(
        "x,y\n1,2\n2,\n,3\n4\n", "", ":3: y is missing; 3 of 4 rows cannot be used (also lines 4, 5)", id="missing"
    ),
    pytest.param("x;y\n1;2\n2;NaN\n", "", f":3: y is NaN; 1 of 2 rows cannot be used; {SKIP}", id="NaN"),
    pytest.param("x y\n1 2\n-Inf 3\n", "", f":3: x is infinite; 1 of 2 rows cannot be used; {SKIP}", id="infinite"),
    pytest.param("x,y\n1,2\n3,4e30\n", "", ":3: y is '4e30', larger in size than 1e+30; 1 of 2", id="too large"),
    pytest.param("t,U\ns,V\n1,2\n", "", f":2: 's' is not a number; 1 of 2 rows cannot be used; {SKIP}", id="a row of units"),
    pytest.param("A title\nx,y\n1,2\n3,4\n", "", ":1: 1 column, where there must be two: x and y; 1 of 3", id="a title"),
    pytest.param("x,y\n1,2\n3,4\nsum,6\n", "", ":4: 'sum' is not a number; 1 of 3", id="a sum below"),
    pytest.param("x,y\n1,2\n3,4,5\n6,7\n", "", ":3: 3 columns, where there must be two: x and y; 1 of 3", id="a field more"),
    pytest.param("x y\n1 2\n3\n4 5\n", "", ":3: 1 column, where there must be two: x and y; 1 of 3", id="a field less"),
    pytest.param("a,b,c\n1,2,3\n4,5\n", "--x a --y b", ":3: 2 columns, where there must be 3; 1 of 2", id="a short row"),
    pytest.param("x,y\n$1,2\n3,4\n", "", ":2: '$1' is not a number; 1 of 2", id="money"),
    pytest.param("x,y\n1 m,2\n3,4\n", "", ":2: '1 m' is not a number; 1 of 2", id="a unit"),
    pytest.param("x,y\n1,10 %\n3,4\n", "", ":2: '10 %' is not a number; 1 of 2", id="per cent"),
    pytest.param(
        "x,y\n2026-01-02,2\n2026-01-03,4\n", "", ": column 'x' holds dates; --x 'x' takes them as days", id="dates"
    ),
    pytest.param('a,b\n1,"1,234"\n2,"5,678"\n', "", ":2: '1,234' may be 1234 or 1.234; none of the 2 rows", id="commas"),
    pytest.param("a;b\n1;1,234\n2;567\n", "", ":2: '1,234' may be 1234 or 1.234; 1 of 2 rows", id="a comma"),
    pytest.param("a;b\n0,5;1\n1.5;2\n2,5;3\n", "", ":3: '1.5' is not a number; 1 of 3", id="commas and points"),
    pytest.param("a;b\n1.23.4;1\n1.5;2\n", "", ":2: '1.23.4' is not a number; 1 of 2", id="two points"),
    pytest.param("a;b\n12.34,567;1\n1,5;2\n", "", ":2: '12.34,567' is not a number; 1 of 2", id="marks out of place"),
    pytest.param(b"x,y\n1,2\n\x81,3\n", "", ":3: not UTF-8, UTF-16 or Windows-1252 text", id="bytes of no encoding"),
    pytest.param("é,y\n1,2\n".encode() + b"\xe9,3\n", "", ":3: not UTF-8 text", id="two encodings"),
    pytest.param("x,y\n1,2\n".encode("utf-16") + b"1", "", ":3: not UTF-16 text", id="half a character"),
    pytest.param(b"\x7fELF\x02\x01\x01\0\0", "", ":1: 1 column, where there must be two", id="a program"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "", ": this is a picture (PNG), not a table", id="a picture"),
    pytest.param(b"%PDF-1.4\n", "", ": this is a PDF, not a table", id="a PDF"),
    pytest.param(b"\x1f\x8b\x08\0", "", ": this is a compressed file (gzip); unpack it, and", id="compressed"),
    pytest.param(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", ": this is a workbook of an old kind, or one with a", id="an old workbook"
    ),
    *(
        pytest.param(begins + b"\0\1\2\xff\xfe", "", f": this is a {what}", id=what)
        for begins, what in (
            (b"\xff\xd8\xff\xe0", "picture (JPEG), not a table"),
            (b"GIF89a", "picture (GIF), not a table"),
            (b"RIFF\x12\n\0\0WEBPVP8 ", "picture (WebP), not a table"),
            (b"II*\0", "picture (TIFF), not a table"),
            (b"\0\0\0\x20ftypisom", "film, not a table"),
            (b"BZh91AY&SY", "compressed file (bzip2); unpack it, and open the table in it"),
            (b"\xfd7zXZ\0", "compressed file (xz)"),
            (b"7z\xbc\xaf\x27\x1c", "compressed file (7z)"),
            (b"Rar!\x1a\x07\0", "compressed file (RAR)"),
        )
    ),
    pytest.param("x," * (1 << 20), "", ":1: longer than 1 MiB", id="a line without end"),
]


@pytest.mark.parametrize(("content", "argv", "line"), REFUSED)
def test_it_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | bytes, argv: str, line: str
) -> None:
    path = tmp_path / "it"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SystemExit) as caught:
        parse([str(path), *argv.split(), "--headless", "--steps", "1"])
    out, said = capsys.readouterr()
    assert (caught.value.code, out) == (2, "")
    assert said[:-1].isprintable()
    assert said.removeprefix(f"main.py: {path}").startswith(line)


def test_these_are_fifty_at_least() -> None:
    assert len(REFUSED) >= 50


@pytest.mark.parametrize("begins", ["GIF,RIFF\n", "BZh,b\n", "II,MM\n", "Rar!,7z\n", "ftyp,1234ftyp\n"])
def test_a_table_is_not_taken_for_anything_else(tmp_path: Path, begins: str) -> None:
    (tmp_path / "it").write_text(f"{begins}1,2\n3,4\n")
    assert len(read_table(tmp_path / "it").points) == 2
