"""How what was planned was followed, in words: wherever "3 of 4" stands, it stands so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from calfjournal.domain.adherence import Adherence, Followed, Standing
from calfjournal.messages import formats, mark, tr, tr_n

_SESSIONS: Final = {
    Standing.SHIFTED: mark("{number} shifted"),
    Standing.PARTLY: mark("{number} partly"),
    Standing.MISSED: mark("{number} missed"),
    Standing.SKIPPED: mark("{number} skipped"),
    Standing.UNPLANNED: mark("{number} unplanned"),
}
_RUNS: Final = _SESSIONS | {Standing.SKIPPED: mark("{number} left out")}
_BESIDE: Final = {each: _SESSIONS[each] for each in (Standing.PARTLY, Standing.UNPLANNED)}
"""What is neither done wholly nor still to be done, and cannot be seen from a tally."""


def tally(counts: Adherence) -> str:
    """Return ``3 of 4, 1 partly``: done of what is planned, ahead included; "" for nothing."""
    return formats.commas(tally_parts(counts))


def tally_parts(counts: Adherence) -> list[str]:
    """Return the parts of a tally: ``3 of 4``, ``1 partly``, ``1 unplanned``."""
    first = tr("{done} of {planned}", done=counts.done, planned=counts.planned)
    return [*([first] if counts.planned else []), *_counted(counts, _BESIDE)]


def spoken_tally(counts: Adherence) -> str:
    """Return ``3 of 4 sessions done, 1 partly``; "" for nothing."""
    first = tr_n(
        "{done} of {count} session done",
        "{done} of {count} sessions done",
        counts.planned,
        done=counts.done,
    )
    return formats.commas([*([first] if counts.planned else []), *_counted(counts, _BESIDE)])


def told_sessions(counts: Adherence) -> str:
    """Return ``14 of 18 sessions on time, 2 shifted, 1 partly, 1 missed``; "" while none was due.

    Those ahead do not count.
    """
    first = tr_n(
        "{done} of {count} session on time",
        "{done} of {count} sessions on time",
        counts.due,
        done=counts.on_time,
    )
    return formats.commas([*([first] if counts.due else []), *_counted(counts, _SESSIONS)])


def told_runs(counts: Adherence) -> str:
    """Return the same of runs; "" while none that was planned was due."""
    if not counts.due:
        return ""
    first = tr_n(
        "{done} of {count} run on time",
        "{done} of {count} runs on time",
        counts.due,
        done=counts.on_time,
    )
    return formats.commas([first, *_counted(counts, _RUNS)])


def told(followed: Followed) -> list[str]:
    """Return a line each of sessions and runs, as far as there is something to tell."""
    return [line for line in (told_sessions(followed.sessions), told_runs(followed.runs)) if line]


def so_far(counts: Adherence) -> str:
    """Return a sentence about sessions: ``So far 5 of 6 sessions on time, 1 partly``."""
    words = told_sessions(counts)
    return tr("So far {counts}.", counts=words) if words else tr("No session has been due yet.")


def _counted(counts: Adherence, words: Mapping[Standing, str]) -> list[str]:
    told_of = ((sentence, counts.of(standing)) for standing, sentence in words.items())
    return [tr(sentence, number=number) for sentence, number in told_of if number]
