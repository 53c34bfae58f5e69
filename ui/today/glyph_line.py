"""What was looked at as a line of small boxes, one a finding: its topic, and its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.looks import STATE_LOOKS, Glyph
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import unit_word
from calfjournal.messages.vocabulary import SIDE_LETTERS
from calfjournal.views import today_words as words
from ui.services.qt import CENTRE, ENTER_KEYS, LEFT, STRONG_FOCUS
from ui.theme import Role, active, font, sizes, text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.upright import draw_words
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart

HEIGHT, GAP, PADDING = 26, 5, 6
SIGN, TOPIC = 8, 11
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WRAP = int(Qt.TextFlag.TextWordWrap)
_GRAVE = (State.STOP, State.RED, State.AMBER)
_TOPICS = {
    "stiffness": Glyph.WAVE,
    "tendon.trend": Glyph.RISING,
    "rhr": Glyph.HEART,
    "sleep": Glyph.MOON,
    "wellness": Glyph.HALF,
    "last_rpe": Glyph.GAUGE,
    "red_flag": Glyph.FLAG,
}
_COUNTS = {
    "tendon.24h": "24",
    "tendon.48h": "48",
    "sleep.mean": "14",
    "sleep.night": "1",
    "sleep.quality": "/5",
}
"""Hours after a session; nights that sleep is told of, or the end of its scale."""


class _Box(Struct, frozen=True):
    """What a box shows: the state where it is grave, letters, and a sign for the topic."""

    state: Glyph
    letters: str
    topic: Glyph
    width: float


class GlyphLine(Painted):
    """Arrows walk, the line of words below tells; ``pressed`` comes with Enter, Space or a click.

    What is usual has a full ground, what asks for something a border and its sign, what is not
    known a dashed one: no state is told by its colour alone.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._boxes: list[_Box] = []
        self._laid: dict[int, list[QRectF]] = {}
        """The places of the boxes by the width of the line."""
        self._at = 0
        self._over: int | None = None
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show a box for each finding, in their order."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        self._boxes = [_box_of(finding) for finding in findings]
        self._laid.clear()
        self._at, self._over = 0, None
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def told(self) -> str:
        """The words below the boxes: the finding under the pointer or the keys, else the count."""
        at = self._over if self._over is not None else self._at
        if self._findings and (self._over is not None or self.hasFocus()):
            return words.finding_words(self._findings[at])
        return words.tally_words(self._findings)

    def _tell(self) -> None:
        chosen = words.finding_words(self._findings[self._at]) if self._findings else ""
        self.setAccessibleName(tr("What was looked at. {finding}", finding=chosen))
        self.setAccessibleDescription(words.tally_words(self._findings))

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(
                words.finding_words(finding),
                mirrored.box(self, box).toRect(),
                index == self._at,
                tip=in_words(finding.text),
            )
            for index, (finding, box) in enumerate(
                zip(self._findings, self._places(self.width()), strict=True)
            )
        ]

    # ------------------------------------------------------------------ geometry

    def _places(self, width: int) -> list[QRectF]:
        if width not in self._laid:  # Asked for many times a layout.
            self._laid[width] = list(_row_by_row(self._boxes, width))
        return self._laid[width]

    def _words_height(self, width: int = 0) -> int:
        """How high the count is; in a width of 0 it is one line."""
        line = round(sizes(Role.SMALL).height()) + 2
        told = words.tally_words(self._findings)
        if not width or text_width(told, Role.SMALL) <= width:
            return line
        room = QRectF(0, 0, width, 10 * line)
        return ceil(sizes(Role.SMALL).boundingRect(room, _WRAP, told).height()) + 2

    def heightForWidth(self, width: int) -> int:
        bottom = max((box.bottom() for box in self._places(width)), default=0.0)
        return round(bottom) + GAP + self._words_height(width)

    def sizeHint(self) -> QSize:
        width = sum(box.width + GAP for box in self._boxes)
        return QSize(round(width), self.heightForWidth(round(width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(HEIGHT * 4, HEIGHT + GAP + self._words_height())

    def _under(self, point: QPointF) -> int | None:
        point = mirrored.point(self, point)
        places = enumerate(self._places(self.width()))
        return next((index for index, box in places if box.contains(point)), None)

    # ------------------------------------------------------------------ acting

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, index: int | None) -> None:
        if index != self._over:
            self._over = index
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._under(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(index)
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = mirrored.key(self, event.key()), len(self._findings) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._choose(min(max(self._at + _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else last)
        elif key in (*ENTER_KEYS, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: int) -> None:
        self._at, self._over = index, None
        self._tell()
        self.tell_chosen()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        index = self._under(QPointF(event.pos()))
        tip = in_words(self._findings[index].text) if index is not None else ""
        QToolTip.showText(event.globalPos(), tip, self)
        return True

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored.mirror(painter, QRectF(self.rect()))
        bottom = 0.0
        for index, place in enumerate(self._places(self.width())):
            self._paint_box(painter, place, index)
            bottom = place.bottom()
        line = QRectF(0, bottom + GAP, self.width(), self._words_height(self.width()))
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        wraps = line.height() > self._words_height()
        told = self.told
        if told != words.tally_words(self._findings) or not wraps:
            end = Qt.TextElideMode.ElideRight
            told = painter.fontMetrics().elidedText(told, end, int(line.width()))
        draw_words(painter, line, _WRAP if wraps else LEFT.value, told)

    def _paint_box(self, painter: QPainter, place: QRectF, index: int) -> None:
        theme, state, box = active(), self._findings[index].state, self._boxes[index]
        look = STATE_LOOKS[state]
        painter.setBrush(theme.soft(look) if state.judged else Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if not state.judged:
            painter.setPen(QPen(theme.colour("field_line"), 1, Qt.PenStyle.DashLine))
        elif state in _GRAVE:
            painter.setPen(QPen(theme.mark(look), 1.5))
        painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        self._paint_content(painter, place, box, index)
        if index == (self._at if self.hasFocus() else self._over):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_content(self, painter: QPainter, place: QRectF, box: _Box, index: int) -> None:
        ink = active().ink(STATE_LOOKS[self._findings[index].state])
        x = place.x() + (box.width - _content_width(box)) / 2
        if box.state:
            paint_glyph(painter, _square(x, place, SIGN), box.state, ink)
            x += SIGN + 4
        if box.letters:
            room = text_width(box.letters, Role.SMALL_STRONG)
            painter.setFont(font(Role.SMALL_STRONG))
            painter.setPen(ink)
            draw_words(painter, QRectF(x - 2, place.y(), room + 4, HEIGHT), CENTRE, box.letters)
            x += room + 3
        if box.topic:
            paint_glyph(painter, _square(x, place, TOPIC), box.topic, ink)


def _row_by_row(boxes: Sequence[_Box], width: int) -> Iterator[QRectF]:
    x = y = 0.0
    for box in boxes:
        if x and x + box.width > width:
            x, y = 0.0, y + HEIGHT + GAP
        yield QRectF(x, y, box.width, HEIGHT)
        x += box.width + GAP


def _square(x: float, place: QRectF, side: int) -> QRectF:
    return QRectF(x, place.center().y() - side / 2, side, side)


def _content_width(box: _Box) -> float:
    letters = text_width(box.letters, Role.SMALL_STRONG) if box.letters else 0.0
    topic = TOPIC + (3 if box.letters else 0) if box.topic else 0
    return (SIGN + 4 if box.state else 0) + letters + topic


def _box_of(finding: Finding) -> _Box:
    head, _, side = finding.rule.rpartition(".")
    leg = Side(side) if side in LEGS else None
    rule = head if leg is not None else finding.rule
    letters = SIDE_LETTERS[leg] if leg is not None else ""
    letters += _COUNTS.get(rule, unit_word("km") if rule == "run_spike" else "")
    topic = _TOPICS.get(rule) or _TOPICS.get(rule.partition(".")[0], Glyph.NONE)
    state = STATE_LOOKS[finding.state].glyph if finding.state in _GRAVE else Glyph.NONE
    if not letters and not topic:
        topic = STATE_LOOKS[finding.state].glyph
    made = _Box(state, letters, topic, 0.0)
    width = max(float(HEIGHT), _content_width(made) + 2 * PADDING)
    return _Box(state, letters, topic, width)
