"""Rows for races and days off that come with a new plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.limits import WISHES
from calfjournal.domain.plan import BlockedRange, Race, RaceRank, offered_race_day
from calfjournal.messages import mark_in, tr
from calfjournal.messages.vocabulary import RACE_RANK_LETTERS
from ui.theme import metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import ChoiceField, DayField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form_fields import CompoundField
from ui.widgets.layouts import row
from ui.widgets.text import small

RACE, B_RACE, DAYS_OFF = "race", "b_race", "days_off"


class _EntryRow(QWidget):
    removed = Signal(QWidget)
    changed = Signal()
    typed_in = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = TextField(name, longest=80)
        self.name.setPlaceholderText(name)
        self.remove = IconButton("close", tr("Remove"))
        self.remove.clicked.connect(self._go)
        self.name.textChanged.connect(self.typed_in)

    def _go(self) -> None:
        self.removed.emit(self)

    @Slot()
    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class RaceEntry(_EntryRow):
    """One race to come."""

    def __init__(self, day: date) -> None:
        super().__init__(tr("Name of the race"))
        self.day = DayField(tr("Race day"))
        self.day.set_value(day)
        self.distance = NumberField(tr("Race distance"), "km", limit=WISHES["race_km"], decimals=1)
        self.rank = ChoiceField(tr("What the race counts"), tuple(RACE_RANK_LETTERS.items()))
        self.setLayout(row(self.day, self.distance, self.name, self.rank, self.remove))
        for field in (self.day, self.distance, self.name, self.rank):
            field.committed.connect(self._tell)
        self.distance.textChanged.connect(self.typed_in)

    def flush(self) -> bool:
        """Take what is typed; False when it cannot be read."""
        return all([self.distance.flush(), self.name.flush()])

    @property
    def typed(self) -> list[str]:
        """Everything in it as it stands."""
        day, rank = self.day.value.isoformat(), str(self.rank.value)
        return [RACE if rank == RaceRank.A else B_RACE, day, self.distance.typed, self.name.typed]

    def show_texts(self, distance: str, name: str) -> None:
        """Show texts as if they had just been typed."""
        self.distance.show_typed(distance)
        self.name.show_typed(name)
        self.flush()

    @property
    def race(self) -> Race:
        """The race as typed."""
        rank = RaceRank(str(self.rank.value))
        return Race(self.day.value, self.name.value or "", self.distance.value or None, rank=rank)


class BlockRow(_EntryRow):
    """Days off to come."""

    def __init__(self, day: date) -> None:
        super().__init__(tr("Reason"))
        self.first, self.last = DayField(tr("First day off")), DayField(tr("Last day off"))
        self.first.set_value(day)
        self.last.set_value(day + timedelta(days=6))
        self.first.committed.connect(self._follow)
        self.setLayout(
            row(
                self.first,
                small(tr(mark_in("between two days", "to"))),
                self.last,
                self.name,
                self.remove,
            )
        )
        for field in (self.first, self.last, self.name):
            field.committed.connect(self._tell)

    def flush(self) -> bool:
        """Take what is typed."""
        return self.name.flush()

    @property
    def typed(self) -> list[str]:
        """Everything in it as it stands."""
        days = (self.first.value.isoformat(), self.last.value.isoformat())
        return [DAYS_OFF, *days, self.name.typed]

    def show_texts(self, last: str, name: str) -> None:
        """Show a last day and a name as if they had just been typed."""
        self.last.set_value(date.fromisoformat(last))
        self.name.show_typed(name)
        self.flush()

    @Slot(date)
    def _follow(self, _day: date) -> None:
        if self.last.value < self.first.value:
            self.last.set_value(self.first.value)

    @property
    def block(self) -> BlockedRange:
        """The days off as typed."""
        return BlockedRange(self.first.value, self.last.value, self.name.value or "")


class EntryRows(CompoundField):
    """Grows and shrinks; ``changed`` tells that the plan would be another one."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.races: list[RaceEntry] = []
        self.blocks: list[BlockRow] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(metrics.S)
        self.add_race = Button(tr("Add a race"), "quiet", "flag")
        self.add_race.clicked.connect(self._new_race)
        self.add_block = Button(tr("Add days off"), "quiet", "plus")
        self.add_block.clicked.connect(self._new_block)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(metrics.S)
        frame.addLayout(self._stack)
        frame.addLayout(row(self.add_race, self.add_block, None))

    def flush(self) -> bool:
        """Take what is typed in every row; False when something cannot be read."""
        taken = [race.flush() for race in self.races]
        return all([*taken, *(block.flush() for block in self.blocks)])

    @property
    def typed(self) -> list[list[str]]:
        """Every row as it stands, races first."""
        return [*(race.typed for race in self.races), *(block.typed for block in self.blocks)]

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Show the rows of ``typed`` and no others."""
        wanted = [(kind, date.fromisoformat(day), more, name) for kind, day, more, name in typed]
        for race in tuple(self.races):
            self._remove(race)
        for block in tuple(self.blocks):
            self._remove(block)
        for kind, day, more, name in wanted:
            line = self._add_block(day) if kind == DAYS_OFF else self._add_race(day)
            line.show_texts(more, name)
            if isinstance(line, RaceEntry) and kind == B_RACE:
                line.rank.set_value(RaceRank.B)

    @Slot()
    def _new_race(self) -> None:
        self._add_race(offered_race_day(self._today)).day.setFocus()

    @Slot()
    def _new_block(self) -> None:
        self._add_block(self._today + timedelta(weeks=4)).first.setFocus()

    def _add_race(self, day: date) -> RaceEntry:
        line = RaceEntry(day)
        self.races.append(line)
        self._show(line)
        return line

    def _add_block(self, day: date) -> BlockRow:
        line = BlockRow(day)
        self.blocks.append(line)
        self._show(line)
        return line

    def _show(self, line: RaceEntry | BlockRow) -> None:
        line.removed.connect(self._remove)
        line.changed.connect(self.changed)
        for signal in (line.changed, line.typed_in):
            signal.connect(self.typed_in)
        self._stack.addWidget(line)
        self.changed.emit()
        self.typed_in.emit()

    @Slot(QWidget)
    def _remove(self, line: RaceEntry | BlockRow) -> None:
        if isinstance(line, RaceEntry):
            self.races.remove(line)
        else:
            self.blocks.remove(line)
        self._stack.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()
        self.typed_in.emit()
