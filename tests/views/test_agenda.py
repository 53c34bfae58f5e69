"""The list of everything against a plain reading of the same journal, and its rows in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.agenda import LISTED, EntryState, Sought
from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Advice, Hill, PlannedRun, Run, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.text_match import folded
from calfjournal.journal import Journal
from calfjournal.views.agenda import spoken
from tests.calendar_journal import HOLD, RAISE, done, lines

Told = tuple[Kind, int, date, date, str, str, EntryState | None, str]
"""Kind, key, first and last day, note, everything said of it, what became of it, its sort."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A small journal with something of each kind, read only by these tests."""
    path = tmp_path_factory.mktemp("agenda") / "full.calfjournal"
    with Journal.create(path) as made:
        _fill(made)
        yield made


def _fill(journal: Journal) -> None:
    today = journal.today()

    def on(days: int) -> date:
        return today + timedelta(days=days)

    journal.plans.save_race(Race(on(6), "Öresund", 21.1, "with Zoë"))
    journal.plans.save_race(Race(on(-8), "", 42.195))
    journal.plans.save_block(BlockedRange(on(-4), on(-1), "Café tour"))
    journal.checkins.start_flare(Flare(on(-2), Side.LEFT, note="after hills"))
    journal.checkins.save(CheckIn(on(-3), note="Slept badly, café late"))
    journal.checkins.save(CheckIn(on(-5), resting_hr=48))
    sessions = [
        replace(done(on(-6)), surface="gym floor", note="Quiet"),
        Session(on(-4), SessionKind.MOBILITY, "Range", status=SessionStatus.SKIPPED),
        Session(on(-2), SessionKind.STRENGTH, "Late", sets=lines()),
        Session(on(0), SessionKind.PLYOMETRIC, "Hops", start_time="07:00", hill=Hill.FLAT),
        Session(on(3), SessionKind.STRENGTH, "Heavy", sets=lines()[:4]),
    ]
    for session in sessions:
        journal.sessions.add(session)
    runs = [
        _run(on(-6), kind=RunKind.LONG, shoes="Blue Cloud", surface="forest"),
        _run(on(-1), sport="cycling", note="quiet legs"),
        _run(on(0), note="", hill=Hill.HILLY),
    ]
    kept = [journal.runs.add(run).value for run in runs]
    planned = [
        PlannedRun(on(-6), RunKind.LONG, km=12.0, run_id=kept[0].id),
        PlannedRun(on(-3), RunKind.EASY, km=6.0),
        PlannedRun(on(2), RunKind.EASY, minutes=30, note="with Zoe"),
        PlannedRun(on(4), RunKind.QUALITY, km=8.0, advice=Advice.LEFT_OUT),
    ]
    for run in planned:
        journal.planned_runs.add(run)
    result = Result(Measure.HEEL_RISE, Side.LEFT, 22)
    journal.assessments.save(Assessment(on(-7), (result,), "windy"))


def _run(day: date, **values: object) -> Run:
    start = datetime.combine(day, time(7, 30), UTC)
    made = Run(start, day, duration_s=2700, distance_m=8100, utc_offset_min=0)
    return replace(made, **values)


def _everything(journal: Journal) -> list[Told]:
    """Read the journal with the verbs of each kind, and tell each thing in plain Python."""
    first, last = date(1990, 1, 1), date(2100, 1, 1)
    today = journal.today()
    told: list[Told] = [
        *(_session(journal, each, today) for each in journal.sessions.between(first, last)),
        *(_recorded(each) for each in journal.runs.between(first, last)),
    ]
    for planned in journal.planned_runs.between(first, last):
        if planned.run_id is None:
            ahead = planned.advice is not Advice.LEFT_OUT and planned.day >= today
            became = EntryState.PLANNED if ahead else EntryState.MISSED
            words = f"planned run {planned.kind} run {planned.note}"
            told.append(_told(Kind.PLANNED_RUN, planned, words, became, planned.kind))
    for race in journal.plans.races():
        became = EntryState.PLANNED if race.day >= today else EntryState.DONE
        name = race.name or "marathon"
        told.append(_told(Kind.RACE, race, f"race {name} {race.note}", became))
    for block in journal.plans.blocks():
        words = f"kept free {block.reason}"
        told.append(
            (Kind.BLOCKED_RANGE, block.key, block.start, block.end, block.reason, words, None, "")
        )
    for flare in journal.checkins.flares():
        end = flare.end or max(today, flare.start)
        words = f"flare {flare.side} {flare.note}"
        told.append((Kind.FLARE, flare.key, flare.start, end, flare.note, words, None, ""))
    for test in journal.assessments.all():
        words = f"test single-leg heel raises {test.note}"
        told.append(_told(Kind.ASSESSMENT, test, words, None))
    told += [
        _told(Kind.CHECK_IN, check_in, f"check-in {check_in.note}", None)
        for check_in in journal.checkins.between(first, last)
        if check_in.note
    ]
    return told


def _told(kind: Kind, thing: object, words: str, became: EntryState | None, sort: str = "") -> Told:
    day, note, key = thing.day, thing.note, thing.key  # type: ignore[attr-defined]
    return kind, key, day, day, note, words, became, str(sort)


def _session(journal: Journal, session: Session, today: date) -> Told:
    if session.counts:
        became = EntryState.DONE
    elif session.status is SessionStatus.SKIPPED or session.day < today:
        became = EntryState.MISSED
    else:
        became = EntryState.PLANNED
    exercises = [journal.library.get(line.exercise).name for line in session.sets]
    hill = session.hill or ""
    parts = ("session", session.title, session.kind, hill, session.surface, session.note)
    return _told(Kind.SESSION, session, " ".join([*parts, *exercises]), became, session.kind)  # type: ignore[list-item]


def _recorded(run: Run) -> Told:
    words = f"run {run.sport} {run.kind or ''} run {run.hill or ''}"
    words = f"{words} {run.surface} {run.shoes} {run.note}"
    return _told(Kind.RUN, run, words, EntryState.DONE, run.kind or "")


def _fits(told: Told, sought: Sought) -> bool:
    kind, _key, first, last, note, words, became, sort = told
    is_run = kind in (Kind.RUN, Kind.PLANNED_RUN)
    of_sort = (kind is Kind.SESSION and sort == sought.session_kind) or (
        is_run and sort == sought.run_kind
    )
    return (
        (of_sort or not (sought.session_kind or sought.run_kind))
        and (not sought.kinds or kind in sought.kinds)
        and (not sought.noted or bool(note))
        and (sought.standing is None or became is sought.standing)
        and (sought.last is None or first <= sought.last)
        and (sought.first is None or last >= sought.first)
        and all(word in folded(words) for word in folded(sought.text).split())
    )


WORDS = ("quiet", "cafe", "Zoë", "zoe", "RAISE", "heel", "seated", "long", "run", "oresund")
MORE = ("marathon", "cloud", "flare", "left", "free", "test", "check", "hilly", "cycling", "x")
TEXTS = st.lists(st.sampled_from(WORDS + MORE), max_size=2).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    kinds=st.frozensets(st.sampled_from(LISTED), max_size=3),
    noted=st.booleans(),
    sort=st.none() | st.sampled_from([*SessionKind, *RunKind]),
    standing=st.none() | st.sampled_from(EntryState),
    text=TEXTS,
    gaps=st.tuples(*(st.none() | st.integers(-9, 9),) * 2),
)
def test_every_thing_that_fits_is_listed_and_no_other(
    full: Journal,
    kinds: frozenset[Kind],
    noted: bool,
    sort: SessionKind | RunKind | None,
    standing: EntryState | None,
    text: str,
    gaps: tuple[int | None, int | None],
) -> None:
    """The list holds exactly what a plain look at every row finds, in the order of days."""
    today = full.today()
    first, last = (None if gap is None else today + timedelta(days=gap) for gap in gaps)
    sought = Sought(
        kinds=kinds,
        noted=noted,
        session_kind=sort if isinstance(sort, SessionKind) else None,
        run_kind=sort if isinstance(sort, RunKind) else None,
        standing=standing,
        text=text,
        first=first,
        last=last,
    )
    listed = full.views.agenda(sought)
    wanted = {(told[0], told[1]) for told in _everything(full) if _fits(told, sought)}
    assert {(thing.kind, thing.id) for thing in listed} == wanted
    assert len(listed) == len(wanted)
    assert [thing.day for thing in listed] == sorted(thing.day for thing in listed)


def test_each_kind_is_told_in_a_row(full: Journal) -> None:
    """Every kind of thing has a row with a title, and is read as a sentence with its day."""
    things = full.views.agenda(Sought())
    assert {thing.kind for thing in things} == set(LISTED)
    rows = full.views.agenda_rows(things)
    assert [row.entry for row in rows if row is not None] == things
    for row in filter(None, rows):
        assert row.title
        assert spoken(row, full.today()).startswith(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        )


def test_a_session_tells_what_was_done(full: Journal) -> None:
    """Sets done of those planned, minutes, the worst pain, what it was made of, and the note."""
    today = full.today()
    (thing,) = full.views.agenda(Sought(kinds=frozenset({Kind.SESSION}), text="quiet"))
    session = full.sessions.get(thing.id)
    assert session is not None
    (row,) = full.views.agenda_rows([thing])
    assert row is not None
    names = [full.library.get(each).name for each in (RAISE, HOLD)]
    told = f"3 of 3 sets · 41 min · gym floor · {', '.join(names)}"
    assert (row.what, row.note, row.status) == (told, "Quiet", "✓ done")
    reading = TendonReading(
        today - timedelta(days=6), Moment.DURING, Side.LEFT, pain=3, session_id=thing.id
    )
    saved = full.checkins.save_reading(reading).value
    (row,) = full.views.agenda_rows([thing])
    assert row is not None
    assert "pain 3/10" in row.what
    full.checkins.delete_reading(saved.key)


def test_a_planned_day_that_is_over_was_missed(full: Journal) -> None:
    """What was planned before today and never done says so; what was run is listed as the run."""
    missed = full.views.agenda_rows(full.views.agenda(Sought(standing=EntryState.MISSED)))
    assert [(row.title, row.status) for row in missed if row] == [
        ("Range", "– skipped"),
        ("Easy run", "× missed"),
        ("Late", "× missed"),
        ("Quality run", "– left out"),
    ]
    (long,) = full.views.agenda_rows(full.views.agenda(Sought(run_kind=RunKind.LONG)))
    assert long is not None
    assert "12 km planned" in long.what


def test_what_is_gone_has_no_row(journal: Journal) -> None:
    """A thing that was deleted since it was listed is left empty, not shown as it was."""
    day = journal.today()
    saved = journal.checkins.save(CheckIn(day, note="gone soon"))
    (thing,) = journal.views.agenda(Sought())
    assert saved.value.key == thing.id
    journal.checkins.delete(day)
    assert journal.views.agenda_rows([thing]) == [None]
    assert journal.views.agenda(Sought()) == []
    assert journal.views.agenda_begins() is None
