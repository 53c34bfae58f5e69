"""Rows for the races and days off of a plan: those of the journal, and new ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.limits import WISHES
from calfjournal.domain.plan import BlockedRange, Race, RaceRank, offered_race_day
from calfjournal.messages import mark_in, tr
from calfjournal.messages.vocabulary import RACE_RANK_LETTERS
from ui.services.qt import tab_before
from ui.theme import Role, metrics
from ui.theme.control import scaled
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import ChoiceField
from ui.widgets.day_field import DayField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form_fields import CompoundField
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.text import Label, small

KM_WIDTH = 88
"""Room for "42.2 km", in pixels at the usual text size."""

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

    def _lay_out(self, *fields: QWidget) -> None:
        """Put the fields below the name, which needs the whole width, and what is wrong last."""
        self.stops = (self.name, self.remove, *fields)
        self._wrong = Label("", Role.SMALL, "step_back", wrap=True)
        self._wrong.hide()
        first, second = row(self.name, self.remove), FlowLayout()
        for field in fields:
            second.addWidget(field)
        self.setLayout(column(first, second, self._wrong, gap=metrics.XS))
        self.name.setCursorPosition(0)

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    @Slot()
    def _go(self) -> None:
        self.removed.emit(self)

    @Slot()
    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class RaceEntry(_EntryRow):
    """One race to come; ``judged`` when something in it became wrong or right."""

    judged = Signal()

    def __init__(self, race: Race, today: date) -> None:
        super().__init__(tr("Name of the race"))
        self._before, self._today = race, today
        self.day = DayField(tr("Race day"), today)
        self.day.set_value(race.day)
        self.distance = NumberField(tr("Race distance"), "km", limit=WISHES["race_km"], decimals=1)
        self.rank = ChoiceField(tr("What the race counts"), tuple(RACE_RANK_LETTERS.items()))
        self.distance.set_value(race.distance_km)
        self.name.set_value(race.name)
        self.rank.set_value(race.rank)
        self.distance.setMaximumWidth(scaled(KM_WIDTH))
        self._lay_out(self.day, self.distance, self.rank)
        for field in (self.day, self.distance, self.name, self.rank):
            field.committed.connect(self._tell)
        self.distance.textChanged.connect(self.typed_in)
        self.distance.error_changed.connect(self._judge)
        self.day.dateChanged.connect(self._judge)

    def flush(self) -> bool:
        """Take what is typed; False when it cannot be used."""
        taken = all([self.day.flush(), self.distance.flush(), self.name.flush()])
        return taken and self.wrong is None

    @property
    def wrong(self) -> QWidget | None:
        """The first field that holds what cannot be used, None when all is well."""
        if self._is_over:
            return self.day
        return next((field for field in (self.distance, self.name) if field.error), None)

    @property
    def _is_over(self) -> bool:
        return self.day.value < self._today

    @Slot()
    def _judge(self, _value: object = None) -> None:
        """Say below the fields what is wrong."""
        over = tr("This day is over; a plan is laid towards a race to come.")
        self._say(over if self._is_over else self.distance.error)
        self.day.setAccessibleDescription(over if self._is_over else "")
        self.judged.emit()

    @property
    def typed(self) -> list[Any]:
        """Everything in it as it stands, with the key of the race it changes."""
        day, rank = self.day.value.isoformat(), str(self.rank.value)
        kind = RACE if rank == RaceRank.A else B_RACE
        return [kind, day, self.distance.typed, self.name.typed, self._before.id]

    def show_texts(self, distance: str, name: str) -> None:
        """Show texts as if they had just been typed."""
        self.distance.show_typed(distance)
        self.name.show_typed(name)
        self.flush()

    @property
    def race(self) -> Race:
        """The race as typed."""
        return replace(
            self._before,
            day=self.day.value,
            name=self.name.value or "",
            distance_km=self.distance.value or None,
            rank=RaceRank(str(self.rank.value)),
        )


class BlockRow(_EntryRow):
    """Days off to come."""

    def __init__(self, block: BlockedRange, today: date) -> None:
        super().__init__(tr("Reason"))
        self._before = block
        self.first = DayField(tr("First day off"), today)
        self.last = DayField(tr("Last day off"), today)
        self.first.set_value(block.start)
        self.last.set_value(block.end)
        self.name.set_value(block.reason)
        self.first.committed.connect(self._follow)
        self._lay_out(self.first, small(tr(mark_in("between two days", "to"))), self.last)
        for field in (self.first, self.last, self.name):
            field.committed.connect(self._tell)

    def flush(self) -> bool:
        """Take what is typed; False when it cannot be read."""
        return all([self.first.flush(), self.last.flush(), self.name.flush()])

    @property
    def typed(self) -> list[Any]:
        """Everything in it as it stands, with the key of the days off it changes."""
        days = (self.first.value.isoformat(), self.last.value.isoformat())
        return [DAYS_OFF, *days, self.name.typed, self._before.id]

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
        reason = self.name.value or ""
        return replace(self._before, start=self.first.value, end=self.last.value, reason=reason)


class EntryRows(CompoundField):
    """Grows and shrinks; ``changed`` tells that the plan would be another one."""

    changed = Signal()
    judged = Signal()
    """Something in it became wrong or right."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._known: dict[int | None, Race | BlockedRange] = {}
        self.races: list[RaceEntry] = []
        self.blocks: list[BlockRow] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(metrics.M)
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
        """Take what is typed in every row; False when something is wrong and has the focus now."""
        taken = [race.flush() for race in self.races]
        taken = [*taken, *(block.flush() for block in self.blocks)]
        wrong = self.wrong
        if wrong is not None:
            wrong.setFocus()
        return all(taken)

    @property
    def wrong(self) -> QWidget | None:
        """The first field that holds what cannot be used, None when all is well."""
        return next((race.wrong for race in self.races if race.wrong is not None), None)

    def fill(self, races: Sequence[Race], blocks: Sequence[BlockedRange]) -> None:
        """Show those of the journal that are not over."""
        ahead = [race for race in races if race.day >= self._today]
        off = [block for block in blocks if block.end >= self._today]
        self._known = {**{r.id: r for r in ahead}, **{b.id: b for b in off}}
        self._clear()
        for race in ahead:
            self._add_race(race)
        for block in off:
            self._add_block(block)

    def _clear(self) -> None:
        for race in tuple(self.races):
            self._remove(race)
        for block in tuple(self.blocks):
            self._remove(block)

    @property
    def typed(self) -> list[list[Any]]:
        """Every row as it stands, races first."""
        return [*(race.typed for race in self.races), *(block.typed for block in self.blocks)]

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Show the rows of ``typed`` and no others."""
        wanted = [_read(line) for line in typed]
        self._clear()
        for kind, day, more, name, key in wanted:
            known = self._known.get(key)
            if kind == DAYS_OFF:
                block = known if isinstance(known, BlockedRange) else BlockedRange(day, day)
                self._add_block(replace(block, start=day)).show_texts(more, name)
            else:
                race = known if isinstance(known, Race) else Race(day)
                rank = RaceRank.B if kind == B_RACE else RaceRank.A
                self._add_race(replace(race, day=day, rank=rank)).show_texts(more, name)

    @Slot()
    def _new_race(self) -> None:
        self._add_race(Race(offered_race_day(self._today))).day.setFocus()

    @Slot()
    def _new_block(self) -> None:
        day = self._today + timedelta(weeks=4)
        self._add_block(BlockedRange(day, day + timedelta(days=6))).first.setFocus()

    def _add_race(self, race: Race) -> RaceEntry:
        line = RaceEntry(race, self._today)
        line.judged.connect(self.judged)
        self.races.append(line)
        self._show(line)
        return line

    def _add_block(self, block: BlockedRange) -> BlockRow:
        line = BlockRow(block, self._today)
        self.blocks.append(line)
        self._show(line)
        return line

    def _show(self, line: RaceEntry | BlockRow) -> None:
        line.removed.connect(self._remove)
        line.changed.connect(self.changed)
        for signal in (line.changed, line.typed_in):
            signal.connect(self.typed_in)
        self._stack.addWidget(line)
        tab_before(self.add_race, *line.stops)
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
        self.judged.emit()
        self.changed.emit()
        self.typed_in.emit()


def _read(line: Sequence[Any]) -> tuple[str, date, str, str, int | None]:
    """Return a row as it was typed; drafts of before have no keys."""
    kind, day, more, name, *key = line
    return kind, date.fromisoformat(day), more, name, key[0] if key else None
