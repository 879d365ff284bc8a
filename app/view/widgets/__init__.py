"""Small controls that panels are put together from."""
