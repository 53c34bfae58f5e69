"""Any verbs in any order: undo all, the same dump; redo all, the same dump."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from calfjournal.domain.checkin import Flare, Moment, RedFlag
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.journal import Journal
from tests.store.samples import (
    DAY,
    NOON,
    a_check_in,
    a_layout,
    a_plan,
    a_reading,
    a_run,
    a_session,
    a_set,
    an_assessment,
    redo_all,
    undo_all,
)

days = st.integers(0, 20).map(lambda offset: DAY + timedelta(days=offset))
sides = st.sampled_from(list(Side))
texts = st.text(max_size=20)
picks = st.integers(0, 10_000)


class Verbs(RuleBasedStateMachine):
    """Runs verbs on a journal, walks its history and reopens it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="calfjournal-random-"))
        self.path = self.folder / "random.calfjournal"
        self.journal = Journal.create(self.path)

    @initialize()
    def start(self) -> None:
        """Begin with something to change."""
        self.journal.sessions.add(a_session())

    def teardown(self) -> None:
        end = self.journal.dump()
        steps = undo_all(self.journal)
        start = self.journal.dump()
        assert not any(start.values())
        self.journal.close()
        self.journal = Journal.open(self.path)
        for _ in range(steps):
            self.journal.redo()
        assert self.journal.dump() == end
        assert self.journal.check() == []
        undo_all(self.journal)
        assert self.journal.dump() == start
        self.journal.close()
        shutil.rmtree(self.folder)

    def pick(self, number: int) -> Session | None:
        found = self.journal.sessions.between(DAY - timedelta(days=60), DAY + timedelta(days=60))
        return found[number % len(found)] if found else None

    @rule(day=days, text=texts, hr=st.integers(0, 250), side=sides)
    def check_in(self, day: date, text: str, hr: int, side: Side) -> None:
        value = replace(a_check_in(), day=day, note=text, resting_hr=hr)
        with suppress(InputError):
            self.journal.checkins.save(value, [replace(a_reading(), day=day, side=side)])

    @rule(day=days)
    def delete_check_in(self, day: date) -> None:
        with suppress(InputError):
            self.journal.checkins.delete(day)

    @rule(number=picks, side=sides, moment=st.sampled_from(list(Moment)), pain=st.integers(-1, 11))
    def reading(self, number: int, side: Side, moment: Moment, pain: int) -> None:
        session = self.pick(number)
        value = a_reading(DAY, moment, side, pain, session.id if session else None)
        with suppress(InputError):
            self.journal.checkins.save_reading(value)

    @rule(day=days, sets=st.integers(0, 3))
    def add_session(self, day: date, sets: int) -> None:
        self.journal.sessions.add(replace(a_session(sets=sets), day=day))

    @rule(number=picks, day=days)
    def move(self, number: int, day: date) -> None:
        if session := self.pick(number):
            self.journal.sessions.move(session.key, day)

    @rule(number=picks, rpe=st.integers(0, 10))
    def log(self, number: int, rpe: int) -> None:
        if session := self.pick(number):
            with self.journal.edit("Log all"):
                self.journal.sets.copy_targets(session.key)
                self.journal.sessions.finish(session.key, rpe=rpe, at=NOON)

    @rule(number=picks, done=st.integers(0, 30))
    def log_set(self, number: int, done: int) -> None:
        session = self.pick(number)
        if session and session.sets:
            line = session.sets[number % len(session.sets)]
            with self.journal.edit("Type", merge_key=f"set {line.id}"):
                self.journal.sets.log_sets([replace(line, done=done)], "Log set", "done")

    @rule(number=picks)
    def change_sets(self, number: int) -> None:
        if session := self.pick(number):
            self.journal.sets.add_set(session.key, a_set(number % 9 + 1))
            self.journal.sets.copy_previous(session.key)
            if session.sets:
                self.journal.sets.remove_set(session.sets[0].key)

    @rule(number=picks)
    def delete_session(self, number: int) -> None:
        if session := self.pick(number):
            self.journal.sessions.delete(session.key)

    @rule(number=picks, text=texts)
    def skip_and_reopen(self, number: int, text: str) -> None:
        if session := self.pick(number):
            self.journal.sessions.skip(session.key, text)
            if number % 2:
                self.journal.sessions.reopen(session.key)

    @rule(start=days, weeks=st.integers(1, 6))
    def plan(self, start: date, weeks: int) -> None:
        plan = a_plan(start, weeks)
        self.journal.plans.store(plan, a_layout(plan))

    @rule(day=days)
    def plan_again(self, day: date) -> None:
        if plan := self.journal.plans.active():
            self.journal.plans.store(plan, a_layout(plan), since=day)

    @rule(day=days)
    def end_plan(self, day: date) -> None:
        if plan := self.journal.plans.active():
            self.journal.plans.end(plan.key, day)

    @rule(offset=st.integers(0, 5), metres=st.sampled_from([5000.0, 10_000.0]))
    def imports(self, offset: int, metres: float) -> None:
        run = replace(a_run(NOON + timedelta(hours=offset), metres), file_hash=f"{offset}{metres}")
        day = replace(a_check_in(run.day), resting_hr=None, note="")
        file = FileResult("a.fit", "fit", FileStatus.IMPORTED, runs=(run,), days=(day,))
        self.journal.runs.add_batch(ImportBatch((file, file)))

    @rule(day=days, text=texts)
    def the_rest(self, day: date, text: str) -> None:
        self.journal.assessments.save(replace(an_assessment(), day=day, note=text))
        self.journal.plans.save_race(Race(day, text))
        self.journal.plans.save_block(BlockedRange(day, day, text))
        self.journal.checkins.report_flag(RedFlag(day, "RF1", text))
        with suppress(InputError):
            self.journal.checkins.start_flare(Flare(day, Side.LEFT, note=text))

    @rule(steps=st.integers(1, 4))
    def walk_back(self, steps: int) -> None:
        before = self.journal.dump()
        done = sum(self.journal.undo() is not None for _ in range(steps))
        for _ in range(done):
            self.journal.redo()
        assert self.journal.dump() == before

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.journal.undo()

    @rule()
    def redo(self) -> None:
        redo_all(self.journal)

    @rule()
    def reopen(self) -> None:
        before = self.journal.dump()
        self.journal.close()
        self.journal = Journal.open(self.path)
        assert self.journal.dump() == before

    @invariant()
    def links_hold(self) -> None:
        assert self.journal._file.database.rows("PRAGMA foreign_key_check") == []


TestVerbs = Verbs.TestCase
TestVerbs.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
