"""The backups of a journal: when they were made, what is in them, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal import paths
from calfjournal.domain.finding import Light
from calfjournal.domain.kept_copy import CopyContent, KeptCopy, ReadCopy
from calfjournal.domain.looks import LIGHT_LOOKS, Look
from calfjournal.files import make_private_folder
from calfjournal.messages import copy_words, in_words, tr
from calfjournal.messages.formats import UNKNOWN, number
from calfjournal.tasks import copies_of
from ui.services.chooser import JOURNALS, Chooser, or_all
from ui.services.jobs import Jobs
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.banner import Banner, Mood
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog, Question
from ui.widgets.hanging import hang
from ui.widgets.layouts import FlowLayout
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small
from ui.window.backups_ahead import BackupsAhead
from ui.window.copy_reader import CopyReader

WIDTH, HEIGHT, HEIGHT_EMPTY = 720, 620, 360
COMPACT = 620
"""Narrower, the table has fewer columns, and the card tells the others."""
LEAST_TABLE = 130
NOT_READ = "…"


class BackupRow(Struct, frozen=True):
    """A line of the list: a copy, and what was found in it, None before it was read."""

    copy: KeptCopy
    read: ReadCopy | None = None

    @property
    def holding(self) -> CopyContent | None:
        """What it holds, where it was read and is sound."""
        return self.read.holding if self.read is not None else None

    @property
    def is_damaged(self) -> bool:
        """True for one that cannot be put back."""
        return self.read is not None and self.read.holding is None


class BackupsDialog(Dialog):
    """``restore_wanted`` (path) comes once the user agreed to what is replaced.

    Closing it changes nothing, and ends what is still read.
    """

    restore_wanted = Signal(Path)

    def __init__(
        self,
        journal: Path,
        jobs: Jobs,
        chooser: Chooser,
        parent: QWidget | None = None,
        *,
        is_open: bool = True,
    ) -> None:
        super().__init__(tr("Backups of {name}", name=journal.stem), parent)
        self._path, self._chooser = journal, chooser
        self._now: CopyContent | None = None
        self._now_known = False
        copies = copies_of(journal)
        room = self.screen().availableSize()
        width = min(round(WIDTH * scale()), room.width() - 2 * metrics.L)
        self._is_compact = width < COMPACT * scale()
        self.table = TableView(_columns(compact=self._is_compact), tr("Backups"), fitted=False)
        self.table.setMinimumHeight(round(LEAST_TABLE * scale()))
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._ask)
        self.damage = Banner("", Mood.PROBLEM)
        self.damage.hide()
        self.against = Label("", wrap=True)
        self._fill(copies)
        self._add_buttons(has_some=bool(copies))
        self._reader = CopyReader(jobs, self)
        self._reader.now.connect(self._take_now)
        self._reader.found.connect(self._take)
        self.finished.connect(self._reader.stop)
        self.table.set_rows([BackupRow(copy) for copy in copies])
        self.table.select(0)
        height = round((HEIGHT if copies else HEIGHT_EMPTY) * scale())
        self.resize(width, min(height, room.height() - 2 * metrics.L))
        self._reader.begin(journal, [copy.path for copy in copies], is_open=is_open)

    def _fill(self, copies: Sequence[KeptCopy]) -> None:
        none = tr(
            "There is no backup of this journal yet. One is made every half hour while you "
            "change something, and when the journal is closed."
        )
        kept = tr(
            "Of the last days, weeks and months one each is kept, and what a restore put aside."
        )
        self._detail = Card()
        self._inside = small("", wrap=True)
        for part in (self.damage, self.against, self._inside):
            self._detail.body.addWidget(part)
        self._inside.setVisible(self._is_compact)
        self.body.addWidget(small(kept, wrap=True) if copies else Label(none, wrap=True))
        ways = FlowLayout()
        self.folder = Button(tr("Open the folder"), "quiet", "folder")
        self.folder.clicked.connect(self._open_folder)
        self.other = Button(tr("Another file…"), "quiet", "file")
        self.other.clicked.connect(self._choose_other)
        for button in (self.folder, self.other):
            hang(ways, button)
        self.body.addLayout(ways)
        self.body.addWidget(self.table, 1)
        if not copies:
            self.body.addWidget(BackupsAhead())
            self.body.addStretch(1)
        self.body.addWidget(self._detail)
        self.table.setVisible(bool(copies))
        self._detail.setVisible(bool(copies))

    def _add_buttons(self, *, has_some: bool) -> None:
        self.leave = self.add_button(tr("Close"), closes=True)
        self.restore = self.add_button(tr("Restore…"))
        self.restore.clicked.connect(self._ask_current)
        self.restore.setVisible(has_some)
        (self.table if has_some else self.other).setFocus()

    # ------------------------------------------------------------------ what is found

    @Slot(VALUE)
    def _take_now(self, holding: CopyContent | None) -> None:
        self._now, self._now_known = holding, True
        self._show_current(self.table.current)

    @Slot(list)
    def _take(self, read: Sequence[ReadCopy]) -> None:
        found = {each.path: each for each in read}
        rows = self.table.rows_model.rows
        self.table.set_rows([replace(row, read=found.get(row.copy.path, row.read)) for row in rows])
        self._show_current(self.table.current)

    @Slot(VALUE)
    def _show_current(self, row: BackupRow | None) -> None:
        if row is None:
            return
        self._detail.set_title(copy_words.made(row.copy))
        self.damage.setVisible(row.is_damaged)
        self.against.setVisible(not row.is_damaged)
        holds_more = row.holding is not None and not copy_words.is_same(row.holding, self._now)
        self.restore.setEnabled(self._now_known and not row.is_damaged)
        self.restore.set_variant("primary" if self._now_known and holds_more else "plain")
        self._inside.setText(copy_words.inside(row.copy, row.holding))
        if row.read is not None and row.is_damaged:
            self.damage.say(in_words(row.read.problem))
        elif row.holding is None or not self._now_known:
            self.against.setText(tr("Reading what is in it…"))
        else:
            self.against.setText(copy_words.against_now(row.holding, self._now))

    # ------------------------------------------------------------------ ways on

    @Slot()
    def _ask_current(self) -> None:
        self._ask(self.table.current)

    @Slot(VALUE)
    def _ask(self, row: BackupRow | None) -> None:
        """Say what is replaced before anything is."""
        if row is not None and self._now_known and not row.is_damaged:
            title = tr("Put back the journal of {at:instant}?", at=row.copy.at)
            self._question(title, row.copy.path, row.holding)

    @Slot()
    def _choose_other(self) -> None:
        found = self._chooser.file_to_open(
            self, tr("Restore a backup"), or_all(JOURNALS), paths.backups_dir(self._path)
        )
        if found is not None:
            self._question(tr("Put back {file}?", file=found.name), found, None)

    def _question(self, title: str, source: Path, holding: CopyContent | None) -> None:
        words = copy_words.what_goes(holding, self._now, self._path.name)
        self.question = RestoreQuestion(title, words, source, self)
        self.question.agreed.connect(self.restore_wanted)
        self.question.open()

    @Slot()
    def _open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = paths.backups_dir(self._path)
        make_private_folder(folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class RestoreQuestion(Question):
    """Says what a restore replaces; ``agreed`` carries the file to put back."""

    agreed = Signal(Path)

    def __init__(self, title: str, words: str, source: Path, parent: QWidget) -> None:
        super().__init__(title, words, tr("Restore"), parent)
        self._source = source
        self.accepted.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.agreed.emit(self._source)


def _columns(*, compact: bool) -> list[Column[BackupRow]]:
    columns: list[Column[BackupRow]] = [
        Column(tr("Made"), _made, look=_look),
        Column(tr("Size"), lambda row: copy_words.size(row.copy.size), right=True, width=0),
        Column(tr("Sessions"), lambda row: _count(row, "sessions"), right=True, width=0),
        Column(tr("Check-ins"), lambda row: _count(row, "check_ins"), right=True, width=0),
        Column(tr("Runs"), lambda row: _count(row, "runs"), right=True, width=0),
        Column(tr("Tests"), lambda row: _count(row, "tests"), right=True, width=0),
    ]
    return columns[:1] if compact else columns


def _made(row: BackupRow) -> str:
    told = copy_words.made(row.copy)
    return tr("{made}, damaged", made=told) if row.is_damaged else told


def _look(row: BackupRow) -> Look | None:
    return LIGHT_LOOKS[Light.RED] if row.is_damaged else None


def _count(row: BackupRow, name: str) -> str:
    if row.read is None:
        return NOT_READ
    return UNKNOWN if row.holding is None else number(getattr(row.holding, name), 0)
