"""What happened: changes, runs, their histories, and the moment that is looked at."""
