"""What a plan would be, drawn in place of the day's sessions while there is none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from calfjournal.domain.looks import KIND_LOOKS, Glyph
from calfjournal.domain.program import SessionKind
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import KINDS
from ui.theme import Role, active, metrics, text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write
from ui.widgets.buttons import Button
from ui.widgets.ghost import FAINT, Ghost, example_words, ghost_box
from ui.widgets.layouts import column, row
from ui.widgets.mirrored import mirror
from ui.widgets.text import Label, small

PHASES: Final = (
    (SessionKind.MOBILITY, 5),
    (SessionKind.STRENGTH, 7),
    (SessionKind.PLYOMETRIC, 6),
    (SessionKind.RETEST, 3),
)
"""Phases of an example, and the shares of its width that they take."""
SIGN: Final = 12.0
FLAG_ROOM: Final = 22.0


class PhasesGhost(Ghost):
    """The phases of a plan up to a race."""

    def __init__(self) -> None:
        super().__init__(40)

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        mirror(painter, box)
        gap, total = 4.0, sum(share for _, share in PHASES)
        room = box.width() - FLAG_ROOM - gap * len(PHASES)
        left = 0.0
        for kind, share in PHASES:
            wide = room * share / total
            self._paint_phase(painter, QRectF(left, 2, wide, box.height() - 4), kind)
            left += wide + gap
        flag = QRectF(box.width() - SIGN - 4, box.center().y() - SIGN / 2, SIGN, SIGN)
        painter.setOpacity(FAINT)
        paint_glyph(painter, flag, Glyph.FLAG, active().colour("accent"))
        painter.setOpacity(1.0)

    def _paint_phase(self, painter: QPainter, box: QRectF, kind: SessionKind) -> None:
        look, name = KIND_LOOKS[kind], KINDS[kind].text
        ghost_box(painter, box, 6.0, look.colour)
        wide = text_width(name, Role.SMALL)
        named = SIGN + 6 + wide <= box.width() - 12
        left = box.center().x() - ((SIGN + 6 + wide) / 2 if named else SIGN / 2)
        sign = QRectF(left, box.center().y() - SIGN / 2, SIGN, SIGN)
        painter.setOpacity(FAINT)
        paint_glyph(painter, sign, look.glyph, active().mark(look))
        painter.setOpacity(1.0)
        if named:
            painter.setPen(active().colour("muted"))
            words = QRectF(sign.right() + 6, box.y(), wide + 2, box.height())
            write(painter, words, name, Role.SMALL)


class PlanOffer(QWidget):
    """``plan_wanted`` comes when one is to be made; without ``asks`` another button does that."""

    plan_wanted = Signal()

    def __init__(self, *, over: bool, asks: bool) -> None:
        super().__init__()
        sentence = (
            tr("The next one goes on from your last tests, around your runs and races.")
            if over
            else tr(
                "A plan lays your calf sessions on days that leave time to recover, "
                "around your runs and races."
            )
        )
        line = row(small(example_words()), None)
        if asks:
            self.button = Button(tr("Make a plan"), "plain", "plan")
            self.button.clicked.connect(self.plan_wanted)
            line.addWidget(self.button)
        self.setLayout(column(Label(sentence, wrap=True), PhasesGhost(), line, gap=metrics.M))
