"""What a start leaves for after the first paint, one step a turn of the event loop.

Until then nothing but the frame and Today is loaded: no tables, no rules, no other page. Each step
is short, so that keys and clicks are answered in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from calfjournal.domain.message import Words
from calfjournal.messages import in_words
from ui.services.keeper import Keeper
from ui.widgets.logo import app_icon
from ui.window.main_window import MainWindow

Step = Callable[[], object]


class Settling(QObject):
    """Goes through the steps once its window was painted, and ends with it.

    ``damaged`` (sentence) when the pages of the file, which the start did not wait for, are
    damaged.
    """

    damaged = Signal(str)

    def __init__(self, window: MainWindow, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._steps = self._all_steps()
        self.is_over = False
        """True when every step is done, or the window closed before."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        window.painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._stop)

    @Slot()
    def _begin(self) -> None:
        self._timer.start()

    @Slot()
    def _stop(self) -> None:
        self._timer.stop()
        self.is_over = True

    @Slot()
    def _step(self) -> None:
        """Do the next step; one that fails is told like every failure, and the others follow."""
        step = next(self._steps, None)
        if self.is_over or step is None:
            self.is_over = True
            return
        self._timer.start()
        step()

    def _all_steps(self) -> Iterator[Step]:
        from ui.widgets import painted_nodes

        yield painted_nodes.install
        yield self._hear_menu_key
        yield _show_icon
        yield self._keeper.listen
        yield self._check_pages
        yield self._look_around
        yield from self._window.context.journal.preparations()
        yield self._keeper.kept.touch
        yield self._mind_reminders
        yield self._mind_watch_folder

    def _hear_menu_key(self) -> None:
        from ui.window.menu_key import MenuKey

        MenuKey(self._window)

    def _check_pages(self) -> None:
        from calfjournal.tasks import check_pages

        context = self._window.context
        if damage := context.journal.damage:  # A change came first, and found it.
            self.damaged.emit(in_words(damage))
        elif not context.journal.is_proven:
            context.jobs.run(
                check_pages,
                context.journal.path,
                owner=self,
                done=self._proven,
                failed=self._not_proven,
            )

    def _proven(self, problems: Sequence[Words]) -> None:
        journal = self._window.context.journal
        journal.proven(problems)
        if problems and journal.damage:
            self.damaged.emit(in_words(problems[0]))

    def _not_proven(self, problem: BaseException) -> None:
        """Leave it to the first change, which looks before anything is written."""
        if not self._window.context.journal.is_replaced:
            raise problem

    def _look_around(self) -> None:
        from ui.window.lookout import Lookout

        lookout = Lookout(self._window)
        lookout.tell_of_opening()
        lookout.look()

    def _mind_reminders(self) -> None:
        from ui.window.reminding import Reminding

        Reminding(self._window)

    def _mind_watch_folder(self) -> None:
        from ui.window.watching import Watching

        Watching(self._window)


def _show_icon() -> None:
    QApplication.setWindowIcon(app_icon())
