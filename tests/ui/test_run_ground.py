"""What a run went over, and in which shoes, can be told of every run."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import Hill, Run, Shoes
from ui.calendar.run_line import RunLine
from ui.run.run_dialog import RunDialog
from ui.services.context import Context
from ui.widgets.text import Label


def test_hills_and_shoes_of_a_recorded_run_are_told(qtbot: QtBot, context: Context) -> None:
    """By keys, from the pairs of the profile; what a watch named is offered too."""
    journal = context.journal
    day = journal.today()
    journal.shoes.save(Shoes("Flat ones", 4.0))
    made = Run(datetime.now(UTC), day, distance_m=8000.0, source="fit", shoes="From the watch")
    run = journal.runs.add(made).value
    dialog = RunDialog(context, day, run)
    dialog.open()  # deletes itself when closed
    assert dialog.shoes.value == "From the watch"
    assert dialog.hill.value is None
    qtbot.keyClicks(dialog.hill, "Hilly")
    dialog.shoes.setFocus()
    qtbot.keyClick(dialog.shoes, Qt.Key.Key_Up)
    dialog.keep.click()
    changed = journal.runs.get(run.key)
    assert changed is not None
    assert (changed.hill, changed.shoes) == (Hill.HILLY, "Flat ones")
    assert changed.distance_m == 8000.0


def test_a_refused_run_says_why_where_the_keys_are(qtbot: QtBot, context: Context) -> None:
    """Neither distance nor minutes: the words stand at the field that is typed in next."""
    dialog = RunDialog(context, context.journal.today())
    dialog.open()
    dialog.note.setFocus()
    dialog.keep.click()
    assert dialog.places["distance_m"].told == "Give the distance, the minutes or both."
    assert dialog.focusWidget() is dialog.distance
    qtbot.keyClicks(dialog.distance, "8")
    assert not dialog.places["distance_m"].told
    dialog.keep.click()
    assert len(context.journal.runs.between(date.min, date.max)) == 1


def test_the_hills_of_a_run_stand_in_its_line(qtbot: QtBot) -> None:
    """Between its surface and its shoes, without opening it."""
    line = RunLine(read_only=False)
    qtbot.addWidget(line)
    run = Run(datetime.now(UTC), date(2026, 11, 23), distance_m=8000.0, surface="gravel")
    line.show_run(replace(run, hill=Hill.HILLY, shoes="Blue"))
    line.show()
    seen = [label.text() for label in line.findChildren(Label) if label.isVisible()]
    assert "gravel · Hilly · Blue" in seen
