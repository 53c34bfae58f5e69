"""The beat for steps on a day, read out of a journal, and why it is so in words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from msgspec.structs import replace

from calfjournal.domain.cadence_beat import BeatPlan, CadenceTarget, OwnCadence, beat_score
from calfjournal.domain.run import Cadence, PlannedRun, Run, RunKind
from calfjournal.domain.score import SECOND_NS
from calfjournal.journal import Journal
from calfjournal.views.cadence_words import now_words, part_words, race_line, target_lines
from tests.recovery.mornings import DAY


def ran(journal: Journal, days_ago: int, spm: float) -> Run:
    day = journal.today() - timedelta(days=days_ago)
    at = datetime.combine(day, time(12), UTC)
    return journal.runs.add(Run(at, day, distance_m=8000, cadence=Cadence(spm, 3, 2, 900))).value


def test_a_recording_linked_with_a_planned_race_is_no_easy_run(journal: Journal) -> None:
    """It tells the cadence of races instead."""
    for days_ago, spm in ((9, 160), (5, 162), (2, 164)):
        ran(journal, days_ago, spm)
    target = journal.views.cadence_target(journal.today())
    assert target.own is not None
    assert (target.own.spm, target.race) == (162, None)
    race = journal.today() - timedelta(days=20)
    journal.planned_runs.add(PlannedRun(race, RunKind.RACE))
    run = ran(journal, 20, 190)
    journal.runs.update(replace(run, duration_s=1900))
    told = journal.views.cadence_target(journal.today())
    assert told.own == target.own
    assert told.race is not None
    assert told.race.spm == 190
    assert told.race_spm == told.most == 178


def test_a_day_ahead_rests_on_what_is_recorded_by_today(journal: Journal) -> None:
    """The newest runs are not forgotten because the day is weeks away."""
    for days_ago in (1, 2, 3):
        ran(journal, days_ago, 160)
    ahead = journal.views.cadence_target(journal.today() + timedelta(days=60))
    assert ahead.own is not None
    assert ahead.own.runs == 3


def test_the_words_name_week_cap_and_source() -> None:
    """A race pace beyond the cap says where the beat stays."""
    target = CadenceTarget(DAY, 3, 5, 10, OwnCadence(160), OwnCadence(185.5, 2, DAY))
    assert target_lines(target) == [
        "Own cadence 160 spm, as you counted it.",
        "+5 % after the first week of repeats; this is week 3.",
        "At most 176 spm: 10 % above your own 160 spm, at the same pace.",
    ]
    assert race_line(target) == (
        "Race pace: 185.5 spm, the middle of 2 runs up to 23 Nov 2026. "
        "The beat stays at the cap of 176 spm."
    )


def test_each_part_of_a_beat_has_its_name() -> None:
    """From the warm-up to the cool-down, and what is left of each while it plays."""
    score = beat_score(BeatPlan(2, 2, 1, 4, 3, fades=True), 170)
    assert [part_words(score, at) for at in range(len(score.passages))] == [
        "Warm-up, 4:00",
        "Repeat 1, on the beat, 1:00",
        "Repeat 1, the same steps without it, 1:00",
        "Free, 1:00",
        "Repeat 2, on the beat, 1:00",
        "Repeat 2, the same steps without it, 1:00",
        "Cool-down, 3:00",
    ]
    assert now_words(score, 250 * SECOND_NS) == "Repeat 1, on the beat · 0:50 left"
    assert now_words(score, 3600 * SECOND_NS) == "All of it is over."
