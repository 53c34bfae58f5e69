"""What was picked up, by hand or by key, until it is dropped or put back, in whatever view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, Signal

from calfjournal.dates import hour_words, minute_of_day
from calfjournal.domain.placing import Fit, Placing
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import when
from calfjournal.views.month import SessionMark
from calfjournal.views.week import CarriedMark

T = TypeVar("T", Session, PlannedRun)

DAY_MINUTES = 24 * 60
FIRST_HOUR_OF_RUN = 7 * 60
"""Where a run without an hour begins when it is given one (calfjournal default)."""
BEFORE_MIDNIGHT = DAY_MINUTES - 15
"""The last quarter of an hour at which something may begin."""


@dataclass(slots=True)
class CarriedThing:
    """One thing on its way: where it was, and the day and hour it is held over now.

    Hours are minutes after midnight, None for a run whose hour nobody said.
    """

    mark: CarriedMark
    source: date
    source_minute: int | None
    day: date
    minute: int | None
    by_hand: bool = False
    copies: bool = False
    placings: dict[date, Placing | None] = field(default_factory=dict)
    shifts: dict[tuple[date, int | None], bool] = field(default_factory=dict)
    """Where it was asked whether shifting the rest makes room, and whether it does."""

    @property
    def is_session(self) -> bool:
        """True for a session, False for a planned run."""
        return isinstance(self.mark, SessionMark)

    @property
    def is_back(self) -> bool:
        """True where it was."""
        return not self.copies and (self.day, self.minute) == (self.source, self.source_minute)

    @property
    def start_time(self) -> str | None:
        """The hour it is held over, "HH:MM"; None while that is the one it had."""
        if self.minute is None or self.minute == self.source_minute:
            return None
        return hour_words(self.minute)


class Carry(QObject):
    """Picks up, moves about and drops; ``changed`` after each step, ``dropped(date)`` at the end.

    ``left(date)`` says where what was put back is again.

    What is held by hand begins once the pointer has left its start far enough. ``decision``
    asks what becomes of what was let go over a day that a rule speaks against.
    """

    changed = Signal()
    decision = Signal()
    dropped = Signal(date)
    left = Signal(date)

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self.held: CarriedThing | None = None
        self._pressed: tuple[CarriedThing, QPointF] | None = None

    @property
    def allowed(self) -> bool:
        """True where the journal can be written."""
        return not self._journal.read_only

    # ------------------------------------------------------------------ by key and by hand

    def pick_up(self, mark: CarriedMark, day: date, *, copies: bool = False) -> None:
        """Hold something where it is."""
        if self.allowed:
            self.held = _held(mark, day, copies=copies)
            self.changed.emit()

    def press(self, mark: CarriedMark, day: date, point: QPointF) -> None:
        """The button went down on something: a drag begins if the pointer leaves."""
        if self.allowed:
            held = _held(mark, day)
            held.by_hand = True
            self._pressed = held, point

    def drag(self, point: QPointF, threshold: int) -> bool:
        """The pointer moved with the button down; True while something is dragged."""
        if self._pressed is not None:
            held, start = self._pressed
            if (point - start).manhattanLength() < threshold:
                return False
            self._pressed, self.held = None, held
            self.changed.emit()
        return self.held is not None and self.held.by_hand

    def hold_over(self, day: date, minute: int | None = None, *, copies: bool = False) -> None:
        """Hold it over a day and an hour; without an hour it keeps its own."""
        held = self.held
        if held is None:
            return
        wanted = held.source_minute if minute is None else minute
        if (held.day, held.minute, held.copies) == (day, wanted, copies):
            return
        if (held.minute, held.copies) != (wanted, copies):
            held.placings.clear()
        held.day, held.minute, held.copies = day, wanted, copies
        self.changed.emit()

    def step(self, days: int = 0, minutes: int = 0) -> None:
        """Move what is held by days, or by minutes within the day."""
        held = self.held
        if held is None:
            return
        minute = held.minute
        if minutes:
            at = FIRST_HOUR_OF_RUN if minute is None else minute + minutes
            minute = min(max(at, 0), BEFORE_MIDNIGHT)
        self.hold_over(held.day + timedelta(days=days), minute, copies=held.copies)

    def let_go(self) -> None:
        """The button came up: drop it where it is allowed, ask where it is not."""
        self._pressed = None
        held = self.held
        if held is None or not held.by_hand:
            return
        held.by_hand = False
        if held.is_back or not self.can_stay(held.day):
            self.put_back()
        elif self.fit(held.day) is Fit.AGAINST:
            self.changed.emit()
            self.decision.emit()
        else:
            self.drop()

    def put_back(self) -> None:
        """Let everything be as it was."""
        self._pressed = None
        held, self.held = self.held, None
        if held is not None:
            self.changed.emit()
            self.left.emit(held.source)

    def drop(self) -> None:
        """End what is held where it is; whoever listens to ``dropped`` does the move."""
        held = self.held
        if held is not None:
            self.dropped.emit(held.day)

    # ------------------------------------------------------------------ what speaks against days

    def judge(self, days: Iterable[date]) -> None:
        """Ask how days take what is held, all at once."""
        held = self.held
        if held is None:
            return
        unknown = tuple(day for day in days if day not in held.placings)
        if unknown:
            known = self._asked(held, unknown)
            held.placings.update({day: known.get(day) for day in unknown})

    def fit(self, day: date) -> Fit:
        """Return how a day takes what is held; none that has passed does."""
        placing = self._placing(day)
        return Fit.AGAINST if placing is None else placing.fit

    def words(self, day: date) -> str:
        """Return why it takes it so, "" where there is nothing to say."""
        return when.placed(self._placing(day))

    def can_stay(self, day: date) -> bool:
        """True where it may be put by one's own word: the past is not planned."""
        return self._placing(day) is not None

    def can_shift(self) -> bool:
        """Find out, once a place, whether shifting the rest makes room for what is held."""
        held = self.held
        if held is None or held.copies or not held.is_session:
            return False
        place = held.day, held.minute
        if place not in held.shifts:
            held.shifts[place] = self._makes_room(held)
        return held.shifts[place]

    def is_known_to_shift(self) -> bool:
        """True where that was found out already, and it does."""
        held = self.held
        return (
            held is not None and not held.copies and held.shifts.get((held.day, held.minute), False)
        )

    def _makes_room(self, held: CarriedThing) -> bool:
        try:
            return bool(self._journal.moves.shift_changes(held.mark.id, held.day, held.start_time))
        except InputError:
            return False

    def _placing(self, day: date) -> Placing | None:
        self.judge((day,))
        return self.held.placings.get(day) if self.held is not None else None

    def _asked(self, held: CarriedThing, days: tuple[date, ...]) -> dict[date, Placing]:
        moves = self._journal.moves
        key = held.mark.id
        if held.is_session:
            like = self._journal.sessions.get(key) if held.copies else None
            return moves.placings(_one_more(like, held) or key, days, held.start_time)
        run = self._journal.planned_runs.get(key) if held.copies else None
        return moves.run_placings(_one_more(run, held) or key, days)


def _one_more(like: T | None, held: CarriedThing) -> T | None:
    """A copy stands beside what it was copied from."""
    return None if like is None else like.again_on(held.source)


def _held(mark: CarriedMark, day: date, *, copies: bool = False) -> CarriedThing:
    minute = minute_of_day(mark.start_time) if mark.start_time else None
    return CarriedThing(mark, day, minute, day, minute, copies=copies)
