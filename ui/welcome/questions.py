"""The questions of the welcome: about the athlete, and about the weeks to plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from calfjournal.domain.athlete import Athlete, Experience, Tendon
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, WISHES
from calfjournal.domain.plan import Wishes, offered_race_day
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import EXPERIENCES, PAIN_WORDS, SIDE_TITLES, SITES
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.welcome.preview import begun_words
from ui.widgets.card import Card
from ui.widgets.choices import CheckField, ChoiceField
from ui.widgets.day_field import DayField
from ui.widgets.enter_keys import EnterKeys
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labelled import ErrorLine, Labelled
from ui.widgets.layouts import column, row
from ui.widgets.scale_field import ScaleField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import small
from ui.widgets.weekdays import WeekdayField

DEFAULT_PROGRAM = "calf_foundation"
DEFAULT_DAYS = (0, 2, 5)

NOWHERE = "nowhere"


class AthletePage(QWidget):
    """What the rules need to know of a person; everything may stay unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(tr("Name"))
        self.weekly_km = NumberField(tr("Running a week"), "km", limit=WISHES["weekly_km"])
        self.experience = SegmentedControl(
            list(EXPERIENCES.items()),
            tr("Calf training so far"),
        )
        self.side = SegmentedControl(
            [(NOWHERE, tr("No")), *SIDE_TITLES.items()],
            tr("An Achilles that complains"),
        )
        self.site = ChoiceField(
            tr("Where"), [(site, SITES[site]) for site in Site if site.is_tendon]
        )
        usual = LIMITS[Kind.TENDON]["usual_pain"]
        self.pain = ScaleField(tr("Usual pain on a normal day"), usual, PAIN_WORDS)
        self._where = Labelled(tr("Where"), self.site)
        self._where.hide()
        answers = (self.name, self.weekly_km, self.experience, self.side, self.site, self.pain)
        self.keys = EnterKeys(answers, self)
        self.side.chosen.connect(self._show_where)
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.L)
        grid.setVerticalSpacing(metrics.M)
        grid.addWidget(Labelled(tr("Name (for prints)"), self.name), 0, 0)
        grid.addWidget(Labelled(tr("Running a week"), self.weekly_km), 0, 1)
        grid.addWidget(Labelled(tr("Calf training so far"), self.experience), 1, 0)
        grid.addWidget(Labelled(tr("An Achilles that complains"), self.side), 1, 1)
        grid.addWidget(self._where, 2, 1)
        grid.addWidget(Labelled(tr("Usual Achilles pain on a normal day"), self.pain), 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(card)
        stack.addStretch(1)

    def flush(self) -> bool:
        """Take what is typed; False when a field needs correction."""
        return all([self.name.flush(), self.weekly_km.flush()])

    def athlete(self, before: Athlete) -> Athlete:
        """Return the athlete the answers describe."""
        side = self.side.value
        hurts = isinstance(side, Side)
        site = self.site.value
        return replace(
            before,
            name=self.name.value or "",
            weekly_km=self.weekly_km.value,
            experience=Experience(str(self.experience.value)),
            sore_side=side if isinstance(side, Side) else None,
            sore_site=site if hurts and isinstance(site, Site) else None,
        )

    def tendons(self, before: Mapping[Side, Tendon]) -> list[Tendon]:
        """Return what the answers say of the legs that complain, or of both where none does."""
        side = self.side.value
        legs = side.legs if isinstance(side, Side) else LEGS
        return [replace(before[leg], usual_pain=self.pain.value) for leg in legs]

    @Slot(VALUE)
    def _show_where(self, side: object) -> None:
        self._where.setVisible(side != NOWHERE)


class PlanQuestionsPage(QWidget):
    """When to train, and what to train for."""

    changed = Signal()

    def __init__(self, programs: list[tuple[str, str]], today: date) -> None:
        super().__init__()
        self.program = ChoiceField(tr("Program"), programs)
        self.program.set_value(DEFAULT_PROGRAM)
        self.start = DayField(tr("First week"), today)
        self.start.set_value(_next_monday(today))
        self.days = WeekdayField(tr("Days for calf work"), DEFAULT_DAYS)
        self.runs = NumberField(tr("Runs a week"), "runs", limit=WISHES["runs_per_week"])
        self.has_race = CheckField(tr("There is a race to train for"))
        self.race = DayField(tr("Race day"), today)
        self.race.set_value(offered_race_day(today))
        self.race.setEnabled(False)
        self.distance = NumberField(tr("Distance"), "km", limit=WISHES["race_km"], decimals=1)
        self.distance.setEnabled(False)
        self.has_race.committed.connect(self._show_race)
        self._today = today
        self.begun = small("", wrap=True)
        self.begun.hide()
        self.start.committed.connect(self._show_begun)
        self.keys = EnterKeys(
            (self.program, self.start, self.runs, self.days, self.race, self.distance), self
        )
        card = Card()
        card.body.setSpacing(metrics.M)
        card.body.addLayout(
            row(
                Labelled(tr("Program"), self.program),
                Labelled(tr("Begins"), self.start),
                Labelled(tr("Runs a week"), self.runs),
                gap=metrics.L,
            )
        )
        card.body.addWidget(self.begun)
        hint = tr("Offer more days than sessions: the planner keeps rest days and your runs apart.")
        card.body.addWidget(Labelled(tr("Days you can do calf work"), self.days, hint=hint))
        card.body.addLayout(
            column(
                self.has_race,
                row(self.race, self.distance, None, gap=metrics.M),
                ErrorLine(self.race, self.distance),
            )
        )
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(card)
        stack.addStretch(1)

    def flush(self) -> bool:
        """Take what is typed; False when a field needs correction."""
        taken = [each.flush() for each in (self.start, self.race, self.runs, self.distance)]
        return all(taken)

    def wishes(self, weekly_km: float | None) -> Wishes:
        """Return what the answers ask of the planner."""
        race = ((self.race.value, self.distance.value),) if self.has_race.value else ()
        runs = self.runs.value
        return Wishes(
            program=str(self.program.value),
            start=self.start.value,
            days=self.days.value,
            runs_per_week=None if runs is None else int(runs),
            weekly_km=weekly_km,
            races=race,
        )

    @Slot(date)
    def _show_begun(self, start: date) -> None:
        self.begun.setText(begun_words(start, self._today))
        self.begun.setVisible(bool(self.begun.text()))

    @Slot(bool)
    def _show_race(self, wanted: bool) -> None:
        self.race.setEnabled(wanted)
        self.distance.setEnabled(wanted)


def _next_monday(day: date) -> date:
    """Return the day itself on a Monday, else the next one."""
    return day + timedelta(days=-day.weekday() % 7)
