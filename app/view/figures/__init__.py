"""Figures that draw values into any rectangle; they know nothing of the state."""
