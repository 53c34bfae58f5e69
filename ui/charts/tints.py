"""The days that each tint covers, however many spans lie over each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ui.charts.marks import Numbers, Span


class Tint(NamedTuple):
    """The stretches of a role; they begin and end at midnight, between two ordinals."""

    role: str
    starts: Numbers
    ends: Numbers


def tints(spans: Sequence[Span]) -> list[Tint]:
    """Return a tint a role, none over another: later spans lie over earlier ones."""
    if not spans:
        return []
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    roles = list(dict.fromkeys(span.role for span in spans))
    days = np.full(max(last - first, 0) + 1, -1)
    for span in spans:
        days[span.start - first : span.end - first + 1] = roles.index(span.role)
    edges = np.append(0, np.flatnonzero(np.diff(days)) + 1)
    starts, ends = edges + first - 0.5, np.append(edges[1:], days.size) + first - 0.5
    found = days[edges]
    return [Tint(r, starts[found == at], ends[found == at]) for at, r in enumerate(roles)]
