"""What the import says of what it found: never more than is true."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.import_choice import Asking, FoundKind, RunFigure
from calfjournal.domain.import_preview import Difference, FoundRow, ImportPreview, NotTaken
from calfjournal.domain.message import say
from calfjournal.messages import in_words
from ui.importing.kinds import KindTable
from ui.importing.not_taken import NotTakenCard
from ui.importing.words import figure_title, nothing_words, offer, row_told

DAY = date(2026, 5, 4)
DIFFERENCE = Difference(
    run_id=1,
    day=DAY,
    figure=RunFigure.TIME,
    mine=2000,
    theirs=2754,
    source="manual",
    their_source="gpx",
    file="evening.gpx",
    start=time(18, 5),
    distance_m=8200,
)
STUMP = NotTaken("half.fit", say("importers.breaks_off", count=3264))
BROKEN = NotTaken("broken.fit", say("importers.breaks_off_at_once"))


def _row(**counts: int) -> FoundRow:
    zero = {"new": 0, "same": 0, "differs": 0, "asked": 0, "unreadable": 0}
    day = DAY
    return FoundRow(FoundKind.RUNS, day, day, **(zero | counts), months=[counts.get("new", 0)])


def _preview(
    row: FoundRow,
    *,
    differences: tuple[Difference, ...] = (),
    asked: dict[Asking, int] | None = None,
    not_taken: tuple[NotTaken, ...] = (),
    partial: tuple[NotTaken, ...] = (),
) -> ImportPreview:
    first = DAY.replace(day=1)
    return ImportPreview(
        rows=[row],
        differences=differences,
        asked=asked or {},
        not_taken=not_taken,
        first=first,
        entries=row.new,
        partial=partial,
    )


CHOOSE = "Nothing is taken unless you choose it below."


@pytest.mark.parametrize(
    ("preview", "words"),
    [
        (_preview(_row(same=3, asked=1), asked={Asking.DELETED: 1}), CHOOSE),
        (_preview(_row(same=3, differs=2, unreadable=3), differences=(DIFFERENCE,)), CHOOSE),
        (
            _preview(_row(same=3, unreadable=3)),
            "Nothing new: your journal has what could be read; what you typed stays.",
        ),
        (
            _preview(_row(same=3)),
            "Nothing new: your journal has these entries; what you typed stays.",
        ),
        (_preview(_row(unreadable=1)), "There is nothing in it that could be taken."),
    ],
)
def test_nothing_new_is_said_only_where_all_is_there(preview: ImportPreview, words: str) -> None:
    """What is asked, differs or could not be read is never called to be in the journal."""
    assert nothing_words(preview) == words


def test_counts_are_told_in_grammar() -> None:
    """A nothing is told only where there is nothing else."""
    assert row_told(_row(differs=1)) == "1 differs"
    assert row_told(_row(new=2, differs=3)) == "2 new, 3 differ"
    assert row_told(_row()) == "0 new"


def test_a_difference_names_its_run() -> None:
    """Two runs of a day are told apart by hour and distance."""
    assert figure_title(DIFFERENCE) == "4 May 2026, 18:05, 8.2 km: time"


def test_what_breaks_off_is_told_though_it_is_taken(qtbot: QtBot) -> None:
    """It is listed before what is left out, with how much of it is whole."""
    card = NotTakenCard()
    qtbot.addWidget(card)
    card.show_preview(_preview(_row(new=1), partial=(STUMP,)))
    assert card.accessibleName() == "1 file breaks off"
    (row,) = card.table.rows_model.rows
    assert in_words(row.reason) == (
        "read 3,264 records, then the file breaks off; what is whole of it can be taken"
    )
    card.show_preview(_preview(_row(new=1, unreadable=1), not_taken=(BROKEN,), partial=(STUMP,)))
    assert card.accessibleName() == "1 file could not be read; 1 file breaks off"
    card.copy.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_a_long_list_comes_in_parts(qtbot: QtBot) -> None:
    """Each wish brings more of it, all of them whole: nothing scrolls in what scrolls."""
    card = NotTakenCard()
    qtbot.addWidget(card)
    card.resize(480, 600)
    card.show()
    card.show_preview(_preview(_row(unreadable=50), not_taken=(BROKEN,) * 50))
    assert card.more.text() == "Show 40 more"
    card.more.click()
    assert card.more.text() == "Show 7 more"
    card.more.click()
    assert card.more.isHidden()
    rows = sum(card.table.rowHeight(at) for at in range(50))
    assert card.table.height() > rows


def test_no_room_is_kept_for_bars_that_are_not_there(qtbot: QtBot) -> None:
    """Narrow, a kind of which nothing is new ends with its counts."""
    table = KindTable()
    qtbot.addWidget(table)
    table.resize(300, 300)
    table.show()
    table.show_rows([_row(same=1)], DAY)
    assert table.lines[0].histogram.isHidden()
    table.show_rows([_row(new=1)], DAY)
    assert table.lines[0].histogram.isVisible()


def test_every_question_has_an_offer_of_its_own() -> None:
    """What is of the time of another run does not look wrong."""
    assert len({offer(asking, 1) for asking in Asking}) == len(Asking)
