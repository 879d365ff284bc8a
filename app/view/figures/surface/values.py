"""What the bowl in 3-D shows."""

from __future__ import annotations

from typing import NamedTuple

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.session.views import Box
from app.view.figures.run_path import RunPath


class Surface(NamedTuple):
    """J over the lines in ``box``, in training units, seen from ``yaw`` and ``pitch`` in degrees.

    On it the line as it is, and the path on which it came there.
    """

    box: Box
    moments: Moments
    yaw: float
    pitch: float
    line: Line
    path: RunPath
