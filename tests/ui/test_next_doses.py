"""Progression as the athlete meets it: a proposal beside the session, taken with one click."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from ui.editor.next_doses import NextDoses
from ui.services.context import Context
from ui.widgets.buttons import Button
from ui.widgets.text import Label


def raises(done: int | None) -> tuple[SetLine, ...]:
    """Two sets of 10 to 12 seated raises with 20 kg on each leg."""
    return tuple(
        SetLine(
            "seated_calf_raise_single",
            0,
            number,
            side,
            Unit.REPS,
            10,
            12,
            target_kg=20.0,
            tempo="3-1-2-1",
            done=done,
            done_kg=20.0 if done else None,
            done_rir=3 if done else None,
            full_height=True if done else None,
        )
        for number in (1, 2, 3)
        for side in (Side.LEFT, Side.RIGHT)
    )


@pytest.fixture
def planned(context: Context) -> Session:
    """A planned session after two at the top of their range with calm answers."""
    journal = context.journal
    today = journal.today()
    for ago in range(20, -1, -1):
        readings = [
            TendonReading(today - timedelta(ago), Moment.MORNING, side, 0, 3)
            for side in (Side.LEFT, Side.RIGHT)
        ]
        journal.checkins.save(CheckIn(today - timedelta(ago), resting_hr=50), readings)
    template = Session(today, SessionKind.STRENGTH, "Slow raises", phase=PhaseKind.STRENGTH, week=4)
    for ago in (8, 5):
        day = today - timedelta(ago)
        done = replace(template, day=day, status=SessionStatus.DONE, rpe=6, sets=raises(12))
        key = journal.sessions.add(done).value.id
        for moment, later in (
            (Moment.DURING, 0),
            (Moment.AFTER, 0),
            (Moment.H24, 1),
            (Moment.H48, 2),
        ):
            for side in (Side.LEFT, Side.RIGHT):
                when = day + timedelta(later)
                journal.checkins.save_reading(TendonReading(when, moment, side, 0, session_id=key))
    return journal.sessions.add(replace(template, sets=raises(None))).value


def test_a_proposal_says_why_and_one_click_plans_it(
    context: Context, planned: Session, qtbot: QtBot
) -> None:
    """Two green answers at the top of the range: the heavier dose is one click away, undo too."""
    doses = NextDoses(context)
    qtbot.addWidget(doses)
    doses.show_session(planned)
    doses.show()
    words = [label.text() for label in doses.findChildren(Label)]
    assert any("20 kg to" in text for text in words)
    assert any("green" in text for text in words)
    button = next(b for b in doses.findChildren(Button) if b.text() == "Take it")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    kept = context.journal.sessions.get(planned.key)
    assert kept is not None
    assert all((line.target_kg or 0) > 20 for line in kept.sets)
    assert in_words(context.journal.undo_label or "").startswith("Next dose")
    context.journal.undo()
    back = context.journal.sessions.get(planned.key)
    assert back is not None
    assert {line.target_kg for line in back.sets} == {20.0}


def test_a_session_that_is_done_proposes_nothing(
    context: Context, planned: Session, qtbot: QtBot
) -> None:
    """After the session is done there is nothing to plan in it."""
    done = context.journal.sessions.finish(planned.key, rpe=6, minutes=30).value
    doses = NextDoses(context)
    qtbot.addWidget(doses)
    doses.show_session(done)
    assert doses.isHidden()
