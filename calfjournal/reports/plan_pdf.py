"""The printed plan as the bytes of a PDF."""

from __future__ import annotations

from calfjournal.messages import in_words, tr
from calfjournal.reports.fonts import drawing
from calfjournal.reports.notes import draw_notes, notes_of
from calfjournal.reports.overview import Overview
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.session_sheet import SessionSheet
from calfjournal.reports.session_types import sheet_types
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.tagging import Tag
from calfjournal.reports.text import clean
from calfjournal.reports.wall_sheet import WallSheet
from calfjournal.reports.week import weeks_of
from calfjournal.reports.words import day_range


def render_plan(request: PlanPaper) -> bytes:
    """Draw the overview, a wall sheet a week, a session sheet per session type, and the notes.

    May run on any thread; the same request gives the same bytes. Any text is printed as it was
    typed, and characters that no font has are visibly substituted.
    """
    with drawing:
        return _render(request)


def _render(paper: PlanPaper) -> bytes:
    sheets = Sheets(paper.paper, paper.large_print, paper.language)
    weeks = weeks_of(paper)
    types, codes = sheet_types(paper, weeks)
    notes = notes_of(paper)
    for text in (
        in_words(paper.plan.title),
        paper.goal,
        paper.name,
        *(note.text for note in notes),
    ):
        sheets.type.look_over(text)
    with sheets.canvas.group(Tag.SECTION):
        Overview(sheets, paper).draw()
    if weeks:
        sheets.section(tr("Weeks"))
        for week in weeks:
            WallSheet(sheets, paper, week, codes).draw()
    if types:
        sheets.section(tr("Session sheets"))
        for kind in types:
            with sheets.canvas.group(Tag.SECTION):
                SessionSheet(sheets, paper, kind).draw()
    with sheets.canvas.group(Tag.SECTION):
        draw_notes(sheets, notes)
    title = clean(in_words(paper.plan.title))[:200]
    dates = day_range(paper.plan.start, paper.plan.end)
    return sheets.close(
        title=tr("{plan}, {dates}", plan=title, dates=dates),
        subject=tr("Calf training plan"),
        footer=tr("calfjournal · made {day:date}", day=paper.produced_on),
    )
