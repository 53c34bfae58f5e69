"""A room that is opened is seen from its title on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.layouts import finish_layouts
from ui.widgets.scrolled import Spotted, show_in_areas

if TYPE_CHECKING:
    from ui.calendar.rooms import Rooms


class OnTop(QObject):
    """Scrolls a page back once its room has got the keys, as far as they stay in sight.

    Of an example, below whose ``sentence`` they are on nothing, the sentence is seen first.
    """

    def __init__(self, area: QScrollArea, rooms: Rooms, sentence: QWidget) -> None:
        super().__init__(area)
        self._area, self._rooms, self._sentence = area, rooms, sentence
        rooms.entered_room.connect(self.soon)

    @Slot()
    def soon(self) -> None:
        """Scroll when everything that is being done is done."""
        QTimer.singleShot(0, self, self._scroll)

    @Slot()
    def _scroll(self) -> None:
        finish_layouts()  # The room before may have been higher.
        self._area.verticalScrollBar().setValue(0)
        keys = self._rooms.now.focusProxy()
        if not self._sentence.isHidden() or not isinstance(keys, Spotted) or not keys.hasFocus():
            return
        if not self._begins_in_sight(keys):
            show_in_areas(keys)

    def _begins_in_sight(self, keys: Spotted) -> bool:
        """True of what is high, like the week of a year, and seen in its larger part."""
        seen, spot = self._area.viewport().rect(), keys.spot
        place = QRect(keys.mapTo(self._area.viewport(), spot.topLeft()), spot.size())
        is_high = 2 * place.height() > seen.height()
        return is_high and 2 * place.intersected(seen).height() > place.height()
