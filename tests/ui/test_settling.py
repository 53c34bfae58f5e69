"""What a start leaves for after its first paint: it comes, and what it finds is acted on."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import Race
from calfjournal.errors import DamagedJournal
from calfjournal.journal import Journal
from tests.conftest import REPO
from tests.store.samples import filled, flip_a_bit
from ui.services.places import Place
from ui.today.page import TodayPage
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk
from ui.window.rescue import RescueDialog

TOPICS = "calfjournal.messages.sentences."
BEFORE_THE_PAINT = REPO / "tests" / "data" / "before_the_paint.txt"
"""The modules of ours that a start may import before Today is painted, one a line."""

OTHERS = {
    "PySide6",
    "apsw",
    "msgspec",
    "platformdirs",
    "shiboken6",
    "shibokensupport",
    "signature_bootstrap",
    "tomli_w",
}
"""Libraries a start may import before Today is painted; ``tomli_w`` only to remember a journal."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed journal with today kept in it, and no flare to lead it."""
    made = tmp_path / "year.calfjournal"
    with filled(made) as journal:
        with journal.edit("End"):
            journal.flares.end(journal.today())
        assert journal.kept_facts.keep()
    return made


@pytest.fixture
def quiet() -> Iterator[None]:
    """What is provoked is logged; the tests fail on log noise."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def test_a_start_imports_what_it_shows_and_no_more(path: Path) -> None:
    """Tables, rules, verbs, charts and paper come after the first paint.

    A module that has to come before it is added to the list, with a look at what that costs:
    ``dev.py bench start``.
    """
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks.starts", "modules", str(path)]
    done = subprocess.run(
        command, env=environment, cwd=REPO, check=True, capture_output=True, text=True
    )
    # What is said is looked up by topic, and the day decides what is said.
    loaded = {name for name in done.stdout.split() if not name.startswith(TOPICS)}
    listed = BEFORE_THE_PAINT.read_text(encoding="utf-8").split()
    allowed = {name for name in listed if not name.startswith(TOPICS)}
    ours = {name for name in loaded if name.partition(".")[0] in ("calfjournal", "ui")}
    assert sorted(ours - allowed) == []
    assert sorted(allowed - ours) == [], "no longer imported: take it off the list"
    roots = {name.partition(".")[0] for name in loaded - ours}
    foreign = {name for name in roots - sys.stdlib_module_names if not name.startswith("_")}
    assert sorted(foreign - OTHERS - {"tests", "typing_extensions"}) == []


def test_a_damaged_file_is_rescued_after_the_first_paint(
    desk: Desk, path: Path, quiet: None, qtbot: QtBot
) -> None:
    """A start that did not wait for the pages ends where one that did would."""
    flip_a_bit(path)
    desk.open(path)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, RescueDialog)]
    assert [dialog.isVisible() for dialog in shown] == [True]
    assert not isinstance(desk.window, MainWindow)


def test_a_journal_moved_away_is_not_called_damaged(
    desk: Desk, path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is gone before its pages were looked at is told with the next change."""
    show = desk.show_window

    def move_and_show(window: QWidget) -> None:
        path.rename(path.with_name("elsewhere.calfjournal"))
        show(window)

    monkeypatch.setattr(desk, "show_window", move_and_show)
    desk.open(path)
    assert isinstance(desk.window, MainWindow)
    assert not desk.window.context.journal.damage


def test_a_change_that_finds_damage_leads_to_the_rescue(
    desk: Desk, path: Path, quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it came before the pages were looked at."""
    flip_a_bit(path)
    show = desk.show_window

    def change_and_show(window: QWidget) -> None:
        monkeypatch.undo()
        assert isinstance(window, MainWindow)
        journal = window.context.journal
        with pytest.raises(DamagedJournal):
            journal.plans.save_race(Race(journal.today(), "Hill race", 10.0))
        show(window)

    monkeypatch.setattr(desk, "show_window", change_and_show)
    desk.open(path)
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, RescueDialog)]
    assert [dialog.isVisible() for dialog in shown] == [True]


def test_what_was_kept_is_corrected_when_it_is_quiet(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """A file that another program wrote behind our back is shown as it is."""
    with Journal.open(path) as journal:
        day = journal.today()
    raw = apsw.Connection(str(path))
    race = ((day + timedelta(14)).isoformat(),)
    raw.execute("INSERT INTO race VALUES (77, ?, 'Hill race', 10.0, '', 'a')", race)
    raw.close()
    desk.open(path)
    assert isinstance(desk.window, MainWindow)
    page = desk.window.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: "Hill race" in page._subtitle.text(), timeout=20_000)


def test_a_change_is_kept_for_the_next_start(desk: Desk, path: Path) -> None:
    """Closing right after a change keeps what Today shows then."""
    desk.open(path)
    assert desk.context is not None
    journal = desk.context.journal
    day = journal.today()
    journal.plans.save_race(Race(day + timedelta(3), "Hill race", 10.0))
    facts = journal.views.today(day)
    assert desk.window is not None
    desk.window.close()
    with Journal.open(path) as again:
        assert again.kept_facts.today() == facts
