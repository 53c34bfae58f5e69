"""The form of a plan says what is wrong where it stands, and lets nothing typed go unasked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import Race
from calfjournal.journal import Journal
from tests.ui.plan_journal import with_plan
from ui.plan.new_plan import NewPlanDialog
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.widgets.fields import ValueField

LEFT_BUTTON = Qt.MouseButton.LeftButton
TAB = Qt.Key.Key_Tab


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> PlanPage:
    with_plan(context.journal)
    context.journal.plans.save_race(Race(date(2027, 9, 4), "Autumn run"))
    page = PlanPage(context)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    return page


@pytest.fixture
def dialog(page: PlanPage, qtbot: QtBot) -> NewPlanDialog:
    page.new_plan()
    made = page.dialog
    assert isinstance(made, NewPlanDialog)
    qtbot.mouseClick(made.onward, LEFT_BUTTON)
    return made


def rewrite(qtbot: QtBot, field: ValueField[float], text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, TAB)


def seen(widget: QWidget) -> bool:
    """True when all of it stands inside the part of the form that is scrolled to."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    port = area.viewport()
    return port.rect().contains(QRect(widget.mapTo(port, QPoint(0, 0)), widget.size()))


def told(dialog: NewPlanDialog, sentence: str) -> QLabel:
    found = [label for label in dialog.findChildren(QLabel) if sentence in label.text()]
    (label,) = [label for label in found if label.isVisible()]
    return label


def test_a_wrong_answer_out_of_sight_is_brought_back_with_its_words(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    """Making the plan leads to the field; until it is right the preview says whose it is."""
    form = dialog.form
    form.length._choose(1)
    rewrite(qtbot, form.weeks, "99999")
    assert dialog.preview.late.isVisible()
    qtbot.mouseClick(form.entries.add_race, LEFT_BUTTON)
    form.equipment.chips["leg press"].setFocus()
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    assert QApplication.focusWidget() is form.weeks
    assert seen(form.weeks)
    assert seen(told(dialog, "is what fits here"))
    rewrite(qtbot, form.weeks, "30")
    assert not dialog.preview.late.isVisible()


def test_a_wrong_length_that_is_not_asked_for_is_in_nobodys_way(
    dialog: NewPlanDialog, journal: Journal, qtbot: QtBot
) -> None:
    """Who goes back to the length of the program makes the plan."""
    dialog.form.length._choose(1)
    rewrite(qtbot, dialog.form.weeks, "99999")
    dialog.form.length._choose(0)
    before = journal.plans.active()
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    assert journal.plans.active() != before


def test_a_race_of_no_distance_is_told_in_its_row(dialog: NewPlanDialog, qtbot: QtBot) -> None:
    """The sentence stands below the fields of the race, and making the plan leads there."""
    (race,) = dialog.form.entries.races
    rewrite(qtbot, race.distance, "0")
    assert told(dialog, "km is what fits here").parentWidget() is race
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    assert QApplication.focusWidget() is race.distance


def test_a_race_of_a_day_gone_by_is_refused_in_its_row(
    dialog: NewPlanDialog, journal: Journal, qtbot: QtBot
) -> None:
    """A day that is over is no race to come: nothing is kept before it is another one."""
    (race,) = dialog.form.entries.races
    before = journal.dump()
    race.day.setDate(QDate(2020, 5, 3))
    assert told(dialog, "This day is over").parentWidget() is race
    qtbot.mouseClick(dialog.onward, LEFT_BUTTON)
    assert QApplication.focusWidget() is race.day
    assert journal.dump() == before


def test_tab_comes_to_races_inside_the_form_and_to_the_buttons_last(
    dialog: NewPlanDialog, qtbot: QtBot
) -> None:
    """What came later than the buttons stands before them all the same."""
    entries = dialog.form.entries
    qtbot.mouseClick(entries.add_race, LEFT_BUTTON)
    qtbot.waitUntil(entries.races[-1].name.isVisible)
    stops: list[QWidget] = []
    here: QWidget = dialog.form.weekly_km
    here.setFocus()
    while here is not dialog.onward and len(stops) < 200:
        qtbot.keyClick(here, TAB)
        now = QApplication.focusWidget()
        assert now is not None
        here = now
        stops.append(here)
    first, second = (stops.index(race.name) for race in entries.races)
    assert first < second < stops.index(entries.add_race) < stops.index(dialog.form.experience)
    folds = [stops.index(fold.button) for fold in dialog.preview._why.folds.values()]
    assert folds
    assert max(folds) < stops.index(dialog.cancel)


def test_leaving_asks_when_something_was_typed(
    dialog: NewPlanDialog, journal: Journal, qtbot: QtBot
) -> None:
    """Escape closes an untouched form, and asks about a touched one."""
    rewrite(qtbot, dialog.form.weekly_km, "41")
    before = journal.dump()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.question.refuse, LEFT_BUTTON)
    assert dialog.form.weekly_km.value == 41
    qtbot.mouseClick(dialog.cancel, LEFT_BUTTON)
    qtbot.mouseClick(dialog.question.agree, LEFT_BUTTON)
    assert journal.dump() == before
