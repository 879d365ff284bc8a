"""Texts with live numbers: what each place-holder stands for in the running program."""
