"""The field of a note: free text over several lines."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHideEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Role, font

PAUSE_MS = 1500
"""A note is kept when typing pauses this long."""


class NoteField(QPlainTextEdit):
    """Free text over several lines, kept when the focus leaves or typing pauses."""

    committed = Signal(str)

    def __init__(
        self, name: str, *, hint: str = "", lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._lines = lines
        self.setFont(font(Role.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)
        self._fit()

    @property
    def value(self) -> str:
        """The text last kept."""
        return self._value

    @property
    def typed(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    @property
    def is_pending(self) -> bool:
        """True when something is typed that is not kept yet."""
        return self.toPlainText().strip() != self._value

    def set_value(self, value: str) -> None:
        """Show a text without telling; what is typed and not kept yet is not overwritten."""
        if value != self._value:
            self._value = value
            self.revert()

    def refuse(self, kept: str) -> None:
        """Take the value back to what is kept: the text stays and is pending again."""
        self._value = kept

    def show_typed(self, text: str) -> None:
        """Show a text that is kept once the focus leaves or typing goes on."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._pause.stop()

    def revert(self) -> None:
        """Show the text last kept in place of what is typed."""
        document = self.document()
        if document.isUndoAvailable() or document.isRedoAvailable() or self.typed != self._value:
            self.setPlainText(self._value)
        self._pause.stop()

    def flush(self) -> None:
        """Keep the text as it stands."""
        self._pause.stop()
        text = self.toPlainText().strip()
        if text != self._value and not self.isReadOnly():
            self._value = text
            self.committed.emit(text)

    def _typed(self) -> None:
        self._fit()
        if self.is_pending:
            self._pause.start()

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        rows = min(max(int(self.document().size().height()), self._lines), 8)
        self.setFixedHeight(rows * line + 22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files belong to the window, which imports them.
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
