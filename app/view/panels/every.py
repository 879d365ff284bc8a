"""Every panel and overlay of the window, by name: the panels in the order of Tab, the overlays from the lowest up."""

from __future__ import annotations

from typing import Any

from app.view.panels.canvas.panel import Canvas
from app.view.panels.cost.panel import CostCard
from app.view.panels.derivation.panel import DerivationCard
from app.view.panels.landscape.panel import LandscapeCard
from app.view.panels.lesson.panel import LessonCard
from app.view.panels.overlays.divergence import DivergenceBanner
from app.view.panels.overlays.examples.panel import ExamplesCard
from app.view.panels.overlays.explanation import Explanation
from app.view.panels.overlays.help import HelpCard
from app.view.panels.overlays.menus import Menu
from app.view.panels.overlays.notice import Notice
from app.view.panels.overlays.opening.files import FilesCard
from app.view.panels.overlays.opening.reading import ReadingBar
from app.view.panels.overlays.picker.panel import Picker
from app.view.panels.overlays.progress import ProgressCard
from app.view.panels.overlays.scale.panel import ScaleCard
from app.view.panels.overlays.tooltip import Tooltip
from app.view.panels.panel import Overlay, Panel
from app.view.panels.stage.dials import DialsStage
from app.view.panels.stage.neuron import NeuronStage
from app.view.panels.stage.power import PowerStage
from app.view.panels.step.panel import StepCard
from app.view.panels.timeline.panel import TimelineBar
from app.view.panels.toolbar.panel import Toolbar


def new_panels() -> dict[str, Panel[Any]]:
    """The panels that have slots, by the names of the slots."""
    return {
        "toolbar": Toolbar(),
        "canvas": Canvas(),
        "power": PowerStage(),
        "dials": DialsStage(),
        "neuron": NeuronStage(),
        "cost": CostCard(),
        "derivation": DerivationCard(),
        "step": StepCard(),
        "landscape": LandscapeCard(),
        "lesson": LessonCard(),
        "timeline": TimelineBar(),
    }


def new_overlays() -> dict[str, Overlay[Any]]:
    """What may lie over the panels."""
    return {
        "banner": DivergenceBanner(),
        "notice": Notice(),
        "reading": ReadingBar(),
        "scale": ScaleCard(),
        "explanation": Explanation(),
        "picker": Picker(),
        "menu": Menu(),
        "examples": ExamplesCard(),
        "help": HelpCard(),
        "files": FilesCard(),
        "tooltip": Tooltip(),
        "progress": ProgressCard(),
    }
