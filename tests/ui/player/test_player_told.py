"""What the player tells, and that it is true of what goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.domain.thresholds import OWN_CADENCE
from calfjournal.poses import figure_of
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, REP, K, Player, short_session
from ui.player import turn_view
from ui.player.place import PlayStage
from ui.widgets.text import Label


def session_of(player: Player, *lines: SetLine) -> Session:
    """Add a session of some sets for today."""
    journal = player.context.journal
    added = Session(journal.today(), SessionKind.STRENGTH, "Some", load_class=3, sets=lines)
    return journal.sessions.add(added).value


def number_of(player: Player) -> tuple[str, str]:
    """Return the huge number and what stands behind it."""
    said = player.page.stand.said.said
    return said.number, said.beside


def below(player: Player) -> tuple[str, str]:
    """Return what stands below the ring."""
    turn = player.page.stand.turn.turn
    assert turn is not None
    return turn.word, turn.detail


def test_a_digit_is_taken_where_its_scale_is_seen(player: Player) -> None:
    """After a set of which nothing was done P shows the scale before it takes the digit."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    player.press(K.Key_Space)
    assert player.is_in(PlayStage.BREAK, 0)
    player.press(K.Key_P)
    assert player.page.stand.asked.pain.isVisible()
    assert "Set 1, left leg: nothing done" in texts(player.page)
    player.press("3")
    assert player.lines(session)[1, Side.LEFT].pain == 3
    assert player.page.stand.asked.pain.isVisible()


def test_pain_that_ends_a_session_before_anything_was_done(player: Player) -> None:
    """Its reason is said; nothing is called partly done: the session is left out, named so."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_P, "8")
    cover = player.page.cover
    assert cover.isVisible()
    assert "End the session now" in texts(cover)
    assert cover.end.text() == "Leave it out because of pain"
    cover.end.click()
    assert player.status(session) is SessionStatus.SKIPPED


def test_a_hold_in_a_range_counts_up(player: Player) -> None:
    """The seconds done stand against the range, with a mark where enough is reached."""
    line = SetLine("iso_seated_hold", 0, 1, Side.BOTH, Unit.SECONDS, 30, 45)
    player.start(session_of(player, line))
    assert number_of(player) == ("30–45", "s")
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 33)
    assert number_of(player) == ("33", "/ 30–45 s")
    turn = player.page.stand.turn.turn
    assert turn is not None
    assert turn.mark == 30 / 45


def test_a_hold_of_one_time_says_what_is_left(player: Player) -> None:
    """A number that runs down is not taken for one that runs up."""
    line = SetLine("iso_seated_hold", 0, 1, Side.BOTH, Unit.SECONDS, 45)
    player.start(session_of(player, line))
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 12)
    assert number_of(player) == ("33", "left of 45 s")


def test_a_range_stands_as_one(player: Player) -> None:
    """Before a set nothing comes between its two ends, and one repetition is one."""
    player.start(short_session(player.context.journal, reps=8, high=12))
    assert number_of(player) == ("8–12", "reps")
    player.start(short_session(player.context.journal, reps=1))
    assert number_of(player) == ("1", "rep")


def test_a_warm_up_is_told_as_one(player: Player) -> None:
    """Where it was done, and where it comes next."""
    warm_ups = [
        SetLine("calf_raise_step", 0, n, Side.BOTH, Unit.REPS, 2, tempo="3-1-2-1", warm_up=True)
        for n in (1, 2)
    ]
    player.start(session_of(player, *warm_ups))
    assert "Next: 0:10 rest, then warm-up 2, 2 reps" in texts(player.page)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(K.Key_Space)
    assert below(player) == ("Next: warm-up 2", "2 reps")
    assert "Warm-up 1: 1 rep done" in texts(player.page)


def test_a_rest_says_whole_what_comes(player: Player) -> None:
    """Set, leg, and how much."""
    player.start(short_session(player.context.journal, sets=2))
    assert "Next: set 1, right leg, 3 reps" in texts(player.page)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP)
    assert below(player) == ("Next: set 1, right leg", "3 reps")


def test_repeats_without_a_beat_say_why(player: Player) -> None:
    """And how they get one; in the free minutes nobody is told to step on a beat."""
    lines = [
        SetLine("cadence_repeats", 0, n, Side.BOTH, Unit.MINUTES, 1, rest_s=120) for n in (1, 2)
    ]
    player.start(session_of(player, *lines))
    told = player.page.stand.said.said.lines
    assert any("own cadence is not known" in line and "Ctrl+Shift+M" in line for line in told)
    assert not any("on the beat" in line for line in told)
    assert "Next: 2:00 free, then set 2, 1 min" in texts(player.page)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 61)
    assert player.page.stand.said.said.title == "Free"


def test_a_cadence_that_is_told_makes_the_beat(player: Player) -> None:
    """At once, in the session that is open."""
    line = SetLine("cadence_repeats", 0, 1, Side.BOTH, Unit.MINUTES, 1)
    player.start(session_of(player, line))
    assert not any(part.bpm for part in player.page.run.step.score.passages)
    player.context.journal.recovery.set_threshold(OWN_CADENCE, 170)
    assert any(part.bpm for part in player.page.run.step.score.passages)
    assert any("Step on the beat" in line for line in player.page.stand.said.said.lines)


def test_small_words_grow_with_the_window(player: Player) -> None:
    """They are 14 px at 1280 x 800 and as much larger as a larger window; scales grow too."""
    player.start(short_session(player.context.journal))
    shown = player.page.stand

    def sizes() -> list[int]:
        QApplication.processEvents()
        small = (shown._next, shown._keys, shown._minutes, shown.pain)
        return [each.font().pixelSize() for each in small]

    assert sizes() == [14] * 4
    cell = shown.asked.pain.sizeHint().height()
    player.window.resize(1920, 1080)
    assert sizes() == [19] * 4
    assert shown.asked.pain.sizeHint().height() > cell


def test_nothing_behind_the_cover_takes_keys(player: Player) -> None:
    """Neither by Tab nor by its letter."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(K.Key_Space)
    player.press(K.Key_P, K.Key_Escape, K.Key_Escape)
    assert player.page.cover.isVisible()
    for _ in range(8):
        player.press(K.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not player.page.stand.isAncestorOf(focus)
    player.press("7", K.Key_W)
    assert QApplication.activeModalWidget() is None
    line = player.lines(session)[1, Side.LEFT]
    assert (line.pain, line.done_rir) == (None, None)


def test_a_screen_reader_hears_whose_set_it_is(player: Player) -> None:
    """At the start of a set and a rest, when it stands still or goes on, and what pain means."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    announcer = player.page.stand.announcer
    player.press(K.Key_Space)
    player.wait(0.5)
    name = "Single-leg calf raise, step (deficit)"
    assert announcer.sentence == f"Get ready: {name}, set 1, left leg, 3 reps"
    player.wait(COUNT_IN)
    player.press(K.Key_Escape)
    assert announcer.sentence == "Paused"
    player.press(K.Key_Space)
    assert announcer.sentence == "Going on. 1, Rise"
    player.wait(3 * REP)
    assert announcer.sentence == f"Change legs. Next: {name}, set 1, right leg, 3 reps"
    player.press(K.Key_P, "4")
    assert announcer.sentence.startswith("Pain 4 of 10")


def test_scales_move_nothing(player: Player) -> None:
    """Number and figure stay in their place when pain is asked for."""
    player.start(short_session(player.context.journal))
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)

    def places() -> tuple[QRect, QRect]:
        QApplication.processEvents()
        return player.page.stand.said.geometry(), player.page.stand.turn.geometry()

    before = places()
    player.press(K.Key_P)
    assert player.page.stand.asked.isVisible()
    assert places() == before


def test_the_keys_that_are_told_do_something(player: Player) -> None:
    """Arrows count while repetitions are done, move a rest by seconds, and do nothing in a hold."""
    player.start(short_session(player.context.journal))
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    assert "Esc pause · ← → set · ↑ ↓ count · P pain · E easier · W wrong" in texts(player.page)
    player.wait(3 * REP)
    assert "Esc pause · ← → set · ↑ ↓ 15 s · P pain · E easier · W wrong" in texts(player.page)
    player.start(session_of(player, SetLine("iso_seated_hold", 0, 1, Side.BOTH, Unit.SECONDS, 45)))
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 1)
    assert "Esc pause · ← → set · P pain · E easier · W wrong" in texts(player.page)


def test_a_small_window_shows_the_scale_of_the_next_digit(player: Player) -> None:
    """There is room for one: the reserve, then pain while it is asked for, and both stay told."""
    player.window.resize(480, 320)
    player.start(short_session(player.context.journal, sets=2))
    player.press(K.Key_Space)
    player.wait(COUNT_IN + REP + 1)
    player.press(K.Key_Space)
    asked = player.page.stand.asked
    assert (asked.reserve.isVisible(), asked.pain.isVisible()) == (True, False)
    player.press(K.Key_P)
    assert (asked.reserve.isVisible(), asked.pain.isVisible()) == (False, True)
    player.press("5")
    QApplication.processEvents()
    assert (asked.reserve.isVisible(), asked.pain.isVisible()) == (True, False)
    told = texts(player.page)
    assert "Pain 5" in told
    assert "no more than the target" in told
    label = next(each for each in asked.findChildren(Label) if "no more than" in each.text())
    assert label.height() >= label.heightForWidth(label.width())
    assert player.page.stand.said.said.lines[0] == ""
    number = next(each for each in player.page.stand.said._placed if each.is_number)
    assert number.box.bottom() <= player.page.stand.said.height()
    player.press("2")
    assert asked.reserve.value == 2


def test_one_size_for_every_figure(player: Player) -> None:
    """Whoever stands is drawn as large in one exercise as in the next."""
    view = player.page.stand.turn
    view.resize(600, 600)
    side = view._ring().width() * turn_view.IN_RING
    names = ("calf_raise_floor", "iso_bilateral_hold", "iso_seated_hold")
    figures = [figure for name in names if (figure := figure_of(name)) is not None]
    sizes = [turn_view.size_in(view._ring().width(), figure) for figure in figures]
    assert sizes == pytest.approx([figures[0].scale_in(side, side)] * 3)
