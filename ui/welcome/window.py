"""The window of the first start, and of every start without a journal to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calfjournal import paths
from calfjournal.errors import CalfjournalError, InputError, NoLayout
from calfjournal.files import make_private_folder
from calfjournal.journal import Journal
from calfjournal.known_journals import free_place
from calfjournal.messages import mark, tr
from ui.services.chooser import Chooser
from ui.services.options import Options
from ui.services.window_state import on_screen
from ui.theme import Role, metrics
from ui.welcome.missing import MissingPage
from ui.welcome.preview import PreviewPage
from ui.welcome.questions import AthletePage, PlanQuestionsPage
from ui.welcome.start import StartPage
from ui.widgets.banner import Banner, Mood
from ui.widgets.buttons import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small

TITLES = (
    ("", ""),
    (mark("About you"), mark("1 of 3 · what you do not know stays empty")),
    (mark("Your weeks"), mark("2 of 3 · all of it can be changed later")),
    (mark("Your plan"), mark("3 of 3 · nothing is settled yet")),
)


class WelcomeWindow(QWidget):
    """Asks, makes the journal and its plan, and hands the path over with ``ready``.

    ``sample_wanted``, ``open_wanted``, ``restore_wanted`` and ``again_wanted`` are answered by
    whoever made it. ``missing`` is the journal that was not found, if that is why it is shown.
    """

    ready = Signal(Path)
    sample_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    again_wanted = Signal(Path)
    closed = Signal()

    def __init__(
        self,
        options: Options,
        chooser: Chooser,
        *,
        fresh: bool = False,
        missing: Path | None = None,
    ) -> None:
        super().__init__()
        self.missing = missing
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("calfjournal")
        self.resize(on_screen(QSize(960, 700)))
        self.setMinimumSize(480, 320)
        self._chooser = chooser
        self._journal: Journal | None = None
        self._at = 0
        self._path = free_place(missing or paths.default_journal())
        recent = [Path(name) for name in options.now.recent_journals]
        found = [path for path in recent if paths.is_file(path)]
        self.start = StartPage(found) if missing is None else MissingPage(missing)
        self.athlete = AthletePage()
        self.weeks: PlanQuestionsPage | None = None
        self.preview = PreviewPage()
        self._build()
        self._connect()
        self._show(1 if fresh else 0)

    # ------------------------------------------------------------------ building

    def _foot_row(self) -> QHBoxLayout:
        buttons = row(self._place, None, self._change, self.back, self.onward)
        buttons.setStretch(0, 100)  # the place takes the room while it is shown
        return buttons

    def _build(self) -> None:
        self.banner = Banner("", Mood.PROBLEM, closable=True)
        self.banner.hide()
        self._title, self._step = Label("", Role.TITLE), small("")
        # Not a QStackedWidget: that asks for the height of its tallest page, seen or not.
        self._pages = QVBoxLayout()
        for page in (self.start, self.athlete, self.preview):
            self._pages.addWidget(page)
        self.back = Button(tr("Back"))
        self.onward = Button(tr("Continue"), "primary")
        self._place = small("", wrap=True)  # a long path goes on below, after a slash
        self._change = Button(tr("Change…"), "quiet")
        self._foot = QWidget()
        self._foot.setMaximumWidth(860 - 2 * metrics.L)
        self._foot.setLayout(self._foot_row())
        middle = QWidget()
        middle.setMaximumWidth(860)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(*(metrics.L,) * 4)
        inner.setSpacing(metrics.M)
        inner.addSpacing(metrics.L)
        inner.addWidget(self.banner)
        inner.addLayout(column(self._title, self._step, gap=0))
        inner.addLayout(self._pages, 1)
        scroller = QScrollArea()
        scroller.setAccessibleName(tr("Welcome"))
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.addStretch(1)
        across.addWidget(middle, 20)
        across.addStretch(1)
        scroller.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.L, 0, metrics.L, metrics.L)
        foot.addStretch(1)
        foot.addWidget(self._foot, 20)
        foot.addStretch(1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.start.new_wanted.connect(self.begin)
        self.start.open_wanted.connect(self.open_wanted)
        self.start.restore_wanted.connect(self.restore_wanted)
        if isinstance(self.start, MissingPage):
            self.start.again_wanted.connect(self.again_wanted)
        else:
            self.start.sample_wanted.connect(self.sample_wanted)
            self.start.recent_wanted.connect(self.ready)
        self.back.clicked.connect(self._go_back)
        self.onward.clicked.connect(self._go_on)
        self.athlete.keys.keep_wanted.connect(self.onward.click)
        self._change.clicked.connect(self._choose_place)

    # ------------------------------------------------------------------ for whoever made it

    def warn(self, problem: CalfjournalError | str) -> None:
        """Say above everything what went wrong."""
        self.banner.say(str(problem), Mood.PROBLEM)
        self.banner.show()

    def propose_place(self, path: Path) -> None:
        """Keep the new journal at ``path`` unless the user chooses another place."""
        self._path = free_place(path)
        self._show(self.step)

    @property
    def step(self) -> int:
        """0 for the start page, 1 to 3 for the questions and the preview."""
        return self._at

    # ------------------------------------------------------------------ steps

    @Slot()
    def begin(self) -> None:
        """Go to the first question."""
        self._show(1)

    def _show(self, step: int) -> None:
        title, caption = TITLES[step]
        self._title.setText(tr(title) if title else "")
        self._title.setVisible(bool(title))
        self._step.setText(tr(caption) if caption else "")
        self._step.setVisible(bool(caption))
        self._foot.setVisible(step > 0)
        self._place.setText(tr("Kept as {path}", path=str(self._path)))
        self._place.setVisible(step == 1)
        self._change.setVisible(step == 1 and self._journal is None)
        self.onward.setText(
            tr("Start with this plan") if step == len(TITLES) - 1 else tr("Continue")
        )
        self._at = step
        pages = (self.start, self.athlete, self.weeks or self.start, self.preview)
        for page in pages:
            page.setVisible(page is pages[step])
        weeks = self.weeks.program if self.weeks else None
        first = {0: self.start.first, 1: self.athlete.name, 2: weeks}
        (first.get(step) or self.onward).setFocus()

    @Slot()
    def _go_back(self) -> None:
        self.banner.hide()
        self.onward.setEnabled(True)
        self._show(max(self.step - 1, 0))

    @Slot()
    def _go_on(self) -> None:
        self.banner.hide()
        try:
            (self._after_athlete, self._after_weeks, self._finish)[self.step - 1]()
        except InputError as problem:
            self.warn(problem.message)
        except (CalfjournalError, OSError) as problem:
            self.warn(str(problem))

    def _after_athlete(self) -> None:
        if not self.athlete.flush():
            return
        if self._journal is None:
            make_private_folder(self._path.parent)
            self._journal = Journal.create(self._path)
        journal = self._journal
        journal.athlete.save(self.athlete.athlete(journal.athlete.get()))
        for tendon in self.athlete.tendons(journal.athlete.tendons()):
            journal.athlete.save_tendon(tendon)
        if self.weeks is None:
            offered = journal.programs.programs.values()
            programs = [(entry.id, entry.title) for entry in offered if not entry.clinician]
            self.weeks = PlanQuestionsPage(programs, journal.today())
            self.weeks.keys.keep_wanted.connect(self.onward.click)
            self._pages.insertWidget(2, self.weeks)
        self._show(2)

    def _after_weeks(self) -> None:
        if self.weeks is None or self._journal is None or not self.weeks.flush():
            return
        journal = self._journal
        try:
            wishes = self.weeks.wishes(journal.athlete.get().weekly_km)
            proposal = journal.planning.propose(wishes, today=journal.today())
        except NoLayout as problem:
            self.preview.show_problem(str(problem))
            self.onward.setEnabled(False)
        else:
            self.preview.show_plan(
                proposal.plan, proposal.sessions, proposal.reasons, journal.today()
            )
            self.onward.setEnabled(True)
        self._show(3)

    def _finish(self) -> None:
        if self.weeks is None or self._journal is None:
            return
        wishes = self.weeks.wishes(self._journal.athlete.get().weekly_km)
        planning = self._journal.planning
        planning.accept(planning.propose(wishes))
        self._leave_journal()
        self.ready.emit(self._path)

    def _leave_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    @Slot()
    def _choose_place(self) -> None:
        journals = tr("{kind} ({pattern})", kind="calfjournal", pattern="*.calfjournal")
        chosen = self._chooser.file_to_save(self, tr("Keep the journal as"), self._path, journals)
        if chosen is not None:
            self.propose_place(chosen if chosen.suffix else chosen.with_suffix(".calfjournal"))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_journal()
        super().closeEvent(event)
        self.closed.emit()
