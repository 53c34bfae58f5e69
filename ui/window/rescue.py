"""The ways on from a damaged journal: an older backup, a rebuilt file, or what can be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.salvage import Repair, SalvageReport
from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.messages import file_notes, mark, tr
from calfjournal.messages.formats import sentences
from ui.services.chooser import JOURNALS, Chooser
from ui.services.jobs import Jobs
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.busy import Busy
from ui.widgets.buttons import Button
from ui.widgets.card import Hairline
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import column, row
from ui.widgets.text import small, strong

REPAIR = mark(
    "Where only its order is broken it is rebuilt, and nothing is lost. Otherwise nothing is "
    "changed, and you are told."
)
SALVAGE = mark(
    "Everything that still can be read goes into a new journal, and you are told what is missing."
)


class RescueDialog(Dialog):
    """Says what is wrong and asks with its signals which way to go."""

    restore_wanted = Signal()
    repair_wanted = Signal()
    salvage_wanted = Signal()

    def __init__(self, problem: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("This journal is damaged"), parent, width=560)
        self.body.addWidget(Banner(problem, Mood.PROBLEM))
        self.restore = Button(tr("Restore…"), "primary")
        self.restore.clicked.connect(self.restore_wanted)
        self.repair = Button(tr("Repair"))
        self.repair.clicked.connect(self.repair_wanted)
        self.salvage = Button(tr("Save…"))
        self.salvage.clicked.connect(self.salvage_wanted)
        made = Journal.backups(path)
        backups = file_notes.backups_of(len(made), made[0].at if made else None)
        kept = tr("The damaged file is kept beside it.")
        ways = (
            (tr("Go back to a backup"), sentences([backups, kept]), self.restore),
            (tr("Repair the file"), tr(REPAIR), self.repair),
            (tr("Save what can be read"), tr(SALVAGE), self.salvage),
        )
        for title, words, button in ways:
            self.body.addWidget(Hairline())
            line = row(column(strong(title), small(words, wrap=True), gap=0), button, gap=metrics.M)
            line.setStretch(0, 1)
            self.body.addLayout(line)
        self.add_button(tr("Not now"), closes=True)
        self.restore.setFocus()


class Rescue(QObject):
    """Goes the way that was chosen, off the GUI thread; one that fails leaves the others open.

    ``ready`` brings a journal to open and what to say of it,
    ``restore_wanted`` (path of the journal) leaves choosing a backup to whoever made it.
    """

    ready = Signal(Path, str)
    restore_wanted = Signal(Path)

    def __init__(
        self, problem: str, path: Path, jobs: Jobs, chooser: Chooser, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._path, self._jobs, self._chooser = path, jobs, chooser
        self._target = path
        self.dialog = RescueDialog(problem, path, parent)
        self.dialog.restore_wanted.connect(self._restore)
        self.dialog.repair_wanted.connect(self._repair)
        self.dialog.salvage_wanted.connect(self._salvage)
        self.dialog.open()

    @Slot()
    def _restore(self) -> None:
        self.restore_wanted.emit(self._path)  # The other ways stay, should none be chosen.

    @Slot()
    def _repair(self) -> None:
        self._begin(tr("Rebuilding the file…"))
        self._jobs.run(
            Journal.repair, self._path, owner=self, done=self._repaired, failed=self._fail
        )

    @Slot()
    def _salvage(self) -> None:
        saved = tr("{name} (saved)", name=self._path.stem)
        name = self._path.with_name(f"{saved}{self._path.suffix}")
        target = self._chooser.file_to_save(self.dialog, tr("Save into"), name, JOURNALS)
        if target is None:
            return
        self._target = target
        self._begin(tr("Reading what can be read…"))
        self._jobs.run(
            Journal.salvage,
            self._path,
            target,
            owner=self,
            done=self._salvaged,
            failed=self._fail,
        )

    def _begin(self, what: str) -> None:
        self._busy = Busy(tr("The damaged journal"), what, self.dialog)
        self._busy.open()

    def _repaired(self, repair: Repair | None) -> None:
        self._end(self._path, file_notes.repaired(repair))

    def _salvaged(self, report: SalvageReport) -> None:
        self._end(self._target, file_notes.salvaged(report))

    def _end(self, path: Path, sentence: str) -> None:
        self._busy.finish()
        self.dialog.close()
        self.ready.emit(path, sentence)

    def _fail(self, problem: BaseException) -> None:
        self._busy.finish()
        if not isinstance(problem, (CalfjournalError, OSError)):
            raise problem
        self.dialog.add_strip(Banner(str(problem), Mood.PROBLEM, closable=True))
