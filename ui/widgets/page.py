"""What every page of the window stands on: header, scrolling body, lazy refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.theme import Role, metrics
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.scrolled import scroll_area
from ui.widgets.text import OneLine

if TYPE_CHECKING:
    from calfjournal.changes import ChangeSet
    from ui.services.context import Context
    from ui.services.places import Target

_BARE = 2
"""Parts of a heading without chips: its words, and the stretch behind them."""


class Page(QWidget):
    """A page shows the journal and runs acts; it never writes itself.

    Subclasses build their widgets in ``__init__`` into ``body``, and fill them in ``refresh``,
    which runs before the page is first seen and again after changes: at once when the page is
    visible, else when it is shown. ``go_to`` receives what another page navigated with.
    """

    title: ClassVar[str] = ""
    """Marked for translation."""
    scrolls: ClassVar[bool] = True
    """False for pages that lay themselves out in the window's height."""
    fills_window: ClassVar[bool] = False
    """True for pages beside which the window shows nothing of its own."""
    shows_keys: ClassVar[bool] = False
    """True for pages below which the window names their keys."""
    below_header: ClassVar[int] = metrics.M
    """Pixels between the header and the body."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stale = True
        name = tr(self.title) if self.title else ""
        self._heading = OneLine(name, Role.TITLE)
        self._subtitle = OneLine("", Role.SMALL, "muted")
        self._subtitle.hide()
        self._beside: QHBoxLayout = row(self._heading)
        self._actions = FlowLayout()
        self._titles: QVBoxLayout = column(self._beside, self._subtitle, gap=0)
        self.header: QBoxLayout = row(self._titles, None, self._actions, gap=metrics.M)
        self._beside.setSpacing(12)
        self._beside.addStretch(1)
        self.header.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(metrics.M)
        self._lay_out(name)
        self.setAccessibleName(name)
        context.bus.changed.connect(self._on_changed)

    def _lay_out(self, name: str) -> None:
        inside = QWidget() if self.scrolls else self
        frame = QVBoxLayout(inside)
        frame.setContentsMargins(metrics.PAGE_MARGIN, metrics.L, metrics.PAGE_MARGIN, metrics.L)
        frame.setSpacing(self.below_header)
        frame.addLayout(self.header)
        frame.addLayout(self.body, 1)
        if not self.scrolls:
            return
        self.scroller = scroll_area(inside, name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller, 1)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below everything, where it is seen however the page is scrolled."""
        margin = metrics.PAGE_MARGIN
        line = row(widget)
        line.setContentsMargins(margin, 0, margin, metrics.M)
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.addLayout(line)

    # ------------------------------------------------------------------ header

    def set_title(self, title: str, subtitle: str | None = None) -> None:
        """Change the heading, and the line under it when one is given ("" hides it)."""
        self._heading.setText(title)
        if subtitle is not None:
            self._subtitle.setText(subtitle)
            self._subtitle.setVisible(bool(subtitle))
        self._turn_header()

    def add_action(self, widget: QWidget) -> None:
        """Put a button or control at the right end of the header."""
        self._actions.addWidget(widget)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a chip right of the heading."""
        self._beside.insertWidget(self._beside.count() - 1, widget)

    def _turn_header(self) -> None:
        """Put the actions under the title when both do not fit beside each other."""
        for part in (self._beside, self._titles, self._actions):
            part.invalidate()  # Qt measures what lies in rows anew only when it lays them out.
        needed = self._titles.sizeHint().width() + self._actions.sizeHint().width() + metrics.M
        scroll_bar = metrics.M if self.scrolls else 0
        room = self.width() - 2 * metrics.PAGE_MARGIN - scroll_bar
        beside = needed <= room
        way, at = QBoxLayout.Direction, Qt.AlignmentFlag
        self.header.setDirection(way.LeftToRight if beside else way.TopToBottom)
        named = self._beside.sizeHint().width() <= room or self._beside.count() <= _BARE
        self._beside.setDirection(way.LeftToRight if named else way.TopToBottom)
        self.header.setSpacing(metrics.M if beside else metrics.S)
        self.header.setAlignment(self._actions, at.AlignVCenter if beside else at(0))

    # ------------------------------------------------------------------ for subclasses

    @property
    def help_topic(self) -> str:
        """The way in which the page is seen, where F1 tells of each by itself; else ""."""
        return ""

    def wants(self, changes: ChangeSet) -> bool:
        """True when the changes concern this page; override to refresh less."""
        return not changes.is_empty

    def refresh(self) -> None:
        """Read the journal and show it."""

    def go_to(self, target: Target) -> None:
        """Show what another page asked for; called when the page is in front."""

    @property
    def is_under_way(self) -> bool:
        """True while something runs here that nothing may break off, such as a set."""
        return self.fills_window

    @property
    def again(self) -> Target | None:
        """What ``go_to`` needs to show in another page like this one what is seen here."""
        return None

    # ------------------------------------------------------------------ staleness

    def mark_stale(self) -> None:
        """Refresh now if visible, else before the page is seen again."""
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Refresh once if anything changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, changes: ChangeSet) -> None:
        if self.wants(changes):
            self.mark_stale()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_if_stale()
        self._turn_header()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_header()
