"""Panels in their places: what is drawn again, what lies over what, and what is touched."""
