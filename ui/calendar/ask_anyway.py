"""Asks before things are planned where a rule speaks against them: one question for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import Fit, Placing
from calfjournal.messages import tr, when
from ui.widgets.dialog import Question

LINES_SHOWN = 6
"""Days that a rule speaks against are listed up to here."""


def ask_about(
    placings: Iterable[Placing],
    verb: str,
    go_on: Callable[[], None],
    parent: QWidget | None,
) -> Question | None:
    """Go on at once where every day takes what is planned, else ask first; returns the question.

    ``verb`` names what is done.
    """
    against = [_told(each) for each in placings if each.fit is Fit.AGAINST]
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


def _told(placing: Placing) -> str:
    return tr("{day:day}: {reason}", day=placing.day, reason=when.placed(placing))
