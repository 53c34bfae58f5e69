"""The day's one decision about the plan: what is proposed, the other ways, and the answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.looks import LIGHT_LOOKS
from calfjournal.messages import in_words, tr
from calfjournal.views.today import TodayFacts
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.today.way_tile import DecidedWay, WayTile
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import clear, row
from ui.widgets.text import Label, small

BESIDE_FROM = 520
"""Tiles of a narrower card stand one below the other."""


class DecisionCard(Card):
    """Takes no room while there is nothing to decide and nothing to be told.

    ``decided`` tells that a way was accepted.
    """

    decided = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._day = date.min
        self._shown: object = None
        self.tiles: list[WayTile] = []
        self._group = QButtonGroup(self)
        self._counsel = QVBoxLayout()
        self._counsel.setSpacing(metrics.XS)
        self._reason = small("", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self.weeks = Button(tr("Show the weeks"), "plain")
        self.weeks.clicked.connect(self.show_weeks)
        self.accept = Button(tr("Accept"), "primary")
        self.accept.clicked.connect(self._accept)
        self._foot = QWidget()
        foot = row(None, self.weeks, self.accept)
        foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(foot)
        self.body.addLayout(self._counsel)
        self.body.addWidget(self._reason)
        self.body.addLayout(self._row)
        self.body.addWidget(self._foot)
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while there is something to decide."""
        return any(tile.way.is_open for tile in self.tiles)

    # ------------------------------------------------------------------ showing

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the ways of the day, the proposed one chosen; nothing moves when they are known."""
        verdict, read_only = facts.verdict, self._context.journal.read_only
        shown = (facts.day, verdict.adjustments, verdict.counsel, read_only)
        if shown == self._shown:
            return
        self._shown, self._day = shown, facts.day
        clear(self._counsel)
        for words in verdict.counsel:
            self._counsel.addWidget(Label(in_words(words), wrap=True))
        self._show_ways(verdict.adjustments)
        self.set_stripe(LIGHT_LOOKS[verdict.light] if self.is_open else None)
        self._foot.setVisible(self.is_open and not read_only)
        self.setVisible(bool(verdict.adjustments or verdict.counsel))

    def _show_ways(self, ways: tuple[Adjustment, ...]) -> None:
        clear(self._row)
        self.tiles = []
        if way_is_choosable(ways):
            self._offer(ways)
        else:
            for way in (way for way in ways if way.accepted and way.does_something):
                self._row.addWidget(DecidedWay(way), 1)
        self._reason.setText(in_words(ways[0].reason) if ways else "")
        self._reason.setVisible(bool(self._reason.text()))
        self.set_title(_title(ways))
        self._arrange()

    def _offer(self, ways: tuple[Adjustment, ...]) -> None:
        for way in ways:
            tile = WayTile(way)
            tile.accepted.connect(self._accept)
            self._group.addButton(tile)
            self._row.addWidget(tile, 1)
            tile.setChecked(not self.tiles)
            self.tiles.append(tile)

    def _arrange(self) -> None:
        wide = self.width() >= BESIDE_FROM
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------------ acting

    @Slot()
    def _accept(self) -> None:
        chosen = self._group.checkedButton()
        if not isinstance(chosen, WayTile):
            return
        changed = len(chosen.way.changes)
        said = (
            tr("Plan changed: {changed:sessions}.", changed=changed)
            if changed
            else tr("The plan stays as it is.")
        )
        accept = self._context.journal.recovery.accept
        # When Accept goes, Qt would carry the focus to any next field and scroll the page there.
        self.setFocus()
        if perform(self._context, said, accept, self._day, chosen.way) is None:
            self.accept.setFocus()
        else:
            self.decided.emit()

    @Slot()
    def show_weeks(self) -> None:
        """Show the next four weeks under each way."""
        from ui.today.weeks_dialog import WeeksDialog

        WeeksDialog(self._context.journal.recovery.dry_run(self._day), self.window()).open()


def way_is_choosable(ways: tuple[Adjustment, ...]) -> bool:
    """True while nobody decided."""
    return any(way.is_open for way in ways)


def _title(ways: tuple[Adjustment, ...]) -> str:
    if not ways:
        return tr("To be done")
    if way_is_choosable(ways):
        return tr("Proposed")
    changed = any(way.accepted and way.does_something for way in ways)
    return tr("Decided") if changed else tr("Decided, the plan stays")
