"""After pain that holds a range: every word names the number that it ends at; what Up and E do."""

from __future__ import annotations

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, REP, SWITCH, K, Player, short_session
from ui.player.place import PlayStage
from ui.services.places import Place


def number_of(player: Player) -> tuple[str, str]:
    said = player.page.stand.said.said
    return said.number, said.beside


def hurt(player: Player, pain: str = "4") -> Session:
    """Do two repetitions of the first set, 3 to 6 each, and tell that it hurt."""
    session = short_session(player.context.journal, sets=2, reps=3, high=6)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    player.press(K.Key_Space, K.Key_P, pain)
    return session


def test_a_held_range_is_told_as_its_low_end(player: Player) -> None:
    """In the rest, to a screen reader, in the set, and beside what comes after it."""
    hurt(player)
    turn = player.page.stand.turn.turn
    assert turn is not None
    assert (turn.detail, turn.told) == ("3 reps", "Next: set 1, right leg, 3 reps")
    player.wait(SWITCH)
    assert player.page.stand.announcer.sentence.endswith("set 1, right leg, 3 reps")
    player.wait(COUNT_IN)
    assert number_of(player) == ("1", "/ 3")
    assert "Next: 1:00 rest, then set 2, left leg, 3 reps" in texts(player.page)
    player.wait(3 * REP)
    assert player.is_in(PlayStage.BREAK, 1)


def test_a_held_range_stays_told_after_leaving(player: Player) -> None:
    """And after another exercise took over."""
    session = hurt(player)
    player.press(K.Key_Escape, K.Key_Escape)
    assert not player.is_at(Place.PLAYER)
    player.start(session)
    assert number_of(player) == ("3", "reps")
    player.press(K.Key_E)
    line = player.page.run.step.line
    assert line.exercise == "sl_calf_raise_floor"
    assert number_of(player)[0] == str(line.target)


def test_a_held_hold_counts_up_to_its_low_end(player: Player) -> None:
    """Pain in the middle of it changes what it ends at, not how it is counted."""
    line = SetLine("iso_seated_hold", 0, 1, Side.BOTH, Unit.SECONDS, 30, 45)
    journal = player.context.journal
    added = Session(journal.today(), SessionKind.STRENGTH, "Hold", load_class=3, sets=(line,))
    player.start(journal.sessions.add(added).value)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 20)
    player.press(K.Key_P, "4")
    assert number_of(player) == ("20", "/ 30 s")


def test_up_counts_only_while_somebody_works(player: Player) -> None:
    """Standing, in the count-in, and while pain is told it adds nothing."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Up, K.Key_Space)
    player.wait(1)
    player.press(K.Key_Up, K.Key_Up)
    player.wait(COUNT_IN - 1 + REP)
    assert player.page.run.done == 1
    player.press(K.Key_P)
    player.page.acts.more()
    assert player.page.run.done == 1


def test_up_counts_no_more_than_a_set_can_be(player: Player) -> None:
    """Held down, and with the repetitions that the beat counts afterwards."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(*[K.Key_Up] * 5)
    assert number_of(player) == ("3", "/ 3")
    player.wait(2 * REP)
    assert player.done(session)[0] == 3


def test_what_was_counted_by_key_stays_with_pain(player: Player) -> None:
    """Four done, two of them by Up, and the range ends at three: the set ends with four."""
    session = short_session(player.context.journal, sets=2, reps=3, high=6)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    player.press(K.Key_Up, K.Key_Up, K.Key_P, "4")
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done, line.pain) == (4, 4)
    assert player.is_in(PlayStage.BREAK, 0)


def test_easier_says_what_was_logged(player: Player) -> None:
    """And what comes, until something else goes on."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    player.press(K.Key_E)
    said = "Set 1, left leg: 2 reps done. Single-leg calf raise, floor it is."
    assert said in texts(player.page)
    assert player.done(session) == [2, None, None, None]


def test_easier_means_the_set_that_comes_next(player: Player) -> None:
    """Where one stands before an exercise without an easier one, that of the set told as next."""
    journal = player.context.journal
    raise_ = SetLine("sl_calf_raise_step", 0, 1, Side.BOTH, Unit.REPS, 3, tempo="3-1-2-1")
    other = SetLine("towel_stretch", 1, 1, Side.BOTH, Unit.SECONDS, 30)
    session = journal.sessions.add(
        Session(journal.today(), SessionKind.STRENGTH, "Two", load_class=3, sets=(raise_, other))
    ).value
    player.start(session)
    player.press(K.Key_Right)
    assert player.is_in(PlayStage.STANDING, 1)
    assert "Next: Single-leg calf raise, step" in texts(player.page)
    player.press(K.Key_E)
    found = journal.sessions.get(session.key)
    assert found is not None
    swapped = {line.exercise for line in found.sets}
    assert swapped == {"sl_calf_raise_floor", "towel_stretch"}
