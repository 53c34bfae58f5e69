"""The questions of the first start: few, skipped at will, drawn as a year, found in the profile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.domain.athlete import Experience
from calfjournal.domain.checkin import Site
from calfjournal.domain.program import SessionKind
from calfjournal.journal import Journal
from tests.ui.hands import press
from tests.ui.looks.written import written_by
from ui.plan.new_plan import NewPlanDialog
from ui.plan.page import PlanPage
from ui.profile.page import ProfilePage
from ui.services.options import Options
from ui.services.places import Place
from ui.welcome.window import LAST_STEP, WelcomeWindow
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk

ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(desk: Desk, qtbot: QtBot) -> WelcomeWindow:
    """Return the window of a first start at its first question."""
    desk.start(None)
    assert isinstance(desk.window, WelcomeWindow)
    desk.window.begin()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    return desk.window


def _go_to(welcome: WelcomeWindow, step: int, qtbot: QtBot) -> None:
    while welcome.step < step:
        before = welcome.step
        qtbot.mouseClick(welcome.onward, LEFT)
        assert welcome.step == before + 1, welcome.banner.sentence


def _journal(desk: Desk) -> Journal:
    assert isinstance(desk.window, MainWindow)
    return desk.window.context.journal


def _laid(welcome: WelcomeWindow) -> bytes:
    """What the strip draws once the answers of this moment are laid."""
    for _ in range(3):
        QApplication.processEvents()
    picture = welcome.year.strip.grab().toImage()
    assert not picture.isNull()
    return bytes(picture.constBits())


def test_enter_alone_leads_to_a_plan(desk: Desk, welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """From every question to the next and from the last of a step to the next step."""
    seen: set[int] = set()
    for _ in range(40):
        if not isinstance(desk.window, WelcomeWindow):
            break
        seen.add(welcome.step)
        press(qtbot, ENTER)
    assert seen == {1, 2, 3, 4}
    plan = _journal(desk).plans.active()
    assert plan is not None
    assert _journal(desk).sessions.between(plan.start, plan.end)
    assert Options().now.last_journal == str(_journal(desk).path)


def test_every_answer_is_found_again_in_the_profile(
    desk: Desk, welcome: WelcomeWindow, qtbot: QtBot
) -> None:
    """Name, training, tendon, pain, runs, days, distance, race, program, start and tests."""
    press(qtbot, "Ada", ENTER, Qt.Key.Key_Right, ENTER, Qt.Key.Key_End, Qt.Key.Key_Left, ENTER)
    press(qtbot, Qt.Key.Key_Down, ENTER, "2")
    _go_to(welcome, 2, qtbot)
    press(qtbot, Qt.Key.Key_Right, "e", ENTER, "2", ENTER, "32", ENTER)
    assert welcome.step == 3
    press(qtbot, Qt.Key.Key_Right, ENTER)
    welcome.steps.goal.distance.setFocus()
    press(qtbot, "21.1", ENTER, "City run", ENTER)
    _go_to(welcome, 4, qtbot)
    press(qtbot, "9.5", ENTER, "10", ENTER, "22", ENTER, "24")
    qtbot.mouseClick(welcome.onward, LEFT)
    journal = _journal(desk)
    assert isinstance(desk.window, MainWindow)
    desk.window.navigate(Place.PROFILE)
    page = desk.window.page(Place.PROFILE)
    assert isinstance(page, ProfilePage)
    assert page.person.fields["name"].value == "Ada"
    assert page.training.fields["experience"].value is Experience.EXPERIENCED
    assert page.training.fields["weekly_km"].value == 32
    assert page.right.fields["usual_pain"].value == 2
    assert page.right.fields["site"].value is Site.INSERTION
    assert page.left.fields["site"].value == "quiet"
    told = page.followed.as_text()
    plan = journal.plans.active()
    assert plan is not None
    for words in (
        "Calf foundation",
        f"{plan.start.day} ",
        "Mon, Tue, Wed, Sat",
        "Tue easy",
        "City run",
        "21.1 km",
        "Knee to wall, left: 9.5 cm",
        "right: 10 cm",
        "left: 22",
        "right: 24",
    ):
        assert words in told, words


def test_the_year_follows_every_answer(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """Runs, days, a race and tests change the drawn weeks at once, before anything is kept."""
    before = _laid(welcome)
    assert not list(paths.data_dir().glob("*.calfjournal"))
    welcome._show(2)
    press(qtbot, "l")
    with_run = _laid(welcome)
    assert with_run != before
    welcome.steps.week.days.setFocus()
    press(qtbot, "2", "4")
    with_days = _laid(welcome)
    assert with_days != with_run
    welcome._show(3)
    press(qtbot, Qt.Key.Key_Right)
    with_race = _laid(welcome)
    assert with_race != with_days
    welcome._show(4)
    qtbot.mouseClick(welcome.steps.tests.plan_them, LEFT, pos=_on(welcome.steps.tests.plan_them))
    assert _laid(welcome) != with_race


def test_a_narrow_year_is_drawn_plainly(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """Without kilometres no lane waits for them; narrow weeks have bars and no word of dashes."""
    strip = welcome.year.strip
    welcome.resize(480, 700)
    _laid(welcome)
    qtbot.waitUntil(lambda: strip.sheet is not None and strip.sheet.geometry.is_narrow)
    assert strip.sheet is not None
    assert len(strip.sheet.geometry.boxes) == 2
    written = [line.text for line in written_by(strip)]
    assert "Sessions" in written
    assert not any("dashed" in text or "Running" in text for text in written)


def _on(box: QWidget) -> object:
    return box.rect().center() / 4


def test_what_is_drawn_is_what_is_kept(desk: Desk, welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """The sessions of the strip are those of the journal."""
    _go_to(welcome, LAST_STEP, qtbot)
    _laid(welcome)
    shown = welcome.year.shown
    assert shown is not None
    qtbot.mouseClick(welcome.onward, LEFT)
    journal = _journal(desk)
    plan = journal.plans.active()
    assert plan is not None
    kept = [(s.day, s.type_id) for s in journal.planning.sessions_of(plan)]
    assert kept == [(s.day, s.type_id) for s in shown.proposal.sessions]


def test_all_of_it_can_be_skipped_without_a_plan(
    desk: Desk, welcome: WelcomeWindow, qtbot: QtBot
) -> None:
    """Two clicks; what was told of week and program waits in the form of a new plan."""
    _go_to(welcome, 2, qtbot)
    press(qtbot, Qt.Key.Key_Right, "q")
    _go_to(welcome, 3, qtbot)
    chosen = welcome.steps.goal.program
    usual = chosen.value
    chosen.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    wanted = chosen.value
    assert wanted != usual
    qtbot.mouseClick(welcome.foot.skip, LEFT)
    assert welcome.step == LAST_STEP
    qtbot.mouseClick(welcome.foot.without, LEFT)
    assert _journal(desk).plans.active() is None
    assert isinstance(desk.window, MainWindow)
    desk.window.navigate(Place.PROFILE)
    page = desk.window.page(Place.PROFILE)
    assert isinstance(page, ProfilePage)
    assert "No plan yet" in page.followed.as_text()
    qtbot.mouseClick(page.followed.plan, LEFT)
    plan = desk.window.page(Place.PLAN)
    assert isinstance(plan, PlanPage)
    assert isinstance(plan.dialog, NewPlanDialog)
    assert plan.dialog.form.runs.value == ((1, "quality"),)
    assert plan.dialog.programs.value == wanted


def test_tests_nobody_knows_come_first(desk: Desk, welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """A session of tests stands on today, before whatever else there is."""
    _go_to(welcome, LAST_STEP, qtbot)
    qtbot.mouseClick(welcome.onward, LEFT)
    journal = _journal(desk)
    first, *_ = journal.sessions.on(journal.today())
    assert first.kind is SessionKind.RETEST


def test_back_and_forth_loses_nothing(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """Going back keeps the answers, and the journal is made only once."""
    press(qtbot, "Ada")
    _go_to(welcome, 2, qtbot)
    qtbot.mouseClick(welcome.back, LEFT)
    assert welcome.steps.person.name.text() == "Ada"
    _go_to(welcome, 3, qtbot)
    assert list(paths.data_dir().glob("*.calfjournal")) == [paths.default_journal()]


def test_closing_in_the_middle_keeps_what_was_told(
    desk: Desk, welcome: WelcomeWindow, qtbot: QtBot
) -> None:
    """The answers of the steps before are in the journal that the next start opens."""
    press(qtbot, "Ada")
    _go_to(welcome, 3, qtbot)
    welcome.close()
    with Journal.open(paths.default_journal()) as journal:
        assert journal.athlete.get().name == "Ada"
        assert journal.undo_label is not None


def test_what_cannot_be_read_is_answered_at_its_field(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """Half a kilometre is refused, and the step stays; put right, it goes on."""
    _go_to(welcome, 2, qtbot)
    km = welcome.steps.week.weekly_km
    qtbot.keyClicks(km, "32,5")
    qtbot.mouseClick(welcome.onward, LEFT)
    assert welcome.step == 2
    assert km.error
    km.clear()
    qtbot.keyClicks(km, "32")
    _go_to(welcome, 3, qtbot)


def test_a_plan_that_begins_in_the_past_says_so(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """It is allowed and told at the question."""
    _go_to(welcome, 3, qtbot)
    goal = welcome.steps.goal
    assert goal.begun.isHidden()
    goal.start.setDate(goal.start.date().addYears(-1))
    assert "days ago; choose today or later" in goal.begun.text()
    assert goal.begun.isVisible()
    _go_to(welcome, 4, qtbot)


def test_the_strip_tells_readers_its_phases_and_race(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    """Every phase with its days; the race with its own."""
    _go_to(welcome, 3, qtbot)
    press(qtbot, Qt.Key.Key_Right)
    _laid(welcome)
    names = [part.name for part in welcome.year.strip.accessible_parts()]
    assert any(name.startswith("Mobility: ") for name in names)
    assert len(names) > 3
