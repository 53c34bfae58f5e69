"""The runs of a week in the form of a plan: which days, what kind, when, and how far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.limits import WISHES
from calfjournal.messages import tr
from calfjournal.messages.notation import notation
from ui.plan.run_times import RunTimesField
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.fields import NumberField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.run_days import RunDaysField

Runs = tuple[tuple[int, str], ...]
"""((weekday, kind), …), Monday = 0."""


def _whole(km: float) -> float:
    """Return a distance without fractions of what it is read in: kilometres or miles."""
    now = notation()
    return now.kept(round(now.read(km, "km")), "km")


class RunsForm(QWidget):
    """Runs of a week, of two weeks that take turns; ``changed`` after every settled answer."""

    changed = Signal()
    judged = Signal()
    """Something in it became wrong or right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = RunDaysField(tr("Runs of a usual week"))
        self.other_runs = RunDaysField(tr("Runs in every other week"))
        self.times = RunTimesField()
        self.weekly_km = NumberField(tr("Weekly distance"), "km", limit=WISHES["weekly_km"], step=5)
        self._others_chosen = False
        self.runs.committed.connect(self._choose_runs)
        self.other_runs.committed.connect(self._choose_other_runs)
        self.times.committed.connect(self._tell)
        self.weekly_km.committed.connect(self._tell)
        for field in (self.weekly_km, self.times):
            field.error_changed.connect(self._tell_judged)
        hint = tr(
            "Click a day to change it. Calf work keeps clear of the day before quality and long "
            "runs where it can; strength may follow a quality run six hours later."
        )
        usual = Labelled(tr("Runs of a usual week"), self.runs, hint=hint)
        self._times = Labelled(tr("When each of them starts"), self.times)
        self._others = Labelled(tr("Runs in every other week"), self.other_runs)
        self._others.hide()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        for part in (usual, self._others, self._times):
            stack.addWidget(part)
        stack.addLayout(row(Labelled(tr("Distance a week"), self.weekly_km), None))
        self._offer_times()

    def fill(self, running: Sequence[Runs], times: Runs, km: float | None) -> None:
        """Begin with weeks of runs, which take turns, their times and their kilometres."""
        first, *others = running or ((),)
        self.runs.set_value(first)
        self.other_runs.set_value((*others, first)[0])
        self._others_chosen = bool(others)
        self.times.set_value(times)
        self.weekly_km.set_value(None if km is None else _whole(km))
        self._offer_times()

    def show_answers(self, *, turns: bool) -> None:
        """Show what follows from answers that were not given by hand."""
        self._others_chosen = self.other_runs.value != self.runs.value
        self.show_turns(turns=turns)

    def show_turns(self, *, turns: bool) -> None:
        """Ask for every other week, too, or for one that is always the same."""
        self._others.setVisible(turns)
        self._offer_times()

    @property
    def others(self) -> tuple[Runs, ...]:
        """The runs of the other week where they are not the same."""
        asked, same = not self._others.isHidden(), self.other_runs.value == self.runs.value
        return (self.other_runs.value,) if asked and not same else ()

    def flush(self) -> bool:
        """Take what is typed; False when something cannot be read and has the focus now."""
        if not self.weekly_km.flush():
            self.weekly_km.setFocus()
            return False
        return self.times.flush()

    @property
    def wrong(self) -> QWidget | None:
        """The first field that holds what cannot be read, None when all is well."""
        if self.weekly_km.error:
            return self.weekly_km
        return next((field for field in self.times.shown if field.error), None)

    def _offer_times(self) -> None:
        weeks = (self.runs.value, *self.others)
        days = {day for week in weeks for day, _ in week}
        self.times.show_days(days)
        self._times.setVisible(bool(days))

    @Slot(str)
    def _tell_judged(self, _error: str) -> None:
        self.judged.emit()

    @Slot(tuple)
    def _choose_runs(self, runs: Runs) -> None:
        if not self._others_chosen:
            self.other_runs.set_value(runs)
        self._tell()

    @Slot(tuple)
    def _choose_other_runs(self, _runs: Runs) -> None:
        self._others_chosen = True
        self._tell()

    @Slot(VALUE)
    def _tell(self, _value: object = None) -> None:
        self._offer_times()
        self.changed.emit()
