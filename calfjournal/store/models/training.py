"""Plans, sessions and runs."""

from __future__ import annotations

from peewee import Model

from calfjournal.domain.exercise import Laterality, Side, Unit
from calfjournal.domain.message import Words
from calfjournal.domain.plan import RaceRank, Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import Advice, Hill, RunKind
from calfjournal.domain.session import SessionStatus
from calfjournal.store.fields import (
    Blob,
    Day,
    Flag,
    Instant,
    Json,
    Key,
    Link,
    Number,
    Said,
    Text,
    Whole,
    Word,
)


class PlanRow(Model):
    """A program laid on dates."""

    id = Key()
    program = Text()
    title = Said()
    start = Day()
    end = Day()
    wishes = Json(Wishes)
    reasons = Json(tuple[Words, ...])
    active = Flag()
    recipe = Text(default="")

    class Meta:
        table_name = "plan"


class PhaseRow(Model):
    """A phase of a plan."""

    id = Key()
    plan_id = Link(PlanRow, on_delete="CASCADE", column_name="plan_id", object_id_name="plan_key")
    kind = Word(PhaseKind)
    title = Said()
    start = Day()
    end = Day()
    weeks = Whole()
    goal = Said(default="")
    gate = Text(null=True)
    cycle = Whole()

    class Meta:
        table_name = "phase"


class SessionRow(Model):
    """A calf session; its sets lie in ``set_line``."""

    id = Key()
    plan_id = Link(
        PlanRow, on_delete="SET NULL", null=True, column_name="plan_id", object_id_name="plan_key"
    )
    day = Day(index=True)
    kind = Word(SessionKind)
    title = Said()
    type_id = Text(default="")
    start_time = Text()
    phase = Word(PhaseKind, null=True)
    week = Whole(null=True)
    deload = Flag()
    status = Word(SessionStatus)
    original_day = Day(null=True)
    locked = Flag()
    load_class = Whole()
    planned_minutes = Whole(null=True)
    planned_rpe = Whole(null=True)
    minutes = Whole(null=True)
    rpe = Whole(null=True)
    surface = Text(default="")
    note = Text(default="")
    finished_at = Instant(null=True)
    reason = Said(default="")
    hill = Word(Hill, null=True)
    shoes = Text(default="")

    class Meta:
        table_name = "session"


class SetRow(Model):
    """A set: target beside done."""

    id = Key()
    session_id = Link(
        SessionRow, on_delete="CASCADE", column_name="session_id", object_id_name="session_key"
    )
    exercise = Text()
    item = Whole()
    number = Whole()
    side = Word(Side)
    unit = Word(Unit)
    target = Whole()
    target_high = Whole(null=True)
    target_kg = Number(null=True)
    target_rir = Whole(null=True)
    tempo = Text(default="")
    rest_s = Whole(null=True)
    done = Whole(null=True)
    done_kg = Number(null=True)
    done_rir = Whole(null=True)
    pain = Whole(null=True)
    full_height = Flag(null=True)
    warm_up = Flag()
    superset = Whole(null=True)
    tension_s = Number(null=True)

    class Meta:
        table_name = "set_line"


class ExerciseNoteRow(Model):
    """What was written of an exercise of a session."""

    id = Key()
    session_id = Link(
        SessionRow, on_delete="CASCADE", column_name="session_id", object_id_name="session_key"
    )
    exercise = Text()
    text = Text()

    class Meta:
        table_name = "exercise_note"


class VideoRow(Model):
    """Where a video of a session lies."""

    id = Key()
    session_id = Link(
        SessionRow, on_delete="CASCADE", column_name="session_id", object_id_name="session_key"
    )
    path = Text()
    at = Instant(null=True)

    class Meta:
        table_name = "video"


class OwnExerciseRow(Model):
    """An exercise that the athlete made."""

    id = Key()
    name = Text(unique=True)
    like = Text()
    laterality = Word(Laterality)
    unit = Word(Unit)
    load_class = Whole()
    sets = Whole()
    amount = Whole()
    amount_high = Whole(null=True)
    rest_s = Whole(null=True)
    easier = Text(null=True)
    harder = Text(null=True)

    class Meta:
        table_name = "own_exercise"


class RunRow(Model):
    """One activity with its cadence figures."""

    id = Key()
    start = Instant(index=True)
    day = Day(index=True)
    sport = Text()
    utc_offset_min = Whole(null=True)
    sub_sport = Text(default="")
    duration_s = Number(null=True)
    elapsed_s = Number(null=True)
    distance_m = Number(null=True)
    avg_hr = Number(null=True)
    max_hr = Whole(null=True)
    cadence_spm = Number(null=True)
    cadence_cv = Number(null=True)
    cadence_rcv = Number(null=True)
    cadence_samples = Whole()
    kind = Word(RunKind, null=True)
    rpe = Whole(null=True)
    surface = Text(default="")
    shoes = Text(default="")
    note = Text(default="")
    source = Text()
    file_hash = Text(default="", index=True)
    warning = Said(default="")
    hill = Word(Hill, null=True)

    class Meta:
        table_name = "run"


class PlannedRunRow(Model):
    """A run that a plan asks for."""

    id = Key()
    plan_id = Link(
        PlanRow, on_delete="SET NULL", null=True, column_name="plan_id", object_id_name="plan_key"
    )
    run_id = Link(
        RunRow, on_delete="SET NULL", null=True, column_name="run_id", object_id_name="run_key"
    )
    day = Day(index=True)
    kind = Word(RunKind)
    start_time = Text(default="")
    km = Number(null=True)
    minutes = Whole(null=True)
    advice = Word(Advice, null=True)
    original_day = Day(null=True)
    locked = Flag()
    note = Text(default="")

    class Meta:
        table_name = "planned_run"


class RunStreamRow(Model):
    """The packed samples of a run."""

    id = Key()
    run_id = Link(
        RunRow, on_delete="CASCADE", unique=True, column_name="run_id", object_id_name="run_key"
    )
    format = Whole()
    data = Blob()

    class Meta:
        table_name = "run_stream"


class ShoesRow(Model):
    """A pair of shoes."""

    id = Key()
    name = Text(unique=True)
    heel_drop_mm = Number(null=True)
    start = Day(null=True)
    end = Day(null=True)
    note = Text(default="")

    class Meta:
        table_name = "shoes"


class RaceRow(Model):
    """A race day."""

    id = Key()
    day = Day(index=True)
    name = Text(default="")
    distance_km = Number(null=True)
    note = Text(default="")
    rank = Word(RaceRank, default=RaceRank.A)

    class Meta:
        table_name = "race"


class BlockedRangeRow(Model):
    """Days without training."""

    id = Key()
    start = Day(index=True)
    end = Day()
    reason = Text(default="")

    class Meta:
        table_name = "blocked_range"


class ImportedFileRow(Model):
    """A file that was imported, known again by its content; outlives its runs."""

    id = Key()
    hash = Text(unique=True)
    name = Text()
    format = Text(default="")
    at = Instant()

    class Meta:
        table_name = "imported_file"
