"""How a journal of twenty years and fifty thousand runs behaves; the figures are only printed."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from calfjournal.journal import Journal
from tests.faults import acts, volume
from tests.soak.counters import Counters
from tests.store.samples import DAY, a_check_in

YEARS = 20
RUNS_A_DAY = 7


def measure(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Time what is done every day, on more than anybody has."""
    path = folder / acts.JOURNAL
    days = YEARS * 365
    volume.make(path, days=days, runs_a_day=RUNS_A_DAY)
    with _timed(counters, "20 years: open"):
        journal = Journal.open(path)
    for number in range(20):
        day = DAY - timedelta(days=chance.randrange(days))
        with _timed(counters, "20 years: a month"):
            journal.sessions.between(day, day + timedelta(days=31))
            journal.runs.between(day, day + timedelta(days=31))
        with _timed(counters, "20 years: save"):
            journal.checkins.save(a_check_in(DAY + timedelta(days=1 + number)))
    with _timed(counters, "20 years: verdict"):
        journal.recovery.verdict(DAY)
    with _timed(counters, "20 years: charts"):
        journal.progress.training(DAY - timedelta(days=days), DAY)
    with _timed(counters, "20 years: close"):
        journal.close()


@contextmanager
def _timed(counters: Counters, name: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    counters.seconds[name].append(time.perf_counter() - begin)
