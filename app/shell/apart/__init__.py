"""Work in a process of its own: in a thread it would hold up frames, as only one thread at a time runs Python."""
