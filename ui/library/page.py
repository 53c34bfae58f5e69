"""The exercises: find one, read how it is done and what was done of it, walk its ladder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.messages import mark, tr
from calfjournal.views.library import LibraryFacts
from ui.library.detail import ExerciseDetail
from ui.library.exercise_table import ExerciseTable
from ui.library.facts_ahead import FactsAhead
from ui.library.filter_bar import FilterBar
from ui.library.own_acts import OwnActs
from ui.services.context import Context
from ui.services.drafts import DraftKey
from ui.services.places import Again, ExerciseSpot, Target
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import row
from ui.widgets.page import Page
from ui.widgets.search_field import SearchField

LIST_WIDTH, DETAIL_WIDTH = 320, 692
"""In a window of 1280 pixels: the figure has its height, and names wrap once."""
LIST_SHARE, DETAIL_SHARE = 2, 3
"""Of what a larger window brings."""
LEAST_LIST = 320
STACKED = 760
"""Width of the page below which there is room for the list or for an exercise, not for both."""


class LibraryPage(Page):
    """Exercises left, the chosen one right; where it is narrow one of them is seen.

    There a click or Enter opens an exercise, and Escape leads back to the list.
    """

    title = mark("Library")
    scrolls = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._journal = context.journal
        self._known = LibraryFacts()
        self._ahead = FactsAhead(context, self)
        self._own = OwnActs(context, self)
        self._own.made.connect(self._choose)
        self._search = SearchField(tr("Search exercises"))
        self._search.setMinimumWidth(180)
        self._search.textChanged.connect(self._seek)
        self.new = Button(tr("New exercise…"), icon="plus")
        self.new.clicked.connect(self._make)
        self.add_action(self._search)
        self.add_action(self.new)
        self.new.setVisible(self._writable)
        self._filters = FilterBar()
        self._filters.changed.connect(self._seek)
        self._table = ExerciseTable()
        self._table.current_changed.connect(self._show)
        self._table.clicked.connect(self._read)
        self._table.opened.connect(self._read)
        sentence = tr("No exercise is like that: none has all of these words and filters.")
        self._nothing = EmptyState("search", sentence, tr("Show all"), self._all)
        self._detail = ExerciseDetail(self._ladder)
        self._detail.chosen.connect(self._choose)
        self._detail.like.clicked.connect(self._make_alike)
        self._detail.change.clicked.connect(self._change)
        self._detail.remove.clicked.connect(self._remove)
        self._reads = False
        """True while an exercise is read where there is no room for the list beside it."""
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        self._list = found = Card()
        found.setMinimumWidth(LEAST_LIST)
        self.back = Button(tr("All exercises"), "quiet", "chevron-left")
        self.back.clicked.connect(self._leave)
        found.body.addWidget(self._table, 1)
        found.body.addWidget(self._nothing, 1)
        self._nothing.hide()
        self._side = QSplitter(Qt.Orientation.Horizontal)
        self._side.setHandleWidth(metrics.M)
        self._side.setChildrenCollapsible(False)
        self._side.addWidget(found)
        self._side.addWidget(self._detail)
        self._side.setStretchFactor(0, LIST_SHARE)
        self._side.setStretchFactor(1, DETAIL_SHARE)
        self._side.setSizes([LIST_WIDTH, DETAIL_WIDTH])
        self.body.addLayout(row(self.back, None))
        self.body.addWidget(self._filters)
        self.body.addWidget(self._side, 1)

    @property
    def _writable(self) -> bool:
        return not self._journal.read_only

    def _ladder(self, exercise_id: str) -> tuple[Exercise, ...]:
        return self._journal.library.ladder(exercise_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._filters.set_narrow(narrow=self._is_narrow)
        self._arrange()
        super().resizeEvent(event)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < STACKED

    def _arrange(self) -> None:
        """Show the list, the exercise or both."""
        narrow, found = self._is_narrow, bool(self._table.rows_model.rows)
        alone = narrow and self._reads and found
        self.back.setVisible(alone)
        self._filters.setVisible(not alone)
        self._list.setVisible(not alone)
        self._detail.setVisible(found and (alone or not narrow))

    @Slot()
    def _read(self, _row: object = None) -> None:
        """Open the chosen exercise; where there is room it is seen already."""
        self._reads = True
        self._arrange()
        if self._is_narrow:
            self.back.setFocus()

    @Slot()
    def _leave(self) -> None:
        """Go back to the list."""
        self._reads = False
        self._arrange()
        self._table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self._leave()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Show the list, keeping what was chosen."""
        self._ahead.forget()
        self._known = self._journal.views.library()
        self._filters.offer_plan(follows=self._known.follows)
        self._find()
        self._show(self._table.current)

    def go_to(self, target: Target) -> None:
        """Show an exercise (an ``ExerciseSpot``), or go on with one that was not kept."""
        if isinstance(target, ExerciseSpot):
            self._choose(target.exercise_id)
        elif isinstance(target, DraftKey):
            self._own.resume(target)
        elif isinstance(target, Again):
            self._search.setText(target.seen["words"])
            self._filters.choose(target.seen["filters"])
            self._find()
            self._choose(target.seen["exercise"])
            self._reads = target.seen["reads"]
            self._arrange()

    @property
    def again(self) -> Target:
        current = self._table.current
        chosen = current.id if current is not None else ""
        filters, words = self._filters.value, self._search.text()
        seen = {"words": words, "filters": filters, "exercise": chosen, "reads": self._reads}
        return Again(seen)

    @Slot()
    def _all(self) -> None:
        self._search.clear()
        self._filters.clear()
        self._find()

    @Slot()
    def _seek(self, _text: object = None) -> None:
        """Show what is found, in the list."""
        self._reads = False
        self._find()

    def _find(self) -> None:
        filters = self._filters.value
        found = [
            exercise
            for exercise in self._journal.library.search(self._search.text())
            if filters.leaves(exercise, self._known)
        ]
        kept = self._table.current or self._next()
        self._table.set_rows(found)
        self._table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._arrange()
        self.set_title(tr(self.title), self._counted(len(found)))
        self._select(found, kept)

    def _next(self) -> Exercise | None:
        """Return what the plan has next, today's first exercise or a later day's."""
        if not self._known.follows:
            return None
        planned = self._journal.sessions.next_after(self._journal.today() - timedelta(days=1))
        if planned is None or not planned.lines:
            return None
        return self._journal.library.exercises.get(planned.lines[0].exercise)

    def _counted(self, found: int) -> str:
        count = len(self._journal.library.exercises)
        if found == count:
            return tr("{count:exercises}", count=count)
        return tr("{found} of {count:exercises}", found=found, count=count)

    def _select(self, found: Sequence[Exercise], kept: Exercise | None) -> None:
        ids = [exercise.id for exercise in found]
        if found:
            self._table.select(ids.index(kept.id) if kept and kept.id in ids else 0)

    @Slot(VALUE)
    def _show(self, exercise: Exercise | None) -> None:
        if exercise is None:
            return
        facts = self._ahead.facts(exercise.id)
        self._detail.show_exercise(exercise, facts, self._known, writable=self._writable)
        listed = [each.id for each in self._table.rows_model.rows]
        self._ahead.expect(listed, self._table.currentIndex().row())

    @Slot(str)
    def _choose(self, exercise_id: str) -> None:
        ids = [exercise.id for exercise in self._table.rows_model.rows]
        if exercise_id not in ids:
            self._all()
            ids = [exercise.id for exercise in self._table.rows_model.rows]
        if exercise_id in ids:
            self._table.select(ids.index(exercise_id))
            self._reads = True
            self._arrange()

    # ------------------------------------------------------------------ one's own

    @Slot()
    def _make(self) -> None:
        self._own.make()

    @Slot()
    def _make_alike(self) -> None:
        if self._table.current is not None:
            self._own.make(self._table.current)

    @Slot()
    def _change(self) -> None:
        if self._table.current is not None:
            self._own.change(self._table.current)

    @Slot()
    def _remove(self) -> None:
        if self._table.current is not None:
            self._own.remove(self._table.current)
