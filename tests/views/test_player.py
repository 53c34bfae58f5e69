"""A session as the player goes through it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.playing import Then
from calfjournal.domain.session import Session, SetLine
from calfjournal.domain.thresholds import OWN_CADENCE
from calfjournal.journal import Journal
from calfjournal.views.player import PlayerFacts
from tests.calendar_journal import session

RAISE, HOPS = "sl_calf_raise_step", "pogo_double"


def with_sets(journal: Journal, *lines: SetLine, days_ago: int = 0) -> Session:
    day = journal.today() - timedelta(days=days_ago)
    return journal.sessions.add(replace(session(day), sets=lines)).value


def played(journal: Journal, of: Session) -> PlayerFacts:
    found = journal.views.player(of.key)
    assert found is not None
    return found


def raises(number: int = 1) -> tuple[SetLine, ...]:
    return tuple(
        SetLine(RAISE, 0, number, side, Unit.REPS, 8, rest_s=90) for side in (Side.LEFT, Side.RIGHT)
    )


def test_it_begins_where_something_is_open(journal: Journal) -> None:
    """What was logged is over; with everything logged, or nothing to do, there is no player."""
    added = with_sets(journal, *raises(), *raises(2))
    assert played(journal, added).first_open == 0
    journal.sets.log_sets([replace(added.sets[0], done=8)], "Log set", "done")
    facts = played(journal, added)
    assert (facts.first_open, facts.can_be_played) == (1, True)
    assert facts.sets(facts.steps[1].line) == 2
    journal.sets.copy_targets(added.key)
    facts = played(journal, added)
    assert (facts.first_open, facts.can_be_played) == (None, False)
    assert not played(journal, with_sets(journal)).can_be_played


def test_what_stands_beside_a_set(journal: Journal) -> None:
    """Its name, how it is done, its tempo, the easier rung and the last time."""
    before = with_sets(journal, *raises(), days_ago=3)
    journal.sets.copy_targets(before.key)
    odd = SetLine("nobody", 1, 1, Side.BOTH, Unit.REPS, 5)
    facts = played(journal, with_sets(journal, *raises(), odd))
    line, unknown = facts.steps[0].line, facts.steps[-1].line
    assert facts.name(line) == "Single-leg calf raise, step (deficit)"
    assert facts.cue(line).startswith("One leg on the edge")
    easier = facts.easier(line)
    assert (facts.tempo(line), easier and easier.id) == ("3-1-2-1", "sl_calf_raise_floor")
    assert [words.partition(": ")[2] for words in facts.last.values()] == ["8"]
    assert (facts.name(unknown), facts.cue(unknown), facts.easier(unknown)) == ("nobody", "", None)


def test_how_long_is_left_is_scores_and_rests(journal: Journal) -> None:
    """Two legs of 3 + 8 x 7 s, ten seconds between them, 90 s, then hops for about half a minute.

    What is logged takes no time any more; what was left out before a step still does.
    """
    hops = SetLine(HOPS, 1, 1, Side.BOTH, Unit.CONTACTS, 20)
    added = with_sets(journal, *raises(), hops)
    facts = played(journal, added)
    assert facts.seconds_left(0) == 59 + 10 + 59 + 90 + 30
    assert facts.seconds_left(2, besides=0) == 30 + 59
    assert facts.seconds_left(3) == 59 + 10 + 59 + 90 + 30
    journal.sets.log_sets([replace(added.sets[0], done=8)], "Log set", "done")
    assert played(journal, added).seconds_left(0) == 59 + 90 + 30
    assert facts.reached(0, 59_000_000_000) == 8
    assert facts.tension_s(0, 59_000_000_000) == 56
    assert facts.tension_s(2, 59_000_000_000) is None


def test_pain_told_between_sets_changes_what_is_left(journal: Journal) -> None:
    """From 3 on a range is played to its target, at 5 the easier rung is offered, at 6 all ends.

    Pain that was told by mistake and put right holds nothing back.
    """
    ranges = (replace(line, target_high=12) for line in (*raises(), *raises(2)))
    added = with_sets(journal, *ranges)
    told = replace(added.sets[0], done=8)
    for pain, reps, then, can in (
        (0, 12, Then.GO_ON, True),
        (4, 8, Then.HOLD, True),
        (5, 8, Then.EASIER, True),
        (6, 8, Then.END, False),
        (2, 12, Then.GO_ON, True),
    ):
        journal.sets.log_sets([replace(told, pain=pain)], "Log set", "player")
        facts = played(journal, added)
        after = facts.after_pain(facts.steps[0].line)
        assert after is not None
        assert (facts.steps[1].score.reps, after.then, facts.can_be_played) == (reps, then, can)
        assert bool(facts.counsel) == facts.must_end == (not can)


def test_the_easier_rung_takes_the_open_sets_in_one_step(journal: Journal) -> None:
    """The other leg of a set that was begun goes down too; undo takes it back whole."""
    added = with_sets(journal, *raises(), *raises(2))
    journal.sets.log_sets([replace(added.sets[0], done=8)], "Log set", "player")
    facts = played(journal, added)
    line = facts.steps[0].line
    easier = facts.easier(line)
    assert easier is not None
    journal.sets.swap(added.key, facts.lines(line), easier)
    facts = played(journal, added)
    swapped_to = [step.line.exercise for step in facts.steps]
    assert swapped_to == [RAISE, easier.id, easier.id, easier.id]
    assert [(x.line.number, facts.sets(x.line)) for x in facts.steps] == [(1, 2)] * 2 + [(2, 2)] * 2
    assert facts.easier(line) is None
    journal.undo()
    assert [step.line.exercise for step in played(journal, added).steps] == [RAISE] * 4


def test_cadence_repeats_get_the_beat_of_the_runner(journal: Journal) -> None:
    """3 % above one's own in the first week of them."""
    added = with_sets(journal, SetLine("cadence_repeats", 0, 1, Side.BOTH, Unit.MINUTES, 1))
    journal.recovery.set_threshold(OWN_CADENCE, 160)
    facts = journal.views.player(added.key)
    assert facts is not None
    assert [passage.bpm for passage in facts.steps[0].score.passages] == [0, 165]


def test_cadence_repeats_get_the_beat_that_is_asked_for(journal: Journal) -> None:
    """What is asked for goes before the runner's own target."""
    added = with_sets(journal, SetLine("cadence_repeats", 0, 1, Side.BOTH, Unit.MINUTES, 1))
    facts = journal.views.player(added.key, 174)
    assert facts is not None
    assert facts.steps[0].score.passages[1].bpm == 174
