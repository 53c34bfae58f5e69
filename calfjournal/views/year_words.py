"""The year in words: its sums, a week and its figures, a day, a mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from calfjournal.domain.finding import State
from calfjournal.messages import formats, mark, tr, tr_n
from calfjournal.messages.vocabulary import KIND_WORDS, STATES, Vocabulary
from calfjournal.views.year import (
    Became,
    MarkKind,
    Year,
    YearDay,
    YearMark,
    YearSession,
    YearWeek,
)

BECAME_WORDS: Final = Vocabulary(
    {
        Became.DONE: mark("done"),
        Became.PARTLY: mark("partly done"),
        Became.PLANNED: mark("planned"),
        Became.MISSED: mark("missed"),
        Became.LEFT_OUT: mark("left out"),
    }
)
_TOLD: Final = frozenset({State.NOTE, State.AMBER, State.RED, State.STOP})
"""What a week tells of its days; the others were as usual."""


def year_sums(year: Year) -> str:
    """Return ``118 sessions · 1,642 km · 2 flares · 1 race``, as far as there were any."""
    parts = []
    if year.done:
        parts.append(tr_n("{count} session", "{count} sessions", year.done))
    if year.km:
        parts.append(formats.grouped(year.km, 0, "km"))
    if year.flares:
        parts.append(tr_n("{count} flare", "{count} flares", year.flares))
    if year.races:
        parts.append(tr_n("{count} race", "{count} races", year.races))
    return " · ".join(parts)


def empty_year(year: Year) -> str:
    """Return what a year is told by in which nothing stands."""
    if year.year > year.today.year:
        return tr("{year} is still to come: what you plan for it will stand here.", year=year.year)
    if year.year < year.today.year:
        return tr("Nothing was kept in {year}.", year=year.year)
    return tr("Your first sessions, runs and mornings will fill these lanes, a column a week.")


# ------------------------------------------------------------------ a week


def week_title(week: YearWeek) -> str:
    """Return ``Week of 14 September``."""
    return tr("Week of {day}", day=formats.day_in_month(week.first))


def week_sentences(week: YearWeek) -> str:
    """Return its phase, and what was done and run: ``Strength, week 3 of 7. Three sessions …``."""
    return formats.sentences([_phase(week), _trained(week)])


def _phase(week: YearWeek) -> str:
    if week.phase is None:
        return ""
    name, number, count = week.phase.title, week.phase.week, week.phase.weeks
    return tr("{phase}, week {week} of {weeks}.", phase=name, week=number, weeks=count)


def _trained(week: YearWeek) -> str:
    counts = [(became, week.count(became)) for became in Became]
    there = [(became, count) for became, count in counts if count]
    parts = [_first_part(*there[0])] if there else []
    parts += [
        tr("{count} {became}", count=count, became=BECAME_WORDS[became])
        for became, count in there[1:]
    ]
    if week.km:
        parts.append(formats.number(week.km, 0, "km"))
    if week.longest_km and week.longest_km != week.km:
        parts.append(tr("longest run {distance:km0}", distance=week.longest_km))
    if week.ahead_km:
        parts.append(tr("{distance:km0} to run", distance=week.ahead_km))
    if not parts:
        return tr("Nothing stands in this week.")
    return tr("{parts:commas}.", parts=parts)


def _first_part(became: Became, count: int) -> str:
    if became is Became.DONE:
        return tr_n(
            "{count:spelled_first} session done", "{count:spelled_first} sessions done", count
        )
    if became is Became.PARTLY:
        return tr_n(
            "{count:spelled_first} session partly done",
            "{count:spelled_first} sessions partly done",
            count,
        )
    if became is Became.PLANNED:
        return tr_n(
            "{count:spelled_first} session planned", "{count:spelled_first} sessions planned", count
        )
    if became is Became.MISSED:
        return tr_n(
            "{count:spelled_first} session missed", "{count:spelled_first} sessions missed", count
        )
    return tr_n(
        "{count:spelled_first} session left out", "{count:spelled_first} sessions left out", count
    )


def worst_mornings(week: YearWeek) -> str:
    """Return the worst morning of each leg: ``1 / 3``, a dash where nobody told of one."""
    return " / ".join(formats.number(pain, 0) for pain in week.worst)


def week_marks(week: YearWeek) -> str:
    """Return what stands in the last lane of a week as a line, "" for nothing."""
    return formats.semicolons([marked(each) for each in week.marks])


def spoken_year_week(week: YearWeek, states: Sequence[State | None]) -> str:
    """Return a week as a screen reader says it, with its figures and all that stands in it."""
    parts = [tr("{week}.", week=week_title(week)), week_sentences(week)]
    if week.calf_load is not None:
        parts.append(tr("Calf load {load:0}.", load=week.calf_load))
    if week.worst != (None, None):
        left, right = week.worst
        parts.append(
            tr("Worst morning left {left:of10}, right {right:of10}.", left=left, right=right)
        )
    told = {state: states.count(state) for state in State if state in _TOLD and state in states}
    parts += [
        tr("Tendon: {state} on {days:days}.", state=STATES[state].text, days=days)
        for state, days in told.items()
    ]
    if week.marks:
        parts.append(week_marks(week))
    return formats.sentences(parts)


def week_tip(week: YearWeek) -> str:
    """Return a week as lines for the tooltip."""
    lines = [week_title(week), _phase(week), _trained(week), *map(marked, week.marks)]
    return "\n".join(filter(None, lines))


# ------------------------------------------------------------------ a day and a mark


def day_tip(day: YearDay, week: YearWeek, state: State | None) -> str:
    """Return a day as lines for the tooltip."""
    lines = [formats.long_day(day.day), *map(_session_line, day.sessions)]
    if day.km:
        lines.append(tr("{distance:km} run", distance=day.km))
    if state is not None:
        lines.append(tr("Tendon: {state}", state=STATES[state].text))
    lines += [marked(each) for each in week.marks if each.day <= day.day <= each.last]
    return "\n".join(lines if len(lines) > 1 else [*lines, tr("nothing yet")])


def _session_line(session: YearSession) -> str:
    words = tr(
        "{kind} {became}", kind=KIND_WORDS[session.kind], became=BECAME_WORDS[session.became]
    )
    return tr("{title}: {session}", title=session.title, session=words) if session.title else words


def marked(shown: YearMark) -> str:
    """Return a mark whole: ``Flare, left, 14 Jul to 25 Jul``, ``Half marathon, 15 Nov``."""
    day = formats.day_month(shown.day)
    match shown.kind:
        case MarkKind.FLARE if shown.last != shown.day:
            last = formats.day_month(shown.last)
            return tr(
                "Flare, {side:side}, {first} to {last}", side=shown.side, first=day, last=last
            )
        case MarkKind.FLARE:
            return tr("Flare, {side:side}, {day}", side=shown.side, day=day)
        case MarkKind.RACE:
            return tr("{race}, {day}", race=shown.text, day=day)
        case MarkKind.TEST:
            return tr("Test, {day}", day=day)
        case MarkKind.SHOES:
            return tr("New shoes {name}, {day}", name=shown.text, day=day)
        case MarkKind.NOTE:
            return tr("Note of {day}: {text}", day=day, text=shown.text)


def mark_word(shown: YearMark) -> str:
    """Return what stands beside the sign of a mark where there is room, "" for nothing."""
    match shown.kind:
        case MarkKind.FLARE:
            return tr("flare, {side:side}", side=shown.side)
        case MarkKind.RACE:
            return shown.text
        case MarkKind.SHOES:
            return tr("new shoes")
        case _:
            return ""
