"""What Enter goes to behind the repetitions of a set: chosen by the user, in the user's order."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu

from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.views.set_table import SetColumn
from ui.services.context import Context

NAMES: Final = Vocabulary(
    {
        SetColumn.KG: mark("Load"),
        SetColumn.RIR: mark("Repetitions in reserve"),
        SetColumn.PAIN: mark("Pain"),
    }
)


def enter_order(context: Context) -> tuple[SetColumn, ...]:
    """Return the columns that Enter goes to, in their order."""
    return tuple(SetColumn(name) for name in context.settings.now.enter_order.split())


def fill_order_menu(menu: QMenu, context: Context) -> None:
    """Put in what Enter may go to; what is chosen anew comes last."""
    order = enter_order(context)
    menu.addAction(tr("Repetitions first")).setEnabled(False)
    for column in (*order, *(each for each in NAMES if each not in order)):
        place = order.index(column) + 2 if column in order else None
        words = NAMES[column]
        if place is not None:
            words = tr("{place}. {column}", place=place, column=words)
        action = menu.addAction(words, partial(_toggle, context, column))
        action.setCheckable(True)
        action.setChecked(place is not None)


def _toggle(context: Context, column: SetColumn) -> None:
    order = enter_order(context)
    kept = [each for each in order if each is not column]
    wanted = kept if column in order else [*kept, column]
    context.settings.take("enter_order", " ".join(each.value for each in wanted))
