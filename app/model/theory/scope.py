"""Which methods this room has a theory for."""

from __future__ import annotations

from app.model.learning.methods.plain import PLAIN
from app.model.learning.training import Settings


def has_theory(settings: Settings) -> bool:
    """Whether zones, outlook and forecast can be computed: for plain descent, the steps of which are affine maps.

    For other methods they are not computed. Their steps map line and state together, those of some not even affinely.
    """
    return settings.method == PLAIN
