"""Small questions about a session: where to, why not, what else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from weakref import WeakMethod

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.placing import Fit, Placing
from calfjournal.messages import formats, mark, tr, tr_n, vocabulary, when
from ui.services.drafts import DraftKey, DraftKind, WindowDrafts
from ui.services.qt import TOP
from ui.theme import Role, font
from ui.theme.control import control_height
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.day_field import DayField
from ui.widgets.dialog import Dialog
from ui.widgets.fields import TextField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.search_field import SearchField
from ui.widgets.text import Label, Tone


class SkipReason(StrEnum):
    """Why a session is skipped; the values are what drafts hold."""

    NO_TIME = "no_time"
    TIRED = "tired"
    SORE = "sore"
    ILL = "ill"
    TRAVELLING = "travelling"
    OTHER = "other"


REASONS = vocabulary.Vocabulary(
    {
        SkipReason.NO_TIME: mark("No time"),
        SkipReason.TIRED: mark("Tired"),
        SkipReason.SORE: mark("Sore tendon"),
        SkipReason.ILL: mark("Ill"),
        SkipReason.TRAVELLING: mark("Travelling"),
        SkipReason.OTHER: mark("Other"),
    }
)


class MoveDialog(Dialog):
    """Asks for another day; ``chosen(date, str)`` carries day and start time.

    ``start_time`` None asks for the day only. ``placing`` answers how a day takes it at a time,
    None when it has passed; it is said, not enforced. ``shift_wanted(date, str)`` asks to make
    room by shifting the rest, which sessions are offered where a rule speaks against the day.
    """

    chosen = Signal(date, str)
    shift_wanted = Signal(date, str)

    def __init__(
        self,
        title: str,
        day: date,
        start_time: str | None,
        placing: Callable[[date, str], Placing | None],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, width=400)
        self.day = DayField(tr("New day"), today)
        self.day.set_value(day)
        self.time = TimeField(tr("Start time"))
        self.time.set_value(start_time or "")
        begins = Labelled(tr("Start"), self.time)
        begins.setVisible(start_time is not None)
        self._note = Label("", wrap=True, tone="muted")
        line = row(Labelled(tr("Day"), self.day), begins)
        line.setAlignment(begins, TOP)  # Beside a day that is refused in two lines.
        self.body.addLayout(line)
        self.body.addWidget(self._note)
        self.add_button(tr("Cancel"), closes=True)
        self.shift_button = self.add_button(tr("Shift the rest too…"))
        self.shift_button.clicked.connect(self._shift)
        self._can_shift = start_time is not None
        self.move_button = self.add_button(tr("Move"), "primary")
        self.move_button.clicked.connect(self._choose)
        self.day.committed.connect(self._tell)
        self.day.reading_changed.connect(self._tell)
        self.time.committed.connect(self._tell)
        self._from = day, self.time.value
        self._placing = WeakMethod(placing)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        day, begins = self.day.value, self.time.value
        if (day, begins) == self._from:
            self._offer_ways(against=False)
            self.say(tr("Choose the day to do it on."), "muted")
            return
        ask = self._placing()
        placing = ask(day, begins) if ask is not None else None
        self._offer_ways(against=placing is not None and placing.fit is Fit.AGAINST)
        why = when.placed(placing)
        if placing is not None and placing.fit is Fit.FREE:
            away = (day - self._from[0]).days
            self.say(formats.sentences([_away(day, away), why]), "muted")
            return
        against = placing is not None and placing.fit is Fit.AGAINST
        said = tr("{day:long_day}: {problem}", day=day, problem=why)
        self.say(said, "step_back" if against else "hold")

    @property
    def said(self) -> str:
        """What is said about the day."""
        return self._note.text()

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something about the day."""
        self._note.setText(sentence)
        self._note.set_tone(tone)

    def _offer_ways(self, *, against: bool) -> None:
        self.shift_button.setVisible(against and self._can_shift)
        self.move_button.setText(tr("Move anyway") if against else tr("Move"))

    @Slot()
    def _shift(self) -> None:
        if not self._taken():
            return
        self.shift_wanted.emit(self.day.value, self.time.value)
        self.close()

    def _taken(self) -> bool:
        """Take the day as typed; False when it is none, which has the keys then."""
        if not self.day.flush():
            self.day.selectAll()
            self.day.setFocus()
            return False
        return True

    @Slot()
    def _choose(self) -> None:
        if not self._taken():
            return
        self.chosen.emit(self.day.value, self.time.value)
        self.close()


def _away(day: date, days: int) -> str:
    """Say how many days later, below 0 earlier, a day is; "" for the same one."""
    if days == 0:
        return ""
    if days > 0:
        return tr_n(
            "{day:long_day}, {count} day later. Planning again leaves it there.",
            "{day:long_day}, {count} days later. Planning again leaves it there.",
            days,
            day=day,
        )
    return tr_n(
        "{day:long_day}, {count} day earlier. Planning again leaves it there.",
        "{day:long_day}, {count} days earlier. Planning again leaves it there.",
        -days,
        day=day,
    )


class SkipDialog(FormDialog):
    """Asks why a session is skipped; ``chosen(str)`` carries the reason to whoever closes it."""

    chosen = Signal(str)

    def __init__(
        self, drafts: WindowDrafts, session_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Skip session"), parent, width=400)
        self.reason = ChoiceField(tr("Reason"), list(REASONS.items()))
        self.words = TextField(tr("More about it"), longest=200)
        self.body.addWidget(Labelled(tr("Why?"), self.reason))
        self.body.addWidget(Labelled(tr("More about it (optional)"), self.words))
        self.add_button(tr("Cancel"), closes=True)
        self.skip_button = self.add_button(tr("Skip"), "primary")
        self.skip_button.clicked.connect(self._choose)
        fields = {"reason": self.reason, "words": self.words}
        self.follow(drafts, DraftKey(DraftKind.SKIP, session_id), fields)

    def _choose(self) -> None:
        self.words.flush()
        reason, more = SkipReason(str(self.reason.value)), str(self.words.value or "")
        if not more:
            self.chosen.emit(REASONS[reason])
        elif reason is SkipReason.OTHER:
            self.chosen.emit(more)
        else:
            self.chosen.emit(tr("{reason}: {more}", reason=REASONS[reason], more=more))


class ExerciseDialog(Dialog):
    """Finds an exercise by name; ``chosen(Exercise)``, or ``new_wanted(str)`` for one's own."""

    chosen = Signal(Exercise)
    new_wanted = Signal(str)

    def __init__(self, exercises: Sequence[Exercise], parent: QWidget | None = None) -> None:
        super().__init__(tr("Add exercise"), parent, width=460)
        self._exercises = tuple(exercises)
        self.search = SearchField(tr("Name, muscle or equipment"))
        self.found = QListWidget()
        self.found.setFont(font(Role.BODY))
        self.found.setAccessibleName(tr("Exercises found"))
        self.found.setMinimumHeight(280)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.search)
        self.body.addWidget(self.found)
        self.add_button(tr("Cancel"), closes=True)
        self.new = self.add_button(tr("New exercise…"))
        self.new.clicked.connect(self._want_new)
        self.add = self.add_button(tr("Add"), "primary")
        self.add.clicked.connect(self._choose)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._choose)
        self.found.itemActivated.connect(self._choose)
        self._find("")
        self.search.setFocus()

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        self.found.clear()
        for exercise in self._exercises:
            category = vocabulary.CATEGORIES[exercise.category]
            searched = f"{exercise.name} {exercise.muscles} {exercise.equipment} {category}"
            if all(word in searched.casefold() for word in words):
                word = vocabulary.CATEGORY_WORDS[exercise.category]
                item = QListWidgetItem(f"{exercise.name}  ·  {word}")
                item.setToolTip(exercise.cue)
                item.setSizeHint(QSize(0, max(control_height(), self.fontMetrics().height() + 8)))
                item.setData(Qt.ItemDataRole.UserRole, exercise.id)
                self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.add.setEnabled(self.found.count() > 0)

    @Slot()
    def _want_new(self) -> None:
        self.new_wanted.emit(self.search.text().strip())
        self.close()

    def _choose(self) -> None:
        if self.found.currentRow() < 0:
            return
        wanted = self.found.currentItem().data(Qt.ItemDataRole.UserRole)
        exercise = next(each for each in self._exercises if each.id == wanted)
        self.chosen.emit(exercise)
        self.close()
