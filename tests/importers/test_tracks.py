"""GPX and TCX files become runs, or say why not."""

from __future__ import annotations

import tracemalloc
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calfjournal.domain.import_choice import Asking
from calfjournal.importers import FileStatus
from calfjournal.importers import gpx as gpx_reader
from calfjournal.importers.reader import Reading
from calfjournal.messages import in_words
from tests.importers.read_bytes import read, read_gpx, read_tcx
from tests.importers.track_writer import START, Lap, Point, gpx, steady, tcx, time_text

TEN = steady(10)
WHOLE = {"gpx": gpx(TEN), "tcx": tcx(Lap(TEN, 600.0, 1800.0))}


@pytest.mark.parametrize("name", WHOLE)
def test_a_recorded_run_comes_in(name: str) -> None:
    """Start, day of the place, times, distance, heart rate and cadence are what was run."""
    (run,) = read(WHOLE[name]).runs
    assert (run.start, run.day, run.utc_offset_min) == (START, date(2026, 5, 4), 120)
    assert (run.sport, run.source) == ("running", name)
    assert (run.duration_s, run.elapsed_s) == (600, 600)
    assert run.distance_m == pytest.approx(1800, rel=1e-3)
    assert (run.avg_hr, run.max_hr) == (150, 150)
    assert run.cadence.spm == pytest.approx(168)


def test_a_pause_between_segments_is_no_time_on_the_timer() -> None:
    """Where a track goes on later, neither the way nor the time between counts as run."""
    later = [Point((p.at or 0) + 900, p.along + 5000, cad=84) for p in TEN]
    (run,) = read_gpx(gpx(TEN, later)).runs
    assert (run.duration_s, run.elapsed_s) == (1200, 1500)
    assert run.distance_m == pytest.approx(3600, rel=1e-3)


def test_laps_add_up_to_what_the_device_measured() -> None:
    """Timer and distance are the sums of the laps, the heart rate is that of the samples."""
    laps = (Lap(steady(5), 290.0, 880.5, mean_hr=120), Lap(TEN, 610.0, 1800.0, mean_hr=170))
    (run,) = read_tcx(tcx(*laps)).runs
    assert (run.duration_s, run.distance_m, run.avg_hr) == (900.0, 2680.5, 150)


def test_without_samples_the_laps_tell_the_heart_rate() -> None:
    """Weighted by how long each took."""
    bare = [Point(0, 0), Point(600, 1800)]
    laps = (Lap(bare, 300.0, 900.0, mean_hr=120), Lap(bare, 900.0, 1800.0, mean_hr=160))
    (run,) = read_tcx(tcx(*laps)).runs
    assert run.avg_hr == 150


@pytest.mark.parametrize(
    ("word", "sport", "sub_sport"),
    [
        ("running", "running", ""),
        ("9", "running", ""),
        ("Trail_Running", "running", "trail"),
        ("Treadmill Running", "running", "treadmill"),
        ("cycling", "cycling", ""),
        ("Hike", "hiking", ""),
    ],
)
def test_a_named_sport_is_believed(word: str, sport: str, sub_sport: str) -> None:
    """Whatever other programs call it."""
    (run,) = read_gpx(gpx(TEN, sport=word)).runs
    assert (run.sport, run.sub_sport) == (sport, sub_sport)


@pytest.mark.parametrize(
    ("speed", "minutes", "asked"),
    [(1.39, 10, True), (1.41, 10, False), (6.4, 10, False), (6.6, 10, True), (3.0, 0.9, True)],
)
def test_without_a_sport_the_speed_tells_a_run(speed: float, minutes: float, asked: bool) -> None:
    """From 1.4 to 6.5 m/s over a minute it is one; anything else is asked about."""
    reading = read_gpx(gpx(steady(minutes, speed=speed), sport=None))
    assert (reading.asking is Asking.UNNAMED) == asked
    assert reading.status is (FileStatus.ASKED if asked else FileStatus.IMPORTED)
    assert [run.sport for run in reading.runs] == ["running"]


def test_an_unknown_sport_is_asked_about_by_its_name() -> None:
    """Its name stands in the reason."""
    reading = read_gpx(gpx(TEN, sport="kitesurfing"))
    assert reading.asking is Asking.UNNAMED
    assert "kitesurfing" in in_words(reading.reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gpx([Point(None, s) for s in range(50)]), "route to follow"),
        (gpx(), "without a track"),
        (gpx([Point(3, 1)]), "no recording of any length"),
        (gpx(steady(0.1)), "shorter than 10 s"),
        (tcx(Lap(steady(0.1), 6.0, 18.0)), "shorter than 10 s"),
        (tcx(), "no recording of any length"),
        (b"<TrainingCenterDatabase><Courses/></TrainingCenterDatabase>", "without an activity"),
    ],
)
def test_what_is_no_recording_is_passed_over(data: bytes, reason: str) -> None:
    """With the reason."""
    reading = read(data)
    assert (reading.status, reading.runs) == (FileStatus.SKIPPED, ())
    assert reason in in_words(reading.reason)


def test_an_offset_in_the_file_is_believed() -> None:
    """Before that of the place."""
    data = gpx(TEN).replace(b"Z</time>", b"-05:00</time>")
    (run,) = read_gpx(data).runs
    assert run.utc_offset_min == -300
    assert run.start == START + timedelta(hours=5)


def test_an_offset_that_no_place_has_is_that_of_the_place() -> None:
    """The moment is what it makes of it."""
    (run,) = read_gpx(gpx(TEN).replace(b"Z</time>", b"+20:00</time>")).runs
    assert (run.utc_offset_min, run.start) == (120, START - timedelta(hours=20))


def test_a_time_without_a_zone_is_that_of_the_whole_world() -> None:
    """As both formats ask for."""
    (run,) = read_gpx(gpx(TEN).replace(b"Z</time>", b"</time>")).runs
    assert run.start == START


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_whole_of_a_damaged_file_comes_in(name: str) -> None:
    """A file cut in the middle gives its points up to there, and says how many."""
    data = WHOLE[name]
    reading = read(data[: len(data) // 2])
    (run,) = reading.runs
    assert reading.status is FileStatus.IMPORTED
    assert 250 < (run.elapsed_s or 0) < 350
    assert "then the file breaks off" in in_words(run.warning)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<gpx><trk><trkseg><trkpt lat="x"', "read no record, then the file breaks off"),
        (
            b'<!DOCTYPE l [<!ENTITY a "x">]><gpx><trk><name>&a;</name></trk></gpx>',
            "it carries instructions to a reader, which no recording does",
        ),
    ],
)
def test_what_gives_nothing_says_one_thing(data: bytes, reason: str) -> None:
    """Of a file without a point it is said what is wrong with it, once."""
    reading = read_gpx(data)
    assert (reading.status, in_words(reading.reason)) == (FileStatus.FAILED, reason)


def test_what_nobody_runs_may_be_a_ride() -> None:
    """At 27 km/h over half an hour a ride is more likely than a run."""
    reason = in_words(read_gpx(gpx(steady(30, speed=7.5), sport=None)).reason)
    assert "more likely a ride than a run" in reason


def test_points_of_the_wrong_kind_cost_only_themselves() -> None:
    """A height, a beat and a place that are no numbers are as good as none."""
    data = gpx(TEN).replace(b"<ele>300.0</ele>", b"<ele>high</ele>", 5)
    data = data.replace(b"<w:hr>150</w:hr>", b"<w:hr>9999</w:hr>", 5)
    (run,) = read_gpx(data.replace(b'lon="14.5"', b'lon="x"', 1)).runs
    assert (run.avg_hr, run.elapsed_s) == (150, 600)


@pytest.mark.parametrize(
    ("junk", "reason"),
    [
        (b'<trk a="' + b"a" * 3_000_000 + b'"/>', "goes on for long"),
        (b"<trk><name>" + b"a" * 3_000_000 + b"</name></trk>", "goes on for long"),
        (b"<!--" + b"a" * 3_000_000 + b"-->", "goes on for long"),
        (b"<trk>" + b'<a b="c"/>' * 150_000 + b"</trk>", "holds far more"),
    ],
    ids=["attribute", "text", "comment", "crowd"],
)
def test_a_document_without_measure_is_refused(junk: bytes, reason: str) -> None:
    """F34: before it takes time or memory; what stands before it comes in, and says so."""
    data = gpx(TEN)
    reading = read_gpx(data.replace(b"<trk>", junk + b"<trk>"))
    assert (reading.status, reading.runs) == (FileStatus.FAILED, ())
    assert reason in in_words(reading.reason)
    (run,) = read_gpx(data.replace(b"</gpx>", junk + b"</gpx>")).runs
    assert reason in in_words(run.warning)


def test_what_is_no_recording_is_forgotten_where_it_stands() -> None:
    """F34: any number of other elements leaves nothing behind."""
    junk = b'<wpt lat="1" lon="2"><name>a</name></wpt>' * 120_000
    tracemalloc.start()
    document = BytesIO(gpx(TEN).replace(b"<trk>", junk + b"<trk>"))
    reading = gpx_reader.read_gpx(document)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(reading.runs) == 1
    assert most < 12_000_000


def _ends(data: bytes) -> Reading:
    reading = read(data)
    assert reading.runs or reading.reason
    for run in reading.runs:
        assert run.duration_s is None or run.duration_s >= 0
    return reading


SMALL = {"gpx": gpx(steady(0.5)), "tcx": tcx(Lap(steady(0.5), 30.0, 90.0))}


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(sorted(SMALL)))
def test_changed_bytes_never_hang_nor_crash(data: st.DataObject, name: str) -> None:
    """Any bytes in the place of some: runs, or a reason, and never neither."""
    whole = SMALL[name]
    at = data.draw(st.integers(200, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    _ends(whole[:at] + data.draw(st.binary(max_size=60)) + whole[at + length :])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SMALL)), st.data())
def test_a_file_cut_anywhere_says_so(name: str, data: st.DataObject) -> None:
    """Never partly read in silence."""
    whole = SMALL[name]
    reading = _ends(whole[: data.draw(st.integers(200, len(whole) - 10))])
    assert reading.status is not FileStatus.IMPORTED or "breaks off" in in_words(reading.reason)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    """Times are read or passed over."""
    point = f"<time>{time_text(0)}</time>".encode()
    changed = gpx(TEN).replace(
        point,
        b"<time>"
        + text.encode("ascii", "xmlcharrefreplace").replace(b"<", b"").replace(b"&", b"")
        + b"</time>",
        1,
    )
    assert _ends(changed).status in set(FileStatus)
