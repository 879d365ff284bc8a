"""What the session knows of a lesson: where it is, how far the learner got, and the values of its figures."""
