"""How the plan was followed so far: by cycle and phase, and on demand by week."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.adherence import Followed
from calfjournal.domain.looks import PHASE_KIND_LOOKS, Look
from calfjournal.messages import formats, in_words, tr
from calfjournal.views import adherence_words as words
from calfjournal.views.adherence import PlanFollowed
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table_columns import Column


class _Line(Struct, frozen=True):
    """A part of the plan, and how it was followed."""

    name: str
    followed: Followed
    look: Look | None = None


class AdherenceCard(Card):
    """Planned and done beside each other; hidden until something was due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Planned and done"), parent=parent)
        self._shown = PlanFollowed()
        self.parts: ReadingTable[_Line] = ReadingTable(
            _columns(tr("Part of the plan")), tr("How each phase was followed")
        )
        self.weeks: ReadingTable[_Line] = ReadingTable(
            _columns(tr("Week of")), tr("How each week was followed")
        )
        self.weeks.hide()
        self.more = Button("", "quiet")
        self.more.clicked.connect(self._turn)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.weeks)
        self.body.addLayout(row(self.more, None))
        self._name_button()

    def show_followed(self, followed: PlanFollowed) -> None:
        """Show how a plan was followed."""
        self._shown = followed
        lines = list(_parts(followed))
        self.setVisible(bool(lines))
        self.parts.set_rows(lines)
        self.weeks.set_rows(list(_weeks(followed)))

    @Slot()
    def _turn(self) -> None:
        self.weeks.setVisible(self.weeks.isHidden())
        self._name_button()

    def _name_button(self) -> None:
        self.more.setText(tr("Show the weeks") if self.weeks.isHidden() else tr("Hide the weeks"))


def _columns(first: str) -> tuple[Column[_Line], ...]:
    return (
        Column[_Line](first, lambda line: line.name, look=lambda line: line.look, share=3),
        Column[_Line](
            tr("Sessions"), lambda line: words.sessions_cell(line.followed.sessions), share=5
        ),
        Column[_Line](tr("Runs"), lambda line: words.runs_cell(line.followed.runs), share=5),
    )


def _parts(followed: PlanFollowed) -> Iterator[_Line]:
    """Yield the cycles begun, each above its phases."""
    for cycle, whole in followed.cycles:
        if words.told(whole):
            yield _Line(tr("Cycle {cycle}", cycle=cycle), whole)
        for part in followed.phases:
            if part.phase.cycle == cycle and words.told(part.followed):
                look = PHASE_KIND_LOOKS[part.phase.kind]
                yield _Line(in_words(part.phase.title), part.followed, look)


def _weeks(followed: PlanFollowed) -> Iterator[_Line]:
    """Yield the weeks so far, the newest first."""
    for week in reversed(followed.weeks):
        if words.told(week.followed):
            yield _Line(formats.day_month(week.first), week.followed)
