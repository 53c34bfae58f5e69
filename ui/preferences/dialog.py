"""The preferences dialog, built from the table of options; every choice holds at once."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.settings import Option, option
from ui.services.options import Options
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.dialog import Dialog
from ui.widgets.labelled import Labelled
from ui.widgets.segmented import SegmentedControl

SHOWN = ("theme", "paper", "first_weekday", "day_border", "less_motion")
MOST_SEGMENTS = 3


class PreferencesDialog(Dialog):
    """Shows one field per option; ``fields`` maps the option's key to it."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__("Preferences", parent, width=460)
        self._options = options
        self.fields: dict[str, SegmentedControl | ChoiceField | TimeField] = {}
        for key in SHOWN:
            declared = option(key)
            field = self._field(declared)
            self.body.addWidget(Labelled(declared.title, field, hint=declared.hint))
            self.fields[key] = field
        self.add_button("Close", "primary", closes=True)

    def _field(self, declared: Option) -> SegmentedControl | ChoiceField | TimeField:
        value = getattr(self._options.now, declared.key)
        if declared.choices is None:
            clock = TimeField(declared.title)
            clock.set_value(value)
            clock.committed.connect(self._take)
            return clock
        choices = list(declared.choices.items())
        if len(choices) <= MOST_SEGMENTS:
            segments = SegmentedControl(choices, declared.title)
            segments.set_value(value)
            segments.chosen.connect(self._take)
            return segments
        field = ChoiceField(declared.title, choices)
        field.set_value(value)
        field.committed.connect(self._take)
        return field

    @Slot(object)
    def _take(self, value: object) -> None:
        field = self.sender()
        key = next(key for key, known in self.fields.items() if known is field)
        try:
            self._options.take(key, value)
        except ValueError:
            if isinstance(field, TimeField):
                field.set_value(self._options.now.day_border)
