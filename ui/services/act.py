"""Runs an act of the journal and tells what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from calfjournal.errors import CalfjournalError, InputError
from ui.services.context import Context

P = ParamSpec("P")
T = TypeVar("T")


def perform(
    context: Context, said: str, act: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """Run an act, mostly a verb, and return what it returns; None when it was refused and told so.

    ``said`` stands in the status line with a way to undo, the name of the edit for "". A page that
    is left after its journal was closed writes nothing: what it held was kept then.

    Raises:
        InputError: for the page to answer at the field it names.
    """
    if context.journal.closed:
        return None
    try:
        done = act(*args, **kwargs)
    except InputError:
        raise
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return None
    if said:
        context.notices.say(said, undoable=True)
    return done


def perform_or_warn(
    context: Context, said: str, act: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """Run an act as ``perform`` does, where no field could answer: every refusal is told above."""
    try:
        return perform(context, said, act, *args, **kwargs)
    except InputError as problem:
        context.notices.warn(problem)
        return None
