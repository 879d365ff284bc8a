"""This step: the numbers of one step."""
