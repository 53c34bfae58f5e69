"""What a step of a dose looks up only when it needs it (domain rule 8.1)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from calfjournal.training.at_hand import Learned


class WhenAsked(Struct, frozen=True):
    """What is gathered only when a step needs it.

    ``learned`` tells what exercises cost the worse leg the next day, in points, of those with
    answers enough; ``near_race`` whether a taper or the way back from a race takes sets off that
    day; ``sets_stay`` whether the session keeps as many: a test, or one that was eased;
    ``as_published`` whether repetitions and tempo stay as a researched program says.
    """

    learned: Learned = dict
    near_race: Callable[[], bool] = bool
    sets_stay: Callable[[], bool] = bool
    as_published: Callable[[], bool] = bool
