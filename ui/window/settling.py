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


class Settling(QObject):
    """Goes through the steps once its window was painted, and ends with it.

    ``damaged`` (sentence) when the pages of the file, which the start did not wait for, are
    damaged; ``settled`` when the last step is done.
    """

    damaged = Signal(str)
    settled = Signal()

    def __init__(self, window: MainWindow, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._steps = self._all_steps()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        window.painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._timer.stop)

    @Slot()
    def _begin(self) -> None:
        if self._keeper.context is self._window.context:
            self._timer.start()

    @Slot()
    def _step(self) -> None:
        if self._keeper.context is not self._window.context:
            return
        if next(self._steps, False):
            self._timer.start()
        else:
            self.settled.emit()

    def _all_steps(self) -> Iterator[bool]:
        """Do a step before each True."""
        from ui.widgets import painted_nodes

        begin: tuple[Callable[[], None], ...] = (
            painted_nodes.install,
            _show_icon,
            self._keeper.listen,
            self._check_pages,
            self._look_around,
        )
        for step in begin:
            step()
            yield True
        for _ in self._window.context.journal.made_ready():
            yield True
        self._keeper.kept.touch()

    def _check_pages(self) -> None:
        from calfjournal.tasks import check_pages

        context = self._window.context
        if not context.journal.is_proven:
            context.jobs.run(
                check_pages,
                context.journal.path,
                owner=self,
                done=self._proven,
                failed=self._not_proven,
            )

    def _proven(self, problems: Sequence[Words]) -> None:
        self._window.context.journal.proven(problems)
        if problems:
            self.damaged.emit(in_words(problems[0]))

    def _not_proven(self, problem: BaseException) -> None:
        """Leave it to the first change, which looks before anything is written."""
        raise problem

    def _look_around(self) -> None:
        from ui.window.lookout import Lookout

        lookout = Lookout(self._window)
        lookout.tell_of_opening()
        lookout.look()


def _show_icon() -> None:
    QApplication.setWindowIcon(app_icon())
