"""The derivation: from J = error² to the update, line by line, with the numbers of the step looked at."""
