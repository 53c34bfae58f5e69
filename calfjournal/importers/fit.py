"""FIT files: one seam over two decoders, from bytes to runs or a reason why there are none.

A sound file goes through the fast decoder when it is installed; whatever that one refuses goes
to the reference decoder, which also reads a damaged file up to the damage. What a damaged file
gives is imported with a warning that says how far it could be read; a file that gives no run
fails with the reason.
"""

from __future__ import annotations

from msgspec.structs import replace

from calfjournal.domain.message import Message, say
from calfjournal.importers import limits
from calfjournal.importers.fit_messages import (
    Damage,
    FitMessages,
    decode_fast,
    decode_reference,
)
from calfjournal.importers.fit_runs import Legs, runs_of
from calfjournal.importers.fit_scan import Scan, scan
from calfjournal.importers.reader import Bytes, Reading, failed, read_runs, skipped
from calfjournal.importers.words import together

_KINDS = {
    "": say("importers.fit_unnamed"),
    "blood_pressure": say("importers.fit_blood_pressure"),
    "course": say("importers.fit_course"),
    "device": say("importers.fit_device"),
    "goals": say("importers.fit_goals"),
    "monitoring_a": say("importers.fit_monitoring"),
    "monitoring_b": say("importers.fit_monitoring"),
    "monitoring_daily": say("importers.fit_monitoring"),
    "schedules": say("importers.fit_schedules"),
    "segment": say("importers.fit_segment"),
    "segment_list": say("importers.fit_segment_list"),
    "settings": say("importers.fit_settings"),
    "sport": say("importers.fit_sport"),
    "totals": say("importers.fit_totals"),
    "weight": say("importers.fit_weight"),
    "workout": say("importers.fit_workout"),
}
"""Why a file of a kind gives no run, by the word of the FIT profile."""


def read_fit(stream: Bytes) -> Reading:
    """Read the runs of a FIT file. Raises nothing, but may take long: call it in a worker."""
    data = stream.read()
    found = scan(data)
    if found.endless:
        return failed(say("importers.endless", most=limits.FIT_MESSAGES))
    messages = decode(data, found)
    if not _is_activity(messages):
        return _not_an_activity(messages)
    legs = runs_of(messages)
    if not legs.runs:
        return _no_run(messages, legs)
    damage = _damage(messages)
    runs = [replace(run, warning=together(*damage, run.warning)) for run in legs.runs]
    return read_runs(runs, legs.streams, _left_out(legs))


def decode(data: bytes, found: Scan | None = None) -> FitMessages:
    """Return the messages of the first decoder that takes the file; the last takes any.

    ``found`` is what a scan found, if there was one.
    """
    found = found or scan(data)
    if found.whole and found.messages <= limits.FIT_MESSAGES_FAST:
        try:
            return decode_fast(data)
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException:  # noqa: BLE001, S110 - its panics derive from BaseException
            pass
    messages = decode_reference(data, message_limit=limits.FIT_MESSAGES)
    if not found.whole and messages.damage is None:
        messages.damage = Damage.BREAKS_OFF
    return messages


def _is_activity(messages: FitMessages) -> bool:
    if messages.sessions or "activity" in messages.file_types:
        return True
    return not any(messages.file_types) and bool(len(messages.records) or messages.damage)


def _not_an_activity(messages: FitMessages) -> Reading:
    kind = next(filter(None, messages.file_types), "")
    reason = _KINDS.get(kind) or say("importers.fit_other", kind=kind.replace("_", " "))
    return skipped(reason)


def _no_run(messages: FitMessages, legs: Legs) -> Reading:
    if messages.damage is not None:
        count = len(messages.records)
        until = _read_until(messages.damage, count)
        return failed(together(until, say("importers.too_little") if count else ""))
    if legs.undated:
        return failed(say("importers.no_time"))
    return failed(say("importers.no_length"))


def _damage(messages: FitMessages) -> list[Message]:
    """Return how far the file could be read, nothing for a sound one."""
    told = []
    if messages.damage is not None:
        told.append(_read_until(messages.damage, len(messages.records)))
    if not messages.sessions:
        told.append(say("importers.no_summary"))
    return told


def _read_until(damage: Damage, count: int) -> Message:
    match damage:
        case Damage.BREAKS_OFF if count:
            return say("importers.breaks_off", count=count)
        case Damage.BREAKS_OFF:
            return say("importers.breaks_off_at_once")
        case Damage.CHECKSUM if count:
            return say("importers.wrong_checksum", count=count)
        case Damage.CHECKSUM:
            return say("importers.wrong_checksum_of_nothing")
        case Damage.TOO_LONG if count:
            return say("importers.too_long", count=count)
        case Damage.TOO_LONG:
            return say("importers.too_long_with_nothing")


def _left_out(legs: Legs) -> list[Message]:
    left_out = []
    if legs.transitions:
        left_out.append(say("importers.transitions", count=legs.transitions))
    if legs.undated:
        left_out.append(say("importers.undated", count=legs.undated))
    return left_out
