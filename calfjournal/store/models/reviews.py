"""What the rules said and what was decided."""

from __future__ import annotations

from peewee import Model

from calfjournal.domain.finding import Adjustment, AdjustmentKind, Finding, Light, SessionChange
from calfjournal.domain.run import Advice
from calfjournal.store.fields import (
    Day,
    Flag,
    Instant,
    Json,
    Key,
    Number,
    Said,
    Text,
    Whole,
    Word,
)


class VerdictRow(Model):
    """The verdict of a day as it was given, with the version of the rules that gave it."""

    id = Key()
    day = Day(unique=True)
    light = Word(Light)
    points = Whole()
    rules_version = Said()
    headline = Said()
    findings = Json(tuple[Finding, ...])
    override = Text(default="")

    class Meta:
        table_name = "verdict"


class AdjustmentRow(Model):
    """A proposed change to the plan; ``accepted`` is null while it is open."""

    id = Key()
    day = Day(index=True)
    kind = Word(AdjustmentKind)
    text = Said()
    reason = Said(default="")
    rule = Text(default="")
    changes = Json(tuple[SessionChange, ...])
    accepted = Flag(null=True)
    decided_at = Instant(null=True)

    class Meta:
        table_name = "adjustment"


class DecisionRow(Model):
    """What was proposed for a day and what was chosen."""

    id = Key()
    day = Day(unique=True)
    proposed = Json(tuple[Adjustment, ...])
    chosen = Whole(null=True)
    advice = Word(Advice, null=True)
    note = Text(default="")
    decided_at = Instant(null=True)

    class Meta:
        table_name = "decision"


class ThresholdRow(Model):
    """A threshold of the rules the athlete has changed."""

    id = Key()
    name = Text(unique=True)
    value = Number()

    class Meta:
        table_name = "threshold"
