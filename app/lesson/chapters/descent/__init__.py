"""Downhill: where the cost is lowest, which way, and how far."""
