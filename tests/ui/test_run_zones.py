"""F26 in the window: a run that is changed somewhere else stays where it was."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import Run
from ui.calendar.run_line import RunLine
from ui.run.run_dialog import RunDialog
from ui.services.context import Context


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be changed here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "start", "offset", "day"),
    [
        ("Pacific/Apia", datetime(2026, 7, 4, 21, 30, tzinfo=UTC), 120, date(2026, 7, 4)),
        ("America/Santiago", datetime(2026, 7, 4, 21, 30, tzinfo=UTC), 120, date(2026, 7, 4)),
        ("Europe/Paris", datetime(2025, 10, 26, 1, 30, tzinfo=UTC), 60, date(2025, 10, 26)),
        ("Europe/Paris", datetime(2026, 7, 4, 5, 30, 17, tzinfo=UTC), 120, date(2026, 7, 4)),
    ],
    indirect=["zone"],
)
def test_changing_the_note_moves_nothing(
    qtbot: QtBot, context: Context, zone: str, start: datetime, offset: int, day: date
) -> None:
    """Start, offset and length stay to the second when only the note of a typed run changes."""
    run = context.journal.runs.add(
        Run(start, day, utc_offset_min=offset, duration_s=1834.0, distance_m=5432.1)
    ).value
    dialog = RunDialog(context, day, run)
    dialog.open()  # deletes itself when closed
    QTest.keyClicks(dialog.note, "felt good")
    dialog.keep.click()
    changed = context.journal.runs.get(run.key)
    assert changed is not None
    assert changed.note == "felt good"
    kept = (changed.start, changed.utc_offset_min, changed.duration_s, changed.distance_m)
    assert kept == (start, offset, 1834.0, 5432.1), zone


@pytest.mark.parametrize("zone", ["America/Santiago"], indirect=True)
def test_the_day_panel_tells_the_clock_of_the_place(
    qtbot: QtBot, context: Context, zone: str
) -> None:
    """As the page of the run and its form do, wherever it is read."""
    run = Run(datetime(2026, 7, 4, 5, 30, tzinfo=UTC), date(2026, 7, 4), utc_offset_min=120)
    line = RunLine(read_only=False)
    qtbot.addWidget(line)
    line.show_run(run)
    dialog = RunDialog(context, run.day, run)
    qtbot.addWidget(dialog)
    assert "07:30" in [label.text() for label in line.findChildren(QLabel)]
    assert dialog.start.value == "07:30"


def test_the_form_of_an_earlier_year_names_it(qtbot: QtBot, context: Context) -> None:
    """A day without its year is one of this year."""
    run = Run(datetime(2013, 6, 4, 5, 30, tzinfo=UTC), date(2013, 6, 4), utc_offset_min=120)
    dialog = RunDialog(context, run.day, run)
    qtbot.addWidget(dialog)
    assert "Tuesday 4 June 2013" in [label.text() for label in dialog.findChildren(QLabel)]
