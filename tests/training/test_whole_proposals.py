"""Whatever the plan and the morning: what is proposed is whole, true, and breaks no hard rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, Flare
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Light, State
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, SessionKind, Spacing
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words
from calfjournal.training.adaptation import counsel, propose
from calfjournal.training.calf_load import calf_load
from calfjournal.training.case import Case, RedCount
from calfjournal.training.decided import Decided
from calfjournal.training.dry_run import dry_run
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.history import History
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.session_changes import apply
from calfjournal.training.tendon_actions import still_loads
from calfjournal.training.tendon_days import is_red
from tests.training.mornings import LIBRARY, SWAPS, on, session, springs, tendons, verdict

STATES = st.sampled_from([State.GREEN, State.AMBER, State.RED, State.MISSING])
RULES = st.sampled_from(
    [
        f"tendon.{rule}.{side}"
        for rule in ("during", "48h", "worsening", "rise", "agreeing", "hold_dose", "trend", "zone")
        for side in ("left", "right")
    ]
    + ["rhr", "sleep.mean", "stiffness.left"]
)
OFFSETS = st.integers(-9, 9)
STRENGTH, HOPS = session(on(0)), springs(on(0))


@dataclass(frozen=True)
class Morning:
    """One morning of one plan, with what its athlete's calendar says."""

    case: Case
    wishes: Wishes
    spacing: Spacing

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self.case.history.sessions


def rarely(draw: st.DrawFn) -> bool:
    """True in one of eight draws, so that the usual stays usual."""
    return draw(st.integers(0, 7)) == 7


@st.composite
def plans(draw: st.DrawFn, day: int) -> tuple[Session, ...]:
    """Ten weeks on some weekdays, hops among them, done up to a day but for what was missed."""
    weekdays = draw(st.sampled_from([(0, 2, 4), (1, 4), (0, 3), (2, 6), (1, 3, 5), (0, 2, 5)]))
    done = draw(st.integers(-20, 3)) if rarely(draw) else day - 1
    missed = draw(st.sets(OFFSETS, max_size=4)) if rarely(draw) else set()
    locked = draw(st.sets(OFFSETS, max_size=2))
    changes_phase = draw(st.integers(-20, 30))
    hops, early = draw(st.integers(0, 2)), draw(st.sets(st.integers(0, 6), max_size=2))
    made = []
    for week in range(-4, 6):
        for place, weekday in enumerate(weekdays):
            at = 7 * week + weekday
            is_done = at <= done and at not in missed
            made.append(
                replace(
                    HOPS if place == hops else STRENGTH,
                    id=on(at).toordinal(),
                    day=on(at),
                    week=week + 5,
                    status=SessionStatus.DONE if is_done else SessionStatus.PLANNED,
                    locked=at in locked,
                    deload=week % 4 == 0,
                    phase=PhaseKind.STRENGTH if at < changes_phase else PhaseKind.PLYOMETRIC,
                    start_time="07:00" if weekday in early else "18:00",
                )
            )
    return tuple(made)


@st.composite
def calendars(draw: st.DrawFn) -> Wishes:
    """Some days offered, runs, races and days off."""
    offered = draw(st.sampled_from([(), (), (), (0, 2, 4), (1, 3, 5, 6)]))
    first = draw(OFFSETS)
    return Wishes(
        "calf_foundation",
        on(-30),
        days=offered,
        run_days=draw(st.sampled_from([(), ((2, "quality"), (6, "long")), ((5, "long"),)])),
        races=draw(st.sampled_from([(), ((on(first + 3), 10.0),)])),
        blocked=draw(st.sampled_from([(), ((on(first), on(first + 2), "away"),)])),
    )


@st.composite
def mornings(draw: st.DrawFn) -> Morning:
    """A morning with findings, and decisions of the days before."""
    at = draw(st.integers(-6, 6))
    plan, wishes, day = draw(plans(at)), draw(calendars()), on(at)
    findings = draw(st.lists(st.tuples(RULES, STATES), min_size=1, max_size=4))
    light = Light.STOP if rarely(draw) else draw(st.sampled_from(list(Light)[:3]))
    before = draw(st.lists(st.tuples(st.integers(1, 28), RULES, STATES), max_size=6))
    earlier = [verdict(day - timedelta(days=back), (rule, state)) for back, rule, state in before]
    ill = draw(st.sampled_from([("illness",), ("fever",)])) if rarely(draw) else ()
    history = History(
        day,
        sessions=plan,
        checkins=(CheckIn(day, tags=ill),) if ill else (),
        flares=(Flare(day, Side.LEFT),) if rarely(draw) else (),
    )
    reassess = draw(st.booleans())
    spacing = draw(st.sampled_from([Spacing(), Spacing(max_per_week=2), Spacing(min_gap_h=72)]))
    rules = GroundRules(spacing, Calendar.of(wishes), spacing.max_per_week, on(60))
    today = verdict(day, *findings, light=light, points=draw(st.integers(0, 5)))
    reds = RedCount(reassess=reassess, clinician=reassess)
    decided = draw(decisions(day, plan)) if rarely(draw) else []
    case = Case(
        today,
        history,
        tuple(tendons(*earlier)),
        SWAPS,
        lambda: reds,
        Decided(day, decided),
        lambda: rules,
    )
    return Morning(case, wishes, spacing)


@st.composite
def decisions(draw: st.DrawFn, day: date, plan: Sequence[Session]) -> list[tuple[date, Adjustment]]:
    """Mornings of before on which something was decided."""
    made = []
    for back in draw(st.sets(st.integers(0, 8), max_size=2)):
        at = day - timedelta(days=back)
        morning = verdict(at, (draw(RULES), draw(STATES)), light=draw(st.sampled_from(list(Light))))
        case = Case(morning, History(at, sessions=tuple(plan)), (), SWAPS, RedCount, Decided(at))
        if found := propose(case):
            made.append((at, replace(found[0], accepted=draw(st.booleans()))))
    return made


def ahead(sessions: Sequence[Session], case: Case) -> list[Session]:
    return [s for s in sessions if s.status is not SessionStatus.SKIPPED]


def too_close(sessions: Sequence[Session], spacing: Spacing) -> set[tuple[int, int]]:
    """Pairs of sessions nearer than the spacing allows, from first principles."""
    found = set()
    for a, b in combinations(sorted(sessions, key=_at), 2):
        hours = (_at(b) - _at(a)).total_seconds() / 3600 + spacing.tolerance_min / 60
        high = a.load_class == 5 and b.load_class >= 4
        if (b.day - a.day).days < 2 or hours < spacing.min_gap_h or (high and hours < 72):
            found.add((a.key, b.key))
    return found


def _at(session: Session) -> datetime:
    return datetime.fromisoformat(f"{session.day.isoformat()}T{session.start_time}")


def closed(session: Session, wishes: Wishes) -> bool:
    """True on a day not offered, blocked, of a race, or before a hard run."""
    day = session.day
    blocked = any(first <= day <= last for first, last, _ in wishes.blocked)
    race = any(day == at for at, _ in wishes.races)
    tomorrow = dict(wishes.run_days).get((day + timedelta(days=1)).weekday())
    hard = session.load_class >= 2 and tomorrow in ("long", "quality", "race")
    return blocked or race or hard or bool(wishes.days and day.weekday() not in wishes.days)


@given(mornings())
def test_an_accepted_proposal_breaks_no_hard_rule(morning: Morning) -> None:
    """Spacing, offered days, days off, races, hard runs, sessions a week: none is newly broken."""
    before = ahead(morning.sessions, morning.case)
    for way in propose(morning.case):
        made = apply(way.changes, morning.sessions, SWAPS)
        left = ahead(made, morning.case)
        assert too_close(left, morning.spacing) <= too_close(before, morning.spacing)
        moved = [new for old, new in zip(morning.sessions, made, strict=True) if old.day != new.day]
        assert not any(closed(s, morning.wishes) for s in moved)
        weeks = Counter(s.day - timedelta(days=s.day.weekday()) for s in left)
        for s in moved:
            assert weeks[s.day - timedelta(days=s.day.weekday())] <= morning.spacing.max_per_week
            assert s.day >= morning.case.day


@given(mornings())
def test_a_day_has_one_decision(morning: Morning) -> None:
    """A proposal with other ways and *as planned* last; the same morning says the same."""
    found = propose(morning.case)
    assert found == propose(morning.case)
    assert len({way.rule for way in found}) <= 1
    assert len({way.changes for way in found}) == len(found) <= 3
    if found and found[0].kind is not AdjustmentKind.STOP:
        assert (found[-1].kind, found[-1].changes) == (AdjustmentKind.GO_ON, ())
    assert all(in_words(words) for words in counsel(morning.case))


@given(mornings())
def test_each_change_changes_something_and_says_so(morning: Morning) -> None:
    """No line without an effect, no effect without a line; what is done stays as it is."""
    for way in propose(morning.case):
        made = apply(way.changes, morning.sessions, SWAPS)
        pairs = list(zip(morning.sessions, made, strict=True))
        changed = {old.key for old, new in pairs if old != new}
        assert changed == {change.session_id for change in way.changes}
        assert len(changed) == len(way.changes)
        assert all(in_words(change.text).strip(" :") for change in way.changes)
        assert in_words(way.text)
        assert in_words(way.reason)
        assert not any(old.counts and old != new for old, new in pairs)
        for old, new in pairs:
            if old != new:
                assert old.day < morning.case.day + timedelta(days=14)
                assert old.kind is not SessionKind.RETEST


@given(mornings())
def test_no_way_loads_more_than_the_plan(morning: Morning) -> None:
    """No session is asked for more than it held, by a week done again neither."""
    for way in propose(morning.case):
        made = apply(way.changes, morning.sessions, SWAPS)
        for old, new in zip(morning.sessions, made, strict=True):
            assert calf_load(new, LIBRARY) <= calf_load(old, LIBRARY)
        if way.keeps is not None:
            assert way.keeps >= 0


@given(mornings())
def test_a_red_morning_begins_with_what_takes_load_away(morning: Morning) -> None:
    """While a tendon is red the first way leaves less of the load, or there is none."""
    case = morning.case
    if not is_red(case.tendon.get(case.day)):
        return
    found = propose(case)
    if found and found[0].changes:
        made = apply(found[0].changes, morning.sessions, SWAPS)
        assert sum(map(_load, made)) < sum(map(_load, morning.sessions))


def _load(session: Session) -> float:
    return 0.0 if session.status is SessionStatus.SKIPPED else calf_load(session, LIBRARY)


@given(mornings())
def test_what_a_way_keeps_is_what_its_weeks_tell(morning: Morning) -> None:
    """One figure: a tile and the table of the next weeks never disagree."""
    ways = propose(morning.case)
    for run in dry_run(ways, morning.sessions, morning.case.day, SWAPS):
        if run.way.keeps is not None:
            assert run.way.keeps in [week.share for week in run.weeks]


@given(mornings(), st.booleans())
def test_what_was_decided_is_not_proposed_again_that_day_or_the_two_after(
    morning: Morning, accepted: bool
) -> None:
    """The same morning again asks for nothing, or for something else that is graver."""
    case = morning.case
    found = propose(case)
    if not found:
        return
    decided = replace(found[0], accepted=accepted)
    sessions = apply(decided.changes, morning.sessions, SWAPS) if accepted else morning.sessions
    for days in (0, 1, 2):
        day = case.day + timedelta(days=days)
        again = Case(
            replace(case.verdict, day=day),
            replace(case.history, today=day, sessions=tuple(sessions)),
            case.earlier,
            SWAPS,
            case.count_reds,
            Decided(day, [(case.day, decided)]),
            case.ground,
        )
        if days and still_loads(again):
            continue  # What loads the calf on a sore red morning is decided on anew.
        for way in propose(again)[:1]:
            assert (way.kind, way.rule) != (decided.kind, decided.rule)
