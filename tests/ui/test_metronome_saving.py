"""A beat saved for the phone: whole or not at all, never over anything unasked."""

from __future__ import annotations

import threading
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.journal import Journal
from tests.ui.conftest import ScriptedChooser
from tests.ui.hands import press
from tests.ui.metronome_journal import steady_runs
from tests.ui.metronome_window import Open, TurnedClock, opener
from ui.services.context import Context
from ui.services.jobs import Jobs
from ui.widgets.banner import Banner

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def open_(context: Context, qtbot: QtBot) -> Open:
    """Return a function that opens the metronome over an empty window."""
    return opener(context, TurnedClock(), qtbot)


@pytest.fixture
def runs(journal: Journal) -> None:
    """Three steady runs at 160 spm."""
    steady_runs(journal)


@pytest.mark.usefixtures("runs")
def test_the_file_is_saved_and_the_choices_are_remembered(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """Ends and steps stand there again next time; the ending is added."""
    told: list[str] = []
    context.notices.said.connect(lambda words, _undoable: told.append(words))
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    scripted.answers = [tmp_path / "tuesday"]
    field = dialog.repeats.numbers["warm_up_min"]
    field.setFocus()
    field.selectAll()
    press(qtbot, "1", Qt.Key.Key_Enter)
    dialog.repeats.every.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    assert told == ["Saved as tuesday.wav."]
    assert not dialog.isVisible()
    with wave.open(str(tmp_path / "tuesday.wav")) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(22 * 60, abs=0.1)
    again = open_()
    assert (again.repeats.plan.warm_up_min, again.repeats.plan.every) == (1, 2)


@pytest.mark.usefixtures("runs")
def test_a_journal_is_never_written_over(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """The refusal is told and the dialog stays."""
    told: list[str] = []
    context.notices.warned.connect(told.append)
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    link = tmp_path / "link.wav"
    link.symlink_to(context.journal.path)
    scripted.answers = [link]
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    assert "link.wav" in told[0]
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


class HeldJobs(Jobs):
    """Keeps a job from beginning until the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        self.held.append(work)


@pytest.mark.usefixtures("runs")
def test_writing_can_be_stopped(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """The button ends it, nothing is left behind, and it can be saved again."""
    context.jobs = jobs = HeldJobs()
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    target = tmp_path / "beat.wav"
    scripted.answers = [target, target]
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    assert not dialog.save.isEnabled()
    assert QApplication.focusWidget() is dialog._saving.cancel
    press(qtbot, Qt.Key.Key_Space)
    jobs.held.pop()()
    assert not target.exists()
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    jobs.held.pop()()
    assert target.exists()
    assert not dialog.isVisible()


class LateJobs(HeldJobs):
    """Writes at once; the answer comes when the test lets it."""

    def start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


@pytest.mark.usefixtures("runs")
def test_a_stop_that_came_too_late_is_told(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """The file is there, and the dialog says so and stays."""
    context.jobs = LateJobs()
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    target = tmp_path / "beat.wav"
    scripted.answers = [target]
    dialog.choose_file()
    assert target.exists()
    dialog.stop_saving()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Banner)))
    (strip,) = dialog.findChildren(Banner)
    assert strip.sentence == "It was too late to stop: beat.wav is written."
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


@pytest.mark.usefixtures("runs")
def test_leaving_stops_what_is_written(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """Escape waits for the file to be given up, and nothing is left behind."""
    context.jobs = jobs = HeldJobs()
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    scripted.answers = [tmp_path / "beat.wav"]
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    press(qtbot, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    jobs.held.pop()()
    assert not dialog.isVisible()
    assert not (tmp_path / "beat.wav").exists()


@pytest.mark.usefixtures("runs")
def test_the_real_name_is_asked_about_before_it_is_replaced(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """A name without an ending, or with another, gets the right one, and never unasked."""
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    for name in ("tuesday", "tuesday.mp3"):
        (tmp_path / f"{name}.wav").write_bytes(b"mine")
        scripted.answers = [tmp_path / name]
        qtbot.mouseClick(dialog.save, LEFT_BUTTON)
        assert scripted.asked.pop() == tmp_path / f"{name}.wav"
        assert (tmp_path / f"{name}.wav").read_bytes() == b"mine"
    assert dialog.isVisible()
    scripted.replaces = True
    scripted.answers = [tmp_path / "tuesday"]
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    assert (tmp_path / "tuesday.wav").read_bytes().startswith(b"RIFF")
