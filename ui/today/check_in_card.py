"""The morning's check-in: a form to fill in, then its summary with the way back."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calfjournal.domain.answer import DueAnswer
from calfjournal.domain.checkin import FIGURES, EntryKind
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.morning import Morning
from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr, when
from calfjournal.messages.formats import UNKNOWN, sentences
from calfjournal.views.check_in_words import (
    figure_text,
    figure_told,
    imported_text,
    pains_text,
    stiffness_text,
    ticked_words,
)
from calfjournal.views.today import TodayFacts
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import TOP, VALUE
from ui.theme import metrics
from ui.today.asked import Asked
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Hairline
from ui.widgets.chip import Chip
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import FlowLayout, clear, finish_layouts, row
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.today.check_in_form import CheckInForm
    from ui.today.rest_line import RestLine

DONE = Look("go_on", Glyph.CHECK)


class CheckInCard(Card):
    """``opened`` tells that form and summary changed places, ``kept`` that a morning was kept."""

    opened = Signal()
    kept = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Morning check-in"), parent=parent)
        self._context = context
        self._day = date.min
        self._morning: Morning | None = None
        self._editing = False
        self._done = Chip("", DONE)
        self.edit = Button(tr("Change"), "quiet")
        self.edit.clicked.connect(self._open)
        self.add_action(self._done)
        self.add_action(self.edit)
        self.delete = IconButton("trash", tr("Delete this morning"))
        self.delete.clicked.connect(self._delete)
        self.add_action(self.delete)
        self._hints: Morning | None = None
        self._usual: tuple[str, ...] = ()
        self._may_be_rest = False
        self._yields = False
        self.summary = MorningSummary()
        self.asked = Asked()
        self.asked.answered.connect(self._answer)
        self.asked.keys_rest.connect(self.update)
        self._line = Hairline()
        for part in (self.summary, self._line, self.asked):
            self.body.addWidget(part)

    @cached_property
    def form(self) -> CheckInForm:
        """The form, made when it is first shown: most starts find the morning kept."""
        from ui.today.check_in_form import CheckInForm

        form = CheckInForm(self._context.drafts)
        form.keep_wanted.connect(self.save)
        form.protein.clicked.connect(self._tell_protein)
        form.cancelled.connect(form.draft.discard)
        form.draft.discarded.connect(self._fold)
        form.load(self._morning)
        form.hide()
        self.body.insertWidget(0, form)
        return form

    @cached_property
    def rest(self) -> RestLine:
        """The way to tell of a day gone by that there is nothing to tell."""
        from ui.today.rest_line import RestLine

        line = RestLine(self._context)
        line.marked.connect(self.kept)
        self.body.insertWidget(0, line)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.asked.hasFocus():
            from ui.theme.focus_ring import paint_ring  # Late: a start does not answer.

            paint_ring(self, metrics.CARD_RADIUS)

    @property
    def _has_form(self) -> bool:
        return "form" in self.__dict__

    @property
    def is_open(self) -> bool:
        """True while the form is shown."""
        return self._editing or not _is_told(self._morning)

    # ------------------------------------------------------------------ showing

    def yield_to(self, other: bool) -> None:
        """Be less strong than another button of the page."""
        self._yields = other
        if self._has_form:
            self.form.keep.set_variant("plain" if other else "primary")

    def show_facts(self, facts: TodayFacts, now: datetime) -> None:
        """Show the morning of a day as it is ``now`` (aware); what is being typed stays."""
        self._hints, self._usual = facts.hints, facts.usual
        self._may_be_rest = facts.may_be_rest and not self._context.journal.read_only
        draft = DraftKey(DraftKind.CHECK_IN, facts.day)
        folded = not (self._has_form or self._context.drafts.holds(draft))
        if folded and facts.is_told:
            self._show_summary(facts)
        elif facts.day != self._day or not self._has_form:
            self._begin(facts, draft)
        elif facts.morning != self._morning:
            typed = self.form.typed.values() if self.is_open else {}
            self._take(facts.morning)
            self._editing = bool(typed)
            self.form.typed.restore(typed)
        if self._has_form:
            self._ready_form()
        self.ask(facts, now)
        self._show()

    def _show_summary(self, facts: TodayFacts) -> None:
        if facts.day != self._day:
            self.asked.forget()
        self._day = facts.day
        self._take(facts.morning)

    def _begin(self, facts: TodayFacts, draft: DraftKey) -> None:
        self.form.draft.leave()
        if facts.day != self._day:
            self.asked.forget()
        self._day = facts.day
        self._take(facts.morning)
        self._editing = self.form.draft.begin(draft)

    def _ready_form(self) -> None:
        self.form.show_hints(self._hints, self._day, self._usual)
        self.yield_to(self._yields)
        self.form.keep.setEnabled(not self._context.journal.read_only)

    def ask(self, facts: TodayFacts, now: datetime) -> None:
        """Ask what a tendon can tell by now."""
        self.asked.tell_later(facts.due_later(now), self._day)
        if self.asked.ask(facts.due(now), self._day):
            first = [self.form.cancel] if self._has_form else []
            stops: list[QWidget] = [*first, self.edit, self.delete, *self.asked.scales]
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
        self._line.setVisible(not self.asked.is_empty)

    def _take(self, morning: Morning | None) -> None:
        self._morning = morning
        if self._has_form:
            self.form.load(morning)
        if morning is not None:
            self.summary.show_morning(morning)
        self._done.set_text(_kept_words(morning, self._day))

    def _show(self) -> None:
        open_now = self.is_open
        if open_now or self._has_form:
            self.form.setVisible(open_now)
        self.summary.setVisible(not open_now)
        changes = not open_now and not self._context.journal.read_only
        self.edit.setVisible(changes)
        self.delete.setVisible(changes)
        self._done.setVisible(not open_now)
        self._offer_rest(open_now and not self._editing)
        self.opened.emit()

    def _offer_rest(self, untold: bool) -> None:
        """Offer to mark a day gone by as rest while nothing is kept of it, nor typed."""
        wanted = untold and self._may_be_rest
        if wanted:
            self.rest.show_day(self._day)
        if wanted or "rest" in self.__dict__:
            self.rest.setVisible(wanted)

    # ------------------------------------------------------------------ acting

    @Slot()
    def save(self) -> None:
        """Keep what stands in the form; a wrong value is answered at its field."""
        if not self.form.flush():
            return
        if self.form.check_in(self._day) is None:
            self.form.ask_for_something()
            return
        self._write()

    def _write(self) -> None:
        journal = self._context.journal
        check_in = self.form.check_in(self._day)
        if check_in is None:
            return
        readings = self.form.readings(self._day, journal.athlete.tendons())
        typed = self.form.typed.values()
        # What is in the form is what will be kept: the news of it must not bring it back as typed.
        self.form.typed.mark_clean()
        said = tr("Check-in of {day:day} kept.", day=check_in.day)
        try:
            kept = perform(self._context, said, journal.mornings.keep, check_in, readings)
        except InputError as problem:
            self._type_again(typed)
            self.form.show_problem(problem)
            return
        if kept is None:
            self._type_again(typed)
            return
        self.form.draft.write()
        self._fold()
        self.kept.emit()

    def _type_again(self, typed: dict[str, Any]) -> None:
        self.form.load(self._morning)
        self.form.typed.restore(typed)

    @Slot()
    def _open(self) -> None:
        if not self._has_form:
            self._ready_form()
            self.form.draft.begin(DraftKey(DraftKind.CHECK_IN, self._day))
        self._editing = True
        self._show()
        finish_layouts()  # The keys are followed to where the form comes to stand.
        self.form.focus_first()

    @Slot()
    def _delete(self) -> None:
        """Take the morning away, as one typed on the wrong day; the form is there again."""
        from ui.services.mornings import delete_morning  # Late: it is seldom wanted.

        if delete_morning(self._context, self._day) and self.is_open:
            self.form.focus_first()

    @Slot()
    def _tell_protein(self) -> None:
        from ui.today.protein_dialog import ProteinDialog

        ProteinDialog(self._context, self.window()).open()

    @Slot()
    def _fold(self) -> None:
        """Show the summary of a morning that is kept."""
        self._editing = False
        self._show()
        if not self.edit.isHidden():
            self.edit.setFocus()

    @Slot(DueAnswer, VALUE)
    def _answer(self, due: DueAnswer, pain: object) -> None:
        number_given = pain if isinstance(pain, int) else None
        answer = self._context.journal.mornings.answer_due
        kept = perform(self._context, "", answer, due, number_given) is not None
        self.asked.settle(due, kept=kept)


class MorningSummary(QWidget):
    """A kept morning at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = [
            (figure, KeyValue(in_words(figure.label), large=True))
            for figure in FIGURES
            if figure.is_typed and not figure.folded
        ]
        self._pains = KeyValue(tr("Left / right"), large=True)
        self._pains.setToolTip(tr("Tendon pain this morning, 0 to 10"))
        self._chips = FlowLayout(gap=6)
        self._note = Label("", tone="muted", wrap=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        shown = (*(shown for _, shown in self._figures), self._pains)
        self._shown = shown
        self._row: QBoxLayout = row(*shown, gap=metrics.M)
        for index, each in enumerate(shown):
            self._row.setStretch(index, 1)
            self._row.setAlignment(each, TOP)
        stack.addLayout(self._row)
        stack.addLayout(self._chips)
        stack.addWidget(self._note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the values below each other where one has no room beside the others."""
        super().resizeEvent(event)
        widest = max(each.minimumSizeHint().width() for each in self._shown)
        needed = len(self._shown) * (widest + metrics.M) - metrics.M
        way = QBoxLayout.Direction
        beside = needed <= event.size().width()
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def show_morning(self, morning: Morning) -> None:
        """Show the values; what was not given is a dash or left out."""
        check_in = morning.check_in
        for figure, shown in self._figures:
            kept = figure.of(check_in)
            brought = [v for v in morning.imported if v.figure == figure.name]
            note = sentences([imported_text(value, kept) for value in brought])
            shown.set_value(figure_text(figure, kept, unit=False), note)
        self._pains.set_value(pains_text(morning.readings) or UNKNOWN)
        clear(self._chips)
        for chip in _chips(morning):
            self._chips.addWidget(chip)
        self._note.setText(check_in.note)
        self._note.setVisible(bool(check_in.note))


def _is_told(morning: Morning | None) -> bool:
    return morning is not None and morning.is_told


def _chips(morning: Morning) -> list[Chip]:
    stiff = stiffness_text(morning.readings)
    chips = [Chip(tr("Stiffness {minutes}", minutes=stiff))] if stiff else []
    check_in = morning.check_in
    for figure in FIGURES:
        value = figure.of(check_in)
        small = figure.folded or figure.entry is EntryKind.SCALE
        if small and value is not None:
            chips.append(Chip(figure_told(figure, value)))
    chips += map(Chip, ticked_words(check_in))
    return chips


def _kept_words(morning: Morning | None, day: date) -> str:
    at = morning.check_in.at if morning else None
    if at is None:
        return tr("kept") if morning else UNKNOWN
    return when.kept_at(at, day)
