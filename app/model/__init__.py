"""The mathematics: pure functions and records over numpy arrays; no pixel, colour, font or clock in here."""
