"""What a chapter of the lesson draws over the canvas."""
