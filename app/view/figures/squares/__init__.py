"""The square on an error: by itself, of every point at once, and growing by its strips as the line is moved."""
