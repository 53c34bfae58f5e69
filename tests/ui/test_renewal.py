"""Sizes, units and words hold everywhere at once, and nothing is lost by it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from calfjournal.journal import Journal
from calfjournal.messages import in_words
from ui.services.places import Place
from ui.theme import Theme, font, metrics
from ui.widgets.text import Label
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


@pytest.fixture
def sample(demo_file: Path, tmp_path: Path, desk: Desk) -> MainWindow:
    """Return the window of two years of the sample, opened as somebody's own journal."""
    path = tmp_path / "own.calfjournal"
    shutil.copyfile(demo_file, path)
    return _opened(desk, path)


@pytest.fixture
def empty(tmp_path: Path, desk: Desk) -> MainWindow:
    """Return the window of an empty journal."""
    path = tmp_path / "empty.calfjournal"
    Journal.create(path).close()
    return _opened(desk, path)


def _opened(desk: Desk, path: Path) -> MainWindow:
    desk.open(path)
    window = desk.window
    assert isinstance(window, MainWindow)
    window.resize(1280, 800)
    return window


def _change(desk: Desk, **values: object) -> None:
    """Choose options as the preferences do, and let the window follow."""
    for key, value in values.items():
        desk._options.take(key, value)
    QCoreApplication.processEvents()


def _words(window: QWidget) -> str:
    shown = (label for label in window.findChildren(Label) if label.isVisible())
    return "\n".join(label.text() for label in shown)


def test_the_window_and_its_journal_stay_and_only_pages_are_made_anew(
    sample: MainWindow, desk: Desk
) -> None:
    """Nothing is closed, opened or backed up, and undo goes on where it was."""
    journal, context = sample.context.journal, sample.context
    journal.athlete.begin_days_at(journal.clock.border.replace(minute=30))
    label, before = in_words(journal.undo_label or ""), sample.page(Place.TODAY)
    size, backups = sample.size(), journal.backups(journal.path)
    _change(desk, mass_unit="lb")
    assert desk.window is sample
    assert sample.context is context
    assert not journal.closed
    assert sample.page(Place.TODAY) is not before
    assert (sample.size(), journal.backups(journal.path)) == (size, backups)
    assert in_words(journal.undo_label or "") == label


def test_numbers_of_the_page_that_is_seen_are_in_the_unit_chosen(
    sample: MainWindow, desk: Desk
) -> None:
    """It is seen at once, without another page being opened."""
    sample.navigate(Place.TODAY)
    assert " lb" not in _words(sample)
    _change(desk, mass_unit="lb")
    assert " lb" in _words(sample)
    _change(desk, mass_unit="kg")
    assert " lb" not in _words(sample)


def test_words_are_twice_as_large_and_what_holds_them_grows(
    sample: MainWindow, desk: Desk, theme: Theme
) -> None:
    """Fonts, fields, rows and the sidebar follow the size of text, and go back with it."""
    body, control, sidebar = font().pixelSize(), metrics.CONTROL, metrics.SIDEBAR
    _change(desk, text_size=200)
    assert font().pixelSize() == 2 * body
    assert QApplication.font().pixelSize() == 2 * body
    assert control < metrics.CONTROL
    assert sidebar < metrics.SIDEBAR
    label = next(found for found in sample.findChildren(Label) if found.isVisible())
    assert label.font().pixelSize() >= 24
    _change(desk, text_size=100)
    assert (font().pixelSize(), metrics.CONTROL, metrics.SIDEBAR) == (body, control, sidebar)
