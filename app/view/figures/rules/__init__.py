"""The rules of the derivation by themselves: a curve with its slope, two dials in a row, a neuron."""
