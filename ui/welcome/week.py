"""The second step of the welcome: a usual week of runs, and the days for calf work."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.domain.limits import WISHES
from calfjournal.messages import tr
from ui.welcome.step import StepPage
from ui.widgets.fields import NumberField
from ui.widgets.run_days import RunDaysField
from ui.widgets.weekdays import WeekdayField

USUAL_DAYS = (0, 2, 5)
"""Monday, Wednesday and Saturday, as a new plan begins with."""


class WeekPage(StepPage):
    """The days of a week; no run at all means that nobody said when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = RunDaysField(tr("Runs of a usual week"))
        self.weekly_km = NumberField(tr("Running a week"), "km", limit=WISHES["weekly_km"], step=5)
        self.days = WeekdayField(tr("Days for calf work"), USUAL_DAYS)
        turn = tr("Click a day, or Space on it: easy, quality, long, none.")
        self.ask(tr("Runs of a usual week"), self.runs, hint=turn, whole=True)
        free = tr("Offer more days than sessions: the planner keeps rest days and your runs apart.")
        self.ask(tr("Days you can do calf work"), self.days, hint=free)
        self.ask(tr("Running a week"), self.weekly_km)
        self.ready()
