"""What a session asks for, one line an exercise, gathered from its sets."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from calfjournal.domain.exercise import Laterality, Side, Tempo, Unit
from calfjournal.domain.session import Session, SetLine, sets_asked
from calfjournal.messages import tr
from calfjournal.messages.formats import commas
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.words import amount, kilograms


class DoseLine(Struct, frozen=True):
    """One exercise of a session: how much, how heavy, how slow, on which legs."""

    exercise: str
    name: str
    sets: int
    sides: tuple[Side, ...]
    unit: Unit
    amount: str
    load: str
    tempo: str
    rest: str
    reserve: str
    each: bool = False
    """True when the amount is meant for each leg."""

    @property
    def counted_tempo(self) -> str:
        """The tempo where it is counted in seconds, e.g. ``3-1-2-1``; empty for words."""
        return self.tempo if Tempo.read(self.tempo) else ""

    @property
    def short(self) -> str:
        """``3 × 12–15 each``: what the wall sheet says."""
        if self.each:
            return tr("{sets} × {amount} each", sets=self.sets, amount=self.amount)
        return self._bare

    @property
    def full(self) -> str:
        """Sets, amount, load, tempo, reserve and rest: what the session sheet says."""
        counted = self.counted_tempo
        tempo = tr("tempo {tempo}", tempo=counted) if counted else self.tempo
        parts = (self._for_each_leg, self.load, tempo, self.reserve, self.rest)
        return " · ".join(filter(None, parts))

    @property
    def _for_each_leg(self) -> str:
        if self.each:
            return tr("{sets} × {amount} each leg", sets=self.sets, amount=self.amount)
        return self._bare

    @property
    def _bare(self) -> str:
        return tr("{sets} × {amount}", sets=self.sets, amount=self.amount)


def dose_lines(paper: PlanPaper, session: Session) -> tuple[DoseLine, ...]:
    """The exercises of a session in their order."""
    ordered = sorted(session.sets, key=lambda line: line.item)
    return tuple(
        _dose(paper, tuple(sets)) for _, sets in groupby(ordered, key=lambda line: line.item)
    )


def _dose(paper: PlanPaper, sets: tuple[SetLine, ...]) -> DoseLine:
    first = sets[0]
    exercise = paper.exercises.get(first.exercise)
    sides = tuple(side for side in Side if any(line.side is side for line in sets))
    both_ways = exercise is not None and exercise.laterality is Laterality.ALTERNATING
    side_sets = [line for line in sets if line.side is sides[0]]
    return DoseLine(
        exercise=first.exercise,
        name=exercise.name if exercise else first.exercise,
        sets=sets_asked(sets),
        sides=sides,
        unit=first.unit,
        amount=_amounts(side_sets),
        load=_loads(side_sets),
        tempo=first.tempo,
        rest=tr("rest {rest:seconds}", rest=first.rest_s) if first.rest_s else "",
        reserve="" if first.target_rir is None else tr("{reps} in reserve", reps=first.target_rir),
        each=Side.BOTH not in sides and not both_ways,
    )


def _amounts(sets: list[SetLine]) -> str:
    texts = [amount(line.target, line.target_high, line.unit) for line in sets]
    return texts[0] if len(set(texts)) == 1 else commas(texts)


def _loads(sets: list[SetLine]) -> str:
    loads = [line.target_kg for line in sets]
    if len(set(loads)) == 1:
        return kilograms(loads[0]) if loads[0] else ""
    return commas([kilograms(load or 0) for load in loads])
