"""How long a run was run at which cadence, with the band of its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.run_curves import CadenceBar
from calfjournal.messages import formats, tr
from ui.theme import Role, active, font, metrics, sizes, text_width

HEIGHT: Final = 64.0
_GAP = 1.0
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


class CadenceBars(QWidget):
    """A bar for each cadence; those on target wear the accent. Cadence rises to the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: Sequence[CadenceBar] = ()
        self._target: float | None = None

    def show_bars(self, bars: Sequence[CadenceBar], target: float | None) -> None:
        """Show some bars, and the target below them where it lies among them."""
        self._bars, self._target = bars, target
        self.setAccessibleName(self.told)
        self.setVisible(bool(bars))
        self.update()

    @property
    def told(self) -> str:
        """What the bars show, as a sentence."""
        if not self._bars:
            return ""
        most = max(self._bars, key=_share)
        return tr(
            "Cadence from {low:0} to {high:spm}, most of it at {most:spm}.",
            low=self._bars[0].spm,
            high=self._bars[-1].spm,
            most=most.spm,
        )

    def sizeHint(self) -> QSize:
        return QSize(180, round(HEIGHT + sizes(Role.SMALL).height() + metrics.XS))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, highest = active(), max(bar.share for bar in self._bars)
        each = self.width() / len(self._bars)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, bar in enumerate(self._bars):
            high = max(bar.share / highest * (HEIGHT - 2), 1.0)
            painter.setBrush(theme.colour("accent" if bar.on_target else "faint"))
            painter.drawRoundedRect(
                QRectF(at * each, HEIGHT - high, max(each - _GAP, 1.0), high), 1.5, 1.5
            )
        self._paint_words(painter, each)

    def _paint_words(self, painter: QPainter, each: float) -> None:
        """The ends and the target between them; an end that has no room beside it is left out."""
        painter.setFont(font(Role.SMALL, figures=True))
        low, high = self._bars[0].spm, self._bars[-1].spm
        ends = [(low, 0.0), (high, float(self.width()))]
        target = self._target
        if target is not None and low <= target <= high:
            step = (high - low) / max(len(self._bars) - 1, 1) or 1.0
            told = self._box(target, ((target - low) / step + 0.5) * each)
            self._paint_word(painter, target, told, "accent_ink")
            beside = told.adjusted(-metrics.XS, 0, metrics.XS, 0)
            ends = [end for end in ends if not self._box(*end).intersects(beside)]
        for spm, middle in ends:
            self._paint_word(painter, spm, self._box(spm, middle), "muted")

    def _box(self, spm: float, middle: float) -> QRectF:
        wide = text_width(formats.bare(spm, 0), Role.SMALL, figures=True) + 2
        left = min(max(middle - wide / 2, 0.0), self.width() - wide)
        return QRectF(left, HEIGHT + metrics.XS, wide, sizes(Role.SMALL).height())

    @staticmethod
    def _paint_word(painter: QPainter, spm: float, box: QRectF, tone: str) -> None:
        painter.setPen(active().colour(tone))
        painter.drawText(box, _MIDDLE, formats.bare(spm, 0))


def _share(bar: CadenceBar) -> float:
    return bar.share
