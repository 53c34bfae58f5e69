"""What tests earned: raises beyond their noise, range, legs alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from calfjournal.domain.assessment import UNITS, Assessment, Measure, Result
from calfjournal.domain.comparison import symmetry
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.message import Message, say
from calfjournal.domain.milestone import Milestone, MilestoneKind
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.norms import change_of, raise_noise

REACH_TREND = 1.0
"""cm of knee-to-wall that are a trend, where a real change takes more (rule 2.1)."""


class Tested(Struct, frozen=True, dict=True):
    """Every assessment since the journal's first day, in any order."""

    assessments: Sequence[Assessment] = ()

    @cached_property
    def tests(self) -> Sequence[Assessment]:
        """The assessments, oldest first."""
        return sorted(self.assessments, key=lambda test: test.day)

    @cached_property
    def results(self) -> Mapping[tuple[Measure, Side], Sequence[tuple[date, Result]]]:
        """Their results by measure and side, each with its day."""
        found: dict[tuple[Measure, Side], list[tuple[date, Result]]] = defaultdict(list)
        for test in self.tests:
            for result in test.results:
                found[result.measure, result.side].append((test.day, result))
        return found

    def pairs(self, measure: Measure) -> Iterator[tuple[date, float, float]]:
        """Yield the left and right value of a measure where both were tested on one day."""
        for test in self.tests:
            found = {r.side: r.value for r in test.results if r.measure is measure}
            if Side.LEFT in found and Side.RIGHT in found:
                yield test.day, found[Side.LEFT], found[Side.RIGHT]


def raise_tests(tested: Tested, limits: Thresholds) -> Iterator[Milestone]:
    """A heel-rise test beyond its noise above the first one made the same way."""
    for side in LEGS:
        first: dict[tuple[int | None, str], float] = {}
        for day, result in tested.results.get((Measure.HEEL_RISE, side), ()):
            start = first.setdefault((result.bpm, result.surface), result.value)
            change = change_of(Measure.HEEL_RISE, start, result.value, limits)
            if change.real and change.value > 0:
                yield Milestone(
                    day,
                    MilestoneKind.RAISES,
                    say("progress.test_beyond_noise", side=side),
                    say(
                        "progress.test_from_to",
                        start=start,
                        end=result.value,
                        change=change.value,
                        noise=change.noise,
                    ),
                    change.value,
                    change.noise,
                    UNITS[Measure.HEEL_RISE],
                    side,
                )
                break


def reach(tested: Tested, limits: Thresholds) -> Iterator[Milestone]:
    """Knee-to-wall up by 1 cm (a trend), and by as much as is a real change."""
    noise = limits["reach.noise_cm"]
    borders = [REACH_TREND, noise] if noise > REACH_TREND else [noise]
    values = {side: tested.results.get((Measure.KNEE_TO_WALL, side), ()) for side in LEGS}
    for border in borders:
        for side, found in values.items():
            gains = ((d, r.value, round(r.value - found[0][1].value, 2)) for d, r in found)
            hit = next((gain for gain in gains if gain[2] >= border), None)
            if hit is None:
                continue
            day, value, gain = hit
            title = "progress.reach_changed" if border == noise else "progress.reach_trend"
            yield Milestone(
                day,
                MilestoneKind.RANGE,
                say(title, border=border, side=side),
                _reach_text(found[0][1].value, value, limits),
                gain,
                noise,
                "cm",
                side,
            )


def _reach_text(start: float, end: float, limits: Thresholds) -> Message:
    change = change_of(Measure.KNEE_TO_WALL, start, end, limits)
    key = "progress.reach_beyond_noise" if change.real else "progress.reach_within_noise"
    return say(key, start=start, end=end, change=change.value, noise=change.noise)


def even_sides(tested: Tested, limits: Thresholds) -> Iterator[Milestone]:
    """Sides of knee-to-wall that are even after they were not."""
    goal, noise = limits["reach.gap_info"], limits["reach.noise_cm"]
    before: float | None = None
    for day, left, right in tested.pairs(Measure.KNEE_TO_WALL):
        gap = abs(left - right)
        if before is None:
            before = gap if gap > goal else None
        elif gap <= goal:
            closer = round(before - gap, 2)
            key = "progress.gap_beyond_noise" if closer >= noise else "progress.gap_within_noise"
            yield Milestone(
                day,
                MilestoneKind.SYMMETRY,
                say("progress.sides_even", gap=goal),
                say(key, before=before, gap=gap, closer=closer, noise=noise),
                closer,
                noise,
                "cm",
            )
            return


def leg_symmetry(tested: Tested, limits: Thresholds) -> Iterator[Milestone]:
    """The weaker leg's raises as near to the stronger one's as the goal asks."""
    goal, noise = limits["raise.symmetry"], raise_noise(limits)
    pairs = [(day, symmetry(a, b)) for day, a, b in tested.pairs(Measure.HEEL_RISE)]
    shares = [(day, share) for day, share in pairs if share is not None]
    for day, share in shares:
        if share >= goal:
            yield Milestone(
                day,
                MilestoneKind.SYMMETRY,
                say("progress.legs_alike", goal=goal),
                say("progress.legs_alike_since", share=share, first=shares[0][1], noise=noise),
                share - shares[0][1],
                None,
                "%",
            )
            return
