"""``session move``, ``session copy`` and ``session delete``, by the rule that the window asks."""

from __future__ import annotations

import argparse
from pathlib import Path

from calfjournal.cli.journals import opened
from calfjournal.cli.out import put
from calfjournal.domain.placing import DayChange, Fit, Placing
from calfjournal.domain.session import Session
from calfjournal.errors import InputError, NothingToDo
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr, when


def move(arguments: argparse.Namespace, path: Path) -> int:
    """Put a session on another day: alone where it fits or anyway, or with the rest shifted."""
    with opened(path) as journal:
        session, to = _found(journal, arguments), arguments.to
        placing = journal.moves.placings(session.key, (to,), arguments.at).get(to)
        if arguments.shift:
            for change in journal.moves.shift(session.key, to, arguments.at).value:
                put(in_words(change.text))
            return 0
        _may(placing, anyway=arguments.anyway, shifts=True)
        moved = journal.moves.move(session.key, to, arguments.at, arguments.note).value
        put(in_words(DayChange(session, moved.day, moved.start_time).text))
        _tell(placing)
    return 0


def copy(arguments: argparse.Namespace, path: Path) -> int:
    """Plan a session like one on another day."""
    with opened(path) as journal:
        session, to = _found(journal, arguments), arguments.to
        (placing,) = journal.moves.copy_placings([session.key], to_day=to)
        _may(placing, anyway=arguments.anyway, shifts=False)
        journal.moves.copy([session.key], to_day=to)
        put(tr("Session added on {day:day}.", day=to))
        _tell(placing)
    return 0


def delete(arguments: argparse.Namespace, path: Path) -> int:
    """Delete a session."""
    with opened(path) as journal:
        journal.sessions.delete(_found(journal, arguments).key)
        put(tr("Session deleted."))
    return 0


def _found(journal: Journal, arguments: argparse.Namespace) -> Session:
    """The one session of a day, or the one that starts at the time given."""
    wanted = arguments.time
    there = journal.sessions.on(arguments.day)
    found = [session for session in there if wanted in (None, session.start_time)]
    if not found:
        raise NothingToDo(tr("There is no such session on {day:day}.", day=arguments.day))
    times = list(dict.fromkeys(session.start_time for session in found))
    if len(times) > 1:
        said = tr("Say which with --time: {times:list}.", times=times)
        raise InputError("time", said)
    return found[0]


def _may(placing: Placing | None, *, anyway: bool, shifts: bool) -> None:
    if anyway or placing is None or placing.fit is not Fit.AGAINST:
        return
    refused = InputError("to", when.placed(placing))
    refused.way_out = tr("--anyway puts it there all the same.")
    if shifts:
        refused.way_out = tr("--shift moves the rest as well, --anyway puts it there all the same.")
    raise refused


def _tell(placing: Placing | None) -> None:
    if placing is not None:
        put(when.placed(placing))
