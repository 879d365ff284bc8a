"""Tables as people have them: bytes to lines of text, lines to fields, fields to columns, two columns to points.

Each file holds one of these ideas. ``reading.py`` puts them together.
"""
