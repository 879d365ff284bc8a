"""What cannot be used of a table: counted to the last, named as far as one reads."""
