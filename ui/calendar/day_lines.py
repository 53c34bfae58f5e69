"""Lines of a day below each other, kept from day to day."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import Hairline

Item = TypeVar("Item")
Line = TypeVar("Line", bound=QWidget)


class DayLines(QVBoxLayout, Generic[Item, Line]):
    """Fills its lines anew for every day; subclasses make a line and show an item in it."""

    def __init__(self) -> None:
        super().__init__()
        self._hairline = Hairline()
        self._lines: list[Line] = []
        self.setSpacing(12)
        self.addWidget(self._hairline)
        self._hairline.hide()

    @property
    def lines(self) -> list[Line]:
        """The lines in use, in order."""
        return [line for line in self._lines if not line.isHidden()]

    @abstractmethod
    def _make_line(self) -> Line:
        """Return a new line, not yet in the layout."""

    def _fill(self, items: Sequence[Item], *, parted: bool) -> Iterator[tuple[Line, Item]]:
        """Yield a line for each item, shown once filled, ``parted`` from what stands above.

        Lines left over are hidden.
        """
        for line in self._lines:
            line.hide()  # The keys go on to what comes after it.
        while len(self._lines) < len(items):
            self._add_line()
        self._hairline.setVisible(parted)
        for line, item in zip(self._lines, items, strict=False):
            yield line, item
            line.show()

    def make_spare(self) -> bool:
        """Make a line for later; False when there is one."""
        if self._lines:
            return False
        self._add_line()
        return True

    def _add_line(self) -> None:
        line = self._make_line()
        line.hide()
        self._lines.append(line)
        self.addWidget(line)
