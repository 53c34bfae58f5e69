"""What a journal can be asked and told, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from calfjournal.changes import ChangeSet
from calfjournal.clock import Clock
from calfjournal.domain.kind import Kind
from calfjournal.views.views import Views

if TYPE_CHECKING:
    from calfjournal.domain.plates import Plates
    from calfjournal.domain.program import Program
    from calfjournal.store.journal_file import JournalFile
    from calfjournal.training.library import Library
    from calfjournal.training.programs import Programs
    from calfjournal.verbs.agenda import AgendaVerbs
    from calfjournal.verbs.assessments import AssessmentVerbs
    from calfjournal.verbs.athlete import AthleteVerbs
    from calfjournal.verbs.attachments import AttachmentVerbs
    from calfjournal.verbs.beginning import BeginningVerbs
    from calfjournal.verbs.checkins import CheckInVerbs
    from calfjournal.verbs.doses import DoseVerbs
    from calfjournal.verbs.exercise_histories import ExerciseHistoryVerbs
    from calfjournal.verbs.exercise_notes import ExerciseNoteVerbs
    from calfjournal.verbs.exercises import ExerciseVerbs
    from calfjournal.verbs.flares import FlareVerbs
    from calfjournal.verbs.gates import GateVerbs
    from calfjournal.verbs.ground import GroundReader
    from calfjournal.verbs.mornings import MorningVerbs
    from calfjournal.verbs.moves import MoveVerbs
    from calfjournal.verbs.papers import PaperVerbs
    from calfjournal.verbs.planned_runs import PlannedRunVerbs
    from calfjournal.verbs.planning import PlanningVerbs
    from calfjournal.verbs.plans import PlanVerbs
    from calfjournal.verbs.programs import ProgramVerbs
    from calfjournal.verbs.progress import ProgressVerbs
    from calfjournal.verbs.recovery import RecoveryVerbs
    from calfjournal.verbs.rule_inputs import RuleInputs
    from calfjournal.verbs.runs import RunVerbs
    from calfjournal.verbs.session_links import SessionLinkVerbs
    from calfjournal.verbs.sessions import SessionVerbs
    from calfjournal.verbs.sets import SetVerbs
    from calfjournal.verbs.settling import SettlingVerbs
    from calfjournal.verbs.shoes import ShoeVerbs
    from calfjournal.verbs.stopping import StoppingVerbs
    from calfjournal.views.kept_today import KeptFacts


_ON_LIBRARY = (
    "library",
    "programs",
    "own_programs",
    "_inputs",
    "_ground",
    "gates",
    "flares",
    "recovery",
    "mornings",
    "stopping",
    "moves",
    "doses",
    "planning",
    "progress",
    "papers",
)
"""Groups that hold the exercises, or others that do."""


def _kilograms() -> str:
    return "kg"


class Groups:
    """The verbs, views and rules of one open journal file.

    Each group is imported when it is first asked for: a window opens without rules and tables.
    """

    def __init__(self, file: JournalFile) -> None:
        """Wrap an open file; use ``Journal.open`` or ``Journal.create``."""
        self._file = file
        self.mass_unit: Callable[[], str] = _kilograms
        """In which unit loads are read: what the rules propose is made up of its plates."""
        file.subscribe(self._heard)

    def _plates(self) -> Plates:
        from calfjournal.domain.plates import plates_in

        return plates_in(self.mass_unit())

    def _heard(self, changes: ChangeSet) -> None:
        """Look at the exercises anew when the athlete's own changed, and so does what uses them."""
        if changes.touches(Kind.OWN_EXERCISE):
            for name in _ON_LIBRARY:
                self.__dict__.pop(name, None)

    @property
    def clock(self) -> Clock:
        """Now and today for everything in the journal; its border is a setting."""
        return self._file.clock

    # ------------------------------------------------------------------ verbs

    @cached_property
    def athlete(self) -> AthleteVerbs:
        """The athlete."""
        from calfjournal.verbs.athlete import AthleteVerbs

        return AthleteVerbs(self._file)

    @cached_property
    def checkins(self) -> CheckInVerbs:
        """Check-ins, tendon readings, red flags and flares."""
        from calfjournal.verbs.checkins import CheckInVerbs

        return CheckInVerbs(self._file)

    @cached_property
    def mornings(self) -> MorningVerbs:
        """What is reported, with the verdict it leads to."""
        from calfjournal.verbs.mornings import MorningVerbs

        return MorningVerbs(self._file, self.recovery)

    @cached_property
    def flares(self) -> FlareVerbs:
        """Flares and the ladder back."""
        from calfjournal.verbs.flares import FlareVerbs

        return FlareVerbs(self._file, self._inputs, self.library, self._ground)

    @cached_property
    def gates(self) -> GateVerbs:
        """Gates, and what waits for them."""
        from calfjournal.verbs.gates import GateVerbs

        return GateVerbs(self._file, self._inputs, self.library, self._ground)

    @cached_property
    def sessions(self) -> SessionVerbs:
        """Sessions and their sets."""
        from calfjournal.verbs.sessions import SessionVerbs

        return SessionVerbs(self._file, self._follow_gates)

    @cached_property
    def moves(self) -> MoveVerbs:
        """Where sessions and runs may go, and what goes there."""
        from calfjournal.verbs.moves import MoveVerbs

        return MoveVerbs(self._file, self._ground, self._follow_gates)

    @cached_property
    def session_links(self) -> SessionLinkVerbs:
        """Which session of a plan a done one was."""
        from calfjournal.verbs.session_links import SessionLinkVerbs

        return SessionLinkVerbs(self._file, self.sessions, self._follow_gates)

    @cached_property
    def sets(self) -> SetVerbs:
        """Which sets a session has."""
        from calfjournal.verbs.sets import SetVerbs

        return SetVerbs(self._file, self.settling)

    @cached_property
    def settling(self) -> SettlingVerbs:
        """What becomes of sessions by what was logged of them."""
        from calfjournal.verbs.settling import SettlingVerbs

        return SettlingVerbs(self._file, self._follow_gates)

    @cached_property
    def stopping(self) -> StoppingVerbs:
        """Ways to end a session as a whole."""
        from calfjournal.verbs.stopping import StoppingVerbs

        return StoppingVerbs(self._file, self.sessions, self.sets, self.mornings, self.recovery)

    @cached_property
    def exercise_notes(self) -> ExerciseNoteVerbs:
        """Notes on the exercises of sessions."""
        from calfjournal.verbs.exercise_notes import ExerciseNoteVerbs

        return ExerciseNoteVerbs(self._file)

    @cached_property
    def attachments(self) -> AttachmentVerbs:
        """Pictures and videos of sessions."""
        from calfjournal.verbs.attachments import AttachmentVerbs

        return AttachmentVerbs(self._file)

    @cached_property
    def exercises(self) -> ExerciseVerbs:
        """Exercises that the athlete made."""
        from calfjournal.verbs.exercises import ExerciseVerbs

        return ExerciseVerbs(self._file, self._shipped)

    @cached_property
    def exercise_histories(self) -> ExerciseHistoryVerbs:
        """What was ever done of an exercise."""
        from calfjournal.verbs.exercise_histories import ExerciseHistoryVerbs

        return ExerciseHistoryVerbs(self._file)

    @cached_property
    def runs(self) -> RunVerbs:
        """Runs and imports."""
        from calfjournal.verbs.runs import RunVerbs

        return RunVerbs(self._file)

    @cached_property
    def planned_runs(self) -> PlannedRunVerbs:
        """Runs that are planned."""
        from calfjournal.verbs.planned_runs import PlannedRunVerbs

        return PlannedRunVerbs(self._file)

    @cached_property
    def shoes(self) -> ShoeVerbs:
        """Pairs of shoes."""
        from calfjournal.verbs.shoes import ShoeVerbs

        return ShoeVerbs(self._file)

    @cached_property
    def assessments(self) -> AssessmentVerbs:
        """Test batteries."""
        from calfjournal.verbs.assessments import AssessmentVerbs

        return AssessmentVerbs(self._file, self._follow_gates)

    @cached_property
    def plans(self) -> PlanVerbs:
        """Plans, races and blocked ranges."""
        from calfjournal.verbs.plans import PlanVerbs

        return PlanVerbs(self._file)

    @cached_property
    def agenda(self) -> AgendaVerbs:
        """Everything that stands on a day, found and read."""
        from calfjournal.verbs.agenda import AgendaVerbs

        return AgendaVerbs(self._file)

    def preparations(self) -> Iterator[Callable[[], object]]:
        """Yield pieces of work that make the first change as quick as the next ones.

        They import what is behind the names, and read and judge what rules look at every time.
        """
        for name in (
            "athlete",
            "plans",
            "sessions",
            "checkins",
            "runs",
            "assessments",
            "library",
            "recovery",
            "progress",
            "doses",
            "mornings",
        ):
            yield partial(getattr, self, name)
        today = self.clock.today()
        yield partial(self.recovery.verdict, today)
        yield partial(self.progress.milestones, today)

    # ------------------------------------------------------------------ views

    @cached_property
    def views(self) -> Views:
        """What pages and sheets show, one value a question."""
        return Views(self, self.kept_facts)

    @cached_property
    def kept_facts(self) -> KeptFacts:
        """What Today shows, as it was kept for this start, and is kept for the next."""
        from calfjournal.views.kept_today import KeptFacts

        return KeptFacts(self, self._file.view_cache)

    # ------------------------------------------------------------------ training

    @cached_property
    def library(self) -> Library:
        """The exercises: those that ship, and the athlete's own."""
        from calfjournal.training.own_exercises import with_own

        return with_own(self._shipped, self.exercises.all())

    @cached_property
    def _shipped(self) -> Library:
        from calfjournal.training.library import load_library

        return load_library()

    @cached_property
    def programs(self) -> Programs:
        """The programs that ship and the user's own."""
        from calfjournal.training.programs import load_programs, user_programs_dir

        return load_programs(user_programs_dir(), self.library)

    @cached_property
    def recovery(self) -> RecoveryVerbs:
        """Verdicts and what follows from them."""
        from calfjournal.verbs.recovery import RecoveryVerbs

        return RecoveryVerbs(
            self._file, self._inputs, self.library, self._ground, self.flares, self.gates
        )

    @cached_property
    def _ground(self) -> GroundReader:
        from calfjournal.verbs.ground import GroundReader

        def offered() -> Mapping[str, Program]:
            return self.programs.programs

        return GroundReader(self._file, self.library, offered)

    @cached_property
    def progress(self) -> ProgressVerbs:
        """Charts and milestones."""
        from calfjournal.verbs.progress import ProgressVerbs

        return ProgressVerbs(self._file, self._inputs, self.library)

    @cached_property
    def doses(self) -> DoseVerbs:
        """The next dose of planned sessions."""
        from calfjournal.verbs.doses import DoseVerbs

        return DoseVerbs(self._file, self._inputs, self.library, self._ground)

    @cached_property
    def planning(self) -> PlanningVerbs:
        """Plans in the making."""
        # The planner is imported on first use: the window opens without it.
        from calfjournal.verbs.planning import PlanningVerbs

        programs = self.programs.programs
        return PlanningVerbs(
            self._file,
            self._inputs,
            self.recovery,
            self.flares,
            self.gates,
            self.doses,
            self.library,
            programs,
        )

    @cached_property
    def beginning(self) -> BeginningVerbs:
        """The answers of the welcome."""
        from calfjournal.verbs.beginning import BeginningVerbs

        return BeginningVerbs(self._file, lambda: self.planning)

    @cached_property
    def own_programs(self) -> ProgramVerbs:
        """The user's own programs: to copy, change, bring and share."""
        from calfjournal.verbs.programs import ProgramVerbs

        def followed() -> set[str]:
            return {plan.program for plan in self.plans.all()}

        return ProgramVerbs(self.programs, self.library, followed)

    def _follow_gates(self) -> None:
        self.gates.follow()

    @cached_property
    def papers(self) -> PaperVerbs:
        """What a print needs."""
        from calfjournal.verbs.papers import PaperVerbs

        return PaperVerbs(
            self._file, self._inputs, self.flares, self.gates, self._ground, self.library
        )

    @cached_property
    def _inputs(self) -> RuleInputs:
        from calfjournal.verbs.rule_inputs import RuleInputs

        def kept(program: str, recipe: str) -> Program | None:
            from calfjournal.training.programs import program_kept

            return program_kept(program, recipe, self.programs.programs, self.library)

        return RuleInputs(self._file, kept, self._plates)
