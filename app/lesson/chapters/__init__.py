"""The chapters, a file each, by the part of the lesson that they belong to."""
