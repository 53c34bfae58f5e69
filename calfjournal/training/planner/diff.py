"""What a new plan changes against the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.session import Session, count_sets


def differences(
    plan: Plan | None,
    made: Plan,
    old: Sequence[Session],
    new: Sequence[Session],
    runs: Iterable[Message] = (),
) -> tuple[Message, ...]:
    """One sentence for each change, phases first; empty when nothing changes.

    ``runs`` is what changes of the runs. A session of the same type that is gone from one day and
    new on another within the same week counts as moved.
    """
    if not old and plan is None:
        return ()
    told = _phase_changes(plan, made) if plan is not None else []
    return (*told, *runs, *_session_changes(old, new))


def _phase_changes(plan: Plan, made: Plan) -> list[Message]:
    told = []
    for index, phase in enumerate(made.phases):
        before = plan.phases[index] if index < len(plan.phases) else None
        change = _phase_change(before, phase)
        if change is not None:
            told.append(change)
    gone = plan.phases[len(made.phases) :]
    if gone:
        told.append(say("planner.phases_gone", phases=[phase.title for phase in gone]))
    if made.end != plan.end:
        told.append(say("planner.other_end", end=made.end, before=plan.end))
    return told


def _phase_change(before: Phase | None, phase: Phase) -> Message | None:
    title, first, weeks = phase.title, phase.start, phase.weeks
    if before is None:
        return say("planner.new_phase", phase=title, first=first, weeks=weeks)
    if before.kind is not phase.kind:
        return say(
            "planner.other_phase", phase=title, first=first, weeks=weeks, before=before.title
        )
    if before.weeks != phase.weeks:
        return say(
            "planner.other_length", phase=title, first=first, weeks=weeks, before=before.weeks
        )
    return None


def _session_changes(old: Sequence[Session], new: Sequence[Session]) -> list[Message]:
    before = {(s.day, s.start_time): s for s in old}
    after = {(s.day, s.start_time): s for s in new}
    gone = [s for key, s in sorted(before.items()) if key not in after]
    told: list[tuple[Session, Message]] = []
    for key, session in sorted(after.items()):
        same = before.get(key)
        if same is not None:
            change = _changed(same, session)
        else:
            moved = next((s for s in gone if _same_work(s, session)), None)
            if moved is not None:
                gone.remove(moved)
            change = _arrived(moved, session)
        if change is not None:
            told.append((session, change))
    told += [(s, say("planner.session_gone", day=s.day, session=s.title)) for s in gone]
    return [change for _, change in sorted(told, key=lambda pair: pair[0].day)]


def _same_work(old: Session, new: Session) -> bool:
    return (
        old.type_id == new.type_id
        and abs((old.day - new.day).days) < 7
        and old.day.isocalendar()[:2] == new.day.isocalendar()[:2]
    )


def _arrived(moved: Session | None, session: Session) -> Message:
    day, title = session.day, session.title
    if moved is None:
        return say("planner.session_new", day=day, session=title)
    if moved.day == day:
        return say(
            "planner.other_time",
            day=day,
            session=title,
            time=session.start_time,
            before=moved.start_time,
        )
    return say("planner.session_moves", session=title, before=moved.day, day=day)


def _changed(old: Session, new: Session) -> Message | None:
    day, title = new.day, new.title
    if (old.type_id, old.kind) != (new.type_id, new.kind):
        return say("planner.other_session", day=day, session=title, before=old.title)
    before, sets = count_sets(old.sets), count_sets(new.sets)
    if before != sets:
        return say("planner.other_sets", day=day, session=title, sets=sets, before=before)
    if {line.exercise for line in old.sets} != {line.exercise for line in new.sets}:
        return say("planner.other_exercises", day=day, session=title)
    return None
