"""Plans, races and blocked ranges."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.plan import BlockedRange, Plan, Race, RaceRank, Wishes
from calfjournal.domain.session import SessionStatus
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, a_layout, a_plan, a_session

WEEK = timedelta(days=7)


@pytest.fixture
def plan(journal: Journal) -> Plan:
    made = a_plan()
    return journal.plans.store(made, a_layout(made)).value


def test_plan_comes_back_as_it_went_in(journal: Journal, plan: Plan) -> None:
    """A plan with phases, wishes and reasons is read back equal by every way of reading."""
    bare = replace(plan, id=None, phases=tuple(replace(phase, id=None) for phase in plan.phases))
    assert bare == a_plan()
    assert journal.plans.active() == plan
    assert journal.plans.get(plan.key) == plan
    assert journal.plans.all() == [plan]
    sessions = journal.sessions.of_plan(plan.key)
    assert len(sessions) == 10
    assert all(len(session.sets) == 2 for session in sessions)


def test_new_plan_ends_the_one_before(journal: Journal, plan: Plan) -> None:
    """A new plan takes over from its start: done and locked sessions stay, planned ones go."""
    first, second, third, fourth, fifth, *_ = journal.sessions.of_plan(plan.key)
    journal.sessions.finish(first.key)
    journal.sessions.finish(fourth.key)
    journal.sessions.move(fifth.key, fifth.day + timedelta(days=1))
    new = a_plan(DAY + WEEK)
    stored = journal.plans.store(new, a_layout(new)).value
    assert journal.plans.active() == stored
    old = journal.plans.get(plan.key)
    assert old is not None
    assert not old.active
    assert old.end == DAY + WEEK - timedelta(days=1)
    assert old.phases[-1].end == old.end
    kept = {session.id for session in journal.sessions.of_plan(plan.key)}
    assert kept == {first.id, second.id, third.id, fourth.id}
    theirs = journal.sessions.of_plan(stored.key)
    assert fifth.id in {session.id for session in theirs}, (
        "a locked one now belongs to the new plan"
    )
    assert len(theirs) == 11
    assert in_words(journal.undo_label or "") == "New plan: Calf foundation"
    journal.undo()
    assert journal.plans.active() == plan


def test_plan_that_never_began_is_not_kept(journal: Journal, plan: Plan) -> None:
    """A plan replaced before its start leaves nothing behind."""
    new = a_plan(DAY - WEEK)
    stored = journal.plans.store(new, a_layout(new)).value
    assert journal.plans.all() == [stored]
    assert {session.plan_id for session in journal.sessions.between(DAY - WEEK, plan.end)} == {
        stored.id
    }


def test_planning_again_replaces_what_is_to_come(journal: Journal, plan: Plan) -> None:
    """Laying a plan again replaces planned sessions from a day on and keeps all before it."""
    before = journal.sessions.of_plan(plan.key)
    since = DAY + WEEK
    journal.sessions.finish(before[4].key)
    moved = journal.sessions.move(before[5].key, before[5].day).value
    again = replace(plan, end=plan.end + WEEK, reasons=("again",))
    sessions = [before[6], a_session(since + timedelta(days=20))]
    stored = journal.plans.store(again, sessions, since=since).value
    assert stored.id == plan.id
    assert stored.reasons == ("again",)
    after = journal.sessions.of_plan(plan.key)
    assert [s.id for s in after[:6]] == [s.id for s in before[:3]] + [
        before[4].id,
        moved.id,
        before[6].id,
    ]
    assert len(after) == 7
    assert in_words(journal.undo_label or "") == "Plan again: Calf foundation"


def test_ending_a_plan(journal: Journal, plan: Plan) -> None:
    """An ended plan keeps what lies behind its last day and nothing planned after it."""
    ended = journal.plans.end(plan.key, DAY + WEEK).value
    assert (ended.active, ended.end) == (False, DAY + WEEK)
    assert journal.plans.active() is None
    left = journal.sessions.of_plan(plan.key)
    assert [session.day for session in left] == [DAY + timedelta(days=n) for n in (0, 3, 6)]
    assert all(session.status is SessionStatus.PLANNED for session in left)
    with pytest.raises(InputError, match="no longer"):
        journal.plans.end(5, DAY)


def test_what_is_planned_again_after_the_end_is_placed_by_hand(
    journal: Journal, plan: Plan
) -> None:
    """A session skipped and planned again after its plan ended stays, and the journal is sound."""
    last = journal.sessions.of_plan(plan.key)[-1]
    journal.sessions.skip(last.key)
    journal.plans.end(plan.key, DAY)
    assert journal.sessions.reopen(last.key).value.locked
    assert journal.check() == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"end": DAY - WEEK}, "end"),
        ({"phases": (replace(a_plan().phases[0], end=DAY - WEEK),)}, "phases[0].end"),
        ({"phases": (replace(a_plan().phases[0], weeks=-1),)}, "phases[0].weeks"),
        ({"id": 99}, "id"),
    ],
)
def test_bad_plans_name_their_field(
    journal: Journal, change: dict[str, object], field: str
) -> None:
    """A plan that cannot be is refused with its place, and nothing changes."""
    with pytest.raises(InputError) as caught:
        journal.plans.store(replace(a_plan(), **change), [])
    assert caught.value.field == field
    assert not any(journal.dump().values())


def test_a_day_has_races_of_one_rank(journal: Journal) -> None:
    """Whoever asks: races kept one by one, wishes alone, and wishes beside what is kept."""
    kept = journal.plans.save_race(Race(DAY, "Ten", 10.0)).value
    with pytest.raises(InputError) as refused:
        journal.plans.save_race(Race(DAY, "Park", 5.0, rank=RaceRank.B))
    assert refused.value.field == "rank"
    journal.plans.save_race(Race(DAY, "Relay", 5.0))
    beside = Wishes("calf_foundation", DAY - WEEK, races=((DAY, 5.0),), b_races=(DAY,))
    alone = replace(beside, races=((DAY + WEEK, 5.0), (DAY + WEEK, None)), b_races=(DAY + WEEK,))
    for wishes in (beside, alone):
        with pytest.raises(InputError, match="an A race and a B race"):
            journal.planning.propose(wishes)
    both = replace(alone, b_races=(DAY + WEEK,) * 2)
    assert journal.planning.propose(both).plan.wishes.b_races
    for race in journal.plans.races():
        journal.plans.delete_race(race.key)
    journal.plans.save_race(replace(kept, id=None, rank=RaceRank.B))
    assert journal.planning.propose(beside).plan.wishes.b_races == (DAY,)


def test_races(journal: Journal) -> None:
    """Races are added, changed and deleted, and listed by day."""
    later = journal.plans.save_race(Race(DAY + WEEK, "Ten", 10.0)).value
    sooner = journal.plans.save_race(Race(DAY, "Park")).value
    assert journal.plans.races() == [sooner, later]
    changed = journal.plans.save_race(replace(later, name="Ten miles")).value
    assert journal.plans.races() == [sooner, changed]
    journal.plans.delete_race(sooner.key)
    assert journal.plans.races() == [changed]
    with pytest.raises(InputError):
        journal.plans.delete_race(sooner.key)
    with pytest.raises(InputError):
        journal.plans.save_race(sooner)
    with pytest.raises(InputError) as caught:
        journal.plans.save_race(Race(DAY, distance_km=-3))
    assert caught.value.field == "distance_km"


def test_blocked_ranges(journal: Journal) -> None:
    """Blocked ranges are added, changed and deleted; the end never comes first."""
    block = journal.plans.save_block(BlockedRange(DAY, DAY + WEEK, "travel")).value
    outcome = journal.plans.save_block(replace(block, end=DAY))
    assert journal.plans.blocks() == [outcome.value]
    assert outcome.changes.days == {DAY + timedelta(days=n) for n in (0, 7)}
    with pytest.raises(InputError) as caught:
        journal.plans.save_block(BlockedRange(DAY, DAY - WEEK))
    assert caught.value.field == "end"
    journal.plans.delete_block(block.key)
    assert journal.plans.blocks() == []
    with pytest.raises(InputError):
        journal.plans.delete_block(block.key)


@pytest.mark.parametrize("program", ["calf_foundation", "alfredson"])
def test_laying_an_unchanged_plan_again_changes_nothing(journal: Journal, program: str) -> None:
    """Sessions and sets are known by their place in the plan, also where two are laid a day."""
    wishes = Wishes(program, DAY, days=(0, 2, 4))
    journal.planning.accept(journal.planning.propose(wishes, today=DAY), today=DAY)
    before = journal.dump()
    again = journal.planning.accept(journal.planning.propose_again(today=DAY), today=DAY)
    assert again.changes.is_empty
    assert journal.dump() == before
    assert in_words(journal.undo_label or "") == f"New plan: {in_words(again.value.title)}"
