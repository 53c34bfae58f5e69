"""Tags of a morning as chips to switch on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.services.qt import CENTRE, STRONG_FOCUS
from ui.theme import Role, active, font, metrics
from ui.widgets.layouts import FlowLayout

HEIGHT = 26
PADDING = 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class TagChip(QAbstractButton):
    """A chip that is on or off: Space or a click switches it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(font(Role.SMALL))
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metric = QFontMetrics(font(Role.SMALL_STRONG))
        height = max(HEIGHT, metric.height() + metrics.S)
        return QSize(metric.horizontalAdvance(self.text()) + 2 * PADDING, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()  # The field moves among its chips; Qt would leave it.
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = active(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        edge = theme.colour("accent" if on or focused else "field_line")
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.setBrush(theme.colour("accent_soft") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(font(Role.SMALL_STRONG if on else Role.SMALL))
        painter.setPen(theme.colour("accent_ink" if on else "text"))
        painter.drawText(box, CENTRE, self.text())


class TagChips(QWidget):
    """Several chips as one field: Tab goes in and out, arrows move, Space switches.

    A letter leads to the next chip that begins with it. The value is a tuple of tags; tags it
    does not know, e.g. imported ones, are kept.
    """

    committed = Signal(tuple)

    def __init__(self, tags: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = self._flow = FlowLayout(self, 6)
        self.chips = {tag: TagChip(word, self) for tag, word in tags.items()}
        self._others: tuple[str, ...] = ()
        for index, chip in enumerate(self.chips.values()):
            flow.addWidget(chip)
            chip.clicked.connect(self._tell)
            chip.setFocusPolicy(STRONG_FOCUS if index == 0 else Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(next(iter(self.chips.values())))

    def add_beside(self, part: QWidget) -> None:
        """Put something after the last chip."""
        self._flow.addWidget(part)

    @property
    def value(self) -> tuple[str, ...]:
        """The tags that are on."""
        on = tuple(tag for tag, chip in self.chips.items() if chip.isChecked())
        return (*on, *self._others)

    def set_value(self, tags: tuple[str, ...]) -> None:
        """Switch chips without telling."""
        self._others = tuple(tag for tag in tags if tag not in self.chips)
        for tag, chip in self.chips.items():
            chip.setChecked(tag in tags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chips = list(self.chips.values())
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if at is not None and (step is not None or event.text().isalpha()):
            place = (
                at + step if step is not None else _beginning(chips, at, event.text().casefold())
            )
            chips[min(max(place, 0), len(chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    @Slot(bool)
    def _tell(self, _on: bool) -> None:
        self.committed.emit(self.value)


def _beginning(chips: Sequence[TagChip], at: int, letter: str) -> int:
    """Return the place of the next chip that begins with a letter, ``at`` when none does."""
    around = [*range(at + 1, len(chips)), *range(at)]
    begins = (place for place in around if chips[place].text().casefold().startswith(letter))
    return next(begins, at)
