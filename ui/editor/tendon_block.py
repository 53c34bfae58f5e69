"""Pain of the tendons around a session: during, after, and the answers of the days that follow."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.answer import AT_ONCE, Answer, reading_for
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.messages import tr, when
from calfjournal.messages.vocabulary import MOMENT_TITLES, SIDE_TITLES
from ui.editor.cells import Badge, Cell, Content, GridRow
from ui.editor.value_grid import NOT_SAVED, ValueGrid
from ui.services.act import perform
from ui.services.context import Context
from ui.widgets.layouts import row
from ui.widgets.text import small, strong

PAIN = LIMITS[Kind.TENDON_READING]["pain"]
GIVEN = Badge("", Look("go_on", Glyph.CHECK))
NOW = Look("accent")
KEY = "tendon"
"""Names the cells among those of a session."""


class TendonBlock(QWidget):
    """A small table, left and right; every value is a reading tied to the session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self._answers: tuple[Answer, ...] = ()
        self.grid = ValueGrid(self._take)
        self.grid.copied.connect(self._none)
        self.grid.set_read_only(read_only=context.journal.read_only)
        anchors = small(tr("0 none · 10 worst"))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addLayout(row(strong(tr("Tendon pain")), None, anchors))
        stack.addWidget(self.grid)

    def show_answers(self, session: Session, answers: tuple[Answer, ...]) -> None:
        """Show the readings of a session."""
        self._session, self._answers = session, answers
        headings = tuple(SIDE_TITLES[side] for side in LEGS)
        now = self._context.journal.clock.now()
        rows = tuple(_row(answer, now) for answer in answers)
        self.grid.show_content(Content(headings, rows, left_leg=0))

    def _take(self, index: int, column: int, text: str) -> str:
        if self._session is None:
            return ""
        if text and not (text.isdecimal() and PAIN.holds(int(text))):
            return tr("0 (none) to 10 (worst) is what fits here.")
        pain = int(text) if text else None
        answer, side = self._answers[index], LEGS[column]
        earlier = answer.of(side)
        if pain == (earlier.pain if earlier else None):
            return ""
        journal = self._context.journal
        site = journal.athlete.get().sore_site or Site.MIDPORTION
        reading = reading_for(self._session, answer, side, pain, site)
        try:
            kept = perform(self._context, "", journal.mornings.answer, reading)
        except InputError as problem:
            return problem.message
        return "" if kept is not None else tr(NOT_SAVED)

    def _none(self, index: int) -> None:
        """Space: no pain on either side, where nothing is given yet."""
        for column, side in enumerate(LEGS):
            if self._answers[index].of(side) is None:
                self._take(index, column, "0")


def _row(answer: Answer, now: datetime) -> GridRow:
    cells = tuple(
        Cell(
            ""
            if (reading := answer.of(side)) is None or reading.pain is None
            else f"{reading.pain}",
            name=partial(_spoken, answer, side),
            key=f"{KEY} {answer.moment} {side}",
        )
        for side in LEGS
    )
    return GridRow(MOMENT_TITLES[answer.moment], cells, _tag(answer, now))


def _spoken(answer: Answer, side: Side) -> str:
    return tr("Tendon pain {side:side}, {moment:moment}, 0 to 10", side=side, moment=answer.moment)


def _tag(answer: Answer, now: datetime) -> Badge | None:
    if answer.is_given:
        return GIVEN
    if answer.due:
        words = when.due_words(answer.due, now, now_too=answer.waits)
        return Badge(words, NOW if answer.waits else None, dashed=True)
    return None if answer.moment in AT_ONCE else Badge(tr("not given"))
