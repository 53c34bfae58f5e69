"""What the page of a run says, in words."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.messages import formats, in_words, tr, vocabulary
from calfjournal.messages.notation import notation
from calfjournal.messages.when import day_of
from calfjournal.views.recorded_words import effort_words, run_title
from calfjournal.views.run_page import RunPage

FILES = ("fit", "gpx", "tcx")
"""Sources that are called by the format of their file."""
SAMPLE = "sample"
"""The source of runs that nobody ran."""
LEAST_SPREAD = 0.5
"""Percent: watches count whole strides, so less is not told apart [our default]."""


class ToldFigure(Struct, frozen=True):
    """A value with what it is called; ``note`` tells more of it."""

    name: str
    value: str
    note: str = ""


class ThirdsRow(Struct, frozen=True):
    """One figure in the first and the last third of a run, and what became of it."""

    name: str
    first: str
    last: str
    change: str

    @property
    def told(self) -> str:
        """Return it as one line."""
        values = formats.commas([self.first, self.last, self.change])
        return tr("{name}: {value}", name=self.name, value=values)


def heading(page: RunPage) -> str:
    """Return ``Long run, 10.2 km``."""
    run = page.run
    title = run_title(run)
    if not run.distance_m:
        return title
    return tr("{run}, {distance:metres}", run=title, distance=run.distance_m)


def about(page: RunPage) -> str:
    """Return when it was, on which ground, in which shoes, how hard, and where it comes from."""
    run = page.run
    parts = [
        tr("{day}, {start:clock}", day=day_of(run.day, page.today), start=run.wall),
        run.surface,
        "" if run.hill is None else vocabulary.HILLS[run.hill],
        _shoes(page),
        effort_words(run.rpe),
        _source(page),
    ]
    return " · ".join(filter(None, parts))


def _shoes(page: RunPage) -> str:
    shoes = page.shoes
    if shoes is None or shoes.heel_drop_mm is None:
        return page.run.shoes
    return tr("{shoes} ({drop:1} mm)", shoes=shoes.name, drop=shoes.heel_drop_mm)


def _source(page: RunPage) -> str:
    source = page.run.source
    if page.is_typed:
        return tr("typed in")
    if source == SAMPLE:
        return tr("made up for the sample")
    if source in FILES:
        return tr("from a {format} file", format=source.upper())
    return tr("from {source}", source=source)


# ---------------------------------------------------------------------- cadence


def cadence_figures(page: RunPage) -> list[ToldFigure]:
    """Return mean, spread and share on target; nothing where no cadence was recorded."""
    cadence = page.run.cadence
    if cadence.spm is None:
        return []
    spread = page.spread
    found = [
        ToldFigure(tr("Mean"), formats.bare(cadence.spm, 0), formats.unit_word("spm")),
        ToldFigure(
            tr("Spread"),
            _spread(spread),
            _spread_note(page),
        ),
    ]
    if page.on_target is not None and page.target is not None:
        within = tr("within {beat:spm}", beat=page.target.beat_spm)
        found.append(
            ToldFigure(tr("On target"), formats.number(100 * page.on_target, 0, "%"), within)
        )
    return found


def _spread(percent: float | None) -> str:
    if percent is None:
        return formats.UNKNOWN
    if percent < LEAST_SPREAD:
        return tr("under {spread}", spread=formats.number(LEAST_SPREAD, 1, "%"))
    return formats.fixed(percent, 1, "%")


def _spread_note(page: RunPage) -> str:
    if page.spread is None:
        return tr("too few samples")
    return tr("whole run") if page.run.cadence.rcv is None else tr("steady parts")


def cadence_lines(page: RunPage) -> list[str]:
    """Return what the target is, and what the tint means."""
    found = [_target_line(page)]
    if page.steady:
        found.append(tr("Steady parts are tinted: only they count for the spread."))
    elif page.curves is not None and page.run.cadence.spm is not None:
        found.append(tr("No part was steady for three minutes, so none is tinted."))
    return list(filter(None, found))


def _target_line(page: RunPage) -> str:
    target = page.target
    if target is None:
        return "" if page.run.cadence.spm is None else tr("There is no target yet.")
    if target.own is None or target.percent is None:
        return tr("Target {target:0}, as your profile says.", target=target.spm)
    told = {"target": target.spm, "own": target.own.spm, "percent": target.percent}
    if target.chosen:
        return tr(
            "Target {target:0} by your profile, {percent:+1} % from your own {own:0}.", **told
        )
    return tr("Target {target:0} = your own {own:0} + {percent:1} %.", **told)


# ---------------------------------------------------------------------- thirds


def thirds(page: RunPage) -> list[ThirdsRow]:
    """Return the cadence, the pace and the heart rate of both thirds, where both are known.

    Other sports than running have a speed instead of a pace.
    """
    if page.thirds is None:
        return []
    first, last = page.thirds
    moved = _pace_third if page.run.is_running else _speed_third
    found = [
        _third(tr("Cadence"), first.spm, last.spm),
        moved(first.mps, last.mps),
        _third(tr("Heart rate"), first.hr, last.hr),
    ]
    return [row for row in found if row is not None]


def _third(name: str, first: float | None, last: float | None) -> ThirdsRow | None:
    if first is None or last is None:
        return None
    change = round(last) - round(first)
    told = formats.signed(change, 0) if change else tr("even")
    return ThirdsRow(name, formats.bare(first, 0), formats.bare(last, 0), told)


def _pace_third(first: float | None, last: float | None) -> ThirdsRow | None:
    if not first or not last:
        return None
    paces = [round(notation().read(1000 / mps, "/km")) for mps in (first, last)]
    change = paces[1] - paces[0]
    told = _seconds(change) if abs(change) > 1 else tr("even")
    return ThirdsRow(tr("Pace"), formats.duration(paces[0]), formats.duration(paces[1]), told)


def _speed_third(first: float | None, last: float | None) -> ThirdsRow | None:
    if not first or not last:
        return None
    speeds = [round(notation().read(3.6 * mps, "km/h"), 1) for mps in (first, last)]
    change = speeds[1] - speeds[0]
    told = formats.signed(change, 1) if abs(change) >= 0.1 else tr("even")
    name = tr("Speed, {unit}", unit=formats.unit_word("km/h"))
    return ThirdsRow(name, formats.bare(speeds[0], 1), formats.bare(speeds[1], 1), told)


def _seconds(change: int) -> str:
    if abs(change) < 60:
        return tr("{seconds:+0} s", seconds=change)
    sign = "+" if change > 0 else formats.MINUS
    return f"{sign}{formats.duration(abs(change))}"


# ---------------------------------------------------------------------- figures and file


def key_figures(page: RunPage) -> list[ToldFigure]:
    """Return how far, how long, how fast and with which heart rate it was, as far as is known."""
    run = page.run
    time = formats.UNKNOWN if run.duration_s is None else formats.duration(run.duration_s)
    found = [
        ToldFigure(tr("Distance"), formats.distance(run.distance_m)),
        ToldFigure(tr("Time"), time),
        _how_fast(page),
        ToldFigure(tr("Heart rate"), formats.number(run.avg_hr, 0, "bpm")),
    ]
    return _known(found)


def _how_fast(page: RunPage) -> ToldFigure:
    run = page.run
    if run.is_running:
        return ToldFigure(tr("Pace"), formats.pace(run.distance_m, run.duration_s))
    km, minutes = run.km, run.minutes
    kmh = 60 * km / minutes if km and minutes else None
    return ToldFigure(tr("Speed"), formats.number(kmh, 1, "km/h"))


def figures(page: RunPage) -> list[ToldFigure]:
    """Return what else is known of the run: what the recording tells beside its key figures."""
    run = page.run
    found = [
        ToldFigure(tr("Heart rate, mean by time"), formats.number(page.mean_hr, 1, "bpm")),
        ToldFigure(tr("Highest heart rate"), formats.number(run.max_hr, 0, "bpm")),
    ]
    if run.elapsed_s and run.duration_s and run.elapsed_s - run.duration_s >= 1:
        found.insert(0, ToldFigure(tr("Time with pauses"), formats.duration(run.elapsed_s)))
    return _known(found)


def _known(found: list[ToldFigure]) -> list[ToldFigure]:
    return [figure for figure in found if figure.value != formats.UNKNOWN]


def file_lines(page: RunPage) -> list[str]:
    """Return what could not be read of its file, and its note."""
    return list(filter(None, (in_words(page.run.warning), page.run.note)))


def without_curves(page: RunPage) -> str:
    """Return why there are no curves, and what would bring them; "" where there are."""
    if page.curves is not None:
        return ""
    if page.is_damaged:
        return tr("Its samples cannot be read, so there are no curves.")
    if page.is_typed:
        return tr(
            "This run was typed in, so there are no curves. A file of it from a watch would bring "
            "them."
        )
    if page.track is not None:
        return tr("Its file holds samples, but nothing of them can be drawn over time.")
    if not page.run.file_hash:
        return tr("The journal holds no samples of it, so there are no curves.")
    if page.run.cadence.samples:
        return tr(
            "Its samples were not kept, so there are no curves. Importing its file again brings "
            "them; its figures stay."
        )
    return tr(
        "The journal holds no samples of it, so there are no curves. Where its file holds any, "
        "importing it again brings them; its figures stay."
    )
