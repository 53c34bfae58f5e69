"""Sample journals of some length for all parts of the bench, each written once."""

from __future__ import annotations

import random
import shutil
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from calfjournal import demo
from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.track import Track
from calfjournal.journal import Journal
from calfjournal.progress.stream import packed
from calfjournal.store import runs

DAYS_A_YEAR = 365

_RECORDINGS = 20
"""So many different ones are packed, and come again and again."""


class Journals:
    """Writes the sample of so many years when it is first asked for, into ``folder``."""

    def __init__(self, folder: Path, *, minutes: float = 1) -> None:
        self.folder = folder
        self.minutes = minutes
        """How long what takes its time, the sound, is recorded."""

    def of_years(self, years: int) -> Path:
        """The sample of so many years; read only what lies there."""
        path = self.folder / f"{years}-years.calfjournal"
        if not path.exists():
            demo.write(path, days=DAYS_A_YEAR * years)
        return path

    def copy_of_years(self, years: int, name: str) -> Path:
        """A copy that a part of the bench may change."""
        path = self.folder / f"{name}.calfjournal"
        shutil.copy(self.of_years(years), path)
        return path

    def with_streams(self, years: int, count: int) -> Path:
        """A copy to which so many imported runs with their streams were added."""
        path = self.copy_of_years(years, f"{years}-years-{count}-streams")
        with Journal.open(path) as journal:
            import_runs(journal, count, streams=True)
            journal.forget_edits()
        return path


def import_runs(journal: Journal, count: int, *, streams: bool) -> None:
    """Take runs of long ago into a journal, as one edit."""
    database = journal._file.database
    recorded = _recorded(count)
    with journal.edit("import"):
        keys = runs.RUNS.insert_all(database, recorded)
        files = [
            runs.ImportedFile(run.file_hash, f"{run.file_hash}.fit", "fit", run.start)
            for run in recorded
        ]
        runs.FILES.insert_all(database, files)
        if streams:
            runs.write_streams(database, zip(keys, cycle(_streams()), strict=False))


def _streams() -> list[RunStream]:
    """Runs of 20 to 115 minutes as watches record them: 4 to 21 kB, 12 in the middle."""
    return [_stream(random.Random(number), 60 * (20 + 5 * number)) for number in range(_RECORDINGS)]


def _stream(dice: random.Random, seconds: int) -> RunStream:
    track, speed, metres, beats, height = Track(), 3.0, 0.0, 130.0, 300.0
    for second in range(seconds):
        speed += 0.1 * (3.0 - speed) + dice.gauss(0, 0.06)
        beats += 0.01 * (150 - beats) + dice.gauss(0, 0.4)
        height += dice.gauss(0, 0.08)
        metres += speed
        track.add(
            time=second,
            heart_rate=round(beats),
            cadence=round(2 * (84 + dice.gauss(0, 0.7))) / 2,
            speed=round(speed, 3),
            distance=round(metres, 2),
            altitude=round(5 * height) / 5,
        )
    return packed(track)


def _recorded(count: int) -> list[Run]:
    begun = datetime(1970, 1, 1, 8, tzinfo=UTC)
    starts = (begun + timedelta(days=number) for number in range(count))
    return [
        Run(
            start,
            start.date(),
            utc_offset_min=60,
            duration_s=3612.4,
            elapsed_s=3700.0,
            distance_m=10023.7,
            avg_hr=148.2,
            max_hr=171,
            source="fit",
            file_hash=f"{number:064x}",
        )
        for number, start in enumerate(starts)
    ]
