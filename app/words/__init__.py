"""Numbers of the model in words, for notices and panels alike."""
