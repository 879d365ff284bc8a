"""The card in which x and y are chosen among the columns of a file."""
