"""What a chip of the month says, from roomy to tight: words are never cut in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from calfjournal import messages, units
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import SessionStatus
from calfjournal.views.month import DayCell, RunMark, SessionMark
from ui.theme.looks import KIND_LOOKS, RUN, Glyph, Look

HOLD = Look("hold", Glyph.BANG)
RACE = Look("accent")

SHORT = {
    SessionKind.MOBILITY: "Mob",
    SessionKind.STRENGTH: "Str",
    SessionKind.PLYOMETRIC: "Plyo",
    SessionKind.RETEST: "Test",
}
"""Words of kinds for the narrowest cells."""

SIGNS = {
    SessionStatus.DONE: Glyph.CHECK,
    SessionStatus.PARTLY: Glyph.HALF,
    SessionStatus.SKIPPED: Glyph.DASH,
    SessionStatus.MOVED: Glyph.ARROW,
}


class Body(Enum):
    """How a chip is drawn."""

    FILLED = auto()
    """Done: on its soft ground."""
    DASHED = auto()
    """Planned: a dashed outline."""
    STRUCK = auto()
    """Skipped: muted and crossed out."""
    BARE = auto()
    """A word in the cell."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a chip: sign before, words, sign after."""

    before: Glyph
    words: str
    after: Glyph = Glyph.NONE


@dataclass(frozen=True, slots=True)
class Chip:
    """One line of a cell; ``forms`` from the longest to the shortest."""

    look: Look
    body: Body
    forms: tuple[Form, ...]
    session: SessionMark | None = None
    run: RunMark | None = None
    icon: str = ""
    """Name of the icon drawn in the place of a ``Glyph.STAR``, "" = the sign itself."""


def chips_of(cell: DayCell) -> tuple[Chip, ...]:
    """Return the lines of a day, the most important first."""
    return tuple(_chips(cell))


def _chips(cell: DayCell) -> Iterator[Chip]:
    if cell.race is not None:
        yield _race_chip(cell.race)
    for mark in cell.sessions:
        yield session_chip(mark)
    for run in cell.runs:
        yield run_chip(run)
    if cell.blocked is not None:
        forms = tuple(
            Form(Glyph.NONE, words) for words in (cell.blocked, "Kept free", "–") if words
        )
        yield Chip(RUN, Body.BARE, forms)
    if cell.flare is not None:
        yield Chip(HOLD, Body.BARE, (Form(Glyph.BANG, "Flare"), Form(Glyph.BANG, "")))


def session_chip(mark: SessionMark) -> Chip:
    """Return the chip of a session; done ones carry a tick."""
    look = KIND_LOOKS[mark.kind]
    sign = SIGNS.get(mark.status, Glyph.NONE)
    word = messages.KINDS[mark.kind].text
    full = dict.fromkeys(words for words in (mark.title, word) if words)
    forms = [Form(look.glyph, words, sign) for words in full]
    if sign is not Glyph.NONE:
        # The word already tells the kind, so in tight cells its sign makes room for the status.
        forms += [Form(sign, word), Form(sign, SHORT[mark.kind])]
    else:
        forms.append(Form(look.glyph, SHORT[mark.kind]))
    forms.append(Form(look.glyph, "", sign))
    return Chip(look, _body(mark.status), tuple(forms), session=mark)


def _body(status: SessionStatus) -> Body:
    if status in (SessionStatus.DONE, SessionStatus.PARTLY):
        return Body.FILLED
    return Body.STRUCK if status is SessionStatus.SKIPPED else Body.DASHED


def run_chip(run: RunMark) -> Chip:
    """Return the chip of an activity: distance and cadence, or distance alone."""
    km = units.number(run.km, 1, "km") if run.km else ""
    amount = km or (units.minutes_as_hours(run.minutes) if run.minutes else "")
    words = []
    if run.is_running:
        if amount and run.cadence:
            words.append(f"{amount} · {run.cadence:.0f}")
        words += [amount, f"{run.km:.0f} km" if run.km else "", "Run"]
    else:
        sport = run.sport.replace("_", " ").capitalize()
        words += [f"{sport} {amount}".strip(), sport, amount]
    kept = dict.fromkeys(word for word in words if word)
    forms = (*(Form(Glyph.NONE, word) for word in kept), Form(Glyph.DOTS, ""))
    return Chip(RUN, Body.FILLED, forms, run=run)


def _race_chip(name: str) -> Chip:
    names = dict.fromkeys(words for words in (name, "Race") if words)
    forms = tuple(Form(Glyph.STAR, words) for words in names)
    return Chip(RACE, Body.BARE, (*forms, Form(Glyph.STAR, "")), icon="flag")
