"""The rules of the derivation, and what becomes of the formula."""
