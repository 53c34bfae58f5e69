"""What is odd is found, and what is not is left alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Light, SessionChange
from calfjournal.domain.message import say
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import SessionKind, Spacing
from calfjournal.domain.session import Session, SessionStatus, SetLine
from tests.simulation.engine import Offer, OfferKind, Proposed
from tests.simulation.odd import HardRules, OddKind, Watch

MONDAY = date(2027, 1, 4)
RACE, HOLIDAY = MONDAY + timedelta(days=13), MONDAY + timedelta(days=16)
RULES = HardRules(
    Wishes("calf_foundation", MONDAY, days=(0, 2, 4, 6)), Spacing(), (RACE,), ((HOLIDAY, HOLIDAY),)
)
LESS = say("training.less_this_week")


def on(number: int, *, sets: int = 3, load_class: int = 2, kg: float | None = None) -> Session:
    """A session on a day of the plan, its key the day's number."""
    lines = tuple(
        SetLine("calf_raise_step", 0, n, Side.BOTH, Unit.REPS, 12, target_kg=kg)
        for n in range(1, sets + 1)
    )
    day = MONDAY + timedelta(days=number)
    kind = SessionKind.STRENGTH
    return Session(day, kind, "Raises", id=number + 1, load_class=load_class, sets=lines)


PLAN = (on(0), on(2), on(4), on(7), on(9), on(11), on(21))


def easing(*numbers: int) -> Offer:
    changes = tuple(SessionChange(number + 1, "", sets_factor=0.6) for number in numbers)
    source = Adjustment(AdjustmentKind.REDUCE, LESS, rule="readiness", changes=changes)
    return Offer(OfferKind.PLAN, "reduce", LESS, source, rule="readiness", changes=changes)


def seen(watch: Watch) -> list[OddKind]:
    return [odd.kind for odd in watch.odd]


def watched(*offers: Offer, light: Light = Light.GREEN, day: date = MONDAY) -> Watch:
    watch = Watch(RULES)
    watch.begin(PLAN)
    watch.shown(day, Proposed(light, offers))
    return watch


def changed(number: int, session: Session) -> tuple[Session, ...]:
    """The plan with the session of a day as it became."""
    return tuple(session if each.id == number + 1 else each for each in PLAN)


def test_a_proposal_that_does_what_it_says_is_not_odd() -> None:
    """Fewer sets of one session, once: nothing to report, and it counts as one proposal."""
    offer = easing(2)
    watch = watched(offer)
    watch.decided(MONDAY, offer, PLAN, changed(2, on(2, sets=2)), yes=True)
    assert seen(watch) == []
    assert watch.proposals == 1
    assert watch.is_decided(MONDAY, offer)


@pytest.mark.parametrize(("later", "found"), [(1, True), (2, True), (3, False)])
def test_the_same_words_within_two_days_are_found(later: int, found: bool) -> None:
    """A proposal of yesterday or the day before in the same words is a repeat."""
    offer = easing(2)
    watch = watched(offer)
    for ahead in (0, later):
        day = MONDAY + timedelta(days=ahead)
        watch.decided(day, offer, PLAN, changed(2, on(2, sets=2)), yes=False)
    assert (OddKind.REPEATED in seen(watch)) is found


def test_a_proposal_without_an_effect_is_found() -> None:
    """What was accepted and left everything as it was changes nothing."""
    watch = watched(easing(2))
    watch.decided(MONDAY, easing(2), PLAN, PLAN, yes=True)
    assert seen(watch) == [OddKind.NOTHING]


def test_easing_far_ahead_is_found() -> None:
    """Three weeks from now nobody knows how the tendon will be."""
    watch = watched(easing(21))
    watch.decided(MONDAY, easing(21), PLAN, changed(21, on(21, sets=2)), yes=True)
    assert seen(watch) == [OddKind.FAR]


def test_two_open_proposals_at_once_are_found() -> None:
    """One day, one decision."""
    assert seen(watched(easing(2), easing(4))) == [OddKind.STACKED]


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        (replace(on(2), day=MONDAY + timedelta(days=3)), "not offered"),
        (replace(on(11), day=RACE), "race day"),
        (replace(on(11), day=HOLIDAY), "blocked"),
        (replace(on(7), day=MONDAY + timedelta(days=6)), "4 sessions in the week"),
        (replace(on(2), start_time="15:00"), "less than 48 h"),
    ],
)
def test_a_broken_hard_rule_is_found_once(moved: Session, said: str) -> None:
    """Each hard rule that an accepted proposal breaks is told with its day, and not told again."""
    offer = easing(moved.key - 1)
    watch = watched(offer)
    after = changed(moved.key - 1, moved)
    for _ in range(2):
        watch.decided(MONDAY, offer, PLAN, after, yes=True)
    told = [odd.what for odd in watch.odd if odd.kind is OddKind.RULE and said in odd.what]
    assert len(told) == 1


def dose(name: str) -> Offer:
    words = say("training.first_time")
    return Offer(OfferKind.DOSE, name, words, easing().source, session_id=1, lines=PLAN[0].sets)


@pytest.mark.parametrize(
    ("light", "name", "found"),
    [
        (Light.AMBER, "load", True),
        (Light.RED, "reps", True),
        (Light.GREEN, "load", False),
        (Light.AMBER, "regress", False),
    ],
)
def test_going_up_on_a_day_that_holds_is_found(light: Light, name: str, found: bool) -> None:
    """A dose goes up on green days only; down it may always go."""
    watch = watched(dose(name), light=light)
    watch.decided(MONDAY, dose(name), PLAN, PLAN, yes=True)
    assert (OddKind.UP_ON_HOLD in seen(watch)) is found
    assert OddKind.NOTHING in seen(watch), "this dose asks for the same sets"


def lifted(session: Session, kg: float) -> Session:
    lines = tuple(replace(line, done=12, done_kg=kg) for line in session.sets)
    return replace(session, status=SessionStatus.DONE, sets=lines)


def test_a_lighter_load_without_a_reason_is_found() -> None:
    """Planned below what was lifted last; an easing that was accepted is a reason."""
    watch = watched()
    watch.done(lifted(on(0, kg=20), 20))
    watch.done(lifted(on(2, kg=15), 15))
    assert set(seen(watch)) == {OddKind.LIGHTER}
    eased = watched(easing(2))
    eased.done(lifted(on(0, kg=20), 20))
    eased.decided(MONDAY, easing(2), PLAN, changed(2, on(2, kg=15)), yes=True)
    eased.done(lifted(on(2, kg=15), 15))
    assert seen(eased) == []


def test_an_easing_that_planning_again_takes_back_is_found() -> None:
    """The plan laid again has the full session where two sets were agreed on."""
    for again, found in ((PLAN, [OddKind.WIPED]), (changed(4, on(4, sets=2)), [])):
        watch = watched(easing(4))
        after = changed(4, on(4, sets=2))
        watch.decided(MONDAY, easing(4), PLAN, after, yes=True)
        watch.laid_again(MONDAY + timedelta(days=1), after, again)
        assert seen(watch) == found
