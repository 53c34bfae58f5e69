"""Pain and an easier exercise in the player: what was done stays what it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine
from tests.ui.player.hand_clock import COUNT_IN, REP, SWITCH, K, Player, short_session
from ui.player.place import PlayStage

LEFT = Qt.MouseButton.LeftButton
RAISE, FLOOR = "sl_calf_raise_step", "sl_calf_raise_floor"


def exercises(player: Player, session: Session) -> list[tuple[str, int, Side, int | None]]:
    found = player.context.journal.sessions.get(session.key)
    assert found is not None
    return [(line.exercise, line.number, line.side, line.done) for line in found.sets]


def test_pain_takes_nothing_from_what_was_done(player: Player) -> None:
    """Five done of 3 to 6, then pain of 4: five are logged with their time, and nothing follows."""
    session = short_session(player.context.journal, sets=2, reps=3, high=6)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 5 * REP + 1)
    player.press(K.Key_P, "4")
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done, line.pain, line.tension_s) == (5, 4, 36.0)
    assert player.is_in(PlayStage.BREAK, 0)
    assert not player.page.cover.isVisible()
    player.wait(SWITCH)
    assert player.is_in(PlayStage.SET, 1)


def test_pain_takes_nothing_from_a_hold(player: Player) -> None:
    """25 s of 20 to 40 are 25 s, with their time under tension."""
    journal = player.context.journal
    lines = tuple(SetLine("iso_single_hold", 0, 1, leg, Unit.SECONDS, 20, 40) for leg in LEGS)
    session = journal.sessions.add(
        Session(journal.today(), SessionKind.MOBILITY, "Holds", sets=lines)
    ).value
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 25)
    assert player.page.run.done == 25
    player.press(K.Key_P, "3")
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done, line.pain, line.tension_s) == (25, 3, 25.0)


def test_the_easier_exercise_begins_at_nothing(player: Player) -> None:
    """Two done of the harder one are logged as such; the easier one stands and waits for Space."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2 * REP + 1)
    player.press(K.Key_E)
    assert exercises(player, session) == [
        (RAISE, 1, Side.LEFT, 2),
        (FLOOR, 1, Side.RIGHT, None),
        (FLOOR, 2, Side.LEFT, None),
        (FLOOR, 2, Side.RIGHT, None),
    ]
    assert player.is_in(PlayStage.STANDING, 1)
    assert player.page.stand.said.said.title.startswith("Set 1 of 2")
    player.press(K.Key_Space)
    player.wait(COUNT_IN)
    assert player.page.run.done == 0


def test_nothing_done_before_the_easier_exercise_is_nothing(player: Player) -> None:
    """In the count-in or in the first repetition the set itself becomes the easier one."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 2)
    player.press(K.Key_E)
    assert [name for name, *_ in exercises(player, session)] == [FLOOR, FLOOR]
    assert player.done(session) == [None, None]
    assert player.is_in(PlayStage.STANDING, 0)


def test_the_last_set_underway_has_nothing_easier(player: Player) -> None:
    """Nothing would be left to be done more easily: it goes on, and says so."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + SWITCH + COUNT_IN + REP + 1)
    player.press(K.Key_E)
    assert player.is_in(PlayStage.SET, 1)
    assert player.page.run.done == 1


def test_an_easier_exercise_forgets_no_pain(player: Player) -> None:
    """Told before the first set, it stays with it and holds the sets that follow to the target."""
    session = short_session(player.context.journal, sets=2, reps=3, high=6)
    player.start(session)
    player.press(K.Key_P, "5", K.Key_E)
    assert player.lines(session)[1, Side.LEFT].pain == 5
    facts = player.page.run.facts
    assert facts is not None
    assert facts.steps[1].score.reps == facts.steps[1].line.target


@pytest.mark.parametrize("again", [K.Key_P, K.Key_Escape, K.Key_Space])
def test_the_beat_waits_while_pain_is_told(player: Player, again: Qt.Key) -> None:
    """Ten seconds to change legs are too few: P stops what follows until the digit, or P again.

    Escape and Space take it back too.
    """
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_P)
    player.wait(60)
    assert player.is_in(PlayStage.BREAK, 0)
    player.press("2")
    player.wait(0.1)
    assert player.lines(session)[1, Side.LEFT].pain == 2
    assert player.is_in(PlayStage.SET, 1)
    player.press(K.Key_Left, K.Key_Left, K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    player.press(K.Key_P, again)
    player.wait(SWITCH)
    assert player.is_in(PlayStage.SET, 1)


def test_the_mouse_on_a_scale_leaves_the_keys(player: Player) -> None:
    """After a click on a number the arrows still mean sets."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    asked = player.page.stand.asked
    for scale in (asked.reserve, asked.pain):
        player.qtbot.mouseClick(scale, LEFT, pos=QPoint(round(scale._box(2).center().x()), 10))
        assert player.page.hasFocus()
    line = player.lines(session)[1, Side.LEFT]
    assert (line.done_rir, line.pain) == (2, 2)
    player.press(K.Key_Right)
    assert player.is_in(PlayStage.STANDING, 1)


def test_the_stroke_of_the_set_just_done(player: Player) -> None:
    """Clicked in the rest after it, it leads back to that set."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 3 * REP + 1)
    strokes = player.page.stand.segments
    left, wide, _ = strokes._places()
    player.qtbot.mouseClick(strokes, LEFT, pos=QPoint(round(left + wide / 2), 10))
    assert player.is_in(PlayStage.STANDING, 0)
