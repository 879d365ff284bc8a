"""The lesson can be opened from the command line, with and without a window."""

from __future__ import annotations

import pytest

from app.cli.options import Options
from app.cli.parsing import parse
from app.files.preferences import Preferences
from app.lesson.every import CHAPTERS
from app.shell.exporting.drawing import drawn
from app.shell.startup import first_state, open_lesson, taught
from app.update.dispatcher import Dispatcher


@pytest.mark.parametrize("chapter", [chapter.name for chapter in CHAPTERS])
def test_the_chapter_asked_for_is_open_and_set_up(chapter: str) -> None:
    options = parse(["--lesson", chapter])
    state = first_state(options, Preferences())
    open_lesson(options, taught(Dispatcher(state)))
    assert state.lesson is not None
    assert (state.lesson.chapter, state.lesson.is_ready) == (chapter, True)


def test_no_lesson_is_opened_where_none_was_asked_for() -> None:
    state = first_state(Options(), Preferences())
    open_lesson(Options(), taught(Dispatcher(state)))
    assert state.lesson is None
    assert drawn(state, (800, 560)).get_size() == (800, 560)
