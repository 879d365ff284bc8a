"""The pen: all that is drawn on the window goes through it.

``base`` has what it draws on and what it notes, ``areas``, ``lines`` and ``texts`` what it can draw; ``pen`` joins them.
"""

from app.view.paint.pen.base import Card
from app.view.paint.pen.pen import Pen
from app.view.paint.pen.places import Pixels, box_at
from app.view.paint.pen.texts import Label

__all__ = ["Card", "Label", "Pen", "Pixels", "box_at"]
