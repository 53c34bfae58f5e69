"""Notes in full, on pages of their own, however long they are."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import day_with_year
from calfjournal.reports.fonts import SUBSTITUTE, Weight
from calfjournal.reports.plan_paper import Note, PlanPaper
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.tagging import Tag
from calfjournal.reports.text import paragraphs

LONGEST = 200_000
"""Characters of one note that are printed; the rest stays in the journal, and paper says so."""


def substitute_words() -> str:
    """Say below a text what the substitute sign means."""
    return tr(
        "{sign} stands for a character that the fonts of this print lack; "
        "the journal keeps it as it was typed.",
        sign=SUBSTITUTE,
    )


def notes_of(paper: PlanPaper) -> tuple[Note, ...]:
    """The notes given, then those of the printed sessions."""
    if not paper.session_notes:
        return paper.notes
    days = paper.mondays()
    first = days[0] if days else paper.plan.end
    last_week = days[-1].toordinal() + 6 if days else 0
    own = tuple(
        Note(" · ".join((day_with_year(session.day), in_words(session.title))), session.note)
        for session in sorted(paper.sessions, key=lambda s: (s.day, s.start_time))
        if session.note.strip() and first <= session.day and session.day.toordinal() <= last_week
    )
    return paper.notes + own


def draw_notes(sheets: Sheets, notes: tuple[Note, ...]) -> None:
    """Draw the notes one after the other; nothing without notes."""
    if not any(note.text.strip() for note in notes):
        return
    y = _page(sheets, tr("Notes"))
    sheets.bookmark(tr("Notes"))
    for note in notes:
        if note.text.strip():
            y = _note(sheets, note, y)


def _page(sheets: Sheets, title: str) -> float:
    sheets.begin(landscape=False)
    size = sheets.scale.title
    with sheets.canvas.element(Tag.H1):
        sheets.text(sheets.left, sheets.top + size * 0.8, title, size, Weight.STRONG)
    return sheets.top + size * 1.6


def _next_page(sheets: Sheets) -> float:
    return _page(sheets, tr("Notes (continued)"))


def _note(sheets: Sheets, note: Note, y: float) -> float:
    scale = sheets.scale
    if y + scale.heading * 4 > sheets.bottom:
        y = _next_page(sheets)
    with sheets.canvas.element(Tag.H2):
        line = sheets.type.cut(note.title, sheets.inner, scale.heading, Weight.STRONG)
        y = sheets.lines(sheets.left, y, [line], scale.heading)
    leading = scale.leading(scale.body)
    for text in _pieces(note.text):
        lines = sheets.type.wrap(text, sheets.inner, scale.body)
        while lines:
            room = int((sheets.bottom - y) // leading)
            if room < 1:
                y = _next_page(sheets)
                continue
            part, lines = lines[:room], lines[room:]
            with sheets.canvas.element(Tag.P):
                y = sheets.lines(sheets.left, y, part, scale.body, width=sheets.inner)
    return y + scale.heading


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs of a note, and a word about what was cut."""
    for part in paragraphs(text[:LONGEST]):
        if part.strip():
            yield part
    if len(text) > LONGEST:
        left = len(text) - LONGEST
        yield tr(
            "[Cut here: {left:grouped} more characters of this note are in the journal.]", left=left
        )
