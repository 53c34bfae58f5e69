"""What a painted widget shows, for screen readers: its parts as children with names and places.

A widget that paints days, phases or choices itself is one node to a screen reader. A ``Painted``
widget says what its parts are; ``painted_nodes`` makes the nodes of them, after the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QRect

from ui.widgets.scrolled import Spotted, show_in_areas


class Read(Enum):
    """What a screen reader calls a painted widget or a part of one, by Qt's name."""

    LIST = "List"
    ITEM = "ListItem"
    TABLE = "Table"
    TITLE = "ColumnHeader"
    CELL = "Cell"
    GROUP = "Grouping"
    CHOICE = "RadioButton"


class PaintedPart(Struct, frozen=True):
    """One thing that is painted: its name, its place in the widget, and whether it is chosen.

    ``tip`` tells more than the name.
    """

    name: str
    box: QRect
    chosen: bool = False
    role: Read = Read.ITEM
    tip: str = ""


class Painted(Spotted):
    """A widget whose parts are painted; ``ACCESSIBLE_ROLE`` is what they are together."""

    ACCESSIBLE_ROLE = Read.LIST

    def accessible_parts(self) -> Sequence[PaintedPart]:
        """Return the parts in reading order."""
        raise NotImplementedError

    @property
    def spot(self) -> QRect:
        """Where the chosen part is; whoever has many parts tells it without making them all."""
        chosen = (part.box for part in self.accessible_parts() if part.chosen)
        return next(chosen, self.rect())

    def tell_chosen(self) -> None:
        """Let screen readers follow the keys to the part that is chosen now, and show it."""
        if self.hasFocus():
            show_in_areas(self)
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # Late: nobody asks at the start.

        if not QAccessible.isActive():
            return
        for index, part in enumerate(self.accessible_parts()):
            if part.chosen:
                event = QAccessibleEvent(self, QAccessible.Event.Focus)
                event.setChild(index)
                QAccessible.updateAccessibility(event)
