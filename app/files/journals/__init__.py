"""What happens in a session, written down as it happens, so that nothing is lost whatever ends the program."""
