"""Applies an adjustment to planned sessions: for the preview, and for the verb that accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.finding import Only, SessionChange
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session, SessionStatus, SetLine, count_sets
from calfjournal.training.at_hand import Swaps
from calfjournal.training.calf_load import load_of_set, loads_calf
from calfjournal.training.left_titles import title_of_left
from calfjournal.training.library import Library
from calfjournal.training.narrowed import narrowed
from calfjournal.training.set_lines import (
    capped,
    fewer_sets,
    highest_load_class,
    on_two_legs,
    with_sets,
)

TWO_LEG_CLASS = 2
"""Highest load class of holds and two-leg work (row 1 of domain rule 4.3)."""


def apply(
    changes: Iterable[SessionChange], sessions: Iterable[Session], swaps: Swaps
) -> tuple[Session, ...]:
    """Return the sessions with the changes made; others come back as they are.

    Sessions that are done, skipped or have a set done are never touched. A dropped session is
    skipped, not deleted. Lines that were replaced have no id yet.
    """
    given = tuple(sessions)
    by_id = {session.id: session for session in given if session.id is not None}
    wanted = {change.session_id: change for change in changes}
    return tuple(
        _changed(session, wanted[session.id], by_id, swaps)
        if session.id in wanted and is_open(session)
        else session
        for session in given
    )


def is_open(session: Session) -> bool:
    """Tell whether a session is still only planned."""
    planned = session.status in (SessionStatus.PLANNED, SessionStatus.MOVED)
    return planned and all(line.done is None for line in session.sets)


def asks_the_same(before: Session, after: Session) -> bool:
    """Tell whether what is to be done stays: the same sets on the same day, called as they may."""
    places = [(s.day, s.start_time, s.status) for s in (before, after)]
    sets = [[replace(line, id=None) for line in s.sets] for s in (before, after)]
    return places[0] == places[1] and sets[0] == sets[1]


def line_of(before: Session, after: Session, change: SessionChange) -> Message:
    """Return the line shown for a change: day and title, then each thing that changes."""
    return say(
        "training.change",
        day=before.day,
        session=before.title,
        changes=things_changed(before, after, change),
    )


def things_changed(before: Session, after: Session, change: SessionChange) -> tuple[Message, ...]:
    """Return what becomes of a session, each thing that really changes in a few words."""
    if after.status is SessionStatus.SKIPPED:
        return (say("training.is_left_out"),)
    found = []
    if after.day != before.day:
        days = (after.day - before.day).days
        found.append(say("training.days_later", count=days, day=after.day))
    if change.like is not None:
        found.append(say("training.of_week", session=after.title, week=after.week))
    sets = count_sets(before.sets), count_sets(after.sets)
    if sets[0] != sets[1]:
        found.append(say("training.sets_become", before=sets[0], after=sets[1]))
    if after.load_class != before.load_class:
        classes = before.load_class, after.load_class
        found.append(say("training.load_class_becomes", before=classes[0], after=classes[1]))
    if change.only is not None:
        found.append(say(_ONLY[change.only]))
    return tuple(found)


_ONLY: Mapping[Only, str] = {
    Only.TWO_LEGS: "training.two_legs_only",
    Only.RANGE: "training.range_only",
    Only.HOLDS: "training.holds_only",
    Only.BODY_WEIGHT: "training.body_weight_only",
    Only.TWO_LEG_HOPS: "training.two_leg_hops_only",
}


def _changed(
    session: Session, change: SessionChange, by_id: Mapping[int, Session], swaps: Swaps
) -> Session:
    if change.drop:
        return replace(session, status=SessionStatus.SKIPPED)
    before = session
    source = by_id.get(change.like) if change.like is not None else None
    if source is not None:
        session = _with_content(session, source)
    laid = session.sets
    lines = _eased(laid, change, swaps)
    if not lines and session.sets:
        return replace(session, status=SessionStatus.SKIPPED)
    if lines != session.sets:
        load_class = highest_load_class(lines, swaps.library)
        session = replace(with_sets(session, lines), load_class=load_class)
        title = title_of_left(laid, lines, swaps.library) if source is None else None
        session = session if title is None else replace(session, title=title)
    if source is not None and _stays_easier(before, session, swaps):
        session = replace(session, deload=True)
    if change.new_day is not None:
        session = _moved(session, change.new_day)
    return session


def _stays_easier(before: Session, after: Session, swaps: Swaps) -> bool:
    """True for a session of an easier week that holds no more than it did."""
    loads = [sum(load_of_set(x, swaps.library) for x in s.sets) for s in (before, after)]
    return before.deload and loads[1] <= loads[0]


def _eased(lines: tuple[SetLine, ...], change: SessionChange, swaps: Swaps) -> tuple[SetLine, ...]:
    """The lines narrowed, capped and thinned out; range and recovery keep their sets."""
    library = swaps.library
    if change.only is Only.RANGE:
        return tuple(line for line in lines if not loads_calf(line.exercise, library))
    limit = change.max_load_class
    if change.only is Only.TWO_LEGS:
        limit = TWO_LEG_CLASS if limit is None else min(limit, TWO_LEG_CLASS)
    if change.only in _OF_THE_LADDER:
        lines = narrowed(lines, change.only, swaps)
    if limit is not None:
        lines = capped(lines, limit, swaps)
    if limit is not None and change.only is Only.TWO_LEGS:
        lines = on_two_legs(lines, limit, swaps)
    if change.sets_factor is not None:
        lines = _thinned(lines, change.sets_factor, library)
    return lines


_OF_THE_LADDER = (Only.HOLDS, Only.BODY_WEIGHT, Only.TWO_LEG_HOPS)


def _thinned(lines: Sequence[SetLine], factor: float, library: Library) -> tuple[SetLine, ...]:
    return fewer_sets(lines, factor, lambda line: load_of_set(line, library))


def _with_content(session: Session, source: Session) -> Session:
    """The session on its own day with another one's exercises and targets, none of them done."""
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
        sets=tuple(line.blank for line in source.sets),
        warm_ups=tuple(line.blank for line in source.warm_ups),
    )


def _moved(session: Session, day: date) -> Session:
    return replace(session, day=day, original_day=session.original_day or session.day)
