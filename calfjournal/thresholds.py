"""Reads the shipped table of every number that drives a finding."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from calfjournal.domain.thresholds import Threshold, Thresholds
from calfjournal.paths import resources

TAGS = ("V", "V2", "M", "D")


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
        None if (strict := row.get("strict")) is None else float(str(strict)),
    )
    if threshold.tag not in TAGS or not threshold.low <= threshold.value <= threshold.high:
        raise ValueError(f"{key}: tag or value is not as the table promises")
    return threshold
