"""A red morning decides on today, says each thing once, and gives weeks back as planned."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import Flare
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Finding,
    Light,
    Only,
    SessionChange,
    State,
    Verdict,
)
from calfjournal.domain.session import SessionStatus
from calfjournal.messages import in_words
from calfjournal.training.adaptation import counsel
from calfjournal.training.case import RedCount
from calfjournal.training.session_changes import apply
from tests.training.mornings import (
    AFTER_MONDAY,
    PLAN,
    SWAPS,
    after,
    by_session,
    case_of,
    on,
    proposed,
    session,
    verdict,
    ways,
)

SORE = ("tendon.48h.right", State.RED)


@pytest.mark.parametrize(("back", "ends"), [(0, True), (3, False)])
def test_pain_above_the_zone_in_a_session_that_runs_ends_it(back: int, *, ends: bool) -> None:
    """Until it is done its pain is above the zone only; another session's is none of it."""
    now = session(on(0))
    begun = replace(now, sets=(replace(now.sets[0], done=8), *now.sets[1:]))
    hurt = verdict(on(0), ("tendon.zone.left", State.RED))
    of_session = replace(hurt.findings[0], session_id=on(-back).toordinal())
    told = counsel(case_of(replace(hurt, findings=(of_session,)), sessions=(begun, *PLAN[1:])))
    assert bool(told) is ends


def test_a_sore_red_morning_decides_on_today_whatever_was_accepted() -> None:
    """Dialled back yesterday and sore again: today's session waits no more, it is range only.

    A calm morning leaves it dialled back, and what was declined stays so.
    """
    plan = (session(on(0), done=True), session(on(2)), session(on(4)))
    first = verdict(AFTER_MONDAY, SORE)
    found = proposed(first, sessions=plan)
    eased = apply(found.changes, plan, SWAPS)
    decided = [(first.day, replace(found, accepted=True))]
    sore = ("tendon.rise.right", State.AMBER)
    today = verdict(on(2), SORE, sore, light=Light.RED, points=4)
    off, planned = ways(today, first, sessions=eased, decided=decided)
    assert [(c.only, c.new_day) for c in off.changes] == [(Only.RANGE, None)]
    assert not planned.does_something
    calm = [(f"tendon.green.{leg}", State.GREEN) for leg in LEGS]
    morning = verdict(on(2), SORE, *calm, light=Light.RED, points=4)
    assert ways(morning, first, sessions=eased, decided=decided) == ()
    declined = [(first.day, replace(found, accepted=False))]
    assert ways(today, first, sessions=plan, decided=declined) == ()


def test_pain_above_the_zone_yesterday_dials_back_after_a_calm_morning() -> None:
    """After a sore one it is as pain during: today is off."""
    plan = (session(on(0), done=True), session(on(2)), session(on(4)))
    calm = [(f"tendon.green.{leg}", State.GREEN) for leg in LEGS]
    before = ("tendon.zone_before.left", State.RED)
    dialled = proposed(verdict(on(2), before, *calm, light=Light.RED, points=4), sessions=plan)
    assert by_session(dialled)[on(2)].sets_factor == 0.7
    sore = ("tendon.rise.left", State.AMBER)
    off = ways(verdict(on(2), before, sore, light=Light.RED, points=4), sessions=plan)
    today = [after(way, plan)[on(2)] for way in off[:-1]]
    assert all(s.day > on(2) or s.status is SessionStatus.SKIPPED for s in today)


def test_the_tests_are_asked_for_once_and_not_in_a_flare() -> None:
    """Tests done since the last red answer are enough; a flare is no day for any."""
    red = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    reds = RedCount(2, 2, reassess=True, side=Side.LEFT, last=on(-1))

    def asks(today: Verdict = red, **more: object) -> bool:
        told = counsel(case_of(today, reds=reds, **more))  # type: ignore[arg-type]
        return "Do the first tests again." in [in_words(words) for words in told]

    raises = Result(Measure.HEEL_RISE, Side.LEFT, 20)
    assert asks()
    assert asks(assessments=(Assessment(on(-1), (raises,)),))
    assert not asks(assessments=(Assessment(on(0), (raises,)),))
    assert asks(assessments=(Assessment(on(0), (Result(Measure.VISA_A, Side.LEFT, 80),)),))
    assert not asks(flares=(Flare(on(0), Side.RIGHT),))
    coming = Finding("flare.left", "Flare", State.NOTE, value=5.0, text="Two mornings.")
    assert not asks(replace(red, findings=(*red.findings, coming)))


def test_a_week_again_is_as_it_was_planned() -> None:
    """A session that a decision took something off is no measure; the one before it is."""
    content = (("calf_raise_step", 3),)
    weeks = tuple(
        session(on(7 * week - 28 + 4), content, week=week, done=week < 4) for week in (2, 3)
    )
    plan = (*weeks, session(on(0), done=True), session(on(4), week=4))
    today = verdict(AFTER_MONDAY, ("tendon.48h.left", State.RED))
    reds = RedCount(2, 2, reassess=True, side=Side.LEFT)
    assert by_session(proposed(today, sessions=plan, reds=reds))[on(4)].like == weeks[1].id
    taken = Adjustment(
        AdjustmentKind.HOLD_DOSE,
        "",
        rule="tendon.rise.left",
        changes=(SessionChange(weeks[1].key, sets_factor=0.8),),
        accepted=True,
    )
    found = proposed(today, sessions=plan, reds=reds, decided=[(on(-10), taken)])
    assert by_session(found)[on(4)].like == weeks[0].id


def test_both_sessions_of_a_day_are_eased() -> None:
    """A program of twice a day has two of the kind on the next day."""
    plan = (session(on(0), done=True), session(on(2)), session(on(2), id=7, start_time="08:00"))
    found = proposed(verdict(AFTER_MONDAY, SORE), sessions=plan)
    assert {change.sets_factor for change in found.changes} == {0.7}
    assert len(found.changes) == 2
