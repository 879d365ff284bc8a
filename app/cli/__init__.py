"""The command line: arguments in, checked options out; whatever cannot be used is one line on stderr and status 2.

All that can be known to be wrong is found here, before a window opens or a step runs. Messages and help keep to ASCII,
which a terminal of any encoding can show.
"""
