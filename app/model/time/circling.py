"""Whether a run still comes nearer to a line, or only circles around it."""

from __future__ import annotations

import numpy as np

from app.model.data.scaling import Line
from app.model.time.path import PathHistory

NO_NEARER, NO_FARTHER = 0.9, 1.25
"""It circles where the latest steps were, on the whole, as far off as as many before them, or nearly so."""


def circles_around(line: Line, path: PathHistory, last_step: int, steps: int) -> bool:
    """Whether so many steps up to the last one came no nearer to the line, in (m, b), than as many before them."""
    _, lines = path.after(last_step - 2 * steps, 2 * steps)
    off = np.hypot(lines[:, 0] - line.slope, lines[:, 1] - line.intercept)
    if not 0 < steps < len(off):
        return False
    earlier, later = float(off[:-steps].mean()), float(off[-steps:].mean())
    return NO_NEARER * earlier <= later <= NO_FARTHER * earlier
