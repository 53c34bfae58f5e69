"""The head of a session: what it is, when, what became of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from calfjournal.domain.looks import KIND_LOOKS, Glyph, Look
from calfjournal.domain.message import Words
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, tr, vocabulary
from calfjournal.views.session_head import SessionHead
from calfjournal.views.session_words import head_line
from ui.editor.session_menu import fill_menu
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.text import Label, small

TITLE_GAP = 6
STATUS_LOOKS = {
    SessionStatus.DONE: Look("go_on", Glyph.CHECK),
    SessionStatus.PARTLY: Look("go_on", Glyph.HALF),
    SessionStatus.SKIPPED: Look("run", Glyph.DASH),
}


class SessionTitle(Label):
    """As wide as its words; wrapped where there is no room for them in one line."""

    def __init__(self) -> None:
        super().__init__("", Role.TITLE, wrap=True)
        self._room: int | None = None

    def set_room(self, width: int) -> None:
        """Take at most so many pixels of a line."""
        if width != self._room:
            self._room = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + metrics.XS
        words += self.contentsMargins().left()
        width = words if self._room is None else max(min(words, self._room), 1)
        return QSize(width, max(self.heightForWidth(width), self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())


class EditorHead(QWidget):
    """Asks by signals; the editor acts. Its buttons go below the title where there is no room."""

    back_wanted = Signal()
    start_wanted = Signal()
    finish_wanted = Signal()
    partly_wanted = Signal()
    targets_wanted = Signal()
    previous_wanted = Signal()
    exercise_wanted = Signal()
    move_wanted = Signal()
    skip_wanted = Signal()
    reopen_wanted = Signal()
    unlink_wanted = Signal()
    link_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._session: Session | None = None
        self._waits = self._is_movable = False
        self._make_titles()
        self._make_buttons()
        self.rest = self._rest_of_sets()
        """What logs or adds all at once; the editor puts it below the exercises."""
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(metrics.M)
        self._box.addLayout(self._titles, 1)
        self._box.addWidget(self._buttons)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(self._box)
        stack.addWidget(self.counsel)

    def _make_titles(self) -> None:
        self.back = IconButton("chevron-left", tr("Back"), keys="Alt+Left")
        self.back.clicked.connect(self.back_wanted)
        self.title = SessionTitle()
        self.chip = Chip("")
        self.status = Chip("")
        self._facts = small("", wrap=True)
        self.counsel = Label("", Role.BODY_STRONG, wrap=True)
        self._line = QWidget()
        chips = QWidget()
        beside = FlowLayout(chips)
        for chip in (self.chip, self.status):
            beside.addWidget(chip)
        flow = FlowLayout(self._line, gap=12)
        flow.addWidget(self.title)
        flow.addWidget(chips)
        self._titles: QHBoxLayout = row(
            self.back, column(self._line, self._facts, gap=2), gap=TITLE_GAP
        )
        self._titles.setStretch(1, 1)
        self._titles.setAlignment(self.back, TOP)

    def _make_buttons(self) -> None:
        self.skip = Button(tr("Skip…"))
        self.move_ = Button(tr("Move…"))
        self.reopen = Button(tr("Reopen"))
        self.start = Button(tr("Start"), "plain", "play-filled", tip=tr("Play it set by set"))
        self.done = Button(tr("Finish"), "primary", tip=tr("Finish the session (Ctrl+Enter)"))
        self.more = IconButton("more", tr("More for this session"))
        self.skip.clicked.connect(self.skip_wanted)
        self.move_.clicked.connect(self.move_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.done.clicked.connect(self.finish_wanted)
        self.more.clicked.connect(self._open_menu)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        for button in (self.skip, self.move_, self.reopen, self.start, self.done, self.more):
            self._flow.addWidget(button)

    def _rest_of_sets(self) -> QWidget:
        self.add = Button(tr("Exercise"), "quiet", "plus")
        self.add.setAccessibleName(tr("Add exercise"))
        self.as_planned = Button(
            tr("Log the rest as planned"),
            "quiet",
            tip=tr("Log all open sets as planned (Ctrl+Shift+D)"),
        )
        self.as_last_time = Button(
            tr("as last time"), "quiet", tip=tr("Log all open sets as last time")
        )
        self.as_planned.setAccessibleName(tr("Log all open sets as planned"))
        self.as_last_time.setAccessibleName(tr("Log all open sets as last time"))
        self.add.clicked.connect(self.exercise_wanted)
        self.as_planned.clicked.connect(self.targets_wanted)
        self.as_last_time.clicked.connect(self.previous_wanted)
        holder = QWidget()
        flow = FlowLayout(holder)
        for button in (self.add, self.as_planned, self.as_last_time):
            flow.addWidget(button)
        return holder

    def add_action(self, button: QWidget) -> None:
        """Put a button before the others."""
        others = [item for _ in range(self._flow.count()) if (item := self._flow.takeAt(0))]
        self._flow.addWidget(button)
        for item in others:
            self._flow.addItem(item)

    # ------------------------------------------------------------------ showing

    def show_session(
        self, session: Session, counsel: Sequence[Words] = (), *, waits: bool = False
    ) -> None:
        """Show a session; buttons that make no sense now are hidden.

        With ``counsel``, to end one that hurts, none is there to log the rest of it; while it
        ``waits`` for the athlete's word none to log it at all.
        """
        self._waits = waits
        self.counsel.setText("\n".join(in_words(words) for words in counsel))
        self.counsel.setVisible(bool(counsel))
        self._session = session
        self.title.setText(in_words(session.title) or vocabulary.KINDS[session.kind].text)
        self._show_buttons(session)
        self._turn()

    def show_place(self, session: Session, head: SessionHead) -> None:
        """Show where a session stands in its plan and among the others."""
        look, status = KIND_LOOKS[session.kind], session.shown_status
        self.chip.set_text(head.place or vocabulary.KINDS[session.kind].text)
        self.chip.set_look(look, dashed=not session.counts)
        self.status.setVisible(status is not SessionStatus.PLANNED)
        self.status.set_text(vocabulary.STATUSES[status].text)
        self.status.set_look(STATUS_LOOKS.get(status))
        self._facts.setText(head_line(session, head))
        self._facts.setToolTip(in_words(session.reason))
        self._turn()

    def _show_buttons(self, session: Session) -> None:
        planned = session.status is SessionStatus.PLANNED
        opened = any(line.done is None for line in session.sets)
        writes = not self._read_only
        logs = writes and not self._waits
        loggable = opened and (planned or session.counts) and logs and not self.counsel.text()
        self._show_start(session, logs=logs)
        self.done.setVisible(planned and logs)
        self._is_movable = planned and writes and not session.is_begun
        self.as_planned.setVisible(loggable)
        self.as_last_time.setVisible(loggable)
        self.add.setVisible(logs)
        self.reopen.setVisible(session.status is SessionStatus.SKIPPED and writes)
        self.more.setVisible(writes)
        self.rest.setVisible(logs)

    def _show_start(self, session: Session, *, logs: bool) -> None:
        """Offer to play what is open; to finish is the stronger wish once something is done."""
        left = any(line.done is None for line in session.lines)
        plays = session.status is SessionStatus.PLANNED and left and logs
        plays = plays and not self.counsel.text()
        fresh = plays and not session.is_begun
        self.start.setVisible(plays)
        self.start.setText(tr("Start") if fresh else tr("Go on"))
        self.start.set_variant("primary" if fresh else "plain")
        self.done.set_variant("plain" if fresh else "primary")

    def _leave_to_menu(self) -> None:
        """Show of Skip and Move, which the menu has too, what fits into one line of buttons."""
        spare = (self.skip, self.move_)
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        others = [item for item in items if item is not None and item.widget() not in spare]
        taken = [item.sizeHint().width() + metrics.S for item in others if not item.isEmpty()]
        room = self.width() + metrics.S - sum(taken)
        for button in reversed(spare):
            room -= button.sizeHint().width() + metrics.S
            button.setVisible(self._is_movable and room >= 0)

    def _turn(self) -> None:
        """Put the buttons under the title when both do not fit beside each other."""
        self._leave_to_menu()
        room = self.width() - self.back.sizeHint().width() - TITLE_GAP
        self.title.set_room(room)
        words = self._line.sizeHint().width() + self.back.sizeHint().width() + metrics.XS
        needed = words + self._flow.sizeHint().width() + metrics.M
        way = QBoxLayout.Direction
        beside = needed <= self.width()
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    # ------------------------------------------------------------------ menu

    def _open_menu(self) -> None:
        self.make_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def make_menu(self) -> QMenu:
        """Return the menu of the session; it deletes itself when closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._session is not None:
            menu.addAction(tr("Add exercise…"), self.exercise_wanted.emit)
            menu.addSeparator()
            fill_menu(menu, self._session, self)
        return menu
