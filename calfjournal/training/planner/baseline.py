"""What the athlete's tests say about the length of phases."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import Measure
from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.comparison import newest_pair, symmetry, whole_percent
from calfjournal.domain.message import Message, say
from calfjournal.domain.program import PhaseKind, PhaseTemplate
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.history import History

LOW_CM, FREE_CM = 9.0, 12.0
"""Knee-to-wall: below the first a side counts as stiff, from the second on as free."""

EVEN_LSI = 95.0
"""Heel rises: weaker side in percent of the stronger from which both are even (rule 7.3)."""

LOW_REPS, GOOD_REPS = 15, 25
"""Heel rises of the weaker side when no reference is known (domain rule 8.3)."""

LITTLE_KM = 15.0
"""Weekly kilometres below which plyometric come in more slowly (domain rule 7.4)."""


class Length(Struct, frozen=True):
    """The weeks a phase should last, and why."""

    weeks: int
    why: Message | None = None


class SidesTested(Struct, frozen=True):
    """The newest figures of both sides, None = never tested.

    ``norm`` is the heel-rise reference for age and sex. ``judges`` False = phases keep their usual
    length (published programs).
    """

    ankle: tuple[float, float] | None
    heel_rise: tuple[float, float] | None
    norm: float | None
    experience: Experience
    weekly_km: float | None
    numbers: Thresholds
    judges: bool = True
    sore: bool = False
    """A tendon is sore as the plan begins: mobility takes its time."""

    @classmethod
    def of(
        cls,
        athlete: Athlete,
        history: History,
        norm: float | None,
        weekly_km: float | None,
        numbers: Thresholds,
    ) -> SidesTested:
        """Read the newest tests; ``numbers`` are the rules' (sides apart, share, symmetry)."""
        return cls(
            _both(history, Measure.KNEE_TO_WALL),
            _both(history, Measure.HEEL_RISE),
            norm,
            athlete.experience,
            weekly_km,
            numbers,
        )

    def as_of(self, history: History, until: date) -> SidesTested:
        """The same athlete with the tests up to a day."""
        return replace(
            self,
            ankle=_both(history, Measure.KNEE_TO_WALL, until),
            heel_rise=_both(history, Measure.HEEL_RISE, until),
        )

    @property
    def lsi(self) -> float | None:
        """Weaker side in percent of the stronger, heel rises."""
        return None if self.heel_rise is None else symmetry(*self.heel_rise)

    @property
    def wide_gap_cm(self) -> float:
        """Knee-to-wall: sides further apart than this need mobility (domain rule 2.1)."""
        return self.numbers["reach.gap_amber"]

    @property
    def least_share(self) -> float:
        """Heel rises of the weaker side: the least share of the reference, 0 to 1 (rule 7.3)."""
        return self.numbers["raise.typical"] / 100

    @property
    def symmetry_goal(self) -> float:
        """Heel rises: percent of the stronger side that the weaker should have (rule 7.3)."""
        return self.numbers["raise.symmetry"]

    def length(self, template: PhaseTemplate, cycle: int = 1) -> Length:
        """The weeks a phase should last, always inside its range.

        Later cycles never start out longer than the default: by then there will be new tests.
        """
        low, usual, high = template.weeks_range
        judge = {
            PhaseKind.MOBILITY: self._mobility,
            PhaseKind.STRENGTH: self._strength,
            PhaseKind.PLYOMETRIC: self._plyometric,
        }.get(template.kind)
        step, why = judge() if judge and self.judges and low < high else (0, None)
        if cycle > 1 and step > 0:
            step, why = 0, None
        return Length((low, usual, high)[step + 1], why)

    def _mobility(self) -> tuple[int, Message | None]:
        if self.sore:
            return 1, say("planner.sore_length")
        if self.ankle is None:
            return 0, say("planner.no_reach")
        left, right = self.ankle
        low, gap, most = min(left, right), abs(left - right), self.wide_gap_cm
        if gap > most:
            return 1, say("planner.reach_apart", left=left, right=right, most=most)
        if low < LOW_CM:
            return 1, say("planner.reach_low", left=left, right=right, least=LOW_CM)
        if low >= FREE_CM and gap <= self.numbers["reach.gap_info"]:
            return -1, say("planner.reach_free", left=left, right=right)
        return 0, say("planner.reach", left=left, right=right)

    def _strength(self) -> tuple[int, Message | None]:
        if self.heel_rise is None or self.lsi is None:
            return 0, say("planner.no_raises")
        left, right = self.heel_rise
        few = self._few_raises(left, right)
        if few is not None:
            return 1, few
        if self.lsi < self.symmetry_goal:
            return 1, say(
                "planner.raises_uneven",
                left=left,
                right=right,
                share=whole_percent(self.lsi),
                goal=self.symmetry_goal,
            )
        good = GOOD_REPS if self.norm is None else self.norm
        if min(left, right) >= good and self.lsi >= EVEN_LSI:
            return -1, say("planner.raises_strong", left=left, right=right)
        return 0, say("planner.raises", left=left, right=right)

    def _few_raises(self, left: float, right: float) -> Message | None:
        """What the weaker side falls short of, None when it has enough raises."""
        weaker = min(left, right)
        if self.norm is None:
            if weaker >= LOW_REPS:
                return None
            return say("planner.raises_few", left=left, right=right, least=LOW_REPS)
        if weaker >= self.least_share * self.norm:
            return None
        share = 100 * self.least_share
        return say("planner.raises_below_norm", left=left, right=right, share=share, norm=self.norm)

    def _plyometric(self) -> tuple[int, Message | None]:
        if self.weekly_km is not None and self.weekly_km < LITTLE_KM:
            return 1, say("planner.little_running")
        strong = self._mobility()[0] < 0 and self._strength()[0] < 0
        if strong and self.experience is Experience.EXPERIENCED:
            return -1, say("planner.strong_baseline")
        return 0, None


def _both(
    history: History, measure: Measure, until: date | None = None
) -> tuple[float, float] | None:
    last = until or date.max
    pair = newest_pair(
        (test.day, result)
        for test in history.assessments
        for result in test.results
        if result.measure is measure and test.day <= last
    )
    return None if pair is None else (pair[0].value, pair[1].value)
