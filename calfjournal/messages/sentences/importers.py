"""Sentences of files read and what was found in them: reasons, one line without a full stop."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

_FILES: Final[dict[str, str | Plural]] = {
    "importers.with_cause": mark("{problem} ({cause})"),
    "importers.cannot_be_read": mark("cannot be read"),
    "importers.no_such_file": mark("there is no such file"),
    "importers.folder_closed": mark("this folder cannot be opened"),
    "importers.not_ordinary": mark("not an ordinary file"),
    "importers.too_large_inside": mark("too large inside an archive: unpack the archive first"),
    "importers.packed_too_often": mark("packed too many times over: unpack it first"),
    "importers.packed_file_damaged": mark("the packed file is damaged"),
    "importers.archive_too_deep": mark("an archive within archives: unpack the outer one first"),
    "importers.archive_damaged": mark("the archive is damaged"),
    "importers.archive_empty": mark("an archive without files"),
    "importers.archive_too_full": mark("holds too much for one import: unpack it first"),
    "importers.member_damaged": mark("damaged in the archive"),
    "importers.encrypted": mark("encrypted: unpack it with its password first"),
    "importers.link": mark("a link, not a file"),
    "importers.swells": mark("unpacks to far more than any recording"),
    "importers.cancelled": mark("cancelled before it was read"),
    "importers.no_memory": mark("needs more memory than a file may take"),
    "importers.reader_failed": mark("could not be read ({cause})"),
    "importers.reader_crashed": mark("makes the reader crash"),
    "importers.reader_stalled": mark("gave no sign for {seconds:plain} s"),
    "importers.reader_not_started": mark("the reading process could not be started"),
}

_KINDS: Final[dict[str, str | Plural]] = {
    "importers.empty": mark("the file is empty"),
    "importers.apple": mark("an Apple Health export: reading these comes in a later version"),
    "importers.json": mark("a JSON file: reading these comes in a later version"),
    "importers.csv": mark("a CSV table: reading these comes in a later version"),
    "importers.kml": mark("a KML map file, not a recording"),
    "importers.svg": mark("an SVG picture, not a recording"),
    "importers.web_page": mark("a web page, not a recording"),
    "importers.png": mark("a PNG picture, not a recording"),
    "importers.jpeg": mark("a JPEG picture, not a recording"),
    "importers.gif": mark("a GIF picture, not a recording"),
    "importers.pdf": mark("a PDF document, not a recording"),
    "importers.database": mark("a database, not a recording"),
    "importers.seven_zip": mark("a 7z archive: unpack it and import the folder"),
    "importers.rar": mark("a RAR archive: unpack it and import the folder"),
    "importers.bzip2": mark("packed with bzip2: unpack it and import what is inside"),
    "importers.xz": mark("packed with xz: unpack it and import what is inside"),
    "importers.program": mark("a program, not a recording"),
    "importers.unknown": mark("not a kind of file this program knows"),
    "importers.unknown_xml": mark("an XML file of a kind this program does not know"),
    "importers.text": mark("a text file, not a recording"),
}

_FIT_KINDS: Final[dict[str, str | Plural]] = {
    "importers.fit_unnamed": mark("not an activity but a FIT file that does not say what it holds"),
    "importers.fit_other": mark("not an activity but a FIT file of the kind {kind}"),
    "importers.fit_blood_pressure": mark("not an activity but blood pressure readings"),
    "importers.fit_course": mark("not an activity but a course to follow"),
    "importers.fit_device": mark("not an activity but a description of the device"),
    "importers.fit_goals": mark("not an activity but goals of the watch"),
    "importers.fit_monitoring": mark(
        "not an activity but a day's monitoring: reading these comes in a later version"
    ),
    "importers.fit_schedules": mark("not an activity but a schedule of workouts"),
    "importers.fit_segment": mark("not an activity but a segment to race"),
    "importers.fit_segment_list": mark("not an activity but a list of segments"),
    "importers.fit_settings": mark("not an activity but settings of the watch"),
    "importers.fit_sport": mark("not an activity but sport settings of the watch"),
    "importers.fit_totals": mark("not an activity but totals of the watch"),
    "importers.fit_weight": mark("not an activity but weigh-ins of a scale"),
    "importers.fit_workout": mark("not an activity but a workout to follow"),
}

_FIT: Final[dict[str, str | Plural]] = {
    "importers.endless": mark("holds more than {most:grouped} messages, which no watch records"),
    "importers.too_short": mark("shorter than {seconds} s: begun by accident"),
    "importers.short_left_out": mark_n(
        "{count:grouped} part shorter than 10 s left out",
        "{count:grouped} parts shorter than 10 s left out",
    ),
    "importers.too_little": mark("that is too little for a run"),
    "importers.no_time": mark("the activity has no time, so it belongs to no day"),
    "importers.no_length": mark("there is no recording of any length in it"),
    "importers.no_date": mark("the watch did not know the date, so the day is wrong: set it"),
    "importers.no_summary": mark("without the summary, the figures come from the records"),
    "importers.breaks_off": mark_n(
        "read {count:grouped} record, then the file breaks off",
        "read {count:grouped} records, then the file breaks off",
    ),
    "importers.breaks_off_at_once": mark("read no record, then the file breaks off"),
    "importers.wrong_checksum": mark_n(
        "read {count:grouped} record, but the file does not match its checksum",
        "read {count:grouped} records, but the file does not match its checksum",
    ),
    "importers.wrong_checksum_of_nothing": mark(
        "read no record, but the file does not match its checksum"
    ),
    "importers.too_long": mark_n(
        "read {count:grouped} record, but the file is too long",
        "read {count:grouped} records, but the file is too long",
    ),
    "importers.too_long_with_nothing": mark("read no record, but the file is too long"),
    "importers.transitions": mark_n(
        "{count:grouped} transition left out", "{count:grouped} transitions left out"
    ),
    "importers.undated": mark_n(
        "{count:grouped} part without a time left out",
        "{count:grouped} parts without a time left out",
    ),
}

_TRACKS: Final[dict[str, str | Plural]] = {
    "importers.xml_entities": mark("it carries instructions to a reader, which no recording does"),
    "importers.xml_too_deep": mark("its parts lie deeper inside each other than in any recording"),
    "importers.xml_breaks_off": mark("the rest of the file is damaged"),
    "importers.xml_silent": mark("it goes on for long without any part of a recording"),
    "importers.xml_crowded": mark("a part of it holds far more than one of a recording"),
    "importers.one_start": mark(
        "several activities of the file start in the same second, so none has its curves"
    ),
    "importers.endless_runs": mark("it holds more than {most:grouped} activities"),
    "importers.endless_track": mark("it holds more than {most:grouped} points"),
    "importers.gpx_route": mark("a route to follow, not a recording: its points have no times"),
    "importers.gpx_without_track": mark("a GPX file without a track"),
    "importers.tcx_without_activity": mark("a TCX file without an activity"),
    "importers.strava_table": mark_n(
        "Strava's list of activities: it names {count:grouped} of these recordings",
        "Strava's list of activities: it names {count:grouped} of these recordings",
    ),
    "importers.strava_without": mark_n(
        "it names {count:grouped} activity that has no recording here",
        "it names {count:grouped} activities that have no recording here",
    ),
    "importers.strava_other": mark("a table of Strava's, not a recording"),
    "importers.no_sport": mark(
        "it names no sport: {distance:metres} in {time:duration} at {speed:kmh} may be a run"
    ),
    "importers.no_sport_fast": mark(
        "it names no sport: {distance:metres} in {time:duration} at {speed:kmh} is more likely a "
        "ride than a run"
    ),
    "importers.unknown_sport_fast": mark(
        "its sport {sport:quoted} is not known: {distance:metres} in {time:duration} at "
        "{speed:kmh} is more likely a ride than a run"
    ),
    "importers.unknown_sport": mark(
        "its sport {sport:quoted} is not known: {distance:metres} in {time:duration} at "
        "{speed:kmh} may be a run"
    ),
}

_FIGURES: Final[dict[str, str | Plural]] = {
    "importers.figure_sport_distance_time": mark("{sport:sport} {distance:km2} in {time:duration}"),
    "importers.figure_sport_distance": mark("{sport:sport} {distance:km2}"),
    "importers.figure_sport_time": mark("{sport:sport} in {time:duration}"),
    "importers.figure_sport": mark("{sport:sport}"),
    "importers.figure_distance_time": mark("{distance:km2} in {time:duration}"),
    "importers.figure_distance": mark("{distance:km2}"),
    "importers.figure_time": mark("in {time:duration}"),
    "importers.figure_none": mark("no figures"),
    "importers.figure_heart_rate": mark("{rate:bpm}"),
    "importers.figure_no_heart_rate": mark("no heart rate"),
    "importers.figure_cadence": mark("{cadence:spm}"),
    "importers.figure_no_cadence": mark("no cadence"),
}

_DOUBTS: Final[dict[str, str | Plural]] = {
    "importers.of_its_runs": mark("of its {runs:runs}: {doubt}"),
    "importers.speed": mark(
        "{distance:km2} in {time:duration} is {speed:kmh}; over that distance at most {most:kmh} "
        "is plausible"
    ),
    "importers.too_far": mark("{distance:km2} in one recording; at most {bound:km2} is plausible"),
    "importers.not_far": mark("{distance:km2} in one recording; at least {bound:km2} is plausible"),
    "importers.lasts_too_long": mark("it lasts {time:duration}; at most {bound:h} is plausible"),
    "importers.lasts_too_short": mark("it lasts {time:duration}; at least {bound:h} is plausible"),
    "importers.cadence_high": mark(
        "a cadence of {cadence:spm}; at most {bound:plain} is plausible"
    ),
    "importers.cadence_low": mark(
        "a cadence of {cadence:spm}; at least {bound:plain} is plausible"
    ),
    "importers.heart_rate_high": mark(
        "a heart rate of {rate:bpm}; at most {bound:plain} is plausible"
    ),
    "importers.heart_rate_low": mark(
        "a heart rate of {rate:bpm}; at least {bound:plain} is plausible"
    ),
    "importers.still_to_come": mark("it is dated {day:day_with_year}, which is still to come"),
}

_BESIDE: Final[dict[str, str | Plural]] = {
    "importers.known": mark("this recording is in the journal already"),
    "importers.same_as": mark("the same recording as {file}"),
    "importers.same_run_as": mark("the same run as {file}"),
    "importers.same_run_differs": mark("the same run as {file}: {mine} there, {theirs} here"),
    "importers.same_second_as": mark(
        "it has the very start of {file}: {mine} there, {theirs} here"
    ),
    "importers.overlaps_with": mark(
        "it is of the same time as {file}: {mine} there, {theirs} here"
    ),
    "importers.imported_before": mark("this file was imported before"),
    "importers.deleted": mark(
        "it was imported before and its run was deleted here, so it stays out"
    ),
    "importers.already_there": mark("the run of {day:day_with_year} is there already"),
    "importers.stays": mark(
        "the run of {day:day_with_year} stays as it is: {mine} in the journal, {theirs} here"
    ),
    "importers.same_second": mark(
        "a run of {day:day_with_year} has this very start: {mine} in the journal, {theirs} here"
    ),
    "importers.overlaps": mark(
        "a run of {day:day_with_year} is of the same time: {mine} in the journal, {theirs} here"
    ),
    "importers.walk_or_run": mark(
        "the cadence of {cadence:spm} on {day:day_with_year} is that of a quick walk or of a slow "
        "run"
    ),
    "importers.filled_in": mark(
        "the run of {day:day_with_year} keeps its figures; the curves of this recording are "
        "filled in"
    ),
    "importers.figures_filled_in": mark(
        "filled in, as the run of {day:day_with_year} had none: {figures:commas_inside}"
    ),
    "importers.name_sport": mark("Sport"),
    "importers.grown": mark(
        "the run of {day:day_with_year} was a part of this recording and now has all of it"
    ),
    "importers.theirs_taken": mark_n(
        "the run of {day:day_with_year} takes {count} figure from here",
        "the run of {day:day_with_year} takes {count} figures from here",
    ),
    "importers.kind_left": mark("left out, as you chose"),
    "importers.kinds_left": mark_n(
        "{count} activity left out, as you chose", "{count} activities left out, as you chose"
    ),
    "importers.partly": mark("{there} of {runs:runs} were there already"),
    "importers.days_known": mark("the journal has all its values"),
    "importers.not_storable": mark("left out, as no journal can hold it: {figures:commas_inside}"),
}

SENTENCES: Final[dict[str, str | Plural]] = {
    "importers.several": mark("{parts:semicolons}"),
    **_FILES,
    **_KINDS,
    **_FIT_KINDS,
    **_FIT,
    **_TRACKS,
    **_FIGURES,
    **_DOUBTS,
    **_BESIDE,
}
