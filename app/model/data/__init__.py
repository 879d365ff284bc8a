"""The points: dataset, moments and scaling."""
