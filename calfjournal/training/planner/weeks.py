"""What each week of a phase holds: which template, deloads, weeks lost, careful restarts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.plan import Phase
from calfjournal.domain.program import (
    SHORT,
    PhaseKind,
    PhaseTemplate,
    Program,
    SessionKind,
    WeekTemplate,
)
from calfjournal.training.planner.beginning import GENTLE_SETS, GENTLE_WEEKS, Beginning
from calfjournal.training.planner.calendar import LONGER_BREAK, Calendar
from calfjournal.training.planner.mileage import RAMP_WEEKS, SHORT_SHARE, Mileage
from calfjournal.training.planner.phases import Block

DELOAD_SETS = 0.6
"""What sets and contacts are multiplied with in a deload week (domain rule 8.4)."""

RETURN_SETS = 0.8
"""What sets are multiplied with in the week after a long break (domain rule 8.5)."""

_NO_DELOAD = (PhaseKind.REASSESS, PhaseKind.MAINTENANCE)
"""Phases that are light as they are."""

_CLOSED_DAYS = 5
"""Days without training, blocked or resting after a race, that make a week count as lost."""


class Pace(StrEnum):
    """How a week is trained."""

    LOADING = "loading"
    DELOAD = "deload"
    LOST = "lost"
    """Mostly blocked, or rest after a race."""


class Week(Struct, frozen=True):
    """One week of the plan before sessions have days; ``index`` counts from 0 in the plan."""

    index: int
    first: date
    phase: Phase
    number: int
    template: WeekTemplate
    pace: Pace
    types: tuple[str, ...]
    """Session types, most important first."""
    optional: int
    """How many of the last types may be left out."""
    sets_factor: float = 1.0
    """For all lines: a careful return after a long break."""
    strength_factor: float = 1.0
    """For strength lines: running volume."""
    max_class: int = 5
    third_share: float = 1.0
    """Of the sets of the short third session."""
    days_off: int = 0
    """Days of the long break that the week is the way back from."""

    @property
    def deload(self) -> bool:
        """True in a deload week."""
        return self.pace is Pace.DELOAD

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days of the week."""
        return tuple(self.first + timedelta(n) for n in range(7))


def pace_of_weeks(
    blocks: Sequence[Block], start: date, program: Program, calendar: Calendar
) -> tuple[tuple[Pace, ...], ...]:
    """The pace of every week, phase by phase.

    A deload comes in every fourth trained week of a phase (``program.deload_every``); the count
    starts again with the phase and after a week lost.
    """
    paces, first = [], start
    for block in blocks:
        row: list[Pace] = []
        since = 0
        light = block.template.kind in _NO_DELOAD
        for _ in range(block.weeks):
            since += 1
            pace = Pace.LOADING
            if _lost(first, calendar):
                pace, since = Pace.LOST, 0
            elif since == program.deload_every and not light:
                pace, since = Pace.DELOAD, 0
            row.append(pace)
            first += timedelta(weeks=1)
        paces.append(tuple(row))
    return tuple(paces)


def _lost(first: date, calendar: Calendar) -> bool:
    days = [first + timedelta(n) for n in range(7)]
    closed = sum(calendar.allowance(d).rest or calendar.blocked(d) is not None for d in days)
    return closed >= _CLOSED_DAYS


def contents(
    template: PhaseTemplate, paces: Sequence[Pace], deload_every: int
) -> tuple[WeekTemplate, ...]:
    """The week template of each week of a phase.

    Lost weeks use up nothing. When the phase is shorter than the program's weeks, weeks that
    repeat the one before fall away first, later ones before earlier ones; then the last. When it
    needs more, the last repeats. A deload takes the program's own deload week while there is one,
    else it repeats what came before with fewer sets: nothing new begins in a deload.
    """
    own = [w for w in template.weeks if w.deload] if deload_every else []
    loading = [w for w in template.weeks if not w.deload] if own else list(template.weeks)
    for count in range(min(len(loading), len(paces)), 0, -1):
        row, left = _in_turn(_thinned(loading, count), own, paces)
        if not left:
            return row
    return row


def _in_turn(
    loading: Sequence[WeekTemplate], own: Sequence[WeekTemplate], paces: Sequence[Pace]
) -> tuple[tuple[WeekTemplate, ...], int]:
    """The weeks laid out, and how many loading weeks were not used."""
    left, spare = list(loading), list(own)
    row: list[WeekTemplate] = []
    last = loading[0]
    for pace in paces:
        if pace is Pace.DELOAD and spare:
            row.append(spare.pop(0))
            continue
        repeats = bool(left) and left[0].sessions == last.sessions
        if left and (pace is Pace.LOADING or (pace is Pace.DELOAD and repeats)):
            last = left.pop(0)
        row.append(last)
    return tuple(row), len(left)


def _thinned(weeks: Sequence[WeekTemplate], count: int) -> list[WeekTemplate]:
    kept = list(weeks)
    while len(kept) > count:
        repeats = [i for i in range(1, len(kept)) if kept[i].sessions == kept[i - 1].sessions]
        del kept[repeats[-1] if repeats else -1]
    return kept


class Scale(Struct, frozen=True):
    """What the athlete's calendar and wishes do to every week."""

    calendar: Calendar
    mileage: Mileage
    most: int
    """Most sessions a week: the program's, or fewer when wished."""
    adapts: bool
    """False for published programs: their doses and frequency stay as researched."""
    light_type: str | None
    """Id of the program's lightest mobility session."""
    beginning: Beginning = Beginning()


def weeks_of(
    blocks: Sequence[Block], phases: Sequence[Phase], program: Program, scale: Scale
) -> tuple[Week, ...]:
    """Every week of the plan in order."""
    start = phases[0].start
    paces = pace_of_weeks(blocks, start, program, scale.calendar)
    weeks: list[Week] = []
    for block, phase, row in zip(blocks, phases, paces, strict=True):
        templates = contents(block.template, row, program.deload_every)
        for number, (template, pace) in enumerate(zip(templates, row, strict=True), start=1):
            first = start + timedelta(weeks=len(weeks))
            place = _WeekPlace(len(weeks), first, phase, number, template, pace)
            weeks.append(_week(place, program, scale))
    return tuple(weeks)


class _WeekPlace(Struct, frozen=True):
    index: int
    first: date
    phase: Phase
    number: int
    template: WeekTemplate
    pace: Pace


def _week(place: _WeekPlace, program: Program, scale: Scale) -> Week:
    types = _types(place, program, scale)
    back = scale.calendar.break_before(place.first)
    longer = back is not None and back.days >= LONGER_BREAK
    ramping = scale.adapts and place.index < RAMP_WEEKS and scale.mileage.ramp < 1
    gentle = scale.beginning.sore and place.index < GENTLE_WEEKS
    return Week(
        index=place.index,
        first=place.first,
        phase=place.phase,
        number=place.number,
        template=place.template,
        pace=place.pace,
        types=types,
        optional=max(0, place.template.optional - (len(place.template.sessions) - len(types))),
        sets_factor=RETURN_SETS if back is not None else GENTLE_SETS if gentle else 1.0,
        strength_factor=scale.mileage.sets_factor(place.index) if scale.adapts else 1.0,
        max_class=_careful_class(place) if longer or ramping or gentle else 5,
        third_share=scale.mileage.third_share(place.index),
        days_off=back.days if back is not None else 0,
    )


def _careful_class(place: _WeekPlace) -> int:
    """No new load class: what the phase usually holds, one below its highest."""
    return {
        PhaseKind.MOBILITY: 1,
        PhaseKind.STRENGTH: 2,
        PhaseKind.PLYOMETRIC: 4,
        PhaseKind.MAINTENANCE: 2,
    }.get(place.phase.kind, 5)


def _types(place: _WeekPlace, program: Program, scale: Scale) -> tuple[str, ...]:
    types = place.template.sessions
    most = min(scale.most, len(types))
    if scale.adapts and place.phase.kind is not PhaseKind.REASSESS:
        most = min(most, scale.mileage.sessions(place.index))
        if most == 3 and scale.mileage.third_share(place.index) < 1:
            types = _with_short_third(types, program, scale.mileage.third_share(place.index))
    kinds = {t: program.session_types[t].kind for t in types}
    return trimmed(types, most, kinds, place.number)


def _with_short_third(types: tuple[str, ...], program: Program, share: float) -> tuple[str, ...]:
    """Two sessions of a week as they are, and a short one of its strength.

    Where two sessions are of hops the second of them shrinks first, so that no kilometre halves
    them; the strength takes its place once it is down to half.
    """
    kinds = {t: program.session_types[t].kind for t in types}
    strength = [t for t in types if kinds[t] is SessionKind.STRENGTH]
    if SessionKind.MOBILITY in kinds.values() or not strength:
        return types
    hops = [at for at, t in enumerate(types) if kinds[t] is SessionKind.PLYOMETRIC]
    if len(hops) > 1 and share > SHORT_SHARE:
        return tuple(t + SHORT if at == hops[-1] else t for at, t in enumerate(types))
    return (*trimmed(types, 2, kinds, 1), strength[-1] + SHORT)


def with_short_types(program: Program) -> Program:
    """Return the program with a short form of each session of work; its sets go by the week."""
    short = {
        kind.id + SHORT: replace(kind, id=kind.id + SHORT)
        for kind in program.session_types.values()
        if kind.kind in (SessionKind.STRENGTH, SessionKind.PLYOMETRIC)
    }
    return replace(program, session_types=program.session_types | short)


def trimmed(
    types: tuple[str, ...], count: int, kinds: dict[str, SessionKind], week: int
) -> tuple[str, ...]:
    """The ``count`` most important types; each kind of session keeps one while it can.

    So the heavy session stays when one of two plyometric sessions goes. With a single session a
    week, mobility goes first and the other kinds take turns from week to week.
    """
    kept = list(types)
    while len(kept) > max(count, 1):
        doubled = [i for i, t in enumerate(kept) if sum(kinds[o] is kinds[t] for o in kept) > 1]
        if doubled:
            del kept[doubled[-1]]
        elif count == 1:
            work = [t for t in kept if kinds[t] is not SessionKind.MOBILITY] or kept
            kept = [work[(week - 1) % len(work)]]
        else:
            del kept[-1]
    return tuple(kept) if count > 0 else ()
