"""Runs of all kinds that the cost card has to show."""

from __future__ import annotations

import numpy as np

from app.messages import (
    AddPoint,
    Advance,
    LoadPoints,
    LookAt,
    Message,
    Reset,
    SetLearningRate,
    SetLineByHand,
    SetOrder,
    TogglePlay,
)
from app.model.data.dataset import Dataset
from app.model.learning.sampling import Order

XS = np.random.default_rng(1).random(26)
ON_A_LINE = Dataset.of([0.0, 0.5, 1.0], [0.25, 0.5, 0.75])
NOISY = Dataset.of(XS, 0.2 + 0.5 * XS + 0.1 * np.sin(9.0 * XS))

RUNS: dict[str, list[Message]] = {
    "noisy": [LoadPoints(NOISY, "points"), Advance(2000)],
    "exact": [LoadPoints(ON_A_LINE, "points"), SetLearningRate(0.5), Advance(9000)],
    "one point": [LoadPoints(Dataset.of([0.4], [0.6]), "point"), SetLearningRate(0.3), Advance(3000)],
    "nothing but zeros": [LoadPoints(Dataset.of([0.0, 1.0], [0.0, 0.0]), "zeros"), Advance(200)],
    "tiny": [LoadPoints(Dataset.of([0.0, 0.5, 1.0], [1e-120, 3e-120, 2e-120]), "tiny"), Advance(3000)],
    "diverged": [LoadPoints(NOISY, "points"), Advance(100), SetLearningRate(9.0), Advance(1000)],
    "diverged from an exact end": [
        *(LoadPoints(ON_A_LINE, "points"), SetLearningRate(0.5), Advance(9000), SetLearningRate(9.0), Advance(1000))
    ],
    "noise after an exact end": [
        *(LoadPoints(ON_A_LINE, "points"), SetLearningRate(0.5), Advance(9000), AddPoint(0.3, 0.9), Advance(500))
    ],
    "a ghost that diverged": [
        *(LoadPoints(NOISY, "points"), Advance(100), SetLearningRate(9.0), Advance(1000)),
        *(LookAt(90), SetLearningRate(0.04), TogglePlay(), Advance(50)),
    ],
    "looking back": [LoadPoints(NOISY, "points"), Advance(100), SetLearningRate(9.0), Advance(1000), LookAt(60)],
    "several others": [
        *(LoadPoints(NOISY, "points"), Advance(300), Reset(), SetLineByHand(2.0, -1.0), Advance(70), Reset()),
        *(
            SetOrder(Order.RANDOM),
            Advance(200),
            LookAt(50),
            AddPoint(0.5, 0.9),
            TogglePlay(),
            Advance(40),
            Reset(),
            Advance(9),
        ),
    ],
    "one step": [LoadPoints(NOISY, "points"), Advance(1)],
}
