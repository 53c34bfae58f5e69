"""Fields that choose: from a list, a time of day, yes or no."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTime, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QToolTip,
    QWidget,
)

from ui.services.qt import VALUE
from ui.theme import Role, active, font, metrics
from ui.theme.control import control_height, least_width
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

    def _cut(self) -> tuple[QStyleOptionComboBox, bool]:
        """How it is painted, and whether its words have to end in dots for that."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(_COMBO, option, field, self)
        whole = option.currentText
        dots = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(whole, dots, box.width())
        option.currentText = shown
        return option, shown != whole

    def paintEvent(self, event: QPaintEvent) -> None:
        option, _ = self._cut()
        painter = QStylePainter(self)
        painter.drawComplexControl(_COMBO, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and not self.toolTip() and self._cut()[1]:
            if isinstance(event, QHelpEvent):
                QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page past a field must not change it.
        event.ignore()


_COMBO = QStyle.ComplexControl.CC_ComboBox


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


class _Wraps:
    """Words beside a tick or a round stand in several lines where one has no room for them.

    No widget by itself: PySide cannot inherit from two.
    """

    control: QStyle.ControlElement
    contents: QStyle.SubElement

    def begin_wrapping(self: Any) -> None:
        """Let the words wrap; once, when there are words and a font."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        policy.setControlType(self.sizePolicy().controlType())
        self.setSizePolicy(policy)

    def _one_line(self: Any) -> QSize:
        """How large it is where its words stand in one line."""
        made: QSize = super().sizeHint()  # type: ignore[misc]
        return made

    @property
    def _beside(self: Any) -> int:
        """Pixels of a line that the words do not have."""
        words: int = self.fontMetrics().horizontalAdvance(self.text())
        return int(self._one_line().width()) - words

    @property
    def _is_wrapped(self: Any) -> bool:
        return bool(self.width() < self._one_line().width())

    def sizeHint(self: Any) -> QSize:
        return QSize(self._one_line().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self: Any) -> QSize:
        whole, measure = self._one_line(), self.fontMetrics().horizontalAdvance
        widest = max(map(measure, self.text().split()), default=0) + self._beside
        return QSize(least_width(whole.width(), widest), whole.height())

    def heightForWidth(self: Any, width: int) -> int:
        whole, metric = self._one_line(), self.fontMetrics()
        high: int = whole.height()
        if width >= whole.width():
            return high
        room = QRect(0, 0, width - self._beside, 0)
        lines: int = metric.boundingRect(room, _WRAPPED, self.text()).height()
        return high + max(lines - int(metric.height()), 0)

    def resizeEvent(self: Any, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # type: ignore[misc]
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def hitButton(self: Any, pos: QPoint) -> bool:
        hit: bool = super().hitButton(pos)  # type: ignore[misc]
        return hit or (self._is_wrapped and self.rect().contains(pos))

    def paintEvent(self: Any, event: QPaintEvent) -> None:
        if not self._is_wrapped:
            super().paintEvent(event)  # type: ignore[misc]
            return
        option, high = QStyleOptionButton(), self._one_line().height()
        self.initStyleOption(option)
        option.text = ""
        option.rect = QRect(0, 0, self.width(), high)
        painter = QStylePainter(self)
        painter.drawControl(self.control, option)
        room = self.style().subElementRect(self.contents, option, self)
        room.setTop((high - self.fontMetrics().height()) // 2)
        room.setBottom(self.height())
        ink = "accent_ink" if self.hasFocus() else "text"
        painter.setPen(active().colour(ink if self.isEnabled() else "muted"))
        painter.drawText(room, _WRAPPED, self.text())


_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class CheckField(_Wraps, QCheckBox):
    """Yes or no; ``committed`` carries a bool when the user changed it."""

    committed = Signal(bool)
    control = QStyle.ControlElement.CE_CheckBox
    contents = QStyle.SubElement.SE_CheckBoxContents

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font(Role.BODY))
        self.begin_wrapping()
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


class RoundField(_Wraps, QRadioButton):
    """One of several that exclude each other."""

    control = QStyle.ControlElement.CE_RadioButton
    contents = QStyle.SubElement.SE_RadioButtonContents

    def __init__(self, text: str, role: Role = Role.BODY, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font(role))
        self.begin_wrapping()
