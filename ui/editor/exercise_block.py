"""One exercise of a session: its figure, name and tempo, and its sets to type into."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from calfjournal.domain.exercise import Side
from calfjournal.messages import tr
from calfjournal.views.last_sets import LastTime
from calfjournal.views.set_table import (
    COLUMN_SIDES,
    ExerciseSets,
    SetColumn,
    WholeSet,
    order_words,
)
from calfjournal.views.set_walk import WalkedExercise
from calfjournal.views.tempo_words import tempo_words
from ui.editor.block_content import Captions, Form, captions_of, content_of, shown_rows
from ui.editor.cells import Lanes
from ui.editor.exercise_acts import ExerciseActs
from ui.editor.exercise_figure import LARGE, SMALL, ExerciseFigure
from ui.editor.exercise_menu import make_menu
from ui.editor.exercise_name import ExerciseName
from ui.editor.exercise_note import ExerciseNoteLine
from ui.editor.grid_geometry import WIDEST
from ui.editor.set_keys import SetAct
from ui.editor.value_grid import ValueGrid
from ui.services.context import Context
from ui.services.qt import DIRECT, TOP
from ui.theme import Role, metrics, text_width
from ui.widgets.buttons import IconButton
from ui.widgets.layouts import row
from ui.widgets.text import small

MOST = 16_777_215
"""Pixels that Qt lets a widget be wide."""
SHORT = 12
"""Of a gap between figure and sets."""
HEAD_GAP = 12
"""Pixels between name, tempo and button."""


_AMONG_OTHERS = (SetAct.SUPERSET, SetAct.NOTE, SetAct.MOVE_UP, SetAct.MOVE_DOWN)


class ExerciseBlock(QWidget):
    """Shows an exercise and takes what is typed; where the keys go next is asked of the list.

    ``begin`` chooses the exercise, as often as one is to be shown in the same place. Signals:
    ``asked(SetAct)`` for what concerns the exercise among the others, ``filled`` when a set was
    logged whole by a key, ``changed`` when it has other rows.
    """

    asked = Signal(SetAct)
    filled = Signal()
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.acts = ExerciseActs(context, self)
        self.rows: tuple[WholeSet, ...] = ()
        self._split: set[int] = set()
        self._shown: tuple[object, ...] = ()
        self._captions: Captions | None = None
        self.name = ExerciseName()
        self._tempo = small("")
        self._below = small("", wrap=True)
        self._figure = ExerciseFigure()
        self.grid = ValueGrid(self._take, walks=True)
        self.grid.asked.connect(self._act)
        self.grid.menu_wanted.connect(self.open_menu)
        self.grid.set_read_only(read_only=context.journal.read_only)
        self.more = IconButton("more", "", keys="Shift+F10")
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Shift+F10 opens it from each cell.
        self.more.clicked.connect(self._open_below)
        if context.journal.read_only:
            self.more.hide()
        self.note = ExerciseNoteLine(context)
        self.note.left.connect(self.grid.resume)
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(self.name, self._tempo, self.more, gap=HEAD_GAP)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addLayout(head)
        beside.addWidget(self._below)
        beside.addWidget(self.note)
        beside.addSpacing(metrics.XS)
        beside.addWidget(self.grid)
        stack = QHBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(SHORT)
        stack.addWidget(self._figure, alignment=TOP)
        stack.addLayout(beside, 1)
        self._below.hide()
        self.setTabOrder(self.grid.edit, self.note.field)

    # ------------------------------------------------------------------ what it shows

    @property
    def title(self) -> str:
        """The name of the exercise; its id where the library does not know it."""
        return self.acts.title

    @property
    def session_id(self) -> int:
        """The session it is part of."""
        return self.acts.session_id

    @property
    def sets(self) -> ExerciseSets:
        """The sets that are shown."""
        return self.acts.sets

    @property
    def last(self) -> LastTime | None:
        """What was done last time, None when there is no last time."""
        return self.acts.last

    @property
    def key(self) -> tuple[object, ...]:
        """What must stay the same for the block to be shown again in place."""
        return key_of(self.sets)

    @property
    def captions(self) -> Captions:
        """The texts beside its cells."""
        if self._captions is None:
            self._captions = captions_of(self.rows, self.last)
        return self._captions

    @property
    def walked(self) -> WalkedExercise:
        """What the way of the keys needs of it."""
        content = self.grid.content
        return WalkedExercise(
            self.sets.columns,
            tuple(tuple(cell is not None for cell in line.cells) for line in content.rows),
            tuple(not line.is_logged for line in self.rows),
            sum(line.is_warm_up for line in self.rows),
            self.sets.superset,
        )

    def begin(self, session_id: int, sets: ExerciseSets) -> None:
        """Show an exercise; nothing of the one before stays, typed or open."""
        for menu in self.findChildren(QMenu, options=DIRECT):
            menu.close()
        acts, library = self.acts, self._context.journal.library
        acts.session_id, acts.last = session_id, None
        acts.exercise = library.exercises.get(sets.exercise)
        self._split, self._shown = set(), ()
        self.grid.forget()
        self.note.forget()
        self.show_block(sets)
        self.name.setText(self.title)
        self.name.setToolTip(acts.exercise.cue if acts.exercise else "")
        self.more.set_name(tr("More for {exercise}", exercise=self.title), keys="Shift+F10")
        self._figure.show_exercise(acts.exercise.figure if acts.exercise else sets.exercise)

    def show_block(self, sets: ExerciseSets) -> None:
        """Take the sets as they are now; ``lay`` shows them."""
        if sets == self.acts.sets and self._shown:
            return  # One of many exercises was typed in, another one.
        self.acts.sets = sets
        self._take_rows()

    def _take_rows(self) -> None:
        self.rows, self._captions = shown_rows(self.sets, self._split), None

    def show_last(self, last: LastTime | None) -> None:
        """Take what was done last time, None when there is no last time; ``lay`` shows it."""
        self.acts.last, self._captions = last, None

    def lay(self, form: Form, lanes: Lanes, columns: Sequence[SetColumn]) -> None:
        """Show what was taken, in the columns of the session."""
        wanted = (self.sets, self.rows, self.last, form, lanes, columns)
        if wanted == self._shown:
            return
        self._shown = wanted
        content = content_of(self.sets, self.rows, self.title, self.last, form, lanes, columns)
        self.grid.show_content(content)
        self._say(form)

    def _say(self, form: Form) -> None:
        """Tempo and last time: beside the name and over the sets where there is room."""
        written = next((line.tempo for line in self.sets.lines if line.tempo), "")
        done = order_words(self.sets), tempo_words(written, self.acts.exercise)
        tempo = " · ".join(filter(None, done))
        last = self.last.words() if self.last and form is not Form.WIDE else ""
        name = ceil(text_width(self.title, Role.BODY_STRONG)) + 2
        room, around = self.grid.geometry_now.width(WIDEST), self.parentWidget()
        if around is not None:
            room = min(room, around.contentsRect().width() - LARGE.width() - 2 * SHORT)
        needed = name + text_width(tempo, Role.SMALL) + 2 * HEAD_GAP + self.more.sizeHint().width()
        beside = form is Form.WIDE and needed <= room
        self.name.setMinimumWidth(name if beside else 0)
        self.name.setMaximumWidth(name if beside else MOST)
        self._tempo.setText(tempo if beside else "")
        self._tempo.setVisible(beside)
        below = [part for part in (*(() if beside else done), last) if part]
        self._below.setText("\n".join(below))
        self._below.setVisible(bool(below))

    def show_figure(self, *, large: bool, shown: bool) -> None:
        """Show the figure large, small or not at all."""
        self._figure.setFixedSize(LARGE if large else SMALL)
        self._figure.setVisible(shown)

    # ------------------------------------------------------------------ what is done

    def _take(self, index: int, column_index: int, text: str) -> str:
        return self.acts.take(self.rows[index], self.sets.columns[column_index], text)

    def _act(self, act: SetAct) -> None:
        index, _ = self.grid.place
        if act in _AMONG_OTHERS:
            self.asked.emit(act)
        elif act in (SetAct.EASIER, SetAct.HARDER):
            self.acts.step("easier" if act is SetAct.EASIER else "harder")
        elif act is SetAct.WARM_UP:
            self.acts.add_warm_up()
            self.grid.go((sum(line.is_warm_up for line in self.rows) - 1, 0))
        elif index < len(self.rows):
            self._act_on(act, index, self.rows[index])

    def _act_on(self, act: SetAct, index: int, line: WholeSet) -> None:
        match act:
            case SetAct.FILL if self.acts.fill(line):
                self.filled.emit()
            case SetAct.AS_LAST_TIME if self.acts.fill_as_last(line):
                self.filled.emit()
            case SetAct.COPY_LEG if self.acts.copy_leg(line, self._typed_leg):
                self._go_behind_legs(index)
            case SetAct.SPLIT if not line.is_warm_up:
                self.split(line.number)

    @property
    def _typed_leg(self) -> Side | None:
        """The leg of the value that was being typed when a key asked; None where it was none."""
        typed = self.grid.typed_column
        return None if typed is None else COLUMN_SIDES.get(self.sets.columns[typed])

    def _go_behind_legs(self, index: int) -> None:
        legs = sum(column in (SetColumn.LEFT, SetColumn.RIGHT) for column in self.sets.columns)
        self.grid.go((index, legs))

    def split(self, number: int) -> None:
        """Show load, reserve and pain of each leg, or of both again where they are the same.

        That is so for the set and those after it.
        """
        later = {each.number for each in self.sets.work if each.number >= number}
        chosen = next(each for each in self.sets.work if each.number == number)
        if len(chosen.lines) < 2:
            self._context.notices.say(tr("Both legs work together here: nothing to split."))
            return
        if number not in self._split and not chosen.differs:
            self._split |= later
        elif chosen.differs:
            self._context.notices.say(
                tr("Left and right differ: they stay apart until they agree.")
            )
            return
        else:
            self._split -= later
        self._take_rows()
        self.changed.emit()

    # ------------------------------------------------------------------ menu

    def _open_below(self) -> None:
        self.open_menu(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with the exercise."""
        if not self._context.journal.read_only:
            self.make_menu().popup(at)

    def make_menu(self) -> QMenu:
        """Return the menu of the exercise; it deletes itself when closed."""
        return make_menu(self, self.acts, self.asked.emit, self._context)


def key_of(sets: ExerciseSets) -> tuple[object, ...]:
    """What a block holds on to: the exercise and the columns of its legs, and its first set."""
    first = sets.work[0].lines[0].id if sets.work else None
    return sets.exercise, first, sets.columns
