"""What the learner says the next step will do, and beside it what it did."""
