"""The window of one journal: sidebar, pages, strips, menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
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

from calfjournal.changes import ChangeSet
from calfjournal.domain.draft import Draft
from calfjournal.settings import Settings
from ui.services import window_state
from ui.services.context import Context
from ui.services.history import skip, undo
from ui.services.places import Place, Target
from ui.services.sample import sample_path
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood, Toast
from ui.widgets.dialog import Dialog, Question
from ui.widgets.page import Page
from ui.window.actions import Actions
from ui.window.commands import Commands
from ui.window.drop_hint import DropHint
from ui.window.pages import PAGES
from ui.window.sidebar import Sidebar
from ui.window.status_lines import standing

DAY_CHECK_MS = 30_000
FIRST_SIZE = (1280, 800)
SMALLEST = (480, 320)


class MainWindow(QMainWindow):
    """Shows the pages of a journal. ``closed`` comes after its state was kept.

    The other signals ask for another journal; whoever made the window answers them.
    """

    closed = Signal()
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
        self._pages: dict[Place, Page] = {}
        self._damage = ""
        self._dropped: Draft | None = None
        self._let_go = False
        self._refusals: list[Banner] = []
        self._day = context.journal.today()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(PAGES)
        self._central = QWidget()
        self._stack = QStackedWidget()
        self._strips = QVBoxLayout()
        self._lay_out()
        self.toast = Toast(self._central)
        self._drop_hint = DropHint(self._central)
        self.commands = Commands(context, self)
        self.actions_by_key = Actions(
            self, self.commands.handlers(), self.navigate, context.settings
        )
        self.actions_by_key.recent_chosen.connect(self.recent_wanted)
        self._connect()
        self._show_standing_strips()
        self.refresh_frame()

    def _lay_out(self) -> None:
        self._strips.setContentsMargins(metrics.PAGE_MARGIN, metrics.M, metrics.PAGE_MARGIN, 0)
        self._strips.setSpacing(metrics.S)
        self._strip_area = QWidget()
        self._strip_area.setLayout(self._strips)
        self._strip_area.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._strip_area)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout(self._central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(right, 1)
        self.setCentralWidget(self._central)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.navigate)
        self.toast.undo_pressed.connect(self._undo)
        self.context.bus.changed.connect(self._on_changed)
        self.context.notices.said.connect(self._say)
        self.context.notices.warned.connect(self.warn)
        self.context.notices.replaced.connect(self._warn_replaced)
        self.context.notices.stuck.connect(self._offer_skip)
        self.context.drafts.dropped.connect(self._offer_back)
        self.context.drafts.written.connect(self._on_saved)
        self.context.settings.changed.connect(self._on_settings)
        self._day_timer = QTimer(self)
        self._day_timer.setInterval(DAY_CHECK_MS)
        self._day_timer.timeout.connect(self.check_day)
        self._day_timer.start()

    # ------------------------------------------------------------------ pages

    @property
    def place(self) -> Place | None:
        """The page that is seen; None before there is one."""
        shown = self._stack.currentWidget()
        return next((place for place, page in self._pages.items() if page is shown), None)

    @Slot(Place)
    def navigate(self, place: Place, target: Target | None = None) -> None:
        """Show a page, built when first asked for, and hand it the target."""
        page = self.page(place)
        page.refresh_if_stale()
        self._stack.setCurrentWidget(page)
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus()  # The next Tab goes to the page's first control.
        if target is not None:
            page.go_to(target)  # Last: it may put the keys where the work is.
        self.sidebar.show_page(place)
        self.actions_by_key.show_page(place)

    def page(self, place: Place) -> Page:
        """Return a page, building it when first asked for."""
        if place not in self._pages:
            entries = {entry.place: entry for entry in PAGES}
            page = entries[place].make(self.context)
            self._pages[place] = page
            self._stack.addWidget(page)
        return self._pages[place]

    # ------------------------------------------------------------------ news

    @Slot(ChangeSet)
    def _on_changed(self, _changes: ChangeSet) -> None:
        self._on_saved()
        self.check_day()  # The journal says when a day begins.

    @Slot()
    def _on_saved(self) -> None:
        """Take away what says that nothing could be saved, and show how things stand."""
        self.context.notices.unsaved = False
        if not self.context.drafts.problem:
            for strip in self._refusals:
                strip.hide()
            self._drop_closed_strips()
        self.refresh_frame()

    def refresh_frame(self) -> None:
        """Show anew what stands around the pages: title, undo names, foot of the sidebar."""
        journal = self.context.journal
        self.actions_by_key.show_history(journal)
        self.sidebar.say(*standing(journal, unsaved=self._is_unsaved))
        name = "Sample" if self.is_sample else journal.path.stem
        self.setWindowTitle(f"{name} – calfjournal")

    @property
    def _is_unsaved(self) -> bool:
        return self.context.notices.unsaved or bool(self.context.drafts.problem)

    @Slot(Settings)
    def _on_settings(self, settings: Settings) -> None:
        self.actions_by_key.show_theme(settings.theme)

    @Slot()
    def check_day(self) -> None:
        """Let every page look again when a new day has begun."""
        today = self.context.journal.today()
        if today != self._day:
            self._day = today
            self.refresh_frame()
            for page in self._pages.values():
                page.mark_stale()

    @Slot(str, bool)
    def _say(self, sentence: str, undoable: bool) -> None:
        self._dropped = None
        self.toast.say(sentence, undoable=undoable and not self.context.journal.read_only)

    @Slot(Draft)
    def _offer_back(self, draft: Draft) -> None:
        self._dropped = draft
        self.toast.say("What you typed was dropped.", undoable=True)

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Show a problem in a strip until it is closed: where the user is, dialogs included."""
        self._show_problem(Banner(sentence, Mood.PROBLEM, closable=True))

    @Slot(str)
    def _warn_replaced(self, sentence: str) -> None:
        strip = Banner(sentence, Mood.PROBLEM, action="Open it again")
        strip.pressed.connect(self.reopen_wanted)
        self._show_problem(strip)

    @Slot(str, bool)
    def _offer_skip(self, sentence: str, undoing: bool) -> None:
        strip = Banner(sentence, Mood.PROBLEM, action="Skip this one", closable=True)
        strip.pressed.connect(self._skip_undo if undoing else self._skip_redo)
        strip.pressed.connect(strip.close_itself)
        self._show_problem(strip)

    @Slot()
    def _skip_undo(self) -> None:
        skip(context=self.context, undoing=True)
        self.refresh_frame()

    @Slot()
    def _skip_redo(self) -> None:
        skip(context=self.context, undoing=False)
        self.refresh_frame()

    def tell_of_copy(self, sentence: str, copy: Path) -> None:
        """Say that what this window held was saved as a copy, and offer to open it."""
        strip = Banner(sentence, Mood.PROBLEM, action="Open the copy", closable=True)
        strip.pressed.connect(self._open_copy)
        self._copy = copy
        self.add_strip(strip)

    @Slot()
    def _open_copy(self) -> None:
        self.recent_wanted.emit(self._copy)

    def _show_problem(self, strip: Banner) -> None:
        dialog = QApplication.activeModalWidget()
        above = dialog.parentWidget() if isinstance(dialog, Dialog) else None
        if isinstance(dialog, Dialog) and above is not None and above.window() is self:
            dialog.add_strip(strip)
        else:
            self.add_strip(strip)
            if self._is_unsaved and strip.parentWidget() is not None:
                self._refusals.append(strip)
        self.refresh_frame()

    def warn_damaged(self, sentence: str) -> None:
        """Show that the journal takes nothing more, with the ways on."""
        self.actions_by_key.allow_writing(allowed=False)
        self._damage = sentence
        strip = Banner(sentence, Mood.PROBLEM, action="What now?")
        strip.pressed.connect(self._want_rescue)
        self.add_strip(strip)
        self.refresh_frame()

    @Slot()
    def _want_rescue(self) -> None:
        self.rescue_wanted.emit(self._damage)

    def add_strip(self, banner: Banner) -> None:
        """Show a strip above the pages; the same words are not shown twice."""
        shown = self._strip_area.findChildren(Banner)
        if any(strip.sentence == banner.sentence for strip in shown):
            banner.deleteLater()
            return
        banner.closed.connect(self._drop_closed_strips)
        self._strips.addWidget(banner)
        self._strip_area.show()
        banner.show()

    @Slot()
    def _drop_closed_strips(self) -> None:
        for strip in self._strip_area.findChildren(Banner):
            if strip.isHidden():
                if strip in self._refusals:
                    self._refusals.remove(strip)
                strip.setParent(None)
                strip.deleteLater()
        self._strip_area.setVisible(bool(self._strip_area.findChildren(Banner)))

    @property
    def is_sample(self) -> bool:
        """True when the journal is the sample and not somebody's own."""
        return self.context.journal.path == sample_path()

    def _show_standing_strips(self) -> None:
        if self.context.journal.read_only:
            self.actions_by_key.allow_writing(allowed=False)
            sentence = (
                "This journal can only be read here: another window has it open, or its file is "
                "protected."
            )
            self.add_strip(Banner(sentence, Mood.WARNING))
        if self.is_sample:
            sentence = "This is a sample journal of an invented runner. Try anything you like."
            strip = Banner(sentence, Mood.INFO, action="Start your own", closable=True)
            strip.pressed.connect(self.new_wanted)
            self.add_strip(strip)

    @Slot()
    def _undo(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped is None:
            undo(context=self.context)
            return
        self.context.drafts.bring_back(dropped)
        self.navigate(Place.TODAY)

    # ------------------------------------------------------------------ files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        found = _files(event)
        if found and not self.context.journal.read_only:
            event.acceptProposedAction()
            self._drop_hint.offer(len(found))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        if found := _files(event):
            event.acceptProposedAction()
            self.commands.import_files(found)

    # ------------------------------------------------------------------ size, start and end

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(narrow=self.width() < metrics.NARROW_WINDOW)
        self.toast.place()
        self._drop_hint.setGeometry(self._central.rect())

    def restore_size(self) -> None:
        """Take size and place of last time; the first time, a good size."""
        state, main = window_state.load(), QApplication.primaryScreen()
        if not state.is_known or main is None:
            self.resize(*FIRST_SIZE)
            return
        screens = sorted(QApplication.screens(), key=lambda screen: screen is not main)
        usable = [screen.availableGeometry() for screen in screens]
        place = window_state.fitted(state, usable, QSize(*SMALLEST))
        self.resize(place.size())
        self.move(place.topLeft())
        if state.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def restore_page(self) -> None:
        """Show the page of last time; the first time, Today."""
        last = window_state.load().page
        self.navigate(Place(last) if last in set(Place) else Place.TODAY)

    def closeEvent(self, event: QCloseEvent) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # What is being typed is kept when the focus leaves.
        self.context.drafts.flush()
        if self.context.drafts.would_be_lost and not self._let_go:
            event.ignore()
            self._ask_to_let_go()
            return
        self._keep_state()
        self._day_timer.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _ask_to_let_go(self) -> None:
        question = Question(
            "Close without what you typed last?",
            f"{self.context.drafts.problem} Then close again, and it is kept.",
            "Close without it",
            self,
            variant="plain",
        )
        question.refuse.setText("Stay")
        question.accepted.connect(self._go_without)
        question.open()
        question.refuse.setFocus()

    @Slot()
    def _go_without(self) -> None:
        self._let_go = True
        self.close()

    def _keep_state(self) -> None:
        grown = self.isMaximized() or self.isFullScreen() or self.isMinimized()
        # The place is that of the frame, as long as there is one of the usual size.
        usual = self.normalGeometry() if grown else QRect(self.pos(), self.size())
        window_state.keep(
            x=usual.x(),
            y=usual.y(),
            width=usual.width(),
            height=usual.height(),
            maximized=self.isMaximized(),
            page=self.place.value if self.place else "",
        )


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
