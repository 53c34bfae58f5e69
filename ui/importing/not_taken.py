"""What an import leaves out, whole or in part: file by file with its reason, and what takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.import_preview import ImportPreview, NotTaken
from calfjournal.messages import in_words, tr
from ui.importing.words import left_words, offer, shown_name
from ui.services.qt import LEFT
from ui.theme import Role, active, font, metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.cells import PADDING, CellPen
from ui.widgets.choices import CheckField
from ui.widgets.layouts import column, row
from ui.widgets.segmented import SegmentedControl
from ui.widgets.table import TableView
from ui.widgets.table_columns import CellFace, Column
from ui.widgets.text import OneLine

AT_ONCE: Final = 3
"""Files that are seen before anybody asks for more …"""
MORE: Final = 40
"""… and how many come with each wish for them: the list is as high as they are, and the dialog
scrolls."""
NOT_LAID_OUT: Final = 160
"""Pixels; what is narrower has no place yet, and its rows would be of no height that holds."""
NAME: Final = 0
_ANYWHERE: Final = Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextWrapAnywhere.value
_FAR: Final = 10_000


class NamePen(CellPen):
    """Writes a name whole, broken anywhere: names of one device differ in their middle."""

    def paint(self, painter: QPainter, box: QRect, cell: CellFace) -> None:
        area = QRectF(box).adjusted(PADDING, 4, -PADDING, -5)
        painter.setFont(font(Role.BODY))
        painter.setPen(active().colour("text"))
        painter.drawText(area, LEFT.value | _ANYWHERE, cell.words)

    def height(self, cell: CellFace, width: int, whole: QSize) -> int:
        room = QRect(0, 0, max(width - 2 * PADDING, 1), _FAR)
        words = QFontMetrics(font(Role.BODY)).boundingRect(room, _ANYWHERE, cell.words)
        return max(metrics.ROW, words.height() + 16)


class NotTakenTable(TableView[NotTaken]):
    """The files with their reasons; the whole path is in the tip."""

    def __init__(self) -> None:
        columns: list[Column[NotTaken]] = [
            Column(tr("File"), _name, share=2, tip=_path),
            Column(tr("Why"), _reason, share=3, tone=_muted, tip=_reason),
        ]
        super().__init__(columns, tr("Files that are not taken, or not whole"), fitted=False)
        self._cells.use_pen(NAME, NamePen(columns[NAME]))

    def fit(self) -> None:
        """Be as high as the rows are."""
        count = self.rows_model.rowCount()
        if self.viewport().width() < NOT_LAID_OUT:
            self.setFixedHeight((min(count, AT_ONCE) + 1) * metrics.ROW)
            return
        super().fit()
        rows = sum(self.rowHeight(at) for at in range(count))
        self.setFixedHeight(rows + self._header_height() + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.rows_model.rows:
            self.select(0)  # Else nothing would say where the keys are.


class WalkOrRun(QWidget):
    """Asks what recordings are that lie between walking and running; ``chosen`` when answered."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = OneLine()
        choices = [
            (None, tr("Leave out")),
            (False, tr("Take as runs")),
            (True, tr("Take as walks")),
        ]
        self.choice = SegmentedControl(choices, tr("Walk or run?"))
        self.choice.chosen.connect(self._tell)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, metrics.XS, 0, metrics.XS)
        stack.setSpacing(metrics.XS)
        stack.addWidget(self._words)
        stack.addWidget(self.choice)

    @property
    def value(self) -> bool:
        """True when they are taken, whatever as."""
        return self.choice.value is not None

    def setText(self, words: str) -> None:
        """Say what is asked about."""
        self._words.setText(words)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()


class NotTakenCard(Card):
    """``changed`` comes when a box is ticked that takes what is asked about."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._all: tuple[NotTaken, ...] = ()
        self._shown = AT_ONCE
        self.walk_or_run = WalkOrRun()
        self.walk_or_run.chosen.connect(self._tell)
        self.offers: dict[Asking, CheckField | WalkOrRun] = {}
        for asking in Asking:
            self.offers[asking] = self._offer(asking)
            self.offers[asking].hide()
        self.table = NotTakenTable()
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
        self.copy = Button(tr("Copy the list"), "link")
        self.copy.clicked.connect(self._copy)
        self.body.addLayout(column(*self.offers.values(), gap=0))
        self.body.addWidget(self.table)
        self.body.addLayout(row(self.more, self.copy, None))
        self.body.addStretch(1)
        self.hide()

    def _offer(self, asking: Asking) -> CheckField | WalkOrRun:
        if asking is Asking.WALK_OR_RUN:
            return self.walk_or_run
        box = CheckField("")
        box.committed.connect(self._tell)
        return box

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order in which it is read."""
        asked = [box.choice if isinstance(box, WalkOrRun) else box for box in self.offers.values()]
        return [*asked, self.table, self.more, self.copy]

    @property
    def as_walks(self) -> bool:
        """True when what lies between walking and running is to be walks."""
        return self.walk_or_run.choice.value is True

    @property
    def accepted(self) -> frozenset[Asking]:
        """What is taken although it is asked about."""
        return frozenset(asking for asking, box in self.offers.items() if box.value)

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what is left out, what breaks off first; a box that is ticked keeps its words."""
        self._all = (*map(_told_of_stump, preview.partial), *preview.not_taken)
        self.set_title(left_words(preview))
        self._show_offers(preview.asked)
        self._fill()
        self.table.setVisible(bool(self._all))
        self.copy.setVisible(bool(self._all))
        self.setVisible(bool(self._all or self.accepted))

    def _fill(self) -> None:
        self.table.set_rows(self._all[: self._shown])
        left = len(self._all) - self._shown
        self.more.setText(tr("Show {count:grouped} more", count=min(left, MORE)))
        self.more.setVisible(left > 0)

    def _show_offers(self, asked: Mapping[Asking, int]) -> None:
        for asking, box in self.offers.items():
            if not box.value:
                count = asked.get(asking, 0)
                box.setText(offer(asking, count))
                box.setVisible(count > 0)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    @Slot()
    def _show_more(self) -> None:
        before, self._shown = self._shown, self._shown + MORE
        self._fill()
        self.table.setFocus()
        self.table.select(before)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._all))


def as_text(left: Sequence[NotTaken]) -> str:
    """Return a line a file: its whole path, a tab, and why."""
    return "\n".join(f"{each.file}\t{_reason(each)}" for each in left)


def _told_of_stump(stump: NotTaken) -> NotTaken:
    """Return a file that breaks off with what becomes of it."""
    why = in_words(stump.reason)
    return replace(stump, reason=tr("{why}; what is whole of it can be taken", why=why))


def _name(left: NotTaken) -> str:
    return shown_name(left.file)


def _path(left: NotTaken) -> str:
    return left.file


def _reason(left: NotTaken) -> str:
    return in_words(left.reason)


def _muted(_left: NotTaken) -> str:
    return "muted"
