"""The print dialog: the real pages beside the choices; saved and printed from the same bytes."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from calfjournal.domain.plan import Plan
from calfjournal.errors import CalfjournalError
from calfjournal.messages import in_words, tr
from calfjournal.messages.option_words import OPTION_WORDS
from calfjournal.tasks import render_plan
from calfjournal.views.print_ranges import PrintRange, file_name, ranges_of
from ui.printing.pages import PdfPages, prepare, print_pages
from ui.services.context import Context
from ui.services.jobs import Job
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.theme.control import scaled
from ui.widgets.banner import Banner, Mood
from ui.widgets.busy import ProgressLine
from ui.widgets.choices import CheckField, ChoiceField
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import leading
from ui.widgets.scrolled import scrolled
from ui.widgets.segmented import SegmentedControl
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import small

OPTIONS_WIDTH, MOST_OPTIONS = 250, 400
"""Pixels of the column of choices, in texts of usual size and at most."""
PAPER = OPTION_WORDS["paper"]


class PrintDialog(Dialog):
    """Draws off the GUI thread; every choice draws again, and late answers are dropped."""

    def __init__(self, context: Context, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(tr("Print the plan"), parent, width=480)
        self._context, self._plan = context, plan
        self._ranges = ranges_of(plan, context.journal.today())
        self._job: Job | None = None
        self.pages = PdfPages(self)
        self._build_choices()
        self._build_preview()
        narrow = self._choices.minimumWidth() + OPTIONS_WIDTH
        sides = SideBySide(self._choices, self._stack, (0, 1), narrow=narrow)
        self.body.addWidget(sides, 1)
        self.add_button(tr("Close"), closes=True)
        self.print_button = self.add_button(tr("Print…"))
        self.print_button.set_icon("print")
        self.print_button.clicked.connect(self.choose_printer)
        self.save_button = self.add_button(tr("Save as PDF…"), "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.resize(_fitting(parent))
        self.draw()

    def _build_choices(self) -> None:
        self.range = ChoiceField(tr("What to print"), [(r.key, r.title) for r in self._ranges])
        self.range.set_value(self._ranges[1].key)
        self.paper = SegmentedControl(tuple(PAPER.choices.items()), PAPER.title)
        self.paper.set_value(self._context.settings.now.paper)
        self.large = CheckField(tr("Large print"))
        self.name = CheckField(tr("My name on the sheets"))
        self.name.set_value(True)
        self.notes = CheckField(tr("Notes of sessions"))
        self.notes.set_value(True)
        self.paper.chosen.connect(self._remember_paper)
        for field in (self.range, self.large, self.name, self.notes):
            field.committed.connect(self.draw)
        self._count = small(wrap=True)
        hint = tr("Overview, one wall sheet a week, one session sheet for each kind of session.")
        inside = QWidget()
        stack = QVBoxLayout(inside)
        stack.setContentsMargins(*leading(self, 0, 0, metrics.S, 0))
        stack.setSpacing(12)
        stack.addWidget(Labelled(tr("What to print"), self.range))
        stack.addWidget(Labelled(PAPER.title, self.paper))
        for field in (self.large, self.name, self.notes):
            stack.addWidget(field)
        stack.addWidget(self._count)
        stack.addWidget(small(hint, wrap=True))
        stack.addStretch(1)
        self._choices = scrolled(inside, tr("What to print"))
        self._choices.setFixedWidth(min(scaled(OPTIONS_WIDTH), MOST_OPTIONS))

    def _build_preview(self) -> None:
        self.view = QPdfView(self)
        self.view.setAccessibleName(tr("Preview of the pages"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(12)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setDocument(self.pages.document)
        self._tint()
        self._context.theme.changed.connect(self._tint)
        self._busy = ProgressLine(tr("Drawing the pages"))
        self._busy.cancelled.connect(self.close)
        busy = QWidget()
        stack = QVBoxLayout(busy)
        stack.addStretch(1)
        stack.addWidget(self._busy)
        stack.addStretch(2)
        self._problem = Banner("", Mood.PROBLEM)
        sentence = tr("The pages could not be drawn.")
        self._failed = EmptyState("warning", sentence, tr("Again"), self.draw)
        failed = QWidget()
        inner = QVBoxLayout(failed)
        inner.addWidget(self._problem)
        inner.addWidget(self._failed, 1)
        self._stack = QStackedWidget()
        for part in (self.view, busy, failed):
            self._stack.addWidget(part)

    @Slot()
    def _tint(self) -> None:
        # The view paints the table under its sheets in this role of its palette.
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._context.theme.colour("line"))
        self.view.setPalette(palette)

    # ------------------------------------------------------------------ drawing

    @property
    def chosen(self) -> PrintRange:
        """The range to print."""
        return next(r for r in self._ranges if r.key == self.range.value)

    @Slot(VALUE)
    def _remember_paper(self, paper: str) -> None:
        self._context.settings.change(paper=paper)
        self.draw()

    @Slot()
    def draw(self, _value: object = None) -> None:
        """Draw the pages as chosen."""
        if self._job is not None:
            self._job.cancel()
        self._allow(ready=False)
        self._stack.setCurrentIndex(1)
        journal = self._context.journal
        try:
            paper = journal.papers.plan(
                self._plan,
                size="a4" if self.paper.value == "a4" else "letter",
                first=self.chosen.first,
                weeks=self.chosen.weeks,
                large_print=self.large.value,
                today=journal.today(),
            )
        except CalfjournalError as problem:
            self._fail(problem)
            return
        paper = replace(paper, show_name=self.name.value, session_notes=self.notes.value)
        self._job = self._context.jobs.run(
            render_plan, paper, owner=self, done=self._show, failed=self._fail
        )

    def _show(self, data: bytes) -> None:
        self._job = None
        if not self.pages.load(data):
            self._fail(ValueError(tr("The drawn file is no PDF.")))
            return
        self._stack.setCurrentIndex(0)
        size = PAPER.choices[str(self.paper.value)]
        self._count.setText(tr("{count:pages} · {paper}", count=self.pages.count, paper=size))
        self._allow(ready=self.pages.count > 0)

    def _fail(self, problem: BaseException) -> None:
        self._job = None
        self._problem.say(str(problem) or type(problem).__name__)
        self._count.setText("")
        self._allow(ready=False)
        self._stack.setCurrentIndex(2)

    def _allow(self, *, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    # ------------------------------------------------------------------ saving, printing

    @Slot()
    def save(self) -> None:
        """Save the very bytes that are shown."""
        suggested = file_name(self._plan, self.chosen, str(self.paper.value))
        title = tr("Save the plan as PDF")
        path = self._context.chooser.file_to_save(self, title, suggested, "PDF (*.pdf)", ".pdf")
        if path is None:
            return
        try:
            self._context.journal.write_document(path, self.pages.data)
        except CalfjournalError as problem:
            self._context.notices.warn(problem)
            return
        self._context.notices.say(tr("Saved as {file}.", file=path.name))
        self.accept()

    @Slot()
    def choose_printer(self) -> None:
        """Open the system's printer dialog."""
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(self._printer, self.pages, str(self.paper.value), in_words(self._plan.title))
        self._printers = QPrintDialog(self._printer, self)
        self._printers.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        self._printers.setMinMax(1, self.pages.count)
        self._printers.accepted.connect(self._print)
        self._printers.setModal(True)
        self._printers.show()

    @Slot()
    def _print(self) -> None:
        # The system's dialog prints to files too, and asks nobody what they are.
        target = self._printer.outputFileName()
        try:
            if target:
                self._context.journal.refuse_journal(Path(target))
        except CalfjournalError as problem:
            self._context.notices.warn(problem)
            return
        done = print_pages(self._printer, self.pages)
        if done:
            self._context.notices.say(tr("{count:pages} sent to the printer.", count=done))
        else:
            self._context.notices.warn(tr("The printer did not take the pages."))


def _fitting(parent: QWidget | None) -> QSize:
    room = parent.window().size() if parent is not None else QSize(1280, 800)
    return QSize(min(1100, room.width() - 64), min(860, room.height() - 48))
