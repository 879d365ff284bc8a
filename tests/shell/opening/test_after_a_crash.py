"""A program that was killed while a file was on its way in: the next one waits for no file that nobody reads."""

from __future__ import annotations

from app.files.journals.folder import Folder
from app.files.journals.lines import line_of
from app.messages import AddPoint, BeginReading, Message, OfferColumns, ShowFiles
from app.messages.plain import to_plain
from app.session.opening.files import Entry, FileList
from app.session.picking import Column, Kind, Picking
from app.session.state import State
from app.shell.keeping.recovery import recovered


def test_nothing_is_read_chosen_or_picked_any_more() -> None:
    said: list[Message] = [
        AddPoint(0.5, 0.5),
        BeginReading("large.csv"),
        ShowFiles(FileList("/here", (Entry("a.csv", "/here/a.csv"),))),
        OfferColumns(Picking("a.csv", 1, (Column("km", Kind.NUMBERS, 1), Column("car", Kind.TEXT)))),
    ]
    folder = Folder.made("killed")
    folder.go_on(folder.begin(None), [line_of(to_plain(message)) for message in said]).close()
    state = recovered(folder, lambda _base: State())
    folder.remove()
    assert len(state.points) == 1
    assert (state.reading, state.files, state.picking) == (None, None, None)
