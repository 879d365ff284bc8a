"""The plane of features and targets: axes, points, error bars, and the line that learns."""
