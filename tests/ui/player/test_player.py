"""A session in the player: played by keys, logged as it goes, left and gone on with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from calfjournal.domain.exercise import Laterality, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, REP, REST, SWITCH, K, Player, short_session
from ui.editor.page import SessionPage
from ui.player.place import PlayStage
from ui.services.places import Place, SessionSpot
from ui.today.page import TodayPage

LEFT = Qt.MouseButton.LeftButton


def shown_word(player: Player) -> str:
    turn = player.page.stand.turn.turn
    return "" if turn is None else turn.word


def test_a_whole_session_by_space_alone(player: Player) -> None:
    """Start on Today, Space once, and wait: each set is logged with its tension, the end asks."""
    session = short_session(player.context.journal)
    today = player.window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    today.session.blocks[0].button.setFocus()
    player.press(K.Key_Space)
    assert player.is_at(Place.PLAYER)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP)
    assert player.done(session) == [3, None]
    player.wait(SWITCH + COUNT_IN + 3 * REP)
    assert player.done(session) == [3, 3]
    assert [line.tension_s for line in player.lines(session).values()] == [21.0, 21.0]
    assert player.status(session) is SessionStatus.DONE
    page = player.window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    assert player.is_at(Place.SESSION)
    assert page.editor.details.effort.hasFocus()
    assert player.window.news.sentence == "Raises: done."


def test_space_ends_a_set_early_and_skips_the_rest(player: Player) -> None:
    """What was reached is logged, a set of which nothing was done stays open."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space, K.Key_Space)  # Start, and no count-in.
    player.wait(2 * REP + 1)
    player.press(K.Key_Space)
    assert player.done(session) == [2, None, None, None]
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.SET)
    player.wait(COUNT_IN + 1)
    player.press(K.Key_Space)
    assert player.done(session) == [2, None, None, None]
    assert player.is_in(PlayStage.BREAK)


def test_the_next_set_begins_after_its_rest(player: Player) -> None:
    """The rest of the dose comes after the second leg; Up and Down change it by 15 s."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + SWITCH + COUNT_IN + 3 * REP)
    assert player.page.stand.said.said.title == "Rest"
    assert player.page.stand.said.said.number == "1:00"
    player.press(K.Key_Up)
    assert player.page.stand.said.said.number == "1:15"
    player.press(K.Key_Down, K.Key_Down)
    assert player.page.stand.said.said.number == "45"
    player.wait(REST - 16)
    assert player.is_in(PlayStage.BREAK)
    player.wait(1)
    assert player.is_in(PlayStage.SET, 2)


def test_one_more_and_one_less(player: Player) -> None:
    """Up counts a repetition that the beat did not, Down takes one away."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(K.Key_Up, K.Key_Up, K.Key_Down, K.Key_Space)
    assert player.done(session)[0] == 2


def test_left_goes_back_and_does_a_set_again(player: Player) -> None:
    """What was logged stays until the set is done again; then the next open one follows."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_Left)
    assert player.is_in(PlayStage.STANDING, 0)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    assert player.done(session)[0] == 3
    player.press(K.Key_Space)
    assert player.done(session)[0] == 2
    player.press(K.Key_Space)
    assert player.page.run.at == 1


def test_right_goes_on_and_keeps_what_was_done(player: Player) -> None:
    """To the set after, which waits for Space; before the first repetition nothing is logged."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Right)
    assert player.done(session) == [None] * 4
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 2)
    player.press(K.Key_Right)
    assert player.done(session) == [None, 1, None, None]
    assert player.is_in(PlayStage.STANDING, 2)


def test_digits_in_a_rest_tell_of_the_set_just_done(player: Player) -> None:
    """A digit is what was left in reserve, P and a digit the pain: all one step to undo."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press("2", K.Key_P, "1", "0")
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done, line.done_rir, line.pain) == (3, 2, 10)
    assert player.lines(session)[1, Side.RIGHT].done_rir is None


def test_a_set_is_undone_by_name(player: Player) -> None:
    """Set, reserve and pain are one step with the name of the set; undo opens it again."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press("2", K.Key_P, "2")
    undo = in_words(player.context.journal.undo_label or "")
    assert undo.startswith("Log set")
    assert "left" in undo
    player.qtbot.keyClick(player.page, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done, line.done_rir, line.pain) == (None, None, None)


def test_pain_in_the_middle_of_a_set(player: Player) -> None:
    """P stands still and takes a digit; Space goes on from where it stood."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(K.Key_P)
    player.wait(4)
    player.press("3")
    assert player.lines(session)[1, Side.LEFT].pain == 3
    player.press(K.Key_Space)
    player.wait(REP - 2)
    assert player.page.stand.said.said.number == "2"
    player.wait(1)
    assert player.page.stand.said.said.number == "3"


def test_escape_pauses_then_leaves_and_start_goes_on(player: Player) -> None:
    """Paused nothing moves; left half-way, Today says Go on and leads to the next open set.

    What was done of the set that was left is logged, and Left leads back to do it again.
    """
    session = short_session(player.context.journal, sets=2)
    player.window.page(Place.TODAY)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + SWITCH + COUNT_IN + REP)
    player.press(K.Key_Escape)
    assert player.page.cover.isVisible()
    before = player.page.stand.said.said
    player.wait(60)
    assert player.page.stand.said.said == before
    player.press(K.Key_Escape)
    assert player.is_at(Place.TODAY)
    assert player.done(session) == [3, 1, None, None]
    today = player.window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    button = today.session.blocks[0].button
    assert button.text() == "Go on"
    player.qtbot.mouseClick(button, LEFT)
    assert player.is_in(PlayStage.STANDING, 2)
    player.press(K.Key_Left)
    assert player.is_in(PlayStage.STANDING, 1)


def test_ending_here_keeps_the_set_that_was_begun(player: Player) -> None:
    """In the pause: partly done, with the repetitions of the set that was broken off."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    player.press(K.Key_Escape)
    player.qtbot.mouseClick(player.page.cover.end, LEFT)
    assert player.status(session) is SessionStatus.PARTLY
    assert player.done(session) == [2, None, None, None]
    assert player.is_at(Place.SESSION)


def test_sets_left_out_are_asked_for_at_the_end(player: Player) -> None:
    """After the last set those still open can be done, or the session ends partly."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Right, K.Key_Space)
    player.wait(COUNT_IN + 3 * REP)
    assert player.done(session) == [None, 3]
    assert player.page.cover.isVisible()
    assert "1 set is still open." in player.page.cover.accessibleName()
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.STANDING, 0)


def test_a_set_at_ones_own_pace(player: Player) -> None:
    """Contacts are not counted by the clock: Space logs what is asked, Up and Down correct it."""
    journal = player.context.journal
    lines = tuple(
        SetLine("pogo_double", 0, number, Side.BOTH, Unit.CONTACTS, 20, rest_s=REST)
        for number in (1, 2)
    )
    session = journal.sessions.add(
        Session(journal.today(), SessionKind.PLYOMETRIC, "Hops", sets=lines)
    ).value
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 40)
    assert player.page.stand.said.said.number == "20"
    player.press(K.Key_Down, K.Key_Down, K.Key_Space)
    assert player.done(session) == [18, None]


def test_a_hold_counts_down(player: Player) -> None:
    """Seconds go down to nothing; ended early, whole seconds are logged."""
    journal = player.context.journal
    lines = tuple(
        SetLine("iso_single_hold", 0, 1, side, Unit.SECONDS, 45) for side in (Side.LEFT, Side.RIGHT)
    )
    session = journal.sessions.add(
        Session(journal.today(), SessionKind.MOBILITY, "Holds", sets=lines)
    ).value
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 12)
    assert player.page.stand.said.said.number == "33"
    player.wait(0.5)
    player.press(K.Key_Space)
    assert player.done(session)[0] == 12


def test_nothing_to_play_leads_to_the_session(player: Player) -> None:
    """A session that is done, or has no sets, is shown on its page."""
    journal = player.context.journal
    bare = journal.sessions.add(Session(journal.today(), SessionKind.STRENGTH, "Bare")).value
    player.start(bare)
    assert player.is_at(Place.SESSION)
    done = short_session(journal)
    journal.stopping.done_as_planned(done.key)
    player.start(done)
    assert player.is_at(Place.SESSION)


def test_something_is_wrong_by_key(player: Player) -> None:
    """W asks what is wrong and stands still meanwhile; closed, it waits for Space."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    player.press(K.Key_W)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    player.wait(10)
    assert player.page.run.is_paused
    dialog.close()


def test_from_the_session_page_and_back(player: Player) -> None:
    """Started from the page of the session, leaving leads back to it."""
    session = short_session(player.context.journal)
    player.window.navigate(Place.SESSION, SessionSpot(session.day, session.key))
    page = player.window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    player.qtbot.mouseClick(page.editor.head.start, LEFT)
    assert player.is_at(Place.PLAYER)
    player.press(K.Key_Escape, K.Key_Escape)
    assert player.is_at(Place.SESSION)
    player.press(K.Key_Escape)
    assert player.is_at(Place.TODAY)


def test_the_easier_exercise_by_key(player: Player) -> None:
    """E does the easier rung on every leg of which nothing is logged yet."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_E)
    found = player.context.journal.sessions.get(session.key)
    assert found is not None
    raised = player.context.journal.library.exercises["sl_calf_raise_step"]
    left = [line.exercise for line in found.sets if line.done is None]
    assert left == [raised.easier] * 3
    assert player.is_in(PlayStage.BREAK)


def test_pain_above_the_limit_ends_the_session(player: Player) -> None:
    """Six and more: nothing goes on but the end, or a pain that was told wrongly."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_P, "7")
    assert player.page.cover.isVisible()
    assert player.page.cover.end.hasFocus()
    player.wait(60)
    assert player.is_in(PlayStage.BREAK)
    player.qtbot.mouseClick(player.page.cover.go_on, LEFT)
    player.press("2")
    assert not player.page.cover.isVisible()
    player.press(K.Key_P, "8", K.Key_Space)
    assert player.status(session) is SessionStatus.PARTLY
    assert player.is_at(Place.SESSION)


def test_pain_inside_the_limit_holds_what_is_left(player: Player) -> None:
    """Four in the middle of a range: this set and the next are done to their target only."""
    session = short_session(player.context.journal, sets=2, reps=3, high=6)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(K.Key_P, "4")
    player.press(K.Key_Space)
    player.wait(2 * REP)
    assert player.done(session)[0] == 3


def test_undo_while_it_is_played(player: Player) -> None:
    """Ctrl+Z opens the set just done again and says so, though no menu is seen."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.qtbot.keyClick(player.page, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert player.done(session)[0] is None
    assert "Undone: Log set" in texts(player.page)


def test_the_page_of_another_place_stops_it(player: Player) -> None:
    """Ctrl+2 in the middle of a set: nothing is played any more, and what was done is kept."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 2)
    player.qtbot.keyClick(player.page, K.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert player.is_at(Place.CALENDAR)
    assert not player.page.run.clock.is_running
    assert player.done(session) == [3, None]


def test_a_repetition_of_each_leg_by_turns_names_the_leg(player: Player) -> None:
    """Alternating exercises tell which leg moves."""
    journal = player.context.journal
    alternating = next(
        each
        for each in journal.library.exercises.values()
        if each.laterality is Laterality.ALTERNATING and each.tempo is not None
    )
    lines = (SetLine(alternating.id, 0, 1, Side.BOTH, Unit.REPS, 4, tempo="3-1-2-1"),)
    session = journal.sessions.add(
        Session(journal.today(), SessionKind.STRENGTH, "By turns", sets=lines)
    ).value
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    assert shown_word(player) == "Go 2, left leg"
    player.wait(REP)
    assert shown_word(player) == "Go 2, right leg"
    assert player.page.stand.said.said.number == "1"


def test_a_red_flag_ends_it(player: Player) -> None:
    """What stops the day stops the session, with what was done of it."""
    journal = player.context.journal
    session = short_session(journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    journal.stopping.stop_today(journal.today(), "Something is wrong")
    assert player.status(session) is SessionStatus.PARTLY
    assert player.is_at(Place.SESSION)
    assert not player.page.run.clock.is_running


def test_a_session_that_is_gone_is_left(player: Player) -> None:
    """Deleted while it is played, as by undo: back to where one came from."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.context.journal.sessions.delete(session.key)
    assert player.is_at(Place.TODAY)


def test_who_looks_seldom_counts_the_same(player: Player) -> None:
    """The picture asks the clock and adds nothing up: one look in four seconds is as good."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    for _ in range(5):
        player.hand.now_ns += 4_000_000_000
        player.page.look()
    assert player.page.stand.said.said.number == "3"
    player.press(K.Key_Space)
    assert player.done(session) == [2, None]


def test_the_ring_swells_at_each_turn(player: Player) -> None:
    """A beat for the eye, enough without any sound."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN)
    pulses = []
    for _ in range(2 * REP):
        turn = player.page.stand.turn.turn
        assert turn is not None
        pulses.append(turn.pulse)
        player.wait(0.5)
    assert pulses == [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0]
