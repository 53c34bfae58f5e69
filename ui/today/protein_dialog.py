"""How much protein a day and a meal: figures to look up, nothing that is scored."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.protein import protein_for
from calfjournal.messages import formats, in_words, tr
from ui.services.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.fields import NumberField
from ui.widgets.labelled import KeyValue, Labelled
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

MASS = LIMITS[Kind.CHECK_IN]["body_mass_kg"]


def _range(low: float, high: float, decimals: int) -> str:
    """Return grams per kilogram, or per what stands in for it: ``1.4 to 2``."""
    ends = [formats.bare(end, decimals, "/kg") for end in (low, high)]
    return tr("{low} to {high}", low=ends[0], high=ends[1])


class ProteinDialog(Dialog):
    """Reckons from the body mass weighed last, or from one that is typed and not kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Protein for people who train"), parent)
        journal = context.journal
        weighed = journal.checkins.weighed(journal.today())
        name = in_words(MASS.name)
        self.mass = NumberField(name, MASS.unit, limit=MASS, decimals=1)
        self.mass.setFixedWidth(152)
        self.mass.set_value(weighed.body_mass_kg if weighed is not None else None)
        hint = (
            tr("Weighed {day}", day=formats.day_with_year(weighed.day))
            if weighed is not None
            else ""
        )
        self.body.addWidget(Labelled(name, self.mass, hint=hint, fills=False))
        self.a_day = KeyValue(tr("A day"), large=True)
        self.a_meal = KeyValue(tr("A meal, three to four a day"), large=True)
        self.body.addLayout(row(self.a_day, self.a_meal, None, gap=32))
        source = tr(
            "{day} g per {unit:unit} of body mass a day, {meal} g a meal: position stand of "
            "the International Society of Sports Nutrition, 2017. Nothing is scored by it.",
            day=_range(1.4, 2.0, 1),
            meal=_range(0.25, 0.40, 2),
            unit="kg",
        )
        self.body.addWidget(small(source, wrap=True))
        kidneys = tr("With a disease of the kidneys, ask your doctor first.")
        self.body.addWidget(Label(kidneys, wrap=True))
        self.add_button(tr("Close"), "primary", closes=True)
        self.mass.textChanged.connect(self._show)
        self._show()
        self.mass.setFocus()

    @Slot()
    def _show(self) -> None:
        mass = self.mass.reading
        if mass is None:
            self.a_day.set_value("–")
            self.a_meal.set_value("–")
            return
        found = protein_for(mass)
        for shown, (least, most) in ((self.a_day, found.day), (self.a_meal, found.meal)):
            shown.set_value(tr("{least} to {most} g", least=least, most=most))
