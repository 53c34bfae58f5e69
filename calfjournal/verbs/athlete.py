"""The athlete of the journal."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import DAY_BORDER, LATEST_BORDER
from calfjournal.domain.athlete import FIELD_NAMES, Athlete, Tendon, summed_up, tendon_of
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, say
from calfjournal.errors import InputError
from calfjournal.store import athletes
from calfjournal.verbs.checking import checked, not_to_come
from calfjournal.verbs.checkins import CheckInVerbs
from calfjournal.verbs.group import Verbs


class AthleteVerbs(Verbs):
    """Reads and writes the one athlete."""

    def get(self) -> Athlete:
        """Return the athlete, all unknown in a new journal."""
        return athletes.get(self._database)

    def save(self, athlete: Athlete) -> Outcome[Athlete]:
        """Write the athlete where that changes anything; sore legs are those of the tendons too.

        Raises:
            InputError: it names the field that cannot be accepted.
        """
        athlete, kept = checked(athlete, Kind.ATHLETE), self.get()
        if athlete.born != kept.born:  # One of an older journal blocks no other change.
            not_to_come(athlete.born, self._clock.today(), "born")
        changed = _changed(kept, athlete)
        label = say("edits.change_athlete")
        if changed is not None:
            label = say("edits.change_of_athlete", what=changed)
        with self._edit(label) as edit:
            if athlete != kept:
                athletes.save(self._database, athlete)
            if (athlete.sore_side, athlete.sore_site) != (kept.sore_side, kept.sore_site):
                for tendon in athletes.ALL_TENDONS.all(self._database):
                    site = tendon_of(athlete, tendon.side).site
                    athletes.save_tendon(self._database, replace(tendon, site=site))
        return Outcome(athlete, edit.changes)

    def tendons(self) -> dict[Side, Tendon]:
        """Return what is known of each leg; nothing was said of what is None."""
        kept = {tendon.side: tendon for tendon in athletes.ALL_TENDONS.all(self._database)}
        athlete = self.get()
        return {leg: kept.get(leg) or tendon_of(athlete, leg) for leg in LEGS}

    def save_tendon(self, tendon: Tendon) -> Outcome[Tendon]:
        """Write what is known of a leg's tendon where that changes anything.

        Raises:
            InputError: it names the field that cannot be accepted.
        """
        tendon, before = checked(tendon, Kind.TENDON), self.tendons()
        tendon = replace(tendon, id=before[tendon.side].id)
        if tendon.sore_since != before[tendon.side].sore_since:
            not_to_come(tendon.sore_since, self._clock.today(), "sore_since")
        changed = _changed(before[tendon.side], tendon)
        label = say("edits.change_tendon", side=tendon.side)
        if changed is not None:
            label = say("edits.change_of_tendon", what=changed, side=tendon.side)
        with self._edit(label) as edit:
            if tendon != before[tendon.side]:
                now = before | {tendon.side: tendon}
                # Both: what the one answer of an older journal said of the other leg stays.
                for each in now.values():
                    athletes.save_tendon(self._database, each)
                athletes.save(self._database, summed_up(self.get(), now))
        return Outcome(tendon, edit.changes)

    def weigh(self, kg: float | None) -> Outcome[None]:
        """Write today's body mass in kilograms into its check-in; None takes that of today back.

        Raises:
            InputError: no athlete has such a mass.
        """
        checkins, day = CheckInVerbs(self._file), self._clock.today()
        kept = checkins.get(day)
        with self._edit(say("edits.weigh", day=day)) as edit:
            if kept is not None or kg is not None:
                made = replace(kept or CheckIn(day), body_mass_kg=kg)
                checkins.write(made, (), kept)
        return Outcome(None, edit.changes)

    def begin_days_at(self, border: time) -> Outcome[Athlete]:
        """Let days begin at a local time: what comes before it belongs to the day before.

        Raises:
            InputError: days begin before noon.
        """
        border = border.replace(second=0, microsecond=0)
        if border >= LATEST_BORDER:
            raise InputError("day_border", say("values.after_noon", given=border))
        athlete = replace(self.get(), day_border=border)
        with self._edit(say("edits.begin_days", border=border)) as edit:
            athletes.save(self._database, athlete)
        return Outcome(athlete, edit.changes)

    def take_over_border(self, former: str) -> None:
        """Begin days as this computer did when journals did not say, unless this one says."""
        with suppress(ValueError, InputError):
            border = time.fromisoformat(former).replace(tzinfo=None)
            if border != DAY_BORDER and self.get().day_border is None:
                self.begin_days_at(border)


def _changed(before: Struct, after: Struct) -> Message | None:
    """What is called the one thing that changes, None when it is another number of things."""
    names = [n for n in after.__struct_fields__ if getattr(before, n) != getattr(after, n)]
    return FIELD_NAMES.get(names[0]) if len(names) == 1 else None
