"""What the words on the window mean, in a sentence or two each, shown when a word is pointed at.

They say what a word means here, and never a number: numbers stand where they are worked out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from app.session.targets import WordTarget
from app.view.paint.pen import Pen
from app.view.targets import Target

MEANINGS = {
    "heads-for": "A forecast, drawn as the dotted line: with these settings the cost ends near this J. Each epoch, which is "
    "one pass over all points, multiplies the distance of m and b from where they end, or circle, by the number after ×: "
    "the smaller it is, the sooner they get there.",
    "cost": "J is the cost: the sum of error² over all points. No line has less than the least.",
    "point-parabola": "A stochastic step learns from one point, so all that it sees is this parabola: error² of that point, "
    "times n, the number of points, so that it compares with J. It is lowest elsewhere than J is: the step may lead away "
    "from the least J.",
    "lowest": "Where J is least along this slice: the best value as long as the other parameter stays as it is.",
    "tangent": "The derivative: how steeply J rises here as this parameter grows. If it is negative, J falls instead.",
    "next-step": "What the next step adds to this parameter; lr is the learning rate. The arrow shows that step.",
    "range": "The least and the largest J on this map, and the colours between them: the stronger the colour, the lower J.",
    "slope-arrow": "The red arrow: the way in which J, over all points, falls fastest from here. A step that learns from "
    "one point or a few sees only the errors of these, so it may well lead another way.",
    "step-arrow": "Where the step led that This step is about. It learnt from one point or a few, so it may lead another "
    "way than downhill over all points. Over many steps these differences even out.",
    "least-squares": "The best line there is: of all lines it has the least sum of error².",
    "rests": "The cross, or the ring of least squares where it lies under that: with this order of points every epoch "
    "ends nearer to here. It is not quite the least J, because "
    "each step learns from a part of the points only, and those that come last in an epoch pull last.",
    "circles": "The cross, or the ring of least squares where it lies under that, and the circle around it: each step "
    "learns from a part of the points only, so at this learning "
    "rate the line never comes to rest. It wanders about this place, most of the time inside the circle. A smaller rate "
    "makes the circle smaller.",
    "rules": "How this derivative is found: by the power rule error² becomes 2·error; by the chain rule that is multiplied "
    "by how much error grows with m, which is x.",
    "sample": "What this step learnt from: one point (a sample), a few points (a mini-batch) or all points (a batch). "
    "On the canvas these wear rings; where there are more than two hundred, all error bars are bright instead.",
    "shown-step": "The step that these numbers and the marks of the sample are of. While more than four steps a second run, "
    "one of them is shown for a quarter of a second, and the line goes on: its error bar ends at the guess of that step, "
    "at the short cross line. Fading rings are the samples shown before. Show every step turns this off.",
    "step": "How many steps have run. Each step changes m and b once.",
    "epoch": "An epoch is one pass over all points. The order says which point comes next; the seed is the number that "
    "chance starts from: the same seed gives the same order again.",
    "says": "Whether training goes on now. fps: how many frames the window shows a second; ms/frame: the time for each.",
}


BEGINNINGS: Mapping[str, str | tuple[str, ...]] = {
    "heads-for": "heads for",
    "cost": "J =",
    "point-parabola": "n·error²",
    "lowest": "lowest",
    "tangent": ("∂J/∂", "slope ="),
    "next-step": "next step",
    "range": "J ",
    "slope-arrow": "downhill",
    "step-arrow": "this step",
    "least-squares": "least squares",
    "rests": ("× rests", "rests"),
    "rules": "power rule",
    "circles": ("× circles", "circles"),
}
"""How the words begin, where they are looked for among all that was written."""


def explain(pen: Pen, words: Sequence[str], under: Target | None = None) -> None:
    """Let these words, wherever they were written, say what they mean; they are looked for when something is pointed at."""
    written = pen.written

    def targets() -> list[Target]:
        return [
            word_target(word, box, under) for word in words for text, box in written if text.startswith(BEGINNINGS[word])
        ]

    pen.targets_later(targets)


def word_target(word: str, rect: pygame.Rect, under: Target | None = None) -> Target:
    """A word that says what it means when it is pointed at; in all else it is as what lies ``under`` it."""
    name, hint = WordTarget(word), MEANINGS[word]
    if under is None:
        return Target(name, rect, hint, takes_focus=False)
    return under._replace(id=name, rect=rect, hint=hint, takes_focus=False, hover=None)
