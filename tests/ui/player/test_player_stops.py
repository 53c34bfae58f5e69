"""What stops the player, and no key goes past: pain, a late key, a computer that slept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from calfjournal.domain.exercise import Side
from calfjournal.domain.session import SessionStatus
from tests.ui.player.hand_clock import COUNT_IN, REP, SWITCH, K, Player, short_session
from ui.player.place import PlayStage

LEFT = Qt.MouseButton.LeftButton


def hurt(player: Player, pain: str = "7") -> None:
    """Do the first set and tell that it hurt."""
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_P, pain)


@pytest.mark.parametrize("key", [K.Key_Space, K.Key_Escape, K.Key_E])
def test_the_stop_comes_again_without_a_digit(player: Player, key: Qt.Key) -> None:
    """Told again means a digit: any other key shows the stop anew, and nothing is played."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    hurt(player)
    player.qtbot.mouseClick(player.page.cover.go_on, LEFT)
    assert not player.page.cover.isVisible()
    player.press(key)
    assert player.page.cover.isVisible()
    assert player.page.cover.accessibleName() == "It hurts too much to go on"
    player.wait(SWITCH + COUNT_IN + 3 * REP + 1)
    assert player.done(session) == [3, None, None, None]
    assert player.lines(session)[1, Side.LEFT].pain == 7


def test_a_stop_after_one_that_was_taken_back(player: Player) -> None:
    """Told anew as 2, the rest goes on with Space; told as 8 later it stops all the same."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    hurt(player)
    player.qtbot.mouseClick(player.page.cover.go_on, LEFT)
    player.press("2", K.Key_Space)
    player.wait(SWITCH + COUNT_IN + 3 * REP)
    assert player.done(session) == [3, 3, None, None]
    player.press(K.Key_P, "8")
    assert player.page.cover.isVisible()
    player.press(K.Key_Space)
    assert player.status(session) is SessionStatus.PARTLY


def test_pain_written_elsewhere_stops_what_runs(player: Player) -> None:
    """Nothing goes on behind the stop."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + SWITCH + COUNT_IN + 1)
    line = player.lines(session)[1, Side.LEFT]
    log = player.page.acts.log
    facts = player.page.run.facts
    assert facts is not None
    log.tell(facts, line, pain=8)
    assert player.page.cover.isVisible()
    player.wait(3 * REP)
    assert player.is_in(PlayStage.SET, 1)
    assert player.done(session) == [3, None, None, None]


def test_pain_asked_at_the_end_of_a_rest(player: Player) -> None:
    """The rest waits for its digit; Space takes the question back and goes on."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + SWITCH - 2)
    player.press(K.Key_P)
    player.wait(8)
    assert player.is_in(PlayStage.BREAK, 0)
    player.press("8")
    assert player.lines(session)[1, Side.LEFT].pain == 8
    assert player.page.cover.isVisible()
    player.wait(SWITCH)
    assert player.is_in(PlayStage.BREAK, 0)


def test_a_digit_late_for_pain_is_no_reserve(player: Player) -> None:
    """P 1, and a 0 after the second in which it would make 10: the reserve stays as told."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press("5", K.Key_P, "1")
    player.qtbot.waitUntil(player.page.hasFocus)
    player.press("0")
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done_rir, line.pain) == (5, 1)


def test_space_after_pain_told_before_a_set_starts_it(player: Player) -> None:
    """One Space, whether the digit came or not."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_P, K.Key_Space)
    assert player.is_in(PlayStage.SET, 0)
    assert not player.page.run.is_paused


def test_space_meant_for_a_set_that_just_ended(player: Player) -> None:
    """Within a second after it ended by itself the rest is not skipped, then it is."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 0.5)
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.BREAK, 0)
    player.wait(0.5)
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.SET, 1)


def test_a_computer_that_slept(player: Player) -> None:
    """An hour between two looks counts nothing: it stands where it was and says so."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.hand.now_ns += 3600 * 1_000_000_000
    player.page.look()
    said = "The computer slept for 1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}00; Space goes on"
    assert player.page.cover.why.startswith(said)
    assert player.done(session) == [None, None]
    player.press(K.Key_Space)
    assert player.page.stand.said.said.number == "2"
    assert not player.page.cover.isVisible()
    player.wait(2 * REP - 1)
    assert player.lines(session)[1, Side.LEFT].tension_s == 3 * REP


def test_a_program_that_stood_still_in_a_rest(player: Player) -> None:
    """Stopped for twenty seconds it slept as well; what is left of the rest comes after Space."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 4)
    player.hand.now_ns += 20 * 1_000_000_000
    player.page.look()
    assert player.page.cover.why.startswith("The computer slept for 20 s;")
    player.press(K.Key_Space)
    player.wait(SWITCH - 4 - 1)
    assert player.is_in(PlayStage.BREAK)
    player.wait(1)
    assert player.is_in(PlayStage.SET, 1)


def test_easier_while_a_done_set_is_shown(player: Player) -> None:
    """The sets still open go down another rung; the one that stands there stays what it was."""
    session = short_session(player.context.journal, sets=2)
    known = player.context.journal.library.exercises
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_E)
    player.press(K.Key_Left, K.Key_E)
    found = player.context.journal.sessions.get(session.key)
    assert found is not None
    easier = known["sl_calf_raise_step"].easier
    assert easier is not None
    assert {line.exercise for line in found.sets if line.done is not None} == {"sl_calf_raise_step"}
    left = {line.exercise for line in found.sets if line.done is None}
    assert left.isdisjoint({"sl_calf_raise_step", easier})
