"""Every number that the athlete may change moves an answer: nothing in the table is for show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Sex, Tendon
from calfjournal.domain.checkin import CheckIn, TendonReading
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.run import Cadence, Hill, RunKind, Shoes
from calfjournal.domain.session import SetLine
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.recovery.run_responses import run_responses
from calfjournal.recovery.verdict import Inputs, judge
from calfjournal.store import reviews
from calfjournal.training.running.hard_runs import HardRuns
from tests.recovery.mornings import DAY, RULES, answered, back, checkins, done, mornings, ran

Answer = Callable[[dict[str, float]], object]
"""What the rules say with some numbers of one's own."""
LEFT = Side.LEFT
CALM = mornings([1] * 40)


# ------------------------------------------------------------------ judged days


def says(inputs: Inputs, *, in_words: bool = False) -> Answer:
    """The light and the state of each finding; ``in_words`` its sentence too."""

    def answer(own: dict[str, float]) -> object:
        verdict = judge(DAY, inputs, RULES.with_own(own))
        found = [(f.rule, f.state, f.points, f.text if in_words else "") for f in verdict.findings]
        return verdict.light, found

    return answer


def after_session(
    days_ago: int = 1,
    during: int | None = None,
    after: int | None = None,
    h24: int | None = None,
    h48: int | None = None,
) -> Answer:
    """A left leg with calm mornings and a session answered like this."""
    session = done(days_ago)
    pains = answered(session, during=during, after=after, h24=h24, h48=h48)
    return says(Inputs(readings=(*CALM, *pains), sessions=(session,)))


def ran_then(km: float = 8, **more: object) -> Answer:
    """What is said of the runs after one like this, which follows four flat ones of 8 km."""
    pairs = (Shoes("High", 10.0), Shoes("Flat", 4.0))
    usual = [replace(ran(8, days_ago), shoes="High") for days_ago in (4, 6, 9, 12)]
    runs = (*usual, replace(ran(km, 1), **more))

    def answer(own: dict[str, float]) -> object:
        hard = HardRuns(DAY, runs, pairs, RULES.with_own(own))
        return list(map(in_words, hard.reasons()))

    return answer


def hills_told(own: dict[str, float]) -> object:
    """How many kinds of runs are told of after ten over hills, each with a calm morning."""
    runs = [replace(ran(8, ago), hill=Hill.HILLY) for ago in range(2, 32, 3)]
    return len(run_responses(runs, Inputs(readings=CALM).legs, RULES.with_own(own)))


def slept_on(*readings: Sequence[TendonReading]) -> Answer:
    """Mornings of the left leg."""
    return says(Inputs(readings=tuple(one for several in readings for one in several)))


def stiff(usual: int, today: int) -> Answer:
    """Twenty mornings stiff as usual, and today's."""
    before = mornings([1] * 20, until=back(1), stiffness=usual)
    return slept_on(before, mornings([1], stiffness=today))


def typed(name: str, values: Sequence[float | None], need_h: float | None = None) -> Answer:
    """A figure of the check-in, day by day up to today."""
    return says(Inputs(Athlete(sleep_need_h=need_h), tuple(checkins(values, name))))


def praised(*sessions_in_week: int) -> Answer:
    """The headline of a calm morning after sessions in each week, the newest first."""
    sessions = tuple(
        done(7 * week + ago)
        for week, count in enumerate(sessions_in_week)
        for ago in range(1, count + 1)
    )
    both = (*mornings([0] * 40), *mornings([0] * 40, Side.RIGHT))
    inputs = Inputs(readings=both, sessions=sessions)
    return lambda own: judge(DAY, inputs, RULES.with_own(own)).headline


def rated(sums: Sequence[float]) -> Answer:
    """Sums of the four ratings, made with fatigue: the other three stand at their best."""
    days = checkins([total - 3 for total in sums], "fatigue")
    best = {"sleep_quality": 5, "stress": 1, "muscle_soreness": 1}
    return says(Inputs(checkins=tuple(replace(day, **best) for day in days)))


def longest(km: float, days_ago: int = 0) -> Answer:
    """A run after three runs of 10 km."""
    runs = (ran(10, 20), ran(10, 15), ran(10, 10), ran(km, days_ago))
    return says(Inputs(runs=runs), in_words=True)


def effort(days_ago: int, rpe: int) -> Answer:
    """A session planned as 6 of 10."""
    return says(Inputs(sessions=(done(days_ago, rpe=rpe),)))


UNEVEN = [45, 55] * 17
SHORT_SLEEP = typed("sleep_hours", [8] * 56 + [6.5] * 14)
CREEPING = slept_on(mornings([0] * 28 + [0, 1] * 16 + [1, 2] * 7 + [2] * 14))
CREEPING_SOME = mornings([0] * 28 + [0, 1] * 16 + [None, 1, 2, 2] * 7)
STIFFENED = (
    *mornings([1] * 14, until=back(21), stiffness=4),
    *mornings([1] * 20, until=back(1), stiffness=12),
)


def agreeing() -> Answer:
    """A point at 24 h and at 48 h, after 19 twinges that cleared and one that did not."""
    session, twinges = done(2), [reading for n in range(20) for reading in _twinge(n)]
    pains = answered(session, during=0, h24=1, h48=1)
    return says(Inputs(readings=(*mornings([0] * 60), *twinges, *pains), sessions=(session,)))


def _twinge(number: int) -> Sequence[TendonReading]:
    return answered(done(4 + 2 * number, key=100 + number), h24=1, h48=int(number == 0))


AGREEING = agreeing()
JUDGED: dict[str, tuple[float, Answer]] = {
    "even.weeks": (2, praised(2, 2, 0, 0)),
    "even.least": (3, praised(2, 2, 2, 2)),
    "even.spread": (1, praised(4, 2, 2, 2)),
    "tendon.zone_amber": (5, after_session(during=4)),
    "tendon.zone_red": (8, after_session(during=7)),
    "tendon.lasting_48h": (3, after_session(2, during=1, h48=3)),
    "tendon.red_24h": (4, after_session(2, h24=4)),
    "tendon.red_rise": (5, slept_on(mornings([1] * 20 + [5]))),
    "tendon.hold_24h": (3, after_session(2, h24=3)),
    "tendon.agreeing": (2, after_session(2, h24=2, h48=2)),
    "tendon.morning_hold": (3, slept_on(mornings([2] * 20 + [3]))),
    "tendon.strict": (1, after_session(2, h24=1, h48=2)),
    "tendon.rise_hold": (4, slept_on(mornings([1] * 20 + [3]))),
    "tendon.rise_ok": (2, slept_on(mornings([0, 1] * 10 + [2]))),
    "tendon.base_days": (60, slept_on(mornings([1] * 46 + [2] * 14 + [3]))),
    "tendon.base_min": (
        14,
        slept_on(mornings([2] * 14, until=back(30)), mornings([0] * 6 + [2])),
    ),
    "flare.pain": (6, slept_on(mornings([0] * 20 + [4, 4]))),
    "flare.rise": (5, slept_on(mornings([0] * 20 + [4, 4]))),
    "flare.mornings": (3, slept_on(mornings([0] * 20 + [4, 4]))),
    "tendon.start_margin": (4, slept_on(mornings([0] * 14 + [3] * 20))),
    "tendon.start_mornings": (5, slept_on(mornings([0] * 6 + [2] * 8 + [3] * 20))),
    "tendon.creep": (3, CREEPING),
    "tendon.creep_days": (60, CREEPING),
    "tendon.creep_min": (28, slept_on(CREEPING_SOME)),
    "tendon.twinge_min": (30, AGREEING),
    "tendon.twinge_share": (1, AGREEING),
    "stiffness.start_margin": (0, slept_on(STIFFENED, mornings([1], stiffness=24))),
    "tendon.trend_pain": (3, slept_on(mornings([0] * 7 + [2] * 7))),
    "tendon.trend_stiffness": (
        60,
        slept_on(mornings([1] * 7, until=back(7), stiffness=4), mornings([1] * 7, stiffness=20)),
    ),
    "tendon.trend_min": (7, slept_on(mornings([1] * 5, until=back(7)), mornings([1] * 5))),
    "tendon.alive_days": (2, after_session(3, during=1, h48=6)),
    "stiffness.rise": (60, stiff(4, 20)),
    "stiffness.limit": (120, stiff(25, 35)),
    "stiffness.note": (30, stiff(4, 10)),
    "stiffness.amber": (60, stiff(10, 18)),
    "rhr.base_from": (90, typed("resting_hr", [60] * 60 + [50] * 34 + [56])),
    "rhr.base_to": (1, typed("resting_hr", [50] * 34 + [52] * 6 + [55])),
    "rhr.base_min": (28, typed("resting_hr", [50] * 27)),
    "rhr.high_bpm": (10, typed("resting_hr", [50] * 40 + [56])),
    "rhr.high_sd": (4, typed("resting_hr", [*UNEVEN, 60])),
    "rhr.high_days": (3, typed("resting_hr", [50] * 40 + [56, 56])),
    "rhr.week_bpm": (8, typed("resting_hr", [50] * 34 + [54] * 7)),
    "rhr.week_sd": (4, typed("resting_hr", [*UNEVEN, *[56] * 7])),
    "rhr.week_min": (7, typed("resting_hr", [50] * 34 + [None, None, *[54] * 5])),
    "sleep.mean_h": (8, typed("sleep_hours", [7.5] * 14)),
    "sleep.short_of_need_h": (0.5, typed("sleep_hours", [8] * 56 + [7.7] * 14, need_h=8.5)),
    "sleep.below_usual_h": (2, SHORT_SLEEP),
    "sleep.usual_days": (28, typed("sleep_hours", [9] * 28 + [7] * 28 + [6.9] * 14)),
    "sleep.usual_min": (56, typed("sleep_hours", [8] * 40 + [6.5] * 14)),
    "sleep.mean_min": (14, typed("sleep_hours", [8] * 10)),
    "sleep.night_h": (5, typed("sleep_hours", [5.5])),
    "sleep.quality_drop": (3, typed("sleep_quality", [5] * 28 + [3] * 7)),
    "sleep.quality_week_min": (7, typed("sleep_quality", [5] * 28 + [None, *[5] * 6])),
    "sleep.quality_base_min": (28, typed("sleep_quality", [5] * 27)),
    "wellness.z": (4, rated([5] * 30 + [8, 8])),
    "wellness.days": (4, rated([5] * 30 + [8, 8])),
    "wellness.base_days": (90, rated([9] * 60 + [5] * 30 + [8])),
    "wellness.base_min": (28, rated([5] * 20)),
    "wellness.sd_floor": (5, rated([5] * 30 + [8, 8])),
    "rpe.over": (5, effort(1, 8)),
    "rpe.days": (14, effort(5, 8)),
    "run.spike_small": (1.5, longest(12)),
    "run.spike_moderate": (1.15, longest(12)),
    "run.spike_large": (1.4, longest(15)),
    "run.reference_days": (7, longest(12)),
    "run.reference_runs": (10, longest(12)),
    "run.reference_since": (60, longest(12)),
    "run.recent_days": (1, longest(12, days_ago=2)),
    "run.weight_hills": (1.0, ran_then(hill=Hill.HILLY)),
    "run.weight_speed": (1.0, ran_then(kind=RunKind.QUALITY)),
    "run.weight_flat_shoes": (2.0, ran_then(kind=RunKind.QUALITY, shoes="Flat", km=5)),
    "run.drop_mm": (8, ran_then(shoes="Flat")),
    "response.runs": (20, hills_told),
    "points.rhr": (3, typed("resting_hr", [50] * 34 + [54] * 7)),
    "points.sleep": (2, SHORT_SLEEP),
    "points.wellness": (0, rated([5] * 30 + [8, 8])),
    "points.rpe": (0, effort(1, 8)),
    "points.run_spike": (2, longest(12)),
    "points.tendon_amber": (1, after_session(during=4)),
    "points.tendon_red": (6, after_session(during=8)),
    "light.amber": (1, SHORT_SLEEP),
    "light.red": (2, after_session(during=4)),
}
"""By key: another value, and a day that is judged otherwise with it."""


# ------------------------------------------------------------------ asked at the journal's door


OFTEN, LONG = 100, 60
"""Days ago: after three red answers in ten days, and after two weeks of nothing but red ones."""
TWICE = OFTEN + 4
"""Days ago: when only two of the three had been red."""


def battery(days_ago: int, reach: tuple[float, float], raises: tuple[int, int]) -> Assessment:
    """Knee to wall in cm, its angle a degree less, and heel raises on the incline."""
    results = []
    for side, cm, reps in zip(LEGS, reach, raises, strict=True):
        results += [
            Result(Measure.KNEE_TO_WALL, side, cm),
            Result(Measure.KNEE_TO_WALL_ANGLE, side, 3 * cm),
            Result(Measure.HEEL_RISE, side, reps, bpm=60, surface="incline10"),
        ]
    return Assessment(back(days_ago), tuple(results))


def answer_red(journal: Journal, days_ago: int) -> None:
    """A session that hurt too much, of one or another exercise of the same load class."""
    exercise = "ecc_drop_straight" if days_ago % 8 > 1 else "sl_calf_raise_step"
    line = SetLine(exercise, 0, 1, LEFT, Unit.REPS, 10, done=10)
    session = journal.sessions.add(replace(done(days_ago), id=None, sets=(line,))).value
    for reading in answered(session, during=8, h24=1):
        journal.checkins.save_reading(reading)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Tests, runs and two bouts of red answers."""
    path: Path = tmp_path_factory.mktemp("thresholds") / "rich.calfjournal"
    with Journal.create(path) as journal, journal.edit("Fill"):
        born = back(40 * 365)
        journal.athlete.save(Athlete(sex=Sex.MALE, born=born, cadence_target_spm=170))
        journal.athlete.save_tendon(Tendon(LEFT, usual_pain=0))
        journal.assessments.save(battery(60, (8.0, 12.5), (10, 20)))
        journal.assessments.save(battery(40, (9.0, 11.5), (16, 24)))
        journal.assessments.save(battery(20, (10.2, 11.9), (25, 28)))
        journal.assessments.save(battery(10, (10.9, 11.9), (33, 36)))
        for days_ago, spm, rcv in ((25, 168, 1.5), (20, 172, 3.0), (15, 174, 5.0), (10, 180, 6.5)):
            run = ran(8, days_ago)
            journal.runs.add(replace(run, rpe=4, cadence=Cadence(spm, 3, rcv, 900)))
        steps = SetLine("cadence_repeats", 0, 1, Side.BOTH, Unit.MINUTES, 1, done=1)
        journal.sessions.add(replace(done(30), id=None, sets=(steps,)))
        for days_ago in (OFTEN + 9, OFTEN + 5, OFTEN + 1, LONG + 15, LONG + 1):
            answer_red(journal, days_ago)
        for days_ago in range(28):
            journal.checkins.save(CheckIn(back(days_ago), rest_day=days_ago > 4))
        yield journal


def compared(journal: Journal) -> object:
    """What the Tests page is told."""
    return journal.assessments.compared()


def kept_tries(journal: Journal) -> object:
    """What three tries of knee to wall come to."""
    return journal.assessments.of_tries(Measure.KNEE_TO_WALL, (10.0, 11.0, 12.5))


def charts(journal: Journal) -> object:
    """The words of the Progress page: each chart's sentence, chip and table."""
    panels = journal.progress.training(back(80), DAY)
    return [(panel.summary, panel.chip, panel.rows) for panel in panels]


def held(journal: Journal) -> object:
    """How holds and steps back went, in words and numbers, seen from a day and another."""
    seen = [journal.progress.holds(back(days_ago)) for days_ago in (OFTEN - 1, LONG - 1)]
    return [(each, each.is_known) for each in seen]


def weak(journal: Journal) -> object:
    """What stays weak, seen from several days."""
    return [journal.progress.weak_links(back(ago)) for ago in (*range(0, 60, 5), 11)]


def next_days(journal: Journal) -> object:
    """What exercises cost each leg the next day."""
    return journal.progress.exercise_responses(back(OFTEN - 1))


def reached(journal: Journal) -> object:
    """The milestones."""
    return journal.progress.milestones(DAY)


def counselled(days_ago: int) -> Callable[[Journal], object]:
    """What is to be done on a day besides the plan, and why."""

    def ask(journal: Journal) -> object:
        verdict = journal.recovery.verdict(back(days_ago))
        return verdict.counsel, [each.kind for each in verdict.adjustments]

    return ask


def beat(days_ago: int) -> Callable[[Journal], object]:
    """The beat for steps on a day."""

    def ask(journal: Journal) -> object:
        return journal.views.cadence_target(back(days_ago))

    return ask


ASKED: dict[str, tuple[float, tuple[Callable[[Journal], object], ...]]] = {
    "response.sessions": (3, (next_days,)),
    "holds.least": (5, (held,)),
    "holds.days": (7, (held,)),
    "weak.days": (14, (weak,)),
    "weak.fresh_days": (7, (weak,)),
    "weak.reach_cm": (12, (weak,)),
    "tendon.reds_reassess": (5, (counselled(TWICE),)),
    "tendon.reds_clinician": (8, (counselled(OFTEN),)),
    "tendon.red_lasting": (42, (counselled(LONG),)),
    "reach.mean": (1, (kept_tries,)),
    "reach.noise_cm": (1.1, (compared, charts, reached)),
    "reach.noise_deg": (3.0, (compared,)),
    "reach.gap_info": (0.9, (compared, charts, reached)),
    "reach.gap_amber": (2.6, (compared, charts)),
    "reach.gap_strong": (5, (compared, charts)),
    "raise.noise_reps": (5, (compared, charts, reached)),
    "raise.symmetry": (75, (compared, reached)),
    "raise.developing": (30, (compared, charts)),
    "raise.typical": (95, (compared, charts)),
    "raise.strong": (105, (compared, charts)),
    "cadence.very_steady": (1, (charts,)),
    "cadence.steady": (2.5, (charts,)),
    "cadence.variable": (4.5, (charts,)),
    "cadence.beat_spm": (5, (charts,)),
    "cadence.own_spm": (150, (beat(60),)),
    "cadence.own_days": (18, (beat(1),)),
    "cadence.own_runs": (4, (beat(1),)),
    "cadence.first_percent": (2, (beat(40),)),
    "cadence.percent": (4, (beat(1),)),
    "load.unknown_most": (10, (charts,)),
}
"""By key: another value, and every question that is answered otherwise with it."""


# ------------------------------------------------------------------ the promises


def test_every_editable_number_has_an_example() -> None:
    """A number added to the table comes with the day or the question that it changes."""
    editable = {row.key for row in RULES.rows if row.editable}
    assert {*JUDGED, *ASKED} == editable
    assert not JUDGED.keys() & ASKED.keys()


@pytest.mark.parametrize("key", JUDGED)
def test_a_changed_number_judges_a_day_otherwise(key: str) -> None:
    """Another light, another state of a finding, or other points."""
    value, answer = JUDGED[key]
    assert not RULES.refusal(key, value)
    assert answer({key: value}) != answer({})


@pytest.mark.parametrize("key", ASKED)
def test_a_changed_number_changes_what_the_journal_says(rich: Journal, key: str) -> None:
    """Every place that uses the number follows it, and none keeps a copy of the shipped one."""
    value, questions = ASKED[key]
    shipped = [ask(rich) for ask in questions]
    rich.recovery.set_threshold(key, value)
    own = [ask(rich) for ask in questions]
    rich.recovery.set_threshold(key, None)
    assert [ask(rich) for ask in questions] == shipped
    for question, before, after in zip(questions, shipped, own, strict=True):
        assert before != after, question.__name__


def test_the_judged_day_of_a_journal_takes_the_own_numbers(journal: Journal) -> None:
    """The verdict on Today is made from the numbers in force."""
    journal.checkins.save(CheckIn(DAY, sleep_hours=5.5))
    shipped = journal.recovery.verdict(DAY).findings
    changed = journal.recovery.set_threshold("sleep.night_h", 5).value
    assert (changed.value, changed.own, changed.in_force) == (6, 5, 5)
    assert journal.recovery.verdict(DAY).findings != shipped


def test_what_the_table_does_not_allow_is_refused_by_name(journal: Journal) -> None:
    """Nothing is kept of it."""
    for key, value in (("sleep.mean_h", 2.0), ("no.such_number", 1.0), ("cadence.run_spm", 140.0)):
        with pytest.raises(InputError) as problem:
            journal.recovery.set_threshold(key, value)
        assert problem.value.field == key
    assert journal.recovery.thresholds() == RULES


def test_numbers_kept_by_another_version_stop_no_page(journal: Journal) -> None:
    """A number this table does not know, or no longer allows, falls back to the shipped one."""
    with journal.edit("By another version"):
        reviews.save_threshold(journal._file.database, "gone.number", 1.0)
        reviews.save_threshold(journal._file.database, "rhr.high_bpm", 99.0)
    assert journal.recovery.thresholds() == RULES
    assert journal.assessments.compared() == ()
