"""Pages are opened inside the window: nothing flashes up beside it and takes the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure
from ui.assessments.page import TestsPage
from ui.services.context import Context
from ui.services.places import Place
from ui.window.main_window import MainWindow


class _Flashes(QObject):
    """Remembers every widget that was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_page_shows_a_window_of_its_own(demo_context: Context, qtbot: QtBot) -> None:
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    flashes = _Flashes()
    QApplication.instance().installEventFilter(flashes)  # type: ignore[union-attr]
    for place in Place:
        window.navigate(place)
        QApplication.processEvents()
    window.navigate(Place.TESTS)
    page = window.page(Place.TESTS)
    assert isinstance(page, TestsPage)
    for measure in Measure:
        page.open_measure(measure)
        page.do(measure)
        QApplication.processEvents()
    assert flashes.seen == []
