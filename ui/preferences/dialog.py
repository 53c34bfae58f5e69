"""The preferences dialog, built from the table of options; every choice holds at once."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.messages.option_words import OPTION_WORDS, OptionWords
from ui.preferences.reminders import ReminderSection
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.qt import VALUE, holds_focus
from ui.services.sample import sample_path
from ui.theme import metrics
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.dialog import Dialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import column
from ui.widgets.segmented import SegmentedControl
from ui.widgets.side_by_side import SideBySide

SHOWN = (
    "theme",
    "text_size",
    "mass_unit",
    "distance_unit",
    "length_unit",
    "number_format",
    "paper",
    "first_weekday",
    "less_motion",
    "sound",
    "spoken_counts",
)
MOST_SEGMENTS = 3


class PreferencesDialog(Dialog):
    """Shows one field per option of this computer; ``fields`` maps the option's key to it.

    When days begin stands in the journal, as it decides to which day what was logged belongs.
    """

    def __init__(self, context: Context, parent: QWidget | None = None, *, at: str = "") -> None:
        """Give the keys to the field of the option ``at``, if one is named."""
        super().__init__(tr("Preferences"), parent, width=840)
        self._context = context
        self._options = context.settings
        self.fields: dict[str, SegmentedControl | ChoiceField] = {}
        look = column(gap=metrics.M)
        for key in SHOWN:
            words = OPTION_WORDS[key]
            field, hint = self._field(key, words), words.hint
            if key == "spoken_counts" and not _has_voice():
                field.setEnabled(False)
                hint = tr("No voice is installed on this computer.")
            look.addWidget(Labelled(words.title, field, hint=hint))
            self.fields[key] = field
        self.day_border = TimeField(tr("A day begins at"))
        self.day_border.setEnabled(not context.journal.read_only)
        self.day_border.committed.connect(self._begin_days_at)
        self._show_border()
        hint = tr("A session at one in the morning still belongs to the evening before.")
        border = Labelled(tr("A day begins at"), self.day_border, hint=hint, fills=False)
        look.addWidget(border)
        look.addStretch(1)
        self.reminders = ReminderSection(self._options, tells=_reminds(context))
        self.body.addWidget(SideBySide(look, self.reminders))
        self.add_button(tr("Close"), "primary", closes=True)
        if at in self.fields:
            self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Open anew in front, with the keys where they are."""
        at = next((key for key, field in self.fields.items() if holds_focus(field)), "")
        again = PreferencesDialog(self._context, self.parentWidget(), at=at)
        again.open()
        self.close()

    def _field(self, key: str, words: OptionWords) -> SegmentedControl | ChoiceField:
        value = getattr(self._options.now, key)
        choices = list(words.choices.items())
        if len(choices) <= MOST_SEGMENTS:
            segments = SegmentedControl(choices, words.title)
            segments.set_value(value)
            segments.chosen.connect(self._take)
            return segments
        field = ChoiceField(words.title, choices)
        field.set_value(value)
        field.committed.connect(self._take)
        return field

    @Slot(VALUE)
    def _take(self, value: object) -> None:
        field = self.sender()
        key = next(key for key, known in self.fields.items() if known is field)
        self._options.take(key, value)

    def _show_border(self) -> None:
        self.day_border.set_value(f"{self._context.journal.clock.border:%H:%M}")

    @Slot(str)
    def _begin_days_at(self, value: str) -> None:
        journal, border = self._context.journal, time.fromisoformat(value)
        if border == journal.clock.border:
            return
        perform_or_warn(self._context, "", journal.athlete.begin_days_at, border)
        self._show_border()


def _reminds(context: Context) -> bool:
    """True for a journal of which ``window.reminding`` tells."""
    return not context.journal.read_only and context.journal.path != sample_path()


def _has_voice() -> bool:
    from ui.sound.speech import system_voice  # Late: only this choice asks for it.

    return system_voice() is not None
