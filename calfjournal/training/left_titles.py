"""What a session is called that an easing left other work of: its name would promise more."""

from __future__ import annotations

from collections.abc import Sequence

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import SetLine
from calfjournal.training.calf_load import loads_calf
from calfjournal.training.library import Library
from calfjournal.training.set_lines import is_on_two_legs


def title_of_left(
    laid: Sequence[SetLine], left: Sequence[SetLine], library: Library
) -> Message | None:
    """Return the name of a session by what is left of it; None where its own still holds.

    It holds unless all work that loads the calf is gone, all hops, or all work on one leg.
    """
    was, now = _known(laid, library), _known(left, library)
    if any(loads_calf(x.id, library) for x in was) > any(loads_calf(x.id, library) for x in now):
        return say("training.session_of_range")
    if any(x.counts_contacts for x in was) > any(x.counts_contacts for x in now):
        return say("training.session_in_place_of_hops")
    if all(map(is_on_two_legs, now)) > all(map(is_on_two_legs, was)):
        return say("training.session_on_two_legs")
    return None


def _known(lines: Sequence[SetLine], library: Library) -> list[Exercise]:
    names = {line.exercise for line in lines}
    return [each for name in names if (each := library.exercises.get(name)) is not None]
