"""A beat for steps on a run: its target by one's own cadence, and its repeats (domain rule 5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import Unit
from calfjournal.domain.limits import BEATS, COOL_DOWN_MIN, WARM_UP_MIN
from calfjournal.domain.message import Message, say
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Score
from calfjournal.domain.session import SetLine

CADENCE_REPEATS: Final = "cadence_repeats"
"""The exercise whose sets are steps on a beat."""
COUNT_IN_S: Final = 3
"""Before a beat with which everything begins; others are counted in by what is before them."""
FADE_S: Final = 60
"""A beat that fades is there for a minute and away for a minute, by turns (domain rule 5.8)."""
REPEATS_FREE_MIN: Final = 2
"""Minutes free between two repeats (domain rule 5.8, of its first week)."""
FAR_BELOW_PERCENT: Final = -5
"""A beat further below one's own cadence is told to be so [our default]."""
LATER_WEEK: Final = 5
"""From this week on the repeats are the same (domain rule 5.8)."""


class OwnCadence(Struct, frozen=True):
    """A cadence of one's own, spm: the middle of some runs, or what was counted.

    ``runs`` 0 = counted by the runner; ``until`` is the day of the newest of the runs; ``mps`` the
    middle of their speeds in metres a second, None while unknown.
    """

    spm: float
    runs: int = 0
    until: date | None = None
    mps: float | None = None

    @property
    def is_counted(self) -> bool:
        """True for what the runner counted."""
        return self.runs == 0

    def raised(self, percent: float) -> float:
        """Return it so many percent higher, spm."""
        return self.spm * (100 + percent) / 100


class BeatPlan(Struct, frozen=True):
    """Repeats on a beat with what lies around them.

    ``every`` 2 sounds every second step. ``fades``: within a repeat the beat goes and comes again
    by turns, and the steps stay as they are.
    """

    repeats: int
    on_min: int
    free_min: int = REPEATS_FREE_MIN
    warm_up_min: int = WARM_UP_MIN
    cool_down_min: int = COOL_DOWN_MIN
    fades: bool = False
    every: int = 1

    @property
    def minutes(self) -> int:
        """How long all of it takes, without the count-in of a beat with which it begins."""
        around = self.warm_up_min + self.cool_down_min
        return around + self.repeats * self.on_min + (self.repeats - 1) * self.free_min

    @property
    def can_fade(self) -> bool:
        """True where a beat that goes after a minute is another one than a beat that stays."""
        return self.on_min * 60 > FADE_S

    @property
    def is_faded(self) -> bool:
        """True where the beat goes and comes again."""
        return self.fades and self.can_fade

    def refusal(self) -> tuple[str, Message] | None:
        """The first field that cannot be so, with the sentence; None when all of it can be."""
        for name in ("repeats", "on_min", "free_min", "warm_up_min", "cool_down_min"):
            limit = BEATS[name]
            if not limit.holds(getattr(self, name)):
                return name, say("progress.beat_takes", low=limit.low, high=limit.high)
        most = BEATS["minutes"].high
        if self.minutes > most:
            return "repeats", say("progress.beat_too_long", minutes=self.minutes, most=most)
        return None


_BY_WEEK: Final = (BeatPlan(6, 1), BeatPlan(6, 1), BeatPlan(5, 2), BeatPlan(4, 3))
_LATER: Final = BeatPlan(3, 5, fades=True)


def repeats_of_week(week: int) -> BeatPlan:
    """Return the repeats of a week of them, counted from 1 (domain rule 5.8).

    The two minutes between them are of its first week; later ones keep them [our default].
    """
    return _BY_WEEK[max(week, 1) - 1] if week < LATER_WEEK else _LATER


def is_repeat(line: SetLine) -> bool:
    """True for a set that is minutes of steps on a beat."""
    return line.exercise == CADENCE_REPEATS and line.unit is Unit.MINUTES and not line.warm_up


def repeats_of_lines(lines: Iterable[SetLine], week: BeatPlan) -> BeatPlan | None:
    """Return the repeats that sets of a session ask for, None where they ask for none.

    What they do not say is as in the repeats of the week.
    """
    asked = [line for line in lines if is_repeat(line)]
    if not asked:
        return None
    rests = [line.rest_s for line in asked if line.rest_s is not None]
    return replace(
        week,
        repeats=len(asked),
        on_min=max(asked[0].target, 1),
        free_min=round(rests[0] / 60) if rests else week.free_min,
        fades=week.fades and asked[0].target > 1,
    )


class CadenceTarget(Struct, frozen=True):
    """The beat for steps on a day: what it rests on, and how high it may be.

    ``own`` None = nobody knows one's own cadence yet, and there is no target. ``percent`` is how
    much the target lies above it, ``most_percent`` the cap. ``week`` of repeats from 1; ``race``
    the cadence of one's own runs at the pace of races.
    """

    day: date
    week: int
    percent: float
    most_percent: float
    own: OwnCadence | None = None
    race: OwnCadence | None = None

    @property
    def most(self) -> int | None:
        """The highest beat: whole spm that are no more than the cap above one's own."""
        return None if self.own is None else int(self.own.raised(self.most_percent))

    @property
    def spm(self) -> int | None:
        """The target in whole spm, never above the cap."""
        return None if self.own is None else self._capped(self.own.raised(self.percent))

    @property
    def race_spm(self) -> int | None:
        """The cadence of one's own race pace, never above the cap; None without such runs."""
        return None if self.race is None or self.own is None else self._capped(self.race.spm)

    @property
    def repeats(self) -> BeatPlan:
        """The repeats of the week."""
        return repeats_of_week(self.week)

    def above_own(self, spm: float) -> float | None:
        """How much a beat lies above one's own cadence, percent; None while nobody knows it."""
        return None if self.own is None else 100 * (spm / self.own.spm - 1)

    def refusal(self, spm: float) -> Message | None:
        """The sentence for a beat that is not to be run to, None for one that may be."""
        if self.own is None or self.most is None:
            return say("progress.count_own_cadence")
        if spm > self.most:
            return say(
                "progress.beat_above_cap",
                most=self.most,
                percent=self.most_percent,
                own=self.own.spm,
            )
        return None

    def _capped(self, spm: float) -> int:
        return round(spm) if self.most is None else min(round(spm), self.most)


def beat_score(plan: BeatPlan, spm: int) -> Score:
    """Return what is heard of a plan at a beat of so many steps a minute.

    Passages that belong to a repeat carry its number, with the beat or without; the last seconds
    before a beat are counted by what is before it.
    """
    return Score.of(_passages(plan, spm))


def _passages(plan: BeatPlan, spm: int) -> Iterator[Passage]:
    if plan.warm_up_min:
        yield _easy(plan.warm_up_min * 60)
    else:
        yield Passage(Cue.READY, COUNT_IN_S * SECOND_NS)
    for repeat in range(1, plan.repeats + 1):
        yield from _repeat(plan, spm, repeat)
        if repeat < plan.repeats:
            yield _easy(plan.free_min * 60)
    yield _easy(plan.cool_down_min * 60)


def _repeat(plan: BeatPlan, spm: int, repeat: int) -> Iterator[Passage]:
    left = plan.on_min * 60
    part = FADE_S if plan.is_faded else left
    heard = True
    while left > 0:
        lasts = min(part, left)
        if heard:
            yield Passage(Cue.BEAT, lasts * SECOND_NS, repeat, bpm=spm, every=plan.every)
        else:
            yield _easy(lasts, repeat)
        left, heard = left - lasts, not heard


def _easy(seconds: int, repeat: int = 0) -> Passage:
    return Passage(Cue.EASY, seconds * SECOND_NS, repeat)
