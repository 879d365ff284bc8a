"""Small pictures, without axes: what they show is told by their shape alone."""
