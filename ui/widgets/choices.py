"""Fields that choose: from a list, a time of day, yes or no."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTime, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QToolTip,
    QWidget,
)

from ui.services.qt import VALUE
from ui.theme import Role, font, metrics
from ui.theme.control import control_height
from ui.widgets.layouts import leading

SEPARATORS = frozenset(":.,")
"""What stands between an hour and its minutes, when they are typed."""


class ChoiceField(QComboBox):
    """One of several values; ``committed`` carries it when the user chose."""

    committed = Signal(VALUE)

    def __init__(
        self, name: str, choices: Sequence[tuple[Hashable, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFont(font(Role.BODY))
        self.setAccessibleName(name)
        self._choices: tuple[tuple[Hashable, str], ...] = ()
        self.set_choices(choices)
        self.activated.connect(self._tell)

    @property
    def value(self) -> Hashable:
        """The value that holds; None without choices."""
        at = self.currentIndex()
        return self._choices[at][0] if 0 <= at < len(self._choices) else None

    def set_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Offer other choices."""
        self._choices = tuple(choices)
        self.clear()
        self.addItems([word for _, word in self._choices])

    def set_value(self, value: Hashable) -> None:
        """Choose without telling; a value that is none of the choices chooses nothing."""
        values = [choice for choice, _ in self._choices]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    @Slot(int)
    def _tell(self, _index: int) -> None:
        self.committed.emit(self.value)

    def _as_shown(self, option: QStyleOptionComboBox) -> str:
        """Return the words that hold, ending in dots where they have no room: Qt would cut them."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        end = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), end, field.width() - 1)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if not self.toolTip() and self._as_shown(option) != self.currentText():
                QToolTip.showText(event.globalPos(), self.currentText(), self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = self._as_shown(option)
        if words == self.currentText():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page past a field must not change it.
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day as "HH:MM", typed over as ``07:45``, ``7:45`` or ``0745``."""

    committed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font(Role.BODY, figures=True))
        self.setAccessibleName(name)
        # Hours stand before minutes in every language; Qt would turn about what comes after this.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setDisplayFormat("HH:mm")
        # Style sheets do not reach the line inside.
        self.lineEdit().setTextMargins(*leading(self, metrics.S, 0, 0, 0))
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._tell)

    @property
    def value(self) -> str:
        """The time, "HH:MM"."""
        return self.time().toString("HH:mm")

    def set_value(self, clock: str) -> None:
        """Show a time without telling."""
        self.setTime(QTime.fromString(clock, "HH:mm"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), control_height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, text = self.lineEdit(), event.text()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            before = line.blockSignals(True)  # Qt would go to the minutes.
            line.selectAll()
            line.blockSignals(before)
        elif text in SEPARATORS:  # Qt would leave the field.
            self.setSelectedSection(QTimeEdit.Section.MinuteSection)
        else:
            if text.isdigit() and line.selectedText() == line.text():
                self.setSelectedSection(QTimeEdit.Section.HourSection)
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.committed.emit(self.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CheckField(QCheckBox):
    """Yes or no; ``committed`` carries a bool when the user changed it."""

    committed = Signal(bool)

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font(Role.BODY))
        self.clicked.connect(self._tell)

    @property
    def value(self) -> bool:
        """True when ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or untick without telling."""
        self.setChecked(bool(value))

    @Slot(bool)
    def _tell(self, _checked: bool) -> None:
        self.committed.emit(self.value)
