"""What is asked for a plan: days, runs, races, and what there is to train with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from calfjournal.dates import monday
from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, Side
from calfjournal.domain.limits import WISHES
from calfjournal.domain.plan import BlockedRange, Race, Wishes
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import EQUIPMENT_WORDS, EXPERIENCES, SIDE_TITLES, SITES
from ui.plan.entry_rows import EntryRows
from ui.plan.runs_form import Runs, RunsForm
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.day_field import DayField
from ui.widgets.fields import NumberField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import strong
from ui.widgets.toggles import ToggleChips
from ui.widgets.weekdays import WeekdayField

USUAL_DAYS = (0, 2, 5)
USUAL_SESSIONS = 4
"""Programs with more sessions a week are offered every day at first."""
NOWHERE = "nowhere"
WHOLE, OWN = "whole", "own"
SAME, TURNS = "same", "turns"
OTHER_DAYS = (1, 3, 6)


class WishesForm(QWidget):
    """Holds the wishes as typed; ``changed`` after every answer that is settled."""

    changed = Signal()
    judged = Signal()
    """Something in it became wrong or right."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._usual_days: tuple[int, ...] = USUAL_DAYS
        self._days_chosen = False
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(1, 1, metrics.S, 1)
        self._stack.setSpacing(metrics.M)
        self._build_when()
        self.running = RunsForm()
        self.runs, self.other_runs = self.running.runs, self.running.other_runs
        self.weekly_km = self.running.weekly_km
        self.running.changed.connect(self.changed)
        self._section(tr("Your runs"), self.running)
        self.entries = EntryRows(today)
        self.entries.changed.connect(self.changed)
        self._section(tr("Races and days off"), self.entries)
        self._build_athlete()
        self._stack.addStretch(1)
        self.weeks.error_changed.connect(self._tell_judged)
        for part in (self.running, self.entries):
            part.judged.connect(self.judged)

    def _section(self, title: str, *parts: QWidget | QLayout) -> None:
        self._stack.addWidget(strong(title))
        for part in parts:
            if isinstance(part, QWidget):
                self._stack.addWidget(part)
            else:
                self._stack.addLayout(part)
        self._stack.addSpacing(metrics.XS)

    def _build_when(self) -> None:
        self.start = DayField(tr("First day"), self._today)
        ahead = self._today if self._today.weekday() == 0 else monday(self._today) + _WEEK
        self.start.set_value(ahead)
        self.start_time = TimeField(tr("Time of day"))
        self.start_time.set_value("18:00")
        self.length = SegmentedControl(
            [(WHOLE, tr("As the program asks")), (OWN, tr("Own length"))], tr("Length")
        )
        self.weeks = NumberField(tr("Weeks"), "weeks", limit=WISHES["weeks"])
        self.weeks.set_value(26)
        self._weeks = Labelled(tr("Weeks"), self.weeks)
        self._weeks.hide()
        self.days = WeekdayField(tr("Days for calf work"), USUAL_DAYS)
        self.rhythm = SegmentedControl(
            [(SAME, tr("The same every week")), (TURNS, tr("Two weeks by turns"))], tr("Rhythm")
        )
        self.other_days = WeekdayField(tr("Days in every other week"), OTHER_DAYS)
        self._other = Labelled(tr("Days in every other week"), self.other_days)
        self._other.hide()
        self.rhythm.chosen.connect(self._show_turns)
        self.other_days.committed.connect(self._tell)
        self.length.chosen.connect(self._show_weeks)
        for signal in (self.start.committed, self.start_time.committed, self.weeks.committed):
            signal.connect(self._tell)
        self.days.committed.connect(self._choose_days)
        first = _flowing(
            Labelled(tr("First day"), self.start), Labelled(tr("Usual time"), self.start_time)
        )
        second = _flowing(Labelled(tr("Length"), self.length), self._weeks)
        hint = tr("Three or four days with a free day between them fit best.")
        offered = Labelled(tr("Days you offer"), self.days, hint=hint)
        self._section(tr("When"), first, second, offered, self.rhythm, self._other)

    def _build_athlete(self) -> None:
        self.experience = SegmentedControl(
            list(EXPERIENCES.items()),
            tr("Calf training so far"),
        )
        self.side = SegmentedControl(
            [(NOWHERE, tr("None")), *SIDE_TITLES.items()],
            tr("Sore Achilles"),
        )
        self.site = ChoiceField(
            tr("Where"), [(site, SITES[site]) for site in Site if site.is_tendon]
        )
        self.site.set_value(Site.MIDPORTION)
        self._site = Labelled(tr("Where it is sore"), self.site)
        self._site.hide()
        self.equipment = ToggleChips(
            [(tag, EQUIPMENT_WORDS[tag]) for tag in EQUIPMENT], tr("Equipment")
        )
        self.experience.chosen.connect(self._tell)
        self.side.chosen.connect(self._show_site)
        self.site.committed.connect(self._tell)
        self.equipment.committed.connect(self._tell)
        sore = _flowing(Labelled(tr("Sore Achilles"), self.side), self._site)
        trained = Labelled(tr("Calf training so far"), self.experience)
        self._section(tr("You"), trained, sore)
        self._section(tr("What you can use"), self.equipment)

    @Slot(tuple)
    def _choose_days(self, _days: tuple[int, ...]) -> None:
        self._days_chosen = True
        self.changed.emit()

    @Slot(str)
    def _tell_judged(self, _error: str) -> None:
        self.judged.emit()

    @Slot()
    def _tell(self, _value: object = None) -> None:
        self.changed.emit()

    @Slot(VALUE)
    def _show_weeks(self, _value: object) -> None:
        self._weeks.setVisible(self.length.value == OWN)
        self.judged.emit()
        self.changed.emit()

    @Slot(VALUE)
    def _show_turns(self, _value: object) -> None:
        self._show_other_week()
        self.changed.emit()

    @property
    def _turns(self) -> bool:
        return self.rhythm.value == TURNS

    def _show_other_week(self) -> None:
        self._other.setVisible(self._turns)
        self.running.show_turns(turns=self._turns)

    @Slot(VALUE)
    def _show_site(self, _value: object) -> None:
        self._site.setVisible(self.side.value != NOWHERE)
        self.changed.emit()

    # ------------------------------------------------------------------ for the dialog

    def fill(
        self,
        athlete: Athlete,
        before: Wishes | None,
        running: Sequence[Runs],
        races: Sequence[Race] = (),
        blocks: Sequence[BlockedRange] = (),
    ) -> None:
        """Begin with what is known: the athlete, the wishes of the plan before, its runs.

        ``running`` are the weeks of runs, which take turns, as that plan was laid on them; of
        ``races`` and ``blocks`` those are shown that are not over.
        """
        if before is not None:
            self._fill_days(before, turns=len(running) > 1)
        km = before.weekly_km if before is not None and before.weekly_km else athlete.weekly_km
        times = before.run_times if before is not None else ()
        self.running.fill(running, times, km)
        self._show_other_week()
        self.entries.fill(races, blocks)
        self.experience.set_value(athlete.experience)
        self.side.set_value(athlete.sore_side or NOWHERE)
        self.site.set_value(athlete.sore_site or Site.MIDPORTION)
        self._site.setVisible(athlete.sore_side is not None)
        self.equipment.set_value(EQUIPMENT if athlete.equipment is None else athlete.equipment)

    def _fill_days(self, before: Wishes, *, turns: bool) -> None:
        self._usual_days = before.days or tuple(range(7))
        self.days.set_value(self._usual_days)
        if before.other_weeks or turns:
            self.rhythm.set_value(TURNS)
            self.other_days.set_value((*before.other_weeks, self._usual_days)[0])
        self.start_time.set_value(before.start_time)
        if before.weeks is not None:
            self.length.set_value(OWN)
            self.weeks.set_value(before.weeks)
            self._weeks.show()

    def begin_on(self, day: date) -> None:
        """Lay a plan that began already: its first day is told and stays."""
        self.start.set_value(day)
        self.start.setEnabled(False)

    def fields(self) -> dict[str, QWidget]:
        """Every field by the name its draft has."""
        return {
            "start": self.start,
            "start_time": self.start_time,
            "length": self.length,
            "weeks": self.weeks,
            "days": self.days,
            "rhythm": self.rhythm,
            "other_days": self.other_days,
            "runs": self.runs,
            "other_runs": self.other_runs,
            "run_times": self.running.times,
            "weekly_km": self.weekly_km,
            "entries": self.entries,
            "experience": self.experience,
            "side": self.side,
            "site": self.site,
            "equipment": self.equipment,
        }

    def show_answers(self) -> None:
        """Show what follows from answers that were not given by hand."""
        self._days_chosen = self.days.value != self._usual_days
        self.running.show_answers(turns=self._turns)
        self._weeks.setVisible(self.length.value == OWN)
        self._show_other_week()
        self._site.setVisible(self.side.value != NOWHERE)

    def suggest_days(self, *, often: bool) -> None:
        """Offer every day to programs that train often; days the user chose stay."""
        if not self._days_chosen:
            self.days.set_value(range(7) if often else self._usual_days)

    def flush(self) -> bool:
        """Take what is typed; False when something cannot be read and has the focus now."""
        fields = (self.start, self.weeks) if self.length.value == OWN else (self.start,)
        for field in fields:
            if not field.flush():
                field.setFocus()
                return False
        return self.running.flush() and self.entries.flush()

    @property
    def wrong(self) -> QWidget | None:
        """The first field that holds what cannot be used, None when all is well."""
        if self.length.value == OWN and self.weeks.error:
            return self.weeks
        return self.running.wrong or self.entries.wrong

    def wishes(self, before: Wishes) -> Wishes:
        """Return some wishes with the answers in their place; races and days off apart."""
        weeks = self.weeks.value if self.length.value == OWN else None
        days, other_days, runs = self.days.value, self.other_days.value, self.runs.value
        turns = self._turns and bool(days and other_days) and other_days != days
        changed: dict[str, Any] = {
            "start": self.start.value,
            "weeks": None if weeks is None else int(weeks),
            "days": before.days if set(days) == set(before.days) else days,  # In their order.
            "other_weeks": (other_days,) if turns else (),
            "start_time": self.start_time.value,
            "runs_per_week": len(runs) or None,
            "run_days": runs,
            "other_run_weeks": self.running.others,
            "run_times": self.running.times.value,
            "weekly_km": self.weekly_km.value,
            "races": (),
            "b_races": (),
            "blocked": (),
        }
        return replace(before, **changed)

    def athlete(self, before: Athlete) -> Athlete:
        """Return the athlete the answers describe."""
        side, site = self.side.value, self.site.value
        sore = isinstance(side, Side)
        chosen = frozenset(str(tag) for tag in self.equipment.value)
        everything = before.equipment is None and chosen == frozenset(EQUIPMENT)
        changed: dict[str, Any] = {
            "experience": Experience(str(self.experience.value)),
            "weekly_km": self.weekly_km.value or before.weekly_km,
            "sore_side": side if sore else None,
            "sore_site": site if sore else None,
            "equipment": None if everything else chosen,
        }
        return replace(before, **changed)


def _flowing(*parts: QWidget) -> FlowLayout:
    """Return a row that wraps where there is no room for all, as languages with long words need."""
    flow = FlowLayout(gap=metrics.M)
    for part in parts:
        flow.addWidget(part)
    return flow


_WEEK = timedelta(days=7)
