"""Strava's export: recordings by the names, sports, shoes and notes of its table of activities."""

from __future__ import annotations

import csv
import gzip
import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.run import Cadence
from calfjournal.importers import FileResult, FileStatus, limits, read_files
from calfjournal.importers.strava import StravaTables
from calfjournal.importers.strava_table import StravaNames, StravaTable, read_table
from calfjournal.messages import in_words
from tests.importers.fit_writer import activity
from tests.importers.track_writer import gpx, steady

HEADER = [
    *("Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description"),
    *("Elapsed Time", "Distance", "Max Heart Rate", "Relative Effort", "Commute"),
    *("Activity Private Note", "Activity Gear", "Filename", "Athlete Weight", "Bike Weight"),
    *("Elapsed Time", "Moving Time", "Distance"),
]
GERMAN = [
    *("Aktivitäts-ID", "Aktivitätsdatum", "Name der Aktivität", "Aktivitätsart", "Beschreibung"),
    *("Verstrichene Zeit", "Distanz", "Max. Herzfrequenz", "Relative Effort", "Pendeln"),
    *("Private Anmerkung", "Ausrüstung", "Dateiname", "Gewicht", "Radgewicht"),
    *("Verstrichene Zeit", "Bewegungszeit", "Distanz"),
]


def line(
    file: str, name: str = "Loop", sport: str = "Run", text: str = "", gear: str = ""
) -> list[str]:
    return [
        *("1", "Aug 28, 2024, 5:07:43 AM", name, sport, text, "600", "1.8", "", "", "false", ""),
        *(gear, file, "", "", "601.0", "600.0", "1800.5"),
    ]


def table(*lines: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *lines])
    return text.getvalue().encode()


def an_export(path: Path, members: Mapping[str, bytes]) -> dict[str, FileResult]:
    """Import an archive of the members and return its files by their names in it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    batch = read_files([path])
    return {file.path.removeprefix(f"{path}/"): file for file in batch.files}


@pytest.fixture
def zip_path(tmp_path: Path) -> Path:
    return tmp_path / "export_123.zip"


@pytest.mark.parametrize("header", [HEADER, GERMAN])
def test_the_table_names_its_recordings(zip_path: Path, header: Sequence[str]) -> None:
    """Name and description are the note, gear the shoes, in any language; figures stay."""
    text = "calf fine,\nnice"
    told = line("activities/1.fit.gz", "Lake loop", "Trail Run", text, "Blue pair")
    alone = read_files([_written(zip_path.with_name("a.fit"), activity())]).runs[0]
    files = an_export(
        zip_path,
        {
            "activities/1.fit.gz": gzip.compress(activity()),
            "activities.csv": table(told, header=header),
        },
    )
    (run,) = files["activities/1.fit.gz"].runs
    assert (run.note, run.shoes, run.source) == (f"Lake loop\n{text}", "Blue pair", "strava")
    assert (run.sport, run.distance_m, run.cadence) == ("running", alone.distance_m, alone.cadence)
    assert run.file_hash == alone.file_hash
    assert in_words(files["activities.csv"].reason).startswith("Strava's list of activities")


def test_the_sport_of_the_table_wins(zip_path: Path) -> None:
    """A walk recorded as a run is a walk, without steps of running and without a bicycle's name."""
    files = an_export(
        zip_path,
        {
            "activities.csv": table(
                line("activities/1.fit", sport="Walk"),
                line("activities/2.gpx", sport="Ride", gear="Bicycle"),
                line("activities/3.gpx", sport="Run"),
            ),
            "activities/1.fit": activity(),
            "activities/2.gpx": gpx(steady(5, speed=9.0), sport=None),
            "activities/3.gpx": gpx(steady(5, speed=1.0), sport=None),
        },
    )
    walk, ride, run = (files[f"activities/{name}"] for name in ("1.fit", "2.gpx", "3.gpx"))
    assert (walk.runs[0].sport, walk.runs[0].cadence) == ("walking", Cadence())
    assert (ride.status, ride.runs[0].sport, ride.runs[0].shoes) == ("imported", "cycling", "")
    assert (run.status, run.runs[0].sport) == ("imported", "running")


def test_a_table_that_names_no_sport_we_know_answers_nothing(zip_path: Path) -> None:
    """What the recording does not say either is still asked about."""
    files = an_export(
        zip_path,
        {
            "activities.csv": table(line("activities/2.gpx", sport="Wandern auf Händen")),
            "activities/2.gpx": gpx(steady(5, speed=1.0), sport=None),
        },
    )
    assert files["activities/2.gpx"].asking is Asking.UNNAMED


def test_activities_without_a_recording_are_told(zip_path: Path) -> None:
    """What was typed at Strava, and what is not in the archive, is counted."""
    lines = [line("activities/1.fit"), line("activities/9.fit"), line(""), line("")]
    files = an_export(zip_path, {"activities.csv": table(*lines), "activities/1.fit": activity()})
    assert in_words(files["activities.csv"].reason) == (
        "Strava's list of activities: it names 1 of these recordings; "
        "it names 3 activities that have no recording here"
    )


def test_a_name_that_strava_made_up_is_no_note(zip_path: Path) -> None:
    """A daytime with a sport says nothing; "Morning run with Tom" does."""
    files = an_export(
        zip_path,
        {
            "activities.csv": table(
                line("activities/1.fit", "Morning Run"),
                line("activities/2.gpx", "Morning run with Tom"),
            ),
            "activities/1.fit": activity(),
            "activities/2.gpx": gpx(steady(5)),
        },
    )
    assert files["activities/1.fit"].runs[0].note == ""
    assert files["activities/2.gpx"].runs[0].note == "Morning run with Tom"


def test_what_is_no_recording_is_passed_over(zip_path: Path) -> None:
    """Media, other tables and pages are skipped and counted; none of them fails."""
    files = an_export(
        zip_path,
        {
            "activities.csv": table(line("activities/1.fit")),
            "activities/1.fit": activity(),
            "bikes.csv": b"Bike Name,Bike Brand\nx,y\n",
            "media/a.jpg": b"\xff\xd8\xff\xe0 picture",
            "media/b.mp4": b"\x00\x00\x00\x18ftypmp42",
            "routes.html": b"<html></html>",
            "routes/1.gpx": b"<gpx><rte><rtept lat='1' lon='2'/></rte></gpx>",
        },
    )
    others = [file for name, file in files.items() if name != "activities/1.fit"]
    assert {file.status for file in others} == {FileStatus.SKIPPED}
    assert in_words(files["bikes.csv"].reason) == "a table of Strava's, not a recording"


def test_an_unpacked_export_is_told_the_same(tmp_path: Path) -> None:
    """The folder of the export is as good as its archive."""
    (tmp_path / "activities").mkdir()
    _written(tmp_path / "activities" / "1.fit", activity())
    _written(tmp_path / "activities.csv", table(line("activities/1.fit", gear="Blue pair")))
    (run,) = read_files([tmp_path]).runs
    assert (run.shoes, run.source) == ("Blue pair", "strava")


@pytest.mark.parametrize(
    "data", [b"", b"a,b\n1,2\n", b"\xff\x00,\n,,,\n", table(["short"]), b'a,"b\n' * 9]
)
def test_another_table_changes_nothing(zip_path: Path, data: bytes) -> None:
    """Without Strava's table recordings come in as they are."""
    files = an_export(zip_path, {"activities.csv": data, "activities/1.fit": activity()})
    (run,) = files["activities/1.fit"].runs
    assert (run.source, run.note, run.shoes) == ("fit", "", "")
    assert files["activities.csv"].status is FileStatus.SKIPPED


def test_two_members_of_one_name_stay_two(zip_path: Path) -> None:
    """What an archive holds twice is told twice."""
    with zipfile.ZipFile(zip_path, "w") as archive:
        archive.writestr("activities.csv", table(line("activities/1.fit")))
        archive.writestr("activities/1.fit", activity())
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("activities/1.fit", b"no recording")
    statuses = [file.status.value for file in read_files([zip_path]).files]
    assert statuses == ["skipped", "imported", "skipped"]


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_table_or_none(data: bytes) -> None:
    """No table makes the reader fail."""
    assert read_table([data]).lines == {}
    read_table([table(line("activities/1.fit")) + data])


def test_a_damaged_table_is_told_and_costs_only_itself(zip_path: Path) -> None:
    """F35: however it is packed, and wherever the damage is; the recordings come in."""
    lines = [line(f"activities/{n}.fit", text=os.urandom(60).hex()) for n in range(4000)]
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(zip_path, "w", method) as archive:
            archive.writestr("activities/1.fit", activity())
            archive.writestr("activities.csv", table(*lines))
        data = bytearray(zip_path.read_bytes())
        middle = (data.index(b"activities.csv") + len(data)) // 2
        data[middle : middle + 400] = b"\xff" * 400
        zip_path.write_bytes(data)
        recording, told = read_files([zip_path]).files
        assert recording.status is FileStatus.IMPORTED
        assert told.status is FileStatus.FAILED
        assert "damaged" in in_words(told.reason)


def test_a_table_has_limits() -> None:
    """Lines beyond those of a life are left alone, and so is one of too many bytes."""
    rows = table(line("activities/1.fit"))
    assert list(read_table([rows, b"\n" * 9_000_000]).lines) == ["activities/1.fit"]
    late = table(line("activities/2.fit"))[len(table()) :]
    assert list(read_table([rows, b"\n" * limits.TABLE_ROWS, late]).lines) == ["activities/1.fit"]
    assert read_table([rows, *[b"\n" * 2**20] * 16]) == StravaTable()


def test_the_tables_of_one_import_have_limits_together() -> None:
    """Neither many tables nor many large ones fill the memory of the program."""
    tables = StravaTables()
    names = StravaNames("activities/1.fit", description="x" * 2**20)
    for number in range(limits.TABLES + 1):
        tables.hear(f"{number}/activities.csv", [names])
    assert tables.of("0/activities.csv") == StravaTable({names.file: names})
    assert tables.of(f"{limits.TABLES - 1}/activities.csv") == StravaTable()
    assert tables.of(f"{limits.TABLES}/activities.csv") is None


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
