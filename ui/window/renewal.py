"""What is seen of a window while its pages are made anew."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui.services.drafts import WindowDrafts
from ui.services.places import Place, Target
from ui.widgets.layouts import finish_layouts
from ui.widgets.page import Page


class LeftPage(Struct, frozen=True):
    """What leads back to what was seen of a page, and how far down that was, of all there is."""

    target: Target | None
    scrolled: float = 0.0

    @classmethod
    def of(cls, page: Page) -> LeftPage:
        """Look at a page."""
        bar = page.scroller.verticalScrollBar() if page.scrolls else None
        down = bar.value() / bar.maximum() if bar is not None and bar.maximum() else 0.0
        return cls(page.again, down)

    def scroll(self, page: Page) -> None:
        """Show the same part of it; its layout is finished for that."""
        if self.scrolled and page.scrolls:
            finish_layouts()
            bar = page.scroller.verticalScrollBar()
            bar.setValue(round(self.scrolled * bar.maximum()))


def leave(pages: Mapping[Place, Page], drafts: WindowDrafts) -> dict[Place, LeftPage]:
    """Leave every page, so that what is typed is kept or a draft, and return what was seen."""
    seen = {place: LeftPage.of(page) for place, page in pages.items()}
    for page in pages.values():
        page.hide()  # What keeps itself when it is left does so now.
    drafts.leave_forms()
    return seen


def delete(part: QWidget) -> None:
    """Delete a part and everything in it now, not at the next turn of the event loop."""
    part.deleteLater()
    QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)


def refit(part: QWidget, times: float) -> None:
    """Make the words of a part that stays so many times as large as they were."""
    for widget in part.findChildren(QWidget):
        if times != 1 and widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            words = QFont(widget.font())
            words.setPixelSize(round(words.pixelSize() * times))
            widget.setFont(words)


def loosen(part: QWidget) -> None:
    """Take a part that stays out of its window, so that Tab comes to it where it is put next."""
    hidden = part.isHidden()
    part.setParent(None)
    part.setHidden(hidden)
