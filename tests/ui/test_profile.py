"""The profile, typed like a person."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.athlete import Athlete, Sex
from calfjournal.domain.checkin import CheckIn, Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.run import Shoes
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.views.profile import USES
from tests.ui.hands import press
from ui.profile.page import ProfilePage
from ui.services.context import Context
from ui.services.history import undo
from ui.services.places import Place
from ui.window.main_window import MainWindow
from ui.window.sidebar import JournalButton

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ProfilePage:
    """Return the page of an empty journal, shown and active."""
    return open_page(qtbot, context)


def open_page(qtbot: QtBot, context: Context) -> ProfilePage:
    """Show the page as its window would."""
    made = ProfilePage(context)
    qtbot.addWidget(made)
    made.resize(1084, 770)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_every_field_is_kept_when_it_is_left(
    qtbot: QtBot, page: ProfilePage, journal: Journal, context: Context
) -> None:
    """Typed from field to field with Tab; each is one step to undo."""
    page.person.fields["name"].setFocus()
    press(qtbot, "Ada", Qt.Key.Key_Tab, "29.2.1980", Qt.Key.Key_Tab, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Tab, "168,5", Qt.Key.Key_Tab, "61.2", Qt.Key.Key_Tab, "7:30")
    press(qtbot, Qt.Key.Key_Tab)
    athlete = journal.athlete.get()
    assert (athlete.name, athlete.born, athlete.sex) == ("Ada", date(1980, 2, 29), Sex.FEMALE)
    assert (athlete.height_cm, athlete.sleep_need_h) == (168.5, 7.5)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.body_mass_kg == 61.2
    assert len(journal.edits()) == 6
    assert undo(context=context)
    assert journal.athlete.get().sleep_need_h is None
    assert page.person.fields["sleep_need_h"].text() == ""


def test_each_leg_is_entered_by_itself(qtbot: QtBot, page: ProfilePage, journal: Journal) -> None:
    """Pain, stiffness, place and history of one leg say nothing of the other."""
    page.right.fields["usual_pain"].setFocus()
    press(qtbot, "2", Qt.Key.Key_Tab, "8", Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab, "2024-05-02", Qt.Key.Key_Tab, "after a marathon", Qt.Key.Key_Tab)
    right, left = journal.athlete.tendons()[Side.RIGHT], journal.athlete.tendons()[Side.LEFT]
    assert (right.usual_pain, right.usual_stiffness_min) == (2, 8)
    assert (right.site, right.sore_since) == (Site.INSERTION, date(2024, 5, 2))
    assert right.history == "after a marathon"
    assert (left.usual_pain, left.usual_stiffness_min, left.site) == (None, None, None)
    athlete = journal.athlete.get()
    assert (athlete.sore_side, athlete.sore_site) == (Side.RIGHT, Site.INSERTION)


def test_what_was_never_entered_is_empty(page: ProfilePage) -> None:
    """No number stands in a field before somebody typed one; each says what it is for."""
    texts = ("name", "born", "height_cm", "body_mass_kg", "sleep_need_h")
    assert {page.person.fields[name].text() for name in texts} == {""}
    assert {page.person.fields[name].placeholderText() for name in texts} == {"not entered"}
    for card in (page.left, page.right):
        assert card.fields["usual_pain"].value is None
        assert card.fields["usual_stiffness_min"].value is None
    assert page.training.fields["equipment"].value == frozenset()
    asked = {name for card in page._parts() for name in card.fields}
    assert asked == set(USES)


def test_a_wrong_value_is_answered_at_its_field(
    qtbot: QtBot, page: ProfilePage, journal: Journal, context: Context
) -> None:
    """What was typed stays, beside other fields that are kept, and after a restart too."""
    height, name = page.person.fields["height_cm"], page.person.fields["name"]
    height.setFocus()
    press(qtbot, "1.68", Qt.Key.Key_Tab)
    assert "50 to 260" in height.error
    name.setFocus()
    press(qtbot, "Ada", Qt.Key.Key_Tab)
    assert journal.athlete.get() == Athlete("Ada")
    assert height.text() == "1.68"
    context.drafts.flush()
    page.close()
    page.deleteLater()
    (left,) = journal.drafts.listed()
    assert left.values == {"height_cm": "1.68"}


def test_what_was_typed_comes_back(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """A crash loses nothing of it: the page shows it again."""
    journal.drafts.put("profile:", {"left.history": "since the mara", "height_cm": "16"})
    page = open_page(qtbot, context)
    assert page.left.fields["history"].toPlainText() == "since the mara"
    assert page.person.fields["height_cm"].text() == "16"


def test_the_newest_body_mass_is_shown_and_stays(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """It comes from the check-ins, with its day."""
    journal.checkins.save(CheckIn(date(2026, 1, 5), body_mass_kg=68.4))
    page = open_page(qtbot, context)
    mass = page.person.fields["body_mass_kg"]
    assert mass.text() == "68.4"
    mass.setFocus()
    mass.selectAll()
    press(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert mass.text() == "68.4"
    assert len(journal.edits()) == 1


def test_shoes_are_added_retired_and_deleted(
    qtbot: QtBot, page: ProfilePage, journal: Journal
) -> None:
    """A dialog for a pair; what it is refused for is said at its field."""
    qtbot.mouseClick(page.shoes.new, Qt.MouseButton.LeftButton)
    dialog = page.shoes.dialog
    dialog.keep.click()
    assert journal.shoes.all() == []
    qtbot.keyClicks(dialog.name, "Blue")
    qtbot.keyClicks(dialog.drop, "8")
    qtbot.keyClicks(dialog.first, "2026-03-01")
    dialog.keep.click()
    (blue,) = journal.shoes.all()
    assert (blue.name, blue.heel_drop_mm, blue.start) == ("Blue", 8, date(2026, 3, 1))
    page.shoes.table.select(0)
    page.shoes.retire.click()
    assert journal.shoes.all()[0].end == journal.today()
    page.shoes.delete.click()
    assert journal.shoes.all() == []


def test_the_card_says_what_the_heel_drop_is_used_for(page: ProfilePage) -> None:
    """A heel that fell by more than the border changes the runs that come after it."""
    words = page.shoes._hint.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "more than 4 mm lower" in words
    assert "the next runs are asked to be easy and flat" in words


def test_a_name_that_is_taken_is_said_in_the_dialog(
    qtbot: QtBot, page: ProfilePage, journal: Journal
) -> None:
    """Nothing typed is lost."""
    journal.shoes.save(Shoes("Blue"))
    page.shoes.new.click()
    qtbot.keyClicks(page.shoes.dialog.name, "Blue")
    page.shoes.dialog.keep.click()
    assert page.shoes.dialog.isVisible()
    assert page.shoes.dialog.name.text() == "Blue"
    assert len(journal.shoes.all()) == 1
    page.shoes.dialog.reject()


def test_the_profile_opens_by_the_journals_name_and_by_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    """A click on the name at the top of the sidebar, or Ctrl+0; races are one click on."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    (name,) = window.sidebar.findChildren(JournalButton)
    assert name.text() == window.context.journal.path.stem
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert window.place is Place.PROFILE
    assert name.isChecked()
    window.navigate(Place.TODAY)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    page = window.page(Place.PROFILE)
    assert isinstance(page, ProfilePage)
    assert page.isVisible()
    page.races.click()
    assert window.page(Place.PLAN).isVisible()


def test_readers_are_told_which_leg_a_field_is_of(page: ProfilePage) -> None:
    """The same question of two legs has two names."""
    for leg, card in zip(LEGS, (page.left, page.right), strict=True):
        names = [field.accessibleName() for field in card.fields.values()]
        assert all(str(leg) in name for name in names), names


def test_a_refused_value_that_is_put_right_is_red_no_more(
    qtbot: QtBot, page: ProfilePage, journal: Journal
) -> None:
    """Escape brings back what is kept, and another day is taken; neither stays red."""
    born = page.person.fields["born"]
    for keys in ((Qt.Key.Key_Escape,), ("1980-02-29", Qt.Key.Key_Tab)):
        born.setFocus()
        born.selectAll()
        press(qtbot, "2096-02-29", Qt.Key.Key_Return)
        assert "still to come" in born.error
        assert born.text() == "2096-02-29"
        if keys[0] != Qt.Key.Key_Escape:
            born.selectAll()
        press(qtbot, *keys)
        assert born.error == ""
        assert born.property("wrong") is False
    assert journal.athlete.get().born == date(1980, 2, 29)
    assert in_words(journal.undo_label or "") == "Change birth date"
