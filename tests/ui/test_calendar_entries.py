"""Races and days off: what is said at their days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.plan.calendar_entries import BlockDialog, CalendarEntriesDialog, RaceDialog
from ui.services.context import Context

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def entries(context: Context, qtbot: QtBot) -> CalendarEntriesDialog:
    """The list of races and days off of an empty journal."""
    made = CalendarEntriesDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_race_that_is_over_says_what_it_still_does(
    entries: CalendarEntriesDialog, context: Context, qtbot: QtBot
) -> None:
    """While its day is typed: careful days after it, or nothing; it is kept all the same."""
    plans, long_ago = context.journal.plans, context.journal.today() - timedelta(days=60)
    qtbot.mouseClick(entries.add_race, LEFT_BUTTON)
    race = entries.editor
    assert isinstance(race, RaceDialog)
    assert race.when.told == ""
    race.day.setFocus()
    race.day.selectAll()
    qtbot.keyClicks(race.day, "yesterday")
    assert "careful after it until" in race.when.told
    race.day.selectAll()
    qtbot.keyClicks(race.day, f"{long_ago}")
    assert "does not change the plan" in race.when.told
    qtbot.mouseClick(race.keep, LEFT_BUTTON)
    assert [each.day for each in plans.races()] == [long_ago]
    entries.table.select(0)
    qtbot.mouseClick(entries.change, LEFT_BUTTON)
    again = entries.editor
    assert isinstance(again, RaceDialog)
    assert "does not change the plan" in again.when.told


def test_days_off_that_are_over_say_that_they_change_nothing(
    entries: CalendarEntriesDialog, context: Context, qtbot: QtBot
) -> None:
    """At their last day; those that go on until today say nothing."""
    qtbot.mouseClick(entries.add_block, LEFT_BUTTON)
    block = entries.editor
    assert isinstance(block, BlockDialog)
    last = block.places["end"]
    for text, told in (("yesterday", True), ("today", False), ("yesterday", True)):
        for field in (block.first, block.last):
            field.setFocus()
            field.selectAll()
            qtbot.keyClicks(field, text)
            qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert ("do not change the plan" in last.told) is told
    qtbot.mouseClick(block.keep, LEFT_BUTTON)
    assert len(context.journal.plans.blocks()) == 1
