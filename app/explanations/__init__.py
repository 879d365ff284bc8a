"""Where each number comes from: one table of formulas, each with what it is worked out from, down to points and settings."""
