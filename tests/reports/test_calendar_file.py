"""Calendar files: other programs read them as they were meant, whatever a title holds (F33)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.domain.message import Words, say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Advice, PlannedRun, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.errors import FileExists, InputError
from calfjournal.journal import Journal
from calfjournal.reports.calendar_file import CalendarPaper, calendar_file
from calfjournal.reports.ics_lines import LINE_OCTETS, document

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = date(2026, 12, 1)
_EVIL = "Calf\r\nEND:VEVENT\nBEGIN:VEVENT\rATTENDEE:mailto:a@b.c\u2028X:1;2,3\\n"


def _session(title: Words = "Heavy; raises", **values: Any) -> Session:  # noqa: ANN401
    return Session(DAY, SessionKind.STRENGTH, title, id=7, planned_minutes=40, **values)


def _paper(
    *sessions: Session, runs: tuple[PlannedRun, ...] = (), alarm_min: int | None = None
) -> bytes:
    return calendar_file(CalendarPaper("ab12", 41, NOON, sessions, runs, alarm_min))


def _events(data: bytes) -> list[Any]:
    """Return the events of a file; ``icalendar`` types a property as any of thirty classes."""
    found = Calendar.from_ical(data)
    assert found["VERSION"] == "2.0"
    assert "PRODID" in found
    return [part for part in found.walk() if isinstance(part, Event)]


# A paragraph sign of any script, controls, emoji of four octets, and what breaks lines.
TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@example(_EVIL)
@example("🏃" * 75)
@example("\\;,\\n\\N")
@given(TITLES)
def test_a_title_stays_in_its_event(title: str) -> None:
    """F33: one event a session, whose title says the same without controls; nothing is injected."""
    data = _paper(_session(title))
    (event,) = _events(data)
    shown = re.sub("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", "\n", title or "Strength")
    wanted = re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", shown)
    assert str(event["SUMMARY"]).replace("\r\n", "\n") == wanted
    assert set(event) == {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS"}
    assert not event.subcomponents


@example(_EVIL)
@example("é🏃" * 75)
@given(TITLES)
def test_lines_are_folded_between_characters(title: str) -> None:
    """F33: each ends with CR and LF, has no more than 75 octets, and is text by itself."""
    data = _paper(_session(title), alarm_min=15)
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= LINE_OCTETS
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.decode("utf-8") for line in lines)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))))
def test_unfolding_gives_the_lines_again(lines: list[str]) -> None:
    """Nothing is lost by folding."""
    unfolded = document(lines).decode("utf-8").replace("\r\n ", "")
    folded_spaces = [line for line in lines if line.startswith(" ")]
    if not folded_spaces:
        assert unfolded == "".join(f"{line}\r\n" for line in lines)


def test_a_session_has_its_hour_wherever_one_is() -> None:
    """Times are local and without a zone; the end comes after the planned minutes."""
    (event,) = _events(_paper(_session(start_time="23:40")))
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 23, 40)  # noqa: DTZ001
    assert event["DTEND"].dt == datetime(2026, 12, 2, 0, 20)  # noqa: DTZ001
    assert event["DTSTAMP"].dt == NOON
    assert str(event["STATUS"]) == "CONFIRMED"


def test_a_run_without_an_hour_takes_its_day() -> None:
    """Its end is the day after, as the standard counts, and it blocks no time."""
    run = PlannedRun(DAY, RunKind.LONG, id=3, km=14)
    (event,) = _events(_paper(runs=(run,)))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY, DAY + timedelta(1))
    assert str(event["SUMMARY"]) == "Long run 14\u00a0km"
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_what_was_taken_out_is_cancelled() -> None:
    """A skipped session and a run left out are told as such, and ring no more."""
    left = PlannedRun(DAY, RunKind.EASY, id=3, start_time="07:00", advice=Advice.LEFT_OUT)
    events = _events(_paper(_session(status=SessionStatus.SKIPPED), runs=(left,), alarm_min=0))
    assert [str(event["STATUS"]) for event in events] == ["CANCELLED", "CANCELLED"]
    assert not any(event.subcomponents for event in events)


def test_alarms_ring_before_the_hour_or_on_the_morning() -> None:
    """Minutes before what has an hour, at eight on the day of what has none; never unasked."""
    runs = (PlannedRun(DAY, RunKind.EASY, id=3),)
    assert not any(event.subcomponents for event in _events(_paper(_session(), runs=runs)))
    events = _events(_paper(_session(), runs=runs, alarm_min=15))
    alarms = [event.subcomponents[0] for event in events]
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(minutes=-15), timedelta(hours=8)]
    assert [str(alarm["ACTION"]) for alarm in alarms] == ["DISPLAY", "DISPLAY"]


def test_titles_of_ours_are_put_in_words() -> None:
    """A title that a program gave is a sentence of the language."""
    (event,) = _events(_paper(_session(say("values.race"))))
    assert str(event["SUMMARY"]) == "Race"


# ---------------------------------------------------------------------- of a journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal with a session of yesterday, one of today, one skipped, and a run."""
    made = Journal.create(tmp_path / "mine.calfjournal")
    today = made.today()
    for back in (1, 0, -2):
        made.sessions.add(
            Session(today - timedelta(back), SessionKind.STRENGTH, "Raises", note="sore: pain 7")
        )
    made.planned_runs.add(PlannedRun(today + timedelta(1), RunKind.EASY, note="slow"))
    return made


def test_a_later_file_updates_an_earlier_one(journal: Journal, tmp_path: Path) -> None:
    """What is moved keeps its UID; SEQUENCE grows with a change and only then."""
    out = tmp_path / "out.ics"

    def read() -> dict[str, Any]:
        journal.export_calendar(out)
        return {str(event["UID"]): event for event in _events(out.read_bytes())}

    with journal:
        first, again = read(), read()
        assert len(first) == 3
        assert {uid: e["SEQUENCE"] for uid, e in first.items()} == {
            uid: e["SEQUENCE"] for uid, e in again.items()
        }
        (moved,) = journal.sessions.on(journal.today())
        journal.sessions.move(moved.key, journal.today() + timedelta(5), "07:15")
        later = read()
    assert later.keys() == first.keys()
    assert all(later[uid]["SEQUENCE"] > first[uid]["SEQUENCE"] for uid in first)
    (there,) = [event for uid, event in later.items() if f"-{moved.key}@" in uid]
    assert f"{there['DTSTART'].dt:%H:%M}" == "07:15"


def _read(journal: Journal, out: Path) -> dict[str, Any]:
    """Return the events of a file that is written anew, by their UIDs."""
    journal.export_calendar(out)
    return {str(event["UID"]): event for event in _events(out.read_bytes())}


def test_what_is_gone_is_cancelled_on_the_day_it_had(journal: Journal, tmp_path: Path) -> None:
    """Deleted is cancelled in every later file until undo brings it back; others are untouched."""
    with journal:
        first = _read(journal, tmp_path / "out.ics")
        (session,) = journal.sessions.on(journal.today())
        journal.sessions.delete(session.key)
        for _ in range(2):
            later = _read(journal, tmp_path / "out.ics")
            assert later.keys() == first.keys()
            off = {uid for uid, event in later.items() if str(event["STATUS"]) == "CANCELLED"}
            (uid,) = off
            assert f"-{session.key}@" in uid
            assert later[uid]["DTSTART"].dt == journal.today()
            assert later[uid]["SEQUENCE"] > first[uid]["SEQUENCE"]
        journal.undo()
        again = _read(journal, tmp_path / "out.ics")
    assert str(again[uid]["STATUS"]) == "CONFIRMED"
    assert again[uid]["SEQUENCE"] > later[uid]["SEQUENCE"]


def test_with_nothing_planned_the_rest_is_cancelled(journal: Journal, tmp_path: Path) -> None:
    """Nothing that was never in a file is; a file that could not be written brought nothing."""
    with journal:
        with pytest.raises(FileExists):
            journal.export_calendar(journal.path)
        (gone,) = journal.sessions.on(journal.today())
        journal.sessions.delete(gone.key)
        first = _read(journal, tmp_path / "out.ics")
        assert len(first) == 2
        for days in range(4):
            for session in journal.sessions.on(journal.today() + timedelta(days)):
                journal.sessions.delete(session.key)
            for run in journal.planned_runs.between(*[journal.today() + timedelta(days)] * 2):
                journal.planned_runs.delete(run.key)
        later = _read(journal, tmp_path / "out.ics")
    assert later.keys() == first.keys()
    assert {str(event["STATUS"]) for event in later.values()} == {"CANCELLED"}


def test_what_was_done_is_told_as_it_was(journal: Journal, tmp_path: Path) -> None:
    """It stays in the calendar with the minutes it took, and rings no more."""
    with journal:
        first = _read(journal, tmp_path / "out.ics")
        (session,) = journal.sessions.on(journal.today())
        done = replace(session, status=SessionStatus.DONE, minutes=52, start_time="09:10")
        journal.sessions.update(done)
        later = _read(journal, tmp_path / "out.ics")
    (uid,) = [uid for uid in later if f"-{session.key}@" in uid]
    assert later.keys() == first.keys()
    assert str(later[uid]["STATUS"]) == "CONFIRMED"
    assert later[uid]["DTEND"].dt - later[uid]["DTSTART"].dt == timedelta(minutes=52)


def test_hours_before_the_border_are_of_the_night_after() -> None:
    """Half past midnight of a Tuesday that begins at four is on Wednesday."""
    (event,) = _events(_paper(_session(start_time="00:30")))
    assert event["DTSTART"].dt == datetime(2026, 12, 2, 0, 30)  # noqa: DTZ001
    (event,) = _events(_paper(_session(start_time="04:00")))
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 4)  # noqa: DTZ001


def test_no_note_and_no_health_value_is_in_it(journal: Journal, tmp_path: Path) -> None:
    """Titles and hours only."""
    with journal:
        journal.export_calendar(tmp_path / "out.ics")
    data = (tmp_path / "out.ics").read_text(encoding="utf-8")
    assert "Raises" in data
    assert not re.search("pain|sore|slow", data)


def test_an_export_is_whole_or_not_at_all(journal: Journal, tmp_path: Path) -> None:
    """A journal is never written over, and without anything planned there is no file."""
    with journal, pytest.raises(FileExists):
        journal.export_calendar(journal.path)
    with Journal.create(tmp_path / "empty.calfjournal") as empty, pytest.raises(InputError):
        empty.export_calendar(tmp_path / "none.ics")
    assert not (tmp_path / "none.ics").exists()


def test_the_command_line_exports_a_calendar(
    journal: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``export OUT.ics`` says where it is; alarms come with minutes, and to calendars only."""
    journal.close()
    out = tmp_path / "OUT.ICS"

    def export(*words: str) -> int:
        return main(["--journal", str(journal.path), "export", *words])

    assert export(str(out), "--alarm", "30") == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert b"TRIGGER:-PT30M" in out.read_bytes()
    assert export(str(tmp_path / "out.json"), "--alarm", "30") == 1
    assert export(str(out), "--alarm", "-1") == 1
    assert export(str(tmp_path / "out.txt")) == 1
    assert ".ics" in capsys.readouterr().err.splitlines()[-1]
