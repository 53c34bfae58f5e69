"""What becomes of what was carried: moved, copied, shifted with the rest, or moved anyway."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ParamSpec

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.run import RunKind
from calfjournal.messages import tr, when
from ui.calendar.carry import CarriedThing, Carry
from ui.editor.shift_dialog import ask_shift
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.places import Place, RaceMove
from ui.widgets.dialog import Dialog
from ui.widgets.labelled import Labelled
from ui.widgets.note_field import NoteField
from ui.widgets.text import Label

P = ParamSpec("P")


class CarryActs(QObject):
    """Does what was decided of what is carried; ``moved(date)`` tells where it went."""

    moved = Signal(date)

    def __init__(self, context: Context, carry: Carry, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._carry = context, carry
        carry.dropped.connect(self._drop)

    def _page(self) -> QWidget | None:
        """The page above which dialogs open; not kept, or neither would ever end."""
        page = self.parent()
        return page if isinstance(page, QWidget) else None

    @Slot(date)
    def _drop(self, _day: date) -> None:
        held = self._carry.held
        if held is not None and held.copies:
            self._copy(held)
        elif held is not None:
            self._move(held, "")

    def _move(self, held: CarriedThing, note: str) -> None:
        journal, key = self._context.journal, held.mark.id
        said = when.moved_to(held.day)
        if held.is_session:
            self._do(held, said, journal.moves.move, key, held.day, held.start_time, note)
        elif held.mark.kind is RunKind.RACE:
            self._carry.put_back()  # The plan is laid again for another race day: that is shown.
            self._context.navigate(Place.PLAN, RaceMove(held.source, held.day))
        else:
            self._do(held, said, journal.planned_runs.move, key, held.day, held.start_time)

    def _copy(self, held: CarriedThing) -> None:
        copy, key = self._context.journal.moves.copy, held.mark.id
        said = tr("Copied to {day:day}.", day=held.day)
        chosen = ((key,), ()) if held.is_session else ((), (key,))
        self._do(held, said, copy, *chosen, to_day=held.day, start_time=held.start_time)

    def _do(
        self,
        held: CarriedThing,
        said: str,
        verb: Callable[P, object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        self._carry.put_back()
        if perform_or_warn(self._context, said, verb, *args, **kwargs) is not None:
            self.moved.emit(held.day)

    # ------------------------------------------------------------------ where a rule speaks against

    @Slot()
    def ask_shift(self) -> None:
        """Show what shifting the rest would move, and do it when that is wanted."""
        held = self._carry.held
        if held is not None:
            place = held.day, held.start_time
            ask_shift(self._context, held.mark.id, *place, self._shift, self._page())

    @Slot()
    def _shift(self) -> None:
        held = self._carry.held
        if held is not None:
            shift = self._context.journal.moves.shift
            said = when.shifted_to(held.day)
            self._do(held, said, shift, held.mark.id, held.day, held.start_time)

    @Slot()
    def ask_anyway(self) -> None:
        """Ask for a note, if one likes, and move it all the same."""
        held = self._carry.held
        if held is None:
            return
        if held.copies or not held.is_session:
            self._drop(held.day)
            return
        self._anyway = AnywayDialog(self._carry.words(held.day), self._page())
        self._anyway.accepted.connect(self._move_anyway)
        self._anyway.open()

    @Slot()
    def _move_anyway(self) -> None:
        held = self._carry.held
        if held is not None:
            self._move(held, self._anyway.note.toPlainText().strip())


class AnywayDialog(Dialog):
    """Says what speaks against a move, and takes a note with it."""

    def __init__(self, against: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Move anyway"), parent, width=440)
        self.body.addWidget(Label(against, wrap=True, tone="step_back"))
        self.note = NoteField(tr("Note, if you like"))
        self.body.addWidget(Labelled(tr("Note, if you like"), self.note))
        self.add_button(tr("Cancel"), closes=True)
        self.agree = self.add_button(tr("Move anyway"), "primary")
        self.agree.clicked.connect(self.accept)
