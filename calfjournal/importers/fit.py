"""FIT files: one seam over two decoders, from bytes to runs or a reason why there are none.

A sound file goes through the fast decoder when it is installed; whatever that one refuses goes
to the reference decoder, which also reads a damaged file up to the damage. What a damaged file
gives is imported with a warning that says how far it could be read; a file that gives no run
fails with the reason.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.run import Run
from calfjournal.importers import limits
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.fit_messages import (
    Damage,
    FitMessages,
    decode_fast,
    decode_reference,
)
from calfjournal.importers.fit_runs import Legs, runs_of
from calfjournal.importers.fit_scan import scan
from calfjournal.messages import in_words

_LATER = "reading these comes in a later version"
_KINDS = {
    "": "a FIT file that does not say what it holds",
    "blood_pressure": "blood pressure readings",
    "course": "a course to follow",
    "device": "a description of the device",
    "goals": "goals of the watch",
    "monitoring_a": f"a day's monitoring: {_LATER}",
    "monitoring_b": f"a day's monitoring: {_LATER}",
    "monitoring_daily": f"a day's monitoring: {_LATER}",
    "schedules": "a schedule of workouts",
    "segment": "a segment to race",
    "segment_list": "a list of segments",
    "settings": "settings of the watch",
    "sport": "sport settings of the watch",
    "totals": "totals of the watch",
    "weight": "weigh-ins of a scale",
    "workout": "a workout to follow",
}


class Reading(Struct, frozen=True):
    """What became of the bytes of one file; see `FileResult` for the words."""

    status: FileStatus
    reason: str = ""
    runs: tuple[Run, ...] = ()


_DAMAGE_WORDS = {
    Damage.BREAKS_OFF: ", then the file breaks off",
    Damage.CHECKSUM: ", but the file does not match its checksum",
    Damage.TOO_LONG: ", but the file is too long",
}


def failed(reason: str) -> Reading:
    """Return a reading that gave nothing, with the reason."""
    return Reading(FileStatus.FAILED, reason)


def read_fit(data: bytes) -> Reading:
    """Read the runs of a FIT file. Raises nothing, but may take long: call it in a worker."""
    if scan(data).endless:
        return failed(f"holds more than {limits.FIT_MESSAGES:,} messages, which no watch records")
    messages = decode(data)
    if not _is_activity(messages):
        return _not_an_activity(messages)
    legs = runs_of(messages)
    if not legs.runs:
        return _no_run(messages, legs)
    warning = _damage(messages)
    runs = tuple(
        replace(run, warning="; ".join(filter(None, (warning, in_words(run.warning)))))
        for run in legs.runs
    )
    return Reading(FileStatus.IMPORTED, _reason(runs, legs, warning), runs)


def decode(data: bytes) -> FitMessages:
    """Return the messages of the first decoder that takes the file; the last takes any."""
    found = scan(data)
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
    words = _KINDS.get(kind, f"a FIT file of the kind {kind.replace('_', ' ')}")
    return Reading(FileStatus.SKIPPED, f"not an activity but {words}")


def _no_run(messages: FitMessages, legs: Legs) -> Reading:
    if messages.damage is not None:
        return failed(f"{_damage(messages)}; that is too little for a run")
    if legs.undated:
        return failed("the activity has no time, so it belongs to no day")
    return failed("there is no recording of any length in it")


def _damage(messages: FitMessages) -> str:
    """Say how far the file could be read, empty for a sound one."""
    read = f"read {_counted(len(messages.records), 'record', 'records') or 'no record'}"
    warnings = []
    if messages.damage is not None:
        warnings.append(f"{read}{_DAMAGE_WORDS[messages.damage]}")
    if not messages.sessions:
        warnings.append("without the summary, the figures come from the records")
    return "; ".join(warnings)


def _reason(runs: tuple[Run, ...], legs: Legs, warning: str) -> str:
    doubts = (in_words(run.warning).removeprefix(warning).removeprefix("; ") for run in runs)
    left_out = (
        _counted(legs.transitions, "transition left out", "transitions left out"),
        _counted(legs.undated, "part without a time left out", "parts without a time left out"),
    )
    return "; ".join(filter(None, (warning, *dict.fromkeys(doubts), *left_out)))


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}" if count else ""
