"""The methods that there is a theory for."""

from __future__ import annotations

from app.model.learning.methods.plain import PLAIN
from app.model.learning.training import Settings


def has_theory(settings: Settings) -> bool:
    """Whether zones, outlook and forecast can be computed: for plain descent, the steps of which are affine maps.

    For other methods they are not computed: a step maps line and state together, with some methods not even affinely.
    """
    return settings.method == PLAIN
