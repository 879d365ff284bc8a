"""Principal axes: lines as their deviation from the minimum, along the axes of the elliptic contours.

In these coordinates the mean step is diagonal and the cost a sum of two squares. No digits are lost, even if the line is
far from the origin or the bowl is a narrow ravine. In a valley the first axis runs along its flat bottom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.model.data.dataset import Dataset, FloatArray
from app.model.data.scaling import Line
from app.model.theory.zones.batch import batch_limits


@dataclass(frozen=True, eq=False)
class PrincipalAxes:
    """``axes`` has the axes in (m, b) as its columns, flattest first; shape (2, 2).

    ``eigenvalues`` are those of [[mean x², mean x], [mean x, 1]] along them, shape (2,). ``origin`` is least squares;
    in a valley, one of the lines along its bottom.
    """

    data: Dataset
    origin: Line
    axes: FloatArray
    eigenvalues: FloatArray
    is_valley: bool

    @classmethod
    def of(cls, data: Dataset) -> PrincipalAxes:
        """The axes for these points, from their moments alone. Needs a point."""
        moments, limits = data.moments, batch_limits(data.moments)
        flat, steep = limits.lambda_min, limits.lambda_max
        angle = math.atan2(2.0 * moments.x_mean, flat + steep - 2.0) / 2.0
        cosine, sine = math.cos(angle), math.sin(angle)
        axes = np.array([[-sine, cosine], [cosine, sine]])
        origin = Line(moments.slope, moments.intercept)
        return cls(data, origin, axes, np.array([flat, steep]), limits.is_valley)

    def deviation(self, line: Line) -> FloatArray:
        """The deviation of a line from the origin along both axes, shape (2,)."""
        at_mean = line.at(self.data.moments.x_mean) - self.data.moments.y_mean
        by_slope = line.slope - self.origin.slope
        moved: FloatArray = self.axes.T @ (by_slope, at_mean - by_slope * self.data.moments.x_mean)
        return moved

    def line(self, deviation: FloatArray) -> Line:
        """The line with a deviation from the origin; the inverse of ``deviation``."""
        slope, intercept = (self.axes @ deviation).tolist()
        return Line(self.origin.slope + slope, self.origin.intercept + intercept)

    def features(self, points: slice) -> FloatArray:
        """u, w and error of some points, shape (3, points).

        (u, w) is (x, 1) along the axes, and ``error`` that of the origin: a step on one point takes a deviation δ to
        δ − lr·((u, w)·δ + error)·(u, w).
        """
        xs, ys, moments = self.data.xs[points], self.data.ys[points], self.data.moments
        features = np.empty((3, len(xs)))
        np.multiply(self.axes[0][:, None], xs, out=features[:2])
        features[:2] += self.axes[1][:, None]
        features[2] = moments.slope * (xs - moments.x_mean) - (ys - moments.y_mean)
        return features

    def columns(self, points: slice) -> FloatArray:
        """uu, uw, ww, u·error and w·error of some points, shape (5, points): all that the mean over a batch is made of."""
        features = self.features(points)
        columns = np.empty((5, features.shape[1]))
        for column, (one, other) in zip(columns, ((0, 0), (0, 1), (1, 1), (0, 2), (1, 2)), strict=True):
            np.multiply(features[one], features[other], out=column)
        return columns
