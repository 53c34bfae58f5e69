"""What a chip of the month says, from roomy to tight: words are never cut in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from calfjournal.domain.looks import KIND_LOOKS, RUN, RUN_LOOKS, Glyph, Look
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import EASED, PlannedRunStatus
from calfjournal.domain.session import SessionStatus
from calfjournal.messages import formats, mark, mark_in, tr, vocabulary
from calfjournal.messages.sports import sport_title
from calfjournal.views.month import DayCell, PlannedRunMark, RunMark, SessionMark

HOLD = Look("hold", Glyph.BANG)
RACE = Look("accent")

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
    BARE = auto()
    """A word in the cell."""


@dataclass(frozen=True, slots=True)
class ChipText:
    """One way to write a chip: sign before, words, sign after."""

    before: Glyph
    words: str
    after: Glyph = Glyph.NONE


@dataclass(frozen=True, slots=True)
class CalendarChip:
    """One line of a cell; ``forms`` from the longest to the shortest."""

    look: Look
    body: Body
    forms: tuple[ChipText, ...]
    session: SessionMark | None = None
    run: RunMark | None = None
    planned_run: PlannedRunMark | None = None


def chips_of(cell: DayCell) -> tuple[CalendarChip, ...]:
    """Return the lines of a day, the most important first."""
    return tuple(_chips(cell))


def _chips(cell: DayCell) -> Iterator[CalendarChip]:
    if cell.race is not None:
        yield _race_chip(cell.race)
    for session in cell.sessions:
        yield session_chip(session)
    for run in cell.runs:
        yield run_chip(run)
    for planned in cell.planned_runs:
        yield planned_run_chip(planned)
    if cell.blocked is not None:
        forms = tuple(
            ChipText(Glyph.NONE, words) for words in (cell.blocked, tr("Kept free"), "–") if words
        )
        yield CalendarChip(RUN, Body.BARE, forms)
    if cell.flare is not None:
        yield CalendarChip(
            HOLD, Body.BARE, (ChipText(Glyph.BANG, tr("Flare")), ChipText(Glyph.BANG, ""))
        )


def session_chip(session: SessionMark) -> CalendarChip:
    """Return the chip of a session; done ones carry a tick."""
    look = KIND_LOOKS[session.kind]
    sign = SIGNS.get(session.status, Glyph.NONE)
    word = vocabulary.KINDS[session.kind].text
    full = dict.fromkeys(words for words in (session.title, word) if words)
    forms = [ChipText(look.glyph, words, sign) for words in full]
    if sign is not Glyph.NONE:
        # The word already tells the kind, so in tight cells its sign makes room for the status.
        forms += [ChipText(sign, word), ChipText(sign, SHORT[session.kind])]
    else:
        forms.append(ChipText(look.glyph, SHORT[session.kind]))
    forms.append(ChipText(look.glyph, "", sign))
    return CalendarChip(look, _body(session.status), tuple(forms), session=session)


def _body(status: SessionStatus) -> Body:
    if status in (SessionStatus.DONE, SessionStatus.PARTLY):
        return Body.FILLED
    return Body.STRUCK if status is SessionStatus.SKIPPED else Body.DASHED


def run_chip(run: RunMark) -> CalendarChip:
    """Return the chip of an activity: distance and cadence, or distance alone."""
    km = formats.number(run.km, 1, "km") if run.km else ""
    amount = km or (formats.minutes_as_hours(run.minutes) if run.minutes else "")
    words = []
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
    forms = (*(ChipText(Glyph.NONE, word, sign) for word in kept), ChipText(Glyph.DOTS, ""))
    return CalendarChip(RUN, Body.FILLED, forms, run=run)


def planned_run_chip(run: PlannedRunMark) -> CalendarChip:
    """Return the chip of a planned run: distance, and a sign or word for what is not easy."""
    look = RUN_LOOKS[run.kind]
    sign = RUN_SIGNS.get(run.status, Glyph.NONE)
    amounts = _amounts(run) or [vocabulary.RUN_KINDS[run.kind]]
    word = vocabulary.RUN_STATUSES[run.status]
    if run.status is PlannedRunStatus.MISSED:
        told = [_told(amounts[0], word.text), *(_told(words, word.glyph) for words in amounts)]
    elif run.status in EASED:
        told = [_told(amounts[0], word.text), *amounts]
    else:
        told = [_told(words, vocabulary.RUN_KINDS[run.kind]) for words in amounts[:1] if run.km]
        told += amounts
    forms = [ChipText(look.glyph, words, sign) for words in dict.fromkeys(told)]
    forms.append(ChipText(look.glyph or Glyph.DOTS, "", sign))
    return CalendarChip(look, _run_body(run.status), tuple(forms), planned_run=run)


def _told(amount: str, word: str) -> str:
    return tr("{amount} {word}", amount=amount, word=word)


def _bare(km: float | None) -> list[str]:
    """Kilometres without their unit, for the narrowest cells."""
    return [formats.number(km, 0)] if km else []


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


def _race_chip(name: str) -> CalendarChip:
    names = dict.fromkeys(words for words in (name, tr("Race")) if words)
    forms = (ChipText(Glyph.FLAG, words) for words in (*names, ""))
    return CalendarChip(RACE, Body.BARE, tuple(forms))
