"""The part of the preferences that says what is reminded of, and when not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calfjournal.messages import tr
from calfjournal.messages.option_words import OPTION_WORDS
from calfjournal.settings import Settings
from ui.services.notifying import shows_notifications
from ui.services.options import Options
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.choices import CheckField, ChoiceField, TimeField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import column, row
from ui.widgets.text import small

Field = CheckField | ChoiceField | TimeField
TIMES_OF = {"remind_check_in": "remind_check_in_at", "remind_session": "remind_session_before"}
"""What is reminded of, and what says when; answers come when they can be given."""
QUIET = ("quiet_from", "quiet_until")


class ReminderSection(QWidget):
    """``fields`` maps the key of each option to its field; what is chosen holds at once."""

    def __init__(
        self, options: Options, room: int, *, tells: bool, parent: QWidget | None = None
    ) -> None:
        """Lay it out in so many pixels; ``tells`` is False of a journal it says nothing of."""
        super().__init__(parent)
        self._options = options
        self.fields: dict[str, Field] = {}
        self._quiet = small(wrap=True)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(metrics.S)
        body.addWidget(small(_where(tells=tells), wrap=True))
        for key in ("remind_check_in", "remind_session", "remind_answers"):
            parts: list[QWidget] = [self._add_check(key)]
            if key in TIMES_OF:
                parts.append(self._add(TIMES_OF[key]))
            body.addLayout(_beside(parts, room))
            if hint := OPTION_WORDS[key].hint:
                body.addWidget(small(hint, wrap=True))
        quiet = [Labelled(OPTION_WORDS[key].title, self._add(key)) for key in QUIET]
        body.addLayout(row(*quiet, None, gap=metrics.L))
        body.addWidget(self._quiet)
        alarm = OPTION_WORDS["calendar_alarm"]
        calendar = self._add("calendar_alarm")
        body.addWidget(Labelled(alarm.title, calendar, hint=alarm.hint, fills=False))
        body.addStretch(1)
        options.changed.connect(self._show)
        self._show(options.now)

    @property
    def are_wished(self) -> bool:
        """True when anything is reminded of."""
        return _are_wished(self._options.now)

    def _add_check(self, key: str) -> CheckField:
        field = CheckField(OPTION_WORDS[key].title)
        field.committed.connect(self._take)
        self.fields[key] = field
        return field

    def _add(self, key: str) -> ChoiceField | TimeField:
        words = OPTION_WORDS[key]
        choices = list(words.choices.items())
        field = ChoiceField(words.title, choices) if choices else TimeField(words.title)
        field.committed.connect(self._take)
        self.fields[key] = field
        return field

    @Slot(VALUE)
    def _take(self, value: object) -> None:
        field = self.sender()
        key = next(key for key, known in self.fields.items() if known is field)
        self._options.take(key, value)

    @Slot(Settings)
    def _show(self, now: Settings) -> None:
        """Show what holds; what is without effect cannot be reached, and it is said why."""
        for key, field in self.fields.items():
            with QSignalBlocker(field):
                field.set_value(getattr(now, key))
        for key, time in TIMES_OF.items():
            self.fields[time].setEnabled(getattr(now, key))
        wished = _are_wished(now)
        for key in QUIET:
            self.fields[key].setEnabled(wished)
        self._quiet.setText(_quiet_words(now, wished=wished))


def _are_wished(now: Settings) -> bool:
    return now.remind_check_in or now.remind_session or now.remind_answers


def _beside(parts: Sequence[QWidget], room: int) -> QBoxLayout:
    """Return what is reminded of with its hour at the end of the line, or below it."""
    needed = sum(part.sizeHint().width() for part in parts) + metrics.M
    first, *rest = parts
    if needed <= room:
        return row(first, None, *rest)
    return column(first, *(row(part, None) for part in rest))


def _where(*, tells: bool) -> str:
    if not tells:
        return tr("Nothing is reminded of in this journal: it is the sample, or only read here.")
    if shows_notifications():
        return tr("Notifications of the desktop, once each, while calfjournal is open.")
    return tr(
        "A strip above the page, once each, while calfjournal is open: this desktop shows no "
        "notifications."
    )


def _quiet_words(now: Settings, *, wished: bool) -> str:
    if not wished:
        return tr("Hours can be set once something is reminded of.")
    if now.quiet_from == now.quiet_until:
        return tr("The same hour twice: there are no quiet hours.")
    return tr("What comes up in between waits until then, if its day is not over.")
