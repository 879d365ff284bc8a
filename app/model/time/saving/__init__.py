"""Runs as plain values that can be stored, and runs from such values again, bit for bit."""
