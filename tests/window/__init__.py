"""The real program in a real window, used with a real pointer and real keys."""
