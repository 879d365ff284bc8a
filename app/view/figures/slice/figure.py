"""J along one parameter with the other held: a parabola to roll down, its tangent, and the step that comes next."""

from __future__ import annotations

from app.model.landscape.slices import Slice
from app.plots.transform import PlotTransform, linear_transform
from app.session.views import SliceWindow
from app.view.figures.frame import Frame
from app.view.figures.named_axes import draw_axis_below, draw_axis_beside
from app.view.figures.slice.labels import Labels
from app.view.figures.slice.marks import SlicePlot, draw_ball, draw_curves, draw_lowest, draw_next_step, draw_tangent
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen


class SliceFigure:
    """Draws a slice; its axes are a cached layer."""

    def __init__(self) -> None:
        self._layer = CachedLayer()

    def draw(self, pen: Pen, frame: Frame, part: Slice, window: SliceWindow, is_ball_large: bool = False) -> SlicePlot:
        """Draw axes, parabolas, tangent, step and ball; returns where the values are. Beyond the window the ball stops."""
        transform = linear_transform(window.domain, window.heights, *frame.plot)
        plot = SlicePlot(frame.plot, transform)
        with pen.measuring(transform):
            self._draw_axes(pen, frame, part.symbol, transform)
            with pen.clipped(frame.plot.inflate(pen.px(8), pen.px(8))):
                draw_curves(pen, plot, part)
                strokes = [draw_tangent(pen, plot, part), *draw_next_step(pen, plot, part)]
                is_lowest_seen = draw_lowest(pen, plot, part)
                labels = Labels(pen, plot, part, strokes)
                labels.write_tangent()
                if is_lowest_seen:
                    labels.write_lowest()
                labels.write_next_step()
                labels.write_point_parabola()
            # At the end of an axis the ball is seen whole.
            with pen.clipped(frame.plot.inflate(pen.px(22), pen.px(22)).clip(frame.rect)):
                draw_ball(pen, plot, part, is_ball_large)
        return plot

    def _draw_axes(self, pen: Pen, frame: Frame, symbol: str, transform: PlotTransform) -> None:
        rect, plot = frame.rect, frame.plot

        def paint() -> None:
            frame.paint()
            draw_axis_below(pen, rect, plot, transform.x, symbol)
            draw_axis_beside(pen, rect, plot, transform.y, "J", has_rules=True)

        self._layer.draw(pen, rect, (symbol, transform, frame.key), paint)
