"""What the plane shows of one step: its sample or batch, those before, and its animation."""
