"""The whole plan as one bar: phases in their colours, cycles, races, and where today is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.plan import Phase, Plan, Race, RaceRank
from calfjournal.domain.race_names import race_name, race_with_km
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import short_month
from calfjournal.messages.vocabulary import PHASES
from ui.plan.race_flags import FLAG, RaceFlag, flag_rows, paint_flags
from ui.services.qt import CENTRE, ENTER_KEYS, STRONG_FOCUS
from ui.theme import Role, active, font, metrics
from ui.theme.glyphs import paint_glyph
from ui.widgets.painted import Painted, PaintedPart

GLYPH = 11
RADIUS = 6
GAP = 2


@dataclass(frozen=True, slots=True)
class _Rows:
    """Tops and heights of the rows; rounds and today's sign have one each if needed."""

    line: float
    has_rounds: bool
    race_rows: int
    has_today: bool

    @property
    def races(self) -> float:
        return self.line + 2 if self.has_rounds else 0

    @property
    def today(self) -> float:
        return self.races + self.race_height + (2 if self.race_rows else 0)

    @property
    def race_height(self) -> float:
        return self.line * self.race_rows

    @property
    def bar(self) -> float:
        return self.today + (self.line + 4 if self.has_today else 2)

    @property
    def bar_height(self) -> float:
        return max(metrics.ROW, 2 * self.line)

    @property
    def months(self) -> float:
        return self.bar + self.bar_height + 6

    @property
    def height(self) -> float:
        return self.months + self.line


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


class Timeline(Painted):
    """Left and right walk the phases; ``chosen`` carries one on Enter or a double click.

    ``walked`` tells which phase is looked at, for the line below the bar.
    """

    chosen = Signal(Phase)
    walked = Signal(Phase)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: tuple[Phase, ...] = ()
        self._races: tuple[Race, ...] = ()
        self._today = date.min
        self._at = 0
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline of the plan"))

    def show_plan(self, plan: Plan, races: Sequence[Race], today: date) -> None:
        """Show a plan; the phase of today is looked at first."""
        self._phases = tuple(p for p in plan.phases if p.start <= p.end)
        self._races = tuple(r for r in races if plan.start <= r.day <= plan.end)
        self._today = today
        holds = [n for n, p in enumerate(self._phases) if p.start <= today <= p.end]
        self._at = holds[0] if holds else 0
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> Phase | None:
        """The phase that is looked at."""
        return self._phases[self._at] if self._at < len(self._phases) else None

    def as_text(self) -> str:
        """The bar in words, for readers and the clipboard."""
        lines = [phase_text(phase) for phase in self._phases]
        lines += [
            tr("Race: {race} on {day:day}", race=race_with_km(race), day=race.day)
            for race in self._races
        ]
        return "\n".join(lines)

    def _tell(self) -> None:
        phase = self.current
        self.setAccessibleDescription(phase_text(phase) if phase else "")
        self.walked.emit(phase)

    # ------------------------------------------------------------------ places

    def _rows(self) -> _Rows:
        return _Rows(
            QFontMetricsF(font(Role.SMALL)).height(),
            len({phase.cycle for phase in self._phases}) > 1,
            flag_rows(self._races, self._phases),
            self._holds_today,
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

    def _phase_at(self, x: float) -> int | None:
        boxes = (self._box(phase) for phase in self._phases)
        return next((n for n, box in enumerate(boxes) if box.left() <= x <= box.right()), None)

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(phase_text(phase), self._box(phase).toRect(), index == self._at)
            for index, phase in enumerate(self._phases)
        ]

    # ------------------------------------------------------------------ hands

    def _walk_to(self, at: int) -> None:
        if 0 <= at < len(self._phases) and at != self._at:
            self._at = at
            self._tell()
            self.tell_chosen()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._walk_to(self._at + step)
        elif event.key() == Qt.Key.Key_Home:
            self._walk_to(0)
        elif event.key() == Qt.Key.Key_End:
            self._walk_to(len(self._phases) - 1)
        elif event.key() in ENTER_KEYS and self.current is not None:
            self.chosen.emit(self.current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._phase_at(event.position().x()) if self._phases else None
        if at is not None:
            self._walk_to(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._phases:
            near = [r for r in self._races if abs(self._x(r.day) - event.pos().x()) <= FLAG]
            at = self._phase_at(event.pos().x())
            if near and event.pos().y() < self._rows().bar:
                QToolTip.showText(event.globalPos(), _race_text(near[0]), self)
            elif at is not None:
                QToolTip.showText(event.globalPos(), phase_text(self._phases[at]), self)
            return True
        return super().event(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._phases:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cycles(painter)
        self._paint_months(painter)
        for phase in self._phases:
            self._paint_phase(painter, phase)
        self._paint_today(painter)
        rows = self._rows()
        line = QRectF(0, rows.races, self.width(), rows.race_height)
        flags = [self._race_flag(race) for race in self._races]
        paint_flags(painter, flags, line, rows.bar + rows.bar_height)
        for phase in self._phases:
            self._paint_words(painter, phase)
        if self.hasFocus() and self.current is not None:
            box = self._box(self.current).adjusted(1, 1, -1, -1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(active().colour("accent"), 2))
            painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _paint_phase(self, painter: QPainter, phase: Phase) -> None:
        theme, look, box = active(), PHASE_KIND_LOOKS[phase.kind], self._box(phase)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(look))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.bottom() - 3, box.width(), 3))
        painter.setBrush(theme.mark(look))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.restore()

    def _paint_words(self, painter: QPainter, phase: Phase) -> None:
        theme, look = active(), PHASE_KIND_LOOKS[phase.kind]
        box = self._box(phase).adjusted(0, 0, 0, -3)
        painter.setFont(font(Role.SMALL_STRONG))
        wide = QFontMetricsF(painter.font())
        title, word = in_words(phase.title), PHASES[phase.kind]
        texts = (_with_weeks(title, phase), title, _with_weeks(word, phase), word, "")
        room = box.width() - GLYPH - 14
        text = next(t for t in texts if not t or wide.horizontalAdvance(t) <= room)
        if box.width() < GLYPH + 2:
            return
        width = GLYPH + (5 + wide.horizontalAdvance(text) if text else 0)
        left = box.left() + (8 if text else (box.width() - width) / 2)
        sign = QRectF(left, box.center().y() - GLYPH / 2, GLYPH, GLYPH)
        # Lines of today and races pass behind the words, so that both can be read.
        behind = QRectF(left - 3, box.center().y() - wide.height() / 2, width + 6, wide.height())
        painter.fillRect(behind, theme.soft(look))
        paint_glyph(painter, sign, look.glyph, theme.mark(look))
        painter.setPen(theme.ink(look))
        place = QRectF(sign.right() + 5, box.top(), box.right() - sign.right(), box.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

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
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignVCenter), tr("Cycle {cycle}", cycle=cycle)
            )

    def _paint_months(self, painter: QPainter) -> None:
        rows, theme = self._rows(), active()
        painter.setFont(font(Role.SMALL, figures=True))
        wide = QFontMetricsF(painter.font())
        day = self._phases[0].start
        taken = -1.0
        while day <= self._phases[-1].end:
            name = short_month(day.month)
            with_year = day.month == 1 or taken < 0
            text = tr("{month} {year}", month=name, year=str(day.year)) if with_year else name
            left, width = self._x(day), wide.horizontalAdvance(text)
            if left >= taken and left + width <= self.width():
                painter.setPen(theme.colour("muted"))
                painter.drawText(QPointF(left, rows.months + wide.ascent()), text)
                taken = left + width + 8
            day = (day.replace(day=1) + timedelta(32)).replace(day=1)

    def _paint_today(self, painter: QPainter) -> None:
        if not self._holds_today:
            return
        rows, theme, x = self._rows(), active(), self._x(self._today)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(QPointF(x, rows.bar - 4), QPointF(x, rows.bar + rows.bar_height + 3))
        painter.setFont(font(Role.SMALL_STRONG))
        word = tr("Today")
        width = QFontMetricsF(painter.font()).horizontalAdvance(word) + 12
        left = min(max(x - width / 2, 0), self.width() - width)
        pill = QRectF(left, rows.today, width, rows.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(pill, CENTRE, word)

    def _race_flag(self, race: Race) -> RaceFlag:
        """The flag of a race; that of an A race has its name first."""
        return RaceFlag(self._x(race.day), in_words(race_name(race)), race.rank is RaceRank.A)


def _race_text(race: Race) -> str:
    return tr("{race}, {day:day}", race=race_with_km(race), day=race.day)


def _with_weeks(name: str, phase: Phase) -> str:
    return tr("{name} · {weeks} w", name=name, weeks=phase.weeks)
