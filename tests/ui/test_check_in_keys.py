"""How long a morning takes, counted in keys: from the page that opens to what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SetLine
from calfjournal.journal import Journal
from tests.ui.days import raises, texts
from tests.ui.hands import press
from ui.services.context import Context
from ui.today.page import TodayPage

Opener = Callable[..., TodayPage]
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def keys_of(*typed: str | Qt.Key) -> int:
    """Return how many keys are pressed."""
    return sum(len(each) if isinstance(each, str) else 1 for each in typed)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Return a function that shows Today as its window would."""
    pages: list[TodayPage] = []

    def open_page(
        context: Context, width: int = 1084, height: int = 743, *, ready: bool = True
    ) -> TodayPage:
        page = TodayPage(context)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        if page.check_in.is_open and ready:
            qtbot.waitUntil(page.check_in.form.first.hasFocus)
        return page

    yield open_page
    pages.clear()


def mornings_before(journal: Journal, told: CheckIn) -> None:
    """Keep five mornings that told the same."""
    for back in range(5, 0, -1):
        day = journal.today() - timedelta(back)
        legs = [TendonReading(day, Moment.MORNING, leg, pain=0, stiffness_min=4) for leg in LEGS]
        journal.checkins.save(replace(told, day=day), legs)


def test_a_usual_morning_takes_twelve_keys(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Heart rate, sleep, pain and stiffness of both legs, and kept, with nothing but keys."""
    mornings_before(journal, CheckIn(journal.today(), resting_hr=48, sleep_hours=7.0))
    page = opened(context)
    keys = ("49", "7:10", "0", "0", "4", TAB, "7", ENTER)
    press(qtbot, *keys)
    assert keys_of(*keys) == 12
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.resting_hr == 49
    assert kept.sleep_hours == pytest.approx(7 + 10 / 60, abs=1e-3)
    morning = journal.views.morning(journal.today())
    assert morning is not None
    told = sorted((r.side, r.pain, r.stiffness_min) for r in morning.readings)
    assert told == [(Side.LEFT, 0, 4), (Side.RIGHT, 0, 7)]
    assert not page.check_in.is_open


def test_a_calm_morning_without_stiffness_takes_nine(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Enter keeps from whichever field it is pressed in."""
    opened(context)
    keys = ("49", "7:10", "0", "0", ENTER)
    press(qtbot, *keys)
    assert keys_of(*keys) == 9
    assert journal.checkins.get(journal.today()) is not None


def test_who_rates_the_day_too_needs_seventeen(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """What was usually told stands there again and takes a digit each."""
    rated = CheckIn(journal.today(), sleep_quality=4, fatigue=2, stress=2, muscle_soreness=3)
    mornings_before(journal, rated)
    opened(context)
    keys = ("49", "7:10", "0", "0", "4", TAB, "7", TAB, "4", "3", "2", "5", ENTER)
    press(qtbot, *keys)
    assert keys_of(*keys) == 17
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.sleep_quality, kept.fatigue, kept.stress, kept.muscle_soreness) == (4, 3, 2, 5)


def test_a_new_journal_asks_six_things(qtbot: QtBot, opened: Opener, context: Context) -> None:
    """The rest is folded and named by the button that unfolds it."""
    form = opened(context).check_in.form
    shown = [name for name, field in form._fields.items() if field.isVisible()]
    assert shown[:6] == [
        "resting_hr", "sleep_hours", "pain_left", "pain_right", "stiffness_left", "stiffness_right",
    ]  # fmt: skip
    assert form.more.text() == "7 more"
    assert "Fatigue" in form.more.toolTip()
    form.more.setFocus()
    press(qtbot, ENTER)
    assert form.figures["sleep_quality"].hasFocus()
    assert form.more.isHidden()


@pytest.mark.parametrize(("width", "height"), [(1084, 743), (828, 643)])
def test_the_whole_form_is_seen_without_scrolling(
    qtbot: QtBot, opened: Opener, demo_context: Context, width: int, height: int
) -> None:
    """In a window of 1280 x 800 and of 1024 x 700, also where everything is usually told."""
    journal = demo_context.journal
    if journal.checkins.get(journal.today()) is not None:
        journal.mornings.delete(journal.today())
    page = opened(demo_context, width, height)
    form = page.check_in.form
    assert page.scroller.verticalScrollBar().value() == 0
    assert not form.figures["muscle_soreness"].isHidden()
    port = page.scroller.viewport()
    below = form.keep.mapTo(port, form.keep.rect().bottomLeft()).y()
    assert below <= port.height()


def test_tab_goes_as_the_eye_does(qtbot: QtBot, opened: Opener, context: Context) -> None:
    """From row to row, in a row from left to right, then chips and buttons."""
    form = opened(context).check_in.form
    form.more.click()
    form.focus_first()
    stops: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in stops:
        stops.append(now)
        if now is form.keep:
            break
        press(qtbot, TAB)
    places = [(p.y() // 20, p.x()) for p in (w.mapTo(form, w.rect().topLeft()) for w in stops)]
    assert places == sorted(places)
    assert stops[-1] is form.keep
    assert all(stop.accessibleName() or stop.property("text") for stop in stops)


def test_a_number_that_can_go_on_waits(qtbot: QtBot, opened: Opener, context: Context) -> None:
    """10 may become 100 and 7:1 become 7:15; 49 and 7:10 can become nothing more."""
    form = opened(context).check_in.form
    heart, sleep = form.figures["resting_hr"], form.figures["sleep_hours"]
    press(qtbot, "10")
    assert heart.hasFocus()
    press(qtbot, "4")
    assert sleep.hasFocus()
    press(qtbot, "7:1")
    assert sleep.hasFocus()
    press(qtbot, "5")
    assert form.pain_left.hasFocus()
    assert heart.reading == 104


def test_what_is_corrected_stays_where_it_is(
    qtbot: QtBot, opened: Opener, context: Context
) -> None:
    """A digit put into the middle of a number does not leave the field."""
    heart = opened(context).check_in.form.figures["resting_hr"]
    press(qtbot, "4", Qt.Key.Key_Home, "5")
    assert heart.hasFocus()
    assert heart.text() == "54"


def test_shift_enter_begins_a_line_of_the_note(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Enter keeps there too."""
    form = opened(context).check_in.form
    form.more.click()
    form.note.setFocus()
    press(qtbot, "late")
    qtbot.keyClick(form.note, ENTER, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, "train", ENTER)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.note == "late\ntrain"


def test_tags_are_found_by_their_first_letter(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """A letter leads to the next chip that begins with it, Space switches it, Enter keeps."""
    form = opened(context).check_in.form
    next(iter(form.tags.chips.values())).setFocus()
    press(qtbot, "t", Qt.Key.Key_Space, "m", "m", Qt.Key.Key_Space, ENTER)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.tags == ("travel", "menstruation")


def test_what_a_file_brought_is_passed_by(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """The keys begin at the first empty field, and nothing of the file is changed by them."""
    today = journal.today()
    journal.checkins.save(CheckIn(today, resting_hr=52, sleep_hours=7.5, source="garmin"))
    page = opened(context, ready=False)
    qtbot.waitUntil(page.check_in.form.pain_left.hasFocus)
    press(qtbot, "0", "0", ENTER)
    kept = journal.checkins.get(today)
    assert kept is not None
    assert (kept.resting_hr, kept.sleep_hours) == (52, 7.5)
    morning = journal.views.morning(today)
    assert morning is not None
    assert sorted((r.side, r.pain) for r in morning.readings) == [(Side.LEFT, 0), (Side.RIGHT, 0)]


def test_a_filled_field_is_replaced_by_typing(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Change selects the first value, whatever had the keys before."""
    journal.mornings.keep(CheckIn(journal.today(), resting_hr=52, at=datetime.now(UTC)))
    page = opened(context)
    page.check_in.edit.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.check_in.form.first.selectedText() == "52"
    press(qtbot, "49", ENTER)
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert kept.resting_hr == 49


def test_escape_puts_back_and_then_leaves(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Change, then Escape, is as if nothing had happened; what was typed goes first."""
    journal.mornings.keep(CheckIn(journal.today(), resting_hr=52, at=datetime.now(UTC)))
    page = opened(context)
    form = page.check_in.form
    before = journal.dump()
    for typed, escapes in (((), 1), (("49", "7:10", "3"), 2)):
        page.check_in.edit.setFocus()
        press(qtbot, Qt.Key.Key_Space, *typed)
        for left in range(escapes, 0, -1):
            assert form.isVisible()
            assert bool(form.typed.values()) is (left == 2)
            press(qtbot, Qt.Key.Key_Escape)
        assert not page.check_in.is_open
        assert page.check_in.edit.hasFocus()
    assert journal.dump() == before


def test_escape_in_a_new_morning_is_about_its_field(
    qtbot: QtBot, opened: Opener, context: Context
) -> None:
    """What was typed into the others stays."""
    form = opened(context).check_in.form
    press(qtbot, "49", "7:1", Qt.Key.Key_Escape)
    assert form.figures["resting_hr"].text() == "49"
    assert form.figures["sleep_hours"].text() == ""


def test_an_unfinished_sleep_is_asked_for(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Of 7:1 nobody knows which minute was meant: Enter keeps nothing and says what to write."""
    sleep = opened(context).check_in.form.figures["sleep_hours"]
    press(qtbot, "49", "7:1", ENTER)
    assert journal.checkins.get(journal.today()) is None
    assert sleep.error == "Write hours and minutes, for example 7:30."
    assert sleep.hasFocus()
    press(qtbot, "7:10", ENTER)
    assert journal.checkins.get(journal.today()) is not None


def test_the_example_of_a_heart_rate_is_a_usual_one(
    qtbot: QtBot, opened: Opener, context: Context
) -> None:
    """Nobody's resting heart rate is in the middle of what is possible."""
    heart = opened(context).check_in.form.figures["resting_hr"]
    press(qtbot, "x", ENTER)
    assert heart.error == "Write a number, for example 52."


# ---------------------------------------------------------------------- 24 and 48 hours


def done(journal: Journal, title: str, at: datetime) -> Session:
    """Return a session of both legs that was finished at an instant."""
    sets = tuple(
        SetLine("sl_calf_raise_step", 0, 1, leg, Unit.REPS, 8, done=8)
        for leg in (Side.LEFT, Side.RIGHT)
    )
    day: date = at.astimezone().date()
    made = journal.sessions.add(Session(day, SessionKind.STRENGTH, title, sets=sets)).value
    return journal.sessions.finish(made.key, rpe=6, minutes=30, at=at).value


def test_waiting_questions_stand_in_the_order_of_time(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """What came up first is asked first, each with its session; a digit a leg answers all."""
    now = datetime.now(UTC)
    older = done(journal, "Hops", now - timedelta(hours=50))
    newer = done(journal, "Raises", now - timedelta(hours=24))
    asked = opened(context).check_in.asked
    names = [scale.accessibleName() for scale in asked.scales]
    order = [("Hops", "24 h"), ("Hops", "48 h"), ("Raises", "24 h")]
    for (title, moment), told in zip([each for each in order for _ in LEGS], names, strict=True):
        assert title in told
        assert moment in told
    asked.scales[0].setFocus()
    press(qtbot, "2", "3", "0", "1", TAB, "4", "5")
    given = {
        (r.session_id, r.moment, r.side): r.pain
        for s in (older, newer)
        for r in journal.checkins.readings_of(s.key)
    }
    left, right = Side.LEFT, Side.RIGHT
    assert given == {
        (older.id, Moment.H24, left): 2,
        (older.id, Moment.H24, right): 3,
        (older.id, Moment.H48, left): 0,
        (older.id, Moment.H48, right): 1,
        (newer.id, Moment.H24, left): 4,
        (newer.id, Moment.H24, right): 5,
    }


def test_in_the_evening_the_keys_are_on_what_waits(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """The morning is told: Today opens on the first question without an answer."""
    journal.mornings.keep(CheckIn(journal.today(), resting_hr=49, at=datetime.now(UTC)))
    session = done(journal, "Raises", datetime.now(UTC) - timedelta(hours=25))
    page = opened(context)
    qtbot.waitUntil(page.check_in.asked.scales[0].hasFocus)
    press(qtbot, "0", "2")
    given = sorted((r.side, r.pain) for r in journal.checkins.readings_of(session.key))
    assert given == [(Side.LEFT, 0), (Side.RIGHT, 2)]


def test_after_the_last_answer_enter_decides_nothing(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Two red answers bring a proposal; the keys rest on the questions, also after a Tab each."""
    journal.mornings.keep(CheckIn(journal.today(), resting_hr=49, at=datetime.now(UTC)))
    done(journal, "Raises", datetime.now(UTC) - timedelta(hours=25))
    journal.sessions.add(raises(journal.today()))
    page = opened(context)
    qtbot.waitUntil(page.check_in.asked.scales[0].hasFocus)
    press(qtbot, "7", TAB, "7", TAB)
    assert page.decision.tiles
    assert "The right tendon says the same." in texts(page.decision)
    assert page.check_in.asked.hasFocus()
    before = journal.dump()
    press(qtbot, ENTER, Qt.Key.Key_Space, "0")
    assert journal.dump() == before
    assert page.check_in.asked.hasFocus()


def test_a_one_at_the_end_is_told_by_tab(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """The Tab that ends a 1 leads from the last question to no button either."""
    journal.mornings.keep(CheckIn(journal.today(), resting_hr=49, at=datetime.now(UTC)))
    done(journal, "Raises", datetime.now(UTC) - timedelta(hours=25))
    page = opened(context)
    qtbot.waitUntil(page.check_in.asked.scales[0].hasFocus)
    press(qtbot, "1", TAB, "1", TAB)
    assert [scale.value for scale in page.check_in.asked.scales] == [1, 1]
    assert page.check_in.asked.hasFocus()


def test_a_kept_morning_leads_to_what_still_waits(
    qtbot: QtBot, opened: Opener, context: Context, journal: Journal
) -> None:
    """Enter keeps, and the next digits answer the question of 24 h."""
    session = done(journal, "Raises", datetime.now(UTC) - timedelta(hours=25))
    page = opened(context)
    press(qtbot, "49", "7:10", "0", "0", ENTER)
    qtbot.waitUntil(page.check_in.asked.scales[0].hasFocus)
    press(qtbot, "2", "3")
    given = sorted((r.side, r.pain) for r in journal.checkins.readings_of(session.key))
    assert given == [(Side.LEFT, 2), (Side.RIGHT, 3)]
