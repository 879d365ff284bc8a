"""A picture goes to the clipboard as PNG, or it is said why it does not."""

from __future__ import annotations

import pygame
import pytest

from app.shell.exporting.clipboard import put_picture


@pytest.fixture
def was_put(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes]]:
    put: list[tuple[str, bytes]] = []
    monkeypatch.setattr(pygame.scrap, "get_init", lambda: True)
    monkeypatch.setattr(pygame.scrap, "put", lambda kind, data: put.append((kind, data)))
    return put


def test_a_picture_is_put_there_as_png(was_put: list[tuple[str, bytes]]) -> None:
    assert put_picture(b"a picture") == ""
    assert was_put == [("image/png", b"a picture")]


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (pygame.error("no selection"), "no selection"),
        (NotImplementedError(), "this system takes text alone"),
        (AttributeError(), "this system takes text alone"),
    ],
)
def test_where_it_cannot_be_put_there_it_is_said_why(
    was_put: list[tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch, problem: Exception, said: str
) -> None:
    def put(_kind: str, _data: bytes) -> None:
        raise problem

    monkeypatch.setattr(pygame.scrap, "put", put)
    assert put_picture(b"a picture") == said
    assert was_put == []
