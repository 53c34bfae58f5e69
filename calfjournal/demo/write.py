"""Write the sample journal through the same verbs the window uses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.demo import gym, mornings, roads
from calfjournal.demo.story import HALF_MARATHON_KM, Story
from calfjournal.domain.athlete import Athlete, Experience, Sex
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import say
from calfjournal.domain.plan import BlockedRange, Race, Wishes
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.errors import FileExists
from calfjournal.journal import Journal
from calfjournal.store.keys import new_key

PROGRAM = "calf_foundation"
CURRENT_PLAN_WEEKS_AGO = 6
"""The plan of today began this long ago, so that today falls into its strength phase."""
LONGEST_PLAN_WEEKS = 52
SHORTEST_PLAN_WEEKS = 18
"""One whole cycle; a shorter sample has only the plan of today."""
JUDGED_DAYS = 42
"""The last days keep the verdict they were given."""


def write(path: Path, *, days: int = 730, seed: int = 1, until: date | None = None) -> None:
    """Write the sample journal, ``days`` long, the last day being ``until`` (default today).

    The same arguments give the same journal, row for row. Raises FileExists when there is a
    file at ``path``; leaves nothing behind when it fails.
    """
    if path.exists():
        raise FileExists(say("store.exists", path=path), say("store.sample_needs_new"))
    try:
        with Journal.create(path) as journal:
            last = until or journal.today()
            story = Story(seed, monday(last - timedelta(days - 1)), last)
            midnight = datetime.combine(story.first, time(), UTC)
            with (
                new_key.repeatable(seed, round(midnight.timestamp() * 1000)),
                journal.edit(say("edits.write_sample")),
            ):
                _write_story(journal, story)
            # Ctrl+Z in a fresh sample must not make two years vanish.
            journal.forget_edits()
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write_story(journal: Journal, story: Story) -> None:
    journal.athlete.save(_athlete(story))
    for day, km in _races(story):
        journal.plans.save_race(Race(day, "Half marathon", km))
    if story.holiday is not None:
        journal.plans.save_block(BlockedRange(*story.holiday, "Holiday"))
    for flare in story.flares:
        journal.checkins.start_flare(flare)
    _write_plans(journal, story)
    for day in story.days:
        if (morning := mornings.check_in(story, day)) is not None:
            journal.checkins.save(*morning)
    for day in story.days[-JUDGED_DAYS:]:
        if journal.checkins.get(day) is not None:
            journal.recovery.keep(day)


def _write_plans(journal: Journal, story: Story) -> None:
    """Plan after plan up to the one of today, each made from the runs and tests before it."""
    run_until = story.first
    for start, weeks in _plan_spans(story):
        _write_runs(journal, story, run_until, start)
        run_until = start
        proposal = journal.planning.propose(_wishes(story, start, weeks), today=start)
        plan = journal.planning.accept(proposal, today=start).value
        sessions = journal.planning.sessions_of(plan)
        for session in sessions:
            _write_done(journal, story, session)
        retests = {s.day for s in sessions if s.kind is SessionKind.RETEST}
        end = start + timedelta(weeks=weeks)
        for assessment in gym.assessments(story, retests):
            if start <= assessment.day < end:
                journal.assessments.save(assessment)
    _write_runs(journal, story, run_until, story.last + timedelta(1))


def _write_runs(journal: Journal, story: Story, first: date, end: date) -> None:
    """The runs from a day on and before another; each finds the planned one it was."""
    for day in story.days:
        for run in roads.runs_on(story, day) if first <= day < end else ():
            journal.runs.add(run)


def _write_done(journal: Journal, story: Story, planned: Session) -> None:
    session = gym.as_done(story, planned, journal.library.exercises)
    if session is planned:
        return
    journal.sessions.record(session)
    if session.counts:
        for reading in mornings.answers(story, session):
            journal.checkins.save_reading(replace(reading, session_id=session.id))


def _plan_spans(story: Story) -> Iterator[tuple[date, int]]:
    """(start, weeks) of every plan, Mondays, without a gap; the last one reaches past today."""
    current = monday(story.last) - timedelta(weeks=CURRENT_PLAN_WEEKS_AGO)
    weeks_before = (current - story.first).days // 7
    if weeks_before < SHORTEST_PLAN_WEEKS:
        current, weeks_before = story.first, 0
    start = story.first
    for n in range(plans := -(-weeks_before // LONGEST_PLAN_WEEKS)):
        weeks = weeks_before // plans + (n < weeks_before % plans)
        yield start, weeks
        start += timedelta(weeks=weeks)
    yield current, LONGEST_PLAN_WEEKS


def _wishes(story: Story, start: date, weeks: int) -> Wishes:
    end = start + timedelta(weeks=weeks)
    blocked = [] if story.holiday is None else [(*story.holiday, "Holiday")]
    return Wishes(
        program=PROGRAM,
        start=start,
        weeks=weeks,
        days=(0, 2, 4),
        run_days=tuple((day, week[0].value) for day, week in roads.WEEK.items()),
        runs_per_week=len(roads.WEEK),
        weekly_km=33.0,
        races=tuple((day, km) for day, km in _races(story) if start <= day < end),
        blocked=tuple(block for block in blocked if start <= block[0] < end),
    )


def _races(story: Story) -> list[tuple[date, float]]:
    days = [story.race] if story.race is not None else []
    return [(day, HALF_MARATHON_KM) for day in [*days, story.next_race]]


def _athlete(story: Story) -> Athlete:
    return Athlete(
        name="Robin Sample",
        born=date(story.last.year - 42, 3, 14),
        sex=Sex.MALE,
        experience=Experience.EXPERIENCED,
        weekly_km=33.0,
        sleep_need_h=7.5,
        sore_side=Side.RIGHT,
        sore_site=Site.MIDPORTION,
        cadence_target_spm=169.0,
    )
