"""Parts of plots: scales, ticks, numerals, transforms, projections and polylines."""
