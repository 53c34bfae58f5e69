"""What calm mornings earned, and contacts that a calm morning followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

from calfjournal.domain.checkin import Flare
from calfjournal.domain.finding import State
from calfjournal.domain.message import say
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.progress.firsts.training import Trained

CALM_GOALS = (7, 14, 28)
CONTACTS_GOAL = 50

_CALM_GAP_D = 3


class Mornings(Struct, frozen=True):
    """The tendons' mornings and the flares of the journal.

    ``judged`` is the worst judged tendon state of each morning since ``judged_from``, oldest
    first. Of earlier mornings nothing is judged: ``pains`` is the pain of the worse tendon, 0-10,
    in every morning, which may have been a calm one below ``calm_below``.
    """

    judged: Mapping[date, State] = field(default_factory=dict)
    judged_from: date = date.min
    pains: Mapping[date, int] = field(default_factory=dict)
    calm_below: float = 0.0
    flares: Sequence[Flare] = ()

    def may_have_been_calm(self, day: date) -> bool:
        """True when nothing an earlier morning tells speaks against a calm one."""
        return day in self.pains and day < self.judged_from and self.pains[day] < self.calm_below

    def in_flare(self, day: date) -> bool:
        """True when a flare of either leg lasts on a day."""
        return in_flare(self.flares, day)


def in_flare(flares: Iterable[Flare], day: date) -> bool:
    """True when a flare of either leg lasts on a day: nothing is praised then."""
    return any(flare.holds(day) for flare in flares)


def calm_rows(mornings: Mornings) -> Iterator[Milestone]:
    """7, 14 and 28 calm mornings in a row; three days without an answer, or a flare, end the row.

    What an earlier morning had a part in was reached a year ago, on a day nobody judges any more.
    """
    row, last, left = 0, None, list(CALM_GOALS)
    dated = True
    for day, calm, judged in _each(mornings):
        if last is not None and (day - last).days > _CALM_GAP_D:
            row = 0
        row, last = (row + 1 if calm else 0), day
        dated = judged and (dated or row <= 1)
        if row == left[0]:
            goal = left.pop(0)
            if dated:
                yield Milestone(
                    day,
                    MilestoneKind.CALM,
                    say("progress.calm_mornings", count=goal),
                    say("progress.all_green"),
                    unit="mornings",
                )
        if not left:
            return


def _each(mornings: Mornings) -> Iterator[tuple[date, bool, bool]]:
    """Days with whether they were, or may have been, calm, and whether they were judged."""
    for day in sorted(mornings.pains):
        if day >= mornings.judged_from:
            break
        yield day, mornings.may_have_been_calm(day) and not mornings.in_flare(day), False
    for day in mornings.judged:
        yield day, mornings.judged[day].is_calm and not mornings.in_flare(day), True


def contacts(trained: Trained, mornings: Mornings) -> Iterator[Milestone]:
    """The first session of 50 contacts or more with a green morning after it."""
    for day, count in trained.contacts:
        if count < CONTACTS_GOAL:
            continue
        next_day = day + timedelta(days=1)
        if mornings.may_have_been_calm(next_day):  # Told a year ago.
            return
        after = mornings.judged.get(next_day)
        if after is not None and after.is_calm and not mornings.in_flare(next_day):
            yield Milestone(
                day,
                MilestoneKind.CONTACTS,
                say("progress.first_contacts", contacts=CONTACTS_GOAL),
                say("progress.contacts_done", contacts=count),
                unit="contacts",
            )
            return
