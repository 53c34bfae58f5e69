"""Small lines of tests: painted for no value, one, equal ones and many."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from calfjournal.domain.exercise import Side
from ui.charts.sparkline import SparkLeg, Sparkline
from ui.theme import Theme

DAY = date(2026, 1, 1)


def leg(side: Side, *values: float) -> SparkLeg:
    """A value a week."""
    return SparkLeg(side, tuple(DAY + timedelta(weeks=at) for at in range(len(values))), values)


def painted(qtbot: QtBot, noise: float | None, *legs: SparkLeg) -> QImage:
    """Paint a line as on a card."""
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(200, 56)
    line.show_legs(legs, noise)
    return line.grab().toImage()


def inked(image: QImage, colour: QColor) -> int:
    """How many pixels have a colour."""
    rows = range(image.height())
    return sum(image.pixelColor(x, y) == colour for y in rows for x in range(image.width()))


def test_nothing_is_painted_of_nothing(theme: Theme, qtbot: QtBot) -> None:
    """No axes, no bracket."""
    assert painted(qtbot, 1.9) == painted(qtbot, None)


def test_one_value_has_its_mark_and_its_bracket(theme: Theme, qtbot: QtBot) -> None:
    """In the colour of the leg; without a noise there is no bracket."""
    left = theme.colour("mobility")
    bare = inked(painted(qtbot, None, leg(Side.LEFT, 10)), left)
    assert 0 < bare < inked(painted(qtbot, 1.9, leg(Side.LEFT, 10)), left)


def test_left_is_solid_and_right_dashed(theme: Theme, qtbot: QtBot) -> None:
    """The same values take more ink on the left."""
    level = (10.0,) * 30
    solid = inked(painted(qtbot, None, leg(Side.LEFT, *level)), theme.colour("mobility"))
    dashed = inked(painted(qtbot, None, leg(Side.RIGHT, *level)), theme.colour("strength"))
    assert 0 < dashed < solid


def test_many_values_have_marks_at_their_ends_only(theme: Theme, qtbot: QtBot) -> None:
    """240 tests are a line, not a row of pearls."""
    left = theme.colour("mobility")
    few = inked(painted(qtbot, None, leg(Side.LEFT, *((10.0,) * 16))), left)
    assert inked(painted(qtbot, None, leg(Side.LEFT, *((10.0,) * 240))), left) < few
