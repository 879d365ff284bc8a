"""What the program is held against: certified numbers, other programs, and forms worked out another way."""
