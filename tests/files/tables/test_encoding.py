"""Text is read in the encoding that it is in, wherever its bytes are cut, and nothing else is taken for text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.problem import FileProblem
from app.files.tables.text.lines import blocks_of

LETTERS = st.text("abcxyz019,;.\t éöüß°µ€−", min_size=1, max_size=30)


def text(content: bytes, size: int) -> str:
    pieces: Iterable[bytes] = (content[at : at + size] for at in range(0, len(content), size))
    return "\n".join(block.text for block in blocks_of(Path("it"), pieces))


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]), st.integers(1, 9))
def test_it_is_the_same_text_in_any_encoding(letters: str, encoding: str, size: int) -> None:
    assert text(letters.encode(encoding), size) == letters


@given(st.text("abcxyz019,;.\t ", min_size=4), st.sampled_from(["utf-16-le", "utf-16-be"]), st.integers(1, 9))
def test_utf_16_is_known_without_its_mark(letters: str, encoding: str, size: int) -> None:
    assert text(letters.encode(encoding), size) == letters


def test_what_is_not_utf_8_is_windows_1252_from_there_on() -> None:
    content = b"plain\n" * 9 + b"\xb0C\n\xe4\n"
    for size in range(1, 70):
        assert text(content, size) == "plain\n" * 9 + "°C\nä"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"one\ntwo\n\x81\n", "it:3: not UTF-8, UTF-16 or Windows-1252 text"),
        (b"one\n\xb0 \0\n", "it:2: not UTF-8, UTF-16 or Windows-1252 text"),
        ("é\n".encode() + b"\xb0\n", "it:2: not UTF-8 text"),
        (b"\xef\xbb\xbfone\n\xb0\n", "it:2: not UTF-8 text"),
        ("one\ntwo\n".encode("utf-16") + b"\x00\xd8\x00\x00", "it:3: not UTF-16 text"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_what_is_no_text_is_named_by_its_line(content: bytes, line: str, size: int) -> None:
    with pytest.raises(FileProblem) as caught:
        text(content, size)
    assert str(caught.value) == line
