"""The window of one journal: sidebar, pages, strips, menus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from calfjournal.messages import tr
from calfjournal.messages.formats import sentences
from ui.services.context import Context
from ui.services.places import Place, Target
from ui.services.sample import sample_path
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.page import Page
from ui.widgets.scrolled import FocusInView
from ui.window import whereabouts
from ui.window.actions import Actions
from ui.window.commands import Commands
from ui.window.drop_hint import DropHint
from ui.window.layout_first import LayoutFirst
from ui.window.news import News
from ui.window.pages import ENTRIES, NUMBERED, marked_for
from ui.window.sidebar import Sidebar
from ui.window.status_lines import standing
from ui.window.strips import Strips

if TYPE_CHECKING:
    from ui.window.renewal import LeftPage

DAY_CHECK_MS = 30_000
SMALLEST = (480, 320)


class MainWindow(QMainWindow):
    """Shows the pages of a journal.

    ``painted`` comes with the first paint, ``went`` with every page that is shown, ``closed`` after
    its state was kept.

    The other signals ask for another journal; whoever made the window answers them.
    """

    closed = Signal()
    went = Signal()
    painted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    restore_wanted = Signal()
    recent_wanted = Signal(Path)
    reopen_wanted = Signal()
    rescue_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        context.navigate = self.navigate
        self.way_back = whereabouts.WayBack(self.navigate, self)
        context.go_back = self.way_back.go
        self._pages: dict[Place, Page] = {}
        self._seen: dict[Place, LeftPage] = {}
        """Of pages that are to be made anew."""
        self._let_go = self.was_painted = False
        self._day = context.journal.today()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.strips = Strips(context)
        self.news = News(context)
        self.commands = Commands(context, self)
        self.build()
        LayoutFirst(self)
        FocusInView(self)
        self._connect()
        self.strips.say_whose(sample=self.is_sample)
        self.refresh_frame()

    def build(self) -> None:
        """Make the frame around the pages, in place of one that was there; strips stay."""
        self.sidebar = Sidebar(NUMBERED)
        self.sidebar.set_narrow(narrow=self.width() < metrics.NARROW_WINDOW)
        self.sidebar.chosen.connect(self.navigate)
        self._stack = QStackedWidget()
        self._lay_out()
        self._drop_hint = DropHint(self._central)
        handlers, settings = self.commands.handlers(), self.context.settings
        self.actions_by_key = Actions(self, handlers, self.navigate, settings, self.help_topic)
        self.actions_by_key.recent_chosen.connect(self.recent_wanted)
        if self.context.journal.read_only or self.context.journal.damage:
            self.actions_by_key.allow_writing(allowed=False)

    def _lay_out(self) -> None:
        self._central = QWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.strips)
        right.addWidget(self._stack, 1)
        right.addWidget(self.news)
        whole = QHBoxLayout(self._central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(right, 1)
        self.setCentralWidget(self._central)

    def _connect(self) -> None:
        self.strips.told.connect(self.refresh_frame)
        self.strips.reopen_wanted.connect(self.reopen_wanted)
        self.strips.new_wanted.connect(self.new_wanted)
        self.strips.rescue_wanted.connect(self.rescue_wanted)
        self.strips.copy_wanted.connect(self.recent_wanted)
        self.commands.backed_up.connect(self.refresh_frame)
        self.commands.new_wanted.connect(self.new_wanted)
        self.commands.open_wanted.connect(self.open_wanted)
        self.commands.sample_wanted.connect(self.sample_wanted)
        self.commands.restore_wanted.connect(self.restore_wanted)
        self.context.bus.changed.connect(self._on_saved)
        self.context.bus.changed.connect(self.check_day)  # The journal says when a day begins.
        self.context.drafts.written.connect(self._on_saved)
        self._day_timer = QTimer(self)
        self._day_timer.setInterval(DAY_CHECK_MS)
        self._day_timer.timeout.connect(self.check_day)
        self._day_timer.start()

    # ------------------------------------------------------------------ pages

    def renew(self, change: Callable[[], None]) -> bool:
        """Let a change of words, units or sizes hold, and make everything anew with it.

        What is typed, chosen and seen stays, and so do the strips. False, and nothing happens,
        while something runs on the page that nothing may break off; ``went`` tells when it may
        not any more.
        """
        place = self.place
        if place is not None and self._pages[place].is_under_way:
            return False
        from ui.window.renewal import delete, leave, loosen, refit  # Late: few starts need it.

        size = scale()
        self.setUpdatesEnabled(False)
        try:
            self._seen.update(leave(self._pages, self.context.drafts))
            self._pages.clear()
            self.actions_by_key.put_away()
            for part in (self.strips, self.news):
                loosen(part)
            delete(self._central)  # Before the change: what goes need not follow it.
            change()
            self.build()
            for part in (self.strips, self.news):
                refit(part, scale() / size)  # Qt puts the font back where a part gets a parent.
            self.refresh_frame()
            if place is not None:
                self.navigate(place)
        finally:
            self.setUpdatesEnabled(True)
        return True

    @property
    def place(self) -> Place | None:
        """The page that is seen; None before there is one."""
        shown = self._stack.currentWidget()
        return next((place for place, page in self._pages.items() if page is shown), None)

    @Slot(Place)
    def navigate(self, place: Place, target: Target | None = None) -> None:
        """Show a page, built when first asked for, and hand it the target."""
        if place not in self._pages and self.isVisible():
            # A page that is made takes a moment: answer before it.
            self.sidebar.show_page(marked_for(place))
            self.sidebar.repaint()
        seen = self._seen.pop(place, None)
        if target is None and seen is not None:
            target = seen.target
        self.way_back.remember(self.place, place, target)
        page = self.page(place)
        page.refresh_if_stale()
        _make_room(self, page)
        self._stack.setCurrentWidget(page)
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus()  # The next Tab goes to the page's first control.
        self.sidebar.show_page(marked_for(place))
        self.actions_by_key.show_page(place)
        if target is not None:
            page.go_to(target)  # It may put the keys where the work is, or lead on.
        if seen is not None:
            seen.scroll(page)
        self.went.emit()

    def page(self, place: Place) -> Page:
        """Return a page, building it when first asked for."""
        if place not in self._pages:
            page = ENTRIES[place].make(self.context)
            if page.shows_keys:
                from ui.editor.set_keys import SPARE, STRIP
                from ui.window.key_strip import KeyStrip

                page.add_below(KeyStrip(STRIP, SPARE))
            self._pages[place] = page
            self._stack.addWidget(page)
        return self._pages[place]

    def help_topic(self) -> str:
        """The way in which the page is seen, for its help."""
        shown = self._stack.currentWidget()
        return shown.help_topic if isinstance(shown, Page) else ""

    # ------------------------------------------------------------------ news

    @Slot()
    def _on_saved(self) -> None:
        """Take away what says that nothing could be saved, and show how things stand."""
        self.strips.forget_refusals()
        self.refresh_frame()

    @Slot()
    def refresh_frame(self) -> None:
        """Show anew what stands around the pages: title, undo names, foot of the sidebar."""
        journal = self.context.journal
        self.actions_by_key.show_history(journal)
        self.sidebar.say(*standing(journal, unsaved=self.strips.is_unsaved))
        name = tr("Sample") if self.is_sample else journal.path.stem
        self.sidebar.show_name(name)
        self.setWindowTitle(f"{name} – calfjournal")

    @Slot()
    def check_day(self) -> None:
        """Let every page look again when a new day has begun."""
        today = self.context.journal.today()
        if today != self._day:
            self._day = today
            self.refresh_frame()
            self.mark_stale()

    @Slot()
    def mark_stale(self) -> None:
        """Let every page look again, those that are not seen when they are."""
        for page in self._pages.values():
            page.mark_stale()

    def warn(self, sentence: str) -> None:
        """Show a problem until it is closed."""
        self.strips.warn(sentence)

    def warn_damaged(self, sentence: str) -> None:
        """Show that the journal takes nothing more, with the ways on."""
        self.actions_by_key.allow_writing(allowed=False)
        self.strips.warn_damaged(sentence)

    @property
    def is_sample(self) -> bool:
        """True when the journal is the sample and not somebody's own."""
        return self.context.journal.path == sample_path()

    # ------------------------------------------------------------------ files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        found = _files(event)
        if found and not self.context.journal.read_only:
            event.acceptProposedAction()
            self._drop_hint.setGeometry(self._central.rect())
            self._drop_hint.offer(found)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        if found := _files(event):
            event.acceptProposedAction()
            self.commands.import_files(found, dropped=True)

    # ------------------------------------------------------------------ size, start and end

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(narrow=self.width() < metrics.NARROW_WINDOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            self.painted.emit()

    def restore_page(self) -> None:
        """Show the page of last time; the first time, Today."""
        self.navigate(whereabouts.last_place())

    def closeEvent(self, event: QCloseEvent) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # What is being typed is kept when the focus leaves.
        self.context.drafts.flush()
        if self.context.drafts.would_be_lost and not self._let_go:
            event.ignore()
            self._ask_to_let_go()
            return
        whereabouts.keep(self, self.place)
        self._day_timer.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _ask_to_let_go(self) -> None:
        from ui.widgets.dialog import Question

        question = Question(
            tr("Close without what you typed last?"),
            sentences([self.context.drafts.problem, tr("Then close again, and it is kept.")]),
            tr("Close without it"),
            self,
            variant="plain",
        )
        question.refuse.setText(tr("Stay"))
        question.accepted.connect(self._go_without)
        question.open()
        question.refuse.setFocus()

    @Slot()
    def _go_without(self) -> None:
        self._let_go = True
        self.close()


def _make_room(window: MainWindow, page: Page) -> None:
    """Put away what stands around the pages while one of them fills the window."""
    fills = page.fills_window
    window.sidebar.setVisible(not fills)
    window.menuBar().setVisible(not fills)
    window.news.keep_quiet(quiet=fills)
    window.strips.make_way(away=fills)


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
