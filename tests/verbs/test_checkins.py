"""Check-ins, readings, answers due, flags and flares."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.answer import due_of
from calfjournal.domain.checkin import CheckIn, Flare, Moment, RedFlag, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.morning import Morning
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.store.samples import DAY, NOON, ODD_TEXT, a_check_in, a_reading, a_session, a_set

TUESDAY = DAY + timedelta(days=1)


def test_check_in_comes_back_as_it_went_in(journal: Journal) -> None:
    """What is saved is read back equal, with its id."""
    saved = journal.checkins.save(a_check_in(), [a_reading()]).value
    assert saved == replace(a_check_in(), id=saved.id)
    assert journal.checkins.get(DAY) == saved
    assert journal.checkins.between(DAY, TUESDAY) == [saved]
    assert journal.checkins.between(TUESDAY, TUESDAY) == []


def test_second_save_replaces_the_day(journal: Journal) -> None:
    """A day has one check-in; saving again changes it under the same id."""
    first = journal.checkins.save(a_check_in()).value
    second = journal.checkins.save(CheckIn(DAY, resting_hr=50)).value
    assert second.id == first.id
    assert journal.checkins.get(DAY) == second
    assert in_words(journal.undo_label or "") == "Change check-in of Mon 23 Nov"


def test_check_in_moves_to_a_free_day_only(journal: Journal) -> None:
    """A check-in can get another day, but never the day of another one."""
    saved = journal.checkins.save(a_check_in()).value
    moved = journal.checkins.save(replace(saved, day=TUESDAY)).value
    assert journal.checkins.get(DAY) is None
    assert journal.checkins.get(TUESDAY) == moved
    journal.checkins.save(a_check_in())
    with pytest.raises(InputError) as caught:
        journal.checkins.save(replace(moved, day=DAY))
    assert caught.value.field == "day"


def test_morning_readings_are_replaced_side_by_side(journal: Journal) -> None:
    """Given sides are replaced, others stay, an empty reading removes its side."""
    left, right = a_reading(), a_reading(side=Side.RIGHT, pain=0)
    journal.checkins.save(a_check_in(), [left, right])
    journal.checkins.save(a_check_in(), [replace(left, pain=5)])
    assert [(r.side, r.pain) for r in journal.checkins.readings(DAY, DAY)] == [
        (Side.LEFT, 5),
        (Side.RIGHT, 0),
    ]
    journal.checkins.save(a_check_in(), [replace(left, pain=None, stiffness_min=None)])
    assert [r.side for r in journal.checkins.readings(DAY, DAY)] == [Side.RIGHT]


@pytest.mark.parametrize(
    ("reading", "field"),
    [
        (a_reading(moment=Moment.AFTER), "readings[0].moment"),
        (a_reading(day=TUESDAY), "readings[0].day"),
        (a_reading(pain=11), "readings[0].pain"),
    ],
)
def test_bad_reading_saves_nothing(journal: Journal, reading: TendonReading, field: str) -> None:
    """A reading that does not belong is refused with its place, and nothing is saved."""
    with pytest.raises(InputError) as caught:
        journal.checkins.save(a_check_in(), [reading])
    assert caught.value.field == field
    assert journal.checkins.get(DAY) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("resting_hr", 24),
        ("resting_hr", 221),
        ("resting_hr", 0),
        ("resting_hr", True),
        ("resting_hr", "47"),
        ("resting_hr", 1 << 63),
        ("hrv_ms", float("nan")),
        ("sleep_hours", 24.5),
        ("sleep_hours", -0.1),
        ("sleep_hours", float("inf")),
        ("sleep_quality", 6),
        ("fatigue", 0),
        ("stress", 8),
        ("muscle_soreness", 9),
        ("body_mass_kg", 5.0),
        ("day", date(1, 1, 1)),
        ("day", date(9999, 12, 31)),
        ("at", NOON.replace(tzinfo=None)),
        ("note", "x" * 1_000_001),
    ],
)
def test_hostile_values_name_their_field(journal: Journal, field: str, value: object) -> None:
    """Values outside what a body does are refused with the field named, and nothing is saved."""
    with pytest.raises(InputError) as caught:
        journal.checkins.save(replace(a_check_in(), **{field: value}))
    assert caught.value.field == field
    assert caught.value.message.endswith(".")
    assert journal.undo_label is None


def test_whole_numbers_stay_whole(journal: Journal) -> None:
    """A fraction where a whole number belongs is refused, never cut."""
    with pytest.raises(InputError) as caught:
        journal.checkins.save(replace(a_check_in(), resting_hr=47.5))
    assert caught.value.field == "resting_hr"


def test_odd_text_is_kept_and_impossible_signs_shown(journal: Journal) -> None:
    """Any text is kept; NUL and half signs are replaced visibly."""
    text = f"{ODD_TEXT}\0\ud800 end"
    saved = journal.checkins.save(replace(a_check_in(), note=text, tags=("a\0",))).value
    assert saved.note == f"{ODD_TEXT}\ufffd\ufffd end"
    assert journal.checkins.get(DAY) == saved
    assert saved.tags == ("a\ufffd",)


def test_delete_takes_the_morning_along(journal: Journal) -> None:
    """Deleting a check-in deletes its morning readings and no others."""
    session = journal.sessions.add(a_session()).value
    journal.checkins.save(a_check_in(), [a_reading()])
    journal.checkins.save_reading(a_reading(moment=Moment.AFTER, session_id=session.id))
    journal.checkins.delete(DAY)
    assert journal.checkins.get(DAY) is None
    assert [r.moment for r in journal.checkins.readings(DAY, DAY)] == [Moment.AFTER]
    with pytest.raises(InputError):
        journal.checkins.delete(DAY)


def test_reading_of_same_moment_is_replaced(journal: Journal) -> None:
    """One reading per session, moment and side, or per day, moment and side without a session."""
    session = journal.sessions.add(a_session()).value
    save = journal.checkins.save_reading
    first = save(a_reading(moment=Moment.H24, session_id=session.id)).value
    again = save(a_reading(TUESDAY, Moment.H24, pain=4, session_id=session.id)).value
    assert again.id == first.id
    assert journal.checkins.readings_of(session.key) == [again]
    other = save(a_reading(TUESDAY, Moment.H24)).value
    assert other.id != first.id
    morning = save(a_reading(TUESDAY)).value
    tied = save(a_reading(TUESDAY, session_id=session.id)).value
    assert tied.id == morning.id, "a morning is one reading, tied or not"


@pytest.mark.parametrize(
    ("reading", "field"),
    [
        (a_reading(session_id=12), "id"),
        (replace(a_reading(), pain=None, stiffness_min=None), "pain"),
        (replace(a_reading(), stiffness_min=-1), "stiffness_min"),
    ],
)
def test_reading_needs_a_value_and_its_session(
    journal: Journal, reading: TendonReading, field: str
) -> None:
    """A reading without values, or of a session that is gone, is refused."""
    with pytest.raises(InputError) as caught:
        journal.checkins.save_reading(reading)
    assert caught.value.field == field


def test_answers_are_due_per_session_moment_and_side(journal: Journal) -> None:
    """24 h and 48 h answers are asked from two hours early, per trained leg, until given."""
    one_leg = replace(a_session(), sets=(a_set(side=Side.RIGHT),))
    session = journal.sessions.add(one_leg).value
    planned = journal.sessions.add(a_session()).value
    journal.sessions.finish(session.key, at=NOON)

    def due(hours: float) -> list[tuple[Moment, Side]]:
        now = NOON + timedelta(hours=hours)
        found = due_of(journal.checkins.missing(now.date()), now)
        assert all(answer.session.id != planned.id for answer in found)
        return [(answer.moment, answer.side) for answer in found]

    assert due(21) == []
    assert due(22) == [(Moment.H24, Side.RIGHT)]
    assert due(46) == [(Moment.H24, Side.RIGHT), (Moment.H48, Side.RIGHT)]
    journal.checkins.save_reading(a_reading(TUESDAY, Moment.H24, Side.RIGHT, session_id=session.id))
    assert due(50) == [(Moment.H48, Side.RIGHT)]
    assert due(24 * 6) == []
    both = a_reading(TUESDAY, Moment.H48, Side.BOTH, session_id=session.id)
    journal.checkins.save_reading(both)
    assert due(50) == []


def test_session_without_instant_counts_from_its_start(journal: Journal) -> None:
    """A done session whose instant is unknown is asked about from its start time."""
    session = journal.sessions.add(replace(a_session(), start_time="08:00")).value
    done = journal.sessions.finish(session.key).value
    journal.sessions.update(replace(done, finished_at=None))
    local = datetime(2026, 11, 24, 8, 30).astimezone()
    due = due_of(journal.checkins.missing(local.date()), local)
    assert {answer.side for answer in due} == {Side.LEFT, Side.RIGHT}


def test_flags_stay_open_until_cleared(journal: Journal) -> None:
    """A red flag is open until a day clears it, never before it was reported."""
    flag = journal.checkins.report_flag(RedFlag(DAY, "RF1")).value
    assert journal.checkins.open_flags() == [flag]
    with pytest.raises(InputError):
        journal.checkins.clear_flag(flag.key, DAY - timedelta(days=1))
    cleared = journal.checkins.clear_flag(flag.key, TUESDAY).value
    assert journal.checkins.open_flags() == []
    assert journal.checkins.flags(DAY, DAY) == [cleared]


def test_one_open_flare_per_side(journal: Journal) -> None:
    """A side has one open flare at most; an ended one makes room."""
    flare = journal.checkins.start_flare(Flare(DAY, Side.LEFT)).value
    with pytest.raises(InputError) as caught:
        journal.checkins.start_flare(Flare(TUESDAY, Side.LEFT))
    assert caught.value.field == "side"
    journal.checkins.start_flare(Flare(TUESDAY, Side.RIGHT))
    with pytest.raises(InputError):
        journal.checkins.end_flare(flare.key, DAY - timedelta(days=1))
    ended = journal.checkins.end_flare(flare.key, TUESDAY).value
    assert ended.end == TUESDAY
    journal.checkins.start_flare(Flare(TUESDAY, Side.LEFT))
    assert len(journal.checkins.flares()) == 3


@pytest.mark.parametrize("verb", ["clear_flag", "end_flare"])
def test_gone_things_are_told(journal: Journal, verb: str) -> None:
    """Changing what is no longer there says so."""
    with pytest.raises(InputError, match="no longer"):
        getattr(journal.checkins, verb)(5, DAY)
    with pytest.raises(InputError, match="no longer"):
        journal.checkins.delete_reading(5)


def test_instants_are_read_in_utc(journal: Journal) -> None:
    """An instant given in another zone is the same instant when read."""
    at = NOON.astimezone()
    journal.checkins.save(replace(a_check_in(), at=at))
    found = journal.checkins.get(DAY)
    assert found is not None
    assert found.at == at
    assert found.at.tzinfo is UTC


def test_any_day_can_have_a_note(journal: Journal) -> None:
    """It stands beside the figures of a morning, or alone, and alone it is no morning."""
    ahead = DAY + timedelta(days=40)
    journal.checkins.save(CheckIn(DAY, resting_hr=49))
    beside = journal.mornings.write_note(DAY, "Slept badly.").value
    alone = journal.mornings.write_note(ahead, "Dentist").value
    assert beside is not None
    assert alone is not None
    assert (beside.resting_hr, beside.note) == (49, "Slept badly.")
    assert alone.is_only_note
    assert not Morning(alone).is_told
    assert journal.checkins.first_day() == DAY
    journal.mornings.write_note(DAY, "")
    assert journal.mornings.write_note(ahead, "").value is None
    assert [entry.note for entry in journal.checkins.between(DAY, ahead)] == [""]


def test_writing_on_a_note_is_one_step_back(journal: Journal) -> None:
    """A note that was kept while typing paused is undone as a whole."""
    for text in ("Den", "Dentist", "Dentist at nine"):
        journal.mornings.write_note(DAY, text)
    journal.undo()
    assert journal.checkins.get(DAY) is None
