"""One file for each visible part of the window."""
