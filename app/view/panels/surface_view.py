"""The bowl in 3-D."""

from __future__ import annotations

import numpy as np
import pygame

from app.state import State
from app.view.ink import Ink
from app.view.panels.card_parts import Header, Places
from app.view.panels.surface_ground import *
from app.view.relief_scene import *
from app.views import Box


class SurfaceView:
    """Draws the bowl as a surface."""

    def draw(self, ink: Ink, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw it."""
        card, plot = places
        ink.surface.fill(ink.theme.background, card)
        ink.card(card)
        moments = state.training.training_set.moments
        lines = state.timeline.run.path.lines(0, state.timeline.step)
        room = pygame.Rect(card.x + ink.px(14), card.y + ink.px(36), card.w - ink.px(28), card.h - ink.px(46))
        sh = shown_for(moments, box, np.vstack([lines, [state.training.line]]))
        scene = scene_for(sh, state.landscape.yaw, state.landscape.pitch, room, (ink.px(50), ink.px(4), ink.px(20)))
        draw_surface(ink, scene)
        from app.plots.polylines import refined, thinned

        p = refined(thinned(lines, 600), 300)
        for r in scene.curve(*scene.unit_square(p[:, 0], p[:, 1])):
            pygame.draw.aalines(ink.surface, ink.theme.text, False, r)
