"""The whole plan as one bar that is walked by keys and clicks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from calfjournal.domain.plan import Phase, Plan, Race
from calfjournal.domain.race_names import race_with_km
from calfjournal.messages import tr
from calfjournal.views.checkpoints import Checkpoint
from calfjournal.views.plan_words import checkpoint_text
from ui.plan.timeline_picture import TimelinePicture, phase_text
from ui.services.qt import ENTER_KEYS, STRONG_FOCUS
from ui.widgets import mirrored


class Timeline(TimelinePicture):
    """Left and right walk the phases; ``chosen`` carries one on Enter or a double click.

    Down goes to the gate that a phase ends with, Up back to the phase; ``gate_chosen`` carries its
    checkpoint on Enter or a click. ``walked`` tells the words of what is looked at.
    """

    chosen = Signal(Phase)
    gate_chosen = Signal(Checkpoint)
    walked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Timeline of the plan"))

    def show_plan(
        self,
        plan: Plan,
        races: Sequence[Race],
        today: date,
        checkpoints: Sequence[Checkpoint] = (),
    ) -> None:
        """Show a plan with the gates between its phases; that of today is looked at first."""
        self._phases = tuple(p for p in plan.phases if p.start <= p.end)
        self._checks = {check.phase: check for check in checkpoints}
        self._on_checks = False
        self._races = tuple(r for r in races if plan.start <= r.day <= plan.end)
        self._today = today
        holds = [n for n, p in enumerate(self._phases) if p.start <= today <= p.end]
        self._at = holds[0] if holds else 0
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """What is looked at, in words."""
        check, phase = self.checkpoint, self.current
        if check is not None:
            return checkpoint_text(check)
        return phase_text(phase) if phase is not None else ""

    def as_text(self) -> str:
        """The bar in words, for readers and the clipboard."""
        lines = [phase_text(phase) for phase in self._phases]
        lines += [checkpoint_text(check) for check in self._checks.values()]
        lines += [
            tr("Race: {race} on {day:day}", race=race_with_km(race), day=race.day)
            for race in self._races
        ]
        return "\n".join(lines)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.text)
        self.walked.emit(self.text)

    # ------------------------------------------------------------------ hands

    def _walk_to(self, at: int, *, on_checks: bool = False) -> None:
        if 0 <= at < len(self._phases) and (at, on_checks) != (self._at, self._on_checks):
            self._at, self._on_checks = at, on_checks
            self._tell()
            self.tell_chosen()
            self.update()

    def _walk(self, step: int) -> None:
        """Go to the phase beside the one looked at, or to the checkpoint beside this one."""
        order = [n for n, p in enumerate(self._phases) if not self._on_checks or p in self._checks]
        beside = order.index(self._at) + step
        if 0 <= beside < len(order):
            self._walk_to(order[beside], on_checks=self._on_checks)

    def _goes_between_rows(self, key: int) -> bool:
        """Go down to a checkpoint or up from it; False when there is none."""
        down = key == Qt.Key.Key_Down
        has_check = self.current in self._checks
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or down == self._on_checks or not has_check:
            return False
        self._walk_to(self._at, on_checks=down)
        return True

    def _choose(self) -> None:
        check, phase = self.checkpoint, self.current
        if check is not None:
            self.gate_chosen.emit(check)
        elif phase is not None:
            self.chosen.emit(phase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(mirrored.key(self, event.key()))
        if step is not None and self._phases:
            self._walk(step)
        elif event.key() == Qt.Key.Key_Home:
            self._walk_to(0)
        elif event.key() == Qt.Key.Key_End:
            self._walk_to(len(self._phases) - 1)
        elif self._goes_between_rows(event.key()):
            return
        elif event.key() in ENTER_KEYS and self.current is not None:
            self._choose()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = mirrored.point(self, event.position())
        check = self._check_at(point) if self._phases else None
        at = self._phase_at(point.x()) if self._phases else None
        if check is not None:
            self._walk_to(self._phases.index(check.phase), on_checks=True)
            self._choose()
        elif at is not None:
            self._walk_to(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = mirrored.point(self, event.position())
        if self.current is not None and self._check_at(point) is None:
            self.chosen.emit(self.current)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._phases:
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        return super().event(event)
