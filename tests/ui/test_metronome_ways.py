"""The ways to the metronome: from planned runs, from cadence repeats, from the menu."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.journal import Journal
from tests.ui.metronome_journal import repeats_session, steady_runs
from ui.calendar.day_session import DaySession
from ui.calendar.planned_run_line import PlannedRunLine
from ui.editor.exercise_block import ExerciseBlock
from ui.metronome.dialog import MetronomeDialog
from ui.services.context import Context
from ui.window.main_window import MainWindow


@pytest.fixture
def runs(journal: Journal) -> None:
    """Three steady runs at 160 spm."""
    steady_runs(journal)


def _chosen(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def _opened(parent: QWidget) -> MetronomeDialog:
    (found,) = parent.findChildren(MetronomeDialog)
    return found


@pytest.mark.usefixtures("runs")
def test_a_planned_run_leads_to_it(context: Context, journal: Journal, qtbot: QtBot) -> None:
    """Its menu in the day's panel; the dialog says which run."""
    planned = journal.planned_runs.add(PlannedRun(journal.today(), RunKind.EASY, km=8)).value
    line = PlannedRunLine(context)
    qtbot.addWidget(line)
    line.show_run(planned, planned.day)
    _chosen(line.make_menu(), "Metronome…").trigger()
    dialog = _opened(line)
    assert dialog.target.target.day == planned.day
    assert dialog.repeats.plan.repeats == 6


@pytest.mark.usefixtures("runs")
def test_cadence_repeats_lead_to_it(context: Context, journal: Journal, qtbot: QtBot) -> None:
    """The day's menu of the session, with the repeats that its sets ask for."""
    session = repeats_session(journal)
    shown = DaySession(context)
    qtbot.addWidget(shown)
    shown.show_session(session)
    _chosen(shown.make_menu(), "Metronome for the repeats…").trigger()
    plan = _opened(shown).repeats.plan
    assert (plan.repeats, plan.on_min, plan.free_min) == (3, 2, 1)


@pytest.mark.usefixtures("runs")
def test_their_exercise_leads_to_it(context: Context, journal: Journal, qtbot: QtBot) -> None:
    """Its menu on the page of the session."""
    session = repeats_session(journal)
    facts = journal.views.session(session.key)
    assert facts is not None
    block = ExerciseBlock(context)
    qtbot.addWidget(block)
    block.begin(session.key, facts.exercises[0])
    _chosen(block.make_menu(), "Metronome for the repeats…").trigger()
    assert _opened(block).repeats.plan.repeats == 3


@pytest.mark.usefixtures("runs")
def test_the_menu_leads_to_it(window: MainWindow, qtbot: QtBot) -> None:
    """By key, from any page."""
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    action = next(a for a in window.findChildren(QAction) if a.text() == "&Metronome for a run…")
    assert action.shortcut().toString() == "Ctrl+Shift+M"
    action.trigger()
    dialog = _opened(window)
    assert dialog.target.beat == 165
    dialog.close()
