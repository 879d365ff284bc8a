"""Plotting parts that know nothing of this app: scales, numerals, transforms, axes and curves."""
