"""A session as plain values: what is written into a file, and what a state is made of again."""
