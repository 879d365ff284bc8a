"""What is seen: theme, layout, text, formulas, widgets and panels. It paints the state and never writes it."""
