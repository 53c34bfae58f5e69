"""Days for the tests of Today, and what the page tells of them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine
from calfjournal.journal import Journal
from tests.ui.reader import names
from ui.today.page import TodayPage
from ui.widgets.text import Label


def raises(day: date, count: int = 4) -> Session:
    """Return a planned session of single-leg raises."""
    sets = tuple(
        SetLine("sl_calf_raise_step", 0, number, side, Unit.REPS, 8, tempo="3-1-2-1")
        for number in range(1, count + 1)
        for side in (Side.LEFT, Side.RIGHT)
    )
    return Session(day, SessionKind.STRENGTH, "Raises", planned_minutes=38, load_class=3, sets=sets)


def sore_morning(journal: Journal) -> None:
    """Log a calm fortnight and a very sore right tendon today."""
    today = journal.today()
    for back in range(14, -1, -1):
        day = today - timedelta(back)
        pain = 7 if back == 0 else 0
        legs = [
            TendonReading(day, Moment.MORNING, Side.LEFT, pain=0),
            TendonReading(day, Moment.MORNING, Side.RIGHT, pain=pain),
        ]
        journal.checkins.save(CheckIn(day, resting_hr=49, sleep_hours=7.5), legs)


def texts(widget: QWidget) -> str:
    """Return every label that is seen."""
    return "\n".join(w.text() for w in widget.findChildren(Label) if w.isVisibleTo(widget))


def looked_at(page: TodayPage) -> list[str]:
    """Return what the verdict names in its first column, row by row."""
    return [name for name in names(page.verdict.table) if name.startswith("What was looked at: ")]


def sore_evening(journal: Journal) -> Session:
    """A sore morning on which a session is planned; returns it."""
    sore_morning(journal)
    return journal.sessions.add(raises(journal.today())).value


def calm_morning(journal: Journal) -> None:
    """Keep a check-in without any pain today."""
    legs = [TendonReading(journal.today(), Moment.MORNING, leg, pain=0) for leg in LEGS]
    journal.mornings.keep(CheckIn(journal.today(), resting_hr=49), legs)
