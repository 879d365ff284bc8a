"""Back to the code, and why others have +=."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Card
from app.lesson.chapter import Chapter
from app.lesson.controls import ReadOut
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import steps_run

CODE = Chapter(
    name="code",
    title="Back to the code",
    text="All that is left of the calculus is four lines, with this step's numbers below: * means times, −= "
    "means subtract. The last two end with how <m> and <b> change. The Coding Train's code adds, +=, as it subtracts "
    "the other way round, <y> − <guess>: its <error> has the other sign, and the step is the same.",
    try_it=("Press Step, and find the same numbers in the card This step.",),
    set_up=desk(EIGHT, 0.1, 0.6),
    watch=(steps_run(),),
    arrangement=Arrangement(cards=(Card.STEP, Card.DERIVATION)),
    controls=(
        ReadOut("guess", "= {m} * {x} + {b}", "ran_guess"),
        ReadOut("error", "= {guess} − {y}", "ran_error"),
        ReadOut("m", "−= {error} * {x} * lr", "ran_m"),
        ReadOut("b", "−= {error} * 1 * lr", "ran_b"),
    ),
)
