"""The head of the session editor: what it is, what became of it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from calfjournal.domain.looks import KIND_LOOKS
from calfjournal.domain.message import Words
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import formats, in_words, tr, vocabulary
from ui.theme import Role, metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.text import Label, small


class EditorHead(QWidget):
    """Asks by signals; the editor acts."""

    finish_wanted = Signal()
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
        self._waits = False
        self.chip = Chip("")
        self._when = small("")
        self.more = IconButton("more", tr("More for this session"))
        self.title = Label("", Role.LEAD, wrap=True)
        self._facts = small("", wrap=True)
        self.counsel = Label("", Role.BODY_STRONG, wrap=True)
        self.done = Button(
            tr("Mark done"), "primary", tip=tr("Mark this session done (Ctrl+Enter)")
        )
        self.as_planned = Button(
            tr("As planned"), "quiet", tip=tr("Log all open sets as planned (Ctrl+Shift+D)")
        )
        self.as_last_time = Button(
            tr("As last time"), "quiet", tip=tr("Log all open sets as last time")
        )
        self.as_planned.setAccessibleName(tr("Log all open sets as planned"))
        self.as_last_time.setAccessibleName(tr("Log all open sets as last time"))
        self.reopen = Button(tr("Reopen"))
        self.done.clicked.connect(self.finish_wanted)
        self.as_planned.clicked.connect(self.targets_wanted)
        self.as_last_time.clicked.connect(self.previous_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.more.clicked.connect(self._open_menu)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.done, self.as_planned, self.as_last_time, self.reopen):
            flow.addWidget(button)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        stack.addLayout(row(self.chip, None, self._when, self.more))
        stack.addWidget(self.title)
        stack.addWidget(self._facts)
        stack.addWidget(self.counsel)
        stack.addSpacing(metrics.XS)
        stack.addWidget(self._buttons)

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
        status = session.shown_status
        word = f"{vocabulary.KINDS[session.kind].text} · {vocabulary.STATUSES[status].text}"
        self.chip.set_text(word)
        self.chip.set_look(KIND_LOOKS[session.kind], dashed=not session.counts)
        minutes = formats.minutes_as_hours(session.minutes) if session.minutes else ""
        self._when.setText(" · ".join(part for part in (session.start_time, minutes) if part))
        self.title.setText(in_words(session.title) or vocabulary.KINDS[session.kind].text)
        self._facts.setText(_facts(session))
        self._facts.setVisible(bool(self._facts.text()))
        self._facts.setToolTip(in_words(session.reason))
        self._show_buttons(session)

    def _show_buttons(self, session: Session) -> None:
        planned = session.status is SessionStatus.PLANNED
        opened = any(line.done is None for line in session.sets)
        writes = not self._read_only
        logs = writes and not self._waits
        loggable = opened and (planned or session.counts) and logs and not self.counsel.text()
        self.done.setVisible(planned and logs)
        self.as_planned.setVisible(loggable)
        self.as_last_time.setVisible(loggable)
        self.reopen.setVisible(session.status is SessionStatus.SKIPPED and writes)
        self.more.setVisible(writes)
        shown = (self.done, self.as_planned, self.as_last_time, self.reopen)
        self._buttons.setVisible(any(not button.isHidden() for button in shown))

    # ------------------------------------------------------------------ menu

    def _open_menu(self) -> None:
        self.make_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def make_menu(self) -> QMenu:
        """Return the menu of the session; it deletes itself when closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        session = self._session
        if session is None:
            return menu
        menu.addAction(tr("Add exercise…"), self.exercise_wanted.emit)
        menu.addSeparator()
        menu.addAction(tr("Move to…"), self.move_wanted.emit)
        if session.status is SessionStatus.PLANNED:
            menu.addAction(tr("Skip…"), self.skip_wanted.emit)
        else:
            menu.addAction(tr("Reopen"), self.reopen_wanted.emit)
        if session.is_loose:
            menu.addAction(tr("Link to a planned session…"), self.link_wanted.emit)
        elif session.counts:
            menu.addAction(tr("Unlink from the plan"), self.unlink_wanted.emit)
        menu.addSeparator()
        menu.addAction(tr("Delete session"), self.delete_wanted.emit)
        return menu


def _facts(session: Session) -> str:
    parts: list[str] = []
    if not session.counts:
        if session.planned_minutes:
            parts.append(tr("About {minutes} min", minutes=session.planned_minutes))
        if session.planned_rpe is not None:
            parts.append(_effort(session.planned_rpe, begins=not parts))
    if session.deload:
        parts.append(tr("easier week") if parts else tr("Easier week"))
    if session.shown_status is SessionStatus.MOVED and session.original_day is not None:
        parts.append(_moved(session.original_day, begins=not parts))
    return " · ".join(parts)


def _effort(rpe: int, *, begins: bool) -> str:
    if begins:
        return tr("Effort {rpe}/10", rpe=rpe)
    return tr("effort {rpe}/10", rpe=rpe)


def _moved(day: date, *, begins: bool) -> str:
    if begins:
        return tr("Moved from {day:day}", day=day)
    return tr("moved from {day:day}", day=day)
