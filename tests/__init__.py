"""Everything that holds the program to what it should be: ``python -m tests`` runs it all."""
