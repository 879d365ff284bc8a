"""Tables in workbooks: what is safe to unpack, and a sheet to rows."""
