"""How a line learns: order of the points, batches, steps, and where training stands."""
