"""Everything that stands on a day as rows of a list: what it was, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from calfjournal.domain.agenda import (
    EntryState,
    ListedThing,
    Naming,
    ReadEntries,
    Sought,
    session_state,
)
from calfjournal.domain.assessment import MEASURE_NAMES, Assessment, Measure
from calfjournal.domain.checkin import CheckIn, Flare
from calfjournal.domain.exercise import Exercise, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.looks import KIND_LOOKS, PLAIN, RUN_LOOKS, Glyph, Look
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import SessionKind
from calfjournal.domain.race_names import race_name
from calfjournal.domain.run import Hill, PlannedRun, PlannedRunStatus, Run, RunKind
from calfjournal.domain.session import Session, SessionStatus, count_sets, sets_done
from calfjournal.domain.text_match import folded
from calfjournal.messages import formats, in_words, mark, tr
from calfjournal.messages.sports import sport_title
from calfjournal.messages.vocabulary import (
    HILLS,
    KINDS,
    RUN_STATUSES,
    RUN_TITLES,
    SIDES,
    STATUSES,
    Vocabulary,
)
from calfjournal.views.recorded_words import run_figures, run_title, run_words
from calfjournal.views.run_words import planned_amount
from calfjournal.views.source import Source

THINGS: Final = Vocabulary(
    {
        Kind.SESSION: mark("Session"),
        Kind.RUN: mark("Run"),
        Kind.PLANNED_RUN: mark("Planned run"),
        Kind.RACE: mark("Race"),
        Kind.BLOCKED_RANGE: mark("Kept free"),
        Kind.FLARE: mark("Flare"),
        Kind.ASSESSMENT: mark("Test"),
        Kind.CHECK_IN: mark("Check-in"),
    }
)
"""What listed things are called where they have no name of their own."""


class AgendaRow(Struct, frozen=True):
    """One thing as its row tells it; texts that there is nothing to say of are empty."""

    entry: ListedThing
    sort: str
    """What it is: ``Strength``, ``Long run``, ``Test``."""
    title: str
    look: Look = PLAIN
    time: str = ""
    """Local "HH:MM"."""
    what: str = ""
    """Its figures, and what it was made of."""
    note: str = ""
    status: str = ""

    @property
    def detail(self) -> str:
        """Everything but its title in a line."""
        return " · ".join(filter(None, (self.what, " ".join(self.note.split()))))

    @property
    def timed_detail(self) -> str:
        """The time and everything but its title in a line."""
        return " · ".join(filter(None, (self.time, self.detail)))


def entries(source: Source, sought: Sought) -> list[ListedThing]:
    """Find what is asked for, by day and time."""
    return source.agenda.entries(sought, _naming(source))


def rows(source: Source, some: Sequence[ListedThing]) -> list[AgendaRow | None]:
    """Read what is shown of some entries, in their order; None where one is gone."""
    read, today = source.agenda.read(some), source.clock.today()
    return told(read, some, today, source.library.exercises)


def told(
    read: ReadEntries,
    some: Sequence[ListedThing],
    today: date,
    exercises: Mapping[str, Exercise] = MappingProxyType({}),
) -> list[AgendaRow | None]:
    """Return what is shown of some entries that were read; None where one is gone."""
    teller = _Teller(read, exercises, today)
    return [teller.row(entry) for entry in some]


def spoken(row: AgendaRow, today: date) -> str:
    """Return the row as a sentence: ``Monday 23 November 2026, 18:00, Strength, …``."""
    day = tr("{day:long_day} {year}", day=row.entry.day, year=str(row.entry.day.year))
    named = dict.fromkeys((row.sort, row.title))
    now = tr("today") if row.entry.day == today else ""
    parts = (day, now, row.time, *named, row.status, row.what, row.note)
    return formats.commas([part for part in parts if part])


def _naming(source: Source) -> Naming:
    exercises = source.library.exercises.values()
    return Naming(
        words=_called,
        exercises={exercise.id: folded(exercise.name) for exercise in exercises},
        measures={str(key): folded(in_words(name)) for key, name in MEASURE_NAMES.items()},
    )


# ---------------------------------------------------------------------- what things are called


def _called(kind: Kind, values: Sequence[Any]) -> str:
    """Return what a thing of these values is called, folded; the values are those of its row."""
    return folded(" ".join((THINGS[kind], *_NAMES.get(kind, _no_names)(*values))))


def _no_names() -> Iterable[str]:
    return ()


def _session_names(title: Any, kind: str, hill: str | None) -> Iterable[str]:  # noqa: ANN401
    return in_words(title), KINDS[SessionKind(kind)].text, _hills(hill)


def _run_names(sport: str, kind: str | None, hill: str | None) -> Iterable[str]:
    return sport_title(sport), RUN_TITLES[RunKind(kind) if kind else None], _hills(hill)


def _hills(hill: str | None) -> str:
    return HILLS[Hill(hill)] if hill else ""


def _planned_names(kind: str) -> Iterable[str]:
    return (RUN_TITLES[RunKind(kind)],)


def _race_names(name: str, km: float | None) -> Iterable[str]:
    return (in_words(race_name(Race(date.min, name, km))),)


def _flare_names(side: str) -> Iterable[str]:
    return (SIDES[Side(side)],)


_NAMES: Final[dict[Kind, Callable[..., Iterable[str]]]] = {
    Kind.SESSION: _session_names,
    Kind.RUN: _run_names,
    Kind.PLANNED_RUN: _planned_names,
    Kind.RACE: _race_names,
    Kind.FLARE: _flare_names,
}


# ---------------------------------------------------------------------- what rows tell


class _Teller:
    """Tells entries that were read."""

    def __init__(self, read: ReadEntries, exercises: Mapping[str, Exercise], today: date) -> None:
        self._read, self._exercises, self._today = read, exercises, today

    def row(self, entry: ListedThing) -> AgendaRow | None:
        thing = self._read.things.get((entry.kind, entry.id))
        return None if thing is None else _TELLERS[entry.kind](self, entry, thing)

    def session(self, entry: ListedThing, session: Session) -> AgendaRow:
        kind = KINDS[session.kind].text
        return AgendaRow(
            entry,
            kind,
            in_words(session.title) or kind,
            KIND_LOOKS[session.kind],
            session.start_time,
            " · ".join(filter(None, (*self._figures(session), self._exercises_of(session)))),
            session.note,
            self._session_status(session),
        )

    def _figures(self, session: Session) -> Iterable[str]:
        sets = count_sets(session.sets)
        if session.counts and sets:
            done = sets_done(session.sets)
            yield tr("{done} of {planned:sets}", done=done, planned=sets)
        minutes = session.minutes if session.counts else session.planned_minutes
        if minutes is not None:
            yield formats.minutes_as_hours(minutes)
        pains = [line.pain for line in session.sets if line.pain is not None]
        pains += [pain for pain in (self._read.pains.get(session.key),) if pain is not None]
        if pains:
            yield tr("pain {pain:of10}", pain=max(pains))
        yield session.surface

    def _exercises_of(self, session: Session) -> str:
        ids = dict.fromkeys(line.exercise for line in session.sets)
        return formats.commas(
            [self._exercises[each].name if each in self._exercises else each for each in ids]
        )

    def _session_status(self, session: Session) -> str:
        left_out = session.status is SessionStatus.SKIPPED
        if session_state(session, self._today) is EntryState.MISSED and not left_out:
            return str(RUN_STATUSES[PlannedRunStatus.MISSED])
        return str(STATUSES[session.shown_status])

    def run(self, entry: ListedThing, run: Run) -> AgendaRow:
        planned = self._read.planned.get(run.key)
        asked = tr("{planned} planned", planned=planned_amount(planned)) if planned else ""
        told = (run_figures(run), asked, run_words(run))
        return AgendaRow(
            entry,
            run_title(run),
            run_title(run),
            RUN_LOOKS[run.kind] if run.kind and run.is_running else PLAIN,
            formats.clock(run.wall),
            " · ".join(filter(None, told)),
            run.note,
            str(STATUSES[SessionStatus.DONE]),
        )

    def planned_run(self, entry: ListedThing, run: PlannedRun) -> AgendaRow:
        title, look = RUN_TITLES[run.kind], RUN_LOOKS[run.kind]
        status = str(RUN_STATUSES[run.status_on(self._today)])
        what = planned_amount(run)
        return AgendaRow(
            entry, THINGS[entry.kind], title, look, run.start_time, what, run.note, status
        )

    def race(self, entry: ListedThing, race: Race) -> AgendaRow:
        km = "" if race.distance_km is None else formats.number(race.distance_km, 1, "km")
        look = Look("accent", Glyph.FLAG)
        title = in_words(race_name(race))
        return AgendaRow(entry, THINGS[entry.kind], title, look, what=km, note=race.note)

    def block(self, entry: ListedThing, block: BlockedRange) -> AgendaRow:
        what, title = self._until(block.start, block.end), THINGS[entry.kind]
        return AgendaRow(entry, title, title, Look("run", Glyph.DASH), what=what, note=block.reason)

    def flare(self, entry: ListedThing, flare: Flare) -> AgendaRow:
        title = THINGS[entry.kind]
        lasting = self._until(flare.start, flare.end) if flare.end else tr("still there")
        what = formats.commas([each for each in (SIDES[flare.side], lasting) if each])
        return AgendaRow(entry, title, title, Look("hold", Glyph.BANG), what=what, note=flare.note)

    def _until(self, first: date, last: date) -> str:
        if last <= first:
            return ""
        this_year = last.year == self._today.year
        write = formats.short_day if this_year else formats.day_with_year
        return tr("until {day}", day=write(last))

    def test(self, entry: ListedThing, test: Assessment) -> AgendaRow:
        measures: Iterable[Measure] = dict.fromkeys(result.measure for result in test.results)
        what = formats.commas([in_words(MEASURE_NAMES[measure]) for measure in measures])
        title, look = THINGS[entry.kind], KIND_LOOKS[SessionKind.RETEST]
        return AgendaRow(entry, title, title, look, what=what, note=test.note)

    def check_in(self, entry: ListedThing, check_in: CheckIn) -> AgendaRow:
        title = THINGS[entry.kind]
        return AgendaRow(entry, title, title, note=check_in.note)


_TELLERS: Final[dict[Kind, Callable[[_Teller, ListedThing, Any], AgendaRow]]] = {
    Kind.SESSION: _Teller.session,
    Kind.RUN: _Teller.run,
    Kind.PLANNED_RUN: _Teller.planned_run,
    Kind.RACE: _Teller.race,
    Kind.BLOCKED_RANGE: _Teller.block,
    Kind.FLARE: _Teller.flare,
    Kind.ASSESSMENT: _Teller.test,
    Kind.CHECK_IN: _Teller.check_in,
}
