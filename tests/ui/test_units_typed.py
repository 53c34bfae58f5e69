"""What is typed in another unit is shown as it was typed, and a look changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.exercise import Side
from calfjournal.domain.limits import Limit
from calfjournal.domain.notation import Notation
from calfjournal.domain.panel import Axis, Level, NoiseBand, Panel, Trace
from calfjournal.messages import notation
from calfjournal.views.set_table import SetColumn, cell_text
from calfjournal.views.set_typing import typed
from tests.calendar_journal import lines, session
from tests.ui.hands import press
from tests.views.test_set_table import both_legs
from ui.charts.axes import ValueAxis
from ui.charts.drawing import MARK_ROOM, chart_of
from ui.charts.reading import lines_on, written
from ui.editor.session_editor import SessionEditor
from ui.services.context import Context
from ui.widgets.fields import NumberField

KINDS = (("kg", 1), ("kg", 2), ("km", 0), ("km", 1), ("km", 2), ("cm", 0), ("cm", 1))
"""Of the fields there are: the unit and its decimals."""

AMERICAN = Notation("lb", "mi", "in")
NOTATIONS = (Notation(), AMERICAN, replace(AMERICAN, decimal_mark=",", thousands_mark="."))

many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _ours_after(noted: Callable[[Notation], None]) -> None:
    """Read in kilograms again after the test."""


def _field(unit: str, decimals: int, value: float | None = None) -> NumberField:
    made = NumberField("Field", unit, decimals=decimals, limit=Limit("Field", 0, 30000, unit))
    made.set_value(value)
    return made


@many
@given(st.sampled_from(KINDS), st.sampled_from(NOTATIONS), st.integers(0, 9999))
def test_fields(qapp: QApplication, kind: tuple[str, int], chosen: Notation, digits: int) -> None:
    """A number typed into a field of any kind stands there for ever, and leaves the value alone."""
    notation.use(chosen)
    unit, decimals = kind
    places = chosen.decimals(decimals, unit)
    text = f"{digits / 10**places:.{places}f}"
    field = _field(unit, decimals)
    field.setText(text)
    assert field.flush()
    shown = field.text()
    field.deleteLater()
    assert float(shown.replace(",", ".")) == float(text)
    again = _field(unit, decimals, field.value)
    assert again.text() == shown
    assert again.flush()
    assert again.value == field.value
    again.deleteLater()


@many
@given(st.sampled_from(KINDS), st.sampled_from(NOTATIONS), st.floats(0, 4000))
def test_a_field_that_is_left(
    qapp: QApplication, kind: tuple[str, int], chosen: Notation, kept: float
) -> None:
    """What is only looked at stays to the last digit, rounded as it may be shown."""
    notation.use(chosen)
    field = _field(*kind, value=kept)
    assert field.flush()
    assert field.value == kept
    field.deleteLater()


@given(st.sampled_from(NOTATIONS), st.integers(0, 90000), st.integers(0, 90000))
def test_loads_of_sets(chosen: Notation, left: int, right: int) -> None:
    """Loads typed into the grid, one or one each, are shown as typed; typed again they stay."""
    notation.use(chosen)
    text = "/".join(dict.fromkeys(f"{each / 100:g}" for each in (left, right)))
    row = both_legs()
    lines = typed(row, SetColumn.KG, text)
    after = replace(row, lines=lines)
    shown = cell_text(after, SetColumn.KG) or ""
    assert shown.replace(",", ".") == text
    assert typed(after, SetColumn.KG, shown) == ()


@given(st.sampled_from(NOTATIONS), st.floats(0.01, 900), st.floats(0.01, 900))
def test_loads_that_are_left(chosen: Notation, left: float, right: float) -> None:
    """Loads kept before a unit was chosen stay what they are, whatever they are shown as."""
    notation.use(chosen)
    row = both_legs()
    lines = tuple(
        replace(line, done_kg=kg) for line, kg in zip(row.lines, (left, right), strict=True)
    )
    row = replace(row, lines=lines)
    assert typed(row, SetColumn.KG, cell_text(row, SetColumn.KG) or "") == ()


def test_a_load_as_asked_for(noted: Callable[[Notation], None]) -> None:
    """The load that the plan asks for, typed as it is shown, is that load and no other."""
    noted(AMERICAN)
    row = both_legs(target_kg=22.5)
    assert [line.done_kg for line in typed(row, SetColumn.KG, "49.6")] == [22.5, 22.5]
    with pytest.raises(ValueError, match=r"0 to 2204\.62 lb is what fits here\."):
        typed(row, SetColumn.KG, "5000")


def test_numbers_of_charts(qapp: QApplication, noted: Callable[[Notation], None]) -> None:
    """Axes and read-outs have the marks that were chosen, and the sign of a minus."""
    noted(Notation(decimal_mark=",", thousands_mark="."))
    axis = ValueAxis()
    assert axis.tickStrings([-0.5, 0.0, 0.5], 1, 0.5) == ["−0,5", "0,0", "0,5"]
    assert axis.tickStrings([0.0, 2000.0], 1, 2000) == ["0", "2.000"]
    assert written(1234.5, "AU", 1) == "1.234,5 AU"
    assert written(4, "/10", 0) == "4/10"


def test_a_chart_in_inches(noted: Callable[[Notation], None]) -> None:
    """All that is drawn is converted: values, noise, levels, and the room they need."""
    noted(AMERICAN)
    day = date(2026, 11, 30)
    panel = Panel(
        "reach",
        "Knee to wall",
        "cm",
        (Trace("Left", (day,), (12.7,), "cm", Side.LEFT),),
        "",
        noise=(NoiseBand(12.7, 2.54, day, Side.LEFT),),
        levels=(Level(25.4, "goal"),),
        axis=Axis(scale=(0.0, 50.8), least_span=5.08),
    )
    chart = chart_of(panel)
    (line,), (noise,), (level,) = chart.picture.lines, chart.picture.noise, chart.picture.levels
    assert list(line.y) == [5.0]
    assert [told.text for told in lines_on(chart.picture, day.toordinal())] == ["Left 5.00 in"]
    assert (noise.low, noise.high, level.y) == (4.0, 6.0, 10.0)
    assert chart.picture.y_range == (0.0 - MARK_ROOM, 20.0 + MARK_ROOM)
    assert chart.picture.least_span == 2.0
    assert chart.unit == "in, left ● solid, right ○ dashed"


@pytest.mark.parametrize(
    ("text", "kept_kg"), [("50 kg", 50.0), ("50 lb", 22.679619), ("50", 22.679619), ("50kg", 50.0)]
)
def test_a_load_may_have_its_unit_behind_it(
    context: Context,
    qtbot: QtBot,
    noted: Callable[[Notation], None],
    text: str,
    kept_kg: float,
) -> None:
    """Where pounds are read, kilograms may be typed: Space before a unit is part of the text."""
    noted(Notation(mass="lb"))
    sets = lines()[:2]
    added = context.journal.sessions.add(session(context.journal.today(), sets=sets)).value
    editor = SessionEditor(context)
    qtbot.addWidget(editor)
    editor.load(added.key)
    editor.show()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.begin()
    enter = Qt.Key.Key_Return
    press(qtbot, "9", enter, "8", enter, text, enter)
    found = context.journal.sessions.get(added.key)
    assert found is not None
    assert {line.done_kg for line in found.sets} == {kept_kg}
