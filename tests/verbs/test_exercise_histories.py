"""What was ever done of an exercise, read from sessions."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.journal import Journal

RAISE = "sl_calf_raise_weighted"


def a_set(number: int, side: Side, done: int | None, kg: float | None = None) -> SetLine:
    return SetLine(RAISE, 0, number, side, Unit.REPS, 10, done=done, done_kg=kg)


def a_day(journal: Journal, back: int, *lines: SetLine, status: SessionStatus) -> Session:
    day = journal.today() - timedelta(days=back)
    session = Session(day, SessionKind.STRENGTH, "Raises", status=status, sets=lines)
    return journal.sessions.add(session).value


def test_what_was_done_is_added_up_by_session(journal: Journal) -> None:
    """Both legs of a set are one set; what is planned, undone or a warm-up counts nothing."""
    done, partly = SessionStatus.DONE, SessionStatus.PARTLY
    both = [a_set(n, leg, 10, 20.0) for n in (1, 2) for leg in LEGS]
    a_day(journal, 9, *both, status=done)
    a_day(journal, 5, a_set(1, Side.LEFT, 12), a_set(1, Side.RIGHT, None), status=partly)
    a_day(journal, 3, a_set(1, Side.LEFT, 50), status=SessionStatus.PLANNED)
    warm_up = replace(a_set(1, Side.LEFT, 99, 99.0), warm_up=True)
    last = a_day(journal, 2, a_set(1, Side.LEFT, 8, 22.5), status=done)
    journal.sessions.record(replace(last, warm_ups=(warm_up,)))
    found = journal.exercise_histories.of(RAISE)
    assert found is not None
    assert [(each.sets, each.amount) for each in found.done] == [(2, 40), (1, 12), (1, 8)]
    assert (found.sets, found.amount, found.unit) == (4, 60, Unit.REPS)
    assert found.most.most == 12
    assert found.heaviest is not None
    assert (found.heaviest.kg, found.at_heaviest) == (22.5, 8)
    assert found.last.session == last.key
    assert journal.exercise_histories.of("ankle_pumps") is None


def test_what_is_kept_follows_every_change(journal: Journal) -> None:
    """A set that is written, and undone, is told at once."""
    done = SessionStatus.DONE
    assert journal.exercise_histories.of(RAISE) is None
    a_day(journal, 2, a_set(1, Side.LEFT, 8), status=done)
    found = journal.exercise_histories.of(RAISE)
    assert found is not None
    assert found is journal.exercise_histories.of(RAISE)
    journal.undo()
    assert journal.exercise_histories.of(RAISE) is None


def test_another_unit_begins_anew(journal: Journal) -> None:
    """Repetitions and seconds are not added; the unit of the latest session holds."""
    done = SessionStatus.DONE
    a_day(journal, 5, a_set(1, Side.LEFT, 12), status=done)
    held = replace(a_set(1, Side.LEFT, 45), unit=Unit.SECONDS)
    a_day(journal, 2, held, status=done)
    found = journal.exercise_histories.of(RAISE)
    assert found is not None
    assert (found.unit, found.amount, len(found.done)) == (Unit.SECONDS, 45, 1)
