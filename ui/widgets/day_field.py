"""A day that is always known: stepped through, chosen in a calendar, or typed over in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QWidget

from calfjournal.dates import FIRST_DAY, LAST_DAY
from ui.services.qt import ENTER_KEYS
from ui.theme import Role, font
from ui.theme.control import control_height, scaled
from ui.widgets.text import restyle

_WITHOUT_TEXT: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_MOVES: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_FORGOTTEN: Final = 8
_BY_HAND: Final = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class DayField(QDateEdit):
    """Up and Down step; what is typed is read as ``views.day_words`` reads days.

    ``committed`` carries a ``date`` when another one holds: at once when it is stepped to or
    chosen, with Enter or when the focus leaves when it is typed. ``reading_changed()`` comes with
    every key that is typed. What is no day stays, and ``error_changed`` says what is wrong.
    """

    committed = Signal(date)
    reading_changed = Signal()
    error_changed = Signal(str)

    def __init__(self, name: str, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._is_typed = False
        """True while the text is the user's and not yet a day that holds."""
        self._is_clicked_into = False
        """True between the click that brought the keys here and the end of that click."""
        self._error = ""
        self.setFont(font(Role.BODY, figures=True))
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)
        # The weekday stands last: before the number it is in the way of typing.
        self.setDisplayFormat("d MMM yyyy, ddd")
        self.setDateRange(_qdate(FIRST_DAY), _qdate(LAST_DAY))
        self.setKeyboardTracking(False)
        self.lineEdit().setValidator(None)  # type: ignore[arg-type] # Qt takes none, too.
        self.lineEdit().installEventFilter(self)
        self.set_value(today)
        self.dateChanged.connect(self._tell)

    # ------------------------------------------------------------------ for pages

    @property
    def value(self) -> date:
        """The day; of what is typed and cannot be read, the one before."""
        if self._is_typed:
            try:
                return self._stands_for()
            except ValueError:
                pass
        return self._kept

    @property
    def error(self) -> str:
        """What is wrong with what is typed, "" when it is a day."""
        return self._error

    def set_value(self, day: date) -> None:
        """Show a day without telling."""
        self._end_typing()
        before = self.blockSignals(True)
        self.setDate(_qdate(day))
        self.blockSignals(before)

    def flush(self) -> bool:
        """Take what is typed; False when it is no day and stays for correction."""
        if not self._is_typed:
            return True
        try:
            day = self._stands_for()
        except ValueError as problem:
            self._set_error(str(problem))
            return False
        is_other = day != self._kept
        self.set_value(day)
        if is_other:
            self._tell()
        return True

    # ------------------------------------------------------------------ reading

    @property
    def _kept(self) -> date:
        at = self.date()
        return date(at.year(), at.month(), at.day())

    def _stands_for(self) -> date:
        """The day that is typed; ValueError with what is wrong."""
        from ui.widgets.date_field import read_spoken  # Late: most days are not typed.

        text, form = (
            each.partition(",")[0]  # The weekday stands behind it.
            for each in (self.lineEdit().text(), self.displayFormat())
        )
        shown = self.locale().toDate(text, form)
        if shown.isValid():
            text = shown.toString(Qt.DateFormat.ISODate)
        return read_spoken(text, self._kept, self._today) or self._kept

    def _end_typing(self) -> None:
        self._is_typed = False
        self.lineEdit().blockSignals(False)
        self._set_error("")

    def _set_error(self, message: str) -> None:
        if message != self._error:
            self._error = message
            self.setProperty("wrong", bool(message))
            self.setAccessibleDescription(message)
            self.setToolTip(message)
            restyle(self)
            self.error_changed.emit(message)

    @Slot()
    def _tell(self) -> None:
        self._end_typing()
        self.committed.emit(self._kept)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if _types(event) or (self._is_typed and key in _MOVES):
            self._type(event)
        elif self._is_typed and key == Qt.Key.Key_Escape:
            self.set_value(self._kept)
            self.selectAll()
            self.reading_changed.emit()
        elif key in ENTER_KEYS and not self.flush():
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _type(self, event: QKeyEvent) -> None:
        """Let the line take a key as any line does: Qt's field of a date would think along."""
        line = self.lineEdit()
        line.blockSignals(True)
        self._is_typed = True
        line.event(event)
        self._set_error("")
        self.reading_changed.emit()

    def stepBy(self, steps: int) -> None:
        if not self.flush():
            return
        section = self.currentSection()
        self.setDate(_stepped(self.date(), section, steps))
        self.setSelectedSection(section)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        flag = QDateEdit.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled  # Qt would stop where the month ends.

    def selectAll(self) -> None:
        """Mark the whole text, so that what is typed next takes its place."""
        line = self.lineEdit()
        before = line.blockSignals(True)  # Qt would go to the last part of the date.
        line.selectAll()
        line.blockSignals(before)

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + self._more, control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width() + self._more, control_height())

    @property
    def _more(self) -> int:
        """Pixels that Qt forgets in large texts: it measures another day than the widest."""
        return scaled(_FORGOTTEN) - _FORGOTTEN

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        if event.reason() not in _BY_HAND:
            self.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and self._is_clicked_into:
            self._is_clicked_into = False
            if not self.lineEdit().hasSelectedText():
                self.selectAll()  # The next click goes to a place in it.
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()
        text = self.lineEdit().text()
        super().focusOutEvent(event)
        if self._is_typed:
            self.lineEdit().setText(text)  # Qt took away what is no day.

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt walks through day, month and year; arrows do that too.
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # Scrolling the page past a field must not change it.


def _stepped(day: QDate, section: QDateEdit.Section, steps: int) -> QDate:
    """Go on by days, months or years; the last of a month is followed by the first of the next."""
    match section:
        case QDateEdit.Section.MonthSection:
            return day.addMonths(steps)
        case QDateEdit.Section.YearSection:
            return day.addYears(steps)
        case _:
            return day.addDays(steps)


def _types(event: QKeyEvent) -> bool:
    """Tell whether a key changes a text."""
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    shift, pad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~(shift | pad):
        return False
    text = event.text()
    return event.key() in _WITHOUT_TEXT or (bool(text) and text.isprintable())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
