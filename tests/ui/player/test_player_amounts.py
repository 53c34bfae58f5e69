"""What a set is told to be, and what of it counts: minutes, tempos, the time that is left."""

from __future__ import annotations

import pytest

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, K, Player


def session_of(player: Player, *lines: SetLine) -> Session:
    journal = player.context.journal
    added = Session(journal.today(), SessionKind.STRENGTH, "Amounts", sets=lines)
    return journal.sessions.add(added).value


def timed(player: Player, unit: Unit, target: int) -> Session:
    lines = (
        SetLine("towel_stretch", 0, number, Side.BOTH, unit, target, rest_s=60) for number in (1, 2)
    )
    return session_of(player, *lines)


@pytest.mark.parametrize(
    ("target", "seconds", "done"), [(1, 58, 1), (10, 599, 10), (1, 31, 1), (10, 89, 1)]
)
def test_minutes_are_rounded(player: Player, target: int, seconds: int, done: int) -> None:
    """To the nearest, and half a minute is one."""
    session = timed(player, Unit.MINUTES, target)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + seconds)
    player.press(K.Key_Space)
    assert player.done(session)[0] == done


def test_less_than_half_a_minute_is_said(player: Player) -> None:
    """Nothing is logged of it, and that is told."""
    session = timed(player, Unit.MINUTES, 5)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 20)
    player.press(K.Key_Space)
    assert player.done(session)[0] is None
    assert "Less than half a minute: nothing is logged." in texts(player.page)


@pytest.mark.parametrize("tempo", ["1-1-1", "Slow", "4-1-2-1"])
def test_the_tempo_told_is_the_one_beaten(player: Player, tempo: str) -> None:
    """What is no tempo does not stand there while that of the exercise is beaten."""
    lines = [
        SetLine("sl_calf_raise_step", 0, 1, side, Unit.REPS, 5, tempo=tempo, rest_s=60)
        for side in LEGS
    ]
    player.start(session_of(player, *lines))
    facts = player.page.run.facts
    assert facts is not None
    beaten = [passage.lasts_ns for passage in facts.steps[0].score.passages[1:5]]
    told = "".join(player.page.stand.said.said.lines)
    assert tempo not in told
    for lasts_ns in beaten:
        assert str((lasts_ns or 0) // 1_000_000_000) in told


@pytest.mark.parametrize(("unit", "target"), [(Unit.METRES, 100_000), (Unit.MINUTES, 0)])
def test_no_time_is_told_where_nobody_knows_it(player: Player, unit: Unit, target: int) -> None:
    """Neither standing nor in the set."""
    player.start(timed(player, unit, target))
    assert "min left" not in texts(player.page)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    assert "min left" not in texts(player.page)
