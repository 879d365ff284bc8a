"""How fast the program is and what it takes. Nothing here asserts: ``python -m tests.benchmarks`` prints tables."""
