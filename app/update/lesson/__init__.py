"""A lesson opens, turns its pages and is left, and the learner's own work comes back."""
