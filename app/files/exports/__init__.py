"""Files that others shall open: animations; and names that are still free."""
