"""Reading, writing and undoing in the journal, against raw SQL on the same file."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import apsw
from msgspec.structs import replace

from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.store import checkins, runs, sessions
from tests.benchmarks.journals import Journals, import_runs
from tests.benchmarks.measure import Bound, Comparison, Measured, cpu_ms, median_ms, spent_ms

RUNS = 1000
"""Runs of the import that is undone."""

_BEFORE = "1995"
"""They all lie before this year, and nothing of the sample does."""

LEAST_AND_OURS = 1.1
"""An undo may take this much of what SQLite's own apply takes."""


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield reads, a session saved and edits undone, in two and in twenty years."""
    for years in (2, 20):
        path = journals.copy_of_years(years, "journal")
        with Journal.open(path) as journal:
            yield _month(journal, f"{years} y")
            yield from _year(journal, f"{years} y")
            yield _save(journal, f"{years} y")
            yield from _check_in(journal, f"{years} y")
        for streams in (False, True):
            yield _undo(path, f"{years} y", streams=streams)


def _month(journal: Journal, name: str) -> Comparison:
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

    name = f"month of the calendar read, {name}"
    return Comparison(name, cpu_ms(ours), cpu_ms(floor), 3.0)


def _year(journal: Journal, name: str) -> Iterator[Comparison]:
    """Values of a year, against the rows of the same queries."""
    last = journal.today()
    first = last - timedelta(days=365)
    reads: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
        "sessions with sets": (
            lambda: journal.sessions.between(first, last),
            (sessions.IN_RANGE.sql, sessions.SETS_IN_RANGE.sql),
        ),
        "runs": (lambda: journal.runs.between(first, last), (runs.BETWEEN.sql,)),
        "check-ins": (
            lambda: journal.checkins.between(first, last),
            (checkins.CHECK_INS_BETWEEN.sql,),
        ),
    }
    raw = apsw.Connection(str(journal.path), flags=apsw.SQLITE_OPEN_READONLY)
    days = (first.isoformat(), last.isoformat())
    for what, (ours, queries) in reads.items():

        def floor(queries: tuple[str, ...] = queries) -> None:
            for sql in queries:
                list(raw.execute(sql, days))

        yield Comparison(f"{what} of a year, {name}", cpu_ms(ours), cpu_ms(floor), 3.0)


def _save(journal: Journal, name: str) -> Comparison:
    session = _with_sets(journal, journal.today() + timedelta(days=400))
    toggle = iter(range(10**9))

    def ours() -> None:
        rpe = next(toggle) % 10
        lines = tuple(replace(line, done=rpe) for line in session.sets[:30])
        rest = session.sets[30:]
        journal.sessions.record(replace(session, rpe=rpe, sets=(*lines, *rest)))

    raw = apsw.Connection(str(_fresh(journal.path.with_name("floor.sqlite"))))
    raw.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, done INTEGER)")
    raw.executemany("INSERT INTO line (done) VALUES (?)", [(n,) for n in range(30)])
    update = "UPDATE line SET done = done + 1 WHERE id = ?"

    def floor() -> None:
        with raw:
            raw.executemany(update, [(n,) for n in range(30)])

    name = f"session with 30 sets saved, history included, {name}"
    return Comparison(name, median_ms(ours), median_ms(floor), 30.0)


def _with_sets(journal: Journal, until: date) -> Session:
    found = journal.sessions.between(journal.today(), until)
    return max(found, key=lambda session: len(session.sets))


def _fresh(path: Path) -> Path:
    path.unlink(missing_ok=True)
    return path


def _check_in(journal: Journal, name: str) -> Iterator[Bound]:
    """The smallest edit there is, and its undo."""
    day = journal.today()
    kept = journal.checkins.between(day - timedelta(days=30), day)[-1]
    toggle = iter(range(10**9))

    def save() -> None:
        journal.checkins.save(replace(kept, fatigue=next(toggle) % 7 + 1))

    yield Bound(f"check-in saved, CPU, {name}", cpu_ms(save, rounds=15), 3.0)
    yield Bound(f"check-in undone, CPU, {name}", cpu_ms(journal.undo, save, rounds=15), 3.0)


# ---------------------------------------------------------------------- an import undone


def _undo(path: Path, name: str, *, streams: bool) -> Comparison:
    """The undo of an import, in a copy, against the raw delete of the same rows.

    Beside it runs SQLite's own apply of the inverse, in the order in which its session hands it
    out, made before, and held in memory. That is the least it can take: apply takes every value out
    of the changeset, binds it and compares it with that of the row before it deletes that, so that
    nothing that was changed since is lost; the raw delete looks at none. Where this bound is above
    the budget, it is the budget.
    """
    copy = path.with_name("floor.calfjournal")
    shutil.copy(path, copy)
    raw = apsw.Connection(str(copy))
    raw.execute("PRAGMA foreign_keys = 1; PRAGMA synchronous = FULL")
    floors = (partial(_deleted, raw, streams=streams), partial(_applied, raw))
    times: list[list[float]] = [[], [], []]
    with Journal.open(path) as journal:
        for _ in range(11):  # In turns, for a machine is not as quick at all times.
            import_runs(journal, RUNS, streams=streams)
            times[0].append(spent_ms(journal.undo))
            for spent, floor in zip(times[1:], floors, strict=True):
                with Journal.open(copy) as again:
                    import_runs(again, RUNS, streams=streams)
                    again.close(back_up=False)
                spent.append(spent_ms(floor()))
    raw.close()
    ours, deleted, applied = (statistics.median(each[1:]) for each in times)
    least = applied / deleted
    what = "with streams " if streams else ""
    told = f"1,000 runs {what}undone, CPU, {name}, apply alone {least:.2f}"
    return Comparison(told, ours, deleted, max(2.0, LEAST_AND_OURS * least))


def _deleted(raw: apsw.Connection, *, streams: bool) -> Callable[[], None]:
    def delete() -> None:
        with raw:
            if streams:
                early = f"SELECT id FROM run WHERE start < '{_BEFORE}'"
                raw.execute(f"DELETE FROM run_stream WHERE run_id IN ({early})")
            raw.execute(f"DELETE FROM run WHERE start < '{_BEFORE}'")
            raw.execute(f"DELETE FROM imported_file WHERE at < '{_BEFORE}'")

    return delete


def _applied(raw: apsw.Connection) -> Callable[[], None]:
    ((kept,),) = raw.execute("SELECT changeset FROM edits ORDER BY id DESC LIMIT 1").fetchall()
    assert isinstance(kept, bytes)
    builder = apsw.ChangesetBuilder()
    builder.add(kept)
    inverse = apsw.Changeset.invert(builder.output())
    builder.close()
    flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION | apsw.SQLITE_CHANGESETAPPLY_NOSAVEPOINT

    def apply() -> None:
        raw.execute("BEGIN IMMEDIATE")
        apsw.Changeset.apply(inverse, raw, flags=flags)
        raw.execute("COMMIT")

    return apply
