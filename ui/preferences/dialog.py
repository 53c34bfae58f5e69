"""The preferences dialog, in calm sections; every choice holds at once."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from calfjournal.messages import tr
from calfjournal.messages.formats import sentences
from ui.preferences.option_fields import OptionFields, example
from ui.preferences.reminders import ReminderSection
from ui.preferences.section import Section, line_up
from ui.preferences.strict import StrictRules
from ui.preferences.watch_folder import WatchFolderField, labelled
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.qt import holds_focus
from ui.services.sample import sample_path
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import READ_ONLY, lock
from ui.widgets.choices import TimeField
from ui.widgets.dialog import Dialog
from ui.widgets.fold import Fold
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import column, finish_layouts
from ui.widgets.side_by_side import NARROW, SideBySide
from ui.widgets.text import small

WIDTH = 980
GAP = metrics.M + metrics.XS
"""Between sections."""


class PreferencesDialog(Dialog):
    """Shows one field per option of this computer; ``fields`` maps the option's key to it.

    When days begin, and whether rules are strict, stands in the journal, and is an edit of it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None, *, at: str = "") -> None:
        """Give the keys to the field named ``at``, if one is."""
        width = round(WIDTH * scale())
        super().__init__(tr("Preferences"), parent, width=width)
        self._context = context
        self._options = OptionFields(context.settings, self)
        self.fields = self._options.by_key
        around = parent.window().width() if parent else width
        inside = min(width, around, self.screen().availableGeometry().width()) - 2 * metrics.L
        beside = inside >= NARROW * scale()
        room = (inside - metrics.L) // 2 if beside else inside - metrics.M
        here = (self._look(), self._numbers(), self._paper(), self._imports())
        there = (self._days(), self._rules(), self._sound())
        line_up((here, there), room)
        self.reminders = ReminderSection(context.settings, room, tells=_reminds(context))
        self.fold = Fold(tr("Reminders"), self.reminders)
        self.fold.unfold(open_it=self.reminders.are_wished)
        self.fold.button.clicked.connect(self.grow)
        left, right = column(*here, gap=GAP), column(*there, self.fold, gap=GAP)
        for side in (left, right):
            side.addStretch(1)
        parts = SideBySide(left, right, narrow=round(NARROW * scale()))
        self.body.addWidget(parts)
        self.add_button(tr("Close"), "primary", closes=True)
        self._stops: dict[str, QWidget] = {
            **self.fields,
            "day": self.day_border,
            "strict": self.strict.choice,
            "watch": self.watched.choose,
        }
        if at in self._stops:
            self._stops[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Open anew in front, as far down and with the keys where they are."""
        at = next((name for name, stop in self._stops.items() if holds_focus(stop)), "")
        again = PreferencesDialog(self._context, self.parentWidget(), at=at)
        again.fold.unfold(open_it=self.fold.is_open)
        again.open()
        here, there = self.findChild(QScrollArea), again.findChild(QScrollArea)
        if here is not None and there is not None:
            finish_layouts()
            there.verticalScrollBar().setValue(here.verticalScrollBar().value())
        self.close()

    # ------------------------------------------------------------------ sections

    def _look(self) -> Section:
        return Section(
            tr("Look"),
            *map(self._options.labelled, ("theme", "text_size", "less_motion")),
        )

    def _numbers(self) -> Section:
        keys = ("mass_unit", "distance_unit", "length_unit", "number_format")
        self.example = small(example(), "text")
        self.example.setAccessibleName(tr("As numbers are written: {example}", example=example()))
        note = tr("As they are read and typed; what the journal keeps stays as it is.")
        return Section(
            tr("Numbers and units"),
            *map(self._options.labelled, keys),
            self.example,
            small(note, wrap=True),
        )

    def _days(self) -> Section:
        border = self.day_border = TimeField(tr("A day begins at"))
        hint = tr("A session at one in the morning still belongs to the evening before.")
        if self._context.journal.read_only:
            lock(border)
            hint = sentences([tr(READ_ONLY), hint])
        border.committed.connect(self._begin_days_at)
        self._show_border()
        day = Labelled(tr("A day begins at"), border, hint=hint, fills=False)
        return Section(tr("Days and weeks"), self._options.labelled("first_weekday"), day)

    def _rules(self) -> Section:
        self.strict = StrictRules(self._context)
        return Section(tr("Rules"), self.strict)

    def _sound(self) -> Section:
        sound, counts = self._options.labelled("sound"), self._options.labelled("spoken_counts")
        if not _has_voice():
            counts.field.setEnabled(False)
            counts.show_hint(tr("No voice is installed on this computer."))
        return Section(tr("Sound"), sound, counts)

    def _paper(self) -> Section:
        return Section(tr("Printing"), self._options.labelled("paper"))

    def _imports(self) -> Section:
        self.watched = WatchFolderField(self._context)
        return Section(tr("Imports"), labelled(self.watched))

    # ------------------------------------------------------------------ when days begin

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
