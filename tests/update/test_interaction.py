"""What messages about pointer and focus do to the state."""

from app.messages import (
    AddPoint,
    BeginGesture,
    EndGesture,
    Escape,
    Focus,
    GrabTarget,
    MoveCrosshair,
    Notify,
    PointAt,
    ToggleFullscreen,
    ToggleHelp,
)
from app.session.state import Pointer
from app.session.targets import CanvasTarget, PointTarget
from app.update import update
from tests.update.after import after


def test_the_pointer_is_where_it_is() -> None:
    assert after(PointAt(PointTarget(1), 3.0, 4.0)).pointer == Pointer(PointTarget(1), 3.0, 4.0)


def test_a_pointer_is_held_to_places_that_a_screen_may_have() -> None:
    assert after(PointAt(None, 1e19, -1e300)).pointer == Pointer(None, 30_000.0, -30_000.0)


def test_what_is_held_is_held_until_it_is_let_go() -> None:
    assert after(BeginGesture(CanvasTarget())).held == CanvasTarget()
    assert after(BeginGesture(CanvasTarget()), EndGesture()).held is None


def test_a_new_point_is_held_by_the_press_that_added_it() -> None:
    assert after(BeginGesture(CanvasTarget()), AddPoint(0.5, 0.5), GrabTarget(PointTarget(3))).held == PointTarget(3)


def test_the_focus_is_given_and_taken() -> None:
    assert after(Focus(CanvasTarget())).focus == CanvasTarget()
    assert after(Focus(CanvasTarget()), Focus(None)).focus is None


def test_the_crosshair_moves_and_stays_on_the_canvas() -> None:
    assert after(MoveCrosshair(0.25, -0.25)).crosshair == (0.75, 0.25)
    assert after(MoveCrosshair(9.0, -9.0)).crosshair == (1.0, 0.0)


def test_escape_closes_one_thing_at_a_time_the_topmost_first() -> None:
    state = after(ToggleFullscreen(), Notify("told"), Focus(CanvasTarget()), ToggleHelp())

    def what_is_open() -> list[bool]:
        focused, told, full = state.focus is not None, bool(state.notice), state.look.is_fullscreen
        return [state.is_help_open, focused, told, full]

    for closed in range(5):
        assert what_is_open() == [False] * closed + [True] * (4 - closed)
        update(state, Escape())
    assert what_is_open() == [False] * 4
