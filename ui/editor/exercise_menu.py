"""The menu of an exercise in a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from calfjournal.domain.cadence_beat import is_repeat
from calfjournal.messages import mark, tr
from calfjournal.messages.language import pattern
from ui.editor.enter_order import fill_order_menu
from ui.editor.exercise_acts import ExerciseActs
from ui.editor.set_keys import KEYS, SetAct
from ui.metronome.ways import ask_for_session
from ui.services.context import Context

_WRITTEN = {key.act: key.written for key in KEYS}


def make_menu(
    parent: QWidget, acts: ExerciseActs, ask: Callable[[SetAct], None], context: Context
) -> QMenu:
    """Return the menu of an exercise; it deletes itself when closed.

    ``ask`` is told what concerns the exercise among the others.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.addAction(tr("Add a set"), acts.add_set)
    menu.addAction(_with_key(tr("Add a warm-up"), SetAct.WARM_UP), acts.add_warm_up)
    menu.addAction(tr("Remove the last set"), acts.remove_set)
    if any(row.is_warm_up for row in acts.sets.rows):
        menu.addAction(tr("Remove the last warm-up"), acts.remove_warm_up)
    _offer(menu, acts, SetAct.EASIER, mark("Easier: {exercise}"))
    _offer(menu, acts, SetAct.HARDER, mark("Harder: {exercise}"))
    if any(is_repeat(line) for line in acts.sets.lines):
        ask_for_beat = partial(ask_for_session, context, acts.session_id, parent)
        menu.addAction(tr("Metronome for the repeats…"), ask_for_beat)
    menu.addSeparator()
    for act, words in (
        (SetAct.NOTE, tr("Note")),
        (SetAct.SUPERSET, tr("By turns with the exercise above, or no more")),
        (SetAct.MOVE_UP, tr("Move up")),
        (SetAct.MOVE_DOWN, tr("Move down")),
    ):
        menu.addAction(_with_key(words, act), partial(ask, act))
    fill_order_menu(menu.addMenu(tr("Enter goes to…")), context)
    menu.addSeparator()
    menu.addAction(tr("Remove exercise"), acts.remove_all)
    return menu


def _with_key(words: str, act: SetAct) -> str:
    return f"{words}\t{pattern(_WRITTEN[act])}"


def _offer(menu: QMenu, acts: ExerciseActs, act: SetAct, sentence: str) -> None:
    other = acts.neighbour("easier" if act is SetAct.EASIER else "harder")
    if other is not None:
        words = _with_key(tr(sentence, exercise=other.name), act)
        action = menu.addAction(words, partial(acts.swap, other))
        action.setEnabled(acts.has_open_sets)
