"""What the athlete reports, with the verdict it leads to: each report is one whole act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.changes import ChangeSet, Outcome
from calfjournal.dates import days
from calfjournal.domain.answer import DueAnswer
from calfjournal.domain.checkin import (
    CheckIn,
    Moment,
    RedFlag,
    Site,
    TendonReading,
    WellnessValue,
)
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import say
from calfjournal.domain.morning import Rested, typed_over
from calfjournal.domain.run import Advice
from calfjournal.store import assessments, checkins, plans, runs, sessions
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.checkins import CheckInVerbs, check_in_label
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.recovery import RecoveryVerbs


class MorningVerbs(Verbs):
    """Keeps what was reported and the verdict of the day as one edit.

    Wherever a person reports something, it is one of these, so that it counts the same.
    """

    def __init__(self, file: JournalFile, recovery: RecoveryVerbs) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._recovery = recovery
        self._athlete = AthleteVerbs(file)
        self._checkins = CheckInVerbs(file)

    def keep(self, check_in: CheckIn, readings: Sequence[TendonReading] = ()) -> Outcome[CheckIn]:
        """Keep a morning with its tendon readings and the verdict of that day.

        Raises:
            InputError: as ``CheckInVerbs.save``.
        """
        day = check_in.day
        earlier = self._checkins.get(day)
        given, replaced = typed_over(earlier, check_in)
        with self._edit(check_in_label(day, earlier)) as edit:
            saved = self._checkins.write(given, readings, earlier)
            self._remember(replaced)
            self._recovery.write(day)
        return Outcome(saved, edit.changes)

    def imported(self, day: date) -> list[WellnessValue]:
        """Return what files said of a day where something else was typed."""
        return checkins.WELLNESS_ON.all(self._database, day)

    def _remember(self, replaced: Sequence[WellnessValue]) -> None:
        """Keep what a file said and something else is typed over.

        What was remembered before stays: it is what the file said.
        """
        if not replaced:
            return
        known = {(value.figure, value.source) for value in self.imported(replaced[0].day)}
        for value in replaced:
            if (value.figure, value.source) not in known:
                checkins.WELLNESS.insert(self._database, value)

    def rest(self, first: date, last: date) -> Outcome[Rested]:
        """Mark the days of ``may_rest`` as rest with nothing to tell, as one edit.

        They get no verdict, for nothing was told to judge; what was to be run on them was left out
        and not missed. Nothing is written when there is no such day.
        """
        rested = self.may_rest(first, last)
        if not rested.marked:
            return Outcome(rested, ChangeSet())
        at = self._clock.now()
        with self._edit(say("edits.rest_days", count=len(rested.marked), day=first)) as edit:
            for day in rested.marked:
                checkins.CHECK_INS.insert(self._database, CheckIn(day, rest_day=True, at=at))
            planned = plans.RUNS_BETWEEN.all(self._database, first, last)
            left = [
                replace(run, advice=Advice.LEFT_OUT)
                for run in planned
                if run.is_open and run.day in rested.marked
            ]
            plans.PLANNED_RUNS.update_all(self._database, left)
        return Outcome(rested, edit.changes)

    def may_rest(self, first: date, last: date) -> Rested:
        """Return which days gone by from first to last can be marked as rest.

        Those that hold a check-in, a tendon reading, a run, a test or something of a session
        cannot.
        """
        wanted = tuple(days(first, min(last, self._clock.today() - timedelta(1))))
        held = self._held(first, last)
        return Rested(
            tuple(day for day in wanted if day not in held),
            tuple(day for day in wanted if day in held),
        )

    def _held(self, first: date, last: date) -> set[date]:
        """Return the days on which something was logged."""
        around = sessions.between(self._database, first, last, sets=True)
        held = {session.day for session in around if session.counts or session.is_begun}
        held |= {each.day for each in self._checkins.between(first, last)}
        held |= {each.day for each in self._checkins.readings(first, last)}
        held |= {run.day for run in runs.BETWEEN.all(self._database, first, last)}
        return held | {test.day for test in assessments.between(self._database, first, last)}

    def delete(self, day: date) -> Outcome[None]:
        """Delete a morning with its tendon readings; the verdict of the day rests on the others."""
        with self._edit(say("edits.delete_check_in", day=day)) as edit:
            self._checkins.delete(day)
            self._recovery.write(day)
        return Outcome(None, edit.changes)

    def write_note(self, day: date, note: str) -> Outcome[CheckIn | None]:
        """Write the note of any day, also of one without a morning; "" takes it away.

        Writing on in a row is one step to undo. Returns the check-in that holds it, if one is left.

        Raises:
            InputError: the note is too long.
        """
        earlier = self._checkins.get(day)
        told = replace(earlier or CheckIn(day), note=note)
        saved: CheckIn | None = None
        with self._edit(say("edits.note_day", day=day), f"note:{day}") as edit:
            if note or not told.is_only_note:
                saved = self._checkins.write(told, (), earlier)
            elif earlier is not None:
                checkins.CHECK_INS.delete(self._database, earlier.key)
        return Outcome(saved, edit.changes)

    def tell_pain(self, leg: Side, pain: int) -> Outcome[CheckIn]:
        """Keep one leg's pain of this morning, the one question of a flare; the rest stays."""
        day, at = self._clock.today(), self._clock.now()
        known = [
            reading
            for reading in self._checkins.readings(day, day)
            if reading.moment is Moment.MORNING and reading.side is leg
        ]
        site = self._athlete.tendons()[leg].site or Site.MIDPORTION
        fresh = TendonReading(day, Moment.MORNING, leg, site=site, at=at)
        reading = replace(known[0] if known else fresh, pain=pain)
        return self.keep(self._checkins.get(day) or CheckIn(day), (reading,))

    def answer(
        self, reading: TendonReading, *others: TendonReading
    ) -> Outcome[TendonReading | None]:
        """Keep what a tendon says of a session, and today's verdict, which may rest on it.

        ``others`` are told at the same time, such as the other leg. A reading without pain and
        stiffness takes the one with its id back. Answering again in a row is one step to undo.
        Returns the first one as it is kept.

        Raises:
            InputError: as ``CheckInVerbs.save_reading``.
        """
        label = say("edits.log_tendon_pain", side=reading.side, moment=reading.moment)
        key = f"answer:{reading.session_id}:{reading.moment}:{reading.side}"
        with self._edit(label, key) as edit:
            saved = self._keep_answer(reading)
            for other in others:
                self._keep_answer(other)
            self._recovery.write(self._clock.today())
        return Outcome(saved, edit.changes)

    def _keep_answer(self, reading: TendonReading) -> TendonReading | None:
        if reading.pain is not None or reading.stiffness_min is not None:
            return self._checkins.save_reading(reading).value
        if reading.id is not None:
            self._checkins.delete_reading(reading.id)
        return None

    def answer_due(self, due: DueAnswer, pain: int | None) -> Outcome[TendonReading | None]:
        """Answer what was asked, as ``answer``; None takes an answer given before back."""
        given = [
            reading
            for reading in self._checkins.readings_of(due.session.key)
            if reading.moment is due.moment and reading.side is due.side
        ]
        fresh = TendonReading(
            self._clock.today(),
            due.moment,
            due.side,
            site=self._athlete.get().sore_site or Site.MIDPORTION,
            session_id=due.session.id,
            at=self._clock.now(),
        )
        return self.answer(replace(given[0] if given else fresh, pain=pain))

    def report_signs(self, day: date, signs: Sequence[str], note: str = "") -> Outcome[None]:
        """Report warning signs (ids of domain section 9) and keep the verdict they lead to."""
        with self._edit(say("edits.report_signs", count=len(signs), day=day)) as edit:
            for sign in signs:
                self._checkins.report_flag(RedFlag(day, sign, note))
            self._recovery.write(day)
        return Outcome(None, edit.changes)

    def clear_sign(self, flag_id: int, day: date) -> Outcome[RedFlag]:
        """Mark a warning sign as cleared on a day, with the verdict of that day."""
        flag = self._checkins.flag(flag_id)
        sign = self._recovery.signs().get(flag.flag)
        title = sign.title if sign is not None else flag.flag
        with self._edit(say("edits.clear_sign", sign=title)) as edit:
            cleared = self._checkins.clear_flag(flag_id, day).value
            self._recovery.write(day)
        return Outcome(cleared, edit.changes)
