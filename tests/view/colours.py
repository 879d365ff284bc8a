"""Colours as an eye sees them: contrast (WCAG 2.1), distance (OKLab), and how the colour blind see (Machado et al. 2009).

Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15
(2009): matrices for linear RGB, here those of the full deficiency.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.model.data.dataset import FloatArray
from app.view.paint.theme import Colour

EYES: dict[str, FloatArray] = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""What becomes of linear red, green and blue."""

_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: Colour) -> FloatArray:
    """Red, green and blue as amounts of light."""
    shares = np.array(colour) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=4096)
def luminance(colour: Colour) -> float:
    """How light it is, from 0 to 1."""
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: Colour, other: Colour) -> float:
    """From 1 for the same to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: Colour, other: Colour, eye: str = "usual") -> float:
    """How different two colours look to an eye: black and white are 1 apart; 0.02 can just be told side by side."""
    places = [_TO_OKLAB @ np.cbrt(_TO_CONES @ np.clip(EYES[eye] @ linear(colour), 0.0, 1.0)) for colour in (one, other)]
    return float(np.linalg.norm(places[0] - places[1]))
