"""Check-ins, tendon readings, red flags and flares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import check_day
from calfjournal.domain.answer import DAYS_BACK, DueAnswer, missing_answers
from calfjournal.domain.checkin import CheckIn, Flare, Moment, RedFlag, TendonReading
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, say
from calfjournal.errors import InputError
from calfjournal.store import charted, checkins, sessions
from calfjournal.store.database import Database
from calfjournal.verbs.checking import checked, gone, order
from calfjournal.verbs.group import Verbs


class CheckInVerbs(Verbs):
    """Reads and writes what the athlete reports day by day."""

    # ------------------------------------------------------------------ check-ins

    def get(self, day: date) -> CheckIn | None:
        """Return the day's check-in, None when there is none."""
        return checkins.ON_DAY.one(self._database, day)

    def between(self, first: date, last: date) -> list[CheckIn]:
        """Return the check-ins of the days, first and last included."""
        return checkins.CHECK_INS_BETWEEN.all(self._database, first, last)

    def first_day(self) -> date | None:
        """Return the day of the first check-in that tells of a morning."""
        return checkins.first_day(self._database)

    def weighed(self, day: date) -> CheckIn | None:
        """Return the newest check-in up to a day that holds a body mass, None without one."""
        return checkins.WEIGHED.one(self._database, day)

    def save(self, check_in: CheckIn, readings: Sequence[TendonReading] = ()) -> Outcome[CheckIn]:
        """Write the day's check-in and its morning readings.

        A reading replaces that day's morning reading of its side; one without pain and stiffness
        removes it. Sides that are not given stay.

        Raises:
            InputError: a value is out of range, or a reading is not of that day's morning.
        """
        earlier = self.get(check_in.day)
        with self._edit(check_in_label(check_in.day, earlier)) as edit:
            saved = self.write(check_in, readings, earlier)
        return Outcome(saved, edit.changes)

    def write(
        self, check_in: CheckIn, readings: Sequence[TendonReading], earlier: CheckIn | None
    ) -> CheckIn:
        """Do what ``save`` does, as part of the edit around it; ``earlier`` is the day's so far."""
        check_in = checked(check_in, Kind.CHECK_IN)
        mornings = [
            _morning(reading, check_in.day, f"readings[{index}].")
            for index, reading in enumerate(readings)
        ]
        if earlier and check_in.id not in (None, earlier.id):
            raise InputError("day", say("values.day_taken", day=check_in.day))
        saved = self._write(check_in, earlier)
        if mornings:
            there = checkins.MORNINGS_ON.all(self._database, check_in.day, Moment.MORNING)
            for reading in mornings:
                _replace_morning(
                    self._database, reading, [r for r in there if r.side is reading.side]
                )
        return saved

    def delete(self, day: date) -> Outcome[None]:
        """Delete the day's check-in and its morning readings."""
        check_in = self.get(day)
        if check_in is None:
            raise gone(Kind.CHECK_IN)
        with self._edit(say("edits.delete_check_in", day=day)) as edit:
            checkins.CHECK_INS.delete(self._database, check_in.key)
            for reading in self.readings(day, day):
                if reading.moment is Moment.MORNING:
                    checkins.READINGS.delete(self._database, reading.key)
        return Outcome(None, edit.changes)

    def _write(self, check_in: CheckIn, earlier: CheckIn | None) -> CheckIn:
        """Write the check-in of a day; one that had another day leaves it."""
        if earlier is not None:
            saved = replace(check_in, id=earlier.id)
            checkins.CHECK_INS.update(self._database, saved)
            return saved
        if check_in.id is not None:
            checkins.CHECK_INS.delete(self._database, check_in.id)
        saved = replace(check_in, id=None)
        return replace(saved, id=checkins.CHECK_INS.insert(self._database, saved))

    # ------------------------------------------------------------------ tendon readings

    def readings(self, first: date, last: date) -> list[TendonReading]:
        """Return the readings of the days, first and last included."""
        return checkins.READINGS_BETWEEN.all(self._database, first, last)

    def morning_pains(self, first: date, last: date) -> list[TendonReading]:
        """Return the pain of tendons on the mornings of the days, without what else was told."""
        return charted.MORNINGS.between(self._database, first, last)

    def readings_of(self, session_id: int) -> list[TendonReading]:
        """Return the readings that answer a session."""
        return checkins.READINGS_OF_SESSION.all(self._database, session_id)

    def save_reading(self, reading: TendonReading) -> Outcome[TendonReading]:
        """Write a reading in place of the one at the same moment and side.

        The same moment means the same session, or the same day for readings of no session.
        """
        reading = checked(reading, Kind.TENDON_READING)
        if reading.pain is None and reading.stiffness_min is None:
            raise InputError("pain", say("values.pain_or_stiffness"))
        tied = reading.session_id
        if tied is not None and not sessions.is_there(self._database, tied):
            raise gone(Kind.SESSION)
        earlier = self._same_moment(reading)
        with self._edit(say("edits.log_reading", day=reading.day)) as edit:
            key = earlier if earlier is not None else reading.id
            saved = replace(reading, id=key)
            if key is None or not checkins.READINGS.update(self._database, saved):
                saved = replace(saved, id=checkins.READINGS.insert(self._database, saved))
        return Outcome(saved, edit.changes)

    def delete_reading(self, reading_id: int) -> Outcome[None]:
        """Delete a reading."""
        with self._edit(say("edits.delete_reading")) as edit:
            if not checkins.READINGS.delete(self._database, reading_id):
                raise gone(Kind.TENDON_READING)
        return Outcome(None, edit.changes)

    def _same_moment(self, reading: TendonReading) -> int | None:
        if reading.id is not None and checkins.READINGS.by_id.one(self._database, reading.id):
            return reading.id
        if reading.session_id is not None:
            answer = checkins.ANSWERS.one(
                self._database, reading.session_id, reading.moment, reading.side
            )
            if answer is not None:
                return answer.id
        for other in checkins.READINGS_AT.all(
            self._database, reading.day, reading.moment, reading.side
        ):
            # A morning is one reading whether or not it is tied to the session before it.
            morning = reading.moment is Moment.MORNING and None in (
                other.session_id,
                reading.session_id,
            )
            if morning or other.session_id == reading.session_id:
                return other.id
        return None

    def missing(self, today: date) -> list[DueAnswer]:
        """Return the answers that were not given and are asked for some time today, or later."""
        first = today - timedelta(days=DAYS_BACK)
        # After midnight, while it is still today, an answer may be one of the day after tomorrow.
        last = today + timedelta(days=2)
        around = sessions.between(self._database, first, last, sets=True)
        return missing_answers(around, self.readings(first, last))

    # ------------------------------------------------------------------ red flags and flares

    def flags(self, first: date, last: date) -> list[RedFlag]:
        """Return the red flags reported on the days, first and last included."""
        return checkins.FLAGS_BETWEEN.all(self._database, first, last)

    def open_flags(self) -> list[RedFlag]:
        """Return the red flags not cleared yet."""
        return checkins.OPEN_FLAGS.all(self._database)

    def flag(self, flag_id: int) -> RedFlag:
        """Return a red flag; InputError when it is gone."""
        flag = checkins.FLAGS.by_id.one(self._database, flag_id)
        if flag is None:
            raise gone(Kind.RED_FLAG)
        return flag

    def report_flag(self, flag: RedFlag) -> Outcome[RedFlag]:
        """Report a red flag."""
        flag = checked(replace(flag, id=None), Kind.RED_FLAG)
        with self._edit(say("edits.report_flag", flag=flag.flag)) as edit:
            saved = replace(flag, id=checkins.FLAGS.insert(self._database, flag))
        return Outcome(saved, edit.changes)

    def clear_flag(self, flag_id: int, day: date) -> Outcome[RedFlag]:
        """Mark a red flag as cleared on the day."""
        flag = self.flag(flag_id)
        order(flag.day, check_day(day), "day")
        with self._edit(say("edits.clear_flag", flag=flag.flag)) as edit:
            cleared = replace(flag, cleared_on=day)
            checkins.FLAGS.update(self._database, cleared)
        return Outcome(cleared, edit.changes)

    def flares(self) -> list[Flare]:
        """Return all flares, oldest first."""
        return checkins.ALL_FLARES.all(self._database)

    def flares_touching(self, first: date, last: date) -> list[Flare]:
        """Return the flares with a day between two, open ones begun before too, oldest first."""
        return checkins.FLARES_TOUCHING.all(self._database, first, last)

    def start_flare(self, flare: Flare) -> Outcome[Flare]:
        """Start a flare; a leg has one open flare at most, by itself or of both."""
        flare = checked(replace(flare, id=None), Kind.FLARE)
        order(flare.start, flare.end, "end")
        for other in self.flares():
            both_open = flare.end is None and other.end is None
            if both_open and set(flare.side.legs) & set(other.side.legs):
                raise InputError("side", say("values.flare_open", since=other.start))
        with self._edit(say("edits.start_flare")) as edit:
            saved = replace(flare, id=checkins.FLARES.insert(self._database, flare))
        return Outcome(saved, edit.changes)

    def of_each_leg(self, flare: Flare) -> tuple[Flare, ...]:
        """Write a flare of both legs as one of each, as part of the edit around it."""
        first, *others = (replace(flare, side=leg) for leg in flare.side.legs)
        checkins.FLARES.update(self._database, first)
        made = [first]
        for other in others:
            key = checkins.FLARES.insert(self._database, replace(other, id=None))
            made.append(replace(other, id=key))
        return tuple(made)

    def end_flare(self, flare_id: int, day: date) -> Outcome[Flare]:
        """End a flare; ``day`` is its last."""
        flare = checkins.FLARES.by_id.one(self._database, flare_id)
        if flare is None:
            raise gone(Kind.FLARE)
        order(flare.start, check_day(day), "day")
        with self._edit(say("edits.end_flare")) as edit:
            ended = replace(flare, end=day)
            checkins.FLARES.update(self._database, ended)
        return Outcome(ended, edit.changes)


def check_in_label(day: date, earlier: CheckIn | None) -> Message:
    """Return the name of the edit that writes a day's check-in; ``earlier`` is the one so far."""
    if earlier is None:
        return say("edits.log_check_in", day=day)
    return say("edits.change_check_in", day=day)


def _morning(reading: TendonReading, day: date, place: str) -> TendonReading:
    if reading.moment is not Moment.MORNING:
        raise InputError(f"{place}moment", say("values.morning_only"))
    if reading.day != day:
        raise InputError(f"{place}day", say("values.not_of_day", day=day))
    return checked(reading, Kind.TENDON_READING, place)


def _replace_morning(
    database: Database, reading: TendonReading, found: Sequence[TendonReading]
) -> None:
    for extra in found[1:]:
        checkins.READINGS.delete(database, extra.key)
    if reading.pain is None and reading.stiffness_min is None:
        if found:
            checkins.READINGS.delete(database, found[0].key)
    elif found:
        tied = found[0].session_id if reading.session_id is None else reading.session_id
        changed = replace(reading, id=found[0].id, session_id=tied)
        checkins.READINGS.update(database, changed)
    else:
        checkins.READINGS.insert(database, replace(reading, id=None))
