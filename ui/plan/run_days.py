"""The runs of a week: each weekday cycles through none, easy, quality and long."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.run import RunKind
from calfjournal.messages import RUN_KINDS
from calfjournal.units import WEEKDAYS
from ui.qt import CENTRE, STRONG_FOCUS
from ui.theme import Role, active, font

CYCLE: tuple[RunKind | None, ...] = (None, RunKind.EASY, RunKind.QUALITY, RunKind.LONG)
KEYS = {"e": RunKind.EASY, "q": RunKind.QUALITY, "l": RunKind.LONG, "0": None}
GAP = 4


class RunDaysField(QWidget):
    """Click or Space cycles a day, arrows move, E, Q, L and 0 choose; ``committed`` carries all.

    The value is ((weekday, kind), …) as wishes hold it, Monday = 0.
    """

    committed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._kinds: dict[int, RunKind] = {}
        self._at = 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def value(self) -> tuple[tuple[int, str], ...]:
        """The runs by weekday."""
        return tuple((day, kind.value) for day, kind in sorted(self._kinds.items()))

    def set_value(self, runs: Iterable[tuple[int, str]]) -> None:
        """Show runs without telling; kinds that are no training run are left out."""
        known = [kind.value for kind in CYCLE if kind is not None]
        self._kinds = {day: RunKind(kind) for day, kind in runs if kind in known}
        self._tell()
        self.update()

    def _tell(self) -> None:
        runs = [f"{WEEKDAYS[day]} {RUN_KINDS[RunKind(kind)]}" for day, kind in self.value]
        self.setAccessibleName(f"{self._name}: {', '.join(runs) or 'none'}")
        self.setAccessibleDescription(f"{WEEKDAYS[self._at]}, Space changes the kind of run")

    def _choose(self, day: int, kind: RunKind | None) -> None:
        self._at = day
        if kind is None:
            self._kinds.pop(day, None)
        else:
            self._kinds[day] = kind
        self._tell()
        self.update()
        self.committed.emit(self.value)

    def _cycle(self, day: int) -> None:
        at = CYCLE.index(self._kinds.get(day))
        self._choose(day, CYCLE[(at + 1) % len(CYCLE)])

    # ------------------------------------------------------------------ Qt

    def _box(self, day: int) -> QRectF:
        width = (self.width() + GAP) / 7 - GAP
        return QRectF(day * (width + GAP), 0, width, self.height())

    def sizeHint(self) -> QSize:
        line = QFontMetrics(font(Role.SMALL)).height()
        return QSize(7 * 60, max(44, 2 * line + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 44, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day in range(7):
            if self._box(day).contains(event.position()):
                self._cycle(day)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._at = min(max(self._at + step, 0), 6)
            self._tell()
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._cycle(self._at)
        elif event.text().lower() in KEYS and event.text():
            self._choose(self._at, KEYS[event.text().lower()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in range(7):
            kind, box = self._kinds.get(day), self._box(day)
            painter.setBrush(theme.colour("run_soft" if kind else "ground"))
            painter.setPen(QPen(theme.colour("run" if kind else "field_line"), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            if self.hasFocus() and day == self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
            upper = QRectF(box.left(), box.top() + 4, box.width(), box.height() / 2 - 4)
            lower = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2 - 4)
            painter.setFont(font(Role.SMALL_STRONG))
            painter.setPen(theme.colour("text"))
            painter.drawText(upper, CENTRE, WEEKDAYS[day][:3])
            painter.setFont(font(Role.SMALL))
            painter.setPen(theme.colour("run_ink" if kind else "muted"))
            painter.drawText(lower, CENTRE, RUN_KINDS[kind] if kind else "–")
