"""What tests of the window stand on: a journal, a demo, a context, and a window."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.notation import Notation
from calfjournal.journal import Journal
from calfjournal.messages import notation
from tests.ui.showing import shown
from ui.services.bus import Bus
from ui.services.chooser import Chooser
from ui.services.context import Context
from ui.services.jobs import Jobs
from ui.services.notices import Notices
from ui.services.options import Options
from ui.theme import Theme, active
from ui.today.page import TodayPage
from ui.widgets import painted_nodes
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

os.environ["LC_ALL"] = "C.UTF-8"
"""Nothing is left to the country of whoever runs the tests: Qt asks for it when it is needed."""

Show = Callable[..., QWidget]


class InlineJobs(Jobs):
    """Runs every job at once on the GUI thread."""

    def start(self, work: Callable[[], None]) -> None:
        work()


class ScriptedChooser(Chooser):
    """Answers file dialogs with what the test put in."""

    def __init__(self) -> None:
        self.answers: list[Path] = []
        self.folders: list[Path] = []
        self.filters = ""
        self.asked: list[Path] = []
        self.replaces = False

    def file_to_open(
        self, parent: QWidget, title: str, filters: str, folder: Path | None = None
    ) -> Path | None:
        if folder is not None:
            self.folders.append(folder)
        return self.answers.pop(0) if self.answers else None

    def files_to_open(self, parent: QWidget, title: str, folder: Path, filters: str) -> list[Path]:
        self.folders.append(folder)
        self.filters = filters
        given, self.answers = self.answers, []
        return given

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        self.folders.append(folder)
        return self.answers.pop(0) if self.answers else None

    def name_to_save(
        self, parent: QWidget, title: str, suggested: Path | str, filters: str
    ) -> Path | None:
        return self.answers.pop(0) if self.answers else None

    def may_replace(self, parent: QWidget, path: Path) -> bool:
        self.asked.append(path)
        return self.replaces


def silent_options() -> Options:
    """Return options with the sound off: no test but those of the sound looks for a sound card."""
    options = Options()
    options.now = replace(options.now, sound=False)
    return options


class SettledDesk(Desk):
    """Waits after opening until what a start leaves for after its first paint is done."""

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        shown = super().open(path, read_only=read_only)
        while self.settling is not None and not self.settling.is_over:
            QApplication.processEvents()
        return shown


@pytest.fixture(scope="session", autouse=True)
def _readable(qapp: QApplication) -> None:
    """Painted widgets have nodes for screen readers, as in the program."""
    painted_nodes.install()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return the theme, light, and the usual size; whatever the test chose is put back."""
    made = active()
    made.prefer("light")
    yield made
    made.prefer("light")
    made.enlarge(100)
    notation.use(Notation())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Return a new, empty journal."""
    with Journal.create(tmp_path / "mine.calfjournal") as made:
        yield made


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample journal, written once for all tests; copy it before opening."""
    from calfjournal import demo

    path = tmp_path_factory.mktemp("demo") / "demo.calfjournal"
    demo.write(path)
    return path


@pytest.fixture
def demo_journal(demo_file: Path, tmp_path: Path) -> Iterator[Journal]:
    """Return an own copy of the two-year sample journal."""
    copy = tmp_path / "demo.calfjournal"
    shutil.copyfile(demo_file, copy)
    with Journal.open(copy) as made:
        yield made


@pytest.fixture
def make_context(theme: Theme, qtbot: QtBot) -> Iterator[Callable[[Journal], Context]]:
    """Return a function that puts a journal into a context with inline jobs."""
    made: list[Context] = []

    def make(journal: Journal) -> Context:
        context = Context(
            journal=journal,
            bus=Bus(journal),
            jobs=InlineJobs(),
            theme=theme,
            settings=silent_options(),
            notices=Notices(),
            chooser=ScriptedChooser(),
        )
        made.append(context)
        return context

    yield make
    for context in made:
        context.end()
        context.jobs.shutdown()
        context.bus.close()


@pytest.fixture
def context(make_context: Callable[[Journal], Context], journal: Journal) -> Context:
    """Return a context around the empty journal."""
    return make_context(journal)


@pytest.fixture
def demo_context(make_context: Callable[[Journal], Context], demo_journal: Journal) -> Context:
    """Return a context around the sample journal."""
    return make_context(demo_journal)


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    """Return the window of the empty journal; no page is built yet."""
    made = MainWindow(context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    """Return a desk with nothing on it; jobs run at once, file dialogs are scripted."""
    made = SettledDesk(theme, silent_options(), InlineJobs, ScriptedChooser())
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Show:
    """Return a function that shows widgets in one window, the way pages do."""
    kept: list[QWidget] = []

    def make(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        kept.append(holder)
        qtbot.addWidget(holder)
        stack = QVBoxLayout(holder)
        for widget in widgets:
            stack.addWidget(widget)
        holder.resize(600, 400)
        holder.show()
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        return holder

    return make


@pytest.fixture
def visited(context: Context) -> list[tuple[object, ...]]:
    """Return where pages navigated to."""
    places: list[tuple[object, ...]] = []

    def navigate(*place: object) -> None:
        places.append(place)

    context.navigate = navigate
    return places


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Callable[[], TodayPage]:
    """Return a function that shows Today."""

    def make() -> TodayPage:
        return shown(TodayPage(context), qtbot, 1084, 770)

    return make
