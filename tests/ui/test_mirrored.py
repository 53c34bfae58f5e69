"""Read from right to left: what is painted is mirrored, and hands and keys find it there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.looks import Glyph
from calfjournal.journal import Journal
from tests.calendar_journal import fill
from tests.ui.conftest import Show
from tests.ui.looks.written import written_by
from tests.ui.plan_journal import with_plan
from ui.calendar.kept_picture import mirror_picture
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.theme import Role, Theme
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write
from ui.widgets.choices import TimeField
from ui.widgets.painted import Painted
from ui.widgets.text import Label
from ui.widgets.weekdays import WeekdayField

DAY = timedelta(days=1)
SIZE = QSize(120, 24)


@pytest.fixture(autouse=True)
def _leftwards(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    fill(context.journal)
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def _painted(page: CalendarPage) -> Painted:
    found = page.rooms.now.focusProxy()
    assert isinstance(found, Painted)
    return found


def _picture(*, mirrored: bool) -> tuple[QImage, QPainter]:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    if mirrored:
        mirror_picture(painter, SIZE)
    return image, painter


def _inked(image: QImage) -> list[int]:
    """The columns in which there is something, from left to right."""
    rows = range(image.height())
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y).red() < 160 for y in rows)
    ]


def test_words_in_a_mirror_begin_at_the_right_and_can_be_read(theme: Theme) -> None:
    """A line of text ends at the right edge of its mirrored box and looks as it ever did."""
    image, painter = _picture(mirrored=True)
    write(painter, QRectF(10, 0, 100, 24), "Fag", Role.BODY)
    painter.end()
    plain, painter = _picture(mirrored=False)
    write(painter, QRectF(10, 0, 100, 24), "Fag", Role.BODY)
    painter.end()
    there, ever = _inked(image), _inked(plain)
    assert there[0] > SIZE.width() / 2
    moved = there[0] - ever[0]
    assert image.copy(there[0], 0, len(there), 24) == plain.copy(
        there[0] - moved, 0, len(there), 24
    )


@pytest.mark.parametrize(("glyph", "turns"), [(Glyph.CHECK, False), (Glyph.ARROW, True)])
def test_arrows_turn_and_ticks_do_not(theme: Theme, glyph: Glyph, *, turns: bool) -> None:
    """Where one reads leftwards an arrow points left; a tick is a tick."""
    box = QRectF(50, 2, 20, 20)
    turned, painter = _picture(mirrored=True)
    paint_glyph(painter, box, glyph, QColor("black"))
    painter.end()
    plain, painter = _picture(mirrored=False)
    paint_glyph(painter, box, glyph, QColor("black"))
    painter.end()
    assert (turned == plain) is not turns


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK])
def test_days_are_where_readers_are_told_they_are(page: CalendarPage, view: View) -> None:
    """The week begins at the right, and a click on a day chooses the one that is told there."""
    page.rooms.see(view, page.rooms.now.selected)
    QApplication.processEvents()
    grid = _painted(page)
    top = grid.accessible_parts()[0].box.y()
    boxes = [part.box for part in grid.accessible_parts() if part.box.y() == top][:2]
    first = page.rooms.now.selected
    for at, box in enumerate(boxes):
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(4, 4))
        if at == 0:
            first = page.rooms.now.selected
    assert boxes[1].x() < boxes[0].x()
    assert page.rooms.now.selected == first + DAY


@pytest.mark.parametrize(
    ("view", "step"), [(View.MONTH, DAY), (View.WEEK, DAY), (View.YEAR, 7 * DAY)]
)
def test_the_left_key_goes_on(page: CalendarPage, view: View, step: timedelta) -> None:
    """The key that points where one reads on goes to the next day or week."""
    page.rooms.see(view, page.rooms.now.selected)
    QApplication.processEvents()
    grid, before = _painted(page), page.rooms.now.selected
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert page.rooms.now.selected == before + step


def test_weeks_of_a_year_run_leftwards(page: CalendarPage) -> None:
    """A click on a week of the year, told at the left of the one before, chooses that week."""
    page.rooms.see(View.YEAR, page.rooms.now.selected)
    QApplication.processEvents()
    picture = _painted(page)
    one, other = (part.box for part in picture.accessible_parts()[20:22])
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=one.center())
    first = page.rooms.now.selected
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=other.center())
    assert other.right() <= one.left() + 1
    assert page.rooms.now.selected == first + 7 * DAY


def test_a_plan_begins_at_the_right(context: Context, journal: Journal, qtbot: QtBot) -> None:
    """The first phase stands at the right, a click on the second chooses it, Right goes back."""
    with_plan(journal)
    page = PlanPage(context)
    qtbot.addWidget(page)
    page.resize(1084, 900)
    page.show()
    qtbot.waitExposed(page)
    line = page.timeline
    first, second = (part.box for part in line.accessible_parts()[:2])
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=second.center())
    assert second.right() <= first.left()
    assert line.accessible_parts()[1].chosen
    assert line.tip(QPointF(first.center())) == line.accessible_parts()[0].name
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert line.accessible_parts()[0].chosen


def test_weekdays_begin_at_the_right(theme: Theme, qtbot: QtBot) -> None:
    """Monday is the box at the right; a click there chooses it."""
    field = WeekdayField("Days")
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    at = QPoint(field.width() - 10, field.height() // 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=at)
    assert field.value == (0,)


def test_hours_stand_before_minutes(show: Show, theme: Theme) -> None:
    """A time of day is read as ever."""
    field = TimeField("Start")
    show(field)
    field.set_value("18:05")
    assert field.text() == "18:05"


def test_a_label_of_latin_words_begins_at_the_right(show: Show, theme: Theme) -> None:
    """The page decides where a line begins, not its first letter; also when it turns about."""
    label = Label("Seated calf raise", wrap=True)
    holder = show(label)
    line = next(each for each in written_by(label) if each.box.width())
    assert line.box.right() > label.width() - 2
    holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    (line,) = written_by(label)
    assert line.box.left() < 2
