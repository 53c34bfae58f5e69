"""The rules of the look, held over every page and the main dialogs.

What is looked at covers pages, widths and ages of a journal without being all of their pairs.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal import demo
from calfjournal.journal import Journal
from calfjournal.messages import language
from calfjournal.messages.language import ENGLISH, PSEUDO_RIGHT_TO_LEFT
from tests.ui.looks.colours import text_stands_out
from tests.ui.looks.flaw import Rule
from tests.ui.looks.keys import everything_has_a_name, tab_goes_everywhere
from tests.ui.looks.large import enlarge
from tests.ui.looks.room import (
    dots_are_told_whole,
    everything_can_be_reached,
    no_text_lies_over_another,
    nothing_is_cut,
    nothing_leaves_its_room,
    nothing_scrolls_sideways,
)
from tests.ui.looks.scenes import SCENES, settle
from tests.ui.looks.sides import begins_at_the_right, what_is_painted_is_mirrored
from tests.ui.looks.size import (
    baselines_agree,
    cards_keep_the_measure,
    controls_have_one_height,
    edges_agree,
    lines_can_be_read,
    one_button_is_primary,
    targets_can_be_hit,
)
from tests.ui.looks.written import Sight
from tests.ui.test_pseudo import DIALOGS
from ui.services.context import Context
from ui.theme import Theme
from ui.window.main_window import MainWindow

pytestmark = pytest.mark.timeout(600)  # many pages each, and machines are slow at times

ROOM: Sequence[Rule] = (
    nothing_is_cut,
    nothing_leaves_its_room,
    nothing_scrolls_sideways,
    no_text_lies_over_another,
    everything_can_be_reached,
)
USUAL: Sequence[Rule] = (
    *ROOM,
    dots_are_told_whole,
    controls_have_one_height,
    targets_can_be_hit,
    one_button_is_primary,
    edges_agree,
    baselines_agree,
    text_stands_out,
    everything_has_a_name,
)
READ: Sequence[Rule] = (text_stands_out, lines_can_be_read, cards_keep_the_measure)
LONG_WORDS = ("today", "check-in", "month", "list", "plan", "measure", "session done")
"""Those whose texts are the longest."""

Open = Callable[[Path | None], MainWindow]


@pytest.fixture(scope="module")
def week_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the journal of a first week."""
    path = tmp_path_factory.mktemp("week") / "week.calfjournal"
    demo.write(path, days=6)
    return path


@pytest.fixture
def opened(
    make_context: Callable[[Journal], Context], tmp_path: Path, qtbot: QtBot
) -> Iterator[Open]:
    """Return a function that opens the window of a copy of a journal, or of an empty one."""
    journals: list[Journal] = []

    def make(file: Path | None) -> MainWindow:
        path = tmp_path / "mine.calfjournal"
        if file is not None:
            shutil.copyfile(file, path)
        journals.append(Journal.create(path) if file is None else Journal.open(path))
        window = MainWindow(make_context(journals[-1]))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        return window

    yield make
    for journal in journals:
        journal.close()


def wrong_in(window: QWidget, rules: Sequence[Rule]) -> list[str]:
    """Return what breaks a rule in a window."""
    sight = Sight(window)
    return [str(flaw) for flaw in sorted({flaw for rule in rules for flaw in rule(sight)})]


def hold(
    window: MainWindow,
    size: tuple[int, int],
    rules: Sequence[Rule],
    way: str = "usual",
    scenes: Collection[str] = tuple(SCENES),
) -> list[str]:
    """Return what breaks a rule on any page of a window of a size."""
    window.resize(*size)
    settle()
    wrong = []
    for name in scenes:
        if SCENES[name](window):
            settle()
            found = wrong_in(window, rules)
            wrong += [f"{way}, {name} at {size[0]}x{size[1]}: {flaw}" for flaw in found]
    return wrong


def nothing(wrong: Sequence[str]) -> None:
    """Fail with what is wrong, a line each."""
    if wrong:
        pytest.fail("\n".join(("the look is broken:", *wrong)), pytrace=False)


def test_an_empty_journal(opened: Open) -> None:
    """Every page keeps the rules before there is anything, narrow and wide."""
    window = opened(None)
    nothing(hold(window, (480, 700), USUAL) + hold(window, (1920, 1080), (*USUAL, *READ[1:])))


def test_a_first_week(opened: Open, week_file: Path) -> None:
    """Every page keeps the rules in the first week, narrow and usual."""
    window = opened(week_file)
    nothing(hold(window, (480, 700), USUAL) + hold(window, (1280, 800), USUAL))


def test_two_years(opened: Open, demo_file: Path, theme: Theme) -> None:
    """Every page keeps the rules with two years in it, and can be read in the dark."""
    window = opened(demo_file)
    wrong = hold(window, (1024, 700), USUAL)
    wrong += hold(window, (840, 700), ROOM, scenes=("today", "plan", "measure"))
    theme.prefer("dark")
    nothing(wrong + hold(window, (1920, 1080), READ))


def test_the_keys(opened: Open, week_file: Path) -> None:
    """Tab reaches all there is on every page, and where the keys are is seen."""
    window = opened(week_file)
    nothing(hold(window, (1024, 700), [tab_goes_everywhere], "keys"))


def test_a_very_small_window(opened: Open, week_file: Path) -> None:
    """At 480 x 320 everything can still be scrolled to."""
    window = opened(week_file)
    nothing(hold(window, (480, 320), ROOM, "small", LONG_WORDS))


def test_large_text(opened: Open, week_file: Path, theme: Theme) -> None:
    """With texts twice as large nothing is cut; pages scroll up and down only."""
    enlarge(theme, 200)
    try:
        window = opened(week_file)
        wrong = hold(window, (1024, 700), ROOM, "large", LONG_WORDS)
        wrong += hold(window, (480, 700), ROOM, "large", (*LONG_WORDS, "profile", "tests"))
    finally:
        enlarge(theme, 100)
    nothing(wrong)


def test_from_right_to_left(opened: Open, demo_file: Path) -> None:
    """Where one writes from right to left all stands mirrored, and nothing lies over anything."""
    language.use(PSEUDO_RIGHT_TO_LEFT)
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rules = (*ROOM, begins_at_the_right, what_is_painted_is_mirrored)
    try:
        wrong = hold(opened(demo_file), (1280, 800), rules, "mirrored")
    finally:
        language.use(ENGLISH)
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    nothing(wrong)


def test_dialogs(opened: Open, week_file: Path, qtbot: QtBot) -> None:
    """Every dialog keeps the rules above the narrowest window."""
    nothing(_dialogs(opened(week_file), USUAL, "dialogs", qtbot))


def test_large_dialogs(opened: Open, week_file: Path, theme: Theme, qtbot: QtBot) -> None:
    """With texts twice as large every dialog opens, with room, above the narrowest window."""
    enlarge(theme, 200)
    try:
        wrong = _dialogs(opened(week_file), ROOM, "large dialogs", qtbot)
    finally:
        enlarge(theme, 100)
    nothing(wrong)


def _dialogs(window: MainWindow, rules: Sequence[Rule], way: str, qtbot: QtBot) -> list[str]:
    window.resize(480, 700)
    wrong = []
    for name, make in DIALOGS.items():
        dialog = make(window.context, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
        if dialog.parentWidget() is None:
            dialog.setParent(window, dialog.windowFlags())
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        found = wrong_in(dialog, rules)
        wrong += [f"{way}, {name} at 480x700: {flaw}" for flaw in found]
        dialog.close()
    return wrong
