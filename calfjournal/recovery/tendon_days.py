"""The tendon's part of many days, judged anew: what is counted never rests on a kept verdict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from calfjournal.dates import days
from calfjournal.domain.tendon_day import TendonDay, tendon_day
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.tendon_findings import tendon_findings


def tendon_days(
    first: date, last: date, inputs: Inputs, thresholds: Thresholds
) -> dict[date, TendonDay]:
    """Judge the tendons on each day from first to last, each from what was known by its end.

    Days before the last without a check-in or a reading said nothing and are left out.
    """
    wanted = (day for day in days(first, last) if day == last or day in inputs.told)
    return judged_days(wanted, inputs, thresholds)


def judged_days(
    wanted: Iterable[date], inputs: Inputs, thresholds: Thresholds
) -> dict[date, TendonDay]:
    """Judge the tendons on just these days; those on which nothing can be judged are left out."""
    judged = (tendon_day(day, tendon_findings(day, inputs, thresholds)) for day in wanted)
    return {each.day: each for each in judged if each is not None}
