"""The athlete, day by day: check-ins, tendons, flags, tests, visits."""

from __future__ import annotations

from peewee import Model

from calfjournal.domain.assessment import Measure, StopRule
from calfjournal.domain.athlete import Experience, Sex
from calfjournal.domain.checkin import Moment, Site
from calfjournal.domain.exercise import Side
from calfjournal.store.fields import (
    Blob,
    Day,
    Flag,
    Instant,
    Json,
    Key,
    Link,
    Number,
    Text,
    TimeOfDay,
    Whole,
    Word,
)
from calfjournal.store.models.training import SessionRow


class AthleteRow(Model):
    """The one athlete of the journal."""

    id = Key()
    name = Text(default="")
    born = Day(null=True)
    sex = Word(Sex)
    experience = Word(Experience)
    weekly_km = Number(null=True)
    sleep_need_h = Number(null=True)
    usual_pain = Whole(null=True)
    usual_stiffness_min = Whole(null=True)
    sore_side = Word(Side, null=True)
    sore_site = Word(Site, null=True)
    equipment = Json(frozenset[str], null=True)
    cadence_target_spm = Number(null=True)
    day_border = TimeOfDay(null=True)
    height_cm = Number(null=True)

    class Meta:
        table_name = "athlete"


class TendonRow(Model):
    """What is usual of a tendon, and its history."""

    id = Key()
    side = Word(Side, unique=True)
    usual_pain = Whole(null=True)
    usual_stiffness_min = Whole(null=True)
    site = Word(Site, null=True)
    sore_since = Day(null=True)
    history = Text(default="")

    class Meta:
        table_name = "tendon"


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
    habits = Json(tuple[str, ...])

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


class WellnessRow(Model):
    """A figure of a day from one source."""

    id = Key()
    day = Day()
    figure = Text()
    source = Text()
    value = Number()
    at = Instant(null=True)

    class Meta:
        table_name = "wellness"


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
    ended = Word(StopRule, null=True)

    class Meta:
        table_name = "result"


class PhotoRow(Model):
    """A picture; its session may be gone, for undo brings that back and passes pictures by."""

    id = Key()
    session_id = Whole(null=True)
    day = Day(index=True)
    caption = Text(default="")
    format = Text()
    data = Blob()
    at = Instant(null=True)
    name = Text(default="")
    width = Whole(null=True)
    height = Whole(null=True)

    class Meta:
        table_name = "photo"


class VisitRow(Model):
    """A visit to a clinician or coach."""

    id = Key()
    day = Day(index=True)
    questions = Text(default="")
    note = Text(default="")

    class Meta:
        table_name = "visit"
