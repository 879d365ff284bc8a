"""What is saved from the window: drawn afresh and written by a process of its own, so that no frame waits for it."""
