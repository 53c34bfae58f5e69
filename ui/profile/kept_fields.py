"""A card of fields, each kept by itself as soon as it is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from calfjournal.errors import InputError
from calfjournal.messages import tr
from calfjournal.views.profile import USES
from ui.services.act import perform
from ui.services.context import Context
from ui.widgets.buttons import lock
from ui.widgets.card import Card
from ui.widgets.field_flow import WHOLE_LINE, FieldFlow, flowing
from ui.widgets.fields import ValueField
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField
from ui.widgets.segmented import SegmentedControl


class KeptFields(Card):
    """Subclasses ``add`` fields and ``write`` one; ``pending_changed`` comes with every key.

    What is typed and refused stays in its field, as a draft too, until it is put right.
    """

    pending_changed = Signal()
    least: ClassVar[int] = 240
    """Width of a field with what it is for, at least."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._context = context
        self._kept: Mapping[str, Any] = {}
        self.fields: dict[str, Any] = {}
        self._flow = FieldFlow()
        self.body.addLayout(self._flow)

    def add(self, name: str, caption: str, field: Any, *, whole: bool = False) -> None:  # noqa: ANN401
        """Put a field with what uses it; ``whole`` gives it a line of its own."""
        labelled = Labelled(caption, field, hint=USES[name])
        flowing(labelled, max(self.least, field.minimumSizeHint().width()))
        labelled.setProperty(WHOLE_LINE, whole)
        self._flow.addWidget(labelled)
        self.fields[name] = field
        signal = field.chosen if isinstance(field, SegmentedControl) else field.committed
        signal.connect(self._take)
        if isinstance(field, ValueField | NoteField):
            field.textChanged.connect(self.pending_changed)
        if isinstance(field, ValueField):
            field.setPlaceholderText(tr("not entered"))
        if self._context.journal.read_only:
            lock(field)

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Show what is kept; typing in progress stays."""
        self._kept = kept
        for name, field in self.fields.items():
            field.set_value(kept[name])

    def write(self, name: str, value: Any) -> object:  # noqa: ANN401 - of any field
        """Keep a value of one field; InputError when it cannot be."""
        raise NotImplementedError

    def _take(self, value: object) -> None:
        sender = self.sender()
        name = next(name for name, field in self.fields.items() if field is sender)
        field = self.fields[name]
        if value == self._kept[name]:
            return
        try:
            kept = perform(self._context, "", self.write, name, value)
        except InputError as problem:
            self._refuse(name)
            if hasattr(field, "set_error"):
                field.set_error(problem.message)
            else:
                self._context.notices.warn(problem)
            return
        unchanged = self.isVisible() and value != self._kept[name]
        if kept is None or unchanged:
            self._refuse(name)
        if unchanged and isinstance(field, ValueField):
            field.revert()  # E.g. a body mass of an earlier day, which cannot be taken back here.

    def _refuse(self, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, ValueField | NoteField):
            field.refuse(self._kept[name])
        else:
            field.set_value(self._kept[name])

    # ------------------------------------------------------------------ for the draft

    def _texts(self) -> dict[str, ValueField[Any] | NoteField]:
        of_text = (ValueField, NoteField)
        return {self._key(n): f for n, f in self.fields.items() if isinstance(f, of_text)}

    def _key(self, name: str) -> str:
        return name

    def pending(self) -> dict[str, str]:
        """What is typed and not kept yet, by field."""
        return {key: field.typed for key, field in self._texts().items() if field.is_pending}

    def show_typed(self, key: str, text: str) -> bool:
        """Show a text as if it had just been typed; False when there is no such field."""
        field = self._texts().get(key)
        if field is not None:
            field.show_typed(text)
        return field is not None

    def revert(self) -> None:
        """Show what is kept in place of everything that is typed."""
        for field in self._texts().values():
            field.revert()

    def resume(self) -> None:
        """Put the keys into the first field with something typed."""
        typed = next((field for field in self._texts().values() if field.is_pending), None)
        if typed is not None:
            typed.setFocus(Qt.FocusReason.OtherFocusReason)
