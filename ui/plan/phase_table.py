"""The phases as a table: the timeline in words."""

from __future__ import annotations

from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.plan import Phase
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import short_date
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column


def phase_table() -> TableView[Phase]:
    """Return the table; Enter or a double click opens a phase."""
    return TableView[Phase](_columns(), tr("Phases of the plan"))


def title_column(share: int) -> Column[Phase]:
    """Return the column that names the phases, with their glyphs."""
    return Column[Phase](
        tr("Phase"),
        lambda p: in_words(p.title),
        look=lambda p: PHASE_KIND_LOOKS[p.kind],
        share=share,
    )


def weeks_column(width: int) -> Column[Phase]:
    """Return the column of how long the phases last."""
    return Column[Phase](tr("Weeks"), lambda p: str(p.weeks), right=True, width=width)


def start_column() -> Column[Phase]:
    """Return the column of the days on which the phases begin."""
    return Column[Phase](tr("From"), lambda p: short_date(p.start), width=122)


def _columns() -> tuple[Column[Phase], ...]:
    return (
        title_column(4),
        Column[Phase](tr("Cycle"), lambda p: str(p.cycle), right=True, width=64),
        weeks_column(64),
        start_column(),
        Column[Phase](tr("To"), lambda p: short_date(p.end), width=122),
        Column[Phase](tr("Goal"), lambda p: in_words(p.goal), share=7, tone=lambda _: "muted"),
    )
