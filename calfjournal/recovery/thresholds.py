"""The table of every number that drives a finding: value, unit, tag, source, range."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from calfjournal.errors import InputError
from calfjournal.paths import resources

RULES_VERSION = "1"
"""Goes up whenever a rule or a shipped value changes what a verdict says."""

TAGS = ("V", "V2", "M", "D")


class Threshold(Struct, frozen=True):
    """One number of the rules with its unit, where it comes from, and what it may be set to."""

    key: str
    value: float
    unit: str
    tag: str
    source: str
    text: str
    low: float
    high: float
    editable: bool = True

    @property
    def shown_source(self) -> str:
        """The source as it may be shown: only what was found in the paper itself is cited."""
        if self.tag == "V":
            return self.source
        if self.tag == "D":
            return self.source or "calfjournal default"
        return "commonly reported"


@dataclass(frozen=True)
class Thresholds:
    """The numbers in force: the shipped table with the athlete's own values laid over it."""

    table: Mapping[str, Threshold]
    own: Mapping[str, float] = field(default_factory=dict)
    """Values the athlete changed, by key."""

    def __getitem__(self, key: str) -> float:
        """Return the value in force; KeyError for a key the table does not hold."""
        if key in self.own:
            return self.own[key]
        return self.table[key].value

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the table."""
        return iter(self.table)

    def whole(self, key: str) -> int:
        """Return a value that counts days, values or points."""
        return round(self[key])

    @property
    def version(self) -> str:
        """The rule-set version a verdict keeps: ``1``, or ``1 with own values``."""
        return f"{RULES_VERSION} with own values" if self.own else RULES_VERSION

    def with_overrides(self, own: Mapping[str, float]) -> Thresholds:
        """Return these thresholds with the athlete's own values in place of earlier ones.

        A value equal to the shipped one is no change and is dropped.

        Raises:
            InputError: naming the key: unknown, not editable, or outside its range.
        """
        checked = {key: self._checked(key, value) for key, value in own.items()}
        changed = {key: v for key, v in checked.items() if v != self.table[key].value}
        return Thresholds(self.table, MappingProxyType(changed))

    def with_kept(self, own: Mapping[str, float]) -> Thresholds:
        """Return these thresholds with values kept earlier, without those no longer allowed.

        A journal written by another version may hold keys or values that this table does not
        accept; they fall back to the shipped ones instead of stopping every verdict.
        """
        allowed: dict[str, float] = {}
        for key, value in own.items():
            try:
                allowed[key] = self._checked(key, value)
            except InputError:
                continue
        return self.with_overrides(allowed)

    def _checked(self, key: str, value: float) -> float:
        row = self.table.get(key)
        if row is None:
            raise InputError(key, f"The rules know no number {key!r}.")
        if not row.editable and value != row.value:
            raise InputError(key, f"{key} is fixed at {row.value:g} {row.unit}.")
        if not (math.isfinite(value) and row.low <= value <= row.high):
            raise InputError(key, f"{key} takes {row.low:g} to {row.high:g} {row.unit}.")
        return float(value)


@cache
def load_thresholds() -> Thresholds:
    """Return the shipped table (``resources/thresholds.toml``).

    Raises:
        FileNotFoundError: if the installation is damaged.
        ValueError: naming the row, if the shipped table itself is wrong.
    """
    text = (resources() / "thresholds.toml").read_text(encoding="utf-8")
    table: dict[str, Threshold] = {}
    for row in tomllib.loads(text)["threshold"]:
        threshold = _read(row)
        if threshold.key in table:
            raise ValueError(f"{threshold.key} stands twice in thresholds.toml")
        table[threshold.key] = threshold
    return Thresholds(MappingProxyType(table))


def _read(row: Mapping[str, object]) -> Threshold:
    key, low_high = str(row["key"]), row["range"]
    if not isinstance(low_high, list) or len(low_high) != 2:
        raise ValueError(f"{key}: range needs a lowest and a highest value")
    threshold = Threshold(
        key,
        float(str(row["value"])),
        str(row["unit"]),
        str(row["tag"]),
        str(row["source"]),
        str(row["text"]),
        float(low_high[0]),
        float(low_high[1]),
        bool(row.get("editable", True)),
    )
    if threshold.tag not in TAGS or not threshold.low <= threshold.value <= threshold.high:
        raise ValueError(f"{key}: tag or value is not as the table promises")
    return threshold
