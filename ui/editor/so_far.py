"""What is done of a session so far: its sets, how long it runs, and what it adds up to."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import KIND_LOOKS, Look
from calfjournal.domain.session import Session
from calfjournal.messages import tr, tr_n
from calfjournal.views.session_totals import SessionTotals
from calfjournal.views.session_words import totals_words
from ui.theme import active, metrics
from ui.widgets.card import Card
from ui.widgets.labelled import KeyValue
from ui.widgets.layouts import FlowLayout, clear
from ui.widgets.text import named, small

HIGH = 6


class SoFarCard(Card):
    """Counts sets as everything does: left and right of one set count once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("So far"), parent=parent)
        self._told = small("")
        self.add_action(self._told)
        self._bar = _Bar()
        self._sums = QWidget()
        self._flow = FlowLayout(self._sums, gap=metrics.M)
        self._parts: list[KeyValue] = []
        self.body.addWidget(self._bar)
        self.body.addWidget(self._sums)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._key: int | None = None
        self._begun: datetime | None = None
        self._was_begun = False
        self.minutes: int | None = None
        """Whole minutes since the first set was seen, None where nobody saw it."""

    @property
    def told(self) -> str:
        """How many sets, and for how long."""
        return self._told.text()

    @property
    def sums(self) -> str:
        """What it adds up to."""
        return " · ".join(named(caption, value) for caption, value in self._shown)

    def show_session(self, session: Session, totals: SessionTotals, now: datetime) -> None:
        """Show what is done of a session; ``now`` is aware."""
        self._time(session, now, max(totals.tension.values(), default=0.0))
        done, asked = totals.sets_done, totals.sets_asked
        words = [tr_n("{done} of {count} set", "{done} of {count} sets", asked, done=done)]
        if self.minutes:
            words.append(tr("{minutes} min", minutes=self.minutes))
        self._told.setText(" · ".join(words) if asked else "")
        self._bar.show_share(done / asked if asked else 0.0, KIND_LOOKS[session.kind])
        self._bar.setVisible(asked > 0)
        self._show_sums(totals_words(totals))
        self.setVisible(asked > 0 or bool(self._shown))

    def _time(self, session: Session, now: datetime, tension: float) -> None:
        """Count the minutes of a session from the first set that was logged while it was seen.

        What is logged faster than its seconds under tension was done before.
        """
        if session.id != self._key:
            self._key, self._begun = session.id, None
            self._was_begun = session.is_begun
        if session.is_begun and self._begun is None and not self._was_begun:
            self._begun = now
        runs = self._begun is not None and session.minutes is None
        since = now - self._begun if runs and self._begun is not None else None
        seconds = since.total_seconds() if since is not None else -1.0
        self.minutes = int(seconds // 60) if seconds >= tension else None

    def _show_sums(self, sums: tuple[tuple[str, str], ...]) -> None:
        before, self._shown = self._shown, sums
        if [caption for caption, _ in before] != [caption for caption, _ in sums]:
            clear(self._flow)
            self._parts = [KeyValue(caption) for caption, _ in sums]
            for part in self._parts:
                self._flow.addWidget(part)
                part.show()
        for part, (_, value) in zip(self._parts, sums, strict=True):
            part.set_value(value)
        self._sums.setVisible(bool(sums))


class _Bar(QWidget):
    """A share as a bar in the colour of the session's kind; the words beside say it."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._look = 0.0, Look("accent")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, look: Look) -> None:
        """Show a share between 0 and 1."""
        if (share, look) != (self._share, self._look):
            self._share, self._look = share, look
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), HIGH / 2, HIGH / 2)
        if self._share:
            painter.setBrush(theme.mark(self._look))
            wide = max(float(HIGH), self.width() * min(self._share, 1.0))
            left = self.width() - wide if self.isRightToLeft() else 0.0
            painter.drawRoundedRect(QRectF(left, 0, wide, HIGH), HIGH / 2, HIGH / 2)
