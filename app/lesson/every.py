"""All chapters in their order: a line each."""

from __future__ import annotations

from app.lesson.arrangement import Layer
from app.lesson.chapter import Chapter
from app.lesson.chapters.beyond.code import CODE
from app.lesson.chapters.beyond.neuron import NEURON
from app.lesson.chapters.beyond.reading import READING
from app.lesson.chapters.descent.bowl import BOWL
from app.lesson.chapters.descent.by_eye import BY_EYE
from app.lesson.chapters.descent.by_hand import BY_HAND
from app.lesson.chapters.descent.fog import FOG
from app.lesson.chapters.descent.lowest import LOWEST
from app.lesson.chapters.descent.one_or_all import ONE_OR_ALL
from app.lesson.chapters.descent.rate import RATE
from app.lesson.chapters.descent.turn import TURN
from app.lesson.chapters.line.cost import COST
from app.lesson.chapters.line.errors import ERRORS
from app.lesson.chapters.line.points import POINTS
from app.lesson.chapters.rules.chain import CHAIN
from app.lesson.chapters.rules.chain_on_cost import CHAIN_ON_COST
from app.lesson.chapters.rules.partial import PARTIAL
from app.lesson.chapters.rules.power import POWER
from app.lesson.chapters.rules.the_two import THE_TWO
from app.messages import Message
from app.session.state import State

CHAPTERS: tuple[Chapter, ...] = (
    POINTS,
    ERRORS,
    COST,
    BY_EYE,
    LOWEST,
    FOG,
    RATE,
    BOWL,
    TURN,
    ONE_OR_ALL,
    BY_HAND,
    POWER,
    CHAIN,
    CHAIN_ON_COST,
    PARTIAL,
    THE_TWO,
    CODE,
    NEURON,
    READING,
)

BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}


def number_of(chapter: Chapter) -> int:
    """Its number, from 1."""
    return CHAPTERS.index(chapter) + 1


def chapter_beside(name: str, way: int) -> Chapter:
    """The chapter so many places after that one, or before it, held to the first and the last."""
    place = CHAPTERS.index(BY_NAME[name]) + max(-len(CHAPTERS), min(len(CHAPTERS), way))
    return CHAPTERS[max(0, min(len(CHAPTERS) - 1, place))]


def open_chapter(state: State) -> Chapter | None:
    """The chapter that is open, if a lesson is."""
    return None if state.lesson is None else BY_NAME[state.lesson.chapter]


def shows(state: State, layer: Layer) -> bool:
    """Whether the open chapter asks for that layer."""
    chapter = open_chapter(state)
    return chapter is not None and layer in chapter.arrangement.layers


def lent_message(state: State, key: str) -> Message | None:
    """What a key means in the open chapter, where that lends it."""
    chapter = open_chapter(state)
    found = () if chapter is None else chapter.keys
    return next((lent.means(state) for lent in found if lent.key == key), None)
