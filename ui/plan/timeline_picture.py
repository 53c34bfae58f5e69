"""A plan as a bar, drawn: phases in their colours, cycles, races, gates, and where today is."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.plan import Phase, Race, RaceRank
from calfjournal.domain.race_names import race_name, race_with_km
from calfjournal.messages import in_words, tr
from calfjournal.views.checkpoints import Checkpoint
from calfjournal.views.plan_words import checkpoint_text
from ui.plan.checkpoint_marks import MARK, paint_checkpoint
from ui.plan.month_names import month_labels, paint_labels, year_labels
from ui.plan.phase_bars import RADIUS, paint_phase, paint_phase_words
from ui.plan.race_flags import FLAG, RaceFlag, flag_rows, paint_flags
from ui.plan.timeline_rows import TimelineRows
from ui.services.qt import CENTRE
from ui.theme import Role, active, font, metrics
from ui.theme.upright import draw_words
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart

GAP = 2
REACH = metrics.TARGET / 2
"""How far from the middle of a checkpoint a click still meets it."""


def phase_text(phase: Phase) -> str:
    """Return a phase as one line: ``Strength, 7 weeks: Mon 28 Dec to Sun 14 Feb. Goal…``."""
    values = {
        "phase": phase.title,
        "weeks": phase.weeks,
        "first": phase.start,
        "last": phase.end,
        "goal": phase.goal,
    }
    if not phase.goal:
        return tr("{phase}, {weeks:weeks}: {first:day} to {last:day}", **values)
    return tr("{phase}, {weeks:weeks}: {first:day} to {last:day}. {goal}", **values)


class TimelinePicture(Painted):
    """What is shown and where it stands; ``Timeline`` lets it be walked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: tuple[Phase, ...] = ()
        self._races: tuple[Race, ...] = ()
        self._checks: dict[Phase, Checkpoint] = {}
        self._today = date.min
        self._at = 0
        self._on_checks = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> Phase | None:
        """The phase that is looked at."""
        return self._phases[self._at] if self._at < len(self._phases) else None

    @property
    def checkpoint(self) -> Checkpoint | None:
        """The checkpoint that is looked at, None while it is a phase."""
        phase = self.current
        return self._checks.get(phase) if self._on_checks and phase is not None else None

    # ------------------------------------------------------------------ places

    def _rows(self) -> TimelineRows:
        return TimelineRows(
            QFontMetricsF(font(Role.SMALL)).height(),
            len({phase.cycle for phase in self._phases}) > 1,
            flag_rows(self._races, self._phases),
            self._holds_today,
            bool(self._checks),
        )

    @property
    def _holds_today(self) -> bool:
        phases = self._phases
        return bool(phases) and phases[0].start <= self._today <= phases[-1].end

    def sizeHint(self) -> QSize:
        return QSize(320, round(self._rows().height) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _x(self, day: date) -> float:
        first, last = self._phases[0].start, self._phases[-1].end
        days = max((last - first).days + 1, 1)
        return 1 + (self.width() - 2) * (day - first).days / days

    def _box(self, phase: Phase) -> QRectF:
        rows = self._rows()
        left, right = self._x(phase.start), self._x(phase.end + timedelta(1))
        return QRectF(left, rows.bar, max(right - left - GAP, 3), rows.bar_height)

    def _check_box(self, phase: Phase) -> QRectF:
        """The room of the checkpoint that a phase ends with."""
        middle = self._x(phase.end + timedelta(1)) - GAP / 2
        left = min(max(middle - REACH, 0), self.width() - 2 * REACH)
        return QRectF(left, self._rows().checks, 2 * REACH, metrics.TARGET)

    def _phase_at(self, x: float) -> int | None:
        boxes = (self._box(phase) for phase in self._phases)
        return next((n for n, box in enumerate(boxes) if box.left() <= x <= box.right()), None)

    def _check_at(self, point: QPointF) -> Checkpoint | None:
        """The checkpoint at a place, of several the nearest."""
        if point.y() < self._rows().checks:
            return None
        boxes = [(self._check_box(phase), check) for phase, check in self._checks.items()]
        near = [(abs(b.center().x() - point.x()), c) for b, c in boxes if b.contains(point)]
        return min(near, key=_distance)[1] if near else None

    def accessible_parts(self) -> list[PaintedPart]:
        here = self.current
        phases = [
            PaintedPart(
                phase_text(p),
                mirrored.rect(self, self._box(p).toRect()),
                p is here and not self._on_checks,
            )
            for p in self._phases
        ]
        checks = [
            PaintedPart(
                checkpoint_text(check),
                mirrored.rect(self, self._check_box(phase).toRect()),
                phase is here and self._on_checks,
            )
            for phase, check in self._checks.items()
        ]
        races = [
            PaintedPart(race_text(race), mirrored.rect(self, self._flag_box(race).toRect()))
            for race in self._races
        ]
        return [*phases, *checks, *races]

    def _flag_box(self, race: Race) -> QRectF:
        rows = self._rows()
        return QRectF(self._x(race.day) - REACH / 2, rows.races, 2 * REACH, rows.race_height)

    def tip(self, point: QPointF) -> str:
        """What is said of a place of the widget: the race, the gate or the phase there."""
        point = mirrored.point(self, point)
        near = [r for r in self._races if abs(self._x(r.day) - point.x()) <= FLAG]
        if near and point.y() < self._rows().bar:
            return race_text(near[0])
        check, at = self._check_at(point), self._phase_at(point.x())
        if check is not None:
            return checkpoint_text(check)
        return phase_text(self._phases[at]) if at is not None else ""

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._phases:
            return
        painter = QPainter(self)
        mirrored.mirror(painter, QRectF(self.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._rows()
        self._paint_cycles(painter)
        for phase in self._phases:
            paint_phase(painter, self._box(phase), phase)
            paint_phase_words(painter, self._box(phase), phase)
        line = QRectF(0, rows.races, self.width(), rows.race_height)
        paint_flags(painter, [self._race_flag(race) for race in self._races], line, rows.foot)
        self._paint_today(painter)
        for phase, check in self._checks.items():
            paint_checkpoint(painter, self._check_box(phase), check)
        place = QRectF(0, rows.months, self.width(), rows.line)
        paint_labels(painter, place, self.month_labels())
        paint_labels(painter, place.translated(0, rows.line), self.year_labels())
        self._paint_focus(painter)

    def month_labels(self) -> list[tuple[float, str]]:
        """Every month of the plan: where it begins, and what it is called there."""
        first, last = self._phases[0].start, self._phases[-1].end
        return month_labels(first, last, self._x)

    def year_labels(self) -> list[tuple[float, str]]:
        """Every year of the plan: where it begins, and its number."""
        return year_labels(self._phases[0].start, self._phases[-1].end, self._x)

    def _paint_focus(self, painter: QPainter) -> None:
        if not self.hasFocus() or self.current is None:
            return
        box = self._box(self.current).adjusted(1, 1, -1, -1)
        if self.checkpoint is not None:
            middle = self._check_box(self.current).center()
            reach = MARK / 2 + 3
            box = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(active().colour("accent"), 2))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_cycles(self, painter: QPainter) -> None:
        cycles = sorted({phase.cycle for phase in self._phases})
        if len(cycles) < 2:
            return
        rows, theme = self._rows(), active()
        painter.setFont(font(Role.SMALL))
        painter.setPen(theme.colour("muted"))
        for cycle in cycles:
            first = next(p for p in self._phases if p.cycle == cycle)
            place = QRectF(self._x(first.start), 0, 120, rows.line)
            draw_words(
                painter, place, int(Qt.AlignmentFlag.AlignVCenter), tr("Cycle {cycle}", cycle=cycle)
            )

    def _paint_today(self, painter: QPainter) -> None:
        if not self._holds_today:
            return
        rows, theme, x = self._rows(), active(), self._x(self._today)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(QPointF(x, rows.bar - 4), QPointF(x, rows.foot))
        painter.setFont(font(Role.SMALL_STRONG))
        word = tr("Today")
        width = QFontMetricsF(painter.font()).horizontalAdvance(word) + 12
        left = min(max(x - width / 2, 0), self.width() - width)
        pill = QRectF(left, rows.today, width, rows.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setPen(theme.colour("on_accent"))
        draw_words(painter, pill, CENTRE, word)

    def _race_flag(self, race: Race) -> RaceFlag:
        """The flag of a race; that of an A race has its name first."""
        return RaceFlag(self._x(race.day), in_words(race_name(race)), race.rank is RaceRank.A)


def race_text(race: Race) -> str:
    """Return a race with its distance and its day."""
    return tr("{race}, {day:day}", race=race_with_km(race), day=race.day)


def _distance(found: tuple[float, Checkpoint]) -> float:
    return found[0]
