"""Where the journal and a file tell a figure of a run differently: both values, yours stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.import_choice import Theirs
from calfjournal.domain.import_preview import Difference
from calfjournal.messages import tr
from ui.importing.words import differ_words, figure_title, figure_words, shown_name, source_words
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import column, row, show_new
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import OneLine, small

AT_ONCE: Final = 4
"""Differences that are seen before anybody asks for more …"""
MORE: Final = 40
"""… and how many come with each wish for them: each has a control of its own."""


class DifferenceLine(QWidget):
    """One figure, and the choice of whose value holds; ``chosen`` comes when it was made."""

    chosen = Signal()

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.difference = difference
        title = figure_title(difference)
        figure = difference.figure
        mine, theirs = (
            figure_words(figure, value) for value in (difference.mine, difference.theirs)
        )
        choices = [
            (False, tr("Keep mine: {value}", value=mine)),
            (True, tr("Take the file’s: {value}", value=theirs)),
        ]
        self.choice = SegmentedControl(choices, title)
        self.choice.chosen.connect(self._tell)
        where = tr(
            "In the journal {mine} ({source}), in {file} {theirs} ({their_source}).",
            mine=mine,
            source=source_words(difference.source),
            file=shown_name(difference.file),
            theirs=theirs,
            their_source=source_words(difference.their_source),
        )
        self.setToolTip(where)
        self.choice.setAccessibleDescription(where)
        sources = tr(
            "{mine} in the journal, {theirs} in {file}",
            mine=source_words(difference.source),
            theirs=source_words(difference.their_source),
            file=shown_name(difference.file),
        )
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, metrics.S)
        stack.setSpacing(metrics.XS)
        stack.addLayout(column(OneLine(title), small(sources, wrap=True), gap=0))
        stack.addWidget(self.choice)

    @property
    def theirs(self) -> Theirs | None:
        """The figure, if the file's value is to take the place of the journal's."""
        if self.choice.value is not True:
            return None
        return Theirs(self.difference.run_id, self.difference.figure)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()


class DifferencesCard(Card):
    """``changed`` comes when whose value holds was chosen, and when more came to be chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._differences: tuple[Difference, ...] = ()
        self.lines: list[DifferenceLine] = []
        self._note = small(wrap=True)
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
        self._stack = column(gap=metrics.S)
        self.body.addWidget(self._note)
        self.body.addLayout(self._stack)
        self.body.addLayout(row(self.more, None))
        self.body.addStretch(1)
        self.hide()

    @property
    def theirs(self) -> frozenset[Theirs]:
        """The figures in which the file wins."""
        return frozenset(theirs for line in self.lines if (theirs := line.theirs) is not None)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order in which it is read."""
        return [*(line.choice for line in self.lines), self.more]

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these; what was chosen stays where they are the same."""
        if tuple(differences) == self._differences:
            return
        self._differences = tuple(differences)
        for line in self.lines:
            line.setParent(None)
            line.deleteLater()
        self.lines = []
        self.set_title(differ_words(len(differences)))
        self._note.setText(tr("Yours stays unless you choose the file’s."))
        self._add(AT_ONCE)
        self.setVisible(bool(differences))

    @Slot()
    def _show_more(self) -> None:
        before = len(self.lines)
        self._add(MORE)
        self.lines[before].choice.setFocus()
        self.changed.emit()

    def _add(self, count: int) -> None:
        begin = len(self.lines)
        for difference in self._differences[begin : begin + count]:
            line = DifferenceLine(difference)
            line.chosen.connect(self.changed)
            self.lines.append(line)
            self._stack.addWidget(line)
        show_new(self)
        left = len(self._differences) - len(self.lines)
        self.more.setText(tr("Show {count:grouped} more", count=min(left, MORE)))
        self.more.setVisible(left > 0)
