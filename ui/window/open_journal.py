"""Opens journals and their windows: which one is on the desk, and what lies there without one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal import paths
from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalLocked,
    JournalMissing,
    NotAJournal,
)
from calfjournal.journal import Journal
from calfjournal.known_journals import chosen, is_first_run
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import sentences
from calfjournal.messages.notation import mass_unit
from calfjournal.settings import Settings
from ui.services.bus import Bus
from ui.services.chooser import JOURNALS, Chooser, or_all
from ui.services.context import Context
from ui.services.jobs import Jobs
from ui.services.notices import Notices
from ui.services.options import Options
from ui.services.places import Place
from ui.services.sample import sample_path
from ui.theme import Theme
from ui.window import whereabouts
from ui.window.front import Front
from ui.window.looks import Looks
from ui.window.main_window import MainWindow
from ui.window.settling import Settling

if TYPE_CHECKING:
    from ui.window.sample_opening import SampleOpening


class Desk(Front):
    """Opens journals, the sample and the welcome in the one window there is."""

    def __init__(
        self,
        theme: Theme,
        options: Options,
        jobs: Callable[[], Jobs] = Jobs,
        chooser: Chooser | None = None,
    ) -> None:
        own_jobs = jobs()
        super().__init__(own_jobs)
        self._theme, self._options = theme, options
        self._jobs, self._make_jobs = own_jobs, jobs
        self._chooser = chooser or Chooser()
        self._locked_path: Path | None = None
        self.settling: Settling | None = None
        """What the window shown last left for after its first paint."""
        self.back_wanted.connect(self.open)
        self.looks = Looks(theme, options, self)

    # ------------------------------------------------------------------ ways in

    def start(self, path: Path | None) -> bool:
        """Show the journal, the one opened last, or on a first run the welcome.

        False when another window already has the journal and came forward instead.
        """
        now = self._options.now
        wanted = chosen(path, now)
        if path is None and is_first_run(wanted, now):
            self.show_welcome()
            shown = True
        else:
            shown = self.open(wanted)
        for problem in now.problems:
            self.tell(in_words(problem))
        return shown

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a journal in place of what is shown; False when another window has it.

        What cannot be opened is told where the user is now, or in the welcome.
        """
        if self.context is not None and self.context.journal.path == paths.real(path):
            self.come_forward()
            return True
        if self._must_stay():
            return True
        try:
            journal = Journal.open(path, read_only=read_only, prove_later=True)
        except JournalLocked as problem:
            from ui.services.instance import raise_other_window  # Late: few starts meet another.

            if raise_other_window(path):
                return self.window is not None
            self._ask_read_only(path, problem)
        except JournalMissing as problem:
            self._show_missing(path, problem)
        except (DamagedJournal, NotAJournal) as problem:
            self._tell_unreadable(path, problem)
        except (CalfjournalError, OSError) as problem:
            self._tell(problem)
        else:
            self._show_or_rescue(journal)
        return True

    def _show_or_rescue(self, journal: Journal) -> None:
        """Show a journal, of which what the first page needs may be damaged."""
        path = journal.path
        try:
            self._show_journal(journal)
        except DamagedJournal as problem:
            self.show_welcome()
            journal.close(back_up=False)
            self._rescue(path, problem.message)

    def _must_stay(self) -> bool:
        """Say so when what was typed last could not be saved: the journal stays open then."""
        if problem := self.keeper.unsaved():
            self.tell(problem)
        return bool(problem)

    @Slot()
    def _reopen(self) -> None:
        """Open what lies now at the path of a journal that was replaced; ours is saved beside."""
        if self.context is None:
            return
        path = self.context.journal.path
        problem = self.keeper.part()
        self.open(path)
        copy = self.keeper.copy
        if problem and copy and isinstance(self.window, MainWindow):
            self.window.strips.tell_of_copy(problem, copy)
        elif problem and not copy:  # Else the welcome offers the copy.
            self.tell(problem)

    @Slot()
    def new_journal(self) -> None:
        """Ask the questions of the welcome for another journal; closing it comes back here."""
        if self._must_stay():
            return
        back_to = self.context.journal.path if self.context is not None else None
        self.show_welcome(fresh=True, back_to=back_to)

    @Slot()
    def choose_journal(self) -> None:
        """Ask for a journal and open it."""
        title = tr("Open a journal")
        found = self._chooser.file_to_open(self._parent(), title, or_all(JOURNALS))
        if found is not None:
            self.open(found)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample."""
        is_open = self.context is not None and self.context.journal.path == sample_path()
        self._sample.begin(self.window, is_open=is_open)

    @cached_property
    def _sample(self) -> SampleOpening:
        from ui.window.sample_opening import SampleOpening

        sample = SampleOpening(self._jobs, self)
        sample.ready.connect(self.open)
        sample.failed.connect(self._tell)
        return sample

    @Slot()
    def restore(self) -> None:
        """Show the backups of the journal, one of which may take its place."""
        self._restore(_restore_target(self, self._options.now))

    @Slot(Path)
    def _restore(self, target: Path) -> None:
        from ui.window.restoring import Restoring

        self._restoring = Restoring(self._jobs, self._chooser, self)
        self._restoring.wanted.connect(self._put_back)
        self._restoring.ask(target, self._parent(), is_open=self.context is not None)

    @Slot(Path, Path)
    def _put_back(self, backup: Path, target: Path) -> None:
        """Put a backup in the place of the journal, which is kept beside it."""
        if self._must_stay():
            return
        self._restoring.close()
        self.keeper.part(back_up=True)
        try:
            kept = Journal.restore(backup, target)
        except (CalfjournalError, OSError) as problem:
            if paths.is_file(target):
                self.open(target)
            self._tell(str(problem))
            return
        self.open(target)
        if self.context is None:
            return
        if kept is not None and isinstance(self.window, MainWindow):
            self.window.strips.add(self._restoring.way_back(target, kept))
        for found in self.context.journal.check()[:1]:
            more = tr("Help > Check journal shows everything.")
            self.context.notices.warn(sentences([in_words(found), more]))

    # ------------------------------------------------------------------ windows

    def show_welcome(
        self, *, fresh: bool = False, missing: Path | None = None, back_to: Path | None = None
    ) -> None:
        """Show the welcome in place of what is shown.

        ``fresh`` goes to its questions at once, ``missing`` says which journal was not found, and
        closing it leads ``back_to`` a journal.
        """
        from ui.welcome.window import WelcomeWindow

        welcome = WelcomeWindow(
            self._options, self._chooser, self._jobs, fresh=fresh, missing=missing
        )
        welcome.again_wanted.connect(self.open)
        welcome.ready.connect(self.open)
        welcome.sample_wanted.connect(self.open_sample)
        welcome.open_wanted.connect(self.choose_journal)
        welcome.restore_wanted.connect(self.restore)
        welcome.closed.connect(self._on_closed)
        self.show_window(welcome, back_to)

    def _show_journal(self, journal: Journal) -> None:
        if not journal.read_only and (border := self._options.now.former_day_border):
            journal.athlete.take_over_border(border)
        journal.mass_unit = mass_unit
        problem = self.keeper.part()
        context = Context(
            journal=journal,
            bus=Bus(journal),
            jobs=self._make_jobs(),
            theme=self._theme,
            settings=self._options,
            notices=Notices(),
            chooser=self._chooser,
        )
        if journal.path != sample_path():
            self._options.remember_journal(journal.path)
        self.keeper.take(context)
        window = MainWindow(context)
        window.new_wanted.connect(self.new_journal)
        window.open_wanted.connect(self.choose_journal)
        window.sample_wanted.connect(self.open_sample)
        window.restore_wanted.connect(self.restore)
        window.recent_wanted.connect(self.open)
        window.reopen_wanted.connect(self._reopen)
        window.rescue_wanted.connect(self._rescue_open)
        window.closed.connect(self._on_closed)
        window.went.connect(self.looks.go_on)
        whereabouts.restore_size(window)
        if problem is not None:
            window.warn(problem)
        self.settling = Settling(window, self.keeper)
        self.settling.damaged.connect(self._rescue_open)
        self.keeper.kept.stale.connect(window.mark_stale)
        try:  # The page first: nobody sees a window without one.
            if context.drafts.left():
                window.navigate(Place.TODAY)  # What was not kept is offered there.
            else:
                window.restore_page()
        finally:  # A page that fails must not keep the window from opening.
            self.show_window(window)

    # ------------------------------------------------------------------ telling and asking

    def _show_missing(self, path: Path, problem: JournalMissing) -> None:
        """A journal that is open stays; else the ways on are shown, never an empty journal."""
        looked_again = self.window is not None and getattr(self.window, "missing", None) == path
        if looked_again or self.context is not None:
            self.tell(str(problem))
        else:
            self.show_welcome(missing=path)

    def _tell(self, problem: CalfjournalError | OSError | str) -> None:
        if self.window is None:
            self.show_welcome()
        from ui.window.commands import told

        self.tell(problem if isinstance(problem, str) else told(problem))

    # ------------------------------------------------------------------ damaged journals

    def _tell_unreadable(self, path: Path, problem: DamagedJournal | NotAJournal) -> None:
        """A journal that was one is rescued; of anything else it is said that it is none."""
        if isinstance(problem, DamagedJournal) or Journal.backups(path):
            self._rescue(path, problem.message)
        else:
            self._tell(problem)

    def _rescue(self, path: Path, problem: str) -> None:
        from ui.window.rescue import Rescue

        rescue = Rescue(problem, path, self._jobs, self._chooser, self._parent())
        rescue.ready.connect(self._open_rescued)
        rescue.restore_wanted.connect(self._restore)

    @Slot(str)
    def _rescue_open(self, problem: str) -> None:
        """Leave the journal that was found damaged, and ask which way to go."""
        if self.context is not None:
            path = self.context.journal.path
            self.show_welcome()
            self._rescue(path, problem)

    @Slot(Path, str)
    def _open_rescued(self, path: Path, sentence: str) -> None:
        self.open(path)
        from ui.widgets.banner import Banner, Mood

        if isinstance(self.window, MainWindow):
            self.window.strips.add(Banner(sentence, Mood.INFO, closable=True))

    def _ask_read_only(self, path: Path, problem: CalfjournalError) -> None:
        from ui.widgets.dialog import Question

        if self.window is None:
            self.show_welcome()
        self._locked_path = path
        offer = tr("You can read it here in the meantime; nothing can be changed then.")
        text = sentences([str(problem), offer])
        question = Question(tr("Open to read only?"), text, tr("Open read only"), self.window)
        question.accepted.connect(self._open_read_only)
        question.open()

    @Slot()
    def _open_read_only(self) -> None:
        if self._locked_path is not None:
            self.open(self._locked_path, read_only=True)

    def _parent(self) -> QWidget:
        if self.window is None:
            self.show_welcome()
        return self.window or QWidget()


def _restore_target(desk: Desk, now: Settings) -> Path:
    """Return which journal a backup would replace: the one that is open, missing or chosen."""
    if desk.context is not None:
        return desk.context.journal.path
    return getattr(desk.window, "missing", None) or chosen(None, now)
