"""What Today says first: one sentence, one strong button, and the verdict as a line of boxes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.journal import Journal
from tests.ui.days import calm_morning, looked_at, raises, sore_evening, sore_morning
from tests.ui.spoken import without_room
from ui.services.places import Place, SessionSpot
from ui.theme import active
from ui.today.open_flags import Emergency
from ui.today.page import TodayPage
from ui.today.week_strip import day_words
from ui.widgets.buttons import Button
from ui.widgets.chip import VerdictChip
from ui.widgets.labelled import Labelled

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[], TodayPage]


def test_the_invitation_leads_to_the_form(qtbot: QtBot, opened: Opener) -> None:
    """The button on top puts the cursor into the first field."""
    page = opened()
    page.week.strip.setFocus()
    assert page.lead.action.text() == "Check in"
    qtbot.mouseClick(page.lead.action, LEFT)
    qtbot.waitUntil(page.check_in.form.figures["resting_hr"].hasFocus)


def test_the_line_of_boxes_tells_and_unfolds(
    qtbot: QtBot, opened: Opener, journal: Journal
) -> None:
    """Arrows and the pointer tell a finding each, Enter unfolds the table and folds it again."""
    sore_morning(journal)
    page = opened()
    line, parts = page.verdict.glyphs, page.verdict.glyphs.accessible_parts()
    assert len(parts) == len(journal.recovery.verdict(journal.today()).findings)
    assert line.told.startswith("2 step back, ")
    line.setFocus()
    assert line.told == parts[0].name
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert line.told == parts[1].name
    assert [part.chosen for part in line.accessible_parts()].index(True) == 1
    assert parts[1].name in line.accessibleName()
    qtbot.mouseMove(line, parts[2].box.center())
    assert line.told == parts[2].name
    folded = len(looked_at(page))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(looked_at(page)) == len(parts) > folded
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(looked_at(page)) == folded
    qtbot.mouseClick(line, LEFT, pos=parts[1].box.center())
    assert len(looked_at(page)) == len(parts)


def greens(page: QWidget) -> int:
    """Count the pixels in the colours of a day that goes on as planned."""
    image = page.grab().toImage()
    wanted = {active().colour(name).rgb() for name in ("go_on", "go_on_soft", "go_on_ink")}
    return sum(
        image.pixel(x, y) in wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_green_is_earned(opened: Opener, journal: Journal) -> None:
    """Nothing of an empty journal is green, nor its first morning; one like usual is."""
    page = opened()
    assert greens(page) == 0
    calm_morning(journal)
    (chip,) = page.verdict.findChildren(VerdictChip)
    assert chip.text == "Nothing to compare with yet"
    assert greens(chip) == greens(page.lead) == 0
    for leg in LEGS:
        journal.athlete.save_tendon(Tendon(leg, usual_pain=0))
    page.refresh()
    assert chip.text == "Go on as planned"
    assert greens(chip) > 0


def test_while_the_form_is_open_the_verdict_is_its_headline(
    qtbot: QtBot, opened: Opener, journal: Journal
) -> None:
    """What was looked at comes back with the end of the form."""
    calm_morning(journal)
    page = opened()
    assert page.verdict.glyphs.isVisible()
    qtbot.mouseClick(page.check_in.edit, LEFT)
    assert page.verdict.isVisible()
    assert page.verdict._headline.isVisible()
    hidden = (page.verdict.glyphs, page.verdict.table, page.verdict.more, page.verdict.decide)
    assert not any(part.isVisible() for part in hidden)
    qtbot.mouseClick(page.check_in.form.cancel, LEFT)
    assert page.verdict.glyphs.isVisible()


def test_the_form_has_columns_of_captions(qtbot: QtBot, opened: Opener) -> None:
    """Fields of a column begin at one place, as do captions; the narrowest has one."""
    page = opened()
    for width, columns in ((1084, 2), (1700, 2), (480, 2), (360, 1)):
        page.resize(width, 770)
        for _ in range(2):  # Columns of cards first, then those of the form.
            QApplication.processEvents()
        form = page.check_in.form
        rows = [row for row in form.findChildren(Labelled) if row.isVisible()]
        assert len({row.field.mapTo(form, QPoint()).x() for row in rows}) == columns
        assert len({row._caption.mapTo(form, QPoint()).x() for row in rows}) == columns
        assert page.scroller.horizontalScrollBar().maximum() == 0


def test_a_wide_page_has_a_third_column(opened: Opener, journal: Journal) -> None:
    """There everything that was looked at is shown, beside what is to be done."""
    sore_evening(journal)
    page = opened()
    assert page.columns.count == 2
    folded = len(looked_at(page))
    page.resize(1724, 1000)
    QApplication.processEvents()
    assert page.columns.count == 3
    assert len(looked_at(page)) > folded
    lefts = [card.mapTo(page, QPoint()).x() for card in (page.session, page.verdict, page.week)]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3


def test_a_calm_day_starts_from_the_top(
    qtbot: QtBot, opened: Opener, journal: Journal, visited: list[tuple[object, ...]]
) -> None:
    """The one strong button starts the session that the sentence names, and no other does."""
    calm_morning(journal)
    session = journal.sessions.add(raises(journal.today())).value
    page = opened()
    assert page.lead.sentence == "Strength, 38 min, at 18:00."
    strong = [b for b in page.findChildren(Button) if b.property("variant") == "primary"]
    assert [button for button in strong if button.isVisible()] == [page.lead.action]
    qtbot.mouseClick(page.lead.action, LEFT)
    assert visited == [(Place.PLAYER, SessionSpot(journal.today(), session.key))]
    assert not page.session.blocks[0].button.isVisible()


def test_start_is_strong_on_green_only(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """On a red day Accept is the strongest, and Start stays plain, also once it was decided on."""
    sore_evening(journal)
    page = opened()
    assert not page.lead.action.isVisible()
    assert page.decision.accept.property("variant") == "primary"
    qtbot.keyClick(page.decision.tiles[-1], Qt.Key.Key_Return)
    assert page.session.blocks[0].button.property("variant") == "plain"


def test_on_stop_the_session_is_one_line(opened: Opener, journal: Journal) -> None:
    """An open warning sign folds what was planned; it has the one strong button of the page."""
    sore_evening(journal)
    journal.mornings.report_signs(journal.today(), ["RF1", "RF8"], "")
    page = opened()
    assert not page.session.blocks[0].table.isVisible()
    assert not page.session.blocks[0].button.isVisible()
    assert not page.lead.isVisible()
    assert not page.verdict.isVisible()
    (emergency,) = [each for each in page.findChildren(Emergency) if each.isVisible()]
    solid = emergency.grab().toImage().pixelColor(emergency.width() // 2, 6)
    assert solid == active().colour("alarm")
    buttons = [button for button in page.findChildren(Button) if button.isVisible()]
    strong = [b for b in buttons if b.property("variant") in ("primary", "solid")]
    assert strong == [emergency.button]


def test_the_verdict_is_not_squeezed_by_the_form(
    qtbot: QtBot, opened: Opener, journal: Journal
) -> None:
    """Before the check-in of a red day, 1280 wide, both have room for all of their words."""
    today = journal.today()
    sore_evening(journal)
    journal.checkins.delete(today)
    journal.checkins.save_reading(TendonReading(today, Moment.MORNING, Side.RIGHT, pain=7))
    page = opened()
    assert page.check_in.is_open
    assert page.verdict.isVisible()
    assert page.decision.accept.property("variant") == "primary"
    assert page.check_in.form.keep.property("variant") == "plain"
    assert without_room(page) == []


def test_a_missed_session_is_not_told_as_planned(opened: Opener, journal: Journal) -> None:
    """The strip of the week says of a day that passed what the month says."""
    today = journal.today()
    day = today - timedelta(1)
    journal.sessions.add(raises(day))
    page = opened()
    page.go_to(day)
    assert "Strength missed" in day_words(page.week.strip._days[day.weekday()])


def test_the_answer_is_seen_first(qtbot: QtBot, opened: Opener, journal: Journal) -> None:
    """After the form is kept the page stands at its top, and the keys on what is seen there."""
    page = opened()
    page.resize(900, 560)
    page.check_in.form.pain_left.set_value(1)
    page.check_in.form.keep.setFocus()
    qtbot.keyClick(page.check_in.form.keep, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shows_its_answer(page))


def shows_its_answer(page: TodayPage) -> Callable[[], bool]:
    """Return whether the page stands at its top, with the keys on something seen there."""

    def seen() -> bool:
        focused, port = page.focusWidget(), page.scroller.viewport()
        scrolled = page.scroller.verticalScrollBar().value() > 0
        if page.check_in.is_open or scrolled:
            return False
        return port.rect().contains(QRect(focused.mapTo(port, QPoint()), focused.size()))

    return seen
