"""Takes what is new in the watch folder, and says so quietly; what is to be decided waits."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from calfjournal.messages import tr, tr_n
from calfjournal.watched import Listing, Memory, Stamp, name_in, remember, remembered
from ui.importing.reading import FoundFiles, ImportWay, read
from ui.importing.watched import take_in
from ui.services.qt import VALUE
from ui.services.watch_folder import SETTLE_MS, WatchFolder
from ui.widgets.banner import Banner, Mood
from ui.window.main_window import MainWindow

Stamps = dict[Path, Stamp]


class WaitingStrip(Banner):
    """Asks about files of the watch folder until they are taken, left, or not there any more."""

    def __init__(self) -> None:
        super().__init__("", Mood.INFO, leave=tr("Leave them"))
        self.files: Stamps = {}

    def hold(self, files: Stamps) -> None:
        """Ask about these."""
        self.files = files
        self.leave.setText(tr_n("Leave it", "Leave them", len(files)))
        sentence = tr_n(
            "{count} file in the watch folder waits for your answer.",
            "{count} files in the watch folder wait for your answer.",
            len(self.files),
        )
        self.say(sentence, action=tr("Look…"))


class WatchedFiles:
    """What of a folder a journal has dealt with; it outlives the window."""

    def __init__(self, journal: Path, folder: Path) -> None:
        self._journal, self._folder = journal, folder
        self._memory: Memory = remembered(journal)

    def knows(self, path: Path, stamp: Stamp) -> bool:
        """True for a file that was dealt with as it is now."""
        return self._memory.knows(name_in(self._folder, path), stamp)

    def add(self, files: Stamps) -> None:
        """Deal with these never again, as they are."""
        self._memory.files.update(
            {name_in(self._folder, path): stamp for path, stamp in files.items()}
        )
        remember(self._journal, self._memory)

    def is_news(self, *, gone: bool) -> bool:
        """True for a folder that is gone and was not told to be; one that is there may go again."""
        told = str(self._folder) if gone else ""
        if self._memory.gone == told:
            return False
        self._memory.gone = told
        remember(self._journal, self._memory)
        return gone


class Watching(QObject):
    """Follows the option; ends with its window.

    A journal that can only be read is left alone, and so is the sample.
    """

    def __init__(self, window: MainWindow, *, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(window)
        self._window, self._context = window, window.context
        self._settle_ms = settle_ms
        self._over = False
        self._watch: WatchFolder | None = None
        self._known: WatchedFiles | None = None
        self._strip: WaitingStrip | None = None
        self._looked: tuple[WatchedFiles, Stamps] | None = None
        """What the import shows that was opened last; nothing else is decided by it."""
        window.closed.connect(self._end)
        if self._context.journal.read_only or window.is_sample:
            return
        self._context.settings.changed.connect(self._follow)
        self._follow()

    # ------------------------------------------------------------------ the folder

    @Slot()
    def _follow(self) -> None:
        wanted = self._context.settings.now.watch_folder
        if self._over or wanted == (str(self._watch.folder) if self._watch is not None else ""):
            return
        self._stop()
        if wanted:
            self._begin(Path(wanted))

    def _begin(self, folder: Path) -> None:
        known = WatchedFiles(self._context.journal.path, folder)
        watch = WatchFolder(
            folder, known.knows, self._context.jobs, self, settle_ms=self._settle_ms
        )
        watch.still.connect(self._read)
        watch.seen.connect(self._on_seen)
        self._watch, self._known = watch, known

    @Slot()
    def _end(self) -> None:
        self._over = True
        self._stop()

    @Slot()
    def _stop(self) -> None:
        """Follow no folder; what waits for an answer is asked again by the next window."""
        watch, self._watch, self._known = self._watch, None, None
        if watch is not None:
            watch.setParent(None)
            watch.deleteLater()
        self._hold({})

    @Slot(VALUE)
    def _on_seen(self, listing: Listing | None) -> None:
        """Tell of a folder that is gone, and ask no more about files that went out of it."""
        if self._known is None or self._watch is None:
            return
        if self._known.is_news(gone=listing is None):
            folder = str(self._watch.folder)
            self._context.notices.say(tr("The watch folder is not there: {folder}", folder=folder))
        if listing is not None:
            there = listing.files
            self._hold({path: stamp for path, stamp in self._held.items() if path in there})

    # ------------------------------------------------------------------ what is new in it

    @Slot(VALUE)
    def _read(self, files: Stamps) -> None:
        journal = self._context.journal
        if self._watch is None or journal.closed or journal.damage:
            return
        self._context.jobs.run(
            read,
            tuple(files),
            frozenset(journal.runs.known_hashes()),
            owner=self._watch,
            done=partial(self._take, files),
            failed=self._on_failed,
            with_job=True,
        )

    def _on_failed(self, problem: BaseException) -> None:
        raise problem

    def _take(self, files: Stamps, found: FoundFiles) -> None:
        if self._known is None or self._context.journal.closed:
            return
        intake = take_in(self._context, found.batch)
        if intake is None:
            return
        waiting = {path: files[path] for path in _holding(files, intake.waiting)}
        self._known.add({path: stamp for path, stamp in files.items() if path not in waiting})
        if intake.came:
            said = tr("{what} from the watch folder", what=intake.came)
            self._context.notices.say(said, undoable=True)
        others = {path: stamp for path, stamp in self._held.items() if path not in files}
        self._hold(others | waiting)  # Of what was read again it is what it is now that counts.

    # ------------------------------------------------------------------ what is to be decided

    @property
    def _held(self) -> Stamps:
        return self._strip.files if self._strip is not None else {}

    def _hold(self, files: Stamps) -> None:
        """Ask about these and no others."""
        strip = self._strip
        if not files:
            self._strip = None
            if strip is not None:
                strip.close_itself()
        elif strip is not None:
            strip.hold(files)
        else:
            self._strip = WaitingStrip()
            self._strip.hold(files)
            self._strip.pressed.connect(self._look)
            self._strip.closed.connect(self._leave)
            self._window.strips.add(self._strip)

    @Slot()
    def _look(self) -> None:
        """Show what waits as every import is shown; it waits on until it is taken or left."""
        from ui.importing.dialog import ImportDialog

        if self._known is None:
            return
        self._looked = (self._known, dict(self._held))
        files = tuple(self._held)
        dialog = ImportDialog(self._context, files, self._window, way=ImportWay.WATCHED)
        dialog.taken.connect(self._on_taken)
        dialog.open()

    @Slot()
    def _on_taken(self) -> None:
        if self._looked is not None:
            self._dealt_with(*self._looked)

    @Slot()
    def _leave(self) -> None:
        if self._known is not None and self._held:
            self._dealt_with(self._known, self._held)

    def _dealt_with(self, known: WatchedFiles, files: Stamps) -> None:
        """Ask about these no more, as they are."""
        known.add(files)
        if known is self._known:  # Else another folder is watched since.
            held = self._held.items()
            self._hold({path: stamp for path, stamp in held if files.get(path) != stamp})


def _holding(paths: Iterable[Path], names: Collection[str]) -> list[Path]:
    """Return the files that have one of the names, or hold it as archives do."""
    return [path for path in paths if any(_is_of(path, name) for name in names)]


def _is_of(path: Path, name: str) -> bool:
    shown = str(path).encode("utf-8", "replace").decode("utf-8")  # As results name their files.
    return name == shown or name.startswith(f"{shown}/")
