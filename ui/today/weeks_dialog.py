"""A dry run: the next four weeks under each way to decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from calfjournal.domain.dry_run import DryRun, DryWeek
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import short_day
from ui.theme import Role
from ui.widgets.dialog import Dialog
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small


class _Row(Struct, frozen=True):
    """One week under every way, in the order of the ways."""

    weeks: tuple[DryWeek, ...]


class WeeksDialog(Dialog):
    """Weeks down, ways across; below each way's words what moves."""

    def __init__(self, runs: Sequence[DryRun], parent: QWidget | None = None) -> None:
        super().__init__(tr("The next four weeks"), parent, width=680)
        explained = tr("Sets, and the share of the calf load that is planned now.")
        self.body.addWidget(Label(explained, tone="muted", wrap=True))
        self.table: ReadingTable[_Row] = ReadingTable(_columns(runs), tr("The next four weeks"))
        self.table.set_rows(
            [_Row(weeks) for weeks in zip(*(run.weeks for run in runs), strict=True)]
        )
        self.body.addWidget(self.table)
        for place, run in enumerate(run for run in runs if run.way.changes):
            words = tr("{name}: {way}", name=_name(place, run), way=run.way.text)
            self.body.addWidget(Label(words, wrap=True, figures=True))
            for line in (line for week in run.weeks for line in week.moved):
                self.body.addWidget(small(in_words(line), wrap=True))
        self.add_button(tr("Close"), "primary", closes=True)


def _columns(runs: Sequence[DryRun]) -> tuple[Column[_Row], ...]:
    ways = (
        Column(_name(place, run), partial(_shown, place), share=2, role=Role.BODY)
        for place, run in enumerate(runs)
    )
    week: Callable[[_Row], str] = _week
    return (Column(tr("Week from"), week, share=2), *ways)


def _name(place: int, run: DryRun) -> str:
    if not run.way.changes:
        return tr("As planned")
    return tr("Proposed") if place == 0 else tr("Otherwise")


def _week(row: _Row) -> str:
    return short_day(row.weeks[0].monday)


def _shown(place: int, row: _Row) -> str:
    week = row.weeks[place]
    if not week.sessions:
        return tr("no session")
    if week.share is None:
        return tr("{sets:sets}", sets=week.sets)
    return tr("{sets:sets} · {share:percent}", sets=week.sets, share=100 * week.share)
