"""Every line of text that is painted, by whomever: where it stands and in what colour."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

_EVERYTHING: Final = QPaintEngine.PaintEngineFeature.AllFeatures
_DEPTHS: Final = {"PdmDepth": 32, "PdmNumColors": 1 << 24, "PdmDevicePixelRatio": 1}
_SCALED: Final = 1 << 16
"""Of a device whose pixels are one pixel large, as Qt counts fractions of them."""


class WrittenLine(Struct, frozen=True):
    """A line as it was painted: what it says, its ink's box in the widget, and its colour.

    The box reaches from the top of the capitals to the line they stand on.
    """

    widget: QWidget
    text: str
    box: QRectF
    colour: QColor

    @property
    def base(self) -> float:
        """The height of the line that the letters stand on, in the widget."""
        return self.box.bottom()

    def box_in(self, window: QWidget) -> QRectF:
        """Its box in the window."""
        return self.box.translated(QPointF(self.widget.mapTo(window, QPoint())))

    @property
    def is_seen(self) -> bool:
        """False while what it stands in is scrolled away or hidden."""
        return self.widget.visibleRegion().boundingRect().contains(self.box.center().toPoint())


class _Ears(QPaintEngine):
    """Paints nothing and remembers what is written."""

    def __init__(self) -> None:
        super().__init__(_EVERYTHING)
        self.heard: list[tuple[str, QRectF, QColor]] = []
        self._place, self._ink, self._opacity = QTransform(), QColor(), 1.0

    def begin(self, pdev: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        self._place, self._opacity = QTransform(state.transform()), state.opacity()
        self._ink = QColor(state.pen().color())

    def drawTextItem(self, p: QPointF, text_item: QTextItem) -> None:  # type: ignore[override]
        # Three quarters of what is reserved above the line are the height of its capitals.
        high = text_item.ascent() * 0.75
        box = self._place.mapRect(QRectF(p.x(), p.y() - high, text_item.width(), high))
        ink = QColor(self._ink)
        ink.setAlphaF(ink.alphaF() * self._opacity)
        self.heard.append((text_item.text(), box, ink))

    def drawPath(self, path: QPainterPath) -> None:
        """Paint nothing; all shapes that are not said below come here."""

    def drawPolygon(self, *_polygon: object) -> None:
        """Paint nothing."""

    def drawPixmap(self, *_picture: object) -> None:
        """Paint nothing."""

    def drawImage(self, *_picture: object) -> None:
        """Paint nothing."""


class _Listener(QPaintDevice):
    """As large as a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.ears = _Ears()
        self._widget = widget

    def paintEngine(self) -> QPaintEngine:
        return self.ears

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        name = metric.name
        if name in ("PdmWidth", "PdmHeight"):
            return self._widget.width() if name == "PdmWidth" else self._widget.height()
        if "Dpi" in name:
            return 96
        return _DEPTHS.get(name, _SCALED)


def written_by(widget: QWidget) -> list[WrittenLine]:
    """Return the lines that a widget paints itself; those of its children are theirs."""
    if widget.width() < 1 or widget.height() < 1:
        return []
    device = _Listener(widget)
    QWidget.render(widget, device, QPoint(), QRegion(), QWidget.RenderFlag(0))
    lines = [
        WrittenLine(widget, text, box, ink)
        for text, box, ink in device.ears.heard
        if text.strip() and ink.alpha() > 0
    ]
    device.ears.heard.clear()
    return lines


class Sight:
    """All there is in a window or a dialog, looked at once for all rules."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.widgets = [window, *(w for w in window.findChildren(QWidget) if self._is_in_it(w))]
        """What is shown, scrolled away or not."""

    def _is_in_it(self, widget: QWidget) -> bool:
        return widget.isVisible() and widget.window() is self.window

    @cached_property
    def lines(self) -> list[WrittenLine]:
        """Every line that is written, also where one has to scroll to it."""
        return [line for widget in self.widgets for line in written_by(widget)]

    @cached_property
    def picture(self) -> QImage:
        """What is seen now."""
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def lines_of(self, widget: QWidget) -> list[WrittenLine]:
        """The lines that one widget writes."""
        return [line for line in self.lines if line.widget is widget]
