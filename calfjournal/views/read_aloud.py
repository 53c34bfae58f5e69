"""Days as sentences: for screen readers, tooltips and the status line."""

from __future__ import annotations

from calfjournal.domain.exercise import Side
from calfjournal.messages import formats, vocabulary
from calfjournal.views.month import DayCell, RunMark, SessionMark, WeekRow

FLARES = {
    Side.LEFT: "flare on the left",
    Side.RIGHT: "flare on the right",
    Side.BOTH: "flare on both sides",
}


def spoken_session(mark: SessionMark) -> str:
    """Return kind and status: ``strength done``; planned ones with their time."""
    words = f"{vocabulary.KINDS[mark.kind].text.lower()} {vocabulary.STATUSES[mark.status].text}"
    return f"{words} {mark.start_time}" if mark.movable else words


def spoken_run(mark: RunMark) -> str:
    """Return ``12 km run, 166 steps per minute``; other sports by their name."""
    amount = formats.number(mark.km, 1, "km") if mark.km else formats.minutes_as_hours(mark.minutes)
    word = "run" if mark.is_running else mark.sport.replace("_", " ")
    known = amount != formats.UNKNOWN
    text = f"{amount} {word}" if known else word
    return f"{text}, {mark.cadence:.0f} steps per minute" if mark.cadence else text


def spoken_day(cell: DayCell) -> str:
    """Return ``Saturday 21 November, strength done, 12 km run, check-in``."""
    return ", ".join((formats.long_day(cell.day), *_parts(cell, titles=False)))


def tip(cell: DayCell) -> str:
    """Return the day as lines for the tooltip, nothing shortened."""
    return "\n".join((formats.long_day(cell.day), *_parts(cell, titles=True)))


def _parts(cell: DayCell, *, titles: bool) -> list[str]:
    parts = ["today"] if cell.is_today else []
    if cell.phase_starts:
        parts.append(f"{cell.phase_title} begins")
    for mark in cell.sessions:
        name = f"{mark.title}: " if titles and mark.title else ""
        parts.append(f"{name}{spoken_session(mark)}{', deload' if mark.deload else ''}")
    parts += [spoken_run(mark) for mark in cell.runs]
    if cell.race is not None:
        parts.append(f"race {cell.race}".strip())
    if cell.blocked is not None:
        parts.append(f"kept free: {cell.blocked}" if cell.blocked else "kept free")
    if cell.flare is not None:
        parts.append(FLARES[cell.flare])
    if cell.checked_in:
        parts.append("check-in")
    return parts if len(parts) > int(cell.is_today) else [*parts, "nothing yet"]


def week_lines(week: WeekRow) -> tuple[str, str]:
    """Return the kilometres and the sessions of a week, "" where there are none."""
    km = formats.number(week.km, 0, "km") if week.km else ""
    return km, f"{week.done} of {week.laid}" if week.laid else ""


def spoken_week(week: WeekRow) -> str:
    """Return ``26 km run, 3 of 3 sessions done``."""
    km, sessions = week_lines(week)
    parts = [f"{km} run"] if km else []
    if sessions:
        parts.append(f"{sessions} {'session' if week.laid == 1 else 'sessions'} done")
    return ", ".join(parts) or "nothing this week"
