"""Shows a page as its window would."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

P = TypeVar("P", bound=QWidget)


def shown(page: P, qtbot: QtBot, width: int, height: int) -> P:
    """Give a page a size, wait until it is seen, and put it in front."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page
