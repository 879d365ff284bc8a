"""The cost card: J over the steps."""
