"""FIT files from our own writer: what sound files give, and that damaged ones harm nothing."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calfjournal.domain.run import Cadence
from calfjournal.importers import FileStatus, limits
from calfjournal.importers.fit_messages import Damage, decode_fast, decode_reference, word
from calfjournal.importers.fit_scan import scan
from calfjournal.messages import in_words
from tests.importers.fit_writer import (
    CYCLING,
    ENUM,
    RECORD,
    SESSION,
    SPORT,
    START,
    SWIMMING,
    TRANSITION,
    UINT8,
    UINT16,
    UINT32,
    WALKING,
    Field,
    Leg,
    activity,
    crc,
    define,
    file_id,
    fit_file,
    message,
    seconds,
    values,
)
from tests.importers.read_bytes import read_fit

MANY = 100_000


def recording(*legs: Leg) -> bytes:
    """Records without the summary a watch writes at the end."""
    return file_id() + b"".join(leg.records() for leg in legs)


def test_a_run_gives_its_figures() -> None:
    """A sound run gives start, local day, sport, times, distance, heart rate and cadence."""
    (run,) = read_fit(activity([Leg(timer_s=100)])).runs
    assert (run.start, run.day, run.utc_offset_min) == (START, date(2024, 5, 4), 120)
    assert (run.sport, run.source, run.warning) == ("running", "fit", "")
    assert (run.duration_s, run.elapsed_s, run.distance_m) == (100, 120, 360)
    assert (run.avg_hr, run.max_hr) == (150, 150)
    assert (run.cadence.spm, run.cadence.cv, run.cadence.samples) == (171, 0, 120)


@pytest.mark.parametrize("sport", [WALKING, CYCLING, SWIMMING])
def test_only_running_has_running_cadence(sport: int) -> None:
    """Strokes, pedal turns and walking steps never become running cadence."""
    (run,) = read_fit(activity([Leg(sport=sport, cadence=70)])).runs
    assert not run.is_running
    assert run.cadence == Cadence()


def test_missing_figures_are_none() -> None:
    """What the watch did not record is None and never 0."""
    leg = Leg(heart_rate=0, cadence=None, speed_mm=None, timer_s=0)
    (run,) = read_fit(activity([leg])).runs
    assert (run.avg_hr, run.max_hr, run.distance_m, run.duration_s) == (None, None, None, None)
    assert run.cadence == Cadence()


@pytest.mark.parametrize(("stored", "spm"), [(88, 177), (176, 176.5)])
def test_cadence_counts_both_feet(stored: int, spm: float) -> None:
    """Strides become steps, and a file that already counts steps is not doubled."""
    (run,) = read_fit(activity([Leg(cadence=stored)])).runs
    assert run.cadence.spm == pytest.approx(spm)


@pytest.mark.parametrize(
    ("offset_s", "minutes", "day"),
    [
        (None, None, None),
        (12 * 3600 + 45 * 60, 765, date(2024, 5, 4)),
        (-7 * 3600 + 1, -420, date(2024, 5, 3)),
        (14 * 3600, 840, date(2024, 5, 4)),
        (15 * 3600, None, None),
        (-243360 * 3600, None, None),
        (7 * 60, None, None),
    ],
)
def test_local_time_is_believed_when_it_can_be(
    offset_s: int | None, minutes: int | None, day: date | None
) -> None:
    """Offsets of quarters of an hour up to 14 h are taken; nonsense is as if there was none."""
    data = activity([Leg()], offset_s=offset_s) if offset_s != -243360 * 3600 else nonsense()
    (run,) = read_fit(data).runs
    assert run.utc_offset_min == minutes
    assert run.day == (day or START.astimezone().date())


def nonsense() -> bytes:
    """An activity whose local time stands at the beginning of FIT time."""
    return activity([Leg()], offset_s=-(seconds(START) + 120))


def test_multisport_gives_each_leg_its_own_records() -> None:
    """Legs become runs with the figures of their own records; changeovers are left out."""
    later = START + timedelta(minutes=10)
    legs = (
        Leg(sport=SWIMMING, heart_rate=120, cadence=30),
        Leg(sport=TRANSITION, start=START + timedelta(minutes=5), length=30),
        Leg(start=later, heart_rate=160, cadence=90, fraction=None),
    )
    reading = read_fit(activity(legs))
    swim, run = reading.runs
    assert (swim.sport, swim.avg_hr, swim.cadence) == ("swimming", 120, Cadence())
    assert (run.start, run.sport, run.avg_hr, run.cadence.spm) == (later, "running", 160, 180)
    assert in_words(reading.reason) == "1 transition left out"


def test_a_watch_without_a_date_is_told() -> None:
    """Times counted from switching the watch on are kept, with a warning about the day."""
    reading = read_fit(activity([Leg(start=17_217_864)]))
    (run,) = reading.runs
    assert run.start == datetime(1990, 7, 18, 6, 44, 24, tzinfo=UTC)
    assert "did not know the date" in in_words(run.warning)
    assert reading.reason == run.warning
    assert (run.duration_s, run.distance_m, run.cadence.spm) == (120, 360, 171)


def test_figures_beyond_belief_stay_as_they_are() -> None:
    """Reading tells what the file says, however wrong; what becomes of it is decided later."""
    (run,) = read_fit(activity([Leg(distance_cm=4_000_000_000)])).runs
    assert (run.distance_m, run.warning) == (40_000_000, "")


@pytest.mark.parametrize("kind", ["settings", "workout", "course", "weight"])
def test_other_fit_files_are_named(kind: str) -> None:
    """A FIT file that is no activity is skipped and the reason says what it is."""
    reading = read_fit(fit_file(file_id(kind)))
    assert (reading.status, reading.runs) == (FileStatus.SKIPPED, ())
    words = {"settings": "settings", "workout": "workout", "course": "course", "weight": "weigh-in"}
    assert words[kind] in in_words(reading.reason)


def test_a_course_with_records_is_no_activity() -> None:
    """Points of a course to follow never become a run."""
    assert read_fit(fit_file(file_id("course") + Leg().records())).status == FileStatus.SKIPPED


def test_chained_files_are_read_as_one() -> None:
    """An activity followed by another file in the same bytes gives its run."""
    (run,) = read_fit(activity() + fit_file(file_id("settings"))).runs
    assert (run.warning, run.duration_s) == ("", 120)


def test_records_without_summary_are_salvaged() -> None:
    """A recording cut before its summary gives a run of its records, and says so."""
    sport = message(5, SPORT, [Field(0, ENUM, 1)])
    whole = fit_file(file_id() + sport + Leg().records())
    reading = read_fit(whole[:-500])
    (run,) = reading.runs
    assert reading.status == FileStatus.IMPORTED
    assert in_words(reading.reason).startswith("read 84 records, then the file breaks off")
    assert reading.reason == run.warning
    assert (run.sport, run.duration_s, run.cadence.spm) == ("running", 83, 171)


def test_a_file_with_a_wrong_checksum_warns() -> None:
    """A file whose bytes changed on the way comes in with a warning."""
    reading = read_fit(activity()[:-2] + b"\x00\x00")
    assert reading.status == FileStatus.IMPORTED
    assert "checksum" in in_words(reading.runs[0].warning)


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
def test_the_length_in_the_header_may_lie(size: int) -> None:
    """A header that says nothing or 4 GB does not hide what is there."""
    data = bytearray(activity())
    data[4:8] = size.to_bytes(4, "little")
    assert read_fit(bytes(data)).runs[0].cadence.spm == 171


def test_nothing_useful_fails_with_a_reason() -> None:
    """A damaged file without two records fails and says how little could be read."""
    reading = read_fit(activity()[:60])
    assert (reading.status, reading.runs) == (FileStatus.FAILED, ())
    assert "no record" in in_words(reading.reason)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"\x07" * 50, id="undefined message"),
        pytest.param(define(0, RECORD, [Field(3, UINT8, 1)]) * 5000, id="definitions only"),
        pytest.param(message(0, RECORD, []) * 300, id="messages without fields"),
        pytest.param(define(0, 0xFFFF, [Field(9, UINT32, 0)] * 255) + bytes(5000), id="wide"),
        pytest.param(message(0, SESSION, [Field(2, UINT16, 5)]), id="session of a wrong type"),
        pytest.param(b"\xe1" * 64, id="compressed times of nothing"),
    ],
)
def test_strange_messages_are_survived(body: bytes) -> None:
    """Messages no watch writes end in a reason."""
    reading = read_fit(fit_file(file_id() + body))
    assert reading.runs or reading.reason


def test_endless_messages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More messages than any watch records are refused before a decoder holds them."""
    monkeypatch.setattr("calfjournal.importers.fit_scan.FIT_MESSAGES", 10_000)
    body = define(0, RECORD, []) + b"\x00" * 20_000
    reading = read_fit(fit_file(file_id() + body))
    assert reading.status == FileStatus.FAILED
    assert f"{limits.FIT_MESSAGES:,} messages" in in_words(reading.reason)


def test_the_reference_stops_at_its_limit() -> None:
    """The decoder of damaged files stops at the limit of messages it is given."""
    messages = decode_reference(activity(), message_limit=50)
    assert messages.damage is Damage.TOO_LONG
    assert len(messages.records) == 49


def test_every_sport_has_the_same_word_in_both_decoders() -> None:
    """Sports are named alike; one the reference does not know yet is unknown, never a number."""
    for number in range(256):
        data = activity([Leg(sport=number, length=1)])
        (fast,) = decode_fast(data).sessions
        (reference,) = decode_reference(data, message_limit=MANY).sessions
        words = word(fast.get("sport")), word(reference.get("sport"))
        assert words[0] == words[1] or words[1] == "unknown"
        assert not any(text.isdigit() for text in words)


def test_compressed_speed_and_distance_are_the_same_in_both_decoders() -> None:
    """Three-byte speed and distance, rolling over, are taken apart alike."""
    rows = b""
    for second in range(300):
        distance, speed = 48 * second % 4096, 300
        packed = (speed & 0xFF, speed >> 8 | (distance & 15) << 4, distance >> 4)
        rows += bytes((1,)) + (seconds(START) + second).to_bytes(4, "little") + bytes(packed)
    definition = bytes((0x41, 0, 0, RECORD, 0, 2, 253, 4, UINT32, 8, 3, 0x0D))
    data = fit_file(file_id() + definition + rows)
    fast, reference = decode_fast(data), decode_reference(data, message_limit=MANY)
    assert fast == reference
    assert fast.records.distance[-1] == pytest.approx(897)
    assert set(fast.records.speed) == {3.0}


@pytest.mark.parametrize("big", [False, True])
def test_scan_counts_what_is_there(big: bool) -> None:
    """The walk over the structure counts messages in either byte order."""
    found = scan(activity(big=big))
    assert (found.records, found.messages, found.whole) == (120, 123, True)


MUTATED = activity(
    [Leg(length=8), Leg(sport=CYCLING, start=START + timedelta(minutes=1), length=4)]
)


@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(MUTATED) - 3), st.integers(0, 255)), min_size=1, max_size=12
    ),
    mended=st.booleans(),
)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_mutations_harm_nothing(changes: list[tuple[int, int]], mended: bool) -> None:
    """Changed bytes, with or without a fitting checksum, give runs or a reason and never raise."""
    data = bytearray(MUTATED)
    for position, value in changes:
        data[position] = value
    if mended:
        data[-2:] = crc(bytes(data[:-2])).to_bytes(2, "little")
    reading = read_fit(bytes(data))
    assert reading.runs or reading.reason
    for run in reading.runs:
        lengths = (run.duration_s, run.elapsed_s, run.distance_m)
        assert all(length is None or math.isfinite(length) for length in lengths)
        assert run.avg_hr is None or 0 < run.avg_hr <= 255
        cadence = run.cadence
        figures = [x for x in (cadence.spm, cadence.cv, cadence.rcv) if x is not None]
        assert all(math.isfinite(figure) and figure >= 0 for figure in figures)


@given(data=st.binary(max_size=300))
@settings(max_examples=200)
def test_random_bytes_harm_nothing(data: bytes) -> None:
    """Any bytes behind a FIT header give a reason."""
    assert read_fit(fit_file(data)).reason


def test_values_are_written_as_defined() -> None:
    """The writer of these tests packs invalid values as the protocol says."""
    assert values(0, [Field(3, UINT8, None), Field(5, UINT16, 258)]) == b"\x00\xff\x02\x01"
