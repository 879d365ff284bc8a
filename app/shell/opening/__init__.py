"""The ways in: files and texts that are dropped, named, chosen or pasted all go one way, off the frame loop."""
