"""Why this plan, as it stands on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.message import Words, say
from calfjournal.domain.reasons import Topic
from calfjournal.messages import in_words
from ui.plan.reasons_card import ReasonsCard
from ui.widgets.chip import Chip
from ui.widgets.text import Label

Maker = Callable[[list[Words]], ReasonsCard]

SHAPE = say("planner.lengths_fixed")
GAP = say("planner.gap", gap=48)
TURNS = say("planner.runs_by_turns", weeks=2)
LATE = say("planner.race_outside", race="10 km race", day="2027-04-11")


@pytest.fixture
def card(qtbot: QtBot) -> Maker:
    def make(reasons: list[Words]) -> ReasonsCard:
        made = ReasonsCard()
        qtbot.addWidget(made)
        made.resize(420, 500)
        made.show_reasons(reasons)
        made.show()
        return made

    return make


def _read(card: QWidget) -> list[str]:
    labels = [label for label in card.findChildren(Label) if label.isVisible()]
    return [label.text() for label in labels if label.text() not in ("", "·")]


def test_topics_are_folded_and_opened_by_keys(card: Maker, qtbot: QtBot) -> None:
    """Only the whole is read at first; Enter on a topic opens it, and again folds it."""
    shown = card([GAP, SHAPE, TURNS])
    assert in_words(SHAPE) in _read(shown)
    assert in_words(GAP) not in _read(shown)
    fold = shown.folds[Topic.DAYS]
    fold.button.setFocus()
    qtbot.keyClick(fold.button, Qt.Key.Key_Return)
    assert in_words(GAP) in _read(shown)
    assert in_words(TURNS) not in _read(shown)
    shown.show_reasons([GAP, SHAPE, TURNS])
    qtbot.waitUntil(lambda: in_words(GAP) in _read(shown))  # What was open stays open.
    again = shown.folds[Topic.DAYS]
    qtbot.keyClick(again.button, Qt.Key.Key_Return)
    assert in_words(GAP) not in _read(shown)


def test_what_could_not_be_kept_is_seen_first(card: Maker) -> None:
    """It stands above all others, with sign and word; without any there is no sign."""
    shown = card([SHAPE, LATE])
    assert _read(shown)[1:] == [in_words(LATE), in_words(SHAPE)]
    assert [chip.text for chip in shown.findChildren(Chip)] == ["could not be kept"]
    assert card([SHAPE]).findChildren(Chip) == []
