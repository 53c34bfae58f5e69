"""The next dose of a planned session: what progression proposes, and taking it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.dose import DoseChange, DoseStep, SetStep
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Light, SessionChange, State
from calfjournal.domain.message import say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine
from calfjournal.errors import InputError
from calfjournal.store import reviews
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.carrying import REACH, set_step, taken_on
from calfjournal.training.case import AHEAD_D
from calfjournal.training.flares import running
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.library import Library
from calfjournal.training.next_session import session_doses
from calfjournal.training.session_changes import is_open
from calfjournal.training.set_lines import highest_load_class, with_sets
from calfjournal.training.when_asked import WhenAsked
from calfjournal.verbs.decisions import decided, made_by
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.rule_inputs import KnownDay, RuleInputs
from calfjournal.verbs.sessions import SessionVerbs


class DoseVerbs(Verbs):
    """Proposes doses and puts those that were taken into their sessions."""

    def __init__(
        self, file: JournalFile, inputs: RuleInputs, library: Library, ground: GroundReader
    ) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._inputs = inputs
        self._library = library
        self._ground = ground
        self._sessions = SessionVerbs(file)

    def proposed(self, session_id: int) -> tuple[DoseChange, ...]:
        """Return what progression proposes for each exercise of a planned session.

        Nothing on a day that is not green: then the day's own proposal decides (rule 5.7); nothing
        in a flare either: then the ladder does. Nor before the tendons were told of this morning:
        keeping it back must not pay.
        """
        session = self._sessions.get(session_id)
        if session is None or not is_open(session):
            return ()
        known = self._inputs.day(min(session.day, self._clock.today()))
        in_flare = running(known.history.flares, self._clock.today())
        findings = known.verdict.findings
        untold = any(f.is_of("tendon.green") and f.state is State.MISSING for f in findings)
        if in_flare or untold or known.verdict.light is not Light.GREEN:
            return ()
        doses = session_doses(
            session,
            known.history,
            known.answers,
            self._library,
            athlete=known.athlete,
            asked=WhenAsked(
                partial(known.costs, self._library.load_classes),
                partial(self._near_race, known, session.day),
                partial(self._keeps_sets, session),
                self._is_published,
            ),
        )
        return tuple(self._with_those_ahead(dose, session) for dose in doses)

    def _with_those_ahead(self, dose: DoseChange, session: Session) -> DoseChange:
        """Say of a set more how many sessions ahead get one too."""
        if dose.change is not DoseStep.SETS:
            return dose
        count = len(self._taken_on(dose, session))
        if not count:
            return dose
        ahead = say("training.a_set_more_ahead", count=count)
        return replace(dose, reason=say("training.reasons", reasons=(dose.reason, ahead)))

    def _near_race(self, known: KnownDay, day: date) -> bool:
        """True when a race takes sets off a day."""
        return _takes_sets(self._ground.rules(known.history, known.athlete), day)

    def _keeps_sets(self, session: Session) -> bool:
        """True for a test, a published program, and where a decision took sets off."""
        if session.kind is SessionKind.RETEST or self._left().get(session.key, 1.0) < 1:
            return True
        return self._is_published()

    def _is_published(self) -> bool:
        """True where the plan follows a researched program, whose doses stay as written."""
        program = self._ground.program()
        return program is not None and program.asks_first

    def _left(self) -> Mapping[int, float]:
        """The share of its sets that decisions of the last weeks left of each session."""
        today = self._clock.today()
        return decided(today, made_by(self._database, today)).left

    def take(self, dose: DoseChange) -> Outcome[Session]:
        """Put a proposed dose into its planned session, as one edit.

        Raises:
            InputError: the session is gone, or no longer only planned.
        """
        session = self._sessions.get(dose.session_id)
        if session is None or not is_open(session):
            raise InputError("session", say("values.session_not_there"))
        others = (line for line in session.sets if line.item != dose.item)
        lines = tuple(sorted((*others, *dose.lines), key=_place))
        load_class = highest_load_class(lines, self._library)
        changed = replace(with_sets(session, lines), load_class=load_class)
        with self._edit(say("edits.next_dose", dose=dose.text)) as edit:
            for other in self._taken_on(dose, session):
                self._sessions.record(other)
            kept = self._sessions.record(changed).value
            self._remember(dose, session)
        return Outcome(kept, edit.changes)

    def take_again(self, day: date) -> None:
        """Give sessions ahead the sets that steps lately taken gave them, as part of an edit.

        The edit around it laid them anew, with the plan's own sets; what was accepted of late
        stayed as it is.
        """
        stayed = reviews.sessions_changed(self._database, day - timedelta(days=AHEAD_D), day)
        there = self._uneased(day, day + REACH)
        ahead = {session.key: session for session in there if session.key not in stayed}
        changed: dict[int, Session] = {}
        for step in self._steps(day):
            for session in taken_on(step, tuple(ahead.values())):
                ahead[session.key] = changed[session.key] = session
        for session in changed.values():
            self._sessions.record(session)

    def _steps(self, day: date) -> Iterator[SetStep]:
        """The steps to more sets that reach a day, in the order they were taken."""
        for kept in reviews.adjustments_between(self._database, day - REACH, day):
            taken = kept.adjustment
            if taken.kind is not AdjustmentKind.NEXT_DOSE:
                continue
            for change in taken.changes:
                session = self._sessions.get(change.session_id) if change.before else None
                step = set_step(session, change.before) if session is not None else None
                if step is not None:
                    yield step

    def _taken_on(self, dose: DoseChange, session: Session) -> tuple[Session, ...]:
        """The sessions ahead that a step goes on to, as they become."""
        step = set_step(replace(session, sets=dose.lines), _asked(session, dose.item))
        return taken_on(step, self._uneased(session.day, session.day + REACH)) if step else ()

    def _uneased(self, first: date, last: date) -> Iterator[Session]:
        """The sessions of the days that neither a race nor a decision takes sets off."""
        known, left = self._inputs.day(self._clock.today()), self._left()
        rules = self._ground.rules(known.history, known.athlete)
        for session in self._sessions.between(first, last):
            eased = left.get(session.key, 1.0) < 1 or _takes_sets(rules, session.day)
            if not eased:
                yield session

    def _remember(self, dose: DoseChange, session: Session) -> None:
        """Keep that the step was accepted, so that it stays when the plan is laid anew."""
        before = _asked(session, dose.item) if dose.change is DoseStep.SETS else ()
        taken = Adjustment(
            AdjustmentKind.NEXT_DOSE,
            dose.text,
            dose.reason,
            f"dose.{dose.session_id}.{dose.item}",
            (SessionChange(dose.session_id, dose.text, before=before),),
            accepted=True,
        )
        reviews.save_adjustment(self._database, self._clock.today(), taken, self._clock.now())


def _takes_sets(rules: GroundRules, day: date) -> bool:
    """True when a race takes sets off a day (rule 8.6)."""
    return rules.calendar is not None and rules.calendar.allowance(day).sets_factor < 1


def _asked(session: Session, item: int) -> tuple[SetLine, ...]:
    """What a session asks for of one exercise."""
    return tuple(line for line in session.sets if line.item == item)


def _place(line: SetLine) -> tuple[int, int]:
    return line.item, line.number
