"""The bowl in 3-D: J as a surface over m and b."""
