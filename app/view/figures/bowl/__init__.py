"""The bowl from above: contours of J over m and b."""
