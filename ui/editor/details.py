"""How a session went as a whole: effort, minutes, start, ground, shoes and a note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.run import Hill
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.messages import mark, tr, vocabulary
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import TOP
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.fields import NumberField, TextField, ValueField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.note_field import NoteField
from ui.widgets.scale_field import ScaleField

SESSION = LIMITS[Kind.SESSION]
SURFACES = (
    mark("home"),
    mark("gym floor"),
    mark("track"),
    mark("grass"),
    mark("asphalt"),
    mark("trail"),
    mark("sand"),
)


class Details(QWidget):
    """Writes every field as soon as it is left; ``pending_changed`` comes with every key."""

    pending_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self.effort = ScaleField(tr("Effort, RPE"), SESSION["rpe"], vocabulary.EFFORT_WORDS)
        self.minutes = NumberField(tr("Minutes"), "min", limit=SESSION["minutes"])
        self.start = TimeField(tr("Start time"))
        self.surface = TextField(tr("Surface"), longest=80)
        self.surface.setCompleter(_completer([tr(each) for each in SURFACES], self.surface))
        self.shoes = TextField(tr("Shoes"), longest=80)
        worn = [pair.name for pair in context.journal.shoes.all()]
        self.shoes.setCompleter(_completer([*worn, tr("barefoot")], self.shoes))
        hills = [("", tr("not said")), *vocabulary.HILLS.items()]
        self.hill = ChoiceField(tr("Hill"), hills)
        self.note = NoteField(tr("Note on the session"), hint=tr("How was it?"))
        self.effort.committed.connect(self._take_effort)
        self.minutes.committed.connect(self._take_minutes)
        self.start.committed.connect(self._take_start)
        self.surface.committed.connect(self._take_surface)
        self.shoes.committed.connect(self._take_shoes)
        self.hill.committed.connect(self._take_hill)
        self.note.committed.connect(self._take_note)
        self._texts: dict[str, ValueField[Any] | NoteField] = {
            "minutes": self.minutes,
            "surface": self.surface,
            "shoes": self.shoes,
            "note": self.note,
        }
        for text in self._texts.values():
            text.textChanged.connect(self.pending_changed)
        for field in (self.minutes, self.surface, self.shoes):
            field.setReadOnly(context.journal.read_only)
        self.note.setReadOnly(context.journal.read_only)
        for other in (self.effort, self.start, self.hill):
            other.setEnabled(not context.journal.read_only)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        stack.addWidget(Labelled(tr("Effort (RPE)"), self.effort))
        for group in (
            (Labelled(tr("Minutes"), self.minutes), Labelled(tr("Start"), self.start)),
            (Labelled(tr("Surface"), self.surface), Labelled(tr("Shoes"), self.shoes)),
            (Labelled(tr("Hill"), self.hill),),
        ):
            line = row(*group)
            for each in group:
                line.setAlignment(each, TOP)
                line.setStretch(line.indexOf(each), 1)
            stack.addLayout(line)
        stack.addWidget(Labelled(tr("Note"), self.note))

    def show_session(self, session: Session) -> None:
        """Show the fields of a session; typing in progress stays."""
        self._session = session
        self.effort.set_value(session.rpe)
        self.minutes.set_value(session.minutes)
        self.start.set_value(session.start_time)
        self.surface.set_value(session.surface)
        self.shoes.set_value(session.shoes)
        self.hill.set_value(session.hill or "")
        self.note.set_value(session.note)

    def hint_minutes(self, minutes: int | None) -> None:
        """Show for how long the session runs, as a hint that does not count; None for nothing."""
        self.minutes.setPlaceholderText(str(minutes) if minutes else "")

    def forget(self) -> None:
        """Drop the session, what is typed about it, and what was wrong with that."""
        self._session = None
        self.effort.set_error("")
        self.revert()

    def pending(self) -> dict[str, str]:
        """What is typed and not kept yet, by field."""
        return {key: field.typed for key, field in self._texts.items() if field.is_pending}

    def show_typed(self, key: str, text: str) -> bool:
        """Show a text as if it had just been typed; False when there is no such field."""
        field = self._texts.get(key)
        if field is not None:
            field.show_typed(text)
        return field is not None

    def resume(self) -> None:
        """Put the keys into the first field with something typed."""
        typed = next((field for field in self._texts.values() if field.is_pending), self.note)
        typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def revert(self) -> None:
        """Show what is kept in place of everything that is typed."""
        for field in self._texts.values():
            field.revert()

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        for field in self._texts.values():
            field.flush()

    def _take_effort(self, value: int | None) -> None:
        self._change("rpe", value, self.effort)

    def _take_minutes(self, value: int | None) -> None:
        self._change("minutes", value, self.minutes)

    def _take_start(self, value: str) -> None:
        if self._session is not None and value != self._session.start_time:
            self._change("start_time", value, self.start)

    def _take_surface(self, value: str) -> None:
        self._change("surface", value, self.surface)

    def _take_shoes(self, value: str) -> None:
        self._change("shoes", value, self.shoes)

    def _take_hill(self, value: str) -> None:
        self._change("hill", Hill(value) if value else None, self.hill)

    def _take_note(self, value: str) -> None:
        self._change("note", value, self.note)

    def _change(self, name: str, value: object, field: QWidget) -> None:
        if self._session is None or self._session.id is None:
            return
        change = self._context.journal.sessions.change
        try:
            kept = perform(self._context, "", change, self._session.id, name, value)
        except InputError as problem:
            self._take_back(name)
            if isinstance(field, NumberField | ScaleField | TextField):
                field.set_error(problem.message)
            else:
                self._context.notices.warn(problem)
            return
        if kept is None:
            self._take_back(name)

    def _take_back(self, name: str) -> None:
        """What was refused stays where it is a text, to be kept when it is left the next time."""
        if self._session is None:
            return
        if name in self._texts:
            self._texts[name].refuse(getattr(self._session, name))
        self.show_session(self._session)


def _completer(words: list[str], field: TextField) -> QCompleter:
    completer = QCompleter(words, field)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return completer
