"""What a learning rate will do with these points: the zones on its slider, computed from the data."""
