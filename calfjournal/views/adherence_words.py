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
_PARTLY: Final = {Standing.PARTLY: _SESSIONS[Standing.PARTLY]}
_UNPLANNED: Final = {Standing.UNPLANNED: _SESSIONS[Standing.UNPLANNED]}


def tally(counts: Adherence) -> str:
    """Return ``3 of 4, 1 partly``: done of what is planned, ahead included; "" for nothing."""
    return formats.commas([part[0] for part in tally_parts(counts)])


def tally_parts(counts: Adherence) -> list[tuple[str, ...]]:
    """Return ``3 of 4``, ``1 partly``, ``1 unplanned``, each with a tighter way if it has one."""
    parts: list[tuple[str, ...]] = []
    if counts.planned:
        parts.append((tr("{done} of {planned}", done=counts.done, planned=counts.planned),))
    parts += [(words,) for words in _counted(counts, _PARTLY)]
    parts += [(words, f"+{counts.unplanned}") for words in _counted(counts, _UNPLANNED)]
    return parts


def spoken_tally(counts: Adherence) -> str:
    """Return ``3 of 4 sessions done, 1 partly``; "" for nothing."""
    first = tr_n(
        "{done} of {count} session done",
        "{done} of {count} sessions done",
        counts.planned,
        done=counts.done,
    )
    return _row(first if counts.planned else "", counts, _PARTLY | _UNPLANNED)


def sessions_cell(counts: Adherence) -> str:
    """Return ``14 of 18 on time, 2 shifted, 1 partly``: sessions, where a title says so."""
    return _row(_on_time(counts), counts, _SESSIONS)


def runs_cell(counts: Adherence) -> str:
    """Return the same of runs; "" while none that was planned was due."""
    return _row(_on_time(counts), counts, _RUNS) if counts.due else ""


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
    return _row(first if counts.due else "", counts, _SESSIONS)


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
    return _row(first, counts, _RUNS)


def told(followed: Followed) -> list[str]:
    """Return a line each of sessions and runs, as far as there is something to tell."""
    return [line for line in (told_sessions(followed.sessions), told_runs(followed.runs)) if line]


def so_far(counts: Adherence) -> str:
    """Return a sentence about sessions: ``So far 5 of 6 sessions on time, 1 partly``."""
    words = told_sessions(counts)
    return tr("So far {counts}.", counts=words) if words else tr("No session has been due yet.")


def _on_time(counts: Adherence) -> str:
    on_time, due = counts.on_time, counts.due
    return tr("{done} of {due} on time", done=on_time, due=due) if due else ""


def _row(first: str, counts: Adherence, words: Mapping[Standing, str]) -> str:
    return formats.commas([*([first] if first else []), *_counted(counts, words)])


def _counted(counts: Adherence, words: Mapping[Standing, str]) -> list[str]:
    told_of = ((sentence, counts.of(standing)) for standing, sentence in words.items())
    return [formats.tied(tr(sentence, number=number)) for sentence, number in told_of if number]
