"""Opens journals and their windows: which one is on the desk, and what lies there without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
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
from ui.services.bus import Bus
from ui.services.chooser import Chooser
from ui.services.context import Context
from ui.services.ending import Ending
from ui.services.instance import raise_other_window
from ui.services.jobs import Jobs
from ui.services.keeper import Keeper
from ui.services.notices import Notices
from ui.services.options import Options
from ui.services.places import Place
from ui.services.sample import is_fresh, sample_path, write_sample
from ui.theme import Theme
from ui.widgets.banner import Banner, Mood
from ui.widgets.busy import Busy
from ui.widgets.dialog import Dialog, Question
from ui.widgets.text import Label
from ui.window.commands import told
from ui.window.lookout import Lookout
from ui.window.main_window import MainWindow
from ui.window.rescue import Rescue

JOURNAL_FILTER = "calfjournal (*.calfjournal);;All files (*)"


class Desk(QObject):
    """Keeps one window at a time: a journal's, or the welcome.

    ``empty`` comes when the user closed the last one.
    """

    empty = Signal()

    def __init__(
        self,
        theme: Theme,
        options: Options,
        jobs: Callable[[], Jobs] = Jobs,
        chooser: Chooser | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._options, self._make_jobs = theme, options, jobs
        self._chooser = chooser or Chooser()
        self._jobs = jobs()
        self.keeper = Keeper(self._jobs, self)
        self.keeper.called.connect(self._raise)
        self.keeper.safe.backed_up.connect(self._show_backup)
        self.keeper.safe.failed.connect(self._tell_of_backup)
        self.keeper.safe.damaged.connect(self._tell_damaged)
        self._ending = Ending(self.keeper, self)
        self._ending.over.connect(self._end_unless_told)
        self._quiet = False
        self._locked_path: Path | None = None
        self._back_to: Path | None = None
        self.window: QWidget | None = None
        """The window that is shown: a MainWindow or the WelcomeWindow."""
        options.changed.connect(self._follow_options)
        self._follow_options()

    @property
    def context(self) -> Context | None:
        """The journal that is open, with the services around it."""
        return self.keeper.context

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
            self.tell(problem)
        return shown

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a journal in place of what is shown; False when another window has it.

        What cannot be opened is told where the user is now, or in the welcome.
        """
        if self.context is not None and self.context.journal.path == paths.real(path):
            self._raise()
            return True
        if self._must_stay():
            return True
        try:
            journal = Journal.open(path, read_only=read_only)
        except JournalLocked as problem:
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
            self._show_journal(journal)
        return True

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
            self.window.tell_of_copy(problem, copy)
        elif problem and not copy:  # Else the welcome offers the copy.
            self.tell(problem)

    @Slot()
    def new_journal(self) -> None:
        """Ask the questions of the welcome for another journal; closing it comes back here."""
        if self._must_stay():
            return
        back_to = self.context.journal.path if self.context is not None else None
        self.show_welcome(fresh=True)
        self._back_to = back_to

    @Slot()
    def choose_journal(self) -> None:
        """Ask for a journal and open it."""
        found = self._chooser.file_to_open(self._parent(), "Open a journal", JOURNAL_FILTER)
        if found is not None:
            self.open(found)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample; it is written anew unless it is of today or was changed."""
        path = sample_path()
        on_it = self.context is not None and self.context.journal.path == path
        if on_it or is_fresh(path):
            self.open(path)
            return
        busy = Busy("The sample", "Writing two years of an invented runner…", self.window)
        busy.open()
        job = self._jobs.run(
            write_sample, path, owner=busy, done=self._open_written, failed=self._sample_failed
        )
        busy.cancelled.connect(job.cancel)
        self._busy = busy

    @Slot()
    def restore(self) -> None:
        """Ask for a backup and put it in the place of the journal, which is kept beside it."""
        self._restore(self._restore_target())

    @Slot(Path)
    def _restore(self, target: Path) -> None:
        backup = self._chooser.file_to_open(
            self._parent(), "Restore a backup", JOURNAL_FILTER, paths.backups_dir(target)
        )
        if backup is None or self._must_stay():
            return
        self.keeper.part(back_up=True)
        try:
            kept = Journal.restore(backup, target)
        except (CalfjournalError, OSError) as problem:
            self._reopen_after(target, str(problem))
            return
        self.open(target)
        if self.context is None:
            return
        if kept is not None:
            self.context.notices.say(f"Restored. The journal as it was is kept as {kept.name}")
        for found in self.context.journal.check()[:1]:
            self.context.notices.warn(f"{found} Help > Check journal shows everything.")

    def _restore_target(self) -> Path:
        if self.context is not None:
            return self.context.journal.path
        return getattr(self.window, "missing", None) or chosen(None, self._options.now)

    def _reopen_after(self, target: Path, problem: str) -> None:
        if paths.is_file(target):
            self.open(target)
        self._tell(problem)

    # ------------------------------------------------------------------ windows

    def show_welcome(self, *, fresh: bool = False, missing: Path | None = None) -> None:
        """Show the welcome in place of what is shown.

        ``fresh`` goes to its questions at once, ``missing`` says which journal was not found.
        """
        from ui.welcome.window import WelcomeWindow

        welcome = WelcomeWindow(self._options, self._chooser, fresh=fresh, missing=missing)
        welcome.again_wanted.connect(self.open)
        welcome.ready.connect(self.open)
        welcome.sample_wanted.connect(self.open_sample)
        welcome.open_wanted.connect(self.choose_journal)
        welcome.restore_wanted.connect(self.restore)
        welcome.closed.connect(self._on_closed)
        self._replace(welcome)

    def _show_journal(self, journal: Journal) -> None:
        if not journal.read_only:
            journal.athlete.take_over_border(self._options.now.former_day_border)
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
        window.restore_size()
        self._replace(window)
        if problem is not None:
            window.warn(problem)
        lookout = Lookout(window)
        lookout.tell_of_opening()
        lookout.look()
        # Last: a page that fails must not keep the window from opening.
        if context.drafts.left():
            window.navigate(Place.TODAY)  # What was not kept is offered there.
        else:
            window.restore_page()

    def _replace(self, window: QWidget) -> None:
        before, self.window = self.window, window
        self._back_to = None
        window.show()
        if before is not None:
            before.close()
        if not isinstance(window, MainWindow) and (problem := self.keeper.part()):
            self.tell(problem)

    @Slot()
    def _raise(self) -> None:
        if self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    @Slot()
    def _on_closed(self) -> None:
        if self.sender() is not self.window:
            return
        if self.window is not None:
            self.window.hide()  # At once, and what is typed into its pages is kept by that.
        self.window = None
        back_to, self._back_to = self._back_to, None
        problem = self.keeper.part()
        if back_to is not None and not self._quiet:
            self.open(back_to)
        elif problem is not None and not self._quiet:
            self._part_with(problem)
        elif self.window is None:
            self._ending.begin()

    def _part_with(self, problem: str) -> None:
        """Tell what went wrong while closing before the program ends."""
        dialog = Dialog("Before calfjournal ends")
        dialog.body.addWidget(Label(problem, wrap=True))
        dialog.add_button("Close", "primary", closes=True).setFocus()
        dialog.finished.connect(self._end)
        self.window = dialog
        dialog.open()

    # ------------------------------------------------------------------ the end

    @Slot()
    def leave(self) -> None:
        """Close the window and end, telling nothing any more; asked again later, at once."""
        if self._quiet:
            if self._ending.is_insisted:
                self.keeper.hurry()
                self._end()
            return
        self._quiet = True
        self._ending.announce()
        self.keeper.let_go()
        if self.window is not None:
            self.window.close()

    @Slot()
    def _end_unless_told(self) -> None:
        if self.window is None:  # Else it says that there is no backup, and ends when it is closed.
            self._end()

    @Slot()
    def _end(self) -> None:
        self.window = None
        self.empty.emit()

    def close(self) -> bool:
        """Close what is shown and end all work; False when some of it does not end."""
        self._quiet = True
        self.keeper.let_go()
        if self.window is not None:
            self.window.close()
        self.keeper.part()
        return self.keeper.finish()

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
        self.tell(problem if isinstance(problem, str) else told(problem))

    # ------------------------------------------------------------------ damaged journals

    def _tell_unreadable(self, path: Path, problem: DamagedJournal | NotAJournal) -> None:
        """A journal that was one is rescued; of anything else it is said that it is none."""
        if isinstance(problem, DamagedJournal) or Journal.backups(path):
            self._rescue(path, problem.message)
        else:
            self._tell(problem)

    def _rescue(self, path: Path, problem: str) -> None:
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
        if isinstance(self.window, MainWindow):
            self.window.add_strip(Banner(sentence, Mood.INFO, closable=True))

    @Slot(str)
    def _tell_damaged(self, sentence: str) -> None:
        if isinstance(self.window, MainWindow):
            self.window.warn_damaged(sentence)

    @Slot(str)
    def _tell_of_backup(self, sentence: str) -> None:
        """Say that there is no backup, in the window there is or before the program ends."""
        if self.window is not None:
            self.tell(sentence)
        elif not self._quiet:
            self._part_with(sentence)

    @Slot()
    def _show_backup(self) -> None:
        if isinstance(self.window, MainWindow):
            self.window.refresh_frame()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a problem in whatever window there is."""
        warn = getattr(self.window, "warn", None)
        if warn is not None:
            warn(sentence)

    def _ask_read_only(self, path: Path, problem: CalfjournalError) -> None:
        if self.window is None:
            self.show_welcome()
        self._locked_path = path
        text = f"{problem} You can read it here in the meantime; nothing can be changed then."
        question = Question("Open to read only?", text, "Open read only", self.window)
        question.accepted.connect(self._open_read_only)
        question.open()

    @Slot()
    def _open_read_only(self) -> None:
        if self._locked_path is not None:
            self.open(self._locked_path, read_only=True)

    def _open_written(self, path: Path) -> None:
        self._busy.finish()
        self.open(path)

    def _sample_failed(self, problem: BaseException) -> None:
        self._busy.finish()
        if not isinstance(problem, (CalfjournalError, OSError)):
            raise problem
        self._tell(str(problem))

    def _parent(self) -> QWidget:
        if self.window is None:
            self.show_welcome()
        return self.window or QWidget()

    @Slot()
    def _follow_options(self) -> None:
        self._theme.less_motion = self._options.now.less_motion
        self._theme.prefer(self._options.now.theme)
