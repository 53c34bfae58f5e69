"""What the journal tells the charts."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from operator import attrgetter

import pytest

from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.message import Message
from calfjournal.domain.milestone import MilestoneKind
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.errors import DamagedJournal
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.store import charted
from tests.ui.charts_journal import WEEKS, fill


def test_an_empty_journal_has_no_extent_and_empty_panels(journal: Journal) -> None:
    """Nothing entered is no day at all, and every chart says that it is empty."""
    progress, today = journal.progress, journal.today()
    assert progress.extent() is None
    panels = (*progress.training(today, today), *progress.recovery(today, today))
    assert len({panel.key for panel in panels}) == len(panels) == 9
    for panel in panels:
        assert in_words(panel.summary)
        assert not any(value for trace in panel.traces for value in trace.values)


def test_the_extent_reaches_from_the_first_to_the_last_day(journal: Journal) -> None:
    """Planned sessions stretch nothing; what was done, felt or tested does."""
    fill(journal)
    today = journal.today()
    assert journal.progress.extent() == (today - timedelta(weeks=WEEKS), today)


def test_every_panel_has_values_and_rows(journal: Journal) -> None:
    """Each chart of a filled journal has something to draw and a table behind it."""
    fill(journal)
    first, last = journal.progress.extent() or (journal.today(), journal.today())
    for panel in (
        *journal.progress.training(first, last),
        *journal.progress.recovery(first, last),
    ):
        assert not panel.is_empty, panel.key
        assert panel.rows, panel.key
        assert all(len(row) == len(panel.columns) for row in panel.rows)


def test_charts_read_of_every_row_what_the_row_holds(journal: Journal) -> None:
    """Fewer columns, the same values; what a chart does not draw is as by default."""
    fill(journal)
    database = journal.progress._database
    span = (journal.today() - timedelta(weeks=WEEKS - 2), journal.today() - timedelta(days=3))
    for read, whole, names in (
        (charted.CHECK_INS, journal.checkins.between(*span), "day resting_hr sleep_hours source"),
        (charted.SESSIONS, journal.sessions.between(*span), "day kind title id rpe minutes status"),
        (charted.RUNS, journal.runs.between(*span), "start day distance_m rpe cadence source"),
    ):
        picked = attrgetter(*names.split())
        assert list(map(picked, read.between(database, *span))) == list(map(picked, whole))
    picked = attrgetter("day", "moment", "side", "pain", "session_id")
    pains = charted.PAINS.between(database, *span)
    assert Counter(map(picked, pains)) == Counter(map(picked, journal.checkins.readings(*span)))


def test_charts_name_the_row_that_no_version_wrote(journal: Journal) -> None:
    """A chart of a damaged journal says where, as every other page does."""
    fill(journal)
    today = journal.today()
    journal.progress._database.run("UPDATE session SET status = 'dome' WHERE rowid % 2")
    with pytest.raises(DamagedJournal) as caught:
        journal.progress.recovery(today - timedelta(weeks=WEEKS), today)
    assert "status" in in_words(caught.value.said)


def test_means_tell_the_days_they_stand_on(journal: Journal) -> None:
    """Every mean of several days carries how many values it has."""
    fill(journal)
    today = journal.today()
    for panel in journal.progress.recovery(today - timedelta(days=30), today)[:2]:
        mean = panel.traces[1]
        assert mean.window in (7, 14)
        assert len(mean.counts) == len(mean.values)
        assert all(0 <= count <= mean.window for count in mean.counts)
        told = panel.rows[0][2]
        assert isinstance(told, Message)
        assert f"of {mean.window})" in in_words(told)


def test_a_new_source_and_a_missing_effort_are_told(journal: Journal) -> None:
    """Devices differ, and a load without effort is left out: both are marked on their day."""
    fill(journal)
    today = journal.today()
    heart = journal.progress.recovery(today - timedelta(weeks=WEEKS), today)[0]
    assert [in_words(event.text) for event in heart.events] == [
        "from here on by garmin, before by manual"
    ]
    load = journal.progress.training(today - timedelta(weeks=WEEKS), today)[2]
    assert [in_words(event.text) for event in load.events] == ["1 effort not entered, left out"]


def test_a_young_baseline_says_how_far_it_is(journal: Journal) -> None:
    """With nine values of fourteen the chip counts them."""
    today = journal.today()
    for back in range(7, 16):
        journal.checkins.save(CheckIn(today - timedelta(days=back), resting_hr=50))
    heart = journal.progress.recovery(today - timedelta(days=30), today)[0]
    assert heart.collecting == (9, 14)


def test_phases_end_where_their_plan_was_left(journal: Journal) -> None:
    """A plan replaced early tints only the days it was followed; cycles are told apart."""
    today = journal.today()
    old = today - timedelta(weeks=8)
    for start, cycle in ((old, 1), (today - timedelta(weeks=2), 2)):
        phase = Phase(
            PhaseKind.STRENGTH, "Strength", start, start + timedelta(days=69), 10, cycle=cycle
        )
        wishes = Wishes("calf_foundation", start)
        plan = Plan(None, "calf_foundation", "Foundation", start, phase.end, (phase,), wishes)
        journal.plans.store(plan, [])
    behind = journal.progress.background()
    left, now = behind.phases
    assert left.end < now.start
    assert [start for start, _ in behind.cycles] == [left.start, now.start]


def test_what_was_earned_long_ago_is_not_earned_again(journal: Journal) -> None:
    """Ten raises of three years ago stay there, however far the rules look back."""
    today = journal.today()
    long_ago = today - timedelta(days=3 * 365)
    line = SetLine(
        "sl_calf_raise_floor", 0, 1, Side.LEFT, Unit.REPS, 10, done=10, pain=1, full_height=True
    )
    for day in (long_ago, today - timedelta(days=2)):
        session = Session(day, SessionKind.STRENGTH, "", status=SessionStatus.DONE, sets=(line,))
        journal.sessions.add(session)
    (first,) = journal.progress.milestones(today)
    assert (first.kind, first.day) == (MilestoneKind.RAISES, long_ago)


def test_calm_mornings_are_dated_once_and_none_is_told_in_a_flare(journal: Journal) -> None:
    """Seven calm mornings of a year and a half ago are not seven new ones; a flare silences all."""
    today = journal.today()
    before = today - timedelta(days=500)
    for day in (before, today - timedelta(days=20)):
        for later in range(8):
            morning = TendonReading(day + timedelta(days=later), Moment.MORNING, Side.LEFT, 0)
            journal.mornings.answer(morning)
    calm = [m for m in journal.progress.milestones(today) if m.kind is MilestoneKind.CALM]
    assert calm == []
    earned = journal.progress.milestones(before + timedelta(days=30))
    assert [m.day for m in earned] == [before + timedelta(days=6)]
    assert journal.progress.told(before + timedelta(days=30)) == earned
    journal.checkins.start_flare(Flare(before + timedelta(days=29), Side.RIGHT))
    assert journal.progress.told(before + timedelta(days=30)) == ()
    assert journal.progress.milestones(before + timedelta(days=30)) == earned
