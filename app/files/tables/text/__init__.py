"""Tables as text: bytes to lines, lines to fields, and which dialect they are in."""
