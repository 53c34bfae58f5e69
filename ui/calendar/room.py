"""What each way to see the calendar stands on: year, month, week and list are rooms of one page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.views.picked import Picked
from ui.services.qt import KEY

if TYPE_CHECKING:
    from calfjournal.domain.plan import Phase
    from ui.services.context import Context


class View(StrEnum):
    """The ways to see the calendar, the widest first; settings files keep the value."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    LIST = "list"


class Room(QWidget):
    """One way to see the calendar, around a chosen day.

    A room shows and is walked through; the page writes its heading above and the day's panel
    beside. Signals: ``turned`` when heading or phase are others; ``day_chosen(date)`` whenever
    another day is chosen; ``day_entered(date)`` to work on a day, ``session_entered(date, int)`` on
    a session of it; ``view_wanted(str, date)`` to see a day in another ``View``;
    ``adding_wanted(date)`` to add something to a day, ``adding_at(date, str)`` at an hour of it;
    ``menu_wanted(Picked, QPointF)`` for what is picked, at a place of the screen;
    ``moving_wanted`` to ask for another day for it.
    """

    turned = Signal()
    day_chosen = Signal(date)
    day_entered = Signal(date)
    session_entered = Signal(date, KEY)
    view_wanted = Signal(str, date)
    adding_wanted = Signal(date)
    adding_at = Signal(date, str)
    menu_wanted = Signal(Picked, QPointF)
    moving_wanted = Signal()

    view: ClassVar[View]
    carries: ClassVar[bool] = False
    """True where sessions and runs are carried about."""
    has_day: ClassVar[bool] = False
    """True where the day's panel always stands beside."""
    kinds: ClassVar[tuple[Kind, ...]] = ()
    """What else it shows than every room does."""
    nothing_picked: ClassVar[str] = ""
    """What is said, marked for translation, where a key finds nothing to act on; "" for nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @property
    def selected(self) -> date:
        """The chosen day."""
        raise NotImplementedError

    @property
    def picked(self) -> Picked:
        """The days, and the thing, that acts are for."""
        return Picked(self.selected, self.selected)

    def seen(self) -> tuple[Any, ...]:
        """Return how it is narrowed, for ``see``."""
        return ()

    def see(self, seen: tuple[Any, ...]) -> None:
        """Narrow it like the room whose place it takes."""

    @property
    def heading(self) -> str:
        """What is shown, as the page's title."""
        raise NotImplementedError

    @property
    def subtitle(self) -> str:
        """What is said beside or below the title, "" for nothing."""
        return ""

    @property
    def phase(self) -> Phase | None:
        """The phase named beside the title."""
        return None

    def holds(self, day: date) -> bool:
        """True while choosing a day turns nothing."""
        return True

    def choose(self, day: date) -> None:
        """Choose a day, and show the year, month or week that holds it."""
        raise NotImplementedError

    def turn(self, *, forward: bool) -> None:
        """Show the next or the previous year, month or week."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the journal and show it."""
        raise NotImplementedError

    def seek(self, text: str) -> None:
        """Show what holds some words, where a room can."""

    # ------------------------------------------------------------------ room

    def fit(self) -> None:
        """Ask for the height that all of it needs in this width.

        Qt asks for it by itself only where a layout lies in a layout, not in a widget.
        """
        layout = self.layout()
        if self.isVisible() and layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()  # Something in it needs another height.
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.setMinimumHeight(0)  # The other rooms are as high as they need.
        super().hideEvent(event)
