"""Session files: everything of a session in one file that a person can read and compare."""
