"""How near a guess came, in kind words."""

from __future__ import annotations

from app.model.derivation.guesses import Nearness, Score
from app.plots.numerals import significant

_SAYS = {
    Nearness.JUST: "Right way, and just as far",
    Nearness.A_LITTLE_FAR: "Right way, a little too far",
    Nearness.FAR: "Right way, too far",
    Nearness.A_LITTLE_SHORT: "Right way, a little short",
    Nearness.SHORT: "Right way, and it goes farther than that",
    Nearness.OTHER_WAY: "This time it went the other way",
    Nearness.SAID_STILL: "It did move",
    Nearness.STAYED: "It stayed where it was",
}


def score_in_words(score: Score) -> tuple[str, ...]:
    """What to say of it, the longest form first."""
    if score.is_in_the_plane:
        said, went = significant(score.said_far, 2), significant(score.went_far, 2)
    else:
        said, went = change_in_words(score.said), change_in_words(score.went)
    says = _SAYS[score.nearness]
    return f"{says}: you said {said}, it went {went}", f"{says}: you {said}, it {went}", f"you {said}, it {went}"


def change_in_words(change: float) -> str:
    """A change with its sign, in two figures."""
    shown = significant(change, 2)
    return f"+{shown}" if change > 0.0 else shown
