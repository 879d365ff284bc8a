"""Partial derivatives: all but m stands still; then all but b."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card, Layer
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSwitch, ReadOut
from app.lesson.desks import ONE, desk
from app.lesson.watches import line_moves
from app.messages import ScrollDerivation
from app.session.lesson.figures import Nudge

PARTIAL = Chapter(
    name="partial",
    title="Partial derivatives: the rest stands still",
    text="<J> depends on two things, <m> and <b>. Take them one at a time. Let only <m> move: <x>, <y> and <b> stand still, "
    "and the <error> grows by <x> for each unit. Let only <b> move: the line is lifted, and the <error> grows by 1. "
    "So ∂<J>/∂<m> is 2·<error>·<x>, and ∂<J>/∂<b> is 2·<error>·1.",
    try_it=("Turn the line by its handle <m>.", "Lift it by its handle <b>. See both slopes change."),
    set_up=(*desk(ONE, 0.31, 0.36), ScrollDerivation(3)),
    watch=(
        line_moves(lambda before, after: after.line.intercept == before.line.intercept),
        line_moves(lambda before, after: after.line.slope == before.line.slope),
    ),
    arrangement=Arrangement(cards=(Card.DERIVATION, Card.LANDSCAPE), layers=(Layer.NUDGE,)),
    controls=(
        FigureSwitch(Nudge, "is_of_b", "Move b by h", "Move m by h"),
        ReadOut("error", "= {guess} − {y}", "error"),
        ReadOut("∂J/∂m", "= 2·{error}·{x}", "slope_m"),
        ReadOut("∂J/∂b", "= 2·{error}·1", "slope_b"),
    ),
)
