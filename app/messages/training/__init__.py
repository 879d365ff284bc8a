"""Training: playing, stepping, time, and how the line learns."""
