"""One session of a day in short: its exercises, and what can be said of it without its sets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.looks import KIND_LOOKS
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr, vocabulary
from calfjournal.messages.formats import minutes_as_hours
from calfjournal.views.session_words import short_lines
from ui.editor.session_acts import SessionActs
from ui.editor.session_menu import fill_menu
from ui.metronome.ways import offer
from ui.services.act import perform
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.theme import Role, metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout, column, row
from ui.widgets.note_field import NoteField
from ui.widgets.scale_field import ScaleField
from ui.widgets.text import Label, small


class DaySession(QWidget):
    """Shows one session and what it takes to end it; its sets are on its own page."""

    move_wanted = Signal()
    skip_wanted = Signal()
    reopen_wanted = Signal()
    link_wanted = Signal()
    unlink_wanted = Signal()
    delete_wanted = Signal()
    partly_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.session: Session | None = None
        """The session shown."""
        self._shown: tuple[Session, bool] | None = None
        self.acts = SessionActs(context, self)
        self.chip = Chip("")
        self._when = small("")
        self.more = IconButton("more", tr("More for this session"))
        self.title = Label("", Role.LEAD, wrap=True)
        self.lines = _Lines()
        self._make_buttons()
        self.effort = ScaleField(
            tr("Effort, RPE"), LIMITS[Kind.SESSION]["rpe"], vocabulary.EFFORT_WORDS
        )
        self.note = NoteField(tr("Note on the session"), hint=tr("How was it?"))
        self._labelled = Labelled(tr("Effort (RPE)"), self.effort)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(row(self.chip, None, self._when, self.more))
        for part in (self.title, self.lines, self._buttons, self._labelled):
            stack.addWidget(part)
        stack.addWidget(Labelled(tr("Note"), self.note))
        self._connect()

    def _make_buttons(self) -> None:
        self.open_ = Button(tr("Open"))
        self.as_planned = Button(tr("Done as planned"), "quiet")
        self.partly = Button(tr("Partly"), "quiet", tip=tr("End it with what is done of it"))
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.open_, self.as_planned, self.partly):
            flow.addWidget(button)

    def _connect(self) -> None:
        acts = self.acts
        acts.begun.connect(self.flush)
        acts.effort_wanted.connect(self._ask_effort)
        self.open_.clicked.connect(self.open_page)
        self.as_planned.clicked.connect(acts.finish_as_planned)
        self.partly.clicked.connect(acts.finish_partly)
        self.partly_wanted.connect(acts.finish_partly)
        self.more.clicked.connect(self._open_menu)
        self.move_wanted.connect(acts.ask_move)
        self.skip_wanted.connect(acts.ask_skip)
        self.reopen_wanted.connect(acts.reopen)
        self.link_wanted.connect(acts.ask_link)
        self.unlink_wanted.connect(acts.unlink)
        self.delete_wanted.connect(acts.delete)
        self.effort.committed.connect(self._take_effort)
        self.note.committed.connect(self._take_note)
        read_only = self._context.journal.read_only
        self.effort.setEnabled(not read_only)
        self.note.setReadOnly(read_only)

    # ------------------------------------------------------------------ showing

    def show_session(self, session: Session) -> None:
        """Show a session; typing in progress about it stays."""
        waits = session.status is SessionStatus.PLANNED and self._waits(session)
        if (session, waits) == self._shown:
            return
        self._shown = session, waits
        self.session = session
        self.acts.show_session(session, waits=waits)
        title = in_words(session.title) or vocabulary.KINDS[session.kind].text
        self.title.setText(title)
        status = vocabulary.STATUSES[session.shown_status].text
        self.chip.set_text(f"{vocabulary.KINDS[session.kind].text} · {status}")
        self.chip.set_look(KIND_LOOKS[session.kind], dashed=not session.counts)
        minutes = minutes_as_hours(session.minutes) if session.minutes else ""
        self._when.setText(" · ".join(part for part in (session.start_time, minutes) if part))
        lines = short_lines(session, self._context.journal.library.exercises)
        self.lines.show_lines(lines)
        self._show_buttons(session, waits=waits)
        self.effort.set_value(session.rpe)
        self.note.set_value(session.note)
        self.setAccessibleName(tr("Session {title}", title=title))

    def _waits(self, session: Session) -> bool:
        return self._context.journal.gates.holds(session) is not None

    def _show_buttons(self, session: Session, *, waits: bool) -> None:
        writes = not self._context.journal.read_only
        planned = session.status is SessionStatus.PLANNED
        starts = planned and writes and not session.is_begun
        self.open_.setText(tr("Start") if starts else tr("Open"))
        name = self.title.text()
        self.open_.setAccessibleName(
            tr("Start {session}", session=name) if starts else tr("Open {session}", session=name)
        )
        hurts = session.tells_pain and session.runs
        logs = planned and writes and not waits
        self.as_planned.setVisible(logs and not hurts)
        self.partly.setVisible(logs and session.is_begun)
        self._labelled.setVisible(session.counts)
        self.more.setVisible(writes)

    @property
    def is_typed_in(self) -> bool:
        """True when something is typed that is not kept yet."""
        return self.note.is_pending

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        if self.session is not None:
            self.note.flush()

    def put_away(self) -> None:
        """Show no session any more; what is typed is kept."""
        if self.session is None:
            return
        self.flush()
        self.hide()
        self.session = self._shown = None
        self.acts.show_session(None)
        self.note.revert()
        self.effort.set_error("")

    # ------------------------------------------------------------------ what users do

    @Slot()
    def open_page(self) -> None:
        """Open the page of the session."""
        if self.session is not None:
            self.flush()
            spot = SessionSpot(self.session.day, self.session.key)
            self._context.navigate(Place.SESSION, spot)

    @Slot()
    def _ask_effort(self) -> None:
        self.effort.setFocus()

    @Slot()
    def _open_menu(self) -> None:
        self.make_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def make_menu(self) -> QMenu:
        """Return the menu of the session; it deletes itself when closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self.session is not None:
            fill_menu(menu, self.session, self)
            menu.addSeparator()
            offer(menu, self._context, self.session, self)
        return menu

    def _take_effort(self, value: int | None) -> None:
        self._change("rpe", value)

    def _take_note(self, value: str) -> None:
        self._change("note", value)

    def _change(self, name: str, value: object) -> None:
        if self.session is None:
            return
        before = self.session
        try:
            change = self._context.journal.sessions.change
            kept = perform(self._context, "", change, before.key, name, value)
        except InputError as problem:
            self._context.notices.warn(problem)
            kept = None
        if kept is None:
            self.effort.set_value(before.rpe)
            self.note.refuse(before.note)


class _Lines(QWidget):
    """A line an exercise, each with its own room to wrap; filled anew for every session."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[Label] = []
        self._stack = column(gap=6)
        self.setLayout(self._stack)

    @property
    def shown(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(label.text() for label in self._labels if not label.isHidden())

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show so many lines; without any it takes no room."""
        while len(self._labels) < len(lines):
            label = Label("", figures=True, wrap=True)
            self._labels.append(label)
            self._stack.addWidget(label)
        for at, label in enumerate(self._labels):
            label.setVisible(at < len(lines))
            if at < len(lines):
                label.setText(lines[at])
        self.setVisible(bool(lines))
