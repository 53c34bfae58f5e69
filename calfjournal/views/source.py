"""What views read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calfjournal.clock import Clock
    from calfjournal.training.library import Library
    from calfjournal.verbs.agenda import AgendaVerbs
    from calfjournal.verbs.assessments import AssessmentVerbs
    from calfjournal.verbs.athlete import AthleteVerbs
    from calfjournal.verbs.checkins import CheckInVerbs
    from calfjournal.verbs.doses import DoseVerbs
    from calfjournal.verbs.exercise_histories import ExerciseHistoryVerbs
    from calfjournal.verbs.flares import FlareVerbs
    from calfjournal.verbs.gates import GateVerbs
    from calfjournal.verbs.mornings import MorningVerbs
    from calfjournal.verbs.moves import MoveVerbs
    from calfjournal.verbs.planned_runs import PlannedRunVerbs
    from calfjournal.verbs.planning import PlanningVerbs
    from calfjournal.verbs.plans import PlanVerbs
    from calfjournal.verbs.progress import ProgressVerbs
    from calfjournal.verbs.recovery import RecoveryVerbs
    from calfjournal.verbs.runs import RunVerbs
    from calfjournal.verbs.sessions import SessionVerbs
    from calfjournal.verbs.shoes import ShoeVerbs


class Source(Protocol):
    """The groups of verbs of one journal, of which views call the reading ones; a Journal is one.

    Each is made when it is first asked for, so a view costs no more than what it reads.
    """

    @property
    def clock(self) -> Clock:
        """Now and today."""

    @property
    def library(self) -> Library:
        """The exercises."""

    @property
    def athlete(self) -> AthleteVerbs:
        """The athlete and both tendons."""

    @property
    def shoes(self) -> ShoeVerbs:
        """Pairs of shoes."""

    @property
    def checkins(self) -> CheckInVerbs:
        """Check-ins, readings, flags and flares."""

    @property
    def mornings(self) -> MorningVerbs:
        """What files said of a day."""

    @property
    def flares(self) -> FlareVerbs:
        """Flares and the ladder back."""

    @property
    def sessions(self) -> SessionVerbs:
        """Sessions and their sets."""

    @property
    def moves(self) -> MoveVerbs:
        """Where sessions and runs may go."""

    @property
    def runs(self) -> RunVerbs:
        """Runs."""

    @property
    def planned_runs(self) -> PlannedRunVerbs:
        """Runs that are planned."""

    @property
    def assessments(self) -> AssessmentVerbs:
        """Test batteries."""

    @property
    def plans(self) -> PlanVerbs:
        """Plans, races and blocked ranges."""

    @property
    def exercise_histories(self) -> ExerciseHistoryVerbs:
        """What was ever done of an exercise."""

    @property
    def agenda(self) -> AgendaVerbs:
        """Everything that stands on a day."""

    @property
    def gates(self) -> GateVerbs:
        """Gates and what they propose."""

    @property
    def planning(self) -> PlanningVerbs:
        """Plans in the making and their programs."""

    @property
    def doses(self) -> DoseVerbs:
        """The next dose of planned sessions."""

    @property
    def recovery(self) -> RecoveryVerbs:
        """Verdicts."""

    @property
    def progress(self) -> ProgressVerbs:
        """Milestones."""
