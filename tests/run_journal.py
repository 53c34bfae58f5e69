"""Runs with samples for tests: repeats on a beat over a hill, as a watch records them."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from msgspec.structs import replace

from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import say
from calfjournal.domain.run import Cadence, Hill, Run, RunKind, Shoes
from calfjournal.domain.track import Track
from calfjournal.journal import Journal
from calfjournal.progress.stream import packed
from calfjournal.progress.track_figures import cadence_of
from calfjournal.store.runs import STREAMS

EASY_MPS, FAST_MPS = 2.8, 3.2
BLOCK_S = 300


@cache
def repeats_track(minutes: int = 50, *, pause_at_s: int | None = None) -> Track:
    """Return a run of five minutes easy and five quicker by turns, a sample a second."""
    track, along, shift = Track(), 0.0, 0
    for second in range(minutes * 60):
        if second == pause_at_s:
            shift = 120
        fast = second // BLOCK_S % 2 == 1
        mps = (FAST_MPS if fast else EASY_MPS) + 0.05 * math.sin(second / 9)
        track.add(
            time=second + shift,
            heart_rate=140 + 14 * fast + second / (minutes * 6),
            cadence=(84.5 if fast else 81.0) + 0.5 * (second // 7 % 3 - 1),
            speed=mps,
            distance=along,
            altitude=30 + 12 * math.sin(second / 500),
        )
        along += mps
    return track


def recorded(day: date, track: Track, **told: object) -> Run:
    """Return the run of a recording, begun at 07:04 UTC."""
    beats = [beat for beat in track.heart_rate if beat]
    run = Run(
        datetime.combine(day, time(7, 4), UTC),
        day,
        utc_offset_min=0,
        duration_s=float(len(track)),
        elapsed_s=float(len(track)),
        distance_m=track.length_m,
        avg_hr=round(sum(beats) / len(beats)) if beats else None,
        max_hr=round(max(beats)) if beats else None,
        cadence=_cadence_of(track),
        source="fit",
        file_hash=f"{day:%Y%m%d}",
    )
    return replace(run, **told)


_KNOWN: list[tuple[Track, Cadence]] = []
"""Tracks with their cadence: it takes a second a run, and every test wants the same ones."""


def _cadence_of(track: Track) -> Cadence:
    known = next((cadence for each, cadence in _KNOWN if each is track), None)
    if known is None:
        known = cadence_of(track)
        _KNOWN.append((track, known))
    return known


def keep_track(journal: Journal, run_id: int, track: Track) -> None:
    """Keep the samples of a run that has none, as an import does."""
    with journal.edit(say("edits.import_nothing")):
        STREAMS.insert(journal._file.database, packed(track), run_id=run_id)


def add_recorded(journal: Journal, day: date, track: Track, **told: object) -> Run:
    """Keep a run with its samples."""
    run = journal.runs.add(recorded(day, track, **told)).value
    keep_track(journal, run.key, track)
    return run


def fill_runs(journal: Journal) -> Run:
    """Keep some weeks of runs, and return the newest that has samples and an answer after it."""
    today = journal.today()
    journal.shoes.save(Shoes("Pegasus", heel_drop_mm=10))
    earlier = repeats_track(21)
    for week in (4, 3, 2):
        add_recorded(journal, today - timedelta(days=7 * week), earlier, kind=RunKind.EASY)
    day = today - timedelta(days=3)
    run = add_recorded(
        journal,
        day,
        repeats_track(pause_at_s=1500),
        kind=RunKind.QUALITY,
        surface="road",
        hill=Hill.ROLLING,
        shoes="Pegasus",
    )
    typed = Run(datetime.combine(today, time(6), UTC), today, duration_s=1800.0, distance_m=5000.0)
    journal.runs.add(typed)
    for side, pain in ((Side.LEFT, 0), (Side.RIGHT, 2)):
        told = TendonReading(day + timedelta(days=1), Moment.MORNING, side, pain)
        journal.checkins.save_reading(told)
    return run
