"""The toolbar along the top."""
