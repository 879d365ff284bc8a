"""The card that tells how the points are scaled, lets another way be chosen, and shows what each does to the bowl."""
