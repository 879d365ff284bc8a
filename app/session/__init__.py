"""All that the program knows: the state, and what can be undone."""
