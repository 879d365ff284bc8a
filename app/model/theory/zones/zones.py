"""The zones for the points and settings of a training, in any mode."""

from __future__ import annotations

from app.model.data.dataset import Dataset
from app.model.learning.training import Mode, Settings
from app.model.theory.scope import has_theory
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.rate_zones import RateZones
from app.model.theory.zones.stochastic import stochastic_zones


def rate_zones(data: Dataset, settings: Settings) -> RateZones | None:
    """The zones for these points, in training units, in the mode and order of the settings.

    None without points, and for a method that there is no theory for.
    """
    if not len(data) or not has_theory(settings):
        return None
    if settings.mode is Mode.BATCH:
        return batch_limits(data.moments).zones()
    size = settings.batch_size if settings.mode is Mode.MINI_BATCH else 1
    return stochastic_zones(data, settings.order, size)
