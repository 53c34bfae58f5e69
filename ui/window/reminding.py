"""Reminds while the window is open: by the desktop where it shows such things, else in a strip."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from calfjournal.domain.reminder import (
    Reminder,
    ReminderTopic,
    reminders_of,
    still_known,
    to_tell,
)
from calfjournal.errors import CalfjournalError
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import sentences
from calfjournal.views.reminders import open_day, wishes_of
from calfjournal.views.today import TodayFacts
from ui.services.drafts import DraftKey, DraftKind
from ui.services.kept_today import QUIET_MS
from ui.services.notifying import shows_notifications
from ui.services.places import Errand, Place, SessionSpot
from ui.widgets.banner import Banner, Mood
from ui.window.front import bring_forward
from ui.window.main_window import MainWindow
from ui.window.tray import Tray

log = logging.getLogger(__name__)

LOOK_MS = 60_000
"""So often it looks at the clock, and not at all without a wish."""
SOON_MS = QUIET_MS + 500
"""After a change it looks when Today was worked out anew, so that nothing is worked out twice."""
_VERBS = {
    ReminderTopic.CHECK_IN: mark("Check in"),
    ReminderTopic.ANSWERS: mark("Answer"),
    ReminderTopic.SESSION: mark("Open session"),
}
"""In the order in which a strip asks."""


class ReminderStrip(Banner):
    """Every reminder that is open, in one strip; ``wanted`` carries the first when it is pressed.

    The others stay, and the next one is then the first.
    """

    wanted = Signal(Reminder)

    def __init__(self) -> None:
        super().__init__("", Mood.INFO, closable=True)
        self.reminders: tuple[Reminder, ...] = ()
        self.pressed.connect(self._lead)

    def hold(self, reminders: Iterable[Reminder]) -> None:
        """Show these; none of them closes it."""
        self.reminders = tuple(sorted(reminders, key=_urgency))
        if not self.reminders:
            self.close_itself()
            return
        verb = tr(_VERBS[self.reminders[0].topic])
        self.say(sentences([in_words(each.words) for each in self.reminders]), action=verb)

    @Slot()
    def _lead(self) -> None:
        first, *others = self.reminders
        self.hold(others)
        self.wanted.emit(first)


def _urgency(reminder: Reminder) -> int:
    return list(_VERBS).index(reminder.topic)


class Reminding(QObject):
    """Tells what is wished for once, and leads there; ends with its window.

    Nothing is told of a journal that can only be read, nor of the sample.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._context = window, window.context
        self._wishes = wishes_of(self._context.settings.now)
        self._facts: TodayFacts | None = None
        """The day as it was looked at, until something changes."""
        self._tray: Tray | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look)
        window.closed.connect(self._stop)
        if self._context.journal.read_only or window.is_sample:
            return
        self._context.settings.changed.connect(self._follow)
        self._context.bus.changed.connect(self._look_soon)
        self._begin()

    # ------------------------------------------------------------------ when

    def _begin(self) -> None:
        if self._wishes.is_any:
            self._timer.start()
            self._soon.start()
        else:
            self._stop()

    @Slot()
    def _follow(self) -> None:
        wishes = wishes_of(self._context.settings.now)
        if wishes != self._wishes:
            self._wishes = wishes
            self._begin()

    @Slot()
    def _look_soon(self) -> None:
        self._facts = None
        if self._wishes.is_any:
            self._soon.start()

    @Slot()
    def _stop(self) -> None:
        self._timer.stop()
        self._soon.stop()
        self._let_go_of_tray()
        if (strip := self._strip()) is not None:
            strip.close_itself()

    # ------------------------------------------------------------------ telling

    @Slot()
    def look(self) -> None:
        """Tell what is to be told now, and take away what was done or is over since."""
        journal, options = self._context.journal, self._context.settings
        if journal.closed:
            return
        try:
            found = self._found()
        except CalfjournalError as problem:  # Whoever needs the journal next tells of it.
            log.info("nothing reminded of: %s", type(problem).__name__)
            return
        now, path = journal.clock.now(), journal.path
        if (strip := self._strip()) is not None:
            here = {reminder.key for reminder in strip.reminders}
            strip.hold(r for r in found if r.key in here and now < r.until)
        told = options.now.reminded.get(str(path), [])
        news = to_tell(found, now, told, self._wishes.quiet)
        if shows_notifications():
            news = news[:1] if self._tray is None or self._tray.is_free else ()
        if news:
            self._tell(news)
            keys = (*told, *(reminder.key for reminder in news))
            options.remember_reminded(path, still_known(keys, journal.today()))

    def _found(self) -> tuple[Reminder, ...]:
        journal, facts = self._context.journal, self._facts
        if facts is None or facts.day != journal.today():
            facts = self._facts = journal.views.today(journal.today())
        return reminders_of(open_day(facts, journal.clock.border), self._wishes)

    def _tell(self, news: Sequence[Reminder]) -> None:
        if shows_notifications():
            for reminder in news:
                self._own_tray().tell(reminder)
            return
        self._let_go_of_tray()
        strip = self._strip()
        if strip is None:
            strip = ReminderStrip()
            strip.wanted.connect(self.lead)
            strip.hold(news)
            self._window.strips.add(strip)
        else:
            strip.hold((*strip.reminders, *news))

    def _strip(self) -> ReminderStrip | None:
        found = self._window.strips.findChildren(ReminderStrip)
        return next((strip for strip in found if not strip.isHidden()), None)

    def _own_tray(self) -> Tray:
        if self._tray is None:
            self._tray = Tray(self)
            self._tray.wanted.connect(self.lead)
            self._tray.called.connect(self._come_forward)
            self._tray.freed.connect(self.look)
        return self._tray

    def _let_go_of_tray(self) -> None:
        tray, self._tray = self._tray, None
        if tray is not None:
            tray.hide()
            tray.deleteLater()

    # ------------------------------------------------------------------ leading

    @Slot()
    def _come_forward(self) -> None:
        bring_forward(self._window)

    @Slot(Reminder)
    def lead(self, reminder: Reminder) -> None:
        """Show where a reminder is answered; a dialog that is open is answered first."""
        self._come_forward()
        if QApplication.activeModalWidget() is not None:
            return
        today, session = self._context.journal.today(), reminder.session
        is_open = any(found.key == reminder.key for found in self._found())
        if is_open and reminder.topic is ReminderTopic.CHECK_IN:
            self._context.navigate(Place.TODAY, DraftKey(DraftKind.CHECK_IN, today))
        elif is_open and reminder.topic is ReminderTopic.ANSWERS:
            self._context.navigate(Place.TODAY, Errand.ANSWERS)
        elif is_open and session is not None:
            self._context.navigate(Place.SESSION, SessionSpot(session.day, session.key))
        else:
            self._context.navigate(Place.TODAY, today)
