"""The Tests page: enter tests, see what they say beside the ones before."""

from __future__ import annotations

from operator import itemgetter

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.assessment import Assessment, Measure
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.kind import Kind
from calfjournal.errors import InputError
from calfjournal.messages import formats, mark, tr
from calfjournal.views import assessment_words as words
from calfjournal.views.assessments import AssessmentFacts, AssessmentLine
from ui.assessments.form import TestForm
from ui.assessments.results import NewestCard, note_label, results_table
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Target
from ui.services.qt import VALUE
from ui.signs.wrong_button import WrongButton
from ui.theme import metrics
from ui.widgets.buttons import Button, lock
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import Label
from ui.widgets.weak_links_card import WeakLinksCard

WIDE = 900
"""From this width on the figures of two cards fit beside each other."""


class TestsPage(Page):
    """Results first; "Log a test" turns the page into the form."""

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here
    title = mark("Tests")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.wrong = WrongButton(context)
        self.add_action(self.wrong)
        self._facts = AssessmentFacts(context.journal.today(), ())
        self.log = Button(tr("Log a test"), "primary")
        self.log.clicked.connect(self.start)
        self.cancel = Button(tr("Cancel"))
        self.cancel.clicked.connect(self._give_up)
        self.keep = Button(tr("Keep test"), "primary", tip="Ctrl+Enter")
        self.keep.setShortcut("Ctrl+Return")
        self.keep.clicked.connect(self._keep)
        for button in (self.cancel, self.keep, self.log):
            self.add_action(button)
        self.form = TestForm(context.drafts, context.journal.today())
        self.form.hide()
        self.body.addWidget(self.form)
        self._nothing = EmptyState(
            "tests",
            tr(
                "Knee-to-wall and heel raises, left and right, show whether the weeks are "
                "working. A first test takes ten minutes."
            ),
            tr("Log the first test"),
            self.start,
        )
        self.body.addWidget(self._nothing, 1)
        self._results = QWidget()
        self.body.addWidget(self._results, 1)
        self._lay_out_results()

    def _lay_out_results(self) -> None:
        self._newest = (NewestCard(Measure.KNEE_TO_WALL), NewestCard(Measure.HEEL_RISE))
        self.table = results_table()
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._offer)
        self.change = Button(tr("Change"), "quiet", "edit", tip="Enter")
        self.change.clicked.connect(self._change)
        self.delete = Button(tr("Delete"), "quiet", "trash")
        self.delete.clicked.connect(self._delete)
        self._note = Label(wrap=True)
        card = Card(tr("Every test"))
        card.add_action(self.change)
        card.add_action(self.delete)
        card.body.addWidget(self.table)
        card.body.addWidget(self._note)
        card.body.addWidget(note_label())
        stack = QVBoxLayout(self._results)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(SideBySide(*self._newest, narrow=WIDE))
        self._weak_links = WeakLinksCard(self.context)
        stack.addWidget(self._weak_links)
        stack.addWidget(card)
        stack.addStretch(1)
        if self.context.journal.read_only:
            lock(self.log, self.change, self.delete, self._nothing.button)

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
        """Show the results; a test being typed stays as it is."""
        self._facts = self.context.journal.views.assessments()
        for card in self._newest:
            card.show_newest(self._facts)
        self._weak_links.show_links(self.context.journal.views.weak_links())
        self.table.set_rows(self._facts.lines)
        self._offer(self.table.current)
        if not self.form.isVisibleTo(self):
            self.show_results()

    @Slot()
    def _give_up(self) -> None:
        self.form.draft.give_up()
        self.show_results()

    @Slot()
    def show_results(self) -> None:
        """Leave the form without keeping anything."""
        self.form.hide()
        self._show_mode(typing=False)
        self.set_title(tr(self.title), words.subtitle(self._facts))

    def _show_mode(self, *, typing: bool) -> None:
        self._nothing.setVisible(not typing and not self._facts.tests)
        self._results.setVisible(not typing and bool(self._facts.tests))
        self.log.setVisible(not typing and bool(self._facts.tests))
        for button in (self.cancel, self.keep):
            button.setVisible(typing)

    # ------------------------------------------------------------------ entering

    @Slot()
    def start(self) -> None:
        """Begin a new test, unless the journal is open read-only."""
        if not self.context.journal.read_only:
            self._begin(None)

    def go_to(self, target: Target) -> None:
        """Go on with a test of which there is a draft, or begin one at what is to be tested."""
        match target:
            case Measure() if not self.context.journal.read_only:
                if not self.form.isVisibleTo(self):
                    self._begin(None)
                self.form.focus_on(target)
            case DraftKey(DraftKind.TEST, int() as row):
                self._begin(self.context.journal.assessments.get(row))
            case DraftKey(DraftKind.TEST):
                self._begin(None)

    def _begin(self, test: Assessment | None) -> None:
        journal = self.context.journal
        kept = [journal.assessments.latest(Measure.HEEL_RISE, side) for side in LEGS]
        newest = max((one for one in kept if one is not None), key=itemgetter(0), default=None)
        self._show_mode(typing=True)
        self.form.show()
        self.form.start(test, journal.today(), newest[1] if newest else None)
        dated = formats.long_day(test.day) if test is not None else ""
        self.set_title(
            tr("Change a test") if test is not None else tr("Log a test"),
            dated or tr("Leave empty what you did not test."),
        )
        self.scroller.verticalScrollBar().setValue(0)

    @Slot()
    def _keep(self) -> None:
        test = self.form.read()
        if test is None:
            return
        if not test.results and not test.note:
            field = self.form.knee_to_wall.fields()[0]
            field.set_error(tr("Enter at least one result."))
            field.setFocus()
            return
        said = (
            tr("Test of {day:day} kept.", day=test.day)
            if test.id is None
            else tr("Test of {day:day} changed.", day=test.day)
        )
        try:
            kept = perform(self.context, said, self.context.journal.assessments.save, test)
        except InputError as error:
            self.form.answer(error)
            return
        if kept is not None:
            self.form.draft.end()
            self.form.hide()
            self.refresh()
            self._select(kept.value)
            self.table.setFocus()

    def _select(self, test: Assessment) -> None:
        rows = self.table.rows_model.rows
        at = next((n for n, line in enumerate(rows) if line.test.id == test.id), None)
        if at is not None:
            self.table.select(at)

    # ------------------------------------------------------------------ changing

    @Slot(VALUE)
    def _offer(self, line: AssessmentLine | None) -> None:
        for button in (self.change, self.delete):
            button.setEnabled(line is not None and not self.context.journal.read_only)
        note = line.test.note if line is not None else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    @Slot(VALUE)
    def _open(self, line: AssessmentLine) -> None:
        if not self.context.journal.read_only:
            self._begin(line.test)

    @Slot()
    def _change(self) -> None:
        if self.table.current is not None:
            self._begin(self.table.current.test)

    @Slot()
    def _delete(self) -> None:
        line = self.table.current
        if line is None:
            return
        said = tr("Test of {day:day} deleted.", day=line.test.day)
        delete = self.context.journal.assessments.delete
        perform(self.context, said, delete, line.test.key)
