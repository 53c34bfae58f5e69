"""The athlete as the profile shows them: what the rules know, and what each of it is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from calfjournal.domain.assessment import Result
from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.first_answers import FIRST_TESTS
from calfjournal.domain.plan import Plan, Race
from calfjournal.domain.run import Shoes
from calfjournal.messages import mark
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.views.source import Source

USES: Final = Vocabulary(
    {
        "name": mark("Printed on plans and summaries."),
        "born": mark("The reference of heel raises; what plans ask under 18 and of masters."),
        "sex": mark("The reference of heel raises."),
        "height_cm": mark("Kept for you: no rule uses it yet."),
        "body_mass_kg": mark("Estimated strength, the next load, milestones. Kept as today's."),
        "sleep_need_h": mark("The mean of your nights is compared with it."),
        "cadence_target_spm": mark("The line to meet in the cadence chart."),
        "weekly_km": mark("How much a plan asks, until four weeks of runs are known."),
        "experience": mark("Foot contacts of a session, and steps of load."),
        "equipment": mark("Which exercises a plan offers. None chosen: all are offered."),
        "usual_pain": mark("What mornings and answers are compared with, and how a plan begins."),
        "usual_stiffness_min": mark("What your mornings are compared with, and how a plan begins."),
        "site": mark("New readings are of this place; at the heel bone, heels stay off edges."),
        "sore_since": mark("A plan begins gently where it is not long ago."),
        "history": mark("Kept for you and your clinician: no rule uses it yet."),
    }
)
"""What uses each field of the profile."""


class ShoePair(Struct, frozen=True):
    """A pair of shoes with the runs that name it; ``km`` is their distance."""

    shoes: Shoes
    runs: int
    km: float


class FollowedAnswers(Struct, frozen=True):
    """What a plan was asked for, and what stands beside it: answered once, changed elsewhere.

    ``plan`` is the one followed, None without any; ``races`` those to come; ``tests`` the newest
    results of the tests that a journal begins with.
    """

    today: date
    plan: Plan | None = None
    races: tuple[Race, ...] = ()
    tests: tuple[tuple[date, Result], ...] = ()


class ProfileFacts(Struct, frozen=True):
    """What is known of the athlete; None was never said."""

    athlete: Athlete
    tendons: Mapping[Side, Tendon]
    body_mass_kg: float | None
    weighed_on: date | None
    """The day of the newest body mass."""
    shoes: tuple[ShoePair, ...]
    flatter_mm: float
    """A heel that stands lower than in the usual shoes by more than this changes the run."""
    followed: FollowedAnswers


def gather(source: Source) -> ProfileFacts:
    """Read everything the rules know of the athlete."""
    weighed = source.checkins.weighed(source.clock.today())
    return ProfileFacts(
        source.athlete.get(),
        source.athlete.tendons(),
        weighed.body_mass_kg if weighed is not None else None,
        weighed.day if weighed is not None else None,
        _shoes(source),
        source.recovery.thresholds()["run.drop_mm"],
        _followed(source),
    )


def _followed(source: Source) -> FollowedAnswers:
    today = source.clock.today()
    newest = (source.assessments.latest(test, leg) for test in FIRST_TESTS for leg in LEGS)
    return FollowedAnswers(
        today,
        source.plans.active(),
        tuple(race for race in source.plans.races() if race.day >= today),
        tuple(found for found in newest if found is not None),
    )


def _shoes(source: Source) -> tuple[ShoePair, ...]:
    worn = source.shoes.worn()
    return tuple(
        ShoePair(pair, *((found.runs, found.km) if (found := worn.get(pair.name)) else (0, 0.0)))
        for pair in sorted(source.shoes.all(), key=_newest_worn_first)
    )


def _newest_worn_first(pair: Shoes) -> tuple[bool, int, str]:
    """Those still worn first, newer ones before older ones."""
    return pair.end is not None, -(pair.start or date.min).toordinal(), pair.name
