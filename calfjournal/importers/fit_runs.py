"""From the messages of a FIT file to runs with their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from calfjournal.domain.message import say
from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.track import Track
from calfjournal.importers.activity import Activity, recorded
from calfjournal.importers.fit_messages import (
    FIT_EPOCH,
    RELATIVE_BELOW,
    FitMessages,
    number,
    word,
)
from calfjournal.importers.zones import MOST_OFFSET_MIN

_QUARTER_MIN = 15
_OFFSET_SLACK_S = 90
_CHANGEOVER = "transition"
_NO_DATE = say("importers.no_date")


class Legs(Struct, frozen=True):
    """Runs of one file, their packed samples by start, and how many sessions were left out.

    Those are changeovers, and undated ones.
    """

    runs: tuple[Run, ...] = ()
    streams: Mapping[datetime, RunStream] = {}
    transitions: int = 0
    undated: int = 0


def runs_of(messages: FitMessages) -> Legs:
    """Return a run for each session of the file, changeovers of a multisport event left out.

    A file without sessions gives one run of its records when they span any time; it is generic
    unless the file names its sport. Figures that are missing are None; those beyond belief are as
    the file has them, for `domain.plausible` to doubt.
    """
    offset = _utc_offset_min(messages.activities)
    if not messages.sessions:
        return Legs(*recorded(_of_records(messages, offset)))
    found: list[Activity] = []
    transitions = undated = 0
    for session, records in _shared_out(messages.sessions, messages.records):
        sport = word(session.get("sport")) or _named_sport(messages)
        if sport == _CHANGEOVER:
            transitions += 1
            continue
        activity = _activity(session, records, sport, offset)
        if activity is None:
            undated += 1
        else:
            found.append(activity)
    return Legs(*recorded(found), transitions, undated)


def _activity(
    session: Mapping[str, Any], records: Track, sport: str, offset: int | None
) -> Activity | None:
    started = session.get("start_time")
    if started is None:
        started = next((time for time in records.time if time is not None), None)
    if started is None:
        return None
    return Activity(
        format="fit",
        start=FIT_EPOCH + timedelta(seconds=started),
        sport=sport,
        track=records,
        clock=FIT_EPOCH,
        sub_sport=word(session.get("sub_sport")),
        utc_offset_min=offset,
        duration_s=number(session.get("total_timer_time")),
        elapsed_s=number(session.get("total_elapsed_time")),
        distance_m=number(session.get("total_distance")),
        avg_hr=number(session.get("avg_heart_rate")),
        max_hr=number(session.get("max_heart_rate")),
        warning=_NO_DATE if started < RELATIVE_BELOW else "",
    )


def _of_records(messages: FitMessages, offset: int | None) -> tuple[Activity, ...]:
    span = messages.records.span
    if span is None or span[0] == span[1]:
        return ()
    length = float(span[1] - span[0])
    session = {"start_time": span[0], "total_timer_time": length, "total_elapsed_time": length}
    activity = _activity(session, messages.records, _named_sport(messages), offset)
    return () if activity is None else (activity,)


def _named_sport(messages: FitMessages) -> str:
    named = [word(sport.get("sport")) for sport in messages.sports]
    return next((name for name in named if name), "generic")


def _utc_offset_min(activities: Sequence[Mapping[str, Any]]) -> int | None:
    """Return the watch's offset to UTC in minutes, None where it makes no sense.

    Offsets are whole quarters of an hour; some programs leave the local time out or at zero.
    """
    for activity in activities:
        utc, local = activity.get("timestamp"), activity.get("local_timestamp")
        if utc is None or local is None:
            continue
        minutes: int = round((local - utc) / (60 * _QUARTER_MIN)) * _QUARTER_MIN
        if abs(minutes) <= MOST_OFFSET_MIN and abs(local - utc - minutes * 60) <= _OFFSET_SLACK_S:
            return minutes
    return None


def _shared_out(
    sessions: Sequence[Mapping[str, Any]], records: Track
) -> list[tuple[Mapping[str, Any], Track]]:
    """Give each session the records within its time; a single session has them all."""
    if len(sessions) == 1:
        return [(sessions[0], records)]
    shares = []
    for session in sessions:
        start = session.get("start_time")
        length = number(session.get("total_elapsed_time")) or 0.0
        keep = [
            start is not None and time is not None and start <= time <= start + length
            for time in records.time
        ]
        shares.append((session, records.picked(keep)))
    return shares
