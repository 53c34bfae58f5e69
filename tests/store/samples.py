"""Synthetic values for tests: small, odd on purpose, and nobody's data."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.athlete import Athlete, Experience, Sex, Tendon
from calfjournal.domain.attachment import Video
from calfjournal.domain.checkin import (
    CheckIn,
    Flare,
    Moment,
    RedFlag,
    Site,
    TendonReading,
    WellnessValue,
)
from calfjournal.domain.exercise import Laterality, Side, Unit
from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Decision,
    Finding,
    Light,
    SessionChange,
    State,
    Verdict,
)
from calfjournal.domain.message import say
from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.domain.plan import BlockedRange, Phase, Plan, Race, RaceRank, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import (
    Advice,
    Cadence,
    Hill,
    PlannedRun,
    Run,
    RunKind,
    RunStream,
    Shoes,
)
from calfjournal.domain.session import ExerciseNote, Session, SetLine
from calfjournal.domain.visit import Photo, Visit
from calfjournal.journal import Journal
from calfjournal.store import reviews
from calfjournal.store.athletes import TENDONS
from calfjournal.store.checkins import WELLNESS
from calfjournal.store.own_exercises import OWN_EXERCISES
from calfjournal.store.plans import PLANNED_RUNS
from calfjournal.store.reviews import DECISIONS
from calfjournal.store.runs import FILES, SHOES, STREAMS, ImportedFile
from calfjournal.store.sessions import EXERCISE_NOTES
from calfjournal.store.visits import PHOTOS, VIDEOS, VISITS

DAY = date(2026, 11, 23)
"""A Monday."""

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

ODD_TEXT = "né 𝟙 😀 עברית ‮rtl 0.1 <A & </b> 'x'); DROP TABLE run; -- %_\\ \r\n\u2028=1+1"


def a_set(number: int = 1, side: Side = Side.LEFT, exercise: str = "heel_raise") -> SetLine:
    return SetLine(exercise, 0, number, side, Unit.REPS, 12, 15, 7.5, 2, "3-1-2-1", 90)


def a_session(day: date = DAY, sets: int = 3) -> Session:
    lines = tuple(a_set(n, side) for n in range(1, sets + 1) for side in (Side.LEFT, Side.RIGHT))
    return Session(
        day, SessionKind.STRENGTH, "Heavy slow raises", type_id="heavy", load_class=3, sets=lines
    )


def a_check_in(day: date = DAY) -> CheckIn:
    return CheckIn(
        day,
        resting_hr=47,
        hrv_ms=61.3,
        sleep_hours=0.1 + 0.2,
        sleep_quality=4,
        fatigue=2,
        stress=7,
        muscle_soreness=1,
        body_mass_kg=68.05,
        tags=("travel", "été"),
        note=ODD_TEXT,
        at=NOON,
        habits=("rolling", "protein"),
    )


def a_reading(
    day: date = DAY,
    moment: Moment = Moment.MORNING,
    side: Side = Side.LEFT,
    pain: int | None = 2,
    session_id: int | None = None,
) -> TendonReading:
    return TendonReading(day, moment, side, pain, 10, session_id=session_id, at=NOON)


def a_run(start: datetime = NOON, metres: float = 10_000.5) -> Run:
    return Run(
        start=start,
        day=start.date(),
        utc_offset_min=60,
        sub_sport="trail",
        duration_s=3000.25,
        elapsed_s=3100.0,
        distance_m=metres,
        avg_hr=151.7,
        max_hr=178,
        cadence=Cadence(172.4, 3.1, None, 2987),
        kind=RunKind.EASY,
        rpe=4,
        hill=Hill.ROLLING,
        note=ODD_TEXT,
    )


def an_assessment(day: date = DAY) -> Assessment:
    return Assessment(
        day,
        (
            Result(Measure.KNEE_TO_WALL, Side.LEFT, 9.5),
            Result(Measure.KNEE_TO_WALL, Side.RIGHT, 11.0),
            Result(
                Measure.HEEL_RISE,
                Side.LEFT,
                23,
                pain=1,
                bpm=60,
                surface="incline10",
                ended=StopRule.BEAT,
            ),
        ),
        note="barefoot",
    )


def a_plan(start: date = DAY, weeks: int = 4) -> Plan:
    end = start + timedelta(weeks=weeks) - timedelta(days=1)
    phase = Phase(PhaseKind.MOBILITY, "Mobility", start, end, weeks, goal="range", gate="g1")
    wishes = Wishes(
        "calf_foundation",
        start,
        weeks=weeks,
        days=(0, 2, 4),
        run_days=((1, "easy"), (5, "long")),
        races=((start + timedelta(days=90), 42.195), (start, None)),
        blocked=((start, start, "travel"),),
    )
    return Plan(None, "calf_foundation", "Calf foundation", start, end, (phase,), wishes, ("why",))


def a_layout(plan: Plan) -> list[Session]:
    days = range(0, (plan.end - plan.start).days + 1, 3)
    return [a_session(plan.start + timedelta(days=offset), sets=1) for offset in days]


def a_verdict(day: date = DAY) -> Verdict:
    finding = Finding("rhr", "Resting heart rate", State.AMBER, 52.0, "bpm", 50.0, 47.3, 12, 14, 1)
    headline = say("recovery.several_amber", signs=[say("recovery.heart_raised")])
    return Verdict(day, Light.AMBER, 2, "1", headline, (finding,), override="felt fine")


def an_adjustment() -> Adjustment:
    fewer = say("training.sets_become", before=4, after=3)
    text = say("training.change", day=DAY, session="Heavy slow raises", changes=[fewer])
    change = SessionChange(7, text, DAY, 0.75, 3, drop=False)
    said = say("training.repeat_with_less")
    return Adjustment(AdjustmentKind.REDUCE, said, "pain rose", "rise", (change,))


def fill(journal: Journal) -> None:
    """Put something into every table of the journal."""
    journal.athlete.save(
        Athlete(
            "Zoë Ångström",
            date(1980, 2, 29),
            Sex.FEMALE,
            Experience.EXPERIENCED,
            42.5,
            8.25,
            sore_side=Side.LEFT,
            sore_site=Site.INSERTION,
            equipment=frozenset({"step", "weight"}),
            day_border=time(3, 30),
            height_cm=168.5,
        )
    )
    plan = a_plan()
    journal.plans.store(plan, a_layout(plan))
    first = journal.sessions.on(DAY)[0]
    assert first.id is not None
    journal.sets.copy_targets(first.id)
    journal.sessions.finish(first.id, rpe=6, minutes=35, surface="gym", note=ODD_TEXT, at=NOON)
    journal.checkins.save(a_check_in(), [a_reading()])
    journal.checkins.save_reading(a_reading(moment=Moment.H24, session_id=first.id))
    flag = journal.checkins.report_flag(RedFlag(DAY, "RF14", "limping")).value
    journal.checkins.clear_flag(flag.key, DAY)
    journal.checkins.start_flare(Flare(DAY, Side.RIGHT))
    journal.runs.add(a_run())
    journal.runs.add(replace(a_run(NOON - timedelta(days=1)), distance_m=None, cadence=Cadence()))
    journal.assessments.save(an_assessment())
    journal.plans.save_race(Race(DAY + timedelta(days=90), "City marathon", 42.195))
    journal.plans.save_race(Race(DAY + timedelta(days=60), "Club run", rank=RaceRank.B))
    journal.plans.save_block(BlockedRange(DAY, DAY + timedelta(days=3), "travel"))
    with journal.edit("Judge the day"):
        database = journal._file.database
        reviews.save_verdict(database, a_verdict())
        reviews.save_adjustment(database, DAY, an_adjustment())
        reviews.save_threshold(database, "rhr.amber", 5.5)
        FILES.insert(database, ImportedFile("ab12", "run.fit", "fit", NOON))
        fill_new_rooms(journal, plan_id=first.plan_id)
        fill_session(journal, first.id)
    name = f"{DAY}-1.jpg"
    PHOTOS.insert(database, Photo(DAY, b"\xff\xd8\xff", "jpeg", "heel", first.id, NOON, name, 8, 6))


def fill_new_rooms(journal: Journal, plan_id: int | None) -> None:
    """Put something into the tables that no verb writes yet, inside the edit around it."""
    database = journal._file.database
    run = journal.runs.between(DAY, DAY)[0]
    PLANNED_RUNS.insert(
        database,
        PlannedRun(DAY, RunKind.LONG, None, plan_id, run.id, "07:00", 18.5, 110, Advice.SHORTER),
    )
    DECISIONS.insert(
        database, Decision(DAY, (an_adjustment(),), 0, Advice.EASY, "fine by me", NOON)
    )
    SHOES.insert(database, Shoes("Old pair", 8.5, DAY, None, ODD_TEXT))
    SHOES.insert(database, Shoes("New pair"))
    TENDONS.insert(database, Tendon(Side.LEFT, 2, 10, Site.INSERTION, DAY, "since the marathon"))
    WELLNESS.insert(database, WellnessValue(DAY, "resting_hr", "watch", 47.0, NOON))
    STREAMS.insert(database, RunStream(1, bytes(range(256))), run_id=run.id)
    VISITS.insert(database, Visit(DAY, "May I run hills?", ODD_TEXT))


def filled(path: Path) -> Journal:
    """Make a journal with something in every table."""
    journal = Journal.create(path)
    fill(journal)
    return journal


def fill_session(journal: Journal, session_id: int) -> None:
    """Put what belongs to a session beside its sets, inside the edit around it."""
    session = journal.sessions.present(session_id)
    warm_up = replace(a_set(1, Side.BOTH), warm_up=True, done=10, target_kg=None, tension_s=70.25)
    sets = tuple(replace(line, superset=1) for line in session.sets)
    whole = replace(session, shoes="Red ones", sets=sets, warm_ups=(warm_up,))
    journal.sessions.record(whole)
    database = journal._file.database
    EXERCISE_NOTES.insert(database, ExerciseNote(session_id, "heel_raise", ODD_TEXT))
    VIDEOS.insert(database, Video(session_id, "/films/heel raise.mp4", NOON))
    OWN_EXERCISES.insert(database, an_own_exercise())


def an_own_exercise(name: str = "Raise on the kerb") -> OwnExercise:
    each, reps = Laterality.EACH, Unit.REPS
    return OwnExercise(name, "sl_calf_raise_step", each, reps, 3, 3, 8, 12, 90)


def undoable(journal: Journal) -> dict[str, list[dict[str, object]]]:
    """Return the rows that edits change: all but the photos, which undo passes by."""
    return {table: rows for table, rows in journal.dump().items() if table != "photo"}


def undo_all(journal: Journal) -> int:
    """Undo everything; returns how many edits that were."""
    count = 0
    while journal.undo() is not None:
        count += 1
    return count


def redo_all(journal: Journal) -> None:
    """Redo everything."""
    while journal.redo() is not None:
        pass


def flip_a_bit(path: Path, word: bytes = b"City marathon") -> None:
    """Change a letter of a word as a bad disk does: the file looks untouched."""
    content, looks = path.read_bytes(), path.stat()
    at = content.index(word)
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
