"""What is usual for the athlete while it is still found out: mornings as filling dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.messages import mark, tr
from calfjournal.views.today import TodayFacts
from calfjournal.views.today_words import Collected, collecting
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.layouts import clear, ends
from ui.widgets.text import OneLine, small

if TYPE_CHECKING:
    from ui.widgets.filling_dots import FillingDots

NAMES = {
    "tendon.green": mark("Tendon pain"),
    "sleep.mean": mark("Sleep"),
    "rhr": mark("Resting heart rate"),
}


class UsualCard(Card):
    """Takes no room once everything that was told can be compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What is usual for you"), parent=parent)
        self._shown: tuple[Collected, ...] = ()
        self._sentence = small("", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(metrics.S)
        self.dots: list[FillingDots] = []
        self.body.addLayout(self._rows)
        self.body.addWidget(self._sentence)
        self.hide()

    def show_facts(self, facts: TodayFacts) -> None:
        """Show how far each usual is on the shown day."""
        shown = collecting(facts.verdict)
        if shown != self._shown:
            self._shown = shown
            self._show_rows(shown)
        self.setVisible(bool(shown) and facts.day == facts.today)

    def _show_rows(self, shown: tuple[Collected, ...]) -> None:
        from ui.widgets.filling_dots import FillingDots  # Late: most journals are older.

        clear(self._rows)
        self.dots = []
        for each in shown:
            count = tr("{done} of {needed:mornings}", done=each.present, needed=each.needed)
            dots = FillingDots()
            dots.show_filled(each.present, each.needed)
            self._rows.addLayout(ends(OneLine(tr(NAMES[each.rule])), small(count)))
            self._rows.addWidget(dots)
            self.dots.append(dots)
        self._sentence.setText(_sentence(shown))


def _sentence(shown: tuple[Collected, ...]) -> str:
    if any(each.rule == "rhr" for each in shown):
        return tr(
            "A morning fills a dot, of the heart rate some days later; "
            "a full row is what your days are compared with."
        )
    return tr("A morning fills a dot; a full row is what your days are compared with.")
