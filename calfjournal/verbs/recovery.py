"""Verdicts: what the rules say on a day, what the athlete decided, and what followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, partial
from operator import attrgetter

from msgspec.structs import replace

from calfjournal.changes import ChangeSet, Outcome
from calfjournal.domain.checkin import RedFlag
from calfjournal.domain.dry_run import DryRun
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Decision, Verdict
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import Advice, RunAdvice
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import OWN_CADENCE, STRICT, Threshold, Thresholds
from calfjournal.errors import InputError
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.red_flags import Sign, load_signs, sign_of
from calfjournal.recovery.red_history import red_history
from calfjournal.recovery.verdict import LOOKS_BACK_DAYS, judge
from calfjournal.store import plans, reviews, runs
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.reviews import KeptAdjustment
from calfjournal.thresholds import load_thresholds
from calfjournal.training.adaptation import counsel, propose
from calfjournal.training.at_hand import Swaps
from calfjournal.training.case import Case, RedCount
from calfjournal.training.decided import is_about_the_morning
from calfjournal.training.dry_run import dry_run
from calfjournal.training.flares import sides_asked
from calfjournal.training.library import Library
from calfjournal.training.running.advice import run_advice
from calfjournal.training.session_changes import apply
from calfjournal.verbs.decisions import decided, made_by
from calfjournal.verbs.flares import FlareVerbs
from calfjournal.verbs.gates import GateVerbs
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.rule_inputs import KnownDay, RuleInputs
from calfjournal.verbs.sessions import SessionVerbs
from calfjournal.verbs.settling import SettlingVerbs
from calfjournal.verbs.thresholds import in_force

_Judged = tuple[Inputs, Thresholds]
"""What a day was judged from: all that was known by its end, and the rules."""


class RecoveryVerbs(Verbs):
    """Judges days and turns findings into changes of the plan the athlete accepts or declines."""

    def __init__(
        self,
        file: JournalFile,
        inputs: RuleInputs,
        library: Library,
        ground: GroundReader,
        flares: FlareVerbs,
        gates: GateVerbs,
    ) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._inputs = inputs
        self._library = library
        self._ground = ground
        self._flares = flares
        self._gates = gates
        self._sessions = SessionVerbs(file)
        self._settling = SettlingVerbs(file)
        self._judged: dict[date, tuple[_Judged, Verdict]] = {}

    # ------------------------------------------------------------------ reading

    def verdict(self, day: date) -> Verdict:
        """Return the verdict of a day with every input, and the ways to decide about the plan.

        Judged anew with the rules in force; an override of the athlete is kept with it. A day
        that was decided on shows what there was to choose from, until something graver turns up.
        """
        known = self._inputs.day(day)
        kept = self.verdicts(day, day)
        made = made_by(self._database, day)
        case = self._case(day, known, made)
        return replace(
            known.verdict,
            adjustments=propose(case) or self._decided_on(day, made),
            counsel=counsel(case),
            runs=self._run_advice(case, known),
            override=kept[0].override if kept else "",
        )

    def _run_advice(self, case: Case, known: KnownDay) -> tuple[RunAdvice, ...]:
        return run_advice(case, known.thresholds, partial(runs.ALL_SHOES.all, self._database))

    def _case(self, day: date, known: KnownDay, made: Iterable[KeptAdjustment]) -> Case:
        return Case(
            known.verdict,
            known.history,
            known.tendon_days,
            self._swaps(day, known),
            partial(_reds, day, known),
            decided(day, made),
            partial(self._ground.rules, known.history, known.athlete),
        )

    def _decided_on(self, day: date, made: Iterable[KeptAdjustment]) -> tuple[Adjustment, ...]:
        """What was decided on a day: all there was to choose from where that is known."""
        then = [each.adjustment for each in made if each.day == day]
        then = [adjustment for adjustment in then if is_about_the_morning(adjustment)]
        decision = reviews.decision_on(self._database, day) if then else None
        if decision is None:  # A journal of before version 4 kept only what was decided on.
            return tuple(then)
        return tuple(
            replace(each, accepted=place == decision.chosen)
            for place, each in enumerate(decision.proposed)
        )

    def dry_run(self, day: date) -> tuple[DryRun, ...]:
        """Return the next four weeks under each way to decide about the plan on a day."""
        known = self._inputs.day(day)
        ways, swaps = self.verdict(day).adjustments, self._swaps(day, known)
        return dry_run(ways, known.history.sessions, day, swaps)

    def _swaps(self, day: date, known: KnownDay) -> Swaps:
        learned = cache(partial(known.costs, self._library.load_classes))  # Each way asks.
        return Swaps.of(known.athlete, self._library, day, learned)

    def verdicts(self, first: date, last: date) -> list[Verdict]:
        """Return the verdicts as they were given on the days, without proposals."""
        return reviews.verdicts_between(self._database, first, last)

    def judged(self, first: date, last: date) -> list[Verdict]:
        """Return the verdict of each day with a check-in as the rules in force judge it.

        Of a day that was only marked as rest there is none.
        """
        known = self._inputs.day(last)
        read = {reading.day for reading in known.inputs.readings}
        there = [check_in for check_in in known.inputs.checkins if first <= check_in.day]
        told = [each.day for each in there if each.day in read or not each.is_only_rest]
        self._judged = {day: self._judge(day, known) for day in told}
        return [verdict for _, verdict in self._judged.values()]

    def _judge(self, day: date, known: KnownDay) -> tuple[_Judged, Verdict]:
        """Judge a day, unless it was judged from the very same before."""
        of = (known.inputs.until(day, LOOKS_BACK_DAYS), known.thresholds)
        before = self._judged.get(day)
        if before is not None and before[0] == of:
            return before
        return of, judge(day, known.inputs, known.thresholds)

    @staticmethod
    def signs() -> Mapping[str, Sign]:
        """Return the warning signs the athlete can tick, by id, most urgent first."""
        return load_signs()

    @staticmethod
    def sign_of(flag: RedFlag) -> Sign:
        """Return the sign a report is about; one this version does not know is taken seriously."""
        return sign_of(flag)

    # ------------------------------------------------------------------ deciding

    def keep(self, day: date) -> Outcome[Verdict]:
        """Keep the verdict of a day as it is given now, with the version of its rules.

        While a flare runs the days ahead follow its ladder; what waits for a gate stays out.
        """
        with self._edit(say("edits.judge", day=day)) as edit:
            verdict = self.write(day)
        return Outcome(verdict, edit.changes)

    def write(self, day: date) -> Verdict:
        """Do what ``keep`` does, as part of the edit around it; what it proposes is not kept."""
        known = self._inputs.day(day)
        is_today = day == self._clock.today()
        if is_today and self._settling.left_open(known.sessions, day):
            known = self._inputs.day(day)
        verdict = reviews.save_judged(self._database, known.verdict)
        # An earlier morning may move the rung of today too.
        flaring = any(flare.end is None for flare in known.inputs.flares)
        if flaring:
            self._flares.follow()
        if is_today:
            self._advise_runs(day, known)
        is_now = is_today and not flaring
        self._gates.follow(known if is_now else None)
        return verdict

    def _advise_runs(self, day: date, known: KnownDay) -> None:
        """Keep with the planned runs of a day what its morning leaves of them."""
        there = plans.RUNS_BETWEEN.all(self._database, day, day)
        if all(run.run_id is not None for run in there):
            return
        case = self._case(day, known, made_by(self._database, day))
        found = (each.advice for each in self._run_advice(case, known) if each.day == day)
        advice = next((each for each in found if each is not Advice.AS_PLANNED), None)
        changed = [
            replace(run, advice=advice)
            for run in there
            if run.run_id is None and run.advice not in (advice, Advice.LEFT_OUT)
        ]
        plans.PLANNED_RUNS.update_all(self._database, changed)

    def overrule(self, day: date, note: str) -> Outcome[Verdict]:
        """Keep the athlete's own decision beside the verdict; an empty note takes it back."""
        verdict = replace(self.verdict(day), override=note.strip())
        with self._edit(say("edits.overrule", day=day)) as edit:
            reviews.save_verdict(self._database, verdict)
        return Outcome(verdict, edit.changes)

    def accept(self, day: date, adjustment: Adjustment) -> Outcome[Adjustment]:
        """Decide for one of the ways of a day, as one edit: the plan is changed as it says.

        To accept *as planned*, which changes nothing, is to decline what was proposed. A flare
        begins or ends with it. A way that was accepted on the day already changes nothing again.
        """
        if self._was_accepted(day, adjustment):
            return Outcome(adjustment, ChangeSet())
        if not adjustment.does_something:
            return self.decline(day, adjustment)
        if adjustment.kind in (AdjustmentKind.FLARE_LADDER, AdjustmentKind.FLARE_END):
            return self._accept_flare(day, adjustment)
        swaps = self._swaps(day, self._inputs.day(day))
        before = self._touched(adjustment)
        after = apply(adjustment.changes, before, swaps)
        with self._edit(say("edits.accept", adjustment=adjustment.text)) as edit:
            decided = self._decide(day, adjustment, accepted=True)
            for old, new in zip(before, after, strict=True):
                if new != old:
                    self._sessions.record(new)
            if any(change.like is not None for change in adjustment.changes):
                self._sessions.carry_again(day)
        return Outcome(decided, edit.changes)

    def _was_accepted(self, day: date, adjustment: Adjustment) -> bool:
        then = (each.adjustment for each in made_by(self._database, day) if each.day == day)
        same = (m for m in then if (m.kind, m.rule) == (adjustment.kind, adjustment.rule))
        return any(m.accepted and m.changes == adjustment.changes != () for m in same)

    def _accept_flare(self, day: date, adjustment: Adjustment) -> Outcome[Adjustment]:
        with self._edit(say("edits.accept", adjustment=adjustment.text)) as edit:
            decided = self._decide(day, adjustment, accepted=True)
            if adjustment.kind is AdjustmentKind.FLARE_END:
                self._flares.end(day)
            else:
                self._flares.start(sides_asked(adjustment.rule), day)
        return Outcome(decided, edit.changes)

    def _touched(self, adjustment: Adjustment) -> tuple[Session, ...]:
        """The sessions an adjustment changes, and those it takes content from."""
        keys = {change.session_id for change in adjustment.changes}
        keys |= {change.like for change in adjustment.changes if change.like is not None}
        found = (self._sessions.get(key) for key in sorted(keys))
        return tuple(session for session in found if session is not None)

    def decline(self, day: date, adjustment: Adjustment) -> Outcome[Adjustment]:
        """Leave the plan as it is and remember that what was proposed was declined."""
        with self._edit(say("edits.decline", adjustment=adjustment.text)) as edit:
            decided = self._decide(day, adjustment, accepted=False)
        return Outcome(decided, edit.changes)

    def remember(self, day: date, adjustment: Adjustment, *, accepted: bool) -> Adjustment:
        """Write, as part of the edit around it, what was decided on a change of the plan."""
        decided = replace(adjustment, accepted=accepted)
        return reviews.save_adjustment(self._database, day, decided, self._clock.now())

    def _decide(self, day: date, adjustment: Adjustment, *, accepted: bool) -> Adjustment:
        """Keep what there was to choose from, what was chosen, and the proposal decided on."""
        known = self._inputs.day(day)
        case = self._case(day, known, made_by(self._database, day))
        proposed = propose(case)
        if adjustment not in proposed:  # A phase, or what another program proposed.
            return self.remember(day, adjustment, accepted=accepted)
        place = proposed.index(adjustment)
        chosen = place if accepted or not adjustment.does_something else None
        today = [each.advice for each in self._run_advice(case, known) if each.day == day]
        advice = today[0] if today else None
        decision = Decision(day, proposed, chosen, advice, decided_at=self._clock.now())
        reviews.save_decision(self._database, decision)
        about = adjustment if adjustment.does_something else proposed[0]
        if about.kind is not proposed[0].kind:  # What stands beside a flare was chosen instead.
            self.remember(day, proposed[0], accepted=False)
        return self.remember(day, about, accepted=accepted)

    # ------------------------------------------------------------------ thresholds

    def thresholds(self) -> Thresholds:
        """Return every number of the rules, the athlete's own values in place."""
        return in_force(self._database)

    def set_threshold(self, name: str, value: float | None) -> Outcome[Threshold]:
        """Change one number of the rules; None puts the shipped one back.

        Raises:
            InputError: there is no such threshold, it is fixed, or the value is out of range.
        """
        problem = None if value is None else load_thresholds().refusal(name, value)
        if problem is not None:
            raise InputError(name, problem)
        row = self.thresholds().row(name)
        with self._edit(_threshold_label(name, row.text, value)) as edit:
            reviews.save_threshold(self._database, name, value)
        return Outcome(self.thresholds().row(name), edit.changes)


def _threshold_label(name: str, text: str, value: float | None) -> Message:
    if name == STRICT:
        return say("edits.judge_strictly") if value else say("edits.judge_as_usual")
    if name != OWN_CADENCE:
        return say("edits.set_threshold", number=text)
    if not value:
        return say("edits.forget_own_cadence")
    return say("edits.keep_own_cadence", spm=value)


def _reds(day: date, known: KnownDay) -> RedCount:
    """Red answers of the worse leg, as escalation counts them."""
    legs = [
        red_history(day, known.responses, known.inputs.legs[side], known.thresholds)
        for side in LEGS
    ]
    worse = max(legs, key=attrgetter("in_28_days", "lasting_days"))
    return RedCount(
        max(leg.in_14_days for leg in legs),
        max(leg.in_28_days for leg in legs),
        max(leg.lasting_days for leg in legs),
        reassess=any(leg.reassess for leg in legs),
        clinician=any(leg.clinician for leg in legs),
        lasts=any(leg.lasts for leg in legs),
        side=worse.side,
        last=max((leg.last for leg in legs if leg.last is not None), default=None),
    )
