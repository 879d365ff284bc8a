"""No sign is in the window before the chapter that explains it, neither at first nor while its task is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.lesson.chapter import Chapter
from app.lesson.every import BY_NAME, CHAPTERS
from app.lesson.live.text import filled
from app.lesson.opened.introduced import INTRODUCED_BY, is_introduced
from app.session.state import State
from tests.lesson.doing import DOES
from tests.lesson.pupil import pupil_in
from tests.view.marked import Marks, Window

SIZES = ((800, 560), (1280, 800))

SIGNS = {
    "Σ": re.compile("Σ"),
    "derivative": re.compile(r"\bderivatives?\b"),
    "lr": re.compile(r"\blr\b"),
    "zones": re.compile(r"\boscillating\b|\bdiverging\b"),
    "mean": re.compile(r"\bmean\b"),
    "gradient": re.compile(r"\bgradient\b"),
    "ⁿ": re.compile("ⁿ"),
    "least squares": re.compile("least squares"),
    "∂": re.compile("∂"),
    "÷ n": re.compile(r"÷ n\b|\bn·error"),
}
"""How each of them is seen."""

OUTSIDE = {"toolbar", "timeline", "tooltip"}
"""What stands around the lesson and has words of its own that explain themselves when they are pointed at."""

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)


def texts_of(marks: Marks) -> Iterator[str]:
    """All that is written in the lesson, and the pieces of formulas."""
    for panel in marks.panels:
        if panel not in OUTSIDE:
            yield from marks.texts(panel)


@every_chapter
@pytest.mark.parametrize("size", SIZES)
def test_nothing_uses_a_sign_before_it_is_introduced(chapter: Chapter, size: tuple[int, int]) -> None:
    pupil, window = pupil_in(chapter.name), Window(size)
    moments = [window.draw(pupil.state)]
    unknown = {sign for sign in SIGNS if not is_introduced(pupil.state, sign)}
    for sign in unknown:
        assert not [text for text in texts_of(moments[-1]) if SIGNS[sign].search(text)], sign
    for part in DOES[chapter.name](pupil.state):
        pupil.sends(*part)
        if pupil.chapter is not chapter:
            return  # what is asked for leads to another chapter
        marks = window.draw(pupil.state)
        for sign in unknown:
            assert not [text for text in texts_of(marks) if SIGNS[sign].search(text)], sign


@pytest.mark.parametrize(("sign", "name"), INTRODUCED_BY.items())
def test_the_chapter_that_introduces_a_sign_explains_it_in_its_text(sign: str, name: str) -> None:
    pupil = pupil_in(name)
    said = "".join(text for text, _ in filled(BY_NAME[name].text, pupil.state))
    if sign != "÷ n":
        assert SIGNS[sign].search(said)


def test_every_sign_is_looked_for_and_outside_a_lesson_all_are_known() -> None:
    assert SIGNS.keys() == INTRODUCED_BY.keys()
    assert all(is_introduced(State(), sign) for sign in SIGNS)
