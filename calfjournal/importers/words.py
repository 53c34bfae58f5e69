"""The sentences of an import about figures that are doubted and runs that are there already.

All are reasons of a file: one line, without a full stop, a number always with its unit and what
it is compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Final

from calfjournal.domain.plausible import Doubt, Doubtful
from calfjournal.domain.run import Run
from calfjournal.domain.same_run import same_figures
from calfjournal.messages import formats
from calfjournal.messages.formats import day_with_year

DELETED: Final = "it was imported before and its run was deleted here, so it stays out"


def doubted(found: Mapping[Run, tuple[Doubtful, ...]], reason: str) -> str:
    """Return why a file is asked about: what is doubted of its runs, then its other ``reason``."""
    sentences = [
        _DOUBTS[doubt.what](run, doubt)
        for run, doubts in found.items()
        for doubt in _telling(doubts)
    ]
    if len(found) > 1:
        sentences[0] = f"of its {len(found)} runs: {sentences[0]}"
    return "; ".join(filter(None, (*dict.fromkeys(sentences), reason)))


def differing(there: Run, found: Run) -> str:
    """Return that a run is in the journal, with both values where the two differ."""
    day = day_with_year(there.day)
    if same_figures(there, found):
        return f"the run of {day} with this start is there already"
    mine, theirs = _figures(there, found)
    return f"the run of {day} with this start stays as it is: {mine} in the journal, {theirs} here"


def partly(there: Mapping[Run, Run], count: int) -> str:
    """Return that some of ``count`` runs are in the journal: by the file's runs, the journal's."""
    found, mine = next(iter(there.items()))
    return f"{len(there)} of {count} runs were there already; {differing(mine, found)}"


def same_second(there: Run, found: Run) -> str:
    """Return that two runs start together and nothing of them agrees."""
    day = day_with_year(there.day)
    mine, theirs = _figures(there, found)
    return f"a run of {day} has this very start: {mine} in the journal, {theirs} here"


def _telling(doubts: tuple[Doubtful, ...]) -> list[Doubtful]:
    """Leave the distance out where the speed tells of it."""
    fast = any(doubt.what is Doubt.SPEED for doubt in doubts)
    return [doubt for doubt in doubts if not (fast and doubt.what is Doubt.DISTANCE)]


def _figures(there: Run, found: Run) -> tuple[str, str]:
    sports = there.sport != found.sport
    return _figure(there, sport=sports), _figure(found, sport=sports)


def _figure(run: Run, *, sport: bool) -> str:
    parts = [run.sport.replace("_", " ")] if sport else []
    if run.distance_m is not None:
        parts.append(_length(run.distance_m))
    time = run.duration_s or run.elapsed_s
    if time is not None:
        parts.append(f"in {_clock(time)}")
    return " ".join(parts) or formats.UNKNOWN


def _length(metres: float) -> str:
    return formats.number(metres / 1000, 2, "km")


def _clock(seconds: float) -> str:
    """Return a time to the second, ``50:12`` or ``1:02:33``; days of it in hours."""
    if not 0 <= seconds < inf:
        return formats.number(seconds, 0, "s")
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:,} h" if hours > 99 else f"{hours}:{minutes:02d}:{rest:02d}"


def _speed(run: Run, doubt: Doubtful) -> str:
    fast = formats.number(doubt.value * 3.6, 1, "km/h")
    most = formats.number(doubt.bound * 3.6, 1, "km/h")
    return f"{_figure(run, sport=False)} is {fast}; over that distance at most {most} is plausible"


def _distance(_run: Run, doubt: Doubtful) -> str:
    return _beyond(f"{_length(doubt.value)} in one recording", doubt, _length(doubt.bound))


def _duration(_run: Run, doubt: Doubtful) -> str:
    return _beyond(f"it lasts {_clock(doubt.value)}", doubt, f"{doubt.bound / 3600:g} h")


def _cadence(_run: Run, doubt: Doubtful) -> str:
    found = formats.number(doubt.value, 0, "steps/min")
    return _beyond(f"a cadence of {found}", doubt, f"{doubt.bound:g}")


def _heart_rate(_run: Run, doubt: Doubtful) -> str:
    found = formats.number(doubt.value, 0, "bpm")
    return _beyond(f"a heart rate of {found}", doubt, f"{doubt.bound:g}")


def _beyond(found: str, doubt: Doubtful, bound: str) -> str:
    return f"{found}; at {'most' if doubt.value > doubt.bound else 'least'} {bound} is plausible"


def _future(run: Run, _doubt: Doubtful) -> str:
    return f"it is dated {day_with_year(run.day)}, which is still to come"


_DOUBTS: Final[dict[Doubt, Callable[[Run, Doubtful], str]]] = {
    Doubt.SPEED: _speed,
    Doubt.DISTANCE: _distance,
    Doubt.DURATION: _duration,
    Doubt.CADENCE: _cadence,
    Doubt.HEART_RATE: _heart_rate,
    Doubt.FUTURE: _future,
}
