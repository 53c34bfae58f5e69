"""How much the file is asked for what people do most: each statement costs, on a slow disk too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from tests.store.samples import a_check_in, a_reading, a_session, filled


def statements(journal: Journal, act: Callable[[], object]) -> list[str]:
    """Return the SQL that an act runs."""
    seen: list[str] = []

    def note(_cursor: object, sql: str, _values: object) -> bool:
        seen.append(sql)
        return True

    connection = journal._file.database.connection
    connection.exec_trace = note
    try:
        act()
    finally:
        connection.exec_trace = None
    return seen


def log(journal: Journal, session: Session, key: int, done: int) -> None:
    """Type a number into a set, as the window does."""
    lines = [replace(line, done=done) for line in session.sets if line.id == key]
    journal.sets.log_sets(lines, "Log set", f"set {key}")


def test_a_logged_set_takes_eight_statements(path: Path) -> None:
    """The first, one more in the same place, and one elsewhere."""
    with filled(path) as journal:
        session = journal.sessions.add(a_session(sets=2)).value
        first, second = (line.key for line in session.sets[:2])
        for key, done in ((first, 7), (first, 8), (second, 9)):
            found = statements(journal, partial(log, journal, session, key, done))
            assert len(found) <= 8, "\n".join(found)


def test_a_day_is_read_once_for_everything_asked_of_it(path: Path) -> None:
    """What the verdict gathered serves the milestones; what they look back on is read once."""
    with filled(path) as journal:
        today = journal.today()
        journal.recovery.verdict(today)
        asked = statements(journal, lambda: journal.progress.milestones(today))
        assert len([sql for sql in asked if not sql.startswith("PRAGMA")]) <= 5
        asked = statements(journal, lambda: journal.progress.milestones(today))
        assert [sql for sql in asked if not sql.startswith("PRAGMA")] == []


def test_a_check_in_takes_twenty_seven_statements(path: Path) -> None:
    """A morning of both legs with its verdict, the first of a journal just opened too.

    Two of them read the tests of the time before, whose pain counts as pain during.
    """
    with filled(path) as journal:
        journal.flares.end(journal.today())  # The ladder of a running flare lays sessions anew.
    with Journal.open(path) as journal:
        today = journal.today()
        readings = [replace(a_reading(today), day=today, side=side) for side in LEGS]
        morning = replace(a_check_in(today), id=None)
        assert journal.library.exercises  # As a window has it before anyone can type.
        new = statements(journal, lambda: journal.mornings.keep(morning, readings))
        assert len(new) <= 27, "\n".join(new)
        changed = replace(morning, note="and a cold")
        again = statements(journal, lambda: journal.mornings.keep(changed, readings))
        assert len(again) <= 19, "\n".join(again)


def test_last_time_takes_two_statements(path: Path) -> None:
    """However many exercises a session has, and whether they were ever done or not."""
    with filled(path) as journal:
        asked = partial(journal.sessions.last_done, ["heel_raise", "hop", "pogo"], journal.today())
        assert len(statements(journal, asked)) <= 2
