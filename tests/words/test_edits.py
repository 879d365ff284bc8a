"""Edits of settings in words: what no message of a person makes, but a file of a session may hold, has words too."""

from __future__ import annotations

import pytest

from app.model.learning.training import Mode, Settings
from app.model.time.changes import SetSettings
from app.words.edits import change_in_words


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (Settings(seed=7), "another seed"),
        (Settings(mode=Mode.BATCH, seed=7), "another mode"),
        (Settings(mode=Mode.BATCH, learning_rate=0.2), "rate 0.050 to 0.200"),
        (Settings(), "another setting"),
    ],
)
def test_of_several_settings_the_first_is_named(now: Settings, said: str) -> None:
    assert change_in_words(SetSettings(now), SetSettings(Settings())) == said
