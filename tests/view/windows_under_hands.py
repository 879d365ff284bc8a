"""Windows in which something is pointed at, held or told, and such as are too small, too full or too far off."""

from __future__ import annotations

import numpy as np

from app.messages import (
    Advance,
    ChangeUiScale,
    Explain,
    FoundLastSession,
    LoadPoints,
    LookAt,
    LookBeforeDivergence,
    MarkSpan,
    Notify,
    SetLineByHand,
    ShowLandscape,
    ToggleCostScale,
    ToggleFog,
    ToggleLeastSquares,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.session.explained.quantity import Kind, Quantity
from app.session.targets import BowlTarget, PointTarget, SliceBallTarget, SliceTarget, SliderTarget, TimeTarget
from app.session.views import LandscapeView
from tests.view.marked import Scene
from tests.view.test_pictures import CHANGED, LEARNING, SMALL, TOO_FAST, USUAL, window

LONG = Dataset.of([123456789.0, 123456790.0, 123456791.0], [-123456789.0, -123456790.0, -123456791.0])
DENSE = Dataset.of(*np.random.default_rng(8).normal(0.5, 0.13, (2, 20000)))

BOWL, SLICE_M, SLICE_B = (ShowLandscape(view) for view in (LandscapeView.BOWL, LandscapeView.SLICE_M, LandscapeView.SLICE_B))

UNDER_HANDS: dict[str, Scene] = {
    "told": Scene((*LEARNING, Notify("Saved a.csv")), USUAL),
    "told-why-not": Scene((*LEARNING, Notify("a.csv: line 3: the second number is missing", is_failure=True)), SMALL),
    "told-at-length": Scene((*LEARNING, Notify("The file " + "very " * 90 + "long", is_failure=True)), SMALL),
    "too-small": Scene(LEARNING, (390, 270)),
    "much-too-small": Scene(LEARNING, (90, 60)),
    "preview-line": window(USUAL, *LEARNING, BOWL, hovered=BowlTarget()),
    "preview-line-of-a-slice": window(SMALL, *LEARNING, SLICE_B, hovered=SliceTarget()),
    "a-ball-pointed-at": window(USUAL, *LEARNING, SLICE_M, hovered=SliceBallTarget()),
    "held-ball": Scene((*LEARNING, SLICE_M), USUAL, SliceBallTarget(), is_held=True),
    "held-point": Scene((*CHANGED, BOWL), USUAL, PointTarget(3), is_held=True),
    "held-time": Scene(CHANGED, SMALL, TimeTarget(), is_held=True),
    "held-rate": Scene(LEARNING, SMALL, SliderTarget("rate"), is_held=True),
    "focus-on-a-point": Scene(LEARNING, USUAL, PointTarget(3), is_focused=True),
    "focus-on-the-bowl": Scene((*LEARNING, BOWL), SMALL, BowlTarget(), is_focused=True),
    "dense": window(USUAL, LoadPoints(DENSE, "dense.csv"), Advance(30), ToggleLeastSquares(), BOWL),
    "dense-far": window(SMALL, LoadPoints(DENSE, "dense.csv"), Advance(3), ZoomAxes(0.5, 0.5, 5.0), ChangeUiScale(3)),
    "long-numbers": window(
        SMALL, LoadPoints(LONG, "long.csv"), Advance(9), ZoomAxes(123456790.0, -123456790.0, 1e-3), SLICE_B
    ),
    "a-span": window(USUAL, *LEARNING, LookAt(30), MarkSpan(), LookAt(90)),
    "diverged-before": window(USUAL, *TOO_FAST, LookAt(3), ToggleCostScale()),
    "diverged-in-the-bowl": window(USUAL, *TOO_FAST, LookBeforeDivergence(), BOWL),
    "off-the-plane": window(USUAL, *LEARNING, SetLineByHand(0.1, 9.0), ToggleFog(), SLICE_M),
    "steep": window(SMALL, *LEARNING, SetLineByHand(40.0, -3.0), SLICE_B, ToggleFog()),
    "a-deep-sum": window(
        SMALL, *LEARNING, Explain((Quantity(Kind.CHANGE_M, 119), Quantity(Kind.MEAN_ERROR_X, 119), Quantity(Kind.COST, 9)))
    ),
    "last-session-beside": window(SMALL, FoundLastSession("12 points, 402 steps, today 14:05"), SetLineByHand(2.5, -0.5)),
}
