"""What the derivation of a step is made of, as numbers: each rule of it, measured beside what the rule says."""
