"""A day is stepped to, or typed over as people say days."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.placing import Placing
from tests.ui.conftest import Show
from tests.ui.hands import press
from ui.editor.dialogs import MoveDialog
from ui.widgets.day_field import DayField
from ui.widgets.fields import TextField
from ui.widgets.labelled import Labelled

KEPT, TODAY = date(2026, 12, 20), date(2026, 11, 30)
Key = Qt.Key


@pytest.fixture
def field(show: Show) -> DayField:
    made, after = DayField("When", TODAY), TextField("After")
    made.set_value(KEPT)
    show(Labelled("When", made), after)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13 Dec 2026", date(2026, 12, 13)),
        ("12.12.2026", date(2026, 12, 12)),
        ("2027-01-05", date(2027, 1, 5)),
        ("14", date(2026, 12, 14)),
        ("tomorrow", date(2026, 12, 1)),
        ("+1w", date(2026, 12, 27)),
        ("20 Dec 2026, Sun", KEPT),
    ],
)
def test_a_day_is_typed_as_it_is_said(field: DayField, qtbot: QtBot, typed: str, day: date) -> None:
    """What is typed takes the place of the day, is known at once and kept when the keys leave."""
    heard: list[date] = []
    field.committed.connect(heard.append)
    press(qtbot, typed)
    assert field.value == day
    assert heard == []
    press(qtbot, Key.Key_Tab)
    assert not field.hasFocus()
    assert field.value == day
    assert field.text().startswith(f"{day.day} ")
    assert heard == [day] * (day != KEPT)


def test_a_click_is_typed_over_too(field: DayField, qtbot: QtBot) -> None:
    """The click that brings the keys marks the day, the next one goes into it."""
    press(qtbot, Key.Key_Tab)
    line = field.lineEdit()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(30, line.height() // 2))
    assert line.selectedText() == line.text()
    press(qtbot, "3 Jan 2027")
    assert field.value == date(2027, 1, 3)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(30, line.height() // 2))
    assert not line.hasSelectedText()


def test_what_is_no_day_is_refused_aloud(field: DayField, qtbot: QtBot) -> None:
    """The text stays with what is wrong below it; Escape brings the day back."""
    press(qtbot, "someday", Key.Key_Return)
    assert field.error == "Write a day, for example 2024-05-31."
    assert field.hasFocus()
    press(qtbot, "31.12.2200", Key.Key_Tab)
    assert field.error == "31 Dec 2200 is outside 1900 to 2199."
    assert field.text() == "31.12.2200"
    field.setFocus()
    press(qtbot, Key.Key_Escape)
    assert (field.value, field.error) == (KEPT, "")
    assert field.text().startswith("20 ")


def test_arrows_step_from_what_is_typed(field: DayField, qtbot: QtBot) -> None:
    """Up and Down go by days, from the day that holds and from one just typed."""
    press(qtbot, Key.Key_Up)
    assert field.value == date(2026, 12, 21)
    field.selectAll()
    press(qtbot, "9 Dec", Key.Key_Down)
    assert field.value == date(2026, 12, 8)


def test_arrows_go_on_over_the_end_of_a_month(field: DayField, qtbot: QtBot) -> None:
    """The last of a month is followed by the first of the next, and preceded again by it."""
    field.set_value(date(2026, 11, 30))
    field.setSelectedSection(DayField.Section.DaySection)
    press(qtbot, Key.Key_Up)
    assert field.value == date(2026, 12, 1)
    press(qtbot, Key.Key_Down, Key.Key_Down)
    assert field.value == date(2026, 11, 29)


def test_arrows_in_month_and_year_go_by_them(field: DayField, qtbot: QtBot) -> None:
    """Beyond December is January of the next year; the last day of a month is kept in bounds."""
    field.set_value(date(2026, 12, 31))
    field.setSelectedSection(DayField.Section.MonthSection)
    press(qtbot, Key.Key_Up, Key.Key_Up)
    assert field.value == date(2027, 2, 28)
    field.setSelectedSection(DayField.Section.YearSection)
    press(qtbot, Key.Key_Down)
    assert field.value == date(2026, 2, 28)


def test_deleting_and_typing_changes_a_part(field: DayField, qtbot: QtBot) -> None:
    """The text is edited like any other: the number in front is another one."""
    press(qtbot, Key.Key_Home, Key.Key_Delete, Key.Key_Delete, "17", Key.Key_Return)
    assert field.value == date(2026, 12, 17)


class _Free:
    def placing(self, day: date, _start_time: str) -> Placing:
        return Placing(day)


def test_a_typed_day_is_judged_and_moved_to(qtbot: QtBot) -> None:
    """The dialog answers each reading; what is no day moves nothing."""
    free = _Free()
    dialog = MoveDialog("Move", KEPT, "18:00", free.placing, TODAY)
    qtbot.addWidget(dialog)
    moved: list[date] = []
    dialog.chosen.connect(lambda day, _time: moved.append(day))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.day.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, "13 Dec 2026")
    assert "7 days earlier" in dialog.said
    press(qtbot, " oh")
    qtbot.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert moved == []
    press(qtbot, "12.12.2026")
    qtbot.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert moved == [date(2026, 12, 12)]
