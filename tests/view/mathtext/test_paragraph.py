"""Running text: broken between words, of which a calculation is one, into lines that are not too wide."""

from __future__ import annotations

import pygame
import pytest

from app.lesson.every import CHAPTERS
from app.view.mathtext.formula import Piece
from app.view.mathtext.paragraph import SIGNS, broken, words_of
from app.view.paint.typesetting import BODY, Typesetter

pygame.font.init()

J, X = ("J", "J"), ("x", "x")


def texts_of(*pieces: Piece) -> list[str]:
    return ["".join(text for text, _ in word) for word in words_of(pieces)]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ([("as it is", "")], ["as", "it", "is"]),
        ([("so ", ""), X, (", and", "")], ["so", "x,", "and"]),
        ([("of ", ""), J, (" ÷ 16. So", "")], ["of", "J ÷ 16.", "So"]),
        ([("now −1 × 2 = −2, or", "")], ["now", "−1 × 2 = −2,", "or"]),
        ([X, (" = ", ""), X, ("² + 1, not", "")], ["x = x² + 1,", "not"]),
        ([("= 2", "")], ["= 2"]),
        ([("2 =", "")], ["2 ="]),
        ([("a  b ", "")], ["a", "b"]),
        ([("", "")], []),
    ],
)
def test_a_calculation_is_one_word(pieces: list[Piece], words: list[str]) -> None:
    assert texts_of(*pieces) == words


@pytest.mark.parametrize("width", [120, 200, 320])
def test_no_line_begins_or_ends_with_a_sign(width: int) -> None:
    signs = {text for ((text, _),) in SIGNS}
    pieces = [("Its slope is ", ""), J, (" ÷ 16, for ", ""), X, (" = 0.25 it is −0.5 × 0.25 = −0.125 and no more + 1", "")]
    words, begin = texts_of(*pieces), 0
    for count in broken(Typesetter(1.0), pieces, BODY, width):
        line = " ".join(words[begin : begin + count]).split()
        assert not {line[0], line[-1]} & signs
        begin += count
    assert begin == len(words)


def test_chapters_have_such_calculations() -> None:
    assert any(f" {text} " in chapter.text for chapter in CHAPTERS for ((text, _),) in SIGNS)
