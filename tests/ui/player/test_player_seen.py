"""How the player is seen, clicked and read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from calfjournal.domain.exercise import Side
from tests.ui.days import texts
from tests.ui.player.hand_clock import COUNT_IN, REP, K, Player, short_session
from tests.ui.reader import nameless, names
from ui.player import said_view, stand, turn_view
from ui.player.place import PlayStage
from ui.services.places import Place
from ui.theme import fonts

LEFT = Qt.MouseButton.LeftButton


def test_the_window_gives_all_its_room(player: Player) -> None:
    """No sidebar, menus or news beside the player; the window keeps its size and gets them back."""
    session = short_session(player.context.journal)
    window, size = player.window, player.window.size()
    player.start(session)
    QApplication.processEvents()
    assert player.page.width() == window.width()
    assert player.page.height() == window.height()
    assert not window.sidebar.isVisible()
    assert not window.news.isVisible()
    assert window.size() == size
    player.press(K.Key_Escape, K.Key_Escape)
    assert window.sidebar.isVisible()
    assert window.menuBar().isVisible()


@pytest.mark.parametrize("size", [(480, 320), (1280, 800), (1920, 1080)])
def test_the_number_is_read_from_three_metres(player: Player, size: tuple[int, int]) -> None:
    """Its digits take a quarter of the window's height."""
    session = short_session(player.context.journal)
    player.window.resize(*size)
    player.start(session)
    QApplication.processEvents()
    number = next(each for each in player.page.stand.said._placed if each.is_number)
    assert number.box.height() >= player.window.height() / 4


def test_less_motion_draws_no_moving_figure(player: Player) -> None:
    """The picture then looks seldom, and its ring swells at once and not by and by."""
    player.context.theme.less_motion = True
    try:
        session = short_session(player.context.journal)
        player.start(session)
        player.press(K.Key_Space)
        player.wait(COUNT_IN + 1.0)
        before = player.page.stand.turn.grab(player.page.stand.turn.figure_room).toImage()
        player.wait(0.5)
        after = player.page.stand.turn.grab(player.page.stand.turn.figure_room).toImage()
        assert before == after
    finally:
        player.context.theme.less_motion = False


def test_screen_readers_know_it(player: Player) -> None:
    """Nothing is nameless; the number, the set and the phase are read."""
    session = short_session(player.context.journal)
    player.start(session)
    player.press(K.Key_Space)
    player.wait(COUNT_IN + 0.5)
    assert nameless(player.page) == []
    told = names(player.page)
    assert "Set 1 of 1 · left leg" in told
    assert "Rise" in player.page.stand.turn.accessibleName()
    assert "1" in told


def test_everything_by_mouse(player: Player) -> None:
    """Buttons start, count, pause and go to the sets beside; a stroke above leads to its set."""
    session = short_session(player.context.journal, sets=2)
    player.start(session)
    shown, click = player.page.stand, player.qtbot.mouseClick
    click(shown.main, LEFT)
    player.wait(COUNT_IN + REP + 1)
    click(shown.more, LEFT)
    click(shown.more, LEFT)
    click(shown.less, LEFT)
    click(shown.main, LEFT)
    assert player.done(session)[0] == 2
    click(shown.asked.reserve, LEFT, pos=QPoint(10, 10))
    assert player.lines(session)[1, Side.LEFT].done_rir == 0
    click(shown.after, LEFT)
    assert player.is_in(PlayStage.STANDING, 1)
    click(shown.before, LEFT)
    assert player.is_in(PlayStage.STANDING, 0)
    left, _, step = shown.segments._places()
    click(shown.segments, LEFT, pos=QPoint(round(left + 3 * step + 4), 10))
    assert player.is_in(PlayStage.STANDING, 3)
    click(shown.hold, LEFT)
    click(player.page.cover.leave, LEFT)
    assert player.is_at(Place.TODAY)


def test_each_repetition_and_turn_is_said_once(player: Player) -> None:
    """A screen reader hears the number and the phase as they change, and no seconds."""
    session = short_session(player.context.journal)
    player.start(session)
    told: list[str] = []

    def listen(seconds: int) -> None:
        for _ in range(seconds):
            player.wait(1)
            told.append(player.page.stand.announcer.sentence)

    player.press(K.Key_Space)
    player.wait(COUNT_IN - 1)
    listen(REP + 2)
    heard = list(dict.fromkeys(told))
    assert heard == ["1, Rise", "1, Hold", "1, Lower", "1, Pause", "2, Rise"]


def test_what_became_of_the_sound_is_one_quiet_line(player: Player) -> None:
    """It stands while it is true."""
    session = short_session(player.context.journal)
    player.start(session)
    player.page.run.clock.told.emit("There is no sound device.")
    assert "There is no sound device." in texts(player.page)
    player.press(K.Key_Space)
    assert "There is no sound device." in texts(player.page)
    player.page.run.clock.told.emit("")
    assert "There is no sound device." not in texts(player.page)


def test_text_of_twice_the_size_has_room(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 200 % and 1280 x 800 nothing of the left half leaves it, and the number keeps its size."""
    session = short_session(player.context.journal, sets=2)
    fonts._made.cache_clear()
    for module in (fonts, said_view, stand, turn_view):
        monkeypatch.setattr(module, "scale", lambda: 2.0)
    try:
        player.start(session)
        QApplication.processEvents()
        view = player.page.stand.said
        boxes = [part.box for part in view.accessible_parts()]
        room = view.rect().adjusted(-40, 0, 0, 0)  # The ink of a digit begins inside of its box.
        assert [box for box in boxes if not room.contains(box)] == []
        assert max(box.height() for box in boxes) >= player.window.height() / 4
    finally:
        fonts._made.cache_clear()
