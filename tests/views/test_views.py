"""Every question of the pages: answered from a full journal and an empty one, and never an edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from calfjournal.changes import ChangeSet
from calfjournal.domain.agenda import Sought
from calfjournal.domain.run import Run
from calfjournal.journal import Journal
from calfjournal.views.views import Views
from tests.calendar_journal import fill

QUESTIONS: dict[str, Callable[[Journal], object]] = {
    "today": lambda journal: journal.views.today(journal.today()),
    "followed": lambda journal: journal.views.followed(),
    "morning": lambda journal: journal.views.morning(journal.today()),
    "month": lambda journal: journal.views.month(journal.today()),
    "year": lambda journal: journal.views.year(journal.today().year),
    "tendon_answers": lambda journal: journal.views.tendon_answers(
        journal.today(), journal.today()
    ).judge(journal.today()),
    "plan": lambda journal: journal.views.plan(),
    "session": lambda journal: [
        journal.views.session(session.key) for session in journal.sessions.on(journal.today())
    ],
    "player": lambda journal: [
        journal.views.player(session.key) for session in journal.sessions.on(journal.today())
    ],
    "session_head": lambda journal: [
        journal.views.session_head(session) for session in journal.sessions.on(journal.today())
    ],
    "waiting": lambda journal: journal.views.waiting(),
    "session_again": lambda journal: [
        journal.views.session_again(shown, ChangeSet())
        for session in journal.sessions.on(journal.today())
        if (shown := journal.views.session(session.key)) is not None
    ],
    "last_time": lambda journal: [
        journal.views.last_time(session) for session in journal.sessions.on(journal.today())
    ],
    "session_totals": lambda journal: [
        journal.views.session_totals(session) for session in journal.sessions.on(journal.today())
    ],
    "recent_sessions": lambda journal: journal.views.recent_sessions(journal.today()),
    "exercise": lambda journal: journal.views.exercise("sl_calf_raise_floor"),
    "library": lambda journal: journal.views.library(),
    "profile": lambda journal: journal.views.profile(),
    "assessments": lambda journal: journal.views.assessments(),
    "weak_links": lambda journal: journal.views.weak_links(),
    "holds": lambda journal: journal.views.holds(),
    "agenda": lambda journal: journal.views.agenda(Sought()),
    "agenda_begins": lambda journal: journal.views.agenda_begins(),
    "moments_due": lambda journal: journal.views.moments_due(journal.today()),
    "is_bare": lambda journal: journal.views.is_bare(),
    "agenda_rows": lambda journal: journal.views.agenda_rows(journal.views.agenda(Sought())[:40]),
    "cadence_target": lambda journal: journal.views.cadence_target(journal.today()),
    "run_costs": lambda journal: journal.views.run_costs(),
    "run_page": lambda journal: [journal.views.run_page(run.key) for run in _runs(journal)],
    "run_cut": lambda journal: [
        journal.views.run_cut(page, 0.0, 0.0)
        for run in _runs(journal)
        if (page := journal.views.run_page(run.key)) is not None
    ],
}


def _runs(journal: Journal) -> list[Run]:
    return journal.runs.between(date.min, date.max)


def test_every_question_is_asked_here() -> None:
    """A new view comes with its line in the table above."""
    assert set(QUESTIONS) == {name for name in dir(Views) if not name.startswith("_")}


@pytest.mark.parametrize("filled", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_view_never_edits(
    journal: Journal, question: Callable[[Journal], object], *, filled: bool
) -> None:
    """Whatever is asked, the journal is as it was, and there is nothing new to undo."""
    if filled:
        fill(journal)
    before = (journal.dump(), journal.undo_label)
    question(journal)
    assert (journal.dump(), journal.undo_label) == before


def test_what_is_gone_is_no_view(journal: Journal) -> None:
    """There is no plan and no session in an empty journal."""
    assert journal.views.plan() is None
    assert journal.views.session(1) is None
    assert journal.views.player(1) is None
