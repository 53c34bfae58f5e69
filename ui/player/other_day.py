"""Asks before a session of another day is played: today, or on its own day where that is past."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import Fit, Placing
from calfjournal.domain.session import Session
from calfjournal.messages import tr, when
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label


class OtherDayDialog(Dialog):
    """``moved`` moves it to today, ``kept`` plays it on its own day: only one that is past."""

    moved = Signal()
    kept = Signal()

    def __init__(
        self, day: date, today: date, placing: Placing | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Do it today?"), parent, width=440)
        told = tr("This session is planned for {day:long_day}.", day=day)
        self.body.addWidget(Label(told, wrap=True))
        if placing is not None and placing.fit is not Fit.FREE and placing.reason is not None:
            against = Label(when.placed(placing), wrap=True)
            against.set_tone("step_back" if placing.fit is Fit.AGAINST else "muted")
            self.body.addWidget(against)
        self.add_button(tr("Cancel"), closes=True)
        if day < today:
            self.keep = self.add_button(tr("Log it on {day:day}", day=day))
            self.keep.clicked.connect(self.kept)
            self.keep.clicked.connect(self.accept)
        self.move_ = self.add_button(tr("Move to today and start"), "primary")
        self.move_.clicked.connect(self.moved)
        self.move_.clicked.connect(self.accept)


class OtherDays(QObject):
    """Knows whether a session may be played, and asks about one of another day."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._asked: Session | None = None
        self._agreed: int | None = None

    def may_play(self, session: Session) -> bool:
        """True of a session of today, and once of one that was agreed upon."""
        agreed, self._agreed = self._agreed, None
        return session.day == self._context.journal.today() or agreed == session.key

    def agree(self, session_id: int) -> None:
        """Let a session be played next as it stands, whatever its day."""
        self._agreed = session_id

    def ask(self, session: Session) -> None:
        """Show the session and ask when it is to be done."""
        spot = SessionSpot(session.day, session.key)
        self._context.navigate(Place.SESSION, spot)
        journal = self._context.journal
        today = journal.today()
        placing = journal.moves.placings(session.key, (today,), session.start_time).get(today)
        page = self.parent()
        window = page.window() if isinstance(page, QWidget) else None
        self._asked = session
        dialog = OtherDayDialog(session.day, today, placing, window)
        dialog.moved.connect(self._move)
        dialog.kept.connect(self._keep)
        dialog.open()

    @Slot()
    def _move(self) -> None:
        session = self._asked
        if session is None:
            return
        journal = self._context.journal
        today = journal.today()
        said, move = when.moved_to(today), journal.moves.move
        key, begins = session.key, session.start_time
        moved = perform_or_warn(self._context, said, move, key, today, begins)
        if moved is not None:
            self._context.navigate(Place.PLAYER, SessionSpot(today, moved.value.key))

    @Slot()
    def _keep(self) -> None:
        session = self._asked
        if session is not None:
            self.agree(session.key)
            self._context.navigate(Place.PLAYER, SessionSpot(session.day, session.key))
