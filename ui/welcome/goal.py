"""The third step of the welcome: what to train for, with which program, from when on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Slot

from calfjournal.domain.limits import WISHES
from calfjournal.domain.plan import Race, offered_race_day
from calfjournal.domain.program import Program
from calfjournal.messages import in_words, tr, tr_n
from ui.services.qt import VALUE
from ui.welcome.step import StepPage
from ui.widgets.choices import ChoiceField
from ui.widgets.day_field import DayField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import small


class GoalPage(StepPage):
    """A race or none, the program, and its first week."""

    def __init__(self, programs: Sequence[Program], today: date) -> None:
        super().__init__()
        self._today = today
        race = [(False, tr("No race yet")), (True, tr("There is a race"))]
        self.has_race = SegmentedControl(race, tr("A race to train for"))
        self.race = DayField(tr("Race day"), today)
        self.race.set_value(offered_race_day(today))
        self.distance = NumberField(tr("Distance"), "km", limit=WISHES["race_km"], decimals=1)
        self.called = TextField(tr("Name of the race"))
        offered = [(program.id, in_words(program.title)) for program in programs]
        self.program = ChoiceField(tr("Program"), offered)
        self.start = DayField(tr("First day"), today)
        self.start.set_value(today + timedelta(days=-today.weekday() % 7))
        self.ask(tr("A race to train for"), self.has_race, whole=True, fills=False)
        self._of_race = (
            self.ask(tr("Race day"), self.race),
            self.ask(tr("Distance"), self.distance),
            self.ask(tr("Name of the race"), self.called),
        )
        for each in self._of_race:
            each.hide()
        self.ask(tr("Program"), self.program)
        self.ask(tr("Begins"), self.start)
        self.begun = small("", wrap=True)
        self.begun.hide()
        self.card.body.addWidget(self.begun)
        self.has_race.chosen.connect(self._show_race)
        self.start.committed.connect(self._show_begun)
        self.ready()

    @property
    def asked_race(self) -> Race | None:
        """The race, None where there is none."""
        if self.has_race.value is not True:
            return None
        return Race(self.race.value, self.called.reading or "", self.distance.reading)

    @Slot(VALUE)
    def _show_race(self, wanted: object) -> None:
        for each in self._of_race:
            each.setVisible(wanted is True)

    @Slot(date)
    def _show_begun(self, start: date) -> None:
        self.begun.setText(begun_words(start, self._today))
        self.begun.setVisible(bool(self.begun.text()))


def begun_words(start: date, today: date) -> str:
    """Say that a plan begins in the past, "" when it does not."""
    days = (today - start).days
    if days <= 0:
        return ""
    if days == 1:
        return tr("This plan begins yesterday; choose today or later to do all of it.")
    return tr_n(
        "This plan begins {count} day ago; choose today or later to do all of it.",
        "This plan begins {count} days ago; choose today or later to do all of it.",
        days,
    )
