"""Points, a line that guesses, its errors, and the cost."""
