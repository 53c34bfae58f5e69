"""The Tests page: do a test with the guide or type it, and see what the tests say over time."""

from __future__ import annotations

from enum import Enum, auto
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.assessment import MEASURE_NAMES, Assessment, Measure, Result
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.kind import Kind
from calfjournal.domain.testing import COUNTED
from calfjournal.errors import InputError
from calfjournal.messages import formats, in_words, mark, tr
from calfjournal.views import assessment_words as words
from calfjournal.views.assessments import AssessmentFacts, MeasureOnDay
from ui.assessments.cards import HistoryGrid
from ui.assessments.ghost_tests import UntestedTests
from ui.assessments.notes import NotesCard
from ui.charts.measured import WIDEST_CARD, measured
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Again, Place, Target, TestSpot
from ui.services.qt import VALUE
from ui.signs.wrong_button import WrongButton
from ui.theme import metrics
from ui.widgets.buttons import Button, lock
from ui.widgets.future_line import FutureLine
from ui.widgets.layouts import FlowLayout
from ui.widgets.page import Page
from ui.widgets.text import small
from ui.widgets.weak_links_card import WeakLinksCard

if TYPE_CHECKING:
    from calfjournal.journal import Journal
    from ui.assessments.details import MeasureDetails
    from ui.assessments.form import TestForm
    from ui.assessments.guide.guide import GuideView


class _Mode(Enum):
    """What fills the page."""

    RESULTS = auto()
    DETAILS = auto()
    TYPING = auto()
    GUIDED = auto()


class _Results(QWidget):
    """Asks for the height of its words as they wrap now, not in their narrowest form."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 1)


class TestsPage(Page):
    """Results first; guide, form and the tests of one measure are made when they are wanted."""

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here
    title = mark("Tests")
    is_under_way = False
    again: Target | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.wrong = WrongButton(context)
        self._facts = AssessmentFacts(context.journal.today(), ())
        self._mode, self._from = _Mode.RESULTS, _Mode.RESULTS
        self._back: Place | None = None
        self._form: TestForm | None = None
        self._guide: GuideView | None = None
        self._details: MeasureDetails | None = None
        self.log = Button(tr("Type results"))
        self.log.clicked.connect(self.start)
        self.do_test = Button(tr("Do a test"), "primary")
        self.do_test.clicked.connect(self.pick)
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self._give_up)
        self.keep = Button(tr("Keep test"), "primary", tip="Ctrl+Enter")
        self.keep.setShortcut("Ctrl+Return")
        self.keep.clicked.connect(self._keep)
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons)
        for button in (self.do_test, self.keep, self.log, self.cancel, self.wrong):
            buttons.addWidget(button)
        self.add_action(self._buttons)
        self.untested = UntestedTests()
        self.untested.wanted.connect(self.begin)
        self._nothing = FutureLine(
            tr(
                "Knee to wall and heel raises, left and right, show whether the weeks are "
                "working; a first test takes ten minutes."
            ),
            tr("Do the first test"),
            self.untested.begin_first,
        )
        self.body.addWidget(self._nothing)
        self._results = _Results()
        self.body.addWidget(self._results, 1)
        self._lay_out_results()
        if context.journal.read_only:
            lock(self.log, self.do_test, self._nothing.button)

    def _lay_out_results(self) -> None:
        self.grid = HistoryGrid()
        self.grid.opened.connect(self.open_measure)
        self._weak_links = WeakLinksCard(self.context)
        self.notes = NotesCard(self.context)
        self.notes.change_wanted.connect(self._change_note)
        stack = QVBoxLayout(self._results)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(self.grid)
        for card in (self._weak_links, self.notes):
            stack.addLayout(measured(card, WIDEST_CARD))
        self._legend = small(
            tr(
                "The bracket at the first value is the noise of the test: a change counts when "
                "it leaves it. Enter on a card opens its tests."
            ),
            wrap=True,
        )
        stack.addLayout(measured(self._legend))
        stack.addWidget(self.untested)
        stack.addStretch(1)

    # ------------------------------------------------------------------ parts made when wanted

    @property
    def form(self) -> TestForm:
        """The short form."""
        if self._form is None:
            from ui.assessments.form import TestForm

            self._form = TestForm(self.context.drafts, self.context.journal.today())
            self._form.keys.keep_wanted.connect(self._keep)
            self._form.hide()
            self.body.addWidget(self._form)
        return self._form

    @property
    def guide(self) -> GuideView:
        """The guide."""
        if self._guide is None:
            from ui.assessments.guide.guide import GuideView

            self._guide = GuideView(self.context)
            self._guide.left.connect(self._guide_left)
            self._guide.titled.connect(self.set_title)
            self._guide.hide()
            self.body.addWidget(self._guide)
        return self._guide

    @property
    def details(self) -> MeasureDetails:
        """The tests of one measure."""
        if self._details is None:
            from ui.assessments.details import MeasureDetails

            self._details = MeasureDetails(self.context)
            self._details.left.connect(self._close_details)
            self._details.change_wanted.connect(self._change)
            self._details.hide()
            self.body.addWidget(self._details)
        return self._details

    # ------------------------------------------------------------------ showing

    def wants(self, changes: ChangeSet) -> bool:
        """True when tests changed, or what they are compared with, or what a drill waits for."""
        return changes.touches(
            Kind.ASSESSMENT,
            Kind.RESULT,
            Kind.ATHLETE,
            Kind.TENDON,
            Kind.THRESHOLD,
            Kind.FLARE,
        )

    def refresh(self) -> None:
        """Show the results; a test being typed or done stays as it is."""
        journal = self.context.journal
        self._facts = journal.views.assessments()
        self.grid.show_histories(self._facts.histories(), self._facts)
        self._weak_links.show_links(journal.views.weak_links())
        self.notes.show_notes(self._facts.notes())
        self._legend.setVisible(bool(self._facts.tests))
        self.untested.show_facts(self._facts)
        if self._mode is _Mode.DETAILS:
            if not self.details.show_measure(self.details.measure, self._facts):
                self.show_results()
        elif self._mode is _Mode.RESULTS:
            self.show_results()

    @Slot()
    def show_results(self) -> None:
        """Show the history of every measure."""
        self._show_mode(_Mode.RESULTS)
        self.set_title(tr(self.title), words.subtitle(self._facts))

    def _show_mode(self, mode: _Mode) -> None:
        self._mode, self.is_under_way, self.again = mode, mode is _Mode.GUIDED, None
        any_test, looking = bool(self._facts.tests), mode in (_Mode.RESULTS, _Mode.DETAILS)
        self._nothing.setVisible(mode is _Mode.RESULTS and not any_test)
        self._results.setVisible(mode is _Mode.RESULTS)
        for part, its in (
            (self._details, _Mode.DETAILS),
            (self._form, _Mode.TYPING),
            (self._guide, _Mode.GUIDED),
        ):
            if part is not None:
                part.setVisible(mode is its)
        self.log.setVisible(looking)
        self.do_test.setVisible(looking and any_test)
        for button in (self.cancel, self.keep):
            button.setVisible(mode is _Mode.TYPING)

    # ------------------------------------------------------------------ one measure

    @Slot(str)
    def open_measure(self, measure: str) -> None:
        """Show the tests of a measure."""
        if self.details.show_measure(Measure(measure), self._facts):
            self._show_mode(_Mode.DETAILS)
            self.again = Again({"measure": measure})
            self.set_title(in_words(MEASURE_NAMES[Measure(measure)]), "")
            self.details.choose()
            self.scroller.verticalScrollBar().setValue(0)

    @Slot()
    def _close_details(self) -> None:
        self.show_results()
        self.grid.focus_on(self.details.measure)

    # ------------------------------------------------------------------ doing a test

    @Slot()
    def pick(self) -> None:
        """Ask which test is done; that of the measure whose tests are seen is begun at once."""
        if self.context.journal.read_only:
            return
        if self._mode is _Mode.DETAILS:
            self.do(self.details.measure)
            return
        self._enter_guide()
        self.guide.pick(self._facts)

    @Slot(str)
    def begin(self, measure: str) -> None:
        """Begin a test that was never done."""
        self.do(Measure(measure))

    def do(self, measure: Measure, back: Place | None = None) -> None:
        """Begin a test, and come back to a page when it is done."""
        if not self.context.journal.read_only:
            self._enter_guide()
            self._back = back
            self.guide.begin(measure, self._facts)

    def _enter_guide(self) -> None:
        if self._form is not None and self._mode is _Mode.TYPING:
            self._form.draft.leave()
        self._from = self._mode if self._mode is _Mode.DETAILS else _Mode.RESULTS
        self.guide.keep_what_is_done()
        self._back = None
        self._show_mode(_Mode.GUIDED)
        self.scroller.verticalScrollBar().setValue(0)

    @Slot()
    def _guide_left(self) -> None:
        back, self._back = self._back, None
        measure = self.guide.measure
        self.show_results()
        if self._from is _Mode.DETAILS:
            self.open_measure(self.details.measure)
        elif measure is None or not self.grid.focus_on(measure):
            self.scroller.verticalScrollBar().setValue(0)  # Nothing else here has the keys.
            (self.do_test if self.do_test.isVisible() else self._nothing.button).setFocus()
        if back is not None:
            self.context.navigate(back)

    # ------------------------------------------------------------------ typing

    @Slot()
    def start(self) -> None:
        """Type a new test, unless the journal is open read-only."""
        if not self.context.journal.read_only:
            measure = self.details.measure if self._mode is _Mode.DETAILS else None
            self._begin(None, measure or Measure.KNEE_TO_WALL)

    def go_to(self, target: Target) -> None:
        """Do a test that is asked for, or go on with one of which there is a draft."""
        match target:
            case TestSpot(None, back):
                self.pick()
                self._back = back
            case TestSpot(Measure() as measure, back):
                self.do(measure, back)
            case Again(seen):
                self.open_measure(seen["measure"])
            case DraftKey(DraftKind.TEST, int() as row):
                self._begin(self.context.journal.assessments.get(row), Measure.KNEE_TO_WALL)
            case DraftKey(DraftKind.TEST):
                self._begin(None, Measure.KNEE_TO_WALL)

    def _begin(self, test: Assessment | None, measure: Measure) -> None:
        journal = self.context.journal
        self._from = self._mode if self._mode is _Mode.DETAILS else _Mode.RESULTS
        form = self.form
        self._show_mode(_Mode.TYPING)
        usual = {counted: _newest(journal, counted) for counted in COUNTED}
        form.start(test, journal.today(), measure, usual)
        self.again = form.draft.key
        dated = formats.long_day(test.day) if test is not None else ""
        self.set_title(
            tr("Change a test") if test is not None else tr("Type results"),
            dated or tr("Leave empty what you did not test."),
        )
        self.scroller.verticalScrollBar().setValue(0)

    @Slot()
    def _give_up(self) -> None:
        self.form.draft.give_up()
        self._leave_form()

    def _leave_form(self) -> None:
        self.show_results()
        if self._from is _Mode.DETAILS:
            self.open_measure(self.details.measure)

    @Slot()
    def _keep(self) -> None:
        if self._mode is not _Mode.TYPING:
            return
        test = self.form.read()
        if test is None:
            return
        if not test.results and not test.note:
            self.form.ask_for_a_result()
            return
        said = (
            tr("Test of {day:day} kept.", day=test.day)
            if test.id is None
            else tr("Test of {day:day} changed.", day=test.day)
        )
        measure = self.form.chosen
        try:
            kept = perform(self.context, said, self.context.journal.assessments.save, test)
        except InputError as error:
            self.form.answer(error)
            return
        if kept is not None:
            self.form.draft.end()
            self._facts = self.context.journal.views.assessments()
            self._leave_form()
            self.refresh()
            if self._from is _Mode.RESULTS:
                self.grid.focus_on(measure)

    @Slot(VALUE)
    def _change(self, one: MeasureOnDay) -> None:
        self._begin(one.test, one.measure.measure)

    @Slot(VALUE)
    def _change_note(self, test: Assessment) -> None:
        self._begin(test, Measure.KNEE_TO_WALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._mode is _Mode.TYPING:
            self._give_up()
        else:
            super().keyPressEvent(event)


def _newest(journal: Journal, measure: Measure) -> Result | None:
    """The newest result of either leg."""
    kept = (journal.assessments.latest(measure, side) for side in LEGS)
    newest = max((one for one in kept if one is not None), key=itemgetter(0), default=None)
    return newest[1] if newest else None
