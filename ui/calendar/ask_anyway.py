"""Asks before sessions are planned where a rule speaks against them: one question for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import Fit
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.messages import tr, when
from ui.widgets.dialog import Question

LINES_SHOWN = 6
"""Days that a rule speaks against are listed up to here."""


def ask_about(
    journal: Journal,
    new: Sequence[Session],
    verb: str,
    go_on: Callable[[], None],
    parent: QWidget | None,
) -> Question | None:
    """Go on at once where every day takes its session, else ask first; returns the question.

    ``verb`` names what is done. Sessions are judged beside those there are, not beside each other.
    """
    against = [line for each in new if (line := _against(journal, each))]
    if not against:
        go_on()
        return None
    told = against[:LINES_SHOWN]
    if len(against) > LINES_SHOWN:
        told.append(tr("and {count} more", count=len(against) - LINES_SHOWN))
    question = Question(
        tr("A rule speaks against it"),
        "\n".join(told),
        tr("{verb} anyway", verb=verb),
        parent,
    )
    question.accepted.connect(go_on)
    question.open()
    return question


def _against(journal: Journal, session: Session) -> str:
    day: date = session.day
    placing = journal.moves.placings(session, (day,)).get(day)
    if placing is None or placing.fit is not Fit.AGAINST:
        return ""
    return tr("{day:day}: {reason}", day=day, reason=when.placed(placing))
