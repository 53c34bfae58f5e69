"""How an operation runs a verb of the journal and what becomes of its problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from calfjournal.changes import Outcome
from calfjournal.errors import CalfjournalError, InputError
from ui.services.context import Context

T = TypeVar("T")


def perform(
    context: Context,
    verb: Callable[[], Outcome[T]],
    *,
    say: str = "",
) -> Outcome[T] | None:
    """Run a verb and return its outcome; None when it was refused and told so.

    A page that is left after its journal was closed writes nothing: what it held was kept then.

    ``say`` is shown in passing with a way to undo.

    Raises:
        InputError: for the page to answer at the field it names.
    """
    if context.journal.closed:
        return None
    try:
        outcome = verb()
    except InputError:
        raise
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return None
    if say:
        context.notices.say(say, undoable=True)
    return outcome
