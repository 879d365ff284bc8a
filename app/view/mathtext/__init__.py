"""Lines of mathematics: notation in, boxes on a baseline out."""
