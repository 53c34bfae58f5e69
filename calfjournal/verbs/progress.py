"""What the charts show: panels, the phases and flares behind them, and milestones."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import days
from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise_response import ExerciseResponse
from calfjournal.domain.holds import HoldsSeen
from calfjournal.domain.milestone import Milestone
from calfjournal.domain.panel import Panel
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.run_response import RunResponse
from calfjournal.domain.weak_link import WeakLink, WeakLinkKind
from calfjournal.once import Once
from calfjournal.progress.firsts.mornings import Mornings, in_flare
from calfjournal.progress.firsts.training import COUNTED_EXERCISES
from calfjournal.progress.milestones import MilestoneInputs, Milestones
from calfjournal.progress.weak_links import DRILLS, weak_links
from calfjournal.recovery.exercise_responses import exercise_responses
from calfjournal.recovery.holds import how_holds_went
from calfjournal.recovery.resting_hr import judge_resting_hr, usual_ranges
from calfjournal.recovery.run_responses import run_responses
from calfjournal.recovery.tendon_days import JudgedDays
from calfjournal.store import charted, extent
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.at_hand import AtHand
from calfjournal.training.library import Library
from calfjournal.verbs.assessments import AssessmentVerbs
from calfjournal.verbs.checkins import CheckInVerbs
from calfjournal.verbs.earned import EverDone
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.plans import PlanVerbs
from calfjournal.verbs.rule_inputs import RuleInputs


class Background(Struct, frozen=True):
    """What lies behind every chart, oldest first: phases of all plans, and flares.

    ``cycles`` are the first and last day of each round of phases.
    """

    phases: tuple[Phase, ...]
    flares: tuple[Flare, ...]
    cycles: tuple[tuple[date, date], ...] = ()


class ProgressVerbs(Verbs):
    """Reads what changes over time; writes nothing."""

    def __init__(self, file: JournalFile, inputs: RuleInputs, library: Library) -> None:
        """Read from the open file."""
        super().__init__(file)
        self._inputs = inputs
        self._library = library
        self._assessments = AssessmentVerbs(file)
        self._checkins = CheckInVerbs(file)
        self._plans = PlanVerbs(file)
        self._contact_exercises = frozenset(
            exercise.id for exercise in library.exercises.values() if exercise.counts_contacts
        )
        self._ever = EverDone(file, {*COUNTED_EXERCISES, *self._contact_exercises})
        self._milestones = Milestones()
        self._responses = Once(exercise_responses)

    def exercise_responses(self, day: date) -> tuple[ExerciseResponse, ...]:
        """Return what each exercise cost each leg the next day, as known on a day."""
        known, classes = self._inputs.day(day), self._library.load_classes
        return self._responses(known.learned_from, classes, known.thresholds)

    def run_responses(self, day: date) -> tuple[RunResponse, ...]:
        """Return what surfaces, hills and shoes cost the next morning, as known on a day."""
        known = self._inputs.day(day)
        return run_responses(known.history.runs, known.inputs.legs, known.thresholds)

    def holds(self, day: date) -> HoldsSeen:
        """Return how the holds and steps back of the year before a day went."""
        known = self._inputs.day(day)
        return how_holds_went(known.year_of_responses, known.thresholds)

    def tendon_days(self, first: date, last: date) -> JudgedDays:
        """Return what the tendons said on some days, each judged when it is asked for."""
        return self._inputs.judged_between(first, last)

    def weak_links(self, day: date) -> tuple[WeakLink, ...]:
        """Return what tests find weak again and again, each with a drill that can be done."""
        known = self._inputs.day(day)
        at_hand = AtHand.of(known.athlete, day)
        return tuple(
            replace(link, drill=self._drill(link.kind, at_hand))
            for link in weak_links(day, known.history.assessments, known.thresholds)
        )

    def _drill(self, kind: WeakLinkKind, at_hand: AtHand) -> str:
        found = (self._library.exercises.get(each) for each in DRILLS[kind])
        return next((each.id for each in found if each and at_hand.fits(each)), "")

    def extent(self) -> tuple[date, date] | None:
        """Return the first and last day with anything done, felt or tested; None when empty."""
        return extent.of_everything(self._database)

    def background(self) -> Background:
        """Return the phases of all plans, as far as the plans were followed, and every flare."""
        phases: list[Phase] = []
        cycles: list[tuple[date, date]] = []
        for plan in self._plans.all():
            followed = _followed(plan)
            phases += followed
            for number in {phase.cycle for phase in followed}:
                round_ = [phase for phase in followed if phase.cycle == number]
                cycles.append((min(p.start for p in round_), max(p.end for p in round_)))
        return Background(
            tuple(sorted(phases, key=lambda phase: phase.start)),
            tuple(sorted(self._checkins.flares(), key=lambda flare: flare.start)),
            tuple(sorted(cycles)),
        )

    def training(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return the charts of the Progress page over the days, first and last included."""
        from calfjournal.progress import assessment_panels, load_panels  # numpy is slow to start

        known = self._inputs.day(last)
        athlete, limits = known.athlete, known.thresholds
        assessments = self._assessments.between(date.min, last)
        runs = charted.RUNS.between(self._database, first, last)
        checkins = charted.CHECK_INS.between(self._database, first, last)
        return (
            assessment_panels.knee_to_wall(assessments, first, last, limits),
            assessment_panels.heel_raises(assessments, first, last, athlete, limits),
            load_panels.weekly_load(
                charted.SESSIONS.between(self._database, first, last),
                runs,
                first,
                last,
                limits,
                rest_days={c.day for c in checkins if c.rest_day},
            ),
            *load_panels.steadiness_of(
                load_panels.cadence_runs(
                    runs, first, last, limits, target_spm=athlete.cadence_target_spm
                ),
                limits,
            ),
        )

    def within(self, panel: Panel, first: date, last: date, as_of: date) -> Panel:
        """Return a chart of tests with the gain and the noise of the days that are shown.

        ``as_of`` is the day whose numbers of the rules hold.
        """
        from calfjournal.progress import assessment_panels

        return assessment_panels.within(panel, first, last, self._inputs.day(as_of).thresholds)

    def recovery(self, first: date, last: date) -> tuple[Panel, ...]:
        """Return the charts of the Recovery page over the days, first and last included."""
        from calfjournal.progress import recovery_panels  # numpy is slow to start

        known = self._inputs.day(last)
        thresholds = known.thresholds
        checkins = charted.CHECK_INS.between(self._database, first, last)
        sessions = charted.SESSIONS.between(self._database, first, last)
        runs = charted.RUNS.between(self._database, first, last)
        usual = usual_ranges(list(days(first, last)), checkins, thresholds)
        baseline = judge_resting_hr(last, checkins, thresholds).baseline
        readings = charted.PAINS.between(self._database, first, last)
        return (
            recovery_panels.resting_hr(
                checkins, first, last, usual, collecting=(baseline.present, baseline.needed)
            ),
            recovery_panels.sleep(checkins, first, last, known.athlete.sleep_need_h),
            recovery_panels.efforts(sessions, first, last, runs),
            recovery_panels.tendon_pain(readings, sessions, first, last, thresholds),
        )

    def milestones(self, day: date) -> tuple[Milestone, ...]:
        """Return every milestone reached up to a day, oldest first, each where it was earned."""
        known, ever = self._inputs.day(day), self._ever
        return self._milestones.reached(
            MilestoneInputs(
                today=day,
                limits=known.thresholds,
                sessions=ever.sessions,
                assessments=known.history.assessments,
                runs=ever.runs,
                weighed=ever.weighed,
                mornings=Mornings(
                    judged=known.tendon_year,
                    pains=ever.mornings,
                    judged_from=known.first_judged,
                    calm_below=known.thresholds["tendon.morning_hold"],
                    flares=known.history.flares,
                ),
                contact_exercises=self._contact_exercises,
            )
        )

    def told(self, day: date) -> tuple[Milestone, ...]:
        """Return the milestones to tell of on a day: none while a flare lasts."""
        flares = self._inputs.day(day).history.flares
        return () if in_flare(flares, day) else self.milestones(day)


def _followed(plan: Plan) -> list[Phase]:
    """The phases of a plan, cut where the plan was ended."""
    return [
        replace(phase, end=min(phase.end, plan.end))
        for phase in plan.phases
        if phase.start <= plan.end
    ]
