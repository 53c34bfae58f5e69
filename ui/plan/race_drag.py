"""The timeline on which races can be dragged to another day."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from calfjournal.domain.plan import Race
from calfjournal.messages.formats import day_with_year
from ui.plan.race_flags import FLAG, RaceFlag
from ui.plan.timeline import Timeline
from ui.widgets import mirrored


class RaceTimeline(Timeline):
    """Tells where a race was dropped; what that changes is shown before it is kept."""

    race_moved = Signal(Race, date)
    _dragged: Race | None = None
    _before: tuple[Race, ...] = ()

    def _race_at(self, point: QPointF) -> Race | None:
        if not self._phases or point.y() >= self._rows().bar:
            return None
        near = [race for race in self._races if -FLAG <= point.x() - self._x(race.day) <= 2 * FLAG]
        return near[0] if near else None

    def _day_at(self, x: float) -> date:
        """The day of the plan at a place."""
        first, last = self._phases[0].start, self._phases[-1].end
        days = (last - first).days + 1
        at = round((x - 1) / max(self.width() - 2, 1) * days)
        return first + timedelta(days=min(max(at, 0), days - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        race = self._race_at(mirrored.point(self, event.position()))
        if race is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._dragged, self._before = race, self._races

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            is_race = self._race_at(mirrored.point(self, event.position())) is not None
            shape = Qt.CursorShape
            self.setCursor(shape.SizeHorCursor if is_race else shape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        day = self._day_at(mirrored.point(self, event.position()).x())
        moved = replace(self._dragged, day=day)
        self._races = tuple(moved if r == self._dragged else r for r in self._before)
        self.update()

    def _race_flag(self, race: Race) -> RaceFlag:
        """While a race is dragged, the day under the pointer stands where its name does."""
        if self._dragged is None or race.id != self._dragged.id:
            return super()._race_flag(race)
        return RaceFlag(self._x(race.day), day_with_year(race.day), first=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            super().mouseReleaseEvent(event)
            return
        race, day = self._dragged, self._day_at(mirrored.point(self, event.position()).x())
        self._dragged, self._races = None, self._before
        self.update()
        moved = replace(race, day=day)
        if abs(self._x(moved.day) - self._x(race.day)) >= FLAG / 2:
            self.race_moved.emit(race, day)
