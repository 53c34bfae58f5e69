"""Pain of the tendons around a session, where it was, and the answers of the days that follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from calfjournal.domain.answer import AT_ONCE, Answer, reading_for
from calfjournal.domain.checkin import Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import InputError
from calfjournal.messages import tr, when
from calfjournal.messages.vocabulary import MOMENT_TITLES, SIDE_TITLES, SITES
from calfjournal.views.session_words import asked_later
from ui.editor.cells import Badge, Cell, Content, GridRow
from ui.editor.value_grid import NOT_SAVED, ValueGrid
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.theme.control import scaled
from ui.widgets.choices import CheckField, ChoiceField
from ui.widgets.text import small

PAIN = LIMITS[Kind.TENDON_READING]["pain"]
GIVEN = Badge("", Look("go_on", Glyph.CHECK))
NOW = Look("accent")
ONE_LINE = 250
"""Pixels from which on all about a leg stands in one line, at the usual size of text."""
KEY = "tendon"
"""Names the cells among those of a session."""


class TendonBlock(QWidget):
    """A small table, left and right; every value is a reading tied to the session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: Session | None = None
        self._answers: tuple[Answer, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.grid = ValueGrid(self._take)
        self.grid.copied.connect(self._none)
        self.grid.set_read_only(read_only=context.journal.read_only)
        self.legs = {side: _LegFields(self, side) for side in LEGS}
        """Where each leg hurts, and whether it limped."""
        self.later = small("", wrap=True)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(self.grid)
        stack.addWidget(_LegTable(self.legs))
        stack.addWidget(self.later)

    def show_answers(
        self, session: Session, answers: tuple[Answer, ...], asked: tuple[Moment, ...] = ()
    ) -> None:
        """Show the readings of a session, and when it is asked about later."""
        self._session, self._answers = session, answers
        shown = (session.id, session.status, answers, asked)
        if shown == self._shown:
            return
        self._shown = shown
        headings = tuple(SIDE_TITLES[side] for side in LEGS)
        now = self._context.journal.clock.now()
        rows = tuple(_row(answer, now) for answer in answers)
        self.grid.show_content(Content(headings, rows, left_leg=0))
        usual = self._usual_site()
        for side, leg in self.legs.items():
            leg.show_readings(self._told(side), usual)
            leg.allow(allowed=not self._context.journal.read_only)
        planned = session.status is SessionStatus.PLANNED
        self.later.setText(asked_later(session, asked) if planned else "")
        self.later.setVisible(bool(self.later.text()))

    def _usual_site(self) -> Site:
        return self._context.journal.athlete.get().sore_site or Site.MIDPORTION

    def _told(self, side: Side) -> list[TendonReading]:
        """What a leg said during and after, as far as it was given."""
        told = (answer.of(side) for answer in self._answers if answer.moment in AT_ONCE)
        return [reading for reading in told if reading is not None and reading.pain is not None]

    def keep_leg(self, side: Side, site: Site, *, limp: bool) -> None:
        """Keep where a leg hurt and whether it limped, with the pain it told."""
        told = [
            replace(reading, side=side, id=None if reading.side is Side.BOTH else reading.id)
            for reading in self._told(side)
        ]
        changed = [replace(reading, site=site, limp=limp) for reading in told]
        if changed and changed != told:
            perform(self._context, "", self._context.journal.mornings.answer, *changed)

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
        reading = reading_for(self._session, answer, side, pain, self.legs[side].chosen)
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


class _LegFields:
    """Where one leg hurts, and whether it limped: kept with the pain that was told."""

    def __init__(self, block: TendonBlock, side: Side) -> None:
        title = SIDE_TITLES[side]
        self._side = side
        self.site = _SiteField(block, side, tr("Where it hurts, {side}", side=title))
        self.limp = CheckField(tr("limp"))
        self.limp.setAccessibleName(tr("Limp, {side}", side=title))
        self.limp.committed.connect(self.site.keep)
        self.site.limp = self.limp

    @property
    def chosen(self) -> Site:
        """The site that holds for what is told next."""
        return Site(str(self.site.value))

    def show_readings(self, told: list[TendonReading], usual: Site) -> None:
        """Show what was told; a limp is told of a leg whose pain is known."""
        self.site.set_value(told[-1].site if told else usual)
        self.limp.set_value(any(reading.limp for reading in told))
        self._is_told = bool(told)

    def allow(self, *, allowed: bool) -> None:
        """Let both be chosen, or not."""
        self.site.setEnabled(allowed)
        self.limp.setEnabled(allowed and self._is_told)


class _LegTable(QWidget):
    """A line for each leg, or two where there is no room for one."""

    def __init__(self, legs: Mapping[Side, _LegFields]) -> None:
        super().__init__()
        self._lines = [(small(SIDE_TITLES[side]), leg.limp, leg.site) for side, leg in legs.items()]
        self._table = QGridLayout(self)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setSpacing(metrics.S)
        self._table.setColumnStretch(1, 1)
        self._wide: bool | None = None
        self._turn(wide=True)

    def _turn(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        for line, (name, limp, site) in enumerate(self._lines):
            top = line if wide else 2 * line
            self._table.addWidget(name, top, 0)
            self._table.addWidget(limp, top, 2)
            self._table.addWidget(site, *((top, 1, 1, 1) if wide else (top + 1, 0, 1, 3)))

    def minimumSizeHint(self) -> QSize:
        widths = [
            name.sizeHint().width() + limp.sizeHint().width() for name, limp, _ in self._lines
        ]
        return QSize(max(widths) + 2 * metrics.S, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(wide=self.width() >= scaled(ONE_LINE))


class _SiteField(ChoiceField):
    """Asks for the site of one leg; any change of it or of the limp is kept at once."""

    limp: CheckField

    def __init__(self, block: TendonBlock, side: Side, name: str) -> None:
        super().__init__(name, list(SITES.items()))
        self._block, self._side = block, side
        self.setMinimumWidth(60)
        self.committed.connect(self.keep)

    @Slot()
    def keep(self) -> None:
        """Keep both."""
        self._block.keep_leg(self._side, Site(str(self.value)), limp=self.limp.value)


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
