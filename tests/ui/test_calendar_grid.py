"""The month grid: choosing, walking, words that fit, dragging."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.exercise import Unit
from calfjournal.domain.looks import KIND_LOOKS, Glyph
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRunStatus, RunKind
from calfjournal.domain.session import Session, SessionStatus, Work
from calfjournal.views.month import (
    DayCell,
    MonthFacts,
    PlannedRunMark,
    SessionMark,
    build_month,
)
from tests.calendar_journal import run
from ui.calendar.carry import Carry
from ui.calendar.chips import Body, chips_of
from ui.calendar.grid import MonthGrid
from ui.calendar.placing import INSET, Metrics, lay_out
from ui.calendar.week_column import MARGIN, WeekPainter
from ui.services.context import Context
from ui.theme import Theme

NOVEMBER = date(2026, 11, 1)
TODAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 21)


def facts() -> MonthFacts:
    kind = SessionKind.STRENGTH
    planned = Session(date(2026, 11, 28), kind, "Heavy slow raises", id=7)
    done = Session(SATURDAY, kind, "Heavy slow raises", id=6, status=SessionStatus.DONE)
    return MonthFacts(sessions=(done, planned), runs=(replace(run(SATURDAY), id=3),))


@pytest.fixture
def carry(context: Context, theme: Theme) -> Carry:
    return Carry(context.journal, theme)


@pytest.fixture
def grid(qtbot: QtBot, carry: Carry) -> MonthGrid:
    made = MonthGrid(carry)
    qtbot.addWidget(made)
    made.resize(660, 690)
    made.show_month(build_month(NOVEMBER, TODAY, facts()), TODAY)
    made.choose(SATURDAY)
    made.show()
    made.setFocus()
    return made


def middle(grid: MonthGrid, day: date) -> QPoint:
    box = grid.day_box(day)
    assert box is not None
    return box.center().toPoint()


def test_a_click_chooses_a_day(grid: MonthGrid, qtbot: QtBot) -> None:
    """Clicking a day frames it, tells it and describes it to screen readers."""
    with qtbot.waitSignal(grid.day_chosen) as told:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=middle(grid, date(2026, 11, 12)))
    assert told.args == [date(2026, 11, 12)]
    assert grid.accessibleDescription() == "Thursday 12 November, nothing yet"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 20)),
        (Qt.Key.Key_Right, date(2026, 11, 22)),
        (Qt.Key.Key_Up, date(2026, 11, 14)),
        (Qt.Key.Key_Down, date(2026, 11, 28)),
        (Qt.Key.Key_Home, date(2026, 11, 16)),
        (Qt.Key.Key_End, date(2026, 11, 22)),
        (Qt.Key.Key_PageUp, date(2026, 10, 21)),
        (Qt.Key.Key_PageDown, date(2026, 12, 21)),
        (Qt.Key.Key_T, TODAY),
    ],
)
def test_keys_walk_the_days(grid: MonthGrid, qtbot: QtBot, key: Qt.Key, day: date) -> None:
    """Arrows, Home, End, Page keys and T reach every day without a mouse."""
    qtbot.keyClick(grid, key)
    assert grid.selected == day


def test_enter_and_n_ask_to_work_on_the_day(grid: MonthGrid, qtbot: QtBot) -> None:
    """Enter opens the session of a day and goes into a day without one, N asks to add to it."""
    with qtbot.waitSignal(grid.session_entered) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [SATURDAY, 6]
    grid.choose(TODAY)
    with qtbot.waitSignal(grid.day_entered) as entered:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    with qtbot.waitSignal(grid.session_wanted) as wanted:
        qtbot.keyClick(grid, Qt.Key.Key_N)
    assert entered.args == wanted.args == [TODAY]


def test_a_wheel_notch_turns_one_month(grid: MonthGrid, qtbot: QtBot) -> None:
    """One notch is one month; the small movements of a touchpad add up first."""
    wanted: list[date] = []
    grid.month_wanted.connect(wanted.append)
    for delta in (-40, -40):
        QApplication.sendEvent(grid, wheel(grid, delta))
    assert wanted == []
    QApplication.sendEvent(grid, wheel(grid, -40))
    assert wanted == [date(2026, 12, 1)]
    QApplication.sendEvent(grid, wheel(grid, 120))
    assert wanted[-1] == date(2026, 10, 1)


def wheel(grid: MonthGrid, delta: int) -> QWheelEvent:
    at = QPointF(middle(grid, SATURDAY))
    return QWheelEvent(
        at, at, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


@given(
    st.floats(60, 240),
    st.sampled_from(list(SessionKind)),
    st.sampled_from(list(SessionStatus)),
    st.text(max_size=40),
)
def test_words_of_a_chip_are_never_cut(
    qapp: object, width: float, kind: SessionKind, status: SessionStatus, title: str
) -> None:
    """From 60 px on a chip shows a whole word or only its signs, whatever it is called."""
    mark = SessionMark(1, kind, status, title, "18:00")
    cell = DayCell(SATURDAY, in_month=True, is_today=False, sessions=(mark,))
    metrics = Metrics()
    (placed,) = lay_out(cell, QRectF(0, 0, width, 100), metrics).placed
    assert metrics.form_width(placed.form) <= width
    assert placed.form in placed.chip.forms


def test_a_planned_session_is_told_from_a_done_one_without_colour() -> None:
    """Planned is dashed, done is filled with a tick, skipped is crossed out."""
    bodies = {}
    for status in SessionStatus:
        mark = SessionMark(1, SessionKind.STRENGTH, status, "Raises", "18:00")
        cell = DayCell(SATURDAY, in_month=True, is_today=False, sessions=(mark,))
        chip = chips_of(cell)[0]
        bodies[status] = (chip.body, chip.forms[0].sign)
    assert len(set(bodies.values())) == len(SessionStatus)
    assert bodies[SessionStatus.PLANNED][0] is Body.DASHED
    assert bodies[SessionStatus.DONE][0] is Body.FILLED


def test_a_missed_session_is_unlike_a_planned_one() -> None:
    """It lies in a plain line with a cross, and can be done on another day."""
    mark = SessionMark(
        1, SessionKind.STRENGTH, SessionStatus.PLANNED, "Raises", "18:00", missed=True
    )
    cell = DayCell(SATURDAY, in_month=True, is_today=False, sessions=(mark,))
    (chip,) = chips_of(cell)
    assert (chip.body, {form.sign for form in chip.forms}) == (Body.OPEN, {Glyph.CROSS})
    assert mark.movable


@pytest.mark.parametrize("kind", SessionKind)
@pytest.mark.parametrize("width", [40, 50, 70, 90, 200])
def test_a_chip_keeps_both_signs_at_any_width(
    qapp: object, kind: SessionKind, width: float
) -> None:
    """What sort of session it is and what became of it stands first, the word comes after."""
    mark = SessionMark(1, kind, SessionStatus.DONE, "Heavy slow raises", "18:00")
    cell = DayCell(SATURDAY, in_month=True, is_today=False, sessions=(mark,))
    (placed,) = lay_out(cell, QRectF(0, 0, width, 100), Metrics()).placed
    assert placed.form.signs == (KIND_LOOKS[kind].glyph, Glyph.CHECK)


def test_chips_are_large_enough_to_hit(grid: MonthGrid) -> None:
    """A chip is at least 24 px high, and a press anywhere in it is one on it."""
    for day in (SATURDAY, date(2026, 11, 28)):
        for placed in grid.placed_on(day):
            assert placed.box.height() >= 24


def test_runs_are_as_long_as_their_kilometres() -> None:
    """Recorded and planned runs are bars on the same scale, the longest run shown is whole."""
    planned = PlannedRunMark(1, RunKind.LONG, PlannedRunStatus.PLANNED, 16.0, None, "")
    facts = MonthFacts(runs=(replace(run(SATURDAY), id=3),))
    (cell,) = (c for c in build_month(NOVEMBER, TODAY, facts).cells() if c.runs)
    both = replace(cell, planned_runs=(planned,))
    recorded, long = chips_of(both, 16.2)
    assert recorded.length == pytest.approx(8.1 / 16.2)
    assert long.length == pytest.approx(16 / 16.2)
    assert (recorded.body, long.body) == (Body.FILLED, Body.DASHED)


def test_roomy_days_tell_what_is_in_their_sessions(qapp: object) -> None:
    """Exercises stand below a session where there is room for them, and never in its way."""
    names = ("Calf raise", "Hold", "A name that is much longer than the day is wide, surely")
    mark = SessionMark(
        1, SessionKind.STRENGTH, SessionStatus.DONE, "Raises", "18:00", exercises=names
    )
    cell = DayCell(SATURDAY, in_month=True, is_today=False, sessions=(mark, mark))
    metrics = Metrics()
    first, second = lay_out(cell, QRectF(0, 0, 150, 160), metrics).placed
    assert first.lines[:2] == names[:2]
    assert all(metrics.width(line) <= 150 for line in first.lines)
    assert first.box.bottom() + len(first.lines) * metrics.line <= second.box.top()
    narrow, _ = lay_out(cell, QRectF(0, 0, 90, 160), metrics).placed
    assert narrow.lines == ()


def run_cell(run: PlannedRunMark) -> DayCell:
    return DayCell(SATURDAY, in_month=True, is_today=False, planned_runs=(run,))


@given(
    st.floats(38, 240),
    st.sampled_from(list(RunKind)),
    st.sampled_from([each for each in PlannedRunStatus if each is not PlannedRunStatus.DONE]),
    st.one_of(st.none(), st.floats(0.5, 99.9)),
    st.one_of(st.none(), st.integers(5, 400)),
)
def test_words_of_a_planned_run_are_never_cut(
    qapp: object,
    width: float,
    kind: RunKind,
    status: PlannedRunStatus,
    km: float | None,
    minutes: int | None,
) -> None:
    """From 38 px on its chip shows whole words or only its sign."""
    cell = run_cell(PlannedRunMark(1, kind, status, km, minutes, ""))
    metrics = Metrics()
    (placed,) = lay_out(cell, QRectF(0, 0, width + 2 * INSET, 100), metrics).placed
    assert metrics.form_width(placed.form) <= width


def test_planned_runs_are_told_apart_without_colour() -> None:
    """Each kind has a sign of its own, and each status another body or sign."""
    asked = {
        kind: chips_of(run_cell(PlannedRunMark(1, kind, PlannedRunStatus.PLANNED, 8, 46, "")))[0]
        for kind in RunKind
    }
    assert len({chip.forms[0].glyph for chip in asked.values()}) == len(RunKind)
    assert asked[RunKind.EASY].forms[0].words.replace("\N{NO-BREAK SPACE}", " ") == "8 km easy"
    became = {
        status: chips_of(run_cell(PlannedRunMark(1, RunKind.EASY, status, 8, 46, "")))[0]
        for status in PlannedRunStatus
        if status is not PlannedRunStatus.DONE
    }
    looks = {
        status: (chip.body, chip.forms[0].sign, chip.forms[0].words)
        for status, chip in became.items()
    }
    assert len(set(looks.values())) == len(looks)
    signs = {look[:2] for look in looks.values()}
    assert len(signs) == 5  # Those that the morning eased share a sign, and are told by a word.
    assert looks[PlannedRunStatus.PLANNED][0] is Body.DASHED
    assert {form.sign for form in became[PlannedRunStatus.MISSED].forms} == {Glyph.CROSS}


def test_sums_of_a_week_are_never_cut(qapp: object) -> None:
    """A narrow month says them tighter; only a roomy one gives them more room than its days."""
    metrics = Metrics()
    narrow, roomy = metrics.week_width(400), metrics.week_width(900)
    assert narrow < roomy
    for column, most in ((narrow, "99/99 km"), (roomy, "99 of 99 km")):
        assert metrics.width(most, strong=True) <= column - 10


def test_chips_that_find_no_room_are_counted(qapp: object) -> None:
    """A full day shows what fits one under the other and counts the rest."""
    marks = tuple(
        SessionMark(n, SessionKind.STRENGTH, SessionStatus.DONE, "Raises", "18:00")
        for n in range(6)
    )
    cell = DayCell(SATURDAY, in_month=True, is_today=False, sessions=marks)
    layout = lay_out(cell, QRectF(0, 0, 90, 100), Metrics())
    assert len(layout.placed) + layout.more == 6
    assert layout.more > 0
    assert all(one.box.bottom() <= other.box.top() for one, other in pairwise(layout.placed))
    assert layout.placed[-1].box.bottom() <= 100


def begin_drag(grid: MonthGrid, qtbot: QtBot, target: date) -> None:
    (placed,) = grid.placed_on(date(2026, 11, 28))
    start = placed.box.center().toPoint()
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(grid, start + QPoint(3, 0))
    qtbot.mouseMove(grid, middle(grid, target) + QPoint(0, 20))
    qtbot.mouseMove(grid, middle(grid, target))


def test_escape_ends_a_drag(grid: MonthGrid, carry: Carry, qtbot: QtBot) -> None:
    """A drag given up with Escape drops nothing when the button comes up."""
    target = date(2026, 11, 30)
    begin_drag(grid, qtbot, target)
    assert carry.held is not None
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(carry.dropped):
        qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=middle(grid, target))
    assert carry.held is None


def test_the_lowest_row_tells_all_of_a_week(theme: Theme) -> None:
    """Kilometres, sessions, load with its bar and contacts find room in a row of two chips."""
    kind, status = SessionKind.PLYOMETRIC, SessionStatus.DONE
    monday = date(2026, 11, 16)
    done = tuple(
        Session(monday - timedelta(weeks=n), kind, "Hops", id=n, status=status, rpe=5, minutes=40)
        for n in range(5)
    )
    hops: dict[int, tuple[Work, ...]] = {0: (Work("hop", Unit.CONTACTS, 3, 90),)}
    facts = MonthFacts(sessions=done, work=hops, runs=(replace(run(SATURDAY), id=3),))
    week = build_month(NOVEMBER, TODAY, facts).weeks[3]
    sizes = Metrics()
    column = WeekPainter(QPainter(), theme, sizes)
    lines = column.lines(week, sizes.week_width(700) - 2 * MARGIN, sizes.least_row() - 9)
    assert [line.weight for line in lines] == [0, 1, 2, 3, 5]
