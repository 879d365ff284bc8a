"""Types of numbers and numpy arrays."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

Number = TypeVar("Number", float, FloatArray)
"""A float, or an array of floats: functions of it give back what they get."""
