"""Lines that wait for their gate: out of the sessions ahead until it is met (domain rule 8.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import Category, Exercise
from calfjournal.domain.finding import SessionChange
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.program import SHORT, Program, SessionType
from calfjournal.domain.session import Session, SetLine
from calfjournal.training.at_hand import Swaps
from calfjournal.training.library import Library
from calfjournal.training.session_changes import is_open
from calfjournal.training.set_lines import highest_load_class, in_place, items_of, with_sets

STANDING = "gate.standing"
"""The rule of the one adjustment that holds the lines taken out of the days ahead."""
HELD_D = 14
"""Days ahead that stand as the gates do; what lies further shows what is meant to come."""
OPENED_D = 56
"""Days for which the runner's word opens a gate: as long as a test counts [our default]."""

_TITLE = "training.part_waits"
_GATED_CLASS = 4
"""What stands in for a gated exercise waits for its gate from this load class on (8.3)."""
_LEAST_CLASS = 2
"""What stands in trains the calf at least so much."""


class Guard(Struct, frozen=True, dict=True):
    """Which exercises of a program wait for which gate, and the gates that are closed."""

    program: Program
    closed: frozenset[str]
    library: Library
    swaps: Swaps | None = None
    """Finds what stands in for what waits; nothing does without."""
    allows_new: Callable[[date], bool] = bool
    """Whether an exercise may be new on a day: close to a race none is (8.6)."""

    def gates(self, session: Session) -> Mapping[str, str]:
        """The gate of each gated exercise of a session's type, by exercise."""
        return self._gates.get(session.type_id.removesuffix(SHORT), {})

    @cached_property
    def _gates(self) -> Mapping[str, Mapping[str, str]]:
        return {name: self._gates_of(kind) for name, kind in self.program.session_types.items()}

    def _gates_of(self, kind: SessionType) -> dict[str, str]:
        """The gates of a type's exercises, and of hops that stand in for what is not at hand."""
        gates = {i.exercise: i.optional_gate for i in kind.items if i.optional_gate is not None}
        if self.swaps is None:
            return gates
        own = {item.exercise for item in kind.items}
        for exercise, gate in list(gates.items()):
            found = self.swaps.stand_in(exercise, avoid=own - {exercise})
            if found.load_class >= _GATED_CLASS and found.id not in own:
                gates.setdefault(found.id, gate)
        return gates

    def waits(self, session: Session) -> Iterator[SetLine]:
        """The lines of a session whose gate is closed."""
        gates = self.gates(session)
        return (line for line in session.sets if gates.get(line.exercise) in self.closed)

    def held(self, session: Session) -> Session:
        """Return a session without the lines that wait, called so."""
        out = set(self.waits(session))
        if not out:
            return session
        present = {line.exercise for line in session.sets}
        lines: list[SetLine] = []
        for item in items_of(session.sets):
            stays = [line for line in item if line not in out]
            lines += stays or self._in_place(item, present, session.day)
        return replace(self._with(session, tuple(lines)), title=_held_title(session.title))

    def _in_place(self, item: Sequence[SetLine], present: set[str], day: date) -> list[SetLine]:
        """What is done instead: the hardest rung below that waits for nothing, else nothing."""
        if self.swaps is None or not self.allows_new(day):
            return []
        hardest = self.library.get(item[0].exercise).load_class - 1
        for limit in range(hardest, _LEAST_CLASS - 1, -1):
            found = self.swaps.rung_below(item[0].exercise, limit, avoid=present)
            fits = _LEAST_CLASS <= found.load_class <= limit and found.id not in present
            if fits and not self._is_held(found):
                present.add(found.id)
                return in_place(found, item)
        return []

    def _is_held(self, exercise: Exercise) -> bool:
        """True for what waits itself, and for a hop no lighter than one that waits."""
        springs = (self.library.get(name) for name in self._waiting)
        classes = (x.load_class for x in springs if x.category is Category.PLYOMETRIC)
        is_hop = exercise.category is Category.PLYOMETRIC
        return exercise.id in self._waiting or any(
            is_hop and exercise.load_class >= each for each in classes
        )

    @cached_property
    def _waiting(self) -> set[str]:
        """Every exercise of the program that waits for a closed gate."""
        kinds = self.program.session_types.values()
        items = (item for kind in kinds for item in kind.items)
        return {item.exercise for item in items if item.optional_gate in self.closed}

    def given_back(self, session: Session, taken: SessionChange) -> Session:
        """Return a session with those lines back whose gate is open now."""
        gates, there = self.gates(session), {line.exercise for line in session.sets}
        back = [
            replace(line, id=None)
            for line in taken.before
            if line.exercise not in there and gates.get(line.exercise, "") not in ("", *self.closed)
        ]
        if not back:
            return session
        places = {line.item for line in back}  # What stood in goes.
        lines = sorted((*(x for x in session.sets if x.item not in places), *back), key=_place)
        whole = self._with(session, tuple(lines))
        if is_held_title(session.title):
            whole = replace(whole, title=taken.planned_title)
        return whole if len(back) < len(taken.before) else _of_minutes(whole, taken)

    def _with(self, session: Session, lines: tuple[SetLine, ...]) -> Session:
        load_class = highest_load_class(lines, self.library)
        return replace(with_sets(session, lines), load_class=load_class)


class DaysHeld(Struct, frozen=True):
    """The sessions that change, and what stands taken out of each from then on."""

    sessions: tuple[Session, ...]
    standing: tuple[SessionChange, ...]


def held_back(
    sessions: Iterable[Session],
    standing: Iterable[SessionChange],
    guard: Guard,
    first: date,
    last: date,
) -> DaysHeld:
    """Return the open sessions of some days as the gates let them be.

    Lines of closed gates are taken out and kept in ``standing``; those of a gate that opened come
    back. Sessions of other days keep what stands. Pure and deterministic.
    """
    taken = {change.session_id: change for change in standing}
    changed, kept = [], []
    for session in sessions:
        before = taken.get(session.key, SessionChange(session.key))
        after = session
        if is_open(session) and first <= session.day <= last:
            whole = guard.given_back(session, before)
            after = guard.held(whole)
            before = _taken(whole, after, before, guard)
        if before.before:
            kept.append(before)
        if after != session:
            changed.append(after)
    return DaysHeld(tuple(changed), tuple(kept))


def _taken(whole: Session, after: Session, before: SessionChange, guard: Guard) -> SessionChange:
    """What is out of a session now: what was out already and stays so, and what goes now."""
    gates, there = guard.gates(whole), {line.exercise for line in whole.sets}
    still = [
        line
        for line in before.before
        if line.exercise not in there and gates.get(line.exercise) in guard.closed
    ]
    gone = [line for line in whole.sets if line not in after.sets]
    if not gone:
        return replace(before, before=tuple(still))
    planned = whole.title if not is_held_title(whole.title) else before.planned_title
    return SessionChange(
        whole.key,
        before=(*still, *gone),
        planned_title=planned,
        planned_minutes=before.planned_minutes if still else whole.planned_minutes,
    )


def held_ahead(sessions: Iterable[Session], guard: Guard, day: date) -> list[Session]:
    """Return planned sessions as they will stand on a day, while its gates are as they are."""
    last = day + timedelta(days=HELD_D)
    return [guard.held(s) if day <= s.day <= last else s for s in sessions]


def is_held_title(title: Words) -> bool:
    """True for the name of a session of which a part waits."""
    return isinstance(title, Message) and title.key == _TITLE


def _held_title(title: Words) -> Words:
    return title if is_held_title(title) else say(_TITLE, session=title)


def _of_minutes(session: Session, taken: SessionChange) -> Session:
    minutes = taken.planned_minutes
    return session if minutes is None else replace(session, planned_minutes=minutes)


def _place(line: SetLine) -> tuple[int, int]:
    return line.item, line.number
