"""What scrolls by itself, without a frame or a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.theme import metrics
from ui.widgets.layouts import finish_layouts


def scroll_area(widget: QWidget, name: str) -> QScrollArea:
    """Return a scroll area around a widget, named for readers."""
    area = QScrollArea()
    set_up(area, widget, name)
    return area


def set_up(area: QScrollArea, widget: QWidget, name: str) -> None:
    """Put a widget into a scroll area without a frame or a ground, named for readers."""
    # Its own viewport has no ground; Qt's would have to be asked for, which makes PySide look
    # through every kind of widget there is.
    area.setViewport(QWidget())
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)  # setWidget switches it on.


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """Return a scroll area for a part of a dialog: it only scrolls up and down."""
    area = scroll_area(widget, name)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class SpreadArea(QScrollArea):
    """Scrolls by itself, or is as high as what is in it, where something around it scrolls."""

    def __init__(self, widget: QWidget, name: str) -> None:
        super().__init__()
        self._is_spread = False
        set_up(self, widget, name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def spread(self, *, out: bool) -> None:
        """Be as high as what is in it, or as there is room."""
        if out is not self._is_spread:
            self._is_spread = out
            self._offer_bar()
            self.updateGeometry()

    def _offer_bar(self) -> None:
        """Have no bar where all is seen: beside one, words would take more lines."""
        whole = self._is_spread and self.height() >= self.heightForWidth(self.width())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_bar()

    def hasHeightForWidth(self) -> bool:
        return self._is_spread

    def heightForWidth(self, width: int) -> int:
        inside = self.widget()
        if inside is None:
            return 0
        high = inside.heightForWidth(width) if inside.hasHeightForWidth() else 0
        # The area never makes it less high than that, though its words would need less.
        return max(high, inside.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least, inside = super().minimumSizeHint(), self.widget()
        if inside is None or not self._is_spread:
            return least
        return QSize(inside.minimumSizeHint().width(), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_spread and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()  # Something in it needs another height.
        return super().eventFilter(watched, event)


class Spotted(QWidget):
    """A widget in which the keys are at one spot."""

    @property
    def spot(self) -> QRect:
        """Where they are."""
        return self.rect()


def show_in_areas(widget: QWidget) -> None:
    """Scroll every area around a widget until it is seen, or what is chosen in it by key."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum() > 0:
            _show(around, widget, _spot(widget))
        around = around.parentWidget()


def show_both(first: QWidget, last: QWidget) -> None:
    """Show two parts that may have come just now; the last one where there is no room for both."""
    finish_layouts()
    show_in_areas(first)
    show_in_areas(last)


def _spot(widget: QWidget) -> QRect:
    return widget.spot if isinstance(widget, Spotted) else widget.rect()


def _show(area: QScrollArea, widget: QWidget, box: QRect) -> None:
    seen, bar = area.viewport().rect(), area.verticalScrollBar()
    place = QRect(widget.mapTo(area.viewport(), box.topLeft()), box.size())
    if place.height() > seen.height() and place.intersects(seen):
        return
    if place.top() < seen.top():
        bar.setValue(bar.value() + place.top() - metrics.S)
    elif place.bottom() > seen.bottom():
        bar.setValue(bar.value() + place.bottom() - seen.bottom() + metrics.S)


class FocusInView(QObject):
    """Whatever the keys go to is seen, also when the program gave them there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        # A window that becomes the active one again, and what is clicked on, stay as they are.
        pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if before is not None and now is not None and not pressed:
            show_in_areas(now)
