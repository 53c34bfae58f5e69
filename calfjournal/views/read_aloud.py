"""Days as sentences: for screen readers, tooltips and the status line."""

from __future__ import annotations

from typing import Final

from calfjournal.dates import hour_words
from calfjournal.domain.exercise import Side
from calfjournal.messages import formats, mark, tr, tr_n
from calfjournal.messages.sports import sport_name
from calfjournal.messages.vocabulary import KIND_WORDS, RUN_NAMES, RUN_STATUSES, Vocabulary
from calfjournal.views.adherence_words import spoken_tally, tally_parts
from calfjournal.views.day_gaps import Gap
from calfjournal.views.month import DayCell, PlannedRunMark, RunMark, SessionMark, WeekRow
from calfjournal.views.run_words import kilometres
from calfjournal.views.week import WeekItem

FLARES: Final = Vocabulary(
    {
        Side.LEFT: mark("flare on the left"),
        Side.RIGHT: mark("flare on the right"),
        Side.BOTH: mark("flare on both sides"),
    }
)


GAPS: Final = Vocabulary(
    {
        Gap.CHECK_IN: mark("check-in missing"),
        Gap.ANSWER: mark("the tendon's answer is due"),
    }
)
_LONGEST_NOTE = 240
"""Letters of a note that are read aloud with its day."""


def _shortened(note: str) -> str:
    words = " ".join(note.split())
    return words if len(words) <= _LONGEST_NOTE else f"{words[:_LONGEST_NOTE].rstrip()} …"


def spoken_session(shown: SessionMark) -> str:
    """Return kind and status: ``strength done``; planned ones with their time."""
    kind, status = KIND_WORDS[shown.kind], shown.status
    if shown.missed:
        return tr("{kind} missed", kind=kind)
    if not shown.movable:
        return tr("{kind} {status:status}", kind=kind, status=status)
    return tr("{kind} {status:status} {time}", kind=kind, status=status, time=shown.start_time)


def spoken_run(run: RunMark) -> str:
    """Return ``12 km run, 166 steps per minute``; other sports by their name."""
    text = _run_and_amount(run)
    if run.as_planned:
        text = tr("{run} from the plan", run=text)
    if not run.cadence:
        return text
    return tr("{run}, {cadence:0} spm", run=text, cadence=run.cadence)


def _run_and_amount(run: RunMark) -> str:
    name = RUN_NAMES[None] if run.is_running else sport_name(run.sport)
    if run.km:
        return tr("{distance:km} {name}", distance=run.km, name=name)
    if run.minutes is not None:
        return tr("{time:as_minutes} {name}", time=run.minutes, name=name)
    return name


def spoken_planned_run(run: PlannedRunMark) -> str:
    """Return ``14 km long run planned``; with its time where one is said."""
    name = RUN_NAMES[run.kind]
    if run.km:
        name = tr("{distance:km} {name}", distance=run.km, name=name)
    elif run.minutes:
        name = tr("{time:as_minutes} {name}", time=run.minutes, name=name)
    status = RUN_STATUSES[run.status].text
    if run.start_time and run.movable:
        return tr("{run} {status} {time}", run=name, status=status, time=run.start_time)
    return tr("{run} {status}", run=name, status=status)


def spoken_item(item: WeekItem) -> str:
    """Return ``18:00, Strength, Two up, one down · 45 min, strength planned``."""
    match item.mark:
        case SessionMark():
            status = spoken_session(item.mark)
        case RunMark():
            status = spoken_run(item.mark)
        case PlannedRunMark():
            status = spoken_planned_run(item.mark)
    hour = hour_words(item.start) if item.start is not None else tr("any hour")
    return formats.commas([hour, item.title, item.detail, status])


def spoken_day(cell: DayCell) -> str:
    """Return ``Saturday 21 November, strength done, 12 km run, check-in``."""
    return formats.commas([formats.long_day(cell.day), *_parts(cell, titles=False)])


def tip(cell: DayCell) -> str:
    """Return the day as lines for the tooltip, nothing shortened."""
    return "\n".join((formats.long_day(cell.day), *_parts(cell, titles=True)))


def _parts(cell: DayCell, *, titles: bool) -> list[str]:
    parts = [tr("today")] if cell.is_today else []
    if cell.phase_starts:
        parts.append(tr("{phase} begins", phase=cell.phase_title))
    for shown in cell.sessions:
        parts.append(_session_line(shown, titled=titles))
        if titles and shown.exercises:
            parts.append(formats.commas(shown.exercises))
    parts += [spoken_run(run) for run in cell.runs]
    parts += [spoken_planned_run(run) for run in cell.planned_runs]
    parts += _day_lines(cell)
    if cell.checked_in:
        parts.append(tr("check-in"))
    if cell.gap is not None:
        parts.append(GAPS[cell.gap])
    parts += [tr("note: {note}", note=_shortened(note)) for note in cell.notes]
    return parts if len(parts) > int(cell.is_today) else [*parts, tr("nothing yet")]


def _session_line(shown: SessionMark, *, titled: bool) -> str:
    words = spoken_session(shown)
    if titled and shown.title:
        words = tr("{title}: {session}", title=shown.title, session=words)
    if shown.anyway:
        words = tr("{session}, closer than the spacing rule", session=words)
    return tr("{session}, easier week", session=words) if shown.deload else words


def _day_lines(cell: DayCell) -> list[str]:
    """Return what a day is besides what is trained on it."""
    lines = []
    if cell.race is not None:
        lines.append(tr("race day: {name}", name=cell.race))
    if cell.blocked is not None:
        free = tr("kept free: {reason}", reason=cell.blocked) if cell.blocked else tr("kept free")
        lines.append(free)
    if cell.flare is not None:
        lines.append(FLARES[cell.flare])
    return lines


def week_lines(week: WeekRow) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the kilometres of a week and its sessions' tally, part by part, roomy to tight."""
    return kilometres(week.km, week.planned_km), tally_parts(week.followed.sessions)


def load_words(week: WeekRow) -> str:
    """Return ``load 812, 1.1 of the last four weeks``, "" where nothing was trained or known.

    A week that is not over says what it came to so far: it compares with no whole week.
    """
    load = week.load
    if not load.done:
        return ""
    if not week.is_over:
        return tr("load {load:grouped} so far", load=round(load.done))
    if load.share is None:
        return tr("load {load:grouped}", load=round(load.done))
    return tr(
        "load {load:grouped}, {share:.1} of the last four weeks",
        load=round(load.done),
        share=load.share,
    )


def load_lines(week: WeekRow) -> tuple[str, str]:
    """Return ``load 812`` and ``1.1 of the last 4 weeks``; "" for what is not known."""
    load = week.load
    if not load.done:
        return "", ""
    against = week.is_over and load.share is not None
    return (
        tr("load {load:grouped}", load=round(load.done)),
        tr("{share:.1} of the last 4 weeks", share=load.share) if against else "",
    )


def contact_words(week: WeekRow) -> str:
    """Return ``120 contacts``, "" without any."""
    if not week.contacts:
        return ""
    return tr_n("{count:grouped} contact", "{count:grouped} contacts", week.contacts)


def spoken_week(week: WeekRow) -> str:
    """Return ``26 km run, 2 of 3 sessions done, 1 partly``."""
    parts = []
    if week.km or week.planned_km:
        parts.append(tr("{distance} run", distance=kilometres(week.km, week.planned_km)[0]))
    sessions = spoken_tally(week.followed.sessions)
    if sessions:
        parts.append(sessions)
    parts += [words for words in (load_words(week), contact_words(week)) if words]
    return formats.commas(parts) or tr("nothing this week")
