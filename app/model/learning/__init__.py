"""How a line learns: the order of the points, batches, methods, steps, and the state of training."""
