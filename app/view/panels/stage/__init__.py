"""Figures of the lesson that stand where the canvas is otherwise."""
