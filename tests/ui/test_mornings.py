"""Taking a morning away, from whichever page."""

from __future__ import annotations

from datetime import timedelta

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import AdjustmentKind
from tests.training.mornings import session
from ui.services.context import Context
from ui.services.mornings import delete_morning


def test_what_was_decided_that_day_is_told_to_stay(context: Context) -> None:
    """A session left out for an illness stays so; a morning without a decision says less."""
    journal, said = context.journal, []
    context.notices.said.connect(lambda sentence, _undoable: said.append(sentence))
    today = journal.today()
    journal.sessions.add(session(today, id=None, plan_id=None))
    journal.mornings.keep(CheckIn(today - timedelta(days=1)), ())
    journal.mornings.keep(CheckIn(today, tags=("illness",)), ())
    way = next(
        each
        for each in journal.recovery.verdict(today).adjustments
        if each.kind is AdjustmentKind.ILLNESS
    )
    journal.recovery.accept(today, way)
    assert delete_morning(context, today)
    assert delete_morning(context, today - timedelta(days=1))
    assert [("stays" in sentence) for sentence in said] == [True, False]
    assert journal.checkins.get(today) is None
