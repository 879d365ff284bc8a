"""What changes the training: its points, how it learns, its steps, and which of them is looked at."""
