"""Changing one number of the rules."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.limits import Limit
from calfjournal.domain.thresholds import Threshold
from calfjournal.errors import InputError
from calfjournal.messages import formats, tr
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.widgets.fields import NumberField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.text import Label


class ThresholdDialog(FormDialog):
    """Asks for the athlete's own number, or puts the shipped one back."""

    def __init__(self, context: Context, row: Threshold, parent: QWidget | None = None) -> None:
        super().__init__(tr("Change a number of the rules"), parent, width=420)
        self._context, self._row = context, row
        self.body.addWidget(Label(tr("{number}.", number=row.text), wrap=True))
        name = tr("Your number")
        limit = Limit(name, row.low, row.high, row.unit)
        self._field = NumberField(name, row.unit, limit=limit, decimals=2)
        self._field.set_value(row.in_force)
        hint = tr(
            "{low} to {high}. Shipped: {shipped}, {source}.",
            low=formats.bare(row.low, 2, row.unit),
            high=formats.bare(row.high, 2, row.unit),
            shipped=formats.number(row.value, 2, row.unit),
            source=row.shown_source,
        )
        self.body.addWidget(Labelled(name, self._field, hint=hint))
        self.add_button(tr("Cancel"), closes=True)
        back = self.add_button(tr("Put shipped back"))
        back.setEnabled(row.own is not None)
        back.clicked.connect(self._put_back)
        self.add_button(tr("Use it"), "primary").clicked.connect(self._use)
        self.follow(context.drafts, DraftKey(DraftKind.THRESHOLD, row.key), {"number": self._field})
        self._field.selectAll()
        self._field.setFocus()

    @Slot()
    def _use(self) -> None:
        if self._field.flush() and self._field.value is not None:
            self._set(float(self._field.value))

    @Slot()
    def _put_back(self) -> None:
        self._set(None)

    def _set(self, value: float | None) -> None:
        if value is None:
            said = tr("The shipped number is back.")
        else:
            said = tr("The rules use your number.")
        set_threshold = self._context.journal.recovery.set_threshold
        try:
            done = perform(self._context, said, set_threshold, self._row.key, value)
        except InputError as problem:
            self._field.set_error(problem.message)
            return
        if done is not None:
            self.accept()
