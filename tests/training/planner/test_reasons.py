"""Reasons of a plan: what could not be kept, the whole in three sentences, the rest by topic."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import Program
from calfjournal.domain.reasons import Topic, sorted_out, topic_of
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import make_plan

MONDAY = date(2027, 1, 4)
RUNS = ((1, "easy"), (3, "quality"), (6, "long"))


def _reasons(foundation: Program, library: Library, **wishes: Any) -> tuple[Words, ...]:  # noqa: ANN401
    asked = Wishes(foundation.id, MONDAY, **wishes)
    return make_plan(foundation, Athlete(), asked, History(MONDAY), library).reasons


@pytest.mark.parametrize(
    "wishes",
    [
        {},
        {"days": (0, 1)},
        {"run_days": RUNS, "weekly_km": 60.0},
        {"run_days": RUNS[:1], "weekly_km": 90.0, "days": (0, 2, 5)},
        {"weeks": 9, "sessions_per_week": 9},
        {
            "races": ((MONDAY + timedelta(weeks=12), 21.1), (MONDAY + timedelta(weeks=90), None)),
            "blocked": ((MONDAY + timedelta(weeks=3), MONDAY + timedelta(weeks=5), "Alps"),),
        },
    ],
)
def test_every_reason_has_its_topic(
    foundation: Program, library: Library, wishes: dict[str, Any]
) -> None:
    """Whatever is wished for, no reason is left without one, and they are kept in their order."""
    reasons = _reasons(foundation, library, **wishes)
    assert [r for r in reasons if topic_of(r) is Topic.OTHER] == []
    assert sorted_out(reasons).in_order == reasons


def test_three_sentences_tell_the_whole(foundation: Program, library: Library) -> None:
    """Its shape, what decides its lengths, and how the weeks grow, in this order."""
    why = sorted_out(_reasons(foundation, library, run_days=RUNS, weekly_km=30.0))
    shape, decided, grow = map(in_words, why.lead)
    assert shape.startswith("52 weeks from Mon 4 Jan 2027")
    assert decided.startswith("What decides the lengths: ")
    assert "Mobility" in decided
    assert grow.startswith("The weeks grow from a calf load of ")
    assert "every fourth week of a phase is easier" in grow


def test_what_could_not_be_kept_stands_first(foundation: Program, library: Library) -> None:
    """Days too close for the spacing rule lead the reasons, before the shape of the plan."""
    reasons = _reasons(foundation, library, days=(0, 1))
    why = sorted_out(reasons)
    assert "sessions fit" in in_words(why.not_kept[0])
    assert reasons[: len(why.not_kept)] == why.not_kept
    assert reasons[len(why.not_kept)] == why.lead[0]


def test_plans_of_before_are_sorted_out_too() -> None:
    """Older keys tell the whole as well as they can; reasons kept as text stay readable."""
    keys = ("planner.gap", "planner.length_usual", "planner.deloads", "planner.shape")
    old = [Message(key, {}) for key in keys]
    assert [r.key for r in sorted_out(old).lead if isinstance(r, Message)] == [
        "planner.shape",
        "planner.length_usual",
        "planner.deloads",
    ]
    texts = ("One.", "Two.", "Three.", "Four.")
    why = sorted_out(texts)
    assert why.lead == texts[:3]
    assert why.topics == ((Topic.OTHER, ("Four.",)),)
    assert sorted_out(("Same.",) * 9).in_order == ("Same.",) * 9
    assert topic_of(say("planner.in_a_row", said=(say("planner.running"),))) is Topic.DOSES
