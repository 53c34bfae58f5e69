"""The page of one session: everything about it, to be logged with keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from calfjournal.changes import ChangeSet
from calfjournal.messages import mark, tr
from ui.editor.attached import PICTURES, VIDEOS
from ui.editor.session_editor import SessionEditor
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place, SessionSpot, Target
from ui.signs.wrong_button import WrongButton
from ui.widgets.future import Future
from ui.widgets.page import Page
from ui.widgets.scrolled import show_both


class SessionPage(Page):
    """One page for every session; Escape leads back to where one came from."""

    title: ClassVar[str] = mark("Session")
    shows_keys: ClassVar[bool] = True
    below_header: ClassVar[int] = 0

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._heading.hide()  # The session's own is the title.
        self.editor = SessionEditor(context)
        self._below: QWidget | None = None
        self.body.addWidget(self.editor)
        self.body.addStretch(0)
        self.wrong = WrongButton(context)
        self.editor.head.add_action(self.wrong)
        self.setTabOrder(self.editor.head.back, self.wrong)
        self.setAcceptDrops(True)
        self.editor.hide()
        self.editor.gone.connect(self._on_gone)
        self.editor.head.back_wanted.connect(self.go_back)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._on_room)
        slots: tuple[tuple[str, Callable[[], None]], ...] = (("Alt+Left", self.go_back),)
        for keys, slot in slots:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def wants(self, changes: ChangeSet) -> bool:
        return False  # The editor follows the journal by itself.

    def refresh(self) -> None:
        """Show the session of the day where none is asked for in this turn."""
        QTimer.singleShot(0, self._show_default)

    @Slot()
    def _show_default(self) -> None:
        if self.editor.session is None and not self.context.journal.closed:
            journal = self.context.journal
            today = journal.sessions.on(journal.today())
            near = today[0] if today else journal.sessions.next_after(journal.today())
            self.show_session(near.key if near is not None else None)

    def go_to(self, target: Target) -> None:
        match target:
            case SessionSpot(_, session_id):
                self.show_session(session_id)
                self.editor.begin()
                self._show_focus_soon()
            case DraftKey(kind, int() as session_id):
                self.show_session(session_id)
                if kind is DraftKind.SKIP:
                    self.editor.acts.ask_skip()
                else:
                    self.editor.resume()
                    self._show_focus_soon()

    @property
    def again(self) -> Target | None:
        session = self.editor.session
        return SessionSpot(session.day, session.key) if session is not None else None

    def show_session(self, session_id: int | None) -> None:
        """Show a session, None for none; what was typed about the one before is kept first."""
        shown = self.editor.session
        if session_id is not None and (shown is None or shown.id != session_id):
            self.editor.load(session_id)
            self.scroller.verticalScrollBar().setValue(0)
        is_there = session_id is not None and self.editor.session is not None
        self.editor.setVisible(is_there)
        if not is_there or "empty" in self.__dict__:
            self.empty.setVisible(not is_there)
        if self._below is not None:
            self._below.setVisible(is_there)  # Keys that nothing here would hear.

    @cached_property
    def empty(self) -> Future:
        """What is shown while there is no session; made when there is none."""
        from ui.editor.session_ahead import EXERCISES, SessionGhost

        known = self.context.journal.library.exercises
        future = Future(
            tr("No session is chosen: the calendar opens one."),
            tr("Open the calendar"),
            self._to_calendar,
            SessionGhost([known[each].name for each in EXERCISES]),
        )
        self.body.insertWidget(self.body.indexOf(self.editor), future, 1)
        return future

    def add_below(self, widget: QWidget) -> None:
        super().add_below(widget)
        self._below = widget

    def _show_focus_soon(self) -> None:
        """Show where the keys are, and once more when what came and went has its place."""
        self._show_focus()
        QTimer.singleShot(0, self._show_focus)

    @Slot()
    def _show_focus(self) -> None:
        self.scroller.verticalScrollBar().setValue(0)
        title, keys = self.editor.head.title, self.window().focusWidget()
        show_both(title, keys if self.editor.isAncestorOf(keys) else title)

    @Slot(int, int)
    def _on_room(self, _least: int, _most: int) -> None:
        """What ended a session comes and goes above its effort, and takes room of the page."""
        if self.editor.details.effort.hasFocus():
            QTimer.singleShot(0, self._see_effort)

    @Slot()
    def _see_effort(self) -> None:
        effort = self.editor.details.effort
        if effort.hasFocus():
            show_both(effort, effort)

    # ------------------------------------------------------------------ files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _attachable(event) and self.editor.session and not self.context.journal.read_only:
            event.acceptProposedAction()
        else:
            event.ignore()  # Recordings are for the window.

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.editor.attached.add_files(_attachable(event))

    # ------------------------------------------------------------------ leaving

    @Slot()
    def go_back(self) -> None:
        """Go back to where one came from; what is typed is kept."""
        self.editor.settle()
        self.context.go_back()

    @Slot()
    def _on_gone(self) -> None:
        self.show_session(None)
        if self.isVisible():
            self.context.go_back()

    def _to_calendar(self) -> None:
        self.context.navigate(Place.CALENDAR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.editor.settle()
        super().hideEvent(event)


def _attachable(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """Return the pictures and videos that are dragged, none when there is anything else."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    known = all(file.suffix.casefold() in (*PICTURES, *VIDEOS) for file in files)
    return files if known else []
