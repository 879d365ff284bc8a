"""The points: dataset and moments, and how they are scaled."""
