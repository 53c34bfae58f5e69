"""The window of the first start, and of every start without a journal to open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calfjournal import paths
from calfjournal.clock import Clock
from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.errors import CalfjournalError, InputError
from calfjournal.files import make_private_folder
from calfjournal.journal import Journal
from calfjournal.known_journals import free_place
from calfjournal.messages import mark, tr
from ui.services.chooser import Chooser
from ui.services.drafts import DraftKey, DraftKind
from ui.services.jobs import Jobs
from ui.services.options import Options
from ui.services.window_state import on_screen
from ui.theme import Role, metrics
from ui.welcome.foot import Foot
from ui.welcome.missing import MissingPage
from ui.welcome.start import StartPage
from ui.welcome.steps import Steps
from ui.welcome.year_card import YearCard
from ui.widgets.banner import Banner, Mood
from ui.widgets.card import Hairline
from ui.widgets.hanging import overhang
from ui.widgets.layouts import column, show_new
from ui.widgets.scrolled import FocusInView, scrolled
from ui.widgets.text import Label, small

TITLES = (
    ("", ""),
    (mark("About you"), mark("1 of 4 · what you do not know stays empty")),
    (mark("Your week"), mark("2 of 4 · all of it can be changed later")),
    (mark("What you train for"), mark("3 of 4 · all of it can be changed later")),
    (mark("First tests"), mark("4 of 4 · nothing is settled yet")),
)
LAST_STEP = len(TITLES) - 1
WIDEST = 960
_PLAN = str(DraftKey(DraftKind.PLAN))


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
        jobs: Jobs,
        *,
        fresh: bool = False,
        missing: Path | None = None,
    ) -> None:
        super().__init__()
        self.missing = missing
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("calfjournal")
        self.resize(on_screen(QSize(WIDEST, 760)))
        self.setMinimumSize(480, 320)
        self._chooser, self._jobs = chooser, jobs
        self._journal: Journal | None = None
        self._at = 0
        self._path = free_place(missing or paths.default_journal())
        recent = [Path(name) for name in options.now.recent_journals]
        self._found = [path for path in recent if paths.is_file(path)]
        self._build()
        FocusInView(self)
        self._connect()
        self._show(1 if fresh else 0)

    # ------------------------------------------------------------------ building

    @cached_property
    def steps(self) -> Steps:
        """The questions; made when the first of them is asked."""
        made = Steps(self._today, self)
        for page in made.pages:
            self._pages.addWidget(page)
            page.changed.connect(self.year.follow)
            page.keys.keep_wanted.connect(self.onward.click)
        return made

    @cached_property
    def year(self) -> YearCard:
        """What the answers would lead to."""
        card = YearCard(self._answers, self._today, self._jobs)
        self._year_place.addWidget(card)
        return card

    @cached_property
    def _today(self) -> date:
        return Clock().today()

    def _build(self) -> None:
        missing = self.missing
        self.start = StartPage(self._found) if missing is None else MissingPage(missing)
        self.foot = Foot()
        self.onward, self.back = self.foot.onward, self.foot.back
        self.banner = Banner("", Mood.PROBLEM, closable=True)
        self.banner.hide()
        self._title, self._step = Label("", Role.TITLE), small("", wrap=True)
        # Not a QStackedWidget: that asks for the height of its tallest page, seen or not.
        self._pages, self._year_place = QVBoxLayout(), QVBoxLayout()
        overhang(self._pages, self.start)
        inside = QWidget()
        self._inner = inner = QVBoxLayout(inside)
        inner.setContentsMargins(*(metrics.L,) * 4)
        inner.setSpacing(metrics.M)
        inner.addWidget(self.banner)
        inner.addLayout(column(self._title, self._step, gap=0))
        inner.addLayout(self._pages)
        inner.addLayout(self._year_place)
        inner.addStretch(1)
        self._scroller = scrolled(_middle(inside), tr("Welcome"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroller, 1)
        self._edge = Hairline()
        outer.addWidget(self._edge)
        outer.addWidget(_middle(self.foot))

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
        self.foot.skip.clicked.connect(self._skip)
        self.foot.without.clicked.connect(self._finish_without)
        self.foot.change.clicked.connect(self._choose_place)

    def renew(self, change: Callable[[], None]) -> bool:
        """Let a change of words, units or sizes hold, and ask again with what was answered."""
        asked = "steps" in self.__dict__
        typed = [page.typed.values() for page in self.steps.pages] if asked else []
        told = self.banner.sentence if self.banner.isVisible() else ""
        if "year" in self.__dict__:
            self.year.stop()
        for made in ("steps", "year"):
            self.__dict__.pop(made, None)
        change()
        if (layout := self.layout()) is not None:
            holder = QWidget()
            holder.setLayout(layout)  # It takes along everything that was laid out.
            holder.deleteLater()
        self._build()
        self._connect()
        for page, values in zip(self.steps.pages if asked else (), typed, strict=True):
            page.typed.restore(values)
        if told:
            self.warn(told)
        self._show(self._at)
        show_new(self)
        return True

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
        """0 for the start page, 1 to 4 for the questions."""
        return self._at

    # ------------------------------------------------------------------ steps

    @Slot()
    def begin(self) -> None:
        """Go to the first question."""
        self._show(1)

    def _show(self, step: int) -> None:
        title, caption = TITLES[step]
        for label, text in ((self._title, title), (self._step, caption)):
            label.setText(tr(text) if text else "")
            label.setVisible(bool(text))
        self._at = step
        last, open_place = step == LAST_STEP, step == 1 and self._journal is None
        self.foot.setVisible(step > 0)
        self._edge.setVisible(step > 0)
        self.foot.show_step(last=last, place=str(self._path) if open_place else "")
        self.start.setVisible(step == 0)
        self._inner.setStretchFactor(self._pages, 1 if step == 0 else 0)
        self._inner.setStretch(self._inner.count() - 1, 0 if step == 0 else 1)
        if step == 0:
            self.start.first.setFocus()
            return
        for at, page in enumerate(self.steps.pages, 1):
            page.setVisible(at == step)
        self.year.why.setVisible(last)
        self.year.follow()
        self._scroller.verticalScrollBar().setValue(0)
        self.steps.pages[step - 1].first.setFocus()

    @Slot()
    def _go_back(self) -> None:
        self.banner.hide()
        self._show(max(self.step - 1, 0))

    @Slot()
    def _go_on(self) -> None:
        if self.step == LAST_STEP:
            self._finish(with_plan=True)
        elif self._keep():
            self._show(self.step + 1)

    @Slot()
    def _skip(self) -> None:
        """Leave the questions that are left as they stand."""
        if self._keep():
            self._show(LAST_STEP)

    @Slot()
    def _finish_without(self) -> None:
        self._finish(with_plan=False)

    # ------------------------------------------------------------------ the journal

    def _answers(self) -> FirstAnswers:
        return self.steps.answers()

    def _keep(self) -> bool:
        """Keep what was told so far; False when some of it is wrong, which is said."""
        self.banner.hide()
        if not self.steps.pages[self.step - 1].flush():
            return False
        try:
            if self._journal is None:
                make_private_folder(self._path.parent)
                self._journal = Journal.create(self._path)
            self._journal.beginning.keep(self.steps.answers())
            if draft := self.steps.draft_of_plan():
                self._journal.drafts.put(_PLAN, draft)
            else:
                self._journal.drafts.drop(_PLAN)
        except (CalfjournalError, OSError) as problem:
            self.warn(problem.message if isinstance(problem, InputError) else str(problem))
            return False
        return True

    def _finish(self, *, with_plan: bool) -> None:
        if not self._keep() or self._journal is None:
            return
        try:
            self._journal.beginning.begin(self.steps.answers(), with_plan=with_plan)
            if with_plan:
                self._journal.drafts.drop(_PLAN)
        except (CalfjournalError, OSError) as problem:
            self.warn(problem.message if isinstance(problem, InputError) else str(problem))
            return
        self._leave_journal()
        self.ready.emit(self._path)

    def _leave_journal(self) -> None:
        if "year" in self.__dict__:
            self.year.stop()
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


def _middle(part: QWidget) -> QWidget:
    """Return a part in the middle of the width, no wider than can be read."""
    part.setMaximumWidth(WIDEST)
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(part, 20)
    across.addStretch(1)
    return holder
