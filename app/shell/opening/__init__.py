"""Files on their way in: read, and read again as a person says that they are to be read."""
