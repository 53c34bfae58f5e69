"""Values kept of days are the values of the file, whoever wrote, undid or took back what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Moment
from calfjournal.domain.exercise import LEGS
from calfjournal.errors import InputError, UndoConflict
from calfjournal.journal import Journal
from calfjournal.store import assessments, checkins, runs, sessions
from calfjournal.store.database import Database
from calfjournal.store.kept_range import Held, KeptRange
from tests.store.samples import (
    DAY,
    NOON,
    a_check_in,
    a_reading,
    a_run,
    a_session,
    a_set,
    an_assessment,
)

SPAN = DAY - timedelta(days=20), DAY + timedelta(days=20)
KEPT: Sequence[Callable[[Database], KeptRange[Any]]] = (
    sessions.kept,
    runs.kept,
    assessments.kept,
    checkins.kept_check_ins,
    checkins.kept_readings,
)


class _TakenBack(Exception):
    """Ends an edit that must leave nothing."""


def _sessions(journal: Journal, number: int) -> None:
    """Add a session, move it, write it with other sets, or delete it."""
    day = DAY + timedelta(days=number % 5)
    there = journal.sessions.between(*SPAN, sets=False)
    if number % 4 == 0 or not there:
        journal.sessions.add(a_session(day, sets=1 + number % 3))
        return
    session = journal.sessions.present(there[number % len(there)].key)
    if number % 4 == 1:
        journal.sessions.move(session.key, day)
    elif number % 4 == 2:
        lines = (*session.sets[1:], replace(a_set(8), done=number))
        journal.sessions.record(replace(session, sets=lines))
    else:
        journal.sessions.delete(session.key)


def _set(journal: Journal, number: int) -> None:
    """Log a number in a set."""
    lines = [line for s in journal.sessions.between(*SPAN) for line in s.sets]
    if lines:
        journal.sets.log_sets([replace(lines[number % len(lines)], done=number)], "Log", "set")


def _reading(journal: Journal, number: int) -> None:
    day = DAY - timedelta(days=number % 5)
    moment = (Moment.MORNING, Moment.H24)[number % 2]
    journal.mornings.answer(a_reading(day, moment, LEGS[number % 2], number % 11))


def _check_in(journal: Journal, number: int) -> None:
    """Write a morning, give it another day, or delete it."""
    day = DAY - timedelta(days=number % 5)
    known = journal.checkins.get(day)
    if known is not None and number % 3 == 0:
        journal.checkins.delete(day)
    elif known is not None and number % 3 == 1:
        with suppress(InputError):
            journal.checkins.save(replace(known, day=day - timedelta(days=7)))
    else:
        journal.checkins.save(a_check_in(day))


def _others(journal: Journal, number: int) -> None:
    start = NOON + timedelta(days=number % 5, hours=number)
    journal.runs.add(a_run(start, 1000.0 * number))
    journal.assessments.save(an_assessment(DAY - timedelta(days=number % 5)))


def _taken_back(journal: Journal, number: int) -> None:
    with suppress(_TakenBack), journal.edit("Taken back"):
        for act in (_sessions, _set, _reading, _check_in):
            act(journal, number)
        raise _TakenBack


def _many(journal: Journal, number: int) -> None:
    """Write more rows than are known one by one, or more days than are read one by one."""
    with journal.edit("Many"):
        for each in range(50):
            journal.sessions.add(a_session(DAY + timedelta(days=(each * number) % 60), sets=3))


def _other_program(journal: Journal, number: int) -> None:
    """Write through another connection."""
    database = Database(journal.path)
    try:
        moved = (DAY + timedelta(days=number % 9)).isoformat()
        database.run("UPDATE session SET day = ? WHERE id % 2 = 0", (moved,))
        database.run("UPDATE tendon_reading SET pain = ?", (number % 11,))
    finally:
        database.close()


def _back(journal: Journal, number: int) -> None:
    with suppress(UndoConflict):  # The other program was there.
        for _ in range(1 + number % 3):
            journal.undo()


def _forth(journal: Journal, _number: int) -> None:
    with suppress(UndoConflict):
        journal.redo()


_ACTS = {
    act.__name__: act
    for act in (
        _sessions,
        _set,
        _reading,
        _check_in,
        _others,
        _taken_back,
        _back,
        _forth,
        _many,
        _other_program,
    )
}
_OFTEN = ("_sessions", "_sessions", "_set", "_reading", "_back", *_ACTS)


@settings(max_examples=25)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(_OFTEN), st.integers(0, 30), st.booleans()), max_size=14
    )
)
def test_values_kept_of_days_are_those_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, bool]]
) -> None:
    """Looked at after every act or after several, they are what a fresh reading finds."""
    path: Path = tmp_path_factory.mktemp("kept") / "j.calfjournal"
    with Journal.create(path) as journal:
        database = journal._file.database
        kept = [make(database) for make in KEPT]
        for act, number, look in acts:
            _ACTS[act](journal, number)
            if look or act == acts[-1][0]:
                fresh = [make(database).around(*SPAN) for make in KEPT]
                assert [each.around(*SPAN) for each in kept] == fresh


def test_what_was_not_written_is_the_very_same(tmp_path: Path) -> None:
    """A set that is logged leaves every other session as the object it was."""
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        for number in range(5):
            journal.sessions.add(a_session(DAY + timedelta(days=number)))
        kept = sessions.kept(journal._file.database)
        before = kept.around(*SPAN)
        assert kept.around(*SPAN) is before
        journal.checkins.save(CheckIn(DAY, fatigue=2))
        assert kept.around(*SPAN).values is before.values
        line = before.values[2].sets[0]
        journal.sets.log_sets([replace(line, done=9)], "Log", "set")
        after = kept.around(*SPAN)
        same = [new is old for new, old in zip(after.values, before.values, strict=True)]
        assert same == [True, True, False, True, True]
        assert after.values[2].sets[0].done == 9
        assert after.same_until(before) == DAY + timedelta(days=1)


def test_sessions_are_the_same_whether_kept_or_read(tmp_path: Path) -> None:
    """Who asks for days that are held gets what stands in the file, inside an edit too."""
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        session = journal.sessions.add(a_session()).value
        journal.recovery.verdict(DAY)
        with journal.edit("Both"):
            journal.sessions.move(session.key, DAY + timedelta(days=1))
            (moved,) = journal.sessions.between(*SPAN)
            assert moved == sessions.get(journal._file.database, session.key)
        journal.undo()
        assert journal.sessions.between(*SPAN) == [session]


def test_days_are_put_in_their_places() -> None:
    """Read again, a day takes the place of what was held of it, or none."""
    values = tuple(CheckIn(DAY + timedelta(days=number), id=number) for number in range(4))
    held = Held(*SPAN, values)
    fresh = CheckIn(DAY + timedelta(days=9), id=9)
    new = {values[1].day: [], fresh.day: [fresh]}
    assert held.with_days(new, new.__getitem__).values == (values[0], *values[2:], fresh)
