"""A journal whose file is damaged, behind or replaced: what is said, and the ways on."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.journal import Journal
from tests.store.samples import DAY, a_check_in, filled
from tests.ui.backup_list import put_back, shown_list
from ui.services.act import perform
from ui.services.chooser import Chooser
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk
from ui.window.rescue import RescueDialog


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "year.calfjournal"
    filled(made).close()
    return made


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What is provoked here is logged; the tests fail on log noise."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"City marathon")] ^= 1
    path.write_bytes(data)


def dialog() -> RescueDialog:
    """The dialog that is open."""
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, RescueDialog)]
    (found,) = [widget for widget in shown if widget.isVisible()]
    return found


def strips(desk: Desk) -> list[Banner]:
    assert isinstance(desk.window, MainWindow)
    return desk.window.findChildren(Banner)


def strip_with(desk: Desk, words: str) -> Banner:
    (found,) = [strip for strip in strips(desk) if words in strip.sentence]
    return found


def save(desk: Desk) -> bool:
    """Keep a check-in as the window does; False when the journal refused it."""
    assert desk.context is not None
    check_in = a_check_in(DAY + timedelta(days=9))
    keep = desk.context.journal.mornings.keep
    return perform(desk.context, "", keep, check_in) is not None


def press(button: Button, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_can_be_read_is_saved_and_opened(
    desk: Desk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """A damaged journal is told; saving opens the new one and says what to look over."""
    flip_a_bit(path)
    desk.open(path)
    target = tmp_path / "saved.calfjournal"
    chooser: Chooser = desk._chooser
    chooser.answers.append(target)  # type: ignore[attr-defined]
    press(dialog().salvage, qtbot)
    assert desk.context is not None
    assert desk.context.journal.path == target
    strip_with(desk, "Look these over, their page was damaged: races 2.")


def test_file_with_a_strange_trigger_is_repaired(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Repair rebuilds the file, opens it and says where the damaged one is."""
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TRIGGER tidy AFTER INSERT ON run BEGIN DELETE FROM run; END")
    connection.close()
    desk.open(path)
    press(dialog().repair, qtbot)
    assert desk.context is not None
    assert desk.context.journal.path == path
    strip_with(desk, "nothing was lost")


def test_repair_that_would_lose_something_is_refused_in_words(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    """Nothing is repaired away: the dialog stays, and says which of the other ways there are."""
    flip_a_bit(path)
    desk.open(path)
    press(dialog().repair, qtbot)
    assert desk.context is None
    assert any("without loss" in strip.sentence for strip in dialog().findChildren(Banner))
    assert dialog().salvage.isVisible()


def test_restoring_from_the_dialog_brings_the_backup(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """The backup that is chosen takes the place of the damaged file, which is kept."""
    flip_a_bit(path)
    desk.open(path)
    press(dialog().restore, qtbot)
    shown_list().close()
    assert dialog().isVisible(), "the other ways stay"
    press(dialog().restore, qtbot)
    put_back(qtbot, Journal.backups(path)[0].path)
    assert desk.context is not None
    assert desk.context.journal.check() == []
    assert list(path.parent.glob("year.replaced-*"))


def test_missing_changes_are_told_with_the_way_back(desk: Desk, path: Path) -> None:
    """An older copy in the journal's place opens, and a strip says what is missing."""
    older = path.read_bytes()
    with Journal.open(path) as journal:
        journal.checkins.save(a_check_in(DAY + timedelta(days=1)))
    path.write_bytes(older)
    desk.open(path)
    strip = strip_with(desk, "1 change is missing from this journal")
    assert strip.button.text() == "Backups…"


def test_damage_found_while_open_stops_writing_and_offers_the_ways_on(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    """When the check finds damage, nothing more is written and the ways on are one click away."""
    desk.open(path)
    assert desk.context is not None
    problems = ["The file is damaged: row 3 missing from index race_day."]
    desk.keeper.safe._checked(desk.context.journal, problems)
    assert not save(desk)
    press(strip_with(desk, "The check found").button, qtbot)
    assert not isinstance(desk.window, MainWindow)
    dialog().close()


def test_replaced_file_can_be_opened_again(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """When another program replaced the file, one click opens it and keeps what this window had."""
    twin = path.with_name("twin.calfjournal")
    shutil.copy(path, twin)
    desk.open(path)
    assert desk.context is not None
    day = DAY + timedelta(days=1)
    desk.context.journal.checkins.save(a_check_in(day))
    twin.replace(path)
    assert not save(desk)
    press(strip_with(desk, "replaced").button, qtbot)
    assert desk.context is not None
    assert desk.context.journal.checkins.get(day) is None
    (saved,) = path.parent.glob("year.saved-*")
    with Journal.open(saved) as ours:
        assert ours.checkins.get(day) is not None
