"""The numbers behind the rules: each with its unit and source, the athlete's own in their place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from calfjournal.domain.message import Message, Words, say

RULES_VERSION = "2"
"""Goes up whenever a rule or a shipped value changes what a verdict says."""

STRICT = "tendon.strict"
"""1 puts the strict values of the table in force."""


MEAN_OF_TRIES = "reach.mean"
"""1 keeps the mean of the tries of knee to wall, 0 the best: how a test is taken, no verdict."""

OWN_CADENCE = "cadence.own_spm"
"""What the runner counted over 60 seconds, 0 when nothing: a figure of theirs, no verdict."""

_NO_VERDICT = frozenset({MEAN_OF_TRIES, OWN_CADENCE})


class Threshold(Struct, frozen=True):
    """One number of the rules with its unit, where it comes from, and what it may be set to.

    ``value`` is the shipped one, ``own`` the athlete's in its place, None where it was not changed.
    """

    key: str
    value: float
    unit: str
    tag: str
    source: str
    text: str
    low: float
    high: float
    editable: bool = True
    strict: float | None = None
    """What is shipped for the strict setting, None where it judges no otherwise."""
    own: float | None = None

    @property
    def in_force(self) -> float:
        """The number that the rules use."""
        return self.value if self.own is None else self.own

    @property
    def shown_source(self) -> Words:
        """The source as it may be shown: only what was found in the paper itself is cited."""
        if self.tag == "V":
            return self.source
        if self.tag == "D":
            return self.source or say("values.our_default")
        return say("values.commonly_reported")

    def refusal(self, value: float) -> Message | None:
        """The sentence for a value that the number cannot be set to, None for one it can."""
        key, unit = self.key, self.unit
        if not self.editable and value != self.value:
            return say("values.fixed", key=key, value=(self.value, unit), unit=unit)
        if not (math.isfinite(value) and self.low <= value <= self.high):
            return say(
                "values.takes", key=key, low=(self.low, unit), high=(self.high, unit), unit=unit
            )
        return None


class Thresholds(Struct, frozen=True):
    """The numbers in force: the shipped table with the athlete's own values laid over it."""

    table: Mapping[str, Threshold]
    own: Mapping[str, float] = field(default_factory=dict)
    """Values the athlete changed, by key."""

    def __getitem__(self, key: str) -> float:
        """Return the value in force; KeyError for a key the table does not hold."""
        if key in self.own:
            return self.own[key]
        return self._shipped(self.table[key])

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the table."""
        return iter(self.table)

    def whole(self, key: str) -> int:
        """Return a value that counts days, values or points."""
        return round(self[key])

    @property
    def version(self) -> Words:
        """The rule-set version a verdict keeps: ``1``, or ``1 with own values``."""
        return (
            say("values.own_rules", version=RULES_VERSION)
            if self.own.keys() - _NO_VERDICT
            else RULES_VERSION
        )

    @property
    def rows(self) -> tuple[Threshold, ...]:
        """Every number with the athlete's own value in it, in the order of the table."""
        return tuple(self.row(key) for key in self.table)

    def row(self, key: str) -> Threshold:
        """Return a number with the athlete's own value in it; KeyError for an unknown key."""
        row = self.table[key]
        return replace(row, value=self._shipped(row), own=self.own.get(key))

    def _shipped(self, row: Threshold) -> float:
        """The shipped value, in the strict setting that for it."""
        if row.strict is None or not self.own.get(STRICT):
            return row.value
        return row.strict

    def refusal(self, key: str, value: float) -> Message | None:
        """The sentence for a value that a number cannot be set to, None for one it can."""
        row = self.table.get(key)
        return say("values.no_such_number", key=key) if row is None else row.refusal(value)

    def with_own(self, own: Mapping[str, float]) -> Thresholds:
        """Return these thresholds with the athlete's own values in place of earlier ones.

        A value equal to the shipped one is no change and is dropped. So is what this table does
        not accept: a journal of another version may hold it, and it should not stop a verdict.
        """
        allowed = {
            key: float(value) for key, value in own.items() if self.refusal(key, value) is None
        }
        laid = Thresholds(self.table, allowed)
        changed = {k: v for k, v in allowed.items() if v != laid._shipped(self.table[k])}
        return Thresholds(self.table, MappingProxyType(changed))
