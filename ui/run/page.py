"""The page of one run: its curves, what they say, and what the tendons said after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.messages import mark, tr
from calfjournal.views import run_page_words as words
from calfjournal.views.run_page import RunPage
from ui.charts.measured import WIDEST_CARD
from ui.run.cards import CadenceCard, FiguresCard, KeyFigures, RunTendonCard, ThirdsCard
from ui.run.curves_card import CurvesCard
from ui.run.run_dialog import RunDialog
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.places import Place, RunSpot, Target
from ui.services.qt import TOP
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button, IconButton, lock, with_keys
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page import Page

_KINDS = (
    Kind.RUN,
    Kind.RUN_STREAM,
    Kind.PLANNED_RUN,
    Kind.SHOES,
    Kind.TENDON_READING,
    Kind.ATHLETE,
    Kind.THRESHOLD,
)
SIDE, BESIDE = 292, 860
"""Width of what stands beside the curves, and of the page from which on it does."""
WIDEST = (1 << 24) - 1
"""No limit."""
AROUND = 150
"""Height of what is above and below the curves in a window that is not scrolled, but figures."""
TITLE_GAP = 6
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
EARLIER, LATER = "Ctrl+PgUp", "Ctrl+PgDown"


class RunDayPage(Page):
    """One page for every run; Escape leads back to where one came from."""

    title: ClassVar[str] = mark("Run")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._run_id: int | None = None
        self.page: RunPage | None = None
        self._make_header()
        self.curves = CurvesCard(context)
        self.curves.setMaximumWidth(WIDEST_CARD)
        self.cadence, self.thirds = CadenceCard(), ThirdsCard()
        self.tendon, self.figures = RunTendonCard(), FiguresCard()
        self.key_figures = KeyFigures()
        self.figures.setMaximumWidth(WIDEST_CARD)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(metrics.M)
        self._side = QWidget()
        self._cards = column(self.cadence, self.thirds, self.tendon, self.figures, gap=metrics.M)
        self._cards.addStretch(1)
        self._side.setLayout(self._cards)
        self._shown = QWidget()
        self._shown.setLayout(self._box)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.curves, 1, TOP)
        self._box.addWidget(self._side)
        self.body.addWidget(self.key_figures)
        self.body.addWidget(self._shown, 1)
        self._add_keys()

    def _make_header(self) -> None:
        self.back = IconButton("chevron-left", tr("Back"), keys="Alt+Left")
        self.back.clicked.connect(self.go_back)
        self.header.removeItem(self._titles)
        self._titles.setParent(None)
        self.header.insertLayout(0, row(self.back, self._titles, gap=TITLE_GAP))
        self.earlier = Button(tr("Run before"), tip=with_keys(tr("Run before"), EARLIER))
        self.later = Button(tr("Run after"), tip=with_keys(tr("Run after"), LATER))
        self.change = Button(tr("Change"))
        self.more = IconButton("more", tr("More for this run"))
        self.earlier.clicked.connect(self.show_earlier)
        self.later.clicked.connect(self.show_later)
        self.change.clicked.connect(self.ask_change)
        self.more.clicked.connect(self._open_menu)
        for button in (self.earlier, self.later, self.change, self.more):
            self.add_action(button)
        if self.context.journal.read_only:
            lock(self.change)

    def _add_keys(self) -> None:
        slots: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Alt+Left", self.go_back),
            (EARLIER, self.show_earlier),
            (LATER, self.show_later),
        )
        for keys, slot in slots:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # ------------------------------------------------------------------ showing

    def wants(self, changes: ChangeSet) -> bool:
        return changes.touches(*_KINDS)

    def go_to(self, target: Target) -> None:
        if isinstance(target, RunSpot):
            self.show_run(target.run_id)

    @property
    def again(self) -> Target | None:
        return None if self._run_id is None else RunSpot(self._run_id)

    def show_run(self, run_id: int) -> None:
        """Show a run from its top, with the keys on its curves where it has any."""
        is_other, self._run_id = run_id != self._run_id, run_id
        if is_other or self.page is None:
            self._stale = False
            self.refresh()
            self.scroller.verticalScrollBar().setValue(0)
        if self.page is not None and not self.header_has_keys:
            first = self.curves.chart if self.page.curves is not None else self.change
            first.clearFocus()  # Pages that are shown again get their keys back for another reason.
            # The ring is for keys. The one that opened the run goes up here, which shows it.
            first.setFocus(_BY_MOUSE if _has_pointer(self) else Qt.FocusReason.OtherFocusReason)

    @property
    def header_has_keys(self) -> bool:
        """True while the keys are on a button that leads to another run."""
        return self.earlier.hasFocus() or self.later.hasFocus()

    def refresh(self) -> None:
        """Read the run and show it; one that is gone leads back."""
        run_id = self._run_id
        page = None if run_id is None else self.context.journal.views.run_page(run_id)
        was_there, self.page = self.page is not None, page
        if page is not None:
            self._show_parts(there=True)
            self._fill(page)
            return
        self._run_id = None
        QTimer.singleShot(0, self._show_nothing)  # Most often a run is asked for in this turn.
        if was_there and self.isVisible():
            self.context.go_back()

    @Slot()
    def _show_nothing(self) -> None:
        if self.page is None:
            self.set_title(tr("Run"), "")
            self._show_parts(there=False)

    def _show_parts(self, *, there: bool) -> None:
        for part in (
            self.key_figures,
            self._shown,
            self.earlier,
            self.later,
            self.change,
            self.more,
        ):
            part.setVisible(there)
        if not there or "empty" in self.__dict__:
            self.empty.setVisible(not there)

    def _fill(self, page: RunPage) -> None:
        self.set_title(words.heading(page), words.about(page))
        self.earlier.setEnabled(page.before is not None)
        self.later.setEnabled(page.after is not None)
        self.curves.show_page(page)
        self.cadence.show_page(page)
        self.thirds.show_page(page)
        self.tendon.show_page(page)
        self.key_figures.show_page(page)
        if page.curves is not None:
            self._cards.insertWidget(3, self.figures)
        else:
            self._box.insertWidget(0, self.figures, 1, TOP)
        self.figures.show_page(page)
        self._place()

    @cached_property
    def empty(self) -> EmptyState:
        """What is shown while there is no run; made when there is none."""
        made = EmptyState(
            "calendar",
            tr("No run is chosen: the calendar opens one."),
            tr("Open the calendar"),
            self._to_calendar,
        )
        self.body.addWidget(made, 1)
        return made

    def _place(self) -> None:
        """Beside each other where there is room for both, else the cards below the curves.

        Without curves the figures stand in their place.
        """
        beside = self.width() >= BESIDE * scale()
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        room = self.scroller.viewport().width() - 2 * metrics.PAGE_MARGIN - metrics.M
        least = round(SIDE * scale())
        self._side.setMinimumWidth(max(least, room - WIDEST_CARD) if beside else 0)
        is_least = beside and room - WIDEST_CARD <= least
        self._side.setMaximumWidth(least if is_least else WIDEST)
        for first in (self.curves, self.figures):
            self._box.setStretchFactor(first, int(beside))
        self._box.setStretchFactor(self._side, int(not beside))
        above = self.key_figures.heightForWidth(room) + self.body.spacing()
        self.curves.set_room(self.height() - AROUND - above if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ------------------------------------------------------------------ acts

    @Slot()
    def show_earlier(self) -> None:
        """Show the run before."""
        if self.page is not None and self.page.before is not None:
            self.show_run(self.page.before)

    @Slot()
    def show_later(self) -> None:
        """Show the run after."""
        if self.page is not None and self.page.after is not None:
            self.show_run(self.page.after)

    @Slot()
    def ask_change(self) -> None:
        """Ask what to change about the run."""
        if self.page is not None and not self.context.journal.read_only:
            run = self.page.run
            RunDialog(self.context, run.day, run, parent=self).open()

    @Slot()
    def _open_menu(self) -> None:
        page = self.page
        if page is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show its day in the calendar"), self._to_day)
        if not self.context.journal.read_only:
            if page.curves is not None:
                menu.addAction(tr("Cut the ends…"), self.curves.begin_cut)
            menu.addSeparator()
            menu.addAction(self._of_kind(tr("Delete run"), tr("Delete activity")), self.delete)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @Slot()
    def delete(self) -> None:
        """Delete the run; undo brings it back."""
        if self._run_id is not None and not self.context.journal.read_only:
            verb = self.context.journal.runs.delete
            done = self._of_kind(tr("Run deleted."), tr("Activity deleted."))
            perform_or_warn(self.context, done, verb, self._run_id)

    def _of_kind(self, run: str, other: str) -> str:
        return run if self.page is None or self.page.run.is_running else other

    def _to_day(self) -> None:
        if self.page is not None:
            self.context.navigate(Place.CALENDAR, self.page.run.day)

    def _to_calendar(self) -> None:
        self.context.navigate(Place.CALENDAR)

    @Slot()
    def go_back(self) -> None:
        """Go back to where one came from."""
        self.context.go_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.curves.cutting.isVisible():
                self.curves.end_cut()
            else:
                self.go_back()
        else:
            super().keyPressEvent(event)


def _has_pointer(page: QWidget) -> bool:
    """True while the pointer is over a page: a click opened it, most likely."""
    return page.rect().contains(page.mapFromGlobal(QCursor.pos()))
