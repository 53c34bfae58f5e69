"""Applies an adjustment to planned sessions: for the preview, and for the verb that accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.checkin import Site
from calfjournal.domain.finding import Adjustment, SessionChange
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session, SessionStatus, count_sets
from calfjournal.training.library import Library
from calfjournal.training.set_lines import capped, fewer_sets, highest_load_class


def apply(
    adjustment: Adjustment,
    sessions: Iterable[Session],
    library: Library,
    *,
    equipment: frozenset[str] | None = None,
    site: Site | None = None,
) -> tuple[Session, ...]:
    """Return the sessions with the adjustment's changes made; others come back as they are.

    Sessions that are done, skipped or have a set done are never touched. A dropped session is
    skipped, not deleted. Lines that were replaced have no id yet. ``equipment`` and ``site``
    decide what an exercise above the cap is swapped for.
    """
    given = tuple(sessions)
    by_id = {session.id: session for session in given if session.id is not None}
    changes = {change.session_id: change for change in adjustment.changes}
    return tuple(
        _changed(session, changes[session.id], by_id, _Swap(library, equipment, site))
        if session.id in changes and is_open(session)
        else session
        for session in given
    )


def is_open(session: Session) -> bool:
    """Tell whether a session is still only planned."""
    planned = session.status in (SessionStatus.PLANNED, SessionStatus.MOVED)
    return planned and all(line.done is None for line in session.sets)


def diff(session: Session, change: SessionChange, library: Library) -> Message:
    """Return the line shown for a change: day and title, then each thing that changes."""
    if change.drop:
        return say("training.change_left_out", day=session.day, session=session.title)
    changes = _changes(session, change, library)
    if not changes:
        return say("training.change_none", day=session.day, session=session.title)
    return say("training.change", day=session.day, session=session.title, changes=changes)


def _changes(session: Session, change: SessionChange, library: Library) -> list[Message]:
    after = _changed(session, replace(change, like=None), {}, _Swap(library, None, None))
    found = []
    if change.new_day is not None:
        found.append(say("training.moves_to", day=change.new_day))
    if change.sets_factor is not None:
        sets = count_sets(session.sets), count_sets(after.sets)
        found.append(say("training.sets_become", before=sets[0], after=sets[1]))
    if change.max_load_class is not None and change.max_load_class < session.load_class:
        classes = session.load_class, after.load_class
        found.append(say("training.load_class_becomes", before=classes[0], after=classes[1]))
    return found


class _Swap:
    """What swapping an exercise needs to know."""

    def __init__(
        self, library: Library, equipment: frozenset[str] | None, site: Site | None
    ) -> None:
        self.library, self.equipment, self.site = library, equipment, site


def _changed(
    session: Session, change: SessionChange, by_id: Mapping[int, Session], swap: _Swap
) -> Session:
    if change.drop:
        return replace(session, status=SessionStatus.SKIPPED)
    source = by_id.get(change.like) if change.like is not None else None
    if source is not None:
        session = _with_content(session, source)
    lines = session.sets
    if change.max_load_class is not None:
        lines = capped(
            lines, change.max_load_class, swap.library, equipment=swap.equipment, site=swap.site
        )
    if change.sets_factor is not None:
        lines = fewer_sets(lines, change.sets_factor)
    if lines != session.sets:
        load_class = highest_load_class(lines, swap.library)
        session = replace(session, sets=lines, load_class=load_class)
    if change.new_day is not None:
        session = _moved(session, change.new_day)
    return session


def _with_content(session: Session, source: Session) -> Session:
    """The session on its own day with another one's exercises and targets, none of them done."""
    lines = tuple(
        replace(
            line,
            id=None,
            done=None,
            done_kg=None,
            done_rir=None,
            pain=None,
            full_height=None,
        )
        for line in source.sets
    )
    return replace(
        session,
        kind=source.kind,
        title=source.title,
        type_id=source.type_id,
        phase=source.phase,
        week=source.week,
        deload=source.deload,
        load_class=source.load_class,
        planned_minutes=source.planned_minutes,
        planned_rpe=source.planned_rpe,
        sets=lines,
    )


def _moved(session: Session, day: date) -> Session:
    return replace(session, day=day, original_day=session.original_day or session.day)
