"""The numbers behind the rules: every one with unit and source, and the athlete's own in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.thresholds import STRICT, Threshold
from calfjournal.messages import formats, in_words, tr
from calfjournal.messages.option_words import OFF_ON
from ui.recovery.threshold_dialog import ThresholdDialog
from ui.services.context import Context
from ui.services.qt import VALUE
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import small


class RulesCard(Card):
    """Folded away until somebody wants to read the rules."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("The numbers behind the rules"), parent=parent)
        self._context = context
        self._rows: Sequence[Threshold] = ()
        self._toggle = Button(tr("Show"), "quiet")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._unfold)
        self._change = Button(tr("Change…"), "plain")
        self._change.clicked.connect(self._change_current)
        self.add_action(self._change)
        self.add_action(self._toggle)
        self._hint = small(
            tr(
                "Every verdict is made from these. Change one when you and your clinician know "
                "better; the shipped value stays beside it."
            ),
            wrap=True,
        )
        self._table = TableView[Threshold](_columns(), tr("The numbers behind the rules"))
        self._table.opened.connect(self._edit)
        self._table.current_changed.connect(self._allow_change)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._table)
        self.body.addStretch(1)
        self._unfold(False)

    def refresh(self) -> None:
        """Read the numbers in force."""
        self._rows = self._context.journal.recovery.thresholds().rows
        self._fill()

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self._toggle.setText(tr("Hide") if shown else tr("Show"))
        for part in (self._hint, self._table, self._change):
            part.setVisible(shown)
        self._fill()

    def _fill(self) -> None:
        """Fill the table while it is seen: to lay it out takes as long as a chart."""
        if self._toggle.isChecked():
            self._table.set_rows(self._rows)
        self._allow_change(self._table.current)

    @Slot(VALUE)
    def _allow_change(self, row: Threshold | None) -> None:
        writable = not self._context.journal.read_only
        self._change.setEnabled(row is not None and row.editable and writable)

    @Slot()
    def _change_current(self) -> None:
        if self._table.current is not None:
            self._edit(self._table.current)

    def change(self, key: str) -> None:
        """Ask for another number in the place of one."""
        row = next((row for row in self._rows if row.key == key), None)
        if row is not None:
            self._edit(row)

    @Slot(VALUE)
    def _edit(self, row: Threshold) -> None:
        if row.editable and not self._context.journal.read_only:
            ThresholdDialog(self._context, row, self).open()


def _columns() -> tuple[Column[Threshold], ...]:
    return (
        Column[Threshold](tr("What"), _text, share=5),
        Column[Threshold](tr("Value"), _shown, share=3, tone=_tone),
        Column[Threshold](tr("Source"), _source, share=4, tone=_muted),
    )


def _text(row: Threshold) -> str:
    return in_words(row.text)


def _shown(row: Threshold) -> str:
    """Value with unit, and the shipped one where it is another."""
    if row.own is None:
        return _in_force(row)
    shipped = OFF_ON[False] if row.key == STRICT else formats.number(row.value, 2)
    return tr("{own} (shipped {shipped})", own=_in_force(row), shipped=shipped)


def _in_force(row: Threshold) -> str:
    """The number that holds; of what is off or on, which."""
    if row.key == STRICT:
        return OFF_ON[bool(row.in_force)]
    return formats.number(row.in_force, 2, row.unit)


def _source(row: Threshold) -> str:
    return in_words(row.shown_source)


def _tone(row: Threshold) -> str:
    return "text" if row.own is None else "accent"


def _muted(_row: Threshold) -> str:
    return "muted"
