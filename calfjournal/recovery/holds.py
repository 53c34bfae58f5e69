"""How good holds were: the answer to the next session of the kind (calfjournal default)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from calfjournal.domain.finding import State, worst
from calfjournal.domain.holds import HoldCount, HoldsSeen
from calfjournal.domain.program import SessionKind
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.responses import Response
from calfjournal.recovery.tendon import Row


class _SessionAnswer(Struct, frozen=True):
    """A session and the worse leg's answer to it, MISSING without one."""

    day: date
    state: State


def how_holds_went(responses: Iterable[Response], thresholds: Thresholds) -> HoldsSeen:
    """Count the answers that asked to hold or to step back, and the bad ones among the next.

    The next is the next session of the kind within ``holds.days``, by the worse leg; bad is amber
    or red. Where nothing was said of that one later on the hold is not counted: nobody knows how
    it went. One later answer that was calm is enough, as one that was not would be.
    """
    within = thresholds.whole("holds.days")
    counts: dict[State, list[bool]] = {State.AMBER: [], State.RED: []}
    for sessions in _by_kind(responses).values():
        for asked, then in pairwise(sessions):
            soon = (then.day - asked.day).days <= within
            if asked.state in counts and then.state.judged and soon:
                counts[asked.state].append(not then.state.is_calm)
    return HoldsSeen(
        _count(counts[State.AMBER]), _count(counts[State.RED]), thresholds.whole("holds.least")
    )


def _count(bad: list[bool]) -> HoldCount:
    return HoldCount(len(bad), sum(bad))


def _by_kind(responses: Iterable[Response]) -> Mapping[SessionKind, Sequence[_SessionAnswer]]:
    """The sessions of each kind with their answers, oldest first."""
    legs: defaultdict[int, list[Response]] = defaultdict(list)
    for response in responses:
        legs[response.session.key].append(response)
    kinds: defaultdict[SessionKind, list[_SessionAnswer]] = defaultdict(list)
    for answers in sorted(legs.values(), key=_begin):
        session = answers[0].session
        told = [state for each in answers if (state := _said(each)) is not None]
        state = worst(told) if told else State.MISSING
        kinds[session.kind].append(_SessionAnswer(session.day, state))
    return kinds


def _said(response: Response) -> State | None:
    """What a leg said as far as it did, None where it said nothing later on."""
    if response.row is not Row.UNANSWERED:
        return response.state if response.state.judged else None
    answers = response.answers
    later = (answers.morning, answers.h24, answers.h48)
    return State.GREEN if any(pain is not None for pain in later) else None


def _begin(answers: Sequence[Response]) -> tuple[date, str]:
    session = answers[0].session
    return session.day, session.start_time
