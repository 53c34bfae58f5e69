"""The Plan page: the whole plan, where today is in it, and what comes next."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import Phase, Plan, Race
from calfjournal.messages import in_words, mark, tr
from calfjournal.views import flare_words
from calfjournal.views import plan_words as words
from calfjournal.views.checkpoints import Checkpoint
from calfjournal.views.plan import FollowedPlan
from ui.plan.adherence_card import AdherenceCard
from ui.plan.all_programs import AllPrograms
from ui.plan.calendar_entries import CalendarEntriesDialog
from ui.plan.card_columns import CardColumns
from ui.plan.cards import GateCard, ProgramCard, WhereCard
from ui.plan.change_plan import ChangePlanDialog
from ui.plan.changes import ChangesDialog, changes_with
from ui.plan.new_plan import NewPlanDialog
from ui.plan.plan_ahead import PlanAhead, last_plan
from ui.plan.reasons_card import ReasonsCard
from ui.plan.timeline_card import TimelineCard
from ui.plan.weeks_card import WeeksCard
from ui.services.act import perform, perform_or_warn
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Errand, Place, RaceMove, Target
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.buttons import Button, lock
from ui.widgets.dialog import Dialog, Question
from ui.widgets.future_line import FutureLine
from ui.widgets.page import Page

WIDEST = 1720
"""Of the cards, in pixels: lines of text stay short enough to be read."""

KINDS = (
    Kind.PLAN,
    Kind.PHASE,
    Kind.SESSION,
    Kind.SET_LINE,
    Kind.RACE,
    Kind.BLOCKED_RANGE,
    Kind.ATHLETE,
)
EVIDENCE = (
    Kind.ASSESSMENT,
    Kind.RESULT,
    Kind.TENDON_READING,
    Kind.CHECK_IN,
    Kind.RUN,
    Kind.PLANNED_RUN,
    Kind.ADJUSTMENT,
    Kind.FLARE,
)


class PlanPage(Page):
    """Timeline over the year, and cards for place, gate, weeks, reasons and program."""

    title = mark("Plan")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: FollowedPlan | None = None
        self.dialog: Dialog | None = None
        self.print_button = Button(tr("Print…"), icon="print")
        self.print_button.clicked.connect(self.print_plan)
        self.acts = AllPrograms(context, self)
        self.acts.opened.connect(self._open)
        self.acts.changed.connect(self.refresh)
        self.more = Button(tr("More"), icon="more")
        self.more.setMenu(self._menu())
        self.new = Button(tr("New plan…"))
        self.new.clicked.connect(self.new_plan)
        for button in (self.print_button, self.more, self.new):
            self.add_action(button)
        self._problems = Banner("", Mood.WARNING)
        self.body.addWidget(self._problems)
        self._ahead = PlanAhead()
        self._nothing = FutureLine(
            tr("A plan lays mobility, strength and plyometrics between your runs, a year ahead."),
            tr("Make a plan"),
            self.new_plan,
        )
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._ahead)
        self._cards = QWidget()
        self._cards.setMaximumWidth(WIDEST)
        self.body.addWidget(self._cards)
        self.body.addStretch(1)
        self._lay_out_cards()
        if context.journal.read_only:
            lock(
                self.new,
                self.more,
                self._nothing.button,
                self.decided.button,
                self.older.button,
                self.program.edit,
                *self.gate.answers,
            )

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.change_action = menu.addAction(tr("Change plan…"), self.change_plan)
        self.again_action = menu.addAction(tr("Plan again from today…"), self.plan_again)
        self.entries_action = menu.addAction(tr("Races and days off…"), self.show_entries)
        menu.addSeparator()
        self.edit_action = menu.addAction(tr("Copy and edit the program…"), self.edit_program)
        self.programs_action = menu.addAction(tr("Programs…"), self.acts.show_programs)
        menu.addSeparator()
        self.end_action = menu.addAction(tr("End this plan…"), self.end_plan)
        return menu

    def _lay_out_cards(self) -> None:
        self.bar = bar = TimelineCard()
        self.timeline, self.load, self.phases = bar.timeline, bar.load, bar.phases
        self.timeline.race_moved.connect(self._move_race)
        self.timeline.gate_chosen.connect(self._show_gate)
        for part in (self.timeline.chosen, self.phases.opened):
            part.connect(self._open_phase)
        self.where = WhereCard()
        self.gate = GateCard(self.context)
        self.gate.accepted.connect(self._accept_phase)
        self.gate.declined.connect(self._decline_phase)
        self.weeks = WeeksCard()
        self.weeks.day_chosen.connect(self._open_day)
        self.adherence = AdherenceCard()
        self.reasons = ReasonsCard()
        self.program = ProgramCard()
        self.program.edit_wanted.connect(self.edit_program)
        stack = QVBoxLayout(self._cards)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        self._warning = Banner("", Mood.WARNING)
        self.flare = Banner("", Mood.WARNING)
        self.decided = Banner("", Mood.INFO, action=tr("Lay the plan on…"))
        self.decided.pressed.connect(self.plan_again)
        self.older = Banner("", Mood.INFO, action=tr("Plan again…"))
        self.older.pressed.connect(self.plan_again)
        stack.addWidget(self.flare)
        stack.addWidget(self.older)
        stack.addWidget(self.decided)
        stack.addWidget(
            CardColumns(
                (bar, self._warning),
                (self.where, self.adherence),
                (self.weeks,),
                (self.program,),
                (self.gate, self.reasons),
            )
        )
        stack.addStretch(1)

    # ------------------------------------------------------------------ showing

    def wants(self, changes: ChangeSet) -> bool:
        """True when the plan changed, or what its gates look at."""
        return changes.touches(*KINDS, *EVIDENCE)

    def refresh(self) -> None:
        """Read the plan and what the rules say about it."""
        self._shown = shown = self.context.journal.views.plan()
        self._show_problems()
        self._nothing.setVisible(shown is None)
        self._ahead.setVisible(shown is None)
        for part in (self._cards, self.print_button, self.more, self.new):
            part.setVisible(shown is not None)
        if shown is None:
            self.set_title(tr(self.title), last_plan(self.context.journal.plans.all()))
            programs = self.context.journal.programs.programs
            self._ahead.show_first(programs, self.context.journal.today())
        else:
            self._fill(shown)

    def _fill(self, shown: FollowedPlan) -> None:
        plan, today, program = shown.plan, shown.today, shown.program
        span = words.span_text(plan.start, plan.end)
        self.set_title(in_words(plan.title), f"{span} · {words.standing(plan, today)}")
        self.bar.show_plan(shown)
        self._warning.setVisible(shown.is_researched)
        self._warning.say(program.warning if program is not None else "")
        self.flare.setVisible(shown.flare is not None)
        if shown.flare is not None:
            self.flare.say(flare_words.told(shown.flare))
        self.decided.setVisible(bool(shown.decided))
        self.decided.say(in_words(shown.decided), action=tr("Lay the plan on…"))
        self.where.show_place(shown)
        self.gate.show_gate(shown)
        self.adherence.show_followed(shown.followed)
        self.weeks.show_weeks(shown.weeks, today)
        self.reasons.show_reasons(plan.reasons)
        self.older.setVisible(shown.is_older)
        self.older.say(tr(_OLDER), action=tr("Plan again…"))
        own = self.acts.is_own(plan.program)
        self.program.show_program(program, plan.program, own=own)
        self.edit_action.setText(
            tr("Edit the program…") if own else tr("Copy and edit the program…")
        )
        self.edit_action.setEnabled(program is not None)

    @property
    def _plan(self) -> Plan | None:
        return self._shown.plan if self._shown is not None else None

    def _show_problems(self) -> None:
        problems = self.context.journal.programs.problems
        self._problems.setVisible(bool(problems))
        if problems:
            self._problems.say(
                tr("Program files that cannot be used: {problems:sentences}", problems=problems)
            )

    @Slot(Checkpoint)
    def _show_gate(self, check: Checkpoint) -> None:
        """Show the card of a gate and bring it in view, the keys with it."""
        if self._shown is not None:
            self.gate.show_gate(self._shown, check.status.gate.id)
            self.gate.setFocus()
            QTimer.singleShot(0, self, self._bring_gate_in_view)

    @Slot()
    def _bring_gate_in_view(self) -> None:
        self.scroller.ensureWidgetVisible(self.gate, 0, metrics.M)

    # ------------------------------------------------------------------ leading on

    def go_to(self, target: Target) -> None:
        """Open the dialog another page asked for: the print preview, or that of a draft."""
        match target:
            case DraftKey(DraftKind.PLAN, int()):
                self.change_plan()
            case DraftKey(DraftKind.PLAN):
                self.new_plan()
            case DraftKey(DraftKind.PROGRAM, about):
                self.acts.resume(str(about))
            case DraftKey():
                self.show_entries().resume(target)
            case RaceMove(day, to):
                for race in self.context.journal.plans.races():
                    if race.day == day:
                        self._move_race(race, to)
            case Errand.RACES:
                self.show_entries()
            case Errand.PRINT:
                self.print_plan()

    @Slot(date)
    def _open_day(self, day: date) -> None:
        self.context.navigate(Place.CALENDAR, day)

    @Slot(Phase)
    def _open_phase(self, phase: Phase) -> None:
        self.context.navigate(Place.CALENDAR, phase.start)

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.open()

    @Slot()
    def new_plan(self) -> None:
        """Open the dialog that makes a plan, unless the journal is open read-only."""
        if not self.context.journal.read_only:
            self._open(NewPlanDialog(self.context, self))

    @Slot()
    def change_plan(self) -> None:
        """Open the answers of the plan that is followed."""
        if self._plan is not None and not self.context.journal.read_only:
            self._open(ChangePlanDialog(self.context, self._plan, self))

    @Slot()
    def print_plan(self) -> None:
        """Open the print preview of the plan."""
        # QtPdf is large, and most visits of the page do not print.
        from ui.printing.dialog import PrintDialog

        if self._plan is not None:
            self._open(PrintDialog(self.context, self._plan, self))

    @Slot()
    def show_entries(self) -> CalendarEntriesDialog:
        """Open races and days off."""
        entries = CalendarEntriesDialog(self.context, self)
        entries.again_wanted.connect(self.plan_again)
        self._open(entries)
        return entries

    # ------------------------------------------------------------------ changing the plan

    @Slot()
    def plan_again(self) -> None:
        """Show what laying the plan again from today would change."""
        proposal = perform(self.context, "", self.context.journal.planning.propose_again)
        if proposal is not None:
            self._open(ChangesDialog(self.context, proposal, parent=self))

    @Slot(Race, date)
    def _move_race(self, race: Race, day: date) -> None:
        """Show the plan with the race on another day; nothing is kept before it is accepted."""
        journal = self.context.journal
        if day < journal.today() or journal.read_only:
            return
        changed = replace(race, day=day)
        dialog = perform_or_warn(self.context, "", changes_with, self.context, changed, self)
        if dialog is not None:
            self._open(dialog)

    @Slot()
    def _accept_phase(self) -> None:
        asked = self._shown.proposal if self._shown is not None else None
        if asked is None:
            return
        propose = self.context.journal.planning.propose_phase
        proposal = perform(self.context, "", propose, asked)
        if proposal is not None:
            self._open(ChangesDialog(self.context, proposal, asked, self))

    @Slot()
    def _decline_phase(self) -> None:
        if self._shown is not None and self._shown.proposal is not None:
            said = tr("Declined. The plan stays as it is.")
            decline, today = self.context.journal.recovery.decline, self._shown.today
            perform(self.context, said, decline, today, self._shown.proposal)

    @Slot()
    def end_plan(self) -> None:
        """Ask, then end the plan with today as its last day."""
        if self._plan is None:
            return
        question = Question(
            tr("End this plan?"),
            tr(
                "Sessions planned after today go; everything done stays in the journal. "
                "You can undo this."
            ),
            tr("End plan"),
            self,
            variant="danger",
        )
        question.accepted.connect(self._end_now)
        self._open(question)

    @Slot()
    def _end_now(self) -> None:
        plan, journal = self._plan, self.context.journal
        if plan is not None:
            day = max(journal.today(), plan.start)
            said = tr("{plan} ended on {day:day}.", plan=plan.title, day=day)
            perform(self.context, said, journal.plans.end, plan.key, day)

    @Slot()
    def edit_program(self) -> None:
        """Change the plan's program: one's own, or a copy of it."""
        if self._shown is not None and self._shown.program is not None:
            self.acts.edit(self._shown.program)


_OLDER = mark(
    "The program was changed after this plan was laid by it. The plan goes on as it was until you "
    "plan again."
)
