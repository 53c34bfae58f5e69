"""What each page is for, in a few sentences, with its keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QMainWindow

from calfjournal.messages import mark, tr
from ui.services.places import Place
from ui.theme import metrics
from ui.widgets.dialog import Dialog
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label
from ui.window.keys import GROUPS

TEXTS: Final[dict[Place, tuple[str, ...]]] = {
    Place.TODAY: (
        mark("Today says what to do now, and why."),
        mark("Check in each morning. What you leave empty counts as unknown, never as nothing."),
        mark(
            "What the day asks of your plan is offered with its reason; nothing is changed until "
            "you accept it."
        ),
        mark("“Something is wrong” is for warning signs, which do not wait for a morning."),
    ),
    Place.CALENDAR: (
        mark(
            "Filled with a tick is done, dashed is planned, a cross was missed. What you choose in "
            "one view stays chosen in the next."
        ),
    ),
    Place.PLAN: (
        mark("The plan with its phases, its gates and the weeks ahead, and why it was laid so."),
        mark("A phase goes on until its gate is met; what is still needed stands at the gate."),
    ),
    Place.PROGRESS: (
        mark("Charts of your tests, loads and cadence over the time you choose."),
        mark("Every chart has its table, which can be copied."),
    ),
    Place.RECOVERY: (
        mark("How body and tendons answer, day by day, with every value the verdict looked at."),
        mark("Baselines are your own; a gap in the days is a gap in the line."),
    ),
    Place.TESTS: (
        mark("Do a test with the page, one step at a time, or type what you measured elsewhere."),
        mark("Each card is one measure over the years; a change counts beyond its noise."),
        mark("Gates and the next plan rest on these figures."),
    ),
    Place.LIBRARY: (
        mark("Every exercise with its picture, what you did of it, and what your legs said to it."),
        mark("Filter by what it trains, what it needs and how hard it is, or by your plan."),
        mark(
            "Make exercises of your own like one that is there: programs and sessions offer them."
        ),
    ),
    Place.SESSION: (
        mark("What was done of a session, set by set, and what the tendons said to it."),
        mark(
            "Dashed figures are what is planned and do not count. The last set asks for the "
            "effort, which finishes the session."
        ),
    ),
    Place.RUN: (
        mark(
            "One run over its distance or its time: cadence, pace, heart rate and height, read off "
            "with the mouse or the arrows."
        ),
        mark(
            "Steady parts are tinted, since only they count for the spread. The ends of a "
            "recording can be cut off, and come back by undo."
        ),
    ),
    Place.PLAYER: (
        mark(
            "The session set by set, at its tempo; each set is logged as it ends, and leaving "
            "loses nothing."
        ),
        mark(
            "Space ends a set with what was done so far. In a rest a digit tells how many "
            "repetitions were left in you, P and a digit the pain."
        ),
    ),
    Place.PROFILE: (mark("What the rules know of you. Each field says what it is used for."),),
}
_MOVES = mark(
    "Drag what is planned, or pick it up by key: every day says whether it may go there, and why "
    "not, before it is dropped. Ctrl+Z takes it back."
)
TOPICS: Final[dict[tuple[Place, str], tuple[str, ...]]] = {
    (Place.CALENDAR, "year"): (
        mark(
            "Each column is a week; the rows are phases, sessions, the tendon's worst answer of a "
            "day, the distance run, heel raises and what happened."
        ),
        mark("The figures of the chosen week stand below, beside the same weeks a year before."),
        mark("Nothing is moved here: Enter opens the week, where it is."),
    ),
    (Place.CALENDAR, "month"): (
        mark(
            "Each row is a week; its last column says what was done of it. The chosen day is "
            "beside, to be logged and changed. Runs are as long as their distance."
        ),
        mark(
            "A ring marks a day without its check-in, an exclamation mark a tendon's answer that "
            "is due, three lines a note."
        ),
        mark(
            "The bar of a week is its calf load; the stroke in the middle is the mean of the four "
            "weeks before."
        ),
        _MOVES,
    ),
    (Place.CALENDAR, "week"): (
        mark(
            "Each column is a day with its hours; what has no hour stands above. Three lines at "
            "the date mark a note."
        ),
        _MOVES,
    ),
    (Place.CALENDAR, "list"): (
        mark("Everything that stands on a day, one row each; the filters above leave rows out."),
        mark("The chosen row's day is beside."),
        mark(
            "A session or run is deleted, copied and repeated from its row, and M asks for another "
            "day for what is planned; a right click offers the same. Ctrl+Z takes it back."
        ),
    ),
}
"""What is said after that of a page, in one way to see it (``Page.help_topic``)."""


MOST_LINES = 6
"""Of the keys seen at once; the table scrolls."""


class PageHelp(Dialog):
    """Shows what a page is for and its keys; ``all_keys`` opens the sheet of all.

    ``topic`` is the way in which the page is seen.
    """

    def __init__(self, place: Place, title: str, parent: QMainWindow, *, topic: str = "") -> None:
        super().__init__(tr("Help: {page}", page=title), parent, width=520)
        for sentence in (*TEXTS[place], *TOPICS.get((place, topic), ())):
            self.body.addWidget(Label(tr(sentence), wrap=True))
        lines = [
            (tr(what), tr(keys))
            for group in GROUPS
            if group.is_of(place, topic)
            for what, keys in group.lines
        ]
        if lines:
            self.body.addWidget(self._keys(lines))
        self.all_keys = self.add_button(tr("All keyboard shortcuts"))
        self.add_button(tr("Close"), closes=True).setFocus()

    def _keys(self, lines: list[tuple[str, str]]) -> TableView[tuple[str, str]]:
        columns = [
            Column[tuple[str, str]]("", lambda line: line[0], share=3),
            Column[tuple[str, str]]("", lambda line: line[1], share=3, tone=lambda _: "muted"),
        ]
        table = TableView(columns, tr("Keys of this page"), fitted=False)
        table.set_rows(lines)
        table.setMinimumHeight(min(len(lines), MOST_LINES) * metrics.ROW)
        return table
