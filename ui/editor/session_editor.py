"""The editor of one session: everything about it, saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.finding import PhaseQuestion
from calfjournal.domain.kind import Kind
from calfjournal.domain.session import Session
from calfjournal.messages import tr
from calfjournal.views.session import SessionFacts
from calfjournal.views.session_head import SessionHead
from ui.editor.attached import AttachedThings
from ui.editor.columns import EditorColumns
from ui.editor.details import Details
from ui.editor.exercise_block import ExerciseBlock
from ui.editor.exercise_list import ExerciseList
from ui.editor.head import EditorHead
from ui.editor.next_doses import NextDoses
from ui.editor.pending import Part, PendingTexts
from ui.editor.session_acts import SessionActs
from ui.editor.so_far import SoFarCard
from ui.editor.tendon_block import TendonBlock
from ui.editor.tests_way import TestsWay
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind, OpenDraft
from ui.theme import metrics
from ui.widgets.card import Card
from ui.widgets.draft_line import DraftLine
from ui.widgets.hanging import Overhang
from ui.widgets.layouts import clear, column
from ui.widgets.scrolled import show_both
from ui.widgets.text import small

if TYPE_CHECKING:
    from ui.editor.phase_strip import PhaseStrip

KINDS = (Kind.SESSION, Kind.SET_LINE, Kind.TENDON_READING, Kind.ADJUSTMENT, Kind.RESULT, Kind.PHASE)


class SessionEditor(QWidget):
    """Shows one session of the journal and writes what is typed, field by field.

    ``load`` chooses the session; from then on the editor follows the journal by itself, undo
    included. ``gone`` tells that the session was deleted.
    """

    gone = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self._stale = False
        self._facts: SessionFacts | None = None
        self._last_key: tuple[object, ...] = ()
        self._head_key: tuple[object, ...] = ()
        self._head_words = SessionHead()
        self._question: PhaseQuestion | None = None
        self.strip: PhaseStrip | None = None
        self._asked = QVBoxLayout()
        self.acts = SessionActs(context, self)
        self.head = EditorHead(read_only=context.journal.read_only)
        self.doses = NextDoses(context)
        self.tests = TestsWay(context)
        self.so_far = SoFarCard()
        self.tendon = TendonBlock(context)
        self.details = Details(context)
        self.attached = AttachedThings(context, self)
        self._pending = PendingTexts(self._parts, self)
        self.draft = OpenDraft(context.drafts, self._pending)
        self.exercises = ExerciseList(context, self.head.more)
        self.exercises.ended.connect(self._to_effort)
        self.exercises.pending_changed.connect(self._pending.changed)
        self._no_sets = small(tr("No exercise yet."))
        self._lay_out()
        self._connect()
        for part in (self.details, self.tendon.grid):
            part.pending_changed.connect(self._pending.changed)
        context.drafts.closing.connect(self.leave)
        context.bus.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        sets, tendon, how = Card(), Card(tr("Tendon")), Card(tr("How it was"))
        sets.body.setSpacing(metrics.M)
        tendon.add_action(small(tr("0 none · 10 worst")))
        for card in (sets, self.so_far, tendon, how):
            frame = card.layout()
            if frame is not None:
                frame.setContentsMargins(*(metrics.M,) * 4)
        for part in (self.doses, self.tests, self.exercises, self._no_sets):
            sets.body.addWidget(part)
        sets.body.addChildWidget(self.head.rest)
        sets.body.addItem(Overhang(self.head.rest))
        tendon.body.addWidget(self.tendon)
        how.body.addWidget(self.details)
        how.body.addWidget(self.attached)
        aside = QWidget()
        aside.setLayout(column(self.so_far, tendon, gap=metrics.M))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        stack.addWidget(self.head)
        stack.addLayout(self._asked)
        stack.addWidget(DraftLine(self.draft))
        stack.addWidget(EditorColumns(sets, aside, how))

    def _connect(self) -> None:
        head, acts = self.head, self.acts
        acts.begun.connect(self.flush)
        acts.effort_wanted.connect(self._ask_effort)
        head.start_wanted.connect(acts.play)
        head.finish_wanted.connect(acts.finish)
        head.partly_wanted.connect(acts.finish_partly)
        head.targets_wanted.connect(acts.copy_targets)
        head.previous_wanted.connect(acts.copy_previous)
        head.exercise_wanted.connect(acts.ask_exercise)
        head.move_wanted.connect(acts.ask_move)
        head.skip_wanted.connect(acts.ask_skip)
        head.reopen_wanted.connect(acts.reopen)
        head.unlink_wanted.connect(acts.unlink)
        head.link_wanted.connect(acts.ask_link)
        head.delete_wanted.connect(acts.delete)
        if self._context.journal.read_only:
            return
        for keys, slot in (
            ("Ctrl+Shift+D", acts.copy_targets),
            ("Ctrl+Return", acts.finish),
            ("Ctrl+Shift+Return", acts.finish_partly),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # ------------------------------------------------------------------ showing

    @property
    def session(self) -> Session | None:
        """The session shown, with its sets."""
        return self._session

    @property
    def blocks(self) -> tuple[ExerciseBlock, ...]:
        """The exercises shown, in order."""
        return tuple(self.exercises.blocks)

    @property
    def footer(self) -> str:
        """What the session adds up to."""
        return self.so_far.sums

    @property
    def is_typed_in(self) -> bool:
        """True when something is typed that is not kept yet."""
        return bool(self._pending.values())

    def load(self, session_id: int) -> None:
        """Show a session; what was typed about the one before is kept first."""
        if self._session is not None:
            self.leave()
            self._forget()
        shown = self._context.journal.views.session(session_id)
        self._show(shown)
        if shown is not None:
            self.draft.begin(DraftKey(DraftKind.SESSION, session_id))

    def settle(self) -> None:
        """Keep what is typed: the session is left."""
        self.flush()
        self.draft.write()

    def _forget(self) -> None:
        self._session = self._facts = None
        self.acts.show_session(None)
        self.exercises.put_away()
        self.tendon.grid.forget()
        self.details.forget()

    def leave(self) -> None:
        """Write what is typed; what cannot be, or has no session any more, stays as a draft."""
        shown = self._session
        if shown is not None and self._context.journal.sessions.get(shown.key) is not None:
            self.settle()
        self.draft.leave()

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        if self._session is None:
            return
        self.details.flush()
        self.exercises.flush()
        self.tendon.grid.flush()

    def begin(self) -> None:
        """Put the keys where logging goes on: the first value without an entry."""
        for block in self.exercises.blocks:
            if not all(row.logged for row in block.grid.content.rows):
                block.grid.begin()
                return
        session = self._session
        if session is not None and session.rpe is not None and self.exercises.blocks:
            self.exercises.blocks[0].grid.begin()  # It is looked at from its top.
        elif session is not None and not session.sets and not self.head.add.isHidden():
            self.head.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._ask_effort()

    def _ask_effort(self) -> None:
        effort = self.details.effort
        effort.setFocus(Qt.FocusReason.OtherFocusReason)
        show_both(effort, effort)

    def resume(self) -> None:
        """Put the keys where something is typed and not left yet, else where logging goes on."""
        typed = next((part for part in self._parts() if part.pending()), None)
        if typed is None:
            self.begin()
        else:
            typed.resume()

    def _show(self, shown: SessionFacts | None) -> None:
        self._stale, self._facts = False, shown
        self.setEnabled(shown is not None)
        self._session = session = shown.session if shown is not None else None
        question = shown.question if shown is not None else None
        self.acts.show_session(session, waits=question is not None)
        if shown is None or session is None:
            self.draft.leave()  # Undo may bring the session back, and what was typed with it.
            self.gone.emit()
            return
        self.head.show_session(session, shown.counsel, waits=question is not None)
        self._show_head(session)
        self._ask_first(question)
        self.doses.show_session(session)
        if self.exercises.show_sets(session.key, shown.exercises):
            self._last_key = ()
        self._no_sets.setVisible(not session.sets and not session.is_tests)
        if self.tests.show_session(session):
            self.head.done.set_variant("plain")  # First things first.
        self._show_last(session)
        self.tendon.show_answers(session, shown.answers, shown.asked)
        self.details.show_session(session)
        self._show_sums(session)
        self.attached.show_session(session)
        self.setAccessibleName(
            tr("Session {title}", title=session.title) if session.title else tr("Session")
        )

    def _show_head(self, session: Session) -> None:
        """What stands around it is read anew only when it went to another place among the rest."""
        key = (session.id, session.day, session.start_time, session.status)
        if key != self._head_key:
            self._head_key = key
            self._head_words = self._context.journal.views.session_head(session)
        self.head.show_place(session, self._head_words)

    def _ask_first(self, question: PhaseQuestion | None) -> None:
        """Ask before anything is logged of a phase that waits for its gate; seldom anything is."""
        if question == self._question:
            return
        self._question, self.strip = question, None
        clear(self._asked)
        for part in (self.exercises, self.details, self.tendon):
            part.setEnabled(question is None)
        if question is not None:
            from ui.editor.phase_strip import PhaseStrip

            self.strip = PhaseStrip(self._context, question)
            self._asked.addWidget(self.strip)

    def _parts(self) -> list[Part]:
        return [self.details, *self.exercises.parts, self.tendon.grid]

    def _show_last(self, session: Session) -> None:
        """Last time's values change with the exercises and the day only; they are read seldom."""
        names = tuple(dict.fromkeys(line.exercise for line in session.sets))
        key = (session.id, session.day, names, len(self.exercises.blocks))
        if key == self._last_key:
            return
        self._last_key = key
        found = self._context.journal.views.last_time(session)
        self.exercises.show_last(found)

    # ------------------------------------------------------------------ following the journal

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._session is None or not changes.touches(*KINDS):
            return
        self._pending.changed.emit()
        before = self._facts
        if before is None or self._stale or not self.isVisible():
            self._stale = True
            return
        shown = self._context.journal.views.session_again(before, changes)
        if shown is not None and shown.answers is before.answers:
            self._show_logged(shown)
        else:
            self._show(shown)

    def _show_logged(self, shown: SessionFacts) -> None:
        """Show sets that were logged; nothing else of the session is another."""
        self._facts, self._session = shown, shown.session
        waits = shown.question is not None
        self.acts.show_session(shown.session, waits=waits)
        self.head.show_session(shown.session, shown.counsel, waits=waits)
        self.exercises.show_sets(shown.session.key, shown.exercises)
        self.doses.show_session(shown.session)
        self._show_sums(shown.session)

    def _show_sums(self, session: Session) -> None:
        journal = self._context.journal
        totals = journal.views.session_totals(session)
        self.so_far.show_session(session, totals, journal.clock.now())
        self.details.hint_minutes(self.so_far.minutes)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale and self._session is not None:
            self._show(self._context.journal.views.session(self._session.key))
        super().showEvent(event)

    @Slot()
    def _to_effort(self) -> None:
        """Ask for the effort after the last set, which finished the session."""
        session = self._session
        if session is not None and session.counts and session.rpe is None:
            self.acts.tell_end(session)
        self._ask_effort()
