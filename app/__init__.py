"""Gradient Descent Visualizer: click points, watch a line learn, see every number of every step."""

__version__ = "1.0.0"
