"""The zones for the points and settings of a training, in any mode."""

from __future__ import annotations

from app.model.data.dataset import Dataset
from app.model.learning.training import Mode, Settings
from app.model.theory.scope import has_theory
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.rate_zones import RateZones
from app.model.theory.zones.stochastic import stochastic_diverges_above, stochastic_zones


def rate_zones(data: Dataset, settings: Settings) -> RateZones | None:
    """The zones for these points, in training units, in the mode and order of the settings.

    None without points, and for a method that there is no theory for.
    """
    if not len(data) or not has_theory(settings):
        return None
    if settings.mode is Mode.BATCH:
        return batch_limits(data.moments).zones()
    return stochastic_zones(data, settings.order, _batch_size(settings))


def diverges_above(data: Dataset, settings: Settings) -> float | None:
    """The limit of the same name of these zones alone, to the same bits, without the cost of the others."""
    if not len(data) or not has_theory(settings):
        return None
    if settings.mode is Mode.BATCH:
        return batch_limits(data.moments).diverges_above
    return stochastic_diverges_above(data, settings.order, _batch_size(settings))


def _batch_size(settings: Settings) -> int:
    return settings.batch_size if settings.mode is Mode.MINI_BATCH else 1
