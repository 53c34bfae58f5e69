"""The time line of a plan: every month and phase is named, and gates are checkpoints on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.program import GateState
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.messages.formats import month_letter, short_month
from calfjournal.views.checkpoints import Checkpoint
from calfjournal.views.plan_words import checkpoint_text
from tests.ui.plan_journal import with_plan
from ui.plan.page import PlanPage
from ui.plan.timeline import Timeline
from ui.services.context import Context
from ui.widgets.painted import PaintedPart

LEFT_BUTTON = Qt.MouseButton.LeftButton
MONTHS = range(1, 13)


@pytest.fixture
def page(context: Context, journal: Journal, qtbot: QtBot) -> PlanPage:
    with_plan(journal)
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 900)
    made.show()
    return made


def _checks(timeline: Timeline) -> list[PaintedPart]:
    return [part for part in timeline.accessible_parts() if part.name.startswith("Gate after")]


def _middle(box: QRect) -> QPoint:
    return box.center()


@pytest.mark.parametrize("width", [360, 720, 1500])
def test_every_whole_month_is_named_at_any_width(page: PlanPage, width: int) -> None:
    """By its name, or all by their letters where it is narrow; a year stands at its January."""
    page.timeline.resize(width, page.timeline.height())
    inside = [text for _, text in page.timeline.month_labels()][1:-1]
    assert len(inside) >= 11
    assert all(inside)
    names = {short_month(month) for month in MONTHS}
    letters = {month_letter(month) for month in MONTHS}
    assert set(inside) <= names or set(inside) <= letters
    months = page.timeline.month_labels()
    assert {text for _, text in months} - {""} <= (names if set(inside) <= names else letters)
    years = page.timeline.year_labels()
    assert [text for _, text in years] == sorted({text for _, text in years})
    assert years[-1][0] in {left for left, _ in months}


def test_no_line_runs_through_the_words_of_a_phase(page: PlanPage) -> None:
    """The lines of races and of today end inside the bar, above the words."""
    rows = page.timeline._rows()
    words = rows.bar + (rows.bar_height - 3 - rows.line) / 2
    assert rows.bar < rows.foot <= words


def test_gates_are_checkpoints_that_lead_to_their_card(
    page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """Each is read with how far it is; a click shows its criteria, and so does Enter."""
    shown = journal.views.plan()
    assert shown is not None
    checks = _checks(page.timeline)
    assert len(checks) == len(shown.checkpoints) == 4
    assert "0 of 4 met today" in checks[0].name
    plyometric = in_words(shown.checkpoints[1].status.gate.title)
    assert page.gate.accessibleName() != plyometric
    qtbot.mouseClick(page.timeline, LEFT_BUTTON, pos=_middle(checks[1].box))
    assert page.gate.accessibleName() == plyometric
    assert page.gate.hasFocus()
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Left)
    assert page.timeline.accessibleDescription() == checks[0].name
    qtbot.keyClick(page.timeline, Qt.Key.Key_Return)
    assert page.gate.accessibleName() == in_words(shown.checkpoints[0].status.gate.title)


def test_a_checkpoint_is_reached_from_its_phase_by_keys(page: PlanPage, qtbot: QtBot) -> None:
    """Down goes to the gate that the phase ends with, Up back; a phase without one stays."""
    bar = page.timeline
    bar.setFocus()
    phase = bar.accessibleDescription()
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    assert [part.name for part in bar.accessible_parts() if part.chosen] == [bar.text]
    assert bar.text == _checks(bar)[0].name
    qtbot.keyClick(bar, Qt.Key.Key_Up)
    assert bar.accessibleDescription() == phase
    qtbot.keyClick(bar, Qt.Key.Key_End)
    qtbot.keyClick(bar, Qt.Key.Key_Down)
    assert bar.checkpoint is None


def test_a_gate_opened_by_word_looks_unlike_one_that_is_met(
    page: PlanPage, journal: Journal
) -> None:
    """Its sign is its own, and its words say until when; a gate after that stays closed."""
    first, second = _of_gate(journal, "mobility_to_strength")
    assert first.status.state is not GateState.MET
    assert first.look == second.look
    journal.gates.open("mobility_to_strength")
    opened, later = _of_gate(journal, "mobility_to_strength")
    assert opened.look != first.look
    assert later.look == second.look
    (told,) = (part.name for part in _checks(page.timeline) if "by your word" in part.name)
    assert told == checkpoint_text(opened)


def _of_gate(journal: Journal, gate: str) -> list[Checkpoint]:
    shown = journal.views.plan()
    assert shown is not None
    return [check for check in shown.checkpoints if check.status.gate.id == gate]
