"""The card of a lesson: its text, what there is to try, the controls of its figure, and the way on."""
