"""Reminders while the window is open: each once, off by default, and a click leads to its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.ui.days import calm_morning, raises, sore_morning
from tests.ui.hands import press
from ui.editor.page import SessionPage
from ui.preferences.dialog import PreferencesDialog
from ui.services.context import Context
from ui.services.options import Options
from ui.services.places import Place
from ui.today.asked import AnswerField
from ui.today.check_in_form import CheckInForm
from ui.widgets.choices import CheckField
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk
from ui.window.reminding import ReminderStrip, Reminding

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _always(context: Context) -> None:
    """Let the hour of the machine that tests be no matter: everything is due, nothing is quiet."""
    _allow(context.settings)


def _allow(options: Options) -> None:
    options.take("remind_check_in_at", "00:00")
    options.take("quiet_from", "00:00")
    options.take("quiet_until", "00:00")


def _remind(window: MainWindow) -> Reminding:
    """Show the window and look as the minute does."""
    window.show()
    reminding = Reminding(window)
    reminding.look()
    return reminding


def _strips(window: MainWindow) -> list[ReminderStrip]:
    return [strip for strip in window.findChildren(ReminderStrip) if not strip.isHidden()]


def _sentences(window: MainWindow) -> list[str]:
    return [strip.sentence for strip in _strips(window)]


def _plan(journal: Journal) -> Session:
    """Plan a session of today that begins with the day."""
    begins = f"{journal.clock.border:%H:%M}"
    return journal.sessions.add(replace(raises(journal.today()), start_time=begins)).value


def _train(journal: Journal) -> None:
    """Add a session that was done this hour yesterday, so that its answer can be given."""
    done = replace(
        raises(journal.today() - timedelta(1), 1),
        status=SessionStatus.DONE,
        finished_at=journal.clock.now() - timedelta(hours=24),
    )
    sets = tuple(replace(line, done=line.target) for line in done.sets)
    journal.sessions.add(replace(done, sets=sets))


# ---------------------------------------------------------------------- what is told, and when


def test_nothing_is_told_unless_it_was_asked_for(window: MainWindow) -> None:
    """Off by default: no strip, and no timer that wakes."""
    _plan(window.context.journal)
    reminding = _remind(window)
    assert _strips(window) == []
    assert not reminding._timer.isActive()


def test_a_wish_holds_at_once(window: MainWindow, qtbot: QtBot) -> None:
    """The first look comes by itself; later ones a minute apart."""
    reminding = _remind(window)
    window.context.settings.change(remind_check_in=True)
    assert reminding._timer.interval() == 60_000
    qtbot.waitUntil(lambda: bool(_strips(window)))
    window.context.settings.change(remind_check_in=False)
    assert _strips(window) == []
    assert not reminding._timer.isActive()


def test_each_is_told_once_also_after_a_restart(window: MainWindow, qtbot: QtBot) -> None:
    """A strip that was closed does not come back, with the next look or the next start."""
    window.context.settings.change(remind_check_in=True)
    reminding = _remind(window)
    assert _sentences(window) == ["The check-in of this morning is open."]
    reminding.look()
    (strip,) = _strips(window)
    qtbot.mouseClick(strip._close, LEFT)
    reminding.look()
    assert _strips(window) == []
    window.context.settings.now = Options().now
    _remind(window)
    assert _strips(window) == []


def test_quiet_hours_keep_it_back(window: MainWindow) -> None:
    """While they last nothing is told; then it is."""
    options = window.context.settings
    options.change(remind_check_in=True)
    now = window.context.journal.clock.now().astimezone()
    options.take("quiet_from", f"{now - timedelta(hours=1):%H:%M}")
    options.take("quiet_until", f"{now + timedelta(hours=1):%H:%M}")
    reminding = _remind(window)
    assert _strips(window) == []
    _allow(options)
    reminding.look()
    assert len(_strips(window)) == 1


def test_what_is_answered_goes(window: MainWindow, qtbot: QtBot) -> None:
    """The strip leaves by itself once the morning was told, and takes no room."""
    window.context.settings.change(remind_check_in=True)
    _remind(window)
    assert window.strips.isVisible()
    calm_morning(window.context.journal)
    qtbot.waitUntil(lambda: not window.strips.isVisible())


def test_nobody_is_reminded_to_train_on_a_red_morning(window: MainWindow) -> None:
    """What was told of a session leaves when the morning turns out red."""
    window.context.settings.change(remind_session=True)
    _plan(window.context.journal)
    reminding = _remind(window)
    assert len(_strips(window)) == 1
    sore_morning(window.context.journal)
    reminding.look()
    assert _strips(window) == []


def test_a_journal_that_is_only_read_tells_nothing(desk: Desk, tmp_path: Path) -> None:
    """Another window has it open, and tells."""
    path = tmp_path / "other.calfjournal"
    Journal.create(path).close()
    desk._options.change(remind_check_in=True)
    _allow(desk._options)
    desk.open(path, read_only=True)
    window = desk.window
    assert isinstance(window, MainWindow)
    (reminding,) = window.findChildren(Reminding)
    assert not reminding._timer.isActive()


def test_a_start_minds_the_wishes(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """What was asked for another day is told after the next start."""
    path = tmp_path / "other.calfjournal"
    Journal.create(path).close()
    desk._options.change(remind_check_in=True)
    _allow(desk._options)
    desk.open(path)
    window = desk.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: bool(_strips(window)))


# ---------------------------------------------------------------------- where a click leads


def test_the_check_in_opens(window: MainWindow, qtbot: QtBot) -> None:
    """Today with the keys in the form, and the strip is gone."""
    window.context.settings.change(remind_check_in=True)
    _remind(window)
    window.navigate(Place.PLAN)
    (strip,) = _strips(window)
    qtbot.waitUntil(window.isActiveWindow)
    strip.button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert window.place is Place.TODAY
    qtbot.waitUntil(lambda: _has_keys(CheckInForm))
    assert _strips(window) == []


def _has_keys(kind: type) -> bool:
    focused = QApplication.focusWidget()
    while focused is not None and not isinstance(focused, kind):
        focused = focused.parentWidget()
    return focused is not None


def test_the_session_opens(window: MainWindow, qtbot: QtBot) -> None:
    """Its own page."""
    journal = window.context.journal
    added = _plan(journal)
    window.context.settings.change(remind_session=True)
    _remind(window)
    assert _sentences(window) == ["A session is planned for 04:00 today."]
    qtbot.mouseClick(_strips(window)[0].button, LEFT)
    page = window.page(Place.SESSION)
    assert window.place is Place.SESSION
    assert isinstance(page, SessionPage)
    assert page.editor.session is not None
    assert page.editor.session.id == added.id


def test_the_answers_open(window: MainWindow, qtbot: QtBot) -> None:
    """Today with the keys on the first question, also while the check-in is open."""
    _train(window.context.journal)
    window.context.settings.change(remind_answers=True)
    _remind(window)
    window.navigate(Place.PLAN)
    (strip,) = _strips(window)
    assert "24 h" in strip.sentence
    qtbot.mouseClick(strip.button, LEFT)
    assert window.place is Place.TODAY
    qtbot.waitUntil(lambda: _has_keys(AnswerField))


def test_one_strip_asks_for_everything(window: MainWindow, qtbot: QtBot) -> None:
    """The check-in first; what was led to leaves it, and the rest stays."""
    journal = window.context.journal
    _train(journal)
    _plan(journal)
    window.context.settings.change(remind_check_in=True, remind_session=True, remind_answers=True)
    _remind(window)
    (strip,) = _strips(window)
    assert strip.sentence.count("open.") == 2
    verbs = []
    for _ in range(3):
        verbs.append(strip.button.text())
        qtbot.mouseClick(strip.button, LEFT)
    assert verbs == ["Check in", "Answer", "Open session"]
    assert window.place is Place.SESSION
    assert _strips(window) == []


# ---------------------------------------------------------------------- the desktop


@pytest.fixture
def notified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A desktop that shows notifications; returns what it showed."""
    shown: list[str] = []

    def show(_sign: QSystemTrayIcon, _title: str, words: str, *_more: object) -> None:
        shown.append(words)

    yes: Callable[[], bool] = lambda: True  # noqa: E731
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(yes))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(yes))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    return shown


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_the_desktop_tells_where_it_can(
    window: MainWindow, notified: list[str], qtbot: QtBot
) -> None:
    """One after the other, so that a click is about one and leads to its place; no strip."""
    journal = window.context.journal
    window.context.settings.change(remind_check_in=True, remind_session=True)
    _plan(journal)
    reminding = _remind(window)
    reminding.look()
    assert notified == ["The check-in of this morning is open."]
    (sign,) = window.findChildren(QSystemTrayIcon)
    window.navigate(Place.PLAN)
    sign.messageClicked.emit()
    led = [window.place]
    assert notified[1:] == ["A session is planned for 04:00 today."]
    reminding.look()
    assert len(notified) == 2
    assert _strips(window) == []
    sign.messageClicked.emit()
    assert [*led, window.place] == [Place.TODAY, Place.SESSION]
    window.close()
    assert not sign.isVisible()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_the_next_one_follows_when_the_first_is_over(
    window: MainWindow, notified: list[str], qtbot: QtBot
) -> None:
    """Nobody clicked: the desktop took it away, and the one that waited is told by itself."""
    window.context.settings.change(remind_check_in=True, remind_session=True)
    _plan(window.context.journal)
    reminding = _remind(window)
    assert len(notified) == 1
    reminding._own_tray()._shown.setInterval(0)
    reminding._own_tray()._shown.start()
    qtbot.waitUntil(lambda: len(notified) == 2)


# ---------------------------------------------------------------------- preferences and export


def test_the_preferences_say_what_is_reminded_of(context: Context, qtbot: QtBot) -> None:
    """Hours can be set once something is wished for; all of it holds at once."""
    dialog = PreferencesDialog(context)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.reminders.isVisible()
    dialog.fold.button.click()
    fields = dialog.reminders.fields
    assert not any(fields[key].isEnabled() for key in ("remind_check_in_at", "quiet_from"))
    assert "once something is reminded of" in dialog.reminders._quiet.text()
    check = fields["remind_check_in"]
    assert isinstance(check, CheckField)
    check.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert Options().now.remind_check_in
    assert fields["remind_check_in_at"].isEnabled()
    assert fields["quiet_from"].isEnabled()
    assert not fields["remind_session_before"].isEnabled()
    fields["quiet_from"].setFocus()
    press(qtbot, "2130", Qt.Key.Key_Return)
    assert Options().now.quiet_from == "21:30"


def test_the_menu_exports_a_calendar(window: MainWindow, tmp_path: Path) -> None:
    """With the alarm that the preferences say; what cannot be written is told."""
    told: list[str] = []
    window.context.notices.warned.connect(told.append)
    chooser = window.context.chooser
    target = tmp_path / "plan"
    chooser.answers = [target, target]  # type: ignore[attr-defined]
    window.actions_by_key["export_calendar"].trigger()
    assert "Nothing is planned" in told[0]
    journal = window.context.journal
    _plan(journal)
    window.context.settings.take("calendar_alarm", 30)
    window.actions_by_key["export_calendar"].trigger()
    assert b"TRIGGER:-PT30M" in target.with_suffix(".ics").read_bytes()
    assert "plan.ics" in window.news.sentence
