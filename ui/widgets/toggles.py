"""Chips to switch on and off."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.services.qt import CENTRE, ENTER_KEYS
from ui.theme import Role, active, font
from ui.theme.control import control_height
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import named


class ToggleChip(QAbstractButton):
    """One chip that is on or off; click, Space and Enter switch it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFont(font(Role.BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font(Role.BODY_STRONG))
        width = words.horizontalAdvance(self.text()) + 24
        return QSize(max(width, control_height()), control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on, usable = active(), self.isChecked(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.colour(_ground(on=on, usable=usable)))
        edge = "line" if not usable else ("accent" if on else "field_line")
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setFont(font(Role.BODY_STRONG if on else Role.BODY))
        painter.setPen(theme.colour("muted" if not usable else ("accent_ink" if on else "text")))
        painter.drawText(self.rect(), CENTRE, self.text())


def _ground(*, on: bool, usable: bool) -> str:
    return "ground" if not on else ("accent_soft" if usable else "run_soft")


class ToggleChips(QWidget):
    """Several chips of which any may be on; ``committed`` carries the frozenset of values."""

    committed = Signal(frozenset)

    def __init__(
        self,
        choices: Sequence[tuple[Hashable, str]],
        name: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips: dict[Hashable, ToggleChip] = {}
        flow = FlowLayout(self, gap=6)
        for value, word in choices:
            chip = ToggleChip(word)
            chip.setAccessibleName(named(name, word))
            chip.clicked.connect(self._tell)
            self.chips[value] = chip
            flow.addWidget(chip)

    @property
    def value(self) -> frozenset[Hashable]:
        """The values whose chips are on."""
        return frozenset(value for value, chip in self.chips.items() if chip.isChecked())

    def set_value(self, values: Iterable[Hashable]) -> None:
        """Switch without telling."""
        chosen = set(values)
        for value, chip in self.chips.items():
            chip.setChecked(value in chosen)

    @Slot()
    def _tell(self) -> None:
        self.committed.emit(self.value)
