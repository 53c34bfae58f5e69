"""The tables of the journal file as Peewee models.

The models are never bound to a database: queries are compiled once and run on the connection of
one journal, so two journals can be open side by side. The schema itself is frozen in
``migrations``; a test keeps both equal. Column names are the attribute names of the domain values.
"""

from __future__ import annotations

from peewee import SQL, Model

from calfjournal.domain.assessment import Measure
from calfjournal.domain.athlete import Experience, Sex
from calfjournal.domain.checkin import Moment, Site
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.finding import AdjustmentKind, Finding, Light, SessionChange
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.domain.session import SessionStatus
from calfjournal.store.fields import (
    Day,
    Flag,
    Instant,
    Json,
    Key,
    Link,
    Number,
    Text,
    Whole,
    Word,
)

PARAM = SQL("?")
"""A value given when the query runs."""


class AthleteRow(Model):
    """The one athlete of the journal."""

    id = Key()
    name = Text(default="")
    born = Day(null=True)
    sex = Word(Sex)
    experience = Word(Experience)
    weekly_km = Number(null=True)
    sleep_need_h = Number()
    usual_pain = Whole()
    usual_stiffness_min = Whole()
    sore_side = Word(Side, null=True)
    sore_site = Word(Site, null=True)
    equipment = Json(frozenset[str], null=True)
    cadence_target_spm = Number(null=True)

    class Meta:
        table_name = "athlete"


class PlanRow(Model):
    """A program laid on dates."""

    id = Key()
    program = Text()
    title = Text()
    start = Day()
    end = Day()
    wishes = Json(Wishes)
    reasons = Json(tuple[str, ...])
    active = Flag()

    class Meta:
        table_name = "plan"


class PhaseRow(Model):
    """A phase of a plan."""

    id = Key()
    plan_id = Link(PlanRow, on_delete="CASCADE", column_name="plan_id", object_id_name="plan_key")
    kind = Word(PhaseKind)
    title = Text()
    start = Day()
    end = Day()
    weeks = Whole()
    goal = Text(default="")
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
    title = Text()
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
    reason = Text(default="")

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

    class Meta:
        table_name = "set_line"


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
    warning = Text(default="")

    class Meta:
        table_name = "run"


class CheckInRow(Model):
    """One morning's values."""

    id = Key()
    day = Day(unique=True)
    resting_hr = Whole(null=True)
    hrv_ms = Number(null=True)
    sleep_hours = Number(null=True)
    sleep_quality = Whole(null=True)
    fatigue = Whole(null=True)
    stress = Whole(null=True)
    muscle_soreness = Whole(null=True)
    body_mass_kg = Number(null=True)
    tags = Json(tuple[str, ...])
    note = Text(default="")
    rest_day = Flag()
    source = Text()
    at = Instant(null=True)

    class Meta:
        table_name = "check_in"


class TendonReadingRow(Model):
    """Pain and stiffness at one moment; outlives its session."""

    id = Key()
    session_id = Link(
        SessionRow,
        on_delete="SET NULL",
        null=True,
        column_name="session_id",
        object_id_name="session_key",
    )
    day = Day(index=True)
    moment = Word(Moment)
    side = Word(Side)
    pain = Whole(null=True)
    stiffness_min = Whole(null=True)
    site = Word(Site)
    limp = Flag()
    swelling = Flag()
    at = Instant(null=True)

    class Meta:
        table_name = "tendon_reading"


class RedFlagRow(Model):
    """A red-flag item the athlete ticked."""

    id = Key()
    day = Day(index=True)
    flag = Text()
    note = Text(default="")
    cleared_on = Day(null=True)

    class Meta:
        table_name = "red_flag"


class FlareRow(Model):
    """A flare of a tendon."""

    id = Key()
    start = Day(index=True)
    side = Word(Side)
    end = Day(null=True)
    site = Word(Site)
    note = Text(default="")

    class Meta:
        table_name = "flare"


class AssessmentRow(Model):
    """A test battery; its results lie in ``result``."""

    id = Key()
    day = Day(index=True)
    note = Text(default="")

    class Meta:
        table_name = "assessment"


class ResultRow(Model):
    """One value of one side."""

    id = Key()
    assessment_id = Link(
        AssessmentRow,
        on_delete="CASCADE",
        column_name="assessment_id",
        object_id_name="assessment_key",
    )
    measure = Word(Measure)
    side = Word(Side)
    value = Number()
    pain = Whole(null=True)
    bpm = Whole(null=True)
    surface = Text(default="")

    class Meta:
        table_name = "result"


class RaceRow(Model):
    """A race day."""

    id = Key()
    day = Day(index=True)
    name = Text(default="")
    distance_km = Number(null=True)
    note = Text(default="")

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


class VerdictRow(Model):
    """The verdict of a day as it was given, with the version of the rules that gave it."""

    id = Key()
    day = Day(unique=True)
    light = Word(Light)
    points = Whole()
    rules_version = Text()
    headline = Text()
    findings = Json(tuple[Finding, ...])
    override = Text(default="")

    class Meta:
        table_name = "verdict"


class AdjustmentRow(Model):
    """A proposed change to the plan; ``accepted`` is null while it is open."""

    id = Key()
    day = Day(index=True)
    kind = Word(AdjustmentKind)
    text = Text()
    reason = Text(default="")
    rule = Text(default="")
    changes = Json(tuple[SessionChange, ...])
    accepted = Flag(null=True)
    decided_at = Instant(null=True)

    class Meta:
        table_name = "adjustment"


class ThresholdRow(Model):
    """A threshold of the rules the athlete has changed."""

    id = Key()
    name = Text(unique=True)
    value = Number()

    class Meta:
        table_name = "threshold"


class ImportedFileRow(Model):
    """A file that was imported, known again by its content; outlives its runs."""

    id = Key()
    hash = Text(unique=True)
    name = Text()
    format = Text(default="")
    at = Instant()

    class Meta:
        table_name = "imported_file"


USER_TABLES: tuple[type[Model], ...] = (
    AthleteRow,
    PlanRow,
    PhaseRow,
    SessionRow,
    SetRow,
    RunRow,
    CheckInRow,
    TendonReadingRow,
    RedFlagRow,
    FlareRow,
    AssessmentRow,
    ResultRow,
    RaceRow,
    BlockedRangeRow,
    VerdictRow,
    AdjustmentRow,
    ThresholdRow,
    ImportedFileRow,
)
"""Everything the user entered or decided, parents before children. Edits and meta are not."""
