"""Why a plan is as it is, put in order: what could not be kept, the whole, then topic by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from calfjournal.domain.message import Message, Words


class Topic(StrEnum):
    """What a reason is about, in the order in which they are read."""

    NOT_KEPT = "not_kept"
    """A wish that could not be kept."""
    LENGTHS = "lengths"
    DAYS = "days"
    RUNS = "runs"
    RACES = "races"
    TESTS = "tests"
    DOSES = "doses"
    YOU = "you"
    GATES = "gates"
    OTHER = "other"
    """Reasons that only plans of before hold, and those kept as text."""


_KEYS: Final[dict[Topic, tuple[str, ...]]] = {
    Topic.NOT_KEPT: (
        "planner.against_runs",
        "planner.asked_too_often",
        "planner.ends_early",
        "planner.ends_early_before",
        "planner.most_weeks_short",
        "planner.race_outside",
        "planner.weeks_short",
        "running.does_not_fit",
        "running.wish_not_kept",
    ),
    Topic.LENGTHS: (
        "planner.shape",
        "planner.lengths",
        "planner.lengths_fixed",
        "planner.length_judged",
        "planner.length_settled",
        "planner.length_usual",
        "planner.next_is_later",
    ),
    Topic.DAYS: (
        "planner.break",
        "planner.days_by_turns",
        "planner.gap",
        "planner.gap_and_high_gap",
        "planner.long_break",
        "planner.longer_break",
        "planner.published_gap",
    ),
    Topic.RUNS: (
        "planner.beside_runs",
        "planner.clear_of_runs",
        "planner.no_run_days",
        "planner.none_beside_runs",
        "planner.runs_by_turns",
        "planner.spread_runs",
        "planner.usual_runs",
        "running.back",
        "running.longest",
        "running.no_kilometres",
        "running.weeks",
        "running.weeks_wished",
    ),
    Topic.RACES: (
        "planner.laid_towards",
        "planner.race_before",
        "planner.short_taper",
        "planner.taper",
    ),
    Topic.TESTS: (
        "planner.later_rounds",
        "planner.retest_apart",
        "planner.retest_gates",
        "planner.retest_good",
        "planner.retest_in_flare",
        "planner.retest_red",
        "planner.retest_rising",
        "planner.retest_then_race",
        "planner.retest_weak",
    ),
    Topic.DOSES: (
        "planner.asked_less_often",
        "planner.by_turns",
        "planner.deloads",
        "planner.heavy_stays",
        "planner.high_contacts",
        "planner.more_running",
        "planner.once_a_week",
        "planner.published",
        "planner.researched",
        "planner.running",
        "planner.running_not_known",
        "planner.weeks_even",
        "planner.weeks_even_easier",
        "planner.weeks_grow",
        "planner.weeks_grow_easier",
    ),
    Topic.YOU: (
        "planner.level_ground",
        "planner.level_ground_of_leg",
        "planner.master_beginning",
        "planner.minor",
        "planner.sore_beginning",
        "planner.strong_beginning",
        "training.swapped_for_equipment",
        "training.swapped_for_insertion",
        "training.swapped_for_load",
    ),
    Topic.GATES: ("planner.gated",),
}
_TOPICS: Final = {key: topic for topic, keys in _KEYS.items() for key in keys}

_IN_A_ROW: Final = "planner.in_a_row"
"""Several messages as one, about what the first is about."""

_LEAD: Final = (
    ("planner.shape",),
    ("planner.lengths", "planner.lengths_fixed", "planner.length_judged", "planner.length_usual"),
    (
        "planner.weeks_grow_easier",
        "planner.weeks_grow",
        "planner.weeks_even_easier",
        "planner.weeks_even",
        "planner.deloads",
        "running.weeks",
        "running.weeks_wished",
    ),
)
"""The three sentences that tell the whole: its shape, what decides its lengths, how weeks grow.

For each the keys that may say it, the best first: plans of before lack the newest ones.
"""


class Why(Struct, frozen=True):
    """The reasons of a plan in the order in which they are read."""

    not_kept: tuple[Words, ...]
    lead: tuple[Words, ...]
    topics: tuple[tuple[Topic, tuple[Words, ...]], ...]
    """The rest by topic; only topics with a reason."""

    @property
    def kept(self) -> tuple[Words, ...]:
        """All but what could not be kept, one after another."""
        return (*self.lead, *(reason for _, reasons in self.topics for reason in reasons))

    @property
    def in_order(self) -> tuple[Words, ...]:
        """All of them, one after another."""
        return (*self.not_kept, *self.kept)


def topic_of(reason: Words) -> Topic:
    """Return what a reason is about."""
    if not isinstance(reason, Message):
        return Topic.OTHER
    said = reason.values.get("said")
    if reason.key == _IN_A_ROW and isinstance(said, Sequence) and isinstance(said[0], Message):
        return topic_of(said[0])
    return _TOPICS.get(reason.key, Topic.OTHER)


def sorted_out(reasons: Iterable[Words]) -> Why:
    """Return reasons by what they are about; each keeps its place among its likes."""
    rows = list(reasons)
    lead = _lead(rows)
    by_topic: dict[Topic, list[Words]] = {topic: [] for topic in Topic}
    for at, reason in enumerate(rows):
        if at not in lead:
            by_topic[topic_of(reason)].append(reason)
    not_kept = by_topic.pop(Topic.NOT_KEPT)
    folded = tuple((topic, tuple(row)) for topic, row in by_topic.items() if row)
    return Why(tuple(not_kept), tuple(rows[at] for at in lead), folded)


def _lead(reasons: Sequence[Words]) -> tuple[int, ...]:
    """The places of the first sentences; of a plan whose reasons are texts, its first ones."""
    places: dict[str, int] = {}
    for at, reason in enumerate(reasons):
        if isinstance(reason, Message):
            places.setdefault(reason.key, at)
    if not places:
        return tuple(range(min(len(reasons), len(_LEAD))))
    best = (next((places[key] for key in keys if key in places), None) for keys in _LEAD)
    return tuple(at for at in best if at is not None)
