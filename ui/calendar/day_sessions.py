"""The sessions of a day below each other, each in its short form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.session import Session
from ui.calendar.day_session import DaySession
from ui.services.context import Context
from ui.theme import metrics


class DaySessions(QVBoxLayout):
    """Fills its forms anew for every day: to make one is what takes time."""

    def __init__(self, context: Context, around: QWidget) -> None:
        super().__init__()
        self._context, self._around = context, around
        self._forms: dict[int, DaySession] = {}
        self._spare: list[DaySession] = []
        """Forms without a session."""
        self.setSpacing(metrics.L)

    @property
    def forms(self) -> tuple[DaySession, ...]:
        """The forms in use, by start time."""
        return tuple(self._forms.values())

    @property
    def is_typed_in(self) -> bool:
        """True when something is typed that is not kept yet."""
        return any(form.is_typed_in for form in self.forms)

    def form(self, session_id: int | None) -> DaySession | None:
        """The form of a session, None when it is not shown."""
        return self._forms.get(session_id) if session_id is not None else None

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Show these sessions; what was typed about others is kept first."""
        keys = [session.key for session in sessions]
        before, self._forms = self._forms, {}
        free = [form for key, form in before.items() if key not in keys] + self._spare
        for index, session in enumerate(sessions):
            form = before.get(session.key) or self._free_form(free)
            if self.indexOf(form) != index:
                self.insertWidget(index, form)
            form.show_session(session)
            form.show()
            self._forms[session.key] = form
        for left in free:
            left.put_away()
        self._spare = free

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        for form in self.forms:
            form.flush()

    def make_spare(self) -> bool:
        """Make a form for later; False when there is one."""
        if self._forms or self._spare:
            return False
        form = DaySession(self._context, self._around)
        form.hide()
        self._spare.append(form)
        return True

    def _free_form(self, free: list[DaySession]) -> DaySession:
        """Return a form for a session, one of the free ones if there are."""
        if not free:
            return DaySession(self._context, self._around)
        form = free.pop(0)
        form.put_away()
        return form
