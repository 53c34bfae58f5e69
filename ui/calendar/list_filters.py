"""What the list is asked for: things, what became of them, days and words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.agenda import EntryState, Sought
from calfjournal.domain.kind import Kind
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.messages import mark, tr
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.theme.control import least_width
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceField
from ui.widgets.date_field import SpokenDateField
from ui.widgets.field_flow import FieldFlow
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.search_field import SearchField
from ui.widgets.text import small

PAUSE_MS: Final = 120
"""The list follows when typing pauses: it is found anew as a whole."""
_RUNS: Final = frozenset({Kind.RUN, Kind.PLANNED_RUN})


class _Things(Struct, frozen=True):
    """One choice of things, and what it asks for."""

    marked: str
    sought: Sought


_THINGS: Final = (
    _Things(mark("Everything"), Sought()),
    _Things(mark("Sessions"), Sought(kinds=frozenset({Kind.SESSION}))),
    _Things(mark("Runs"), Sought(kinds=_RUNS)),
    _Things(mark("Races"), Sought(kinds=frozenset({Kind.RACE}))),
    _Things(mark("Tests"), Sought(kinds=frozenset({Kind.ASSESSMENT}))),
    _Things(mark("Flares"), Sought(kinds=frozenset({Kind.FLARE}))),
    _Things(mark("Days kept free"), Sought(kinds=frozenset({Kind.BLOCKED_RANGE}))),
    _Things(mark("Notes"), Sought(noted=True)),
)


def _things() -> list[tuple[Sought, str]]:
    """Return what can be asked for with its words; kinds of sessions and runs stand below them."""
    choices: list[tuple[Sought, str]] = []
    for things in _THINGS:
        choices.append((things.sought, tr(things.marked)))
        if Kind.SESSION in things.sought.kinds:
            choices += [
                (Sought(session_kind=kind), tr("Sessions: {kind:kind}", kind=kind))
                for kind in SessionKind
            ]
        if Kind.RUN in things.sought.kinds:
            choices += [
                (Sought(run_kind=kind), tr("Runs: {kind:run_kind}", kind=kind)) for kind in RunKind
            ]
    return choices


class ListFilters(QWidget):
    """The filters above the list; ``changed`` when something else is asked for."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(tr("Find in the list"))
        self.search.setMinimumWidth(190)
        self.things = ChoiceField(tr("What is listed"), _things())
        self.standing = ChoiceField(
            tr("What became of it"),
            [
                (None, tr("Any status")),
                (EntryState.PLANNED, tr("Only planned")),
                (EntryState.DONE, tr("Only done")),
                (EntryState.MISSED, tr("Only missed")),
            ],
        )
        self.first = SpokenDateField(tr("From day"), today)
        self.last = SpokenDateField(tr("To day"), today)
        self.clear = Button(tr("Show all"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for field in (self.first, self.last):
            field.setFixedWidth(round(100 * scale()))
            field.setPlaceholderText(tr("any day"))
        days = QWidget()
        line = FlowLayout(days)
        for word, field in ((tr("From"), self.first), (tr("to"), self.last)):
            pair = QWidget()
            pair.setLayout(row(small(word), field))
            line.addWidget(pair)
        whole = line.sizeHint().width()
        days.setMinimumWidth(least_width(whole, line.minimumSize().width()))
        days.setMaximumWidth(whole)
        self.search.setMaximumWidth(round(420 * scale()))
        for choice in (self.things, self.standing):
            choice.setMaximumWidth(choice.sizeHint().width() + metrics.L)
        flow = FieldFlow(self)
        for part in (self.search, self.things, self.standing, days, self.clear):
            flow.addWidget(part)
        self.clear.setVisible(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self.things.committed.connect(self._tell)
        self.standing.committed.connect(self._tell)
        self.first.committed.connect(self._tell)
        self.last.committed.connect(self._tell)
        self.clear.clicked.connect(self.show_all)
        self._pause.timeout.connect(self._tell)

    @property
    def sought(self) -> Sought:
        """What is asked for."""
        things = self.things.value
        return replace(
            things if isinstance(things, Sought) else Sought(),
            standing=self.standing.value,
            text=self.search.text(),
            first=self.first.value,
            last=self.last.value,
        )

    @property
    def chosen(self) -> tuple[Any, ...]:
        """The value of each field, for ``choose``."""
        fields = (self.things, self.standing, self.first, self.last)
        return (self.search.text(), *(field.value for field in fields))

    def choose(self, text: str, *values: Any) -> None:  # noqa: ANN401 - of several kinds
        """Ask for what was ``chosen``."""
        things, standing, first, last = values
        self.things.set_value(things)
        self.standing.set_value(standing)
        self.first.set_value(first)
        self.last.set_value(last)
        self.search.setText(text)
        self._tell()

    def seek(self, text: str) -> None:
        """Ask for some words and for nothing else."""
        self.things.set_value(Sought())
        self.standing.set_value(None)
        self.first.set_value(None)
        self.last.set_value(None)
        self.search.setText(text)
        self._tell()

    @Slot()
    def show_all(self) -> None:
        """Ask for everything again."""
        self.seek("")
        self.search.setFocus()

    @Slot()
    def _typed(self) -> None:
        self._pause.start()

    @Slot()
    @Slot(VALUE)
    def _tell(self, _value: object = None) -> None:
        self._pause.stop()
        self.clear.setVisible(self.sought.filters > 0)
        self.changed.emit()
