"""The programs to choose from, as cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from calfjournal.domain.program import Program
from calfjournal.messages import tr
from ui.theme import Role, active, metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.choices import CheckField, RoundField
from ui.widgets.form_fields import CompoundField
from ui.widgets.layouts import clear
from ui.widgets.text import Label, small, strong


class ProgramChoice(QWidget):
    """One program; chosen it shows its evidence, and its warning to tick where it has one."""

    chosen = Signal(str)
    read = Signal()

    def __init__(
        self, program: Program, group: QButtonGroup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.program = program
        self.radio = RoundField(program.title, Role.BODY_STRONG)
        self.radio.toggled.connect(self._turn)
        group.addButton(self.radio)
        self._summary = Label(program.summary, wrap=True)
        self._for = small(tr("Made for: {whom}", whom=program.population), wrap=True)
        self._evidence = small(program.evidence, wrap=True)
        self._warning = Banner(program.warning, Mood.WARNING)
        self.understood = CheckField(tr("I have read this"))
        self.understood.committed.connect(self._tell_read)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(metrics.M, 12, metrics.M, 12)
        stack.setSpacing(metrics.XS)
        for part in (self.radio, self._summary, self._for, self._evidence):
            stack.addWidget(part)
        stack.addWidget(self._warning)
        stack.addWidget(self.understood)
        self._unfold(open_it=False)

    @property
    def is_settled(self) -> bool:
        """True when nothing is left to be read before choosing it."""
        return not self.program.asks_first or self.understood.value

    def _unfold(self, *, open_it: bool) -> None:
        asks = self.program.asks_first
        self._summary.setVisible(open_it or not asks)
        self._for.setVisible(bool(self.program.population))
        self._evidence.setVisible(open_it and bool(self.program.evidence))
        self._warning.setVisible(open_it and asks)
        self.understood.setVisible(open_it and asks)
        self.updateGeometry()
        self.update()

    @Slot(bool)
    def _turn(self, on: bool) -> None:
        self._unfold(open_it=on)
        if on:
            self.chosen.emit(self.program.id)

    @Slot(bool)
    def _tell_read(self, _value: bool) -> None:
        self.read.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)
        self.radio.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = active(), self.radio.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("accent" if on else "line"), 2 if on else 1))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, metrics.CARD_RADIUS, metrics.CARD_RADIUS)


class ProgramList(CompoundField):
    """The default first, researched programs under their own heading; ``changed`` on any choice."""

    changed = Signal()

    def __init__(self, programs: Mapping[str, Program], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.choices: dict[str, ProgramChoice] = {}
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(1, 1, metrics.S, 1)
        self._stack.setSpacing(metrics.S)
        self._fill(programs)

    def show_programs(self, programs: Mapping[str, Program]) -> None:
        """Offer other programs; the chosen one stays so where it is still there."""
        chosen = self.value
        for choice in self.choices.values():
            self._group.removeButton(choice.radio)
        clear(self._stack)
        self.choices.clear()
        self._fill(programs)
        self.set_value(chosen)
        self._tell()

    def _fill(self, programs: Mapping[str, Program]) -> None:
        stack = self._stack
        plain = [p for p in programs.values() if not p.asks_first]
        asking = [p for p in programs.values() if p.asks_first]
        for program in plain:
            stack.addWidget(self._choice(program))
        if asking:
            stack.addSpacing(metrics.S)
            stack.addWidget(strong(tr("Researched programs")))
            hint = tr(
                "Published protocols for people treated for tendon pain, each with its warning."
            )
            stack.addWidget(small(hint, wrap=True))
            for program in asking:
                stack.addWidget(self._choice(program))
        stack.addStretch(1)
        first = next(iter(self.choices.values()), None)
        if first is not None:
            first.radio.setChecked(True)

    def _choice(self, program: Program) -> ProgramChoice:
        choice = ProgramChoice(program, self._group)
        choice.chosen.connect(self._tell)
        choice.read.connect(self._tell)
        self.choices[program.id] = choice
        return choice

    @property
    def value(self) -> str:
        """The id of the chosen program."""
        return next((key for key, c in self.choices.items() if c.radio.isChecked()), "")

    @property
    def is_settled(self) -> bool:
        """True when the chosen program's warning, if it has one, was read."""
        return bool(self.value) and self.choices[self.value].is_settled

    def set_value(self, program: str) -> None:
        """Choose a program; one that is not there changes nothing."""
        if program in self.choices:
            self.choices[program].radio.setChecked(True)

    @property
    def typed(self) -> dict[str, Any]:
        """The chosen program, and whose warnings are ticked as read."""
        read = [key for key, choice in self.choices.items() if choice.understood.value]
        return {"program": self.value, "read": read}

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Choose and tick what ``typed`` gave; ValueError when that program is gone."""
        if typed["program"] not in self.choices:
            raise ValueError(typed["program"])
        for key, choice in self.choices.items():
            choice.understood.set_value(key in typed["read"])
        self.set_value(typed["program"])

    def take_focus(self) -> None:
        """Focus the chosen program."""
        if self.value:
            self.choices[self.value].radio.setFocus()

    @Slot()
    def _tell(self, _program: str = "") -> None:
        self.changed.emit()
        self.typed_in.emit()
