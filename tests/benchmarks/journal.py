"""Reading and writing the journal, against raw SQL on the same file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import apsw
from msgspec.structs import replace

from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Comparison, median_ms


def compare(journals: Journals) -> Iterator[Comparison]:
    """Yield reads, a session saved and edits undone, in two and in twenty years."""
    for years in (2, 20):
        path = journals.copy_of_years(years, "journal")
        with Journal.open(path) as journal:
            yield _month(journal, years)
            yield _year(journal, years)
            yield _save(journal, years)
            yield _small_undo(journal, years)
        for streams in (False, True):
            yield _undo(path, years, streams=streams)


def _month(journal: Journal) -> Comparison:
    last = journal.today()
    first = last - timedelta(days=41)
    raw = apsw.Connection(str(journal.path), flags=apsw.SQLITE_OPEN_READONLY)
    tables = ("session", "run", "check_in", "tendon_reading")

    def floor() -> None:
        for table in tables:
            list(
                raw.execute(
                    f"SELECT * FROM {table} WHERE day BETWEEN ? AND ?",
                    (first.isoformat(), last.isoformat()),
                )
            )

    def ours() -> None:
        journal.sessions.between(first, last, sets=False)
        journal.runs.between(first, last)
        journal.checkins.between(first, last)
        journal.checkins.readings(first, last)

    return Comparison("month of the calendar read", median_ms(ours), median_ms(floor), 3.0)


def _save(journal: Journal) -> Comparison:
    session = _with_sets(journal, journal.today() + timedelta(days=400))
    toggle = iter(range(10**9))

    def ours() -> None:
        rpe = next(toggle) % 10
        lines = tuple(replace(line, done=rpe) for line in session.sets[:30])
        rest = session.sets[30:]
        journal.sessions.record(replace(session, rpe=rpe, sets=(*lines, *rest)))

    raw = apsw.Connection(str(journal.path.with_name("floor.sqlite")))
    raw.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, done INTEGER)")
    raw.executemany("INSERT INTO line (done) VALUES (?)", [(n,) for n in range(30)])
    update = "UPDATE line SET done = done + 1 WHERE id = ?"

    def floor() -> None:
        with raw:
            raw.executemany(update, [(n,) for n in range(30)])

    name = "session with 30 sets saved, undo included"
    return Comparison(name, median_ms(ours), median_ms(floor), 30.0)


def _with_sets(journal: Journal, until: date) -> Session:
    sessions = journal.sessions.between(journal.today(), until)
    return max(sessions, key=lambda session: len(session.sets))
