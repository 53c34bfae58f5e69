"""What a chip of the calendar says, from roomy to tight: words are never cut in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from calfjournal.domain.looks import KIND_LOOKS, RUN, RUN_LOOKS, Glyph, Look
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import EASED, PlannedRunStatus
from calfjournal.domain.session import SessionStatus
from calfjournal.messages import formats, mark, mark_in, tr, vocabulary
from calfjournal.messages.sports import sport_title
from calfjournal.views.month import DayCell, PlannedRunMark, RunMark, SessionMark

SHORT = vocabulary.Vocabulary(
    {
        SessionKind.MOBILITY: mark("Mob"),
        SessionKind.STRENGTH: mark("Str"),
        SessionKind.PLYOMETRIC: mark("Plyo"),
        SessionKind.RETEST: mark_in("narrow chip", "Test"),
    }
)
"""Words of kinds for the narrowest cells."""

SIGNS = {
    SessionStatus.DONE: Glyph.CHECK,
    SessionStatus.PARTLY: Glyph.HALF,
    SessionStatus.SKIPPED: Glyph.DASH,
    SessionStatus.MOVED: Glyph.ARROW,
}


RUN_SIGNS = {
    PlannedRunStatus.MOVED: Glyph.ARROW,
    PlannedRunStatus.SKIPPED: Glyph.DASH,
    PlannedRunStatus.MISSED: Glyph.CROSS,
    PlannedRunStatus.EASY: Glyph.BANG,
    PlannedRunStatus.SHORTER: Glyph.BANG,
    PlannedRunStatus.WALK_RUN: Glyph.BANG,
}


class Body(Enum):
    """How a chip is drawn."""

    FILLED = auto()
    """Done: on its soft ground."""
    DASHED = auto()
    """Planned: a dashed outline."""
    OPEN = auto()
    """Missed: muted in a plain hairline."""
    STRUCK = auto()
    """Skipped: muted and crossed out."""


@dataclass(frozen=True, slots=True)
class ChipText:
    """One way to write a chip: the sign of its kind, the sign of what became of it, words."""

    glyph: Glyph
    words: str
    sign: Glyph = Glyph.NONE

    @property
    def signs(self) -> tuple[Glyph, ...]:
        """The signs before the words, in order."""
        return tuple(sign for sign in (self.glyph, self.sign) if sign is not Glyph.NONE)


@dataclass(frozen=True, slots=True)
class CalendarChip:
    """One line of a cell; ``forms`` from the longest to the shortest, each with all signs.

    ``length`` of a run is its share of the longest, 0 to 1, where it is drawn as a bar; ``more``
    are words for below it where there is room.
    """

    look: Look
    body: Body
    forms: tuple[ChipText, ...]
    session: SessionMark | None = None
    run: RunMark | None = None
    planned_run: PlannedRunMark | None = None
    length: float | None = None
    anyway: bool = False
    """True for a session that was put where it breaks the spacing rule."""
    more: tuple[str, ...] = ()


def chips_of(cell: DayCell, longest_km: float = 0.0) -> tuple[CalendarChip, ...]:
    """Return the chips of a day; runs are bars where the longest one is known, in km."""
    return tuple(_chips(cell, longest_km))


def _chips(cell: DayCell, longest_km: float) -> Iterator[CalendarChip]:
    for session in cell.sessions:
        yield session_chip(session)
    for run in cell.runs:
        km = run.km if run.is_running else None
        yield _as_bar(run_chip(run), km, longest_km)
    for planned in cell.planned_runs:
        yield _as_bar(planned_run_chip(planned), planned.km, longest_km)


def _as_bar(chip: CalendarChip, km: float | None, longest_km: float) -> CalendarChip:
    return replace(chip, length=min(km / longest_km, 1.0)) if km and longest_km else chip


def session_chip(session: SessionMark) -> CalendarChip:
    """Return the chip of a session: its kind's sign, what became of it, its title or less."""
    look = KIND_LOOKS[session.kind]
    sign = Glyph.CROSS if session.missed else SIGNS.get(session.status, Glyph.NONE)
    kind = vocabulary.KINDS[session.kind].text
    words = [each for each in (session.title, kind, SHORT[session.kind]) if each]
    forms = tuple(ChipText(look.glyph, each, sign) for each in dict.fromkeys((*words, "")))
    return CalendarChip(
        look,
        _body(session),
        forms,
        session=session,
        anyway=session.anyway,
        more=session.exercises,
    )


def _body(session: SessionMark) -> Body:
    if session.missed:
        return Body.OPEN
    if session.status in (SessionStatus.DONE, SessionStatus.PARTLY):
        return Body.FILLED
    return Body.STRUCK if session.status is SessionStatus.SKIPPED else Body.DASHED


def run_chip(run: RunMark) -> CalendarChip:
    """Return the chip of an activity: distance and cadence, or distance alone."""
    km = formats.number(run.km, 1, "km") if run.km else ""
    amount = km or (formats.minutes_as_hours(run.minutes) if run.minutes else "")
    words = []
    look = RUN_LOOKS[run.kind] if run.is_running and run.kind is not None else RUN
    if run.is_running:
        if amount and run.cadence:
            words.append(f"{amount} · {formats.number(run.cadence, 0)}")
        rounded = formats.number(run.km, 0, "km") if run.km else ""
        words += [amount, rounded, *_bare(run.km), vocabulary.RUN_TITLES[None]]
    else:
        sport = sport_title(run.sport)
        both = tr("{sport} {amount}", sport=sport, amount=amount) if amount else ""
        words += [both, sport, amount]
    kept = dict.fromkeys(word for word in words if word)
    sign = Glyph.CHECK if run.as_planned else Glyph.NONE
    forms = [ChipText(look.glyph, word, sign) for word in kept]
    forms.append(_wordless(look, sign))
    return CalendarChip(look, Body.FILLED, tuple(forms), run=run)


def planned_run_chip(run: PlannedRunMark) -> CalendarChip:
    """Return the chip of a planned run: distance, and a sign or word for what is not easy."""
    look = RUN_LOOKS[run.kind]
    sign = RUN_SIGNS.get(run.status, Glyph.NONE)
    amounts = _amounts(run) or [vocabulary.RUN_KINDS[run.kind]]
    word = vocabulary.RUN_STATUSES[run.status]
    if run.status is PlannedRunStatus.MISSED or run.status in EASED:
        told = [_told(amounts[0], word.text), *amounts]
    else:
        told = [_told(words, vocabulary.RUN_KINDS[run.kind]) for words in amounts[:1] if run.km]
        told += amounts
    forms = [ChipText(look.glyph, words, sign) for words in dict.fromkeys(told)]
    forms.append(_wordless(look, sign))
    return CalendarChip(look, _run_body(run.status), tuple(forms), planned_run=run)


def _wordless(look: Look, sign: Glyph) -> ChipText:
    """Return the signs alone; easy runs have none of their own."""
    return ChipText(look.glyph or (Glyph.NONE if sign else Glyph.DOTS), "", sign)


def _told(amount: str, word: str) -> str:
    return tr("{amount} {word}", amount=amount, word=word)


def _bare(km: float | None) -> list[str]:
    """Kilometres without their unit, for the narrowest cells."""
    return [formats.bare(km, 0, "km")] if km else []


def _amounts(run: PlannedRunMark) -> list[str]:
    """Return what is asked for, the exact before the rounded."""
    if run.km:
        exact, rounded = (formats.number(run.km, places, "km") for places in (1, 0))
        return [exact, rounded, *_bare(run.km)]
    return [formats.minutes_as_hours(run.minutes)] if run.minutes else []


def _run_body(status: PlannedRunStatus) -> Body:
    if status is PlannedRunStatus.MISSED:
        return Body.OPEN
    return Body.STRUCK if status is PlannedRunStatus.SKIPPED else Body.DASHED
