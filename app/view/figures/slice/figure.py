"""J along one parameter with the other held: a parabola to roll down, its tangent, and the step that comes next."""

from __future__ import annotations

from app.plots.transform import PlotTransform, linear_transform
from app.view.figures.frame import Frame
from app.view.figures.guess.along import draw_grip_along, draw_guess_along
from app.view.figures.named_axes import draw_axis_below, draw_axis_beside
from app.view.figures.slice.drawn import draw_drawn, has_lowest
from app.view.figures.slice.fog import FogTexts, draw_fog, draw_trail
from app.view.figures.slice.labels import Labels
from app.view.figures.slice.marks import (
    SlicePlot,
    draw_ball,
    draw_curves,
    draw_landing,
    draw_lowest,
    draw_next_step,
    draw_tangent,
    next_step,
)
from app.view.figures.slice.values import Drawn, InFog, SliceValues
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen


class SliceFigure:
    """Draws a slice; its axes are a cached layer."""

    def __init__(self) -> None:
        self._layer = CachedLayer()

    def draw(self, pen: Pen, frame: Frame, values: SliceValues) -> SlicePlot:
        """Draw axes, what is seen of the slice, and the ball; returns where values are. Beyond the window the ball stops."""
        part, window, seen = values.part, values.window, values.seen
        transform = linear_transform(window.domain, window.heights, *frame.plot)
        plot = SlicePlot(frame.plot, transform)
        with pen.measuring(transform):
            is_in_fog = isinstance(seen, InFog) and not seen.is_lifted
            self._draw_axes(pen, frame, values, transform, is_in_fog)
            if isinstance(seen, InFog) and is_in_fog:
                with pen.clipped(frame.plot):
                    strokes = draw_fog(pen, plot, part, seen)
                    if values.guess is not None:
                        strokes += draw_guess_along(pen, plot, part, values.guess, is_curve_seen=False)
                    FogTexts(pen, plot, values, seen, strokes).write()
            else:
                with pen.clipped(frame.plot.inflate(pen.px(8), pen.px(8))):
                    if isinstance(seen, Drawn):
                        _draw_drawn(pen, plot, values, seen)
                    else:
                        _draw_whole(pen, plot, values, seen)
            # At the end of an axis the ball is seen whole.
            with pen.clipped(frame.plot.inflate(pen.px(22), pen.px(22)).clip(frame.rect)):
                draw_ball(pen, plot, part, values.is_ball_large)
                if not is_in_fog and not isinstance(seen, Drawn):
                    draw_next_step(pen, plot, part)
            if values.guess is not None:
                draw_grip_along(pen, plot, values.guess, frame.rect)
        return plot

    def _draw_axes(self, pen: Pen, frame: Frame, values: SliceValues, transform: PlotTransform, is_in_fog: bool) -> None:
        rect, plot, symbol, height = frame.rect, frame.plot, values.part.symbol, values.height_name

        def paint() -> None:
            frame.paint()
            if is_in_fog:
                pen.fill(pen.theme.fog, plot, "fog")
            draw_axis_below(pen, rect, plot, transform.x, symbol)
            draw_axis_beside(pen, rect, plot, transform.y, "J", has_rules=not is_in_fog, name=height)

        self._layer.draw(pen, rect, (symbol, height, transform, frame.key, is_in_fog), paint)


def _draw_whole(pen: Pen, plot: SlicePlot, values: SliceValues, lifted: InFog | None) -> None:
    """All of the curve, the tangent, and the step that comes next or a guess at it; on it the trail that was left in fog."""
    part, guess = values.part, values.guess
    draw_curves(pen, plot, part)
    trail = [] if lifted is None else draw_trail(pen, plot, part.symbol, lifted.felt)
    step = next_step(plot, part)
    strokes = [*trail, draw_tangent(pen, plot, part), *([] if step is None else [step])]
    draw_landing(pen, plot, part)
    if guess is not None:
        strokes += draw_guess_along(pen, plot, part, guess)
    is_lowest_seen = draw_lowest(pen, plot, part)
    labels = Labels(pen, plot, part, strokes)
    labels.write_tangent(values.slope_name)
    if is_lowest_seen:
        labels.write_lowest()
    labels.write_next_step(lifted is not None, values.says_how)
    labels.write_point_parabola()


def _draw_drawn(pen: Pen, plot: SlicePlot, values: SliceValues, drawn: Drawn) -> None:
    """What the pen has drawn; the lowest point once the pen has been there."""
    part = values.part
    draw_drawn(pen, plot, part, drawn)
    if has_lowest(part, drawn) and draw_lowest(pen, plot, part):
        Labels(pen, plot, part, ()).write_lowest()
