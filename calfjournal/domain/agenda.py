"""What the list of everything holds, and what may be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from calfjournal.domain.kind import Kind
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.text_match import words_of

LISTED: Final = (
    Kind.RACE,
    Kind.BLOCKED_RANGE,
    Kind.FLARE,
    Kind.CHECK_IN,
    Kind.ASSESSMENT,
    Kind.SESSION,
    Kind.RUN,
    Kind.PLANNED_RUN,
)
"""What is listed, in the order it stands on a day where no time tells; check-ins with a note only,
and of planned runs those that became no run."""


class EntryState(StrEnum):
    """What became of something that is trained, or will."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    """Left out, or planned on a day that is over."""


class Sought(Struct, frozen=True):
    """What is asked for; what is not said asks for nothing, so that an empty one is everything.

    ``kinds`` empty = all of them; ``noted`` = only what has a note; ``session_kind`` asks for
    sessions, ``run_kind`` for runs and planned ones; ``standing`` for what is trained, and races;
    every word of ``text`` is found in what is written or called so; ``first`` and ``last`` day are
    included.
    """

    kinds: frozenset[Kind] = frozenset()
    noted: bool = False
    session_kind: SessionKind | None = None
    run_kind: RunKind | None = None
    standing: EntryState | None = None
    text: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words to be found, folded."""
        return words_of(self.text)

    @property
    def listed(self) -> tuple[Kind, ...]:
        """The kinds of things that may hold what is asked for."""
        asked = frozenset(LISTED)
        if self.kinds:
            asked &= self.kinds
        if self.standing is not None:
            asked &= {Kind.SESSION, Kind.RUN, Kind.PLANNED_RUN, Kind.RACE}
        if self.session_kind is not None or self.run_kind is not None:
            asked &= self._of_sort
        return tuple(kind for kind in LISTED if kind in asked)

    @property
    def _of_sort(self) -> frozenset[Kind]:
        sessions = {Kind.SESSION} if self.session_kind is not None else set()
        runs = {Kind.RUN, Kind.PLANNED_RUN} if self.run_kind is not None else set()
        return frozenset(sessions | runs)

    @property
    def filters(self) -> int:
        """How many things are asked for."""
        asked = (
            self.kinds or self.noted,
            self.session_kind or self.run_kind,
            self.standing,
            self.words,
            self.first or self.last,
        )
        return sum(map(bool, asked))


class ListedThing(Struct, frozen=True, gc=False):
    """One thing that is listed: the key of its row, and its day (the first, where it has more)."""

    kind: Kind
    id: int
    day: date


class Naming(Struct, frozen=True):
    """What things are called, in the language; whoever knows it gives it to who looks for words.

    ``words`` tells a kind of thing and its values that are no text of the athlete's; ``exercises``
    and ``measures`` are names by id. All of them folded.
    """

    words: Callable[[Kind, Sequence[Any]], str]
    exercises: Mapping[str, str]
    measures: Mapping[str, str]


class ReadEntries(Struct, frozen=True):
    """The values of some entries, with what belongs to them.

    ``things`` by kind and key; ``pains`` the highest pain told during or after a session (0-10),
    ``planned`` the planned run that a run became, by the key of either.
    """

    things: Mapping[tuple[Kind, int], Any]
    pains: Mapping[int, int]
    planned: Mapping[int, PlannedRun]


def session_state(session: Session, today: date) -> EntryState:
    """Return what became of a session, seen from a day."""
    if session.counts:
        return EntryState.DONE
    ahead = session.status is not SessionStatus.SKIPPED and session.day >= today
    return EntryState.PLANNED if ahead else EntryState.MISSED


def planned_run_standing(run: PlannedRun, today: date) -> EntryState:
    """Return what became of a planned run, seen from a day."""
    if run.run_id is not None:
        return EntryState.DONE
    return EntryState.PLANNED if run.is_open and run.day >= today else EntryState.MISSED
