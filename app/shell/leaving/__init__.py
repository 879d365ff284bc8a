"""How the program ends: who asks it to, what is written then, and what is saved after a fault."""
