"""Back to the program, and on from there."""
