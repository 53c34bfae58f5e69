"""A morning: the check-in with what the tendons said, and how typed values become readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import (
    FIGURES,
    MANUAL,
    CheckIn,
    Moment,
    MorningFigure,
    Site,
    TendonReading,
    WellnessValue,
)
from calfjournal.domain.exercise import LEGS, Side

USUAL_OF: Final = 7
"""What was told in at least half of this many mornings is usual (calfjournal default)."""
NOTE: Final = "note"
"""The name of the note among what is usually told."""


class Morning(Struct, frozen=True):
    """A check-in with its morning readings, and what files say of the day."""

    check_in: CheckIn
    readings: tuple[TendonReading, ...] = ()
    imported: tuple[WellnessValue, ...] = ()

    @property
    def is_told(self) -> bool:
        """False for a day that holds no more than a body mass, a note or one answer of a flare.

        What a file brought tells of no morning either: nobody was asked.
        """
        kept = self.check_in
        asked = any(f.of(kept) is not None for f in FIGURES if _is_asked(f, kept))
        both = len({leg for reading in self.readings for leg in reading.side.legs}) == len(LEGS)
        given = (kept.at if kept.is_typed else None, kept.tags, kept.habits, kept.rest_day, both)
        return asked or any(map(bool, given))

    @property
    def is_rest(self) -> bool:
        """True for a day marked as rest of which no morning was told: it is not judged."""
        return self.check_in.is_only_rest and not self.readings

    def reading(self, side: str) -> TendonReading | None:
        """The reading of a leg, None when there is none."""
        return next((r for r in self.readings if r.side == side), None)


def typed_readings(
    kept: Morning | None,
    pains: Mapping[Side, int | None],
    stiffness: Mapping[Side, int | None],
    tendons: Mapping[Side, Tendon],
    *,
    day: date,
    at: datetime,
) -> list[TendonReading]:
    """Return the morning of both legs as typed; what nobody asks for stays as it was kept.

    Pain 0-10 and stiffness in minutes of each leg. ``at`` is the UTC instant of readings that are
    new; their site is the one that complains, else the middle of the tendon.
    """
    readings = []
    for leg in LEGS:
        earlier = kept.reading(leg) if kept is not None else None
        site = tendons[leg].site or Site.MIDPORTION
        start = earlier or TendonReading(day, Moment.MORNING, leg, site=site, at=at)
        readings.append(replace(start, pain=pains[leg], stiffness_min=stiffness[leg]))
    return readings


class Rested(Struct, frozen=True):
    """Which days were marked as rest, and which were left because something was logged."""

    marked: tuple[date, ...]
    left: tuple[date, ...]


def _is_asked(figure: MorningFigure, kept: CheckIn) -> bool:
    return not figure.folded and (kept.is_typed or not figure.of_night)


def usually_told(check_ins: Sequence[CheckIn]) -> tuple[str, ...]:
    """Return what an athlete usually tells beside what everybody is asked, by name.

    ``check_ins`` are those of the days before, oldest first; those of files are left out.
    """
    typed = [each for each in check_ins if each.is_typed and not each.is_only_note][-USUAL_OF:]
    names = [figure.name for figure in FIGURES if not figure.first]
    told = {name: sum(getattr(c, name) is not None for c in typed) for name in names}
    told[NOTE] = sum(bool(each.note) for each in typed)
    return tuple(name for name, count in told.items() if count and 2 * count >= len(typed))


def brought_by_file(check_in: CheckIn | None) -> tuple[WellnessValue, ...]:
    """Return the figures of a check-in that a file brought, none of one that was typed."""
    if check_in is None or check_in.is_typed:
        return ()
    given = ((figure.name, figure.of(check_in)) for figure in FIGURES)
    day, source, at = check_in.day, check_in.source, check_in.at
    return tuple(
        WellnessValue(day, name, source, float(value), at)
        for name, value in given
        if value is not None
    )


def all_imported(
    check_in: CheckIn | None, remembered: Iterable[WellnessValue]
) -> tuple[WellnessValue, ...]:
    """Return what files say of a day: what was typed over, and what stands in the check-in."""
    known = {(value.figure, value.source): value for value in brought_by_file(check_in)}
    known |= {(value.figure, value.source): value for value in remembered}
    return tuple(known.values())


def typed_over(
    earlier: CheckIn | None, given: CheckIn
) -> tuple[CheckIn, tuple[WellnessValue, ...]]:
    """Return a check-in as a person keeps it, and the figures of a file that it replaces.

    What is typed wins. Source and instant are those of the resting heart rate, whose baselines
    never mix sources (domain rule 5.1).
    """
    replaced = tuple(
        value
        for value in brought_by_file(earlier)
        if getattr(given, value.figure) != getattr(earlier, value.figure)
    )
    if earlier is None or earlier.is_typed:
        return given, replaced
    if given.resting_hr == earlier.resting_hr:
        return replace(given, at=earlier.at), replaced
    return replace(given, source=MANUAL), replaced
