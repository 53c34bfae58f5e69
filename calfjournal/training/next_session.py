"""Asks progression about every exercise of a planned session and says what would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile

from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.dose import DoseChange, DoseStep
from calfjournal.domain.exercise import Exercise, Tempo, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.program import Prescription
from calfjournal.domain.session import Session, SetLine, sets_asked
from calfjournal.training.amounts import amount, climb
from calfjournal.training.at_hand import AtHand, is_master
from calfjournal.training.calf_load import loads_calf
from calfjournal.training.exposures import CEILING_REPS, Exposure
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.loads import Loads, StartLoad
from calfjournal.training.planner.mileage import USUAL_KM, band
from calfjournal.training.progression import (
    Circumstances,
    DoseProposal,
    next_dose,
)
from calfjournal.training.session_changes import is_open
from calfjournal.training.set_lines import (
    contacts_of,
    highest_load_class,
    in_place,
    items_of,
    more_sets,
)
from calfjournal.training.strength import estimated_max, rir_target
from calfjournal.training.tendon_days import is_calm
from calfjournal.training.when_asked import WhenAsked

_ANSWERED_D = 42
"""Days back to which sessions are judged."""
_OWN_TIMES = 3
"""Times of an exercise that tell whether its dose goes up, and when it last did."""

Answers = Mapping[int, State]
"""The tendon's answer to a done session, by the session's id."""


def session_doses(
    session: Session,
    history: History,
    answers: Answers,
    library: Library,
    *,
    athlete: Athlete | None = None,
    asked: WhenAsked = WhenAsked(),  # noqa: B008 - a frozen value
) -> tuple[DoseChange, ...]:
    """Return the next dose of each exercise of a planned session, in its order.

    None for range and recovery, and none in sessions that are done, skipped or begun.
    Deterministic.
    """
    if session.id is None or not is_open(session):
        return ()
    planned = _PlannedSession(session, history, answers, library, athlete or Athlete(), asked)
    found = []
    for lines in items_of(session.sets):
        exercise = library.exercises.get(lines[0].exercise)
        if exercise is not None and exercise.load_class > 0 and loads_calf(exercise.id, library):
            found.append(planned.dose(exercise, lines))
    return tuple(found)


class _PlannedSession:
    """A planned session whose doses are asked about, and what is known on its day."""

    def __init__(
        self,
        session: Session,
        history: History,
        answers: Answers,
        library: Library,
        athlete: Athlete,
        asked: WhenAsked,
    ) -> None:
        self._session, self._library, self._answers = session, library, answers
        km = USUAL_KM if athlete.weekly_km is None else athlete.weekly_km
        self._most_contacts = band(km).contacts(athlete.experience)
        self._contacts = contacts_of(session.sets)
        self._present = {line.exercise for line in session.sets}
        self._done = [done for done in history.done if done.day < session.day]
        self._loads = Loads(
            self._done,
            library,
            body_mass_kg=history.body_mass_kg,
            raises=history.weaker_raises,
            plates=history.plates,
        )
        ended = [f.end for f in history.flares if f.end is not None and f.end <= history.today]
        self._now = Circumstances(
            today=session.day,
            experience=athlete.experience,
            body_mass_kg=history.body_mass_kg,
            deload=session.deload,
            rir=rir_target(session.phase, session.week, deload=session.deload),
            reset_on=max(ended, default=None),
            at_hand=AtHand.of(athlete, session.day),
            masters=is_master(athlete, session.day),
            asked=asked,
            plates=history.plates,
        )

    def dose(self, exercise: Exercise, lines: tuple[SetLine, ...]) -> DoseChange:
        current = _prescription(lines)
        past = self._exposures(exercise)
        own = [exposure for exposure in reversed(past) if exposure.exercise == exercise.id]
        now = replace(
            self._now,
            last_change=_last_change(own),
            start=self._start(exercise, current),
            greens=self._greens(exercise.load_class),
            present=frozenset(self._present - {exercise.id}),
        )
        proposal = self._within_cap(next_dose(current, past, now, self._library), current, lines)
        dose = proposal.dose
        if dose.exercise != exercise.id:
            self._present.add(dose.exercise)
            dose = self._loaded(dose)
            easier = in_place(self._library.get(dose.exercise), lines)
            sets = tuple(replace(line, target_kg=dose.load_kg) for line in easier)
        else:
            sets = more_sets(tuple(_with_dose(line, dose, current) for line in lines), dose.sets)
        return DoseChange(
            self._session.key,
            lines[0].item,
            exercise.id,
            proposal.change,
            _text(exercise, current, dose, self._library, proposal.change),
            proposal.reason,
            sets,
            _estimate(exercise, own, now),
        )

    def _within_cap(
        self, proposal: DoseProposal, current: Prescription, lines: Sequence[SetLine]
    ) -> DoseProposal:
        """The dose as it is where a step would lift the session's contacts above the cap (7.4)."""
        if proposal.change is not DoseStep.REPS or current.unit is not Unit.CONTACTS:
            return proposal
        more = (proposal.dose.amount[1] - current.amount[1]) * len(lines)
        contacts = self._contacts + more
        if more and contacts > self._most_contacts:
            reason = say("training.contacts_at_cap", contacts=contacts, most=self._most_contacts)
            return DoseProposal(current, DoseStep.KEEP, reason)
        self._contacts = contacts
        return proposal

    def _greens(self, load_class: int) -> int:
        """The green answers in a row to the newest sessions of a load class and above."""
        since = max(self._session.day - timedelta(days=_ANSWERED_D), self._now.reset_on or date.min)
        hard = (s for s in reversed(self._done) if s.load_class >= load_class and s.day > since)
        answers = (self._answers.get(session.key) for session in hard)
        return sum(1 for _ in takewhile(is_calm, answers))

    def _exposures(self, exercise: Exercise) -> list[Exposure]:
        """Times of it, newest first: those that may have an answer, and at least three of its own.

        What stood in for it counts only as long as it may have an answer.
        """
        rungs = self._library.easier_rungs(exercise.id)
        answered = self._session.day - timedelta(days=_ANSWERED_D)
        found: list[Exposure] = []
        own = 0
        for session in reversed(self._done):
            lately = session.day >= answered
            if not lately and own >= _OWN_TIMES:
                break
            lines = _of(session, {exercise.id})
            own += bool(lines)
            if not lines and lately:
                lines = _hardest(_of(session, rungs), self._library)
            if lines:
                hardest = highest_load_class(lines, self._library) >= session.load_class
                answer = self._answers.get(session.key)
                found.append(Exposure(session.day, lines, answer, hardest))
        return found

    def _start(self, exercise: Exercise, current: Prescription) -> StartLoad | None:
        at_hand = self._now.at_hand
        known = current.load_kg is not None or self._loads.lifted(exercise.id) is not None
        if known or not at_hand.has_weight or "weight" not in exercise.needs:
            return None
        return self._loads.start(exercise, current.amount[1])

    def _loaded(self, dose: Prescription) -> Prescription:
        """The dose of another exercise with the load it was, or may be, done with."""
        easier = self._library.get(dose.exercise)
        lifted, start = self._loads.lifted(easier.id), None
        if lifted is None and "weight" in easier.needs:
            start = self._loads.start(easier, dose.amount[1])
        kg = lifted.kg if lifted is not None else start.kg if start is not None else None
        return replace(dose, load_kg=kg)


def _of(session: Session, exercises: Collection[str]) -> tuple[SetLine, ...]:
    return tuple(line for line in session.sets if line.exercise in exercises)


def _hardest(lines: tuple[SetLine, ...], library: Library) -> tuple[SetLine, ...]:
    """The lines of the first exercise among those of the highest load class."""
    if not lines:
        return ()
    high = highest_load_class(lines, library)
    first = next(line for line in lines if library.get(line.exercise).load_class == high)
    return tuple(line for line in lines if line.exercise == first.exercise)


def _last_change(past: Sequence[Exposure]) -> date | None:
    """The newest day on which the runner's dose was another one than the time before.

    Another range, unit or tempo comes with another template and is no change of the dose, nor are
    fewer sets and as many as before after them. ``past`` oldest first.
    """
    changed = [later.day for earlier, later in pairwise(past) if _is_changed(earlier, later)]
    most = 0
    for exposure in past:
        if 0 < most < exposure.sets_asked:
            changed.append(exposure.day)
        most = max(most, exposure.sets_asked)
    return max(changed, default=None)


def _is_changed(earlier: Exposure, later: Exposure) -> bool:
    before, after = earlier.sets[0], later.sets[0]
    if _template(before) != _template(after) and not _is_climbed(before, after):
        return False
    lifted = earlier.kg is not None and earlier.kg != later.kg
    return lifted or before.target != after.target


def _is_climbed(before: SetLine, after: SetLine) -> bool:
    """Tell whether more was asked for because one number, or a range to its top, was climbed.

    More contacts count in any case, whoever asked for them: the week has one step of them (8.2).
    """
    more = after.target - before.target
    if after.unit is not before.unit or more <= 0:
        return False
    to_ceiling = after.target_high == CEILING_REPS != before.target_high
    single = before.target_high is None and more <= climb(after.unit, before.target)
    return to_ceiling or single or after.unit is Unit.CONTACTS


def _template(line: SetLine) -> tuple[Unit, int, str]:
    return line.unit, line.target_high or line.target, line.tempo


def _prescription(lines: Sequence[SetLine]) -> Prescription:
    first = lines[0]
    return Prescription(
        exercise=first.exercise,
        sets=sets_asked(lines),
        amount=(first.target, first.target_high or first.target),
        unit=first.unit,
        rest_s=first.rest_s or 0,
        tempo=Tempo.read(first.tempo),
        load_kg=first.target_kg,
    )


def _with_dose(line: SetLine, dose: Prescription, before: Prescription) -> SetLine:
    """The set at another dose; each leg keeps its own load unless the load itself changes."""
    low, high = dose.amount
    kg = line.target_kg
    if kg is None or dose.load_kg is None:
        kg = dose.load_kg
    elif dose.load_kg != before.load_kg:
        kg += dose.load_kg - (before.load_kg or 0.0)
    return replace(
        line,
        unit=dose.unit,
        target=low,
        target_high=high if high != low else None,
        target_kg=kg,
        tempo=str(dose.tempo) if dose.tempo else line.tempo,
    )


def _text(
    exercise: Exercise,
    before: Prescription,
    after: Prescription,
    library: Library,
    change: DoseStep,
) -> Message:
    name = exercise.name
    if after.exercise != before.exercise:
        return say("training.becomes", before=name, after=library.get(after.exercise).name)
    if change is DoseStep.TEMPO:
        tempi = str(before.tempo), str(after.tempo)
        return say("training.tempo_becomes", exercise=name, before=tempi[0], after=tempi[1])
    changes = _changes(before, after)
    if not changes:
        return say("training.dose_same", exercise=name)
    return say("training.dose", exercise=name, changes=changes)


def _changes(before: Prescription, after: Prescription) -> list[Message]:
    found = []
    if after.sets != before.sets:
        found.append(say("training.sets_become", before=before.sets, after=after.sets))
    if after.load_kg != before.load_kg:
        loads = before.load_kg or 0, after.load_kg or 0
        found.append(say("training.load_becomes", before=loads[0], after=loads[1]))
    if after.amount[0] != before.amount[0]:
        goal = amount(after.unit, after.amount[0])
        found.append(say("training.becomes", before=before.amount[0], after=goal))
    return found


def _estimate(exercise: Exercise, past: Sequence[Exposure], now: Circumstances) -> Words:
    if not past:
        return ""
    best = [
        estimate
        for line in past[-1].sets
        if line.done
        and (estimate := estimated_max(exercise, line.done_kg or 0.0, line.done, now.body_mass_kg))
        is not None
    ]
    return max(best, key=lambda estimate: estimate.kg).formula if best else ""
