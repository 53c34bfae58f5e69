"""Whether the tendon's answers are judged by the published reading; it stands in the journal."""

from __future__ import annotations

from PySide6.QtCore import Slot

from calfjournal.domain.thresholds import STRICT, Thresholds
from calfjournal.messages import mark, tr
from calfjournal.messages.formats import sentences
from calfjournal.messages.option_words import OFF_ON
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.qt import VALUE
from ui.widgets.buttons import READ_ONLY, lock
from ui.widgets.labelled import Labelled
from ui.widgets.segmented import SegmentedControl

LASTING, WORSE = "tendon.lasting_48h", "tendon.red_24h"
"""The numbers that are others in the strict setting."""

_ANY = mark(
    "Any point above usual 48 h after a session is then red, and {strict_24} at 24 h; otherwise "
    "more than {usual_48:points}, and {usual_24}."
)
_MORE = mark(
    "More than {strict_48:points} above usual 48 h after a session are then red, and {strict_24} "
    "at 24 h; otherwise more than {usual_48:points}, and {usual_24}."
)


class StrictRules(Labelled):
    """Changes the number ``tendon.strict`` of the rules: one edit, which can be undone."""

    def __init__(self, context: Context) -> None:
        self._context = context
        name = tr("Strict rules")
        self.choice = SegmentedControl(list(OFF_ON.items()), name)
        rules = context.journal.recovery.thresholds()
        super().__init__(name, self.choice, hint=strict_words(rules), fills=False)
        if context.journal.read_only:
            lock(self.choice)
            self.show_hint(sentences([tr(READ_ONLY), strict_words(rules)]))
        self.choice.chosen.connect(self._take)
        self._show()

    def _show(self) -> None:
        self.choice.set_value(bool(self._context.journal.recovery.thresholds()[STRICT]))

    @Slot(VALUE)
    def _take(self, wanted: bool) -> None:
        recovery = self._context.journal.recovery
        perform_or_warn(self._context, "", recovery.set_threshold, STRICT, 1.0 if wanted else None)
        self._show()


def strict_words(rules: Thresholds) -> str:
    """Return what the strict setting changes of these rules, own numbers included."""
    others = {key: value for key, value in rules.own.items() if key != STRICT}
    usual, strict = rules.with_own(others), rules.with_own({**others, STRICT: 1.0})
    told = tr(
        _MORE if strict[LASTING] else _ANY,
        strict_48=strict.whole(LASTING),
        strict_24=strict.whole(WORSE),
        usual_48=usual.whole(LASTING),
        usual_24=usual.whole(WORSE),
    )
    before = tr("Days gone by are judged anew when they are looked at; what was decided stays.")
    return sentences([told, before])
