"""What is shown of a file on its way in."""
