"""A morning's decision is one edit, is kept with what there was to choose from, and holds."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.dose import DoseChange, DoseStep
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Adjustment, AdjustmentKind, SessionChange
from calfjournal.domain.plan import BlockedRange, Wishes
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine, sets_asked
from calfjournal.journal import Journal
from calfjournal.store import reviews
from calfjournal.training.set_lines import more_sets
from tests.training.mornings import lines

WEEKS = 4


@pytest.fixture
def trained(journal: Journal) -> Journal:
    """A plan of four weeks of which every session is done, and calm mornings; tomorrow is hard."""
    today = journal.today()
    start = today - timedelta(weeks=WEEKS)
    with journal.edit("Fill"):
        wishes = Wishes("calf_foundation", start, weeks=26)
        journal.planning.accept(journal.planning.propose(wishes, today=start), today=start)
        for session in journal.sessions.between(start, today - timedelta(days=1), sets=False):
            journal.sessions.finish(session.key, rpe=5, minutes=40)
        for back in range(20, 0, -1):
            wake(journal, back, 0)
    return journal


def wake(journal: Journal, days_ago: int, pain: int) -> None:
    """A morning of both legs, the right one sore."""
    day = journal.today() - timedelta(days=days_ago)
    legs = [
        TendonReading(day, Moment.MORNING, side, pain=pain if side is Side.RIGHT else 0)
        for side in LEGS
    ]
    journal.mornings.keep(CheckIn(day), legs)


def ill(journal: Journal) -> tuple[Adjustment, ...]:
    """A day of illness on which a session is planned; the ways there are."""
    today = journal.today()
    for session in journal.sessions.between(today, today + timedelta(days=3), sets=False):
        journal.sessions.move(session.key, today)
        break
    journal.checkins.save(CheckIn(today, tags=("illness",)))
    return journal.recovery.verdict(today).adjustments


def test_what_was_learned_chooses_the_rung_of_an_eased_session(journal: Journal) -> None:
    """Step raises cost two points the next day and those on the floor none: the floor it is."""
    today = journal.today()
    tried = (("sl_calf_raise_step", 2), ("sl_calf_raise_floor", 0))
    for leg in LEGS:
        journal.athlete.save_tendon(Tendon(leg, 0, 0))
    for number in range(16):
        day = today - timedelta(days=60 - 3 * number)
        name, pain = tried[number % 2]
        sets = tuple(replace(line, done=8) for line in lines(((name, 2),)))
        done = Session(day, SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE, sets=sets)
        key = journal.sessions.add(done).value.key
        for leg in LEGS:
            at = day + timedelta(days=1)
            journal.mornings.answer(TendonReading(at, Moment.H24, leg, pain=pain, session_id=key))
    sets = lines((("sl_calf_raise_weighted", 3),))
    hard = journal.sessions.add(Session(today, SessionKind.STRENGTH, "Heavy", sets=sets)).value
    change = SessionChange(hard.key, "Easier.", max_load_class=2)
    easier = Adjustment(AdjustmentKind.HOLD_DOSE, "Easier.", "Sore.", "tendon.rise", (change,))
    journal.recovery.accept(today, easier)
    lighter = journal.sessions.present(hard.key).sets
    assert {line.exercise for line in lighter} == {"sl_calf_raise_floor"}


def test_a_decision_is_one_edit_and_shows_what_there_was(trained: Journal) -> None:
    """The chosen way is accepted, the others are not; undoing takes all of it back."""
    ways = ill(trained)
    today = trained.today()
    before = trained.sessions.on(today)
    trained.recovery.accept(today, ways[0])
    assert [s.status for s in trained.sessions.on(today)] == [SessionStatus.SKIPPED]
    shown = trained.recovery.verdict(today).adjustments
    assert [way.accepted for way in shown] == [True, *[False] * (len(ways) - 1)]
    assert [replace(way, accepted=None) for way in shown] == list(ways)
    trained.undo()
    assert trained.sessions.on(today) == before
    assert trained.recovery.verdict(today).adjustments == ways


def test_a_way_is_accepted_once(trained: Journal) -> None:
    """A card that still shows a way that was taken, as after two clicks, changes nothing more."""
    today = trained.today()
    wake(trained, 0, 5)
    way = trained.recovery.verdict(today).adjustments[0]
    assert way.does_something
    assert not trained.recovery.accept(today, way).changes.is_empty
    before = trained.dump()
    assert trained.recovery.accept(today, way).changes.is_empty
    assert trained.dump() == before


def test_as_planned_declines(trained: Journal) -> None:
    """The plan stays, nothing is asked again, and what was chosen is kept."""
    ways = ill(trained)
    today = trained.today()
    before = trained.sessions.on(today)
    assert ways[-1].kind is AdjustmentKind.GO_ON
    trained.recovery.accept(today, ways[-1])
    assert trained.sessions.on(today) == before
    assert not any(way.is_open for way in trained.recovery.verdict(today).adjustments)
    decision = reviews.decision_on(trained.recovery._database, today)
    assert decision is not None
    assert decision.chosen == len(ways) - 1


def test_an_older_decision_is_still_read(trained: Journal) -> None:
    """A journal that kept only what was decided on shows that."""
    today = trained.today()
    ways = ill(trained)
    with trained.edit("As before version 4"):
        trained.recovery.remember(today, ways[0], accepted=False)
    (shown,) = trained.recovery.verdict(today).adjustments
    assert (shown.kind, shown.accepted) == (AdjustmentKind.ILLNESS, False)


def test_planning_again_keeps_what_was_accepted(trained: Journal) -> None:
    """Easings and moves stay as they are when the plan is laid anew; a day off wins over them."""
    today = trained.today()
    target = next(s for s in trained.sessions.between(today, today + timedelta(days=9)) if s.sets)
    half = SessionChange(target.key, sets_factor=0.5)
    eased = Adjustment(AdjustmentKind.REDUCE, "Less", changes=(half,))
    trained.recovery.accept(today, eased)
    after = trained.sessions.get(target.key)
    trained.planning.accept(trained.planning.propose_again())
    assert trained.sessions.get(target.key) == after
    trained.plans.save_block(BlockedRange(target.day, target.day, "away"))
    trained.planning.accept(trained.planning.propose_again())
    assert trained.sessions.get(target.key) is None


def test_doses_go_up_only_on_green_days(trained: Journal) -> None:
    """A morning that asks to hold offers no step, whatever was done before."""
    today = trained.today()
    session = next(iter(trained.sessions.between(today, today + timedelta(days=9))))
    wake(trained, 0, 0)
    assert trained.doses.proposed(session.key)
    wake(trained, 0, 3)
    assert trained.doses.proposed(session.key) == ()


def test_a_step_that_was_taken_stays_when_the_plan_is_laid_again(trained: Journal) -> None:
    """Taking a dose is a decision like any other."""
    today = trained.today()
    session = next(iter(trained.sessions.between(today, today + timedelta(days=9))))
    wake(trained, 0, 0)
    dose = trained.doses.proposed(session.key)[0]
    taken = trained.doses.take(replace(dose, lines=dose.lines[:1])).value
    trained.planning.accept(trained.planning.propose_again())
    assert trained.sessions.get(session.key) == taken


def test_a_set_more_stays_in_every_session_when_the_plan_is_laid_again(trained: Journal) -> None:
    """Also of those that only got it because another one did; undoing takes it off them all."""
    today = trained.today()
    wake(trained, 0, 0)
    ahead = trained.sessions.between(today, today + timedelta(days=60))
    asks = Counter((s.type_id, line.exercise) for s in ahead for line in s.sets if line.target)
    (kind, exercise), _ = asks.most_common(1)[0]
    session = next(s for s in ahead if s.type_id == kind and not s.deload)
    now = tuple(line for line in session.sets if line.exercise == exercise)
    more = more_sets(now, sets_asked(now) + 1)
    dose = DoseChange(session.key, now[0].item, exercise, DoseStep.SETS, "More.", "", more)
    trained.doses.take(dose)
    after = trained.sessions.between(today, today + timedelta(days=60))
    changed = [s.key for s, was in zip(after, ahead, strict=True) if s.sets != was.sets]
    assert len(changed) > 1
    trained.planning.accept(trained.planning.propose_again())
    assert told(trained.sessions.between(today, today + timedelta(days=60))) == told(after)
    trained.undo()
    trained.undo()
    assert trained.sessions.between(today, today + timedelta(days=60)) == ahead


def told(sessions: list[Session]) -> list[tuple[date, list[SetLine]]]:
    """What sessions ask for, whichever rows hold it."""
    return [(s.day, [replace(line, id=None) for line in s.sets]) for s in sessions]
