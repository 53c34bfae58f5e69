"""Fields and controls do what a hand on the keyboard expects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, Limit
from calfjournal.domain.notation import Notation
from calfjournal.messages.vocabulary import PAIN_WORDS
from tests.ui.conftest import Show
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choices import ChoiceField, TimeField
from ui.widgets.day_field import DayField
from ui.widgets.dialog import Dialog
from ui.widgets.fields import DurationField, NumberField, TextField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.note_field import NoteField
from ui.widgets.scale_field import ScaleField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.weekdays import WeekdayField

PAIN, FATIGUE = LIMITS[Kind.TENDON_READING]["pain"], LIMITS[Kind.CHECK_IN]["fatigue"]


def _listen(field: QWidget) -> list[object]:
    heard: list[object] = []
    field.committed.connect(heard.append)  # type: ignore[attr-defined]
    return heard


# ------------------------------------------------------------------------------- numbers


def test_a_number_is_kept_with_enter_and_when_leaving(show: Show, qtbot: QtBot) -> None:
    """Typing and Tab, or Enter, keeps the value once."""
    field, other = NumberField("Resting HR", "bpm"), NumberField("Other")
    show(field, other)
    heard = _listen(field)
    field.setFocus()
    qtbot.keyClicks(field, "49")
    assert heard == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    other.setFocus()
    assert heard == [49]
    field.setFocus()
    field.clear()
    other.setFocus()
    assert heard == [49, None]
    assert field.value is None


@pytest.mark.parametrize("typed", ["7.5", "7,5"])
def test_comma_and_dot_both_make_decimals(show: Show, qtbot: QtBot, typed: str) -> None:
    """Whatever the keyboard offers is understood."""
    field = NumberField("Knee to wall", "cm", decimals=1, limit=Limit("Knee to wall", 0, 30))
    show(field)
    qtbot.keyClicks(field, typed)
    assert field.flush()
    assert field.value == 7.5


def test_decimals_are_shown_as_chosen(show: Show, noted: Callable[[Notation], None]) -> None:
    """Where numbers have a comma the value is written with one."""
    noted(Notation(decimal_mark=","))
    field = NumberField("Knee to wall", "cm", decimals=1)
    show(field)
    field.set_value(7.5)
    assert field.text() == "7,5"


def test_a_load_is_typed_in_pounds(
    show: Show, qtbot: QtBot, noted: Callable[[Notation], None]
) -> None:
    """Pounds are typed and shown, kilograms come out; a look alone changes nothing."""
    noted(Notation(mass="lb"))
    field = NumberField("Load", "kg", decimals=2, limit=Limit("Load", 0, 1000, "kg"))
    show(field)
    field.set_value(22.5)
    assert field.text() == "49.6"
    assert field.flush()
    assert field.value == 22.5
    field.selectAll()
    qtbot.keyClicks(field, "50")
    assert field.flush()
    assert field.value == 22.679619
    assert field.text() == "50"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "51"
    field.selectAll()
    qtbot.keyClicks(field, "5000")
    assert not field.flush()
    assert field.error == "0 to 2204.62 lb is what fits here."


def test_wrong_numbers_stay_and_are_answered_at_the_field(show: Show, qtbot: QtBot) -> None:
    """A number out of range is neither kept nor lost, and the answer names what fits."""
    field = NumberField("Resting HR", "bpm", limit=Limit("Resting HR", 25, 120))
    labelled = Labelled("Resting HR", field)
    show(labelled)
    heard = _listen(field)
    qtbot.keyClicks(field, "400")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == []
    assert field.text() == "400"
    assert "25 to 120 bpm" in field.error
    assert field.accessibleDescription() == field.error
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.error == ""
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [40]


def test_whole_numbers_refuse_parts(show: Show, qtbot: QtBot) -> None:
    """Half a repetition is not a repetition."""
    field = NumberField("Reps")
    show(field)
    qtbot.keyClicks(field, "7.5")
    assert not field.flush()


def test_arrows_step_and_stay_in_range(show: Show, qtbot: QtBot) -> None:
    """Up and down change a number by its step, not beyond the ends."""
    field = NumberField("Load", "kg", limit=Limit("Load", 0, 25), step=2.5, decimals=1)
    show(field)
    field.setFocus()
    field.set_value(22.5)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value == 25


def test_escape_gives_up_typing(show: Show, qtbot: QtBot) -> None:
    """Escape brings back the value that was there."""
    field = NumberField("Reps")
    show(field)
    field.setFocus()
    field.set_value(8)
    qtbot.keyClicks(field, "00")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "8"


def test_a_refresh_does_not_overwrite_typing(show: Show, qtbot: QtBot) -> None:
    """A page that shows the old value again leaves the text being typed alone."""
    field = NumberField("Reps")
    show(field)
    field.set_value(8)
    field.setFocus()
    qtbot.keyClicks(field, "0")
    field.set_value(8)
    assert field.text() == "80"


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("7:10", 7 + 1 / 6), ("7h10", 7 + 1 / 6), ("7,2", 7.2), ("430 min", 43 / 6), ("7", 7.0)],
)
def test_sleep_is_typed_as_people_write_it(
    show: Show, qtbot: QtBot, typed: str, hours: float
) -> None:
    """Clock, letters, decimals and minutes are all understood as hours."""
    field = DurationField("Sleep", LIMITS[Kind.CHECK_IN]["sleep_hours"])
    show(field)
    qtbot.keyClicks(field, typed)
    assert field.flush()
    assert field.value == pytest.approx(hours, abs=1e-4)


def test_what_a_duration_shows_can_be_read_back(show: Show) -> None:
    """Leaving a field that was only looked at never changes its value."""
    field = DurationField("Sleep", LIMITS[Kind.CHECK_IN]["sleep_hours"])
    show(field)
    heard = _listen(field)
    for minutes in (30, 60, 430, 512):
        field.set_value(round(minutes / 60, 4))
        assert field.flush()
    assert heard == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("minutes", [45, 430])
def test_a_duration_is_written_as_every_language_reads_it(show: Show, minutes: int) -> None:
    """What stands in the field is no sentence: it is understood whatever is spoken."""
    field = DurationField("Sleep", LIMITS[Kind.CHECK_IN]["sleep_hours"])
    show(field)
    field.set_value(round(minutes / 60, 4))
    assert field.flush()
    assert field.error == ""


def test_impossible_sleep_is_answered(show: Show, qtbot: QtBot) -> None:
    """Seventy hours of sleep, or seventy minutes after the hour, are questioned."""
    field = DurationField("Sleep", LIMITS[Kind.CHECK_IN]["sleep_hours"])
    show(field)
    for typed in ("70", "7:70", "long"):
        field.clear()
        qtbot.keyClicks(field, typed)
        assert not field.flush()
        assert field.error


# ------------------------------------------------------------------------------- text


def test_a_note_is_kept_when_the_focus_leaves(show: Show, qtbot: QtBot) -> None:
    """Notes need no button."""
    note, other = NoteField("Note"), TextField("Other")
    show(note, other)
    heard = _listen(note)
    note.setFocus()
    qtbot.keyClicks(note, "heel felt stiff")
    other.setFocus()
    assert heard == ["heel felt stiff"]


def test_tab_leaves_a_note(show: Show, qtbot: QtBot) -> None:
    """Tab goes on to the next field instead of writing a tab."""
    note, other = NoteField("Note"), TextField("Other")
    show(note, other)
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert other.hasFocus()


def when() -> DayField:
    return DayField("When", date(2026, 11, 30))


@pytest.mark.parametrize("make", [when, partial(TimeField, "When")])
def test_tab_leaves_days_and_times_in_one_step(
    show: Show, qtbot: QtBot, make: Callable[[], DayField | TimeField]
) -> None:
    """Day, month and year, or hour and minute, are one field to Tab, forward and back."""
    before, field, after = TextField("Before"), make(), TextField("After")
    show(before, field, after)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert before.hasFocus()


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("07:45", "07:45"),
        ("7:45", "07:45"),
        ("1:30", "01:30"),
        ("0745", "07:45"),
        ("18.05", "18:05"),
        ("23:59", "23:59"),
        ("00:00", "00:00"),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_time_is_typed_over(
    show: Show, qtbot: QtBot, typed: str, clock: str, whole: bool
) -> None:
    """Over the whole text or from the hour, as it is written; a colon never leaves the field."""
    field, after = TimeField("When"), TextField("After")
    field.set_value("18:30")
    show(field, after)
    heard = _listen(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if whole:
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, typed)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert heard[-1] == clock
    assert after.text() == ""


# ------------------------------------------------------------------------------- scales


def test_a_scale_is_set_by_typing(show: Show, qtbot: QtBot) -> None:
    """A digit sets the value, 1 and 0 make 10, Backspace makes it unknown."""
    scale = ScaleField("Pain", PAIN, PAIN_WORDS)
    show(scale)
    scale.setFocus()
    heard = _listen(scale)
    qtbot.keyClicks(scale, "3")
    qtbot.keyClicks(scale, "10")
    qtbot.keyClick(scale, Qt.Key.Key_Backspace)
    assert heard == [3, 1, 10, None]


def test_a_scale_is_set_by_arrows_and_clicks(show: Show, qtbot: QtBot) -> None:
    """Arrows move by one and stop at the ends; a second click takes the answer back."""
    scale = ScaleField("Fatigue", FATIGUE)
    show(scale)
    scale.setFocus()
    for _ in range(9):
        qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert scale.value == 7
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert scale.value == 1
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert scale.value is None


def test_a_scale_ignores_what_is_not_on_it(show: Show, qtbot: QtBot) -> None:
    """A 9 on a scale to 7 changes nothing."""
    scale = ScaleField("Fatigue", FATIGUE)
    show(scale)
    heard = _listen(scale)
    qtbot.keyClicks(scale, "9")
    assert heard == []


def test_a_scale_tells_its_value_and_word(show: Show) -> None:
    """A screen reader hears the name, the value and what it means."""
    scale = ScaleField("Pain, left", PAIN, PAIN_WORDS)
    show(scale)
    assert "not given" in scale.accessibleName()
    scale.set_value(2)
    assert scale.accessibleName() == "Pain, left: 2 mild"
    scale.set_value(1)
    assert scale.accessibleName() == "Pain, left: 1", "a pain of 1 is not none"


def test_targets_are_large_enough(show: Show) -> None:
    """Even squeezed, each number of a scale is at least 24 px wide."""
    scale = ScaleField("Pain", PAIN)
    assert scale.minimumSizeHint().width() >= 11 * 24


# ------------------------------------------------------------------------------- choices


def test_segments_are_chosen_by_arrow_and_click(show: Show, qtbot: QtBot) -> None:
    """Arrow keys move the choice, Home and End jump, a click chooses."""
    view = SegmentedControl([("y", "Year"), ("m", "Month"), ("w", "Week")], "View")
    show(view)
    heard: list[object] = []
    view.chosen.connect(heard.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert heard == ["m", "w", "y"]
    view.set_value("w")
    assert heard == ["m", "w", "y"]
    assert view.accessibleName() == "View: Week"


def test_weekdays_toggle(show: Show, qtbot: QtBot) -> None:
    """Space and digits toggle days, and they come back in order."""
    days = WeekdayField("Days", (5,))
    show(days)
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_Space)
    qtbot.keyClicks(days, "36")
    assert days.value == (0, 2)
    assert "Monday, Wednesday" in days.accessibleName()


def test_scrolling_past_a_choice_does_not_change_it(show: Show) -> None:
    """The wheel belongs to the page."""
    field = ChoiceField("Surface", [("gym", "gym floor"), ("grass", "grass")])
    holder = show(field)
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    place = QPointF(field.rect().center())
    event = QWheelEvent(
        place,
        holder.mapToGlobal(place),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    assert field.value == "gym"


def test_enter_presses_a_button(show: Show, qtbot: QtBot) -> None:
    """Buttons answer Enter as well as Space."""
    button = Button("Start", "primary")
    show(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_pictures_have_names() -> None:
    """A button without words says what it does, without its shortcut."""
    button = IconButton("chevron-left", "Previous month", keys="PgUp")
    assert button.accessibleName() == "Previous month"
    assert button.toolTip() == "Previous month (PgUp)"


# ------------------------------------------------------------------------------- the rest


def test_chips_wrap_like_words(show: Show) -> None:
    """A row of chips that does not fit goes on in the next line."""
    holder = QWidget()
    flow = FlowLayout(holder)
    for number in range(8):
        flow.addWidget(Chip(f"a chip with number {number}"))
    show(holder)
    assert flow.heightForWidth(300) > flow.heightForWidth(3000)


def test_a_banner_can_be_closed(show: Show, qtbot: QtBot) -> None:
    """The cross hides the strip and tells."""
    banner = Banner("The disk is full.", closable=True)
    show(banner)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.findChildren(IconButton)[0], Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_card_without_title_has_no_gap(show: Show) -> None:
    """An empty title takes no room."""
    assert Card().sizeHint().height() < Card("Title").sizeHint().height()


def test_a_dialog_stays_on_the_screen(theme: object, qtbot: QtBot) -> None:
    """However much it holds and wherever its window is, all of its buttons can be reached."""
    dialog = Dialog("Very wide", width=5000)
    qtbot.addWidget(dialog)
    dialog.move(4000, 4000)
    dialog.resize(5000, 5000)
    dialog.show()
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())
