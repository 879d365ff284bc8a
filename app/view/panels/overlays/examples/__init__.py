"""The card of example sets."""
