"""Another program on the same X server that drags something onto a window and lets it go: what file managers do.

``python -m tests.window.xdnd WINDOW TYPE TEXT`` speaks the drag-and-drop protocol of X, version 5, by the system's library.
It needs no window manager, as the pointer itself is not moved; it ends once the window has taken what was dropped.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from ctypes import POINTER, Structure, Union, byref, c_char_p, c_int, c_long, c_ubyte, c_ulong, c_void_p

VERSION = 5
CURRENT_TIME = 0
SELECTION_REQUEST, SELECTION_NOTIFY, CLIENT_MESSAGE = 30, 31, 33
REPLACE = 0


class ClientMessage(Structure):
    """A message from window to window."""

    _fields_ = (
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("window", c_ulong)),
        *(("message_type", c_ulong), ("format", c_int), ("data", c_long * 5)),
    )


class SelectionRequest(Structure):
    """Somebody wants what was selected."""

    _fields_ = (
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("owner", c_ulong)),
        *(("requestor", c_ulong), ("selection", c_ulong), ("target", c_ulong), ("property", c_ulong), ("time", c_ulong)),
    )


class SelectionNotify(Structure):
    """It is there."""

    _fields_ = (
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("requestor", c_ulong)),
        *(("selection", c_ulong), ("target", c_ulong), ("property", c_ulong), ("time", c_ulong)),
    )


class Event(Union):
    """Any of them."""

    _fields_ = (
        *(("type", c_int), ("message", ClientMessage), ("request", SelectionRequest), ("notify", SelectionNotify)),
        ("pad", c_long * 24),
    )


def drop(target: int, kind: str, content: bytes) -> None:
    """Let go of the content over that window, and wait until it is taken."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x11.XOpenDisplay.restype = c_void_p
    x11.XInternAtom.argtypes, x11.XInternAtom.restype = (c_void_p, c_char_p, c_int), c_ulong
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = (c_void_p,), c_ulong
    x11.XCreateSimpleWindow.argtypes = (c_void_p, c_ulong, c_int, c_int, *[ctypes.c_uint] * 3, c_ulong, c_ulong)
    x11.XCreateSimpleWindow.restype = c_ulong
    x11.XSetSelectionOwner.argtypes = (c_void_p, c_ulong, c_ulong, c_ulong)
    x11.XSendEvent.argtypes = (c_void_p, c_ulong, c_int, c_long, POINTER(Event))
    x11.XNextEvent.argtypes = (c_void_p, POINTER(Event))
    x11.XChangeProperty.argtypes = (c_void_p, c_ulong, c_ulong, c_ulong, c_int, c_int, POINTER(c_ubyte), c_int)
    x11.XFlush.argtypes = (c_void_p,)
    display = x11.XOpenDisplay(None)

    def atom(name: str) -> int:
        return int(x11.XInternAtom(display, name.encode(), 0))

    source = x11.XCreateSimpleWindow(display, x11.XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)
    x11.XSetSelectionOwner(display, atom("XdndSelection"), source, CURRENT_TIME)

    def tell(name: str, *data: int) -> None:
        event = Event()
        event.message.type, event.message.window, event.message.format = CLIENT_MESSAGE, target, 32
        event.message.message_type = atom(name)
        event.message.data[:] = (source, *data)
        x11.XSendEvent(display, target, 0, 0, byref(event))
        x11.XFlush(display)

    tell("XdndEnter", VERSION << 24, atom(kind), 0, 0)
    tell("XdndPosition", 0, (300 << 16) | 300, CURRENT_TIME, atom("XdndActionCopy"))
    event = Event()
    while True:
        x11.XNextEvent(display, byref(event))
        if event.type == SELECTION_REQUEST:
            request = event.request
            data = (c_ubyte * len(content)).from_buffer_copy(content)
            x11.XChangeProperty(display, request.requestor, request.property, request.target, 8, REPLACE, data, len(content))
            answer = Event()
            answer.notify.type, answer.notify.requestor = SELECTION_NOTIFY, request.requestor
            answer.notify.selection, answer.notify.target = request.selection, request.target
            answer.notify.property, answer.notify.time = request.property, request.time
            x11.XSendEvent(display, request.requestor, 0, 0, byref(answer))
            x11.XFlush(display)
        elif event.type == CLIENT_MESSAGE and event.message.message_type == atom("XdndStatus"):
            tell("XdndDrop", 0, CURRENT_TIME, 0, 0)
        elif event.type == CLIENT_MESSAGE and event.message.message_type == atom("XdndFinished"):
            return


if __name__ == "__main__":
    drop(int(sys.argv[1]), sys.argv[2], sys.argv[3].encode())
