"""Ways to turn a gradient into a step, one file each."""
