"""Lays the week ahead on the rung of a flare, and gives it back as it was (rule 4.3b)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.finding import SessionChange
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.flares import RUNGS, eased, on_the_ladder
from calfjournal.training.session_changes import Swaps, apply, is_open, line_of
from calfjournal.training.set_lines import highest_load_class


class LaidOnRung(Struct, frozen=True):
    """What a rung makes of the week ahead.

    ``sessions`` are those that stand on it or were given back; ``standing`` holds what every one
    on it was before.
    """

    sessions: tuple[Session, ...]
    standing: tuple[SessionChange, ...]


def laid_on(
    rung: int,
    sessions: Mapping[int, Session],
    standing: Iterable[SessionChange],
    today: date,
    swaps: Swaps,
) -> LaidOnRung:
    """Return the sessions on a rung, laid from the plan itself; above the last one as planned.

    ``standing`` is what stands on a rung so far. Pure and deterministic.
    """
    standing = tuple(standing)
    planned = _as_planned(sessions, standing, swaps)
    everything = {**sessions, **planned}
    wanted = [] if rung == len(RUNGS) else on_the_ladder(everything.values(), today)
    changes = tuple(
        found for session in wanted if (found := _change(session, rung, swaps)) is not None
    )
    given = planned | {one.session_id: everything[one.session_id] for one in changes}
    # What was done on a rung may be taken back while the flare lasts: its plan is not forgotten.
    done = [c for c in standing if wanted and _is_done(sessions.get(c.session_id))]
    return LaidOnRung(apply(changes, given.values(), swaps), (*changes, *done))


def _as_planned(
    sessions: Mapping[int, Session], standing: Iterable[SessionChange], swaps: Swaps
) -> dict[int, Session]:
    """The sessions that stand on a rung and are not done, as they were planned.

    One that is no longer what the ladder made of it was changed since: that is its plan now.
    """
    found: dict[int, Session] = {}
    for change in standing:
        session = sessions.get(change.session_id)
        if session is None or _is_done(session):
            continue
        load_class = highest_load_class(change.before, swaps.library)
        planned = replace(session, sets=change.before, load_class=load_class)
        (laid,) = apply((change,), (replace(planned, status=SessionStatus.PLANNED),), swaps)
        found[session.key] = planned if _work(laid) == _work(session) else session
    return found


def _is_done(session: Session | None) -> bool:
    left_out = session is not None and session.status is SessionStatus.SKIPPED
    return session is not None and not left_out and not is_open(session)


def _change(session: Session, rung: int, swaps: Swaps) -> SessionChange | None:
    """What a rung makes of a session, None where that is all it is."""
    found = eased(session, rung)
    (after,) = apply((found,), (session,), swaps)
    if is_same_work(session, after):
        return None
    return replace(found, before=session.sets, text=line_of(session, after, found))


def _work(session: Session) -> list[tuple[int, int, str, str]]:
    """The sets of a session without their targets, which are carried on from day to day."""
    return sorted((line.item, line.number, line.exercise, line.side) for line in session.sets)


def is_same_work(one: Session, other: Session) -> bool:
    """True when two stands of a session ask for the same sets, with a load or without."""
    return _work(one) == _work(other) and _bare(one) == _bare(other)


def _bare(session: Session) -> set[tuple[int, int, str]]:
    """The sets without a load."""
    return {(s.item, s.number, s.side) for s in session.sets if s.target_kg is None}
