"""Sound: how far clicks drift, and how late one is while ten years of charts are painted."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from calfjournal.sound.rendering import RATE, sample_of
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Measured
from tests.sound.null_server import NullServer, missing, onsets
from tests.sound.scores import steps

DRIFT_MS, LATE_MS, APART_MS = 1.0, 5.0, 40.0
"""``APART_MS``: a picture this far from its sound is not noticed [commonly reported]."""
UNIT = "ms of sound"
"""Not stretched to the pace of the machine."""
PLAYS = "tests.benchmarks.painted_sound"


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield drift and lateness from the monitor of a sound server that has no card."""
    if programs := missing():
        sys.stdout.write(f"sound: not measured, as {', '.join(programs)} are not installed\n")
        return
    ten = journals.of_years(10)
    minutes = journals.minutes
    with tempfile.TemporaryDirectory() as folder, NullServer(Path(folder)) as server:
        late, said = _recorded(server, minutes, "")
        name = f"drift of clicks in {minutes:g} min"
        yield Bound(name, float(np.abs(late[-1])), DRIFT_MS, UNIT)
        yield Bound(f"the latest click in {minutes:g} min", float(late.max()), LATE_MS, UNIT)
        yield _apart("the window at rest", said)
        late, said = _recorded(server, min(minutes, 1), ten)
        painted = f"{said['paints']} paints of up to {said['longest_ms']:.0f} ms"
        yield Bound(f"the latest click beside {painted}", float(late.max()), LATE_MS, UNIT)
        yield _apart("ten years being painted", said)


def _recorded(
    server: NullServer, minutes: float, journal: Path | str
) -> tuple[np.ndarray, dict[str, float]]:
    """How late each click is beside the first, milliseconds, and what the player says."""
    heard, said = server.heard(PLAYS, (minutes * 60, journal))
    found = onsets(heard)
    ticks = steps(60).ticks()[: len(found)]
    wanted = np.array([sample_of(tick.at_ns, RATE) for tick in ticks])
    late = (found - found[0] - wanted) * 1000 / RATE
    return late, said


def _apart(name: str, said: dict[str, float]) -> Bound:
    return Bound(f"the picture beside the sound, {name}", said["apart_ms"], APART_MS, UNIT)
