"""One ``xdotool`` for many commands says what each one comes to."""

from __future__ import annotations

import pytest

from tests.window.program import Place
from tests.window.xdotool import NEXT, XdotoolError

NO_WINDOW, NO_PROGRAM = "99999999", "999999999"


def test_what_cannot_be_done_is_said_and_what_comes_next_is_done(place: Place) -> None:
    with pytest.raises(XdotoolError, match="BadWindow"):
        place.hands.do("mousemove", "--window", NO_WINDOW, "3", "4")
    with pytest.raises(XdotoolError, match="Unknown command: dance"):
        place.hands.do("dance")
    place.hands.do("mousemove", "3", "4", NEXT, "mousemove_relative", "10", "20")
    assert place.eyes.ask("getmouselocation", "--shell").split()[:2] == ["X=13", "Y=24"]
    assert place.eyes.ask("search", "--onlyvisible", "--pid", NO_PROGRAM) == ""
