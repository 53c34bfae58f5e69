"""The runs of a week: each weekday cycles through none, easy, quality and long."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.run import RunKind
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import RUN_KINDS
from ui.services.qt import CENTRE
from ui.theme import Role, active, font
from ui.widgets.week_boxes import DAYS, WeekBoxes, fitting_names

CYCLE: tuple[RunKind | None, ...] = (None, RunKind.EASY, RunKind.QUALITY, RunKind.LONG)
KEYS = {"e": RunKind.EASY, "q": RunKind.QUALITY, "l": RunKind.LONG, "0": None}


class RunDaysField(WeekBoxes):
    """Click or Space cycles a day, arrows move, E, Q, L and 0 choose; ``committed`` carries all.

    The value is ((weekday, kind), …) as wishes hold it, Monday = 0.
    """

    committed = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._kinds: dict[int, RunKind] = {}
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
        runs = [
            tr("{day:weekday_name} {kind:run_kind}", day=day, kind=RunKind(kind))
            for day, kind in self.value
        ]
        self.setAccessibleName(
            tr("{name}: {runs:commas}", name=self._name, runs=runs)
            if runs
            else tr("{name}: none", name=self._name)
        )
        self.setAccessibleDescription(
            tr("{day:weekday_name}, Space changes the kind of run", day=self._at)
        )

    def _told(self, day: int) -> str:
        kind = self._kinds.get(day)
        if kind is None:
            return tr("{day:weekday_name}: no run", day=day)
        return tr("{day:weekday_name} {kind:run_kind}", day=day, kind=kind)

    def _choose(self, day: int, kind: RunKind | None) -> None:
        self._at = day
        if kind is None:
            self._kinds.pop(day, None)
        else:
            self._kinds[day] = kind
        self._tell()
        self.update()
        self.committed.emit(self.value)

    def _press(self, day: int) -> None:
        at = CYCLE.index(self._kinds.get(day))
        self._choose(day, CYCLE[(at + 1) % len(CYCLE)])

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        line = QFontMetrics(font(Role.SMALL)).height()
        return QSize(7 * 60, max(44, 2 * line + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 44, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        if letter in KEYS:
            self._choose(self._at, KEYS[letter])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = fitting_names(Role.SMALL_STRONG, self._box(0).width() - 2)
        for day in DAYS:
            kind = self._kinds.get(day)
            box = self._paint_box(
                painter,
                day,
                theme.colour("run_soft" if kind else "ground"),
                theme.colour("run" if kind else "field_line"),
                theme.colour("accent"),
            )
            upper = QRectF(box.left(), box.top() + 4, box.width(), box.height() / 2 - 4)
            lower = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2 - 4)
            painter.setFont(font(Role.SMALL_STRONG))
            painter.setPen(theme.colour("text"))
            painter.drawText(upper, CENTRE, names[day])
            painter.setFont(font(Role.SMALL))
            painter.setPen(theme.colour("run_ink" if kind else "muted"))
            named = RUN_KINDS[kind] if kind else "–"
            dots, room = Qt.TextElideMode.ElideRight, int(box.width() - 2)
            painter.drawText(lower, CENTRE, painter.fontMetrics().elidedText(named, dots, room))
