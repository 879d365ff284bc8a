"""What is being explained: names of numbers."""
