"""What can be done with picked days, sessions and runs: copy, paste, repeat, delete, rest days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, ParamSpec

from msgspec import Struct
from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from calfjournal.domain.placing import Fit
from calfjournal.messages import tr, tr_n
from calfjournal.views.month import DayCell, PlannedRunMark, RunMark, SessionMark
from calfjournal.views.picked import Picked
from ui.calendar.ask_anyway import ask_about
from ui.calendar.carry import Carry
from ui.services.act import perform_or_warn
from ui.services.context import Context

P = ParamSpec("P")

_KEYS: Final[dict[str, QKeySequence | QKeySequence.StandardKey]] = {
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
    "delete": QKeySequence.StandardKey.Delete,
    "repeat": QKeySequence("Ctrl+R"),
}


class Things(Struct, frozen=True):
    """Keys of sessions, recorded runs and planned runs."""

    sessions: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    planned_runs: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.sessions) + len(self.runs) + len(self.planned_runs)

    @property
    def is_session(self) -> bool:
        """True when it is one session and nothing that could be copied beside it."""
        return len(self.sessions) == 1 and not self.planned_runs

    @property
    def can_be_copied(self) -> bool:
        """True when any of it can be planned again."""
        return bool(self.sessions or self.planned_runs)


def things_of(picked: Picked, cell: Callable[[date], DayCell | None]) -> Things:
    """Return what is picked: one thing, or all of the days."""
    mark = picked.mark
    if isinstance(mark, SessionMark):
        return Things(sessions=(mark.id,))
    if isinstance(mark, RunMark):
        return Things(runs=(mark.id,))
    if isinstance(mark, PlannedRunMark):
        return Things(planned_runs=(mark.id,))
    if not picked.whole:
        return Things()
    cells = [found for day in picked.days if (found := cell(day)) is not None]
    return Things(
        tuple(each.id for found in cells for each in found.sessions),
        tuple(each.id for found in cells for each in found.runs),
        tuple(each.id for found in cells for each in found.planned_runs),
    )


class DayActs(QObject):
    """Acts on what is picked in whatever view is seen, by key and by menu.

    ``done(date)`` tells the day on which something stands now; ``adding_wanted(date)`` asks to add,
    ``moving_wanted(Picked)`` for another day for what is picked; ``found_nothing`` where a key
    finds nothing to act on.
    """

    done = Signal(date)
    adding_wanted = Signal(date)
    moving_wanted = Signal(Picked)
    found_nothing = Signal()

    def __init__(
        self,
        context: Context,
        carry: Carry,
        picked: Callable[[], Picked],
        cell: Callable[[date], DayCell | None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._carry = context, carry
        self._picked, self._cell = picked, cell
        self._copied = Things()
        self._paste_to = context.journal.today()
        self._slots: dict[str, Callable[[], None]] = {
            "copy": self.copy,
            "paste": self.paste,
            "repeat": self.ask_repeat,
            "delete": self.delete,
        }

    def listen(self, widget: QWidget) -> None:
        """Let a view's keys reach the acts while it has the focus."""
        if self._context.journal.read_only:
            return
        for key, slot in self._slots.items():
            shortcut = QShortcut(QKeySequence(_KEYS[key]), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _page(self) -> QWidget | None:
        """The page above which dialogs open; not kept, or neither would ever end."""
        page = self.parent()
        return page if isinstance(page, QWidget) else None

    # ------------------------------------------------------------------ the menu

    @Slot(Picked, QPointF)
    def open_menu(self, picked: Picked, at: QPointF) -> None:
        """Offer what can be done with what is picked, at a place of the screen."""
        if not self._context.journal.read_only:
            self.make_menu(picked).popup(at.toPoint())

    def make_menu(self, picked: Picked) -> QMenu:
        """Return the menu of what is picked; it deletes itself."""
        menu = QMenu(self._page())
        menu.aboutToHide.connect(menu.deleteLater)
        things = self._things()
        if isinstance(picked.mark, SessionMark | PlannedRunMark) and picked.mark.movable:
            if picked.whole:
                menu.addAction(tr("Pick up to move"), self._pick_up)
            else:
                menu.addAction(tr("Move to…"), self.ask_move)
        menu.addAction(tr("Add…"), self._ask_to_add)
        menu.addSeparator()
        for name, words, possible in (
            ("copy", tr("Copy"), things.can_be_copied),
            ("paste", tr("Paste"), self._copied.can_be_copied),
            ("repeat", tr("Repeat…"), things.can_be_copied),
            ("delete", tr("Delete"), things.count > 0),
        ):
            action = menu.addAction(words, self._slots[name])
            action.setShortcut(QKeySequence(_KEYS[name]))
            action.setEnabled(possible)
        if picked.first == picked.last and picked.first >= self._context.journal.today():
            menu.addSeparator()
            menu.addAction(tr("Insert a rest day"), self.insert_rest_day)
            menu.addAction(tr("Take the rest day out"), self.remove_rest_day)
        return menu

    def _things(self) -> Things:
        return things_of(self._picked(), self._cell)

    @Slot()
    def _pick_up(self) -> None:
        picked = self._picked()
        if isinstance(picked.mark, SessionMark | PlannedRunMark):
            self._carry.pick_up(picked.mark, picked.first)

    @Slot()
    def ask_move(self) -> None:
        """Ask for another day for the session or run that is picked."""
        picked = self._picked()
        if self._context.journal.read_only:
            return
        if picked.mark is None:
            self.found_nothing.emit()
        elif isinstance(picked.mark, RunMark) or not picked.mark.movable:
            self._context.notices.say(tr("Only what is planned can be moved."))
        else:
            self.moving_wanted.emit(picked)

    @Slot()
    def _ask_to_add(self) -> None:
        self.adding_wanted.emit(self._picked().first)

    # ------------------------------------------------------------------ acts

    @Slot()
    def copy(self) -> None:
        """Keep in mind what is picked, to be pasted on other days."""
        things = self._things()
        if things.can_be_copied:
            self._copied = things
            told = tr_n("{count} thing copied.", "{count} things copied.", things.count)
            self._context.notices.say(told)
        elif not things.count:
            self.found_nothing.emit()

    @Slot()
    def paste(self) -> None:
        """Plan what was copied again, from the picked day on; it asks as a move does."""
        day, copied = self._picked().first, self._copied
        if not copied.can_be_copied:
            return
        asked = self._context.journal.moves.copy_placings
        chosen = copied.sessions, copied.planned_runs
        placings = perform_or_warn(self._context, "", asked, *chosen, to_day=day)
        if placings is None:
            return
        if copied.is_session and placings[0].fit is Fit.AGAINST:
            self._hold_copy(copied.sessions[0], day)
            return
        self._paste_to = day
        ask_about(placings, tr("Paste"), self._paste_all, self._page())

    @Slot()
    def _paste_all(self) -> None:
        day, copied = self._paste_to, self._copied
        said = tr("Pasted on {day:day}.", day=day)
        copy = self._context.journal.moves.copy
        self._do(said, day, copy, copied.sessions, copied.planned_runs, to_day=day)

    def _hold_copy(self, key: int, day: date) -> None:
        """Hold a copy over a day that a rule speaks against: what is below tells the ways on."""
        like = self._context.journal.sessions.present(key)
        mark = SessionMark(like.key, like.kind, like.shown_status, "", like.start_time)
        self._carry.pick_up(mark, like.day, copies=True)
        self._carry.hold_over(day, copies=True)
        self._carry.decision.emit()

    @Slot()
    def delete(self) -> None:
        """Delete what is picked, in one step to undo."""
        things, day = self._things(), self._picked().first
        if not things.count:
            self.found_nothing.emit()
            return
        remove = self._context.journal.moves.remove
        chosen = things.sessions, things.runs, things.planned_runs
        self._do(_deleted(things), day, remove, *chosen)

    @Slot()
    def ask_repeat(self) -> None:
        """Ask how often what is picked is planned again."""
        from ui.calendar.repeat_dialog import RepeatDialog

        things = self._things()
        if things.can_be_copied:
            RepeatDialog(self._context, things.sessions, things.planned_runs, self._page()).open()
        elif not things.count:
            self.found_nothing.emit()

    @Slot()
    def insert_rest_day(self) -> None:
        """Move the next session and what follows it closely on by a day."""
        day = self._picked().first
        said = tr("A rest day put in on {day:day}.", day=day)
        self._do(said, day, self._context.journal.moves.insert_rest_day, day)

    @Slot()
    def remove_rest_day(self) -> None:
        """Let the next session come a day earlier."""
        day = self._picked().first
        said = tr("The rest day of {day:day} taken out.", day=day)
        self._do(said, day, self._context.journal.moves.remove_rest_day, day)

    def _do(
        self,
        said: str,
        day: date,
        verb: Callable[P, object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        if perform_or_warn(self._context, said, verb, *args, **kwargs) is not None:
            self.done.emit(day)


def _deleted(things: Things) -> str:
    if things.count > 1:
        return tr_n("{count} thing deleted.", "{count} things deleted.", things.count)
    if things.sessions:
        return tr("Session deleted.")
    return tr("Run deleted.") if things.runs else tr("Planned run deleted.")
