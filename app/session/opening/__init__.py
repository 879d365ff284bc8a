"""A file on its way in: chosen, read, and its columns picked."""
