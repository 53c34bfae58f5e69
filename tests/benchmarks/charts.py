"""Charts: panning and zooming them, opening the first ones, and reading them anew."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from calfjournal.domain.panel import Panel
from calfjournal.journal import Journal
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, Comparison, Measured, pace

STEPS, ROUNDS = 24, 5
FRAME_MS = 33.0
SIX = {"weekly_load", "cadence", "resting_hr", "sleep", "efforts", "tendon_pain"}

_BARE = """
import pyqtgraph as pg
for number in range(6):
    frame.addWidget(pg.PlotWidget())
"""
_SHOWN = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
app = QApplication([]); window = QMainWindow(); inside = QWidget(); frame = QVBoxLayout(inside)
window.setCentralWidget(inside); window.resize(1280, 800); window.show(); app.processEvents()
begun = time.process_time()
{work}
app.processEvents()
print((time.process_time() - begun) * 1000)
"""
_OURS = """
import sys, time
from pathlib import Path
from ui.app import make_application
from ui.window.open_journal import Desk
from ui.services.options import Options
from ui.services.places import Place
from ui.theme import active
app = make_application(); desk = Desk(active(), Options()); desk.open(Path(sys.argv[1]))
desk.window.resize(1280, 800); desk.window.show(); app.processEvents()
while not desk.settling.is_over:
    app.processEvents()
desk.window.context.jobs.wait()
desk.keeper.kept.flush()
app.processEvents()
def painted(work):
    begun = time.process_time()
    work()
    app.processEvents()
    return (time.process_time() - begun) * 1000
"""
_FIRST = "print(painted(lambda: desk.window.navigate(Place.PROGRESS)))\n"
_AGAIN = """
import statistics
for place in (Place.PROGRESS, Place.RECOVERY):
    desk.window.navigate(place)
    app.processEvents()
    print(statistics.median(painted(desk.window.page(place).refresh) for _ in range(5)))
"""


RECOVERY = 2.5
"""Recovery may take this much of Progress: its answers alone are five times the values there."""


def compare(journals: Journals) -> Iterator[Measured]:
    """Yield frames of ten and twenty years, the first Progress page, and Recovery read anew."""
    for years in (10, 20):
        yield from _frames(journals, years)
    copy = journals.copy_of_years(20, "charts")
    with tempfile.TemporaryDirectory() as home:
        floor = _median(lambda: _run(_SHOWN.format(work=_BARE), home)[0])
        first = _median(lambda: _run(_OURS + _FIRST, home, copy)[0])
        yield Comparison("the first Progress page, twenty years", first, floor, 1.3)
        for years in (2, 20):
            copy = journals.copy_of_years(years, "charts")
            progress, recovery = _run(_OURS + _AGAIN, home, copy)
            name = f"Recovery read anew beside Progress, {years} years"
            yield Comparison(name, recovery, progress, RECOVERY)


def _median(measure: Callable[[], float]) -> float:
    return median(measure() for _ in range(ROUNDS))


def _run(code: str, home: str, *arguments: Path) -> list[float]:
    """What a fresh process prints: milliseconds of its processor."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"CALFJOURNAL_HOME": home}
    # As installed: compiled files are kept, whatever this shell says.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = home
    answer = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return [float(line) for line in answer.stdout.split()]


# ---------------------------------------------------------------------- frames


def _frames(journals: Journals, years: int) -> Iterator[Measured]:
    # Imported late: fresh processes are measured too, and pyqtgraph takes long.
    from tests.benchmarks.six_panels import Bare, Ours

    with Journal.open(journals.copy_of_years(years, "charts"), read_only=True) as journal:
        first, last = journal.progress.extent() or (date.min, date.min)
        panels = six(journal, first, last)
        background = journal.progress.background()
    ours, bare = Ours(panels, background, last), Bare(panels)
    views = list(views_of(first.toordinal(), last.toordinal()))
    ours_ms, bare_ms = _times(ours.show_days, views), _times(bare.show_days, views)
    yield Comparison(f"a frame of six charts, {years} years", median(ours_ms), median(bare_ms), 1.5)
    # What was measured in this run stands as it is; a bound is stretched to the pace of now.
    most = max(FRAME_MS, max(bare_ms) / pace())
    yield Bound(f"the slowest frame of six charts, {years} years", max(ours_ms), most)


def six(journal: Journal, first: date, last: date) -> tuple[Panel, ...]:
    """The panels of six charts over those days."""
    progress = journal.progress
    every = (*progress.training(first, last), *progress.recovery(first, last))
    return tuple(panel for panel in every if panel.key in SIX)


def views_of(first: int, last: int) -> Iterator[tuple[float, float]]:
    """From everything in to a quarter of it, along it to the end, and out again."""
    whole, few = last - first, (last - first) / 4
    for step in range(STEPS):
        yield first, first + whole - (whole - few) * step / STEPS
    for step in range(STEPS):
        start = first + (whole - few) * step / STEPS
        yield start, start + few
    for step in range(STEPS):
        yield last - few - (whole - few) * step / STEPS, last


def _times(
    show_days: Callable[[float, float], None], views: Sequence[tuple[float, float]]
) -> list[float]:
    """The best of a few rounds for every view: what else the machine does is not the chart's."""
    return [min(each) for each in zip(*(_round(show_days, views) for _ in range(3)), strict=True)]


def _round(
    show_days: Callable[[float, float], None], views: Sequence[tuple[float, float]]
) -> list[float]:
    times = []
    for view in views:
        begun = process_time()
        show_days(*view)
        times.append((process_time() - begun) * 1000)
    return times
