"""What is done of a session so far: its sets, how long it runs, and what it adds up to."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.looks import KIND_LOOKS, Look
from calfjournal.domain.session import Session, count_sets
from calfjournal.messages import tr, tr_n
from ui.theme import active
from ui.widgets.card import Card
from ui.widgets.text import Label, small

HIGH = 6


class SoFarCard(Card):
    """Counts sets as everything does: left and right of one set count once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("So far"), parent=parent)
        self._told = small("")
        self.add_action(self._told)
        self._bar = _Bar()
        self.sums = Label("", figures=True, wrap=True)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.sums)
        self._key: int | None = None
        self._begun: datetime | None = None

    @property
    def told(self) -> str:
        """How many sets, and for how long."""
        return self._told.text()

    @property
    def minutes(self) -> int | None:
        """Whole minutes since the first set was seen, None where nobody saw it."""
        return self._minutes

    def show_session(self, session: Session, adds_up: str, now: datetime) -> None:
        """Show what is done of a session; ``now`` is aware."""
        if session.id != self._key:
            self._key, self._begun = session.id, None
            self._was_begun = session.is_begun
        if session.is_begun and self._begun is None and not self._was_begun:
            self._begun = now
        self._minutes = None
        if session.runs and self._begun is not None:
            self._minutes = int((now - self._begun).total_seconds() // 60)
        done = count_sets(line for line in session.sets if line.done is not None)
        planned = count_sets(session.sets)
        words = [tr_n("{done} of {count} set", "{done} of {count} sets", planned, done=done)]
        if self._minutes:
            words.append(tr("{minutes} min", minutes=self._minutes))
        self._told.setText(" · ".join(words) if planned else "")
        self._bar.show_share(done / planned if planned else 0.0, KIND_LOOKS[session.kind])
        self._bar.setVisible(planned > 0)
        self.sums.setText(adds_up)
        self.sums.setVisible(bool(adds_up))

    _minutes: int | None = None
    _was_begun = False


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
            painter.drawRoundedRect(QRectF(0, 0, wide, HIGH), HIGH / 2, HIGH / 2)
