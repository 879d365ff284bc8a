"""The example sets are read when somebody asks for them: a start waits for no file that it does not show."""

from __future__ import annotations

from app.files.examples import read_examples
from app.files.problem import FileProblem
from app.messages import Message, Notify, OfferExamples, ToggleExamples
from app.session.opening.examples import Example
from app.session.state import State
from app.shell.startup import ASSETS
from app.update.dispatcher import Dispatcher


class ExampleSets:
    """Watches for their card to be asked for."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        dispatcher.after.append(self._seen)

    def _seen(self, state: State, message: Message) -> None:
        if isinstance(message, ToggleExamples) and state.examples is None:
            for each in _offer():
                self._dispatcher.send(each)


def examples() -> tuple[Example, ...]:
    """All that come with the program. Raises FileProblem."""
    return read_examples(ASSETS / "examples")


def _offer() -> list[Message]:
    try:
        return [OfferExamples(examples())]
    except FileProblem as problem:
        return [OfferExamples(()), Notify(str(problem), is_failure=True)]
