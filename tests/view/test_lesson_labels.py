"""In every chapter, before its task, while it is done and after it: every text can be read, at any size, scale and theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.lesson.chapter import Chapter
from app.lesson.every import CHAPTERS
from app.messages import ScrollDerivation, ShowCard
from app.session.look import ThemeName
from app.session.state import State
from tests.lesson.doing import DOES
from tests.lesson.pupil import pupil_in
from tests.view.label_checks import (
    controls_overlapping,
    labels_beyond_their_controls,
    labels_covered,
    labels_cut_short,
    labels_outside,
    labels_overlapping,
    labels_under_discs,
    noting_what_is_clipped,
)
from tests.view.marked import Window
from tests.view.test_lesson_layout import PLACES

CHECKS = (
    labels_outside,
    labels_overlapping,
    labels_beyond_their_controls,
    labels_cut_short,
    labels_under_discs,
    labels_covered,
    controls_overlapping,
)

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)


def stages(chapter: Chapter) -> Iterator[tuple[str, State]]:
    """The chapter as it opens, with each of its cards in front, and after each part of its task."""
    pupil = pupil_in(chapter.name)
    yield "opened", pupil.state
    for card in chapter.arrangement.cards:
        pupil.sends(ShowCard(str(card)))
        yield f"{card} in front", pupil.state
        for row in (0, 3, 99) if card == "derivation" else ():
            pupil.sends(ScrollDerivation(row))
            yield f"{card} from row {row}", pupil.state
    for number, part in enumerate(DOES[chapter.name](pupil.state)):
        pupil.sends(*part)
        if pupil.chapter is not chapter:
            return  # what is asked for leads to another chapter
        for card in chapter.arrangement.cards:
            pupil.sends(ShowCard(str(card)))
            yield f"part {number} done, {card} in front", pupil.state
        if not chapter.arrangement.cards:
            yield f"part {number} done", pupil.state


@every_chapter
def test_every_text_of_every_chapter_stands_free_and_whole(chapter: Chapter) -> None:
    found: list[str] = []
    for count, (stage, state) in enumerate(stages(chapter)):
        # In all windows at first, then in some of them by turns, as each is drawn anew.
        for number, (size, scale) in enumerate(PLACES[count % 4 :: 4 if count else 1]):
            state.look = replace(state.look, ui_scale=scale, theme=list(ThemeName)[number % 2])
            state.window_size = size
            with noting_what_is_clipped() as clipped:
                screen = Window(size).draw(state).screen
            amiss = [what for check in CHECKS for what in check(screen, state)] + clipped
            found += [f"{size[0]}×{size[1]} at {scale:.0%}, {stage}: {what}" for what in amiss]
    assert not found, "\n".join([f"{len(found)} in all", *found[:20]])
