"""The canvas: points, the line that learns, and what is measured between them."""
