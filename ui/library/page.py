"""The exercises: find one, read how it is done, walk its ladder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from calfjournal.domain.exercise import Category, Exercise
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import CATEGORIES
from ui.library.detail import ExerciseDetail
from ui.services.context import Context
from ui.services.places import ExerciseSpot, Target
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceField
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page
from ui.widgets.search_field import SearchField
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column

LIST_WIDTH = 470
WITH_KIND = 340
"""Width of the list from which the kind has room beside the names."""


class ExerciseTable(TableView[Exercise]):
    """The list; where it is narrow the names take the place of the kind, which the page says."""

    def fit(self) -> None:
        """Lay columns and rows out anew."""
        width = self.viewport().width()
        narrow = width < WITH_KIND
        self.setColumnHidden(KIND, narrow)
        super().fit()
        if narrow:
            self.setColumnWidth(NAME, width - self.columnWidth(LOAD_CLASS))
            self.resizeRowsToContents()


class LibraryPage(Page):
    """Exercises left, the chosen one right."""

    title = mark("Library")
    scrolls = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._journal = context.journal
        self._search = SearchField(tr("Search exercises"))
        self._search.setFixedWidth(240)
        self._search.textChanged.connect(self._find)
        self._category = ChoiceField(
            tr("Kind of exercise"),
            [(None, tr("All kinds")), *((kind, CATEGORIES[kind]) for kind in Category)],
        )
        self._category.committed.connect(self._find)
        self.add_action(self._category)
        self.add_action(self._search)
        self._table = ExerciseTable(_columns(), tr("Exercises"), fitted=False)
        self._table.current_changed.connect(self._show)
        sentence = tr("No exercise has these words.")
        self._nothing = EmptyState("search", sentence, tr("Show all"), self._all)
        self._detail = ExerciseDetail(self._ladder)
        self._detail.chosen.connect(self._choose)
        self._lay_out_body()

    def _lay_out_body(self) -> None:
        found = Card()
        found.body.addWidget(self._table, 1)
        found.body.addWidget(self._nothing, 1)
        self._nothing.hide()
        side = QSplitter(Qt.Orientation.Horizontal)
        side.setHandleWidth(metrics.M)
        side.setChildrenCollapsible(False)
        side.addWidget(found)
        right = QWidget()
        stack = QVBoxLayout(right)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._detail)
        side.addWidget(right)
        side.setSizes([LIST_WIDTH, LIST_WIDTH])
        self.body.addWidget(side, 1)

    def _ladder(self, exercise_id: str) -> tuple[Exercise, ...]:
        return self._journal.library.ladder(exercise_id)

    # ------------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Show the list, keeping what was chosen."""
        self._find()

    def go_to(self, target: Target) -> None:
        """Show an exercise (an ``ExerciseSpot``)."""
        if isinstance(target, ExerciseSpot):
            self._choose(target.exercise_id)

    @Slot()
    def _all(self) -> None:
        self._search.clear()
        self._category.set_value(None)
        self._find()

    @Slot()
    def _find(self, _text: object = None) -> None:
        kind = self._category.value
        found = [
            exercise
            for exercise in self._journal.library.search(self._search.text())
            if kind is None or exercise.category is kind
        ]
        kept = self._table.current
        self._table.set_rows(found)
        self._table.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.set_title(tr(self.title), self._counted(len(found)))
        self._select(found, kept)

    def _counted(self, found: int) -> str:
        count = len(self._journal.library.exercises)
        if found == count:
            return tr("{count:exercises}", count=count)
        return tr("{found} of {count:exercises}", found=found, count=count)

    def _select(self, found: Sequence[Exercise], kept: Exercise | None) -> None:
        if found:
            self._table.select(found.index(kept) if kept in found else 0)

    @Slot(VALUE)
    def _show(self, exercise: Exercise | None) -> None:
        if exercise is not None:
            self._detail.show_exercise(exercise, self.context.journal.views.exercise(exercise.id))

    @Slot(str)
    def _choose(self, exercise_id: str) -> None:
        rows = self._table.rows_model.rows
        ids = [exercise.id for exercise in rows]
        if exercise_id not in ids:
            self._all()
            ids = [exercise.id for exercise in self._table.rows_model.rows]
        self._table.select(ids.index(exercise_id))


NAME, KIND, LOAD_CLASS = range(3)


def _columns() -> tuple[Column[Exercise], ...]:
    return (
        Column(tr("Exercise"), lambda e: e.name, share=5),
        Column(tr("Kind"), lambda e: CATEGORIES[e.category], width=0, tone=lambda _: "muted"),
        Column(tr("Load class"), lambda e: str(e.load_class), width=0, right=True),
    )
