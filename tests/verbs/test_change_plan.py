"""A plan that is followed, changed: tried out without a trace, kept as one edit."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Words
from calfjournal.domain.plan import BlockedRange, Plan, Race, Wishes
from calfjournal.domain.reasons import Topic, sorted_out
from calfjournal.journal import Journal
from calfjournal.messages import in_words


def _followed(journal: Journal) -> Plan:
    start = monday(journal.today()) - timedelta(weeks=2)
    wishes = Wishes("calf_foundation", start, days=(0, 2, 5), run_days=((6, "long"),))
    return journal.planning.accept(journal.planning.propose(wishes)).value


def test_a_changed_plan_is_one_edit_with_its_calendar(journal: Journal) -> None:
    """Other days, another race, fewer days off: kept together, and undone together."""
    today = journal.today()
    race = journal.plans.save_race(Race(today + timedelta(weeks=10), "Ten", 10)).value
    away = today + timedelta(weeks=5)
    journal.plans.save_block(BlockedRange(away, away + timedelta(days=3), "Sea"))
    plan = _followed(journal)
    before = journal.dump()
    later = replace(race, day=race.day + timedelta(weeks=1))
    proposal = journal.planning.propose_again(
        wishes=replace(plan.wishes, days=(1, 3, 6), weeks=30), races=[later], blocks=[]
    )
    assert journal.dump() == before, "trying out leaves no trace"
    assert proposal.diff
    kept = journal.planning.follow(proposal, races=[later], blocks=[]).value
    assert kept.id == plan.id
    assert (kept.wishes.days, kept.wishes.weeks) == ((1, 3, 6), 30)
    assert journal.plans.races() == [later]
    assert journal.plans.blocks() == []
    done = journal.undo()
    assert done is not None
    assert journal.dump() == before


def test_what_is_known_of_each_leg_counts_unless_another_is_sore(journal: Journal) -> None:
    """Other equipment leaves what each leg said; another sore leg is judged by what is said."""
    tendon = journal.athlete.tendons()[Side.LEFT]
    sore = replace(tendon, usual_pain=4, site=Site.MIDPORTION)
    journal.athlete.save_tendon(sore)
    _followed(journal)
    athlete = journal.athlete.get()
    same = journal.planning.propose_again()
    tried = journal.planning.propose_again(athlete=replace(athlete, equipment=frozenset({"step"})))
    assert _of_you(same.reasons) <= _of_you(tried.reasons)
    assert _of_you(same.reasons)
    well = replace(athlete, sore_side=None, sore_site=None)
    assert _of_you(journal.planning.propose_again(athlete=well).reasons) < _of_you(same.reasons)


def _of_you(reasons: tuple[Words, ...]) -> set[str]:
    topics = dict(sorted_out(reasons).topics)
    return {in_words(reason) for reason in topics.get(Topic.YOU, ())}
