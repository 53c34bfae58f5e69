"""Changing the numbers behind the rules."""

from __future__ import annotations

from ui.services.act import perform
from ui.services.context import Context


def set_threshold(*, context: Context, key: str, value: float | None) -> bool:
    """Use the athlete's own number, or with None the shipped one; False when refused.

    Raises:
        InputError: the number is out of range or fixed.
    """
    say = "The rules use your number." if value is not None else "The shipped number is back."
    done = perform(context, lambda: context.journal.recovery.set_threshold(key, value), say=say)
    return done is not None
