"""A painted week: what it shows, says and answers; ``week_grid`` adds what the hand does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.dates import hour_words
from calfjournal.messages import formats, tr
from calfjournal.views.picked import Picked
from calfjournal.views.read_aloud import spoken_day, spoken_item, tip
from calfjournal.views.week import HoursOfWeek, WeekItem
from ui.calendar.carry import Carry
from ui.calendar.placing import Metrics
from ui.calendar.week_painting import HoursPainter
from ui.calendar.week_sheet import PlacedItem, WeekMetrics, WeekSheet
from ui.services.qt import STRONG_FOCUS
from ui.theme import active
from ui.theme.faint import FaintColours
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart, Read

LEAST_DAY = 34
"""Width of a day in points, at least: its number, and the sign of what stands in it."""


class WeekView(Painted):
    """Seven days with their hours, the days and the thing that are chosen, and what is carried."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(self, carry: Carry, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Calendar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._carry = carry
        self._today = today
        self._selected = self._anchor = today
        self._at = 0
        self._week: HoursOfWeek | None = None
        self._sheet: WeekSheet | None = None
        self._example: HoursOfWeek | None = None
        self._lifted: WeekItem | None = None
        """What is carried, as it was where it was picked up."""
        self._metrics, self._chip_sizes = WeekMetrics(), Metrics()
        carry.changed.connect(self._follow_carry)

    # ------------------------------------------------------------------ what is shown

    @property
    def selected(self) -> date:
        """The chosen day."""
        return self._selected

    @property
    def week(self) -> HoursOfWeek | None:
        """The week shown."""
        return self._week

    @property
    def sheet(self) -> WeekSheet | None:
        """The week as it lies in the present size."""
        if self._week is None:
            return None
        held, kept = self._carry.held, self._sheet
        also = held.minute if held is not None and not held.by_hand else None
        if kept is None or not kept.holds(self._week, self.size(), self._metrics, also):
            kept = self._sheet = WeekSheet(self._week, self.size(), self._metrics, also)
        return kept

    def show_week(self, week: HoursOfWeek, today: date) -> None:
        """Show a week; the chosen day stays."""
        self._week, self._today = week, today
        self._describe()
        self.update()

    def show_example(self, week: HoursOfWeek | None) -> None:
        """Draw a week as it could be on its days, faintly."""
        self._example = week
        self.update()

    @property
    def picked(self) -> Picked:
        """The days and the thing that the keys are on."""
        first, last = sorted((self._anchor, self._selected))
        item = self.item if first == last else None
        return Picked(first, last, item.item.mark if item is not None else None)

    @property
    def spot(self) -> QRect:
        sheet, at = self.sheet, self.item  # Not by its parts: each of them is a sentence.
        index = (self._selected - sheet.week.first).days if sheet is not None else -1
        if sheet is None or not 0 <= index < len(sheet.week.days):
            return self.rect()
        return mirrored.rect(self, (at.box if at is not None else sheet.head(index)).toRect())

    @property
    def item(self) -> PlacedItem | None:
        """The session or run that the keys are on, None on a free day."""
        items = self._items(self._selected)
        return items[min(self._at, len(items) - 1)] if items else None

    def _items(self, day: date) -> list[PlacedItem]:
        sheet = self.sheet
        return sheet.on(day) if sheet is not None else []

    def _describe(self) -> None:
        day = self._week.at(self._selected) if self._week is not None else None
        words = spoken_day(day.cell) if day is not None else formats.long_day(self._selected)
        self.setAccessibleDescription(words)

    def accessible_parts(self) -> list[PaintedPart]:
        sheet = self.sheet
        if sheet is None:
            return []
        parts = []
        for index, day in enumerate(sheet.week.days):
            parts.append(
                PaintedPart(
                    spoken_day(day.cell),
                    mirrored.rect(self, sheet.head(index).toRect()),
                    day.day == self._selected and not self._items(day.day),
                    Read.CELL,
                )
            )
            parts += [
                PaintedPart(
                    spoken_item(p.item),
                    mirrored.rect(self, p.box.toRect()),
                    self._is_at(p),
                    Read.CELL,
                )
                for p in sheet.on(day.day)
            ]
        return parts

    def _is_at(self, placed: PlacedItem) -> bool:
        at = self.item
        return at is not None and at.day == placed.day and at.item is placed.item

    # ------------------------------------------------------------------ what is carried

    def _follow_carry(self) -> None:
        held, sheet = self._carry.held, self.sheet
        if held is None:
            self._lifted = None
        elif sheet is not None:
            items = (p.item for p in sheet.placed if p.item.mark == held.mark)
            self._lifted = next(items, self._lifted)
        self.update()

    # ------------------------------------------------------------------ size and paint

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        sizes = self._metrics
        hours = 16 * sizes.least_hour
        return QSize(round(sizes.gutter + 7 * LEAST_DAY), round(sizes.head + sizes.top + hours))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._metrics, self._chip_sizes = WeekMetrics(), Metrics()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored.mirror(painter, QRectF(self.rect()))
        paint = HoursPainter(painter, active(), sheet)
        picked = self.picked
        chosen = [i for i, d in enumerate(sheet.week.days) if picked.first <= d.day <= picked.last]
        paint.ground(self._today, range(chosen[0], chosen[-1] + 1) if chosen else range(0))
        held = self._carry.held
        if held is None:
            paint.bands(self._chip_sizes)
        if held is not None:
            self._carry.judge(day.day for day in sheet.week.days)
            for index, day in enumerate(sheet.week.days):
                words = self._carry.words(day.day)
                paint.placing(index, self._carry.fit(day.day), words, strong=day.day == held.day)
        if self._example is not None and self._example.first == sheet.week.first:
            ahead = WeekSheet(self._example, self.size(), self._metrics)
            faint = HoursPainter(painter, FaintColours(), ahead)
            for placed in ahead.placed:
                faint.item(placed.box, placed.item)
        for placed in sheet.placed:
            carried = held is not None and placed.item.mark == held.mark
            paint.item(placed.box, placed.item, faint=carried)
        if held is not None:
            self._paint_held(paint, sheet)
        else:
            self._paint_choice(paint, sheet)
        painter.end()

    def _paint_held(self, paint: HoursPainter, sheet: WeekSheet) -> None:
        held, item = self._carry.held, self._lifted
        if held is None or item is None:
            return
        found = next((p for p in sheet.placed if p.item.mark == held.mark), None)
        if found is not None and not held.copies and not held.is_back:
            time = hour_words(held.source_minute) if held.source_minute is not None else ""
            paint.was_here(found.box, time)
        index = (held.day - sheet.week.first).days
        if 0 <= index < len(sheet.week.days):
            if held.minute is None:
                paint.lifted(sheet.loose_box(index), item)
            else:
                paint.lifted(sheet.item_box(index, held.minute, item.minutes), item)

    def _paint_choice(self, paint: HoursPainter, sheet: WeekSheet) -> None:
        at, has_keys = self.item, self.hasFocus()
        if at is not None and self._anchor == self._selected:
            paint.frame(at.box, tinted=has_keys)
        else:
            index = (self._selected - sheet.week.first).days
            if 0 <= index < len(sheet.week.days):
                paint.frame(sheet.head(index), tinted=has_keys)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        sheet, point = self.sheet, mirrored.point(self, QPointF(event.pos()))
        day = sheet.day_at(point) if sheet is not None else None
        found = self._week.at(day) if self._week is not None and day is not None else None
        if found is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), tip(found.cell), self)
