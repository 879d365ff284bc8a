"""The forms of a row's numbers: in their order, and made only as far as they are asked for."""

from __future__ import annotations

from functools import partial

from app.view.panels.step.rows import Forms


def test_a_form_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []

    def make(form: str) -> str:
        made.append(form)
        return form

    forms = Forms(*(partial(make, form) for form in ("long", "short", "shorter")))
    assert len(forms) == 3
    assert not made
    assert next(iter(forms)) == "long"
    assert made == ["long"]
    assert list(forms) == ["long", "short", "shorter"]
    assert list(forms[1:]) == ["short", "shorter"]
