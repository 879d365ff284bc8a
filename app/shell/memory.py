"""Too little memory is one and the same error, whoever finds out first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def memory_errors() -> Iterator[None]:
    """Raise MemoryError where the window library says in its own way that memory has run out."""
    try:
        yield
    except RuntimeError as error:
        # Its errors are of this kind; what opens no window and draws nothing does not load it.
        import pygame

        if isinstance(error, pygame.error) and "out of memory" in str(error).lower():
            memory = MemoryError(str(error))
            for note in getattr(error, "__notes__", ()):
                memory.add_note(note)
            raise memory from error
        raise
