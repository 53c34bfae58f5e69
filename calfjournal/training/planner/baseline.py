"""What the athlete's tests say about the length of phases."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import Measure
from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.comparison import symmetry, whole_percent
from calfjournal.domain.exercise import Side
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
"""Weekly kilometres below which springs come in more slowly (domain rule 7.4)."""


class Length(Struct, frozen=True):
    """The weeks a phase should last, and why."""

    weeks: int
    why: str


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
            PhaseKind.PLYOMETRIC: self._springs,
        }.get(template.kind)
        step, why = judge() if judge and self.judges and low < high else (0, "")
        if cycle > 1 and step > 0:
            step, why = 0, ""
        return Length((low, usual, high)[step + 1], why)

    def _mobility(self) -> tuple[int, str]:
        if self.ankle is None:
            return 0, "no knee-to-wall on file yet"
        low, gap = min(self.ankle), abs(self.ankle[0] - self.ankle[1])
        told = f"knee-to-wall left {self.ankle[0]:g} cm, right {self.ankle[1]:g} cm"
        if gap > self.wide_gap_cm:
            return 1, f"{told}, more than {self.wide_gap_cm:g} cm apart"
        if low < LOW_CM:
            return 1, f"{told}, below {LOW_CM:g} cm"
        if low >= FREE_CM and gap <= self.numbers["reach.gap_info"]:
            return -1, f"{told}, free and even already"
        return 0, told

    def _strength(self) -> tuple[int, str]:
        if self.heel_rise is None or self.lsi is None:
            return 0, "no single-leg heel rises on file yet"
        weaker = min(self.heel_rise)
        told = f"heel rises left {self.heel_rise[0]:g}, right {self.heel_rise[1]:g}"
        share, goal = self.least_share, self.symmetry_goal
        if self.norm is not None and weaker < share * self.norm:
            return 1, f"{told}, below {100 * share:g} % of the reference of {self.norm:.0f}"
        if self.norm is None and weaker < LOW_REPS:
            return 1, f"{told}, fewer than {LOW_REPS}"
        if self.lsi < goal:
            has = f"the weaker side has {whole_percent(self.lsi, goal)} % of the stronger"
            return 1, f"{told}: {has}, under {goal:g} %"
        if weaker >= (GOOD_REPS if self.norm is None else self.norm) and self.lsi >= EVEN_LSI:
            return -1, f"{told}, strong and even already"
        return 0, told

    def _springs(self) -> tuple[int, str]:
        if self.weekly_km is not None and self.weekly_km < LITTLE_KM:
            return 1, "with little running so far, hops come in more slowly"
        strong = self._mobility()[0] < 0 and self._strength()[0] < 0
        if strong and self.experience is Experience.EXPERIENCED:
            return -1, "experienced, with a strong baseline"
        return 0, ""


def _both(
    history: History, measure: Measure, until: date | None = None
) -> tuple[float, float] | None:
    left = history.latest(measure, Side.LEFT, until)
    right = history.latest(measure, Side.RIGHT, until)
    return None if left is None or right is None else (left[1], right[1])
