"""What the open chapter means for the figures of the window: what they may name, and what they stand for."""
