"""Changes, runs and their histories, and the timeline of all runs."""
