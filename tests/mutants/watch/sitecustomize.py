"""Python imports this file as it starts when its folder is on PYTHONPATH, so child processes of a test are watched too.

With ``WATCH_FILE`` set, the name of every function of ``app`` is written to that file when it is first called. A call is
all that is traced, not every line: that is fast enough to leave the tests about as quick as they are.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from types import FrameType

MOST_MEMORY = 4 << 30
"""Bytes. A mutant that fills a list for ever shall fail, and not bring down the machine."""


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 (Windows has none)

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):
        pass


def _watch(path: str, root: str) -> None:
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    app = str(Path(root, "app")) + os.sep
    seen = set()

    def called(frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if (each := (code.co_filename, code)) not in seen:  # empty modules have equal code
            seen.add(each)
            if code.co_filename.startswith(app):
                name = Path(code.co_filename).relative_to(root).as_posix()
                os.write(file, f"{name}:{code.co_qualname}\n".encode())

    threading.settrace(called)
    sys.settrace(called)


_limit_memory()
if "WATCH_FILE" in os.environ:
    _watch(os.environ["WATCH_FILE"], os.environ["WATCH_ROOT"])
