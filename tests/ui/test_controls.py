"""Controls share one height, one look of what cannot be used, and one edge with the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.limits import Limit
from calfjournal.domain.message import say
from ui.theme import Theme, font, metrics
from ui.theme.fonts import sized_font
from ui.theme.tokens import DARK, LIGHT, contrast
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choices import CheckField, ChoiceField, TimeField
from ui.widgets.clock_field import ClockField
from ui.widgets.date_field import DateField
from ui.widgets.day_field import DayField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.scale_field import ScaleField
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import Label
from ui.widgets.toggles import ToggleChip

DAY = date(2026, 3, 14)
VARIANTS: tuple[Variant, ...] = ("primary", "plain", "quiet", "danger", "link", "solid")


def _controls() -> Iterator[QWidget]:
    for variant in ("primary", "plain", "quiet", "danger"):
        yield Button("Keep", variant, "copy")
    yield IconButton("close", "Close")
    yield SegmentedControl([(1, "One"), (2, "Two")], "Which")
    yield ToggleChip("In my plan")
    yield TextField("Name")
    yield NumberField("Mass", "kg")
    yield DateField("Born")
    yield DayField("Day", DAY)
    yield ClockField("At")
    yield TimeField("At")
    yield ChoiceField("Kind", [(1, "All kinds")])
    yield SearchField("Search")


def _shown(qtbot: QtBot, widget: QWidget) -> Card:
    card = Card()
    card.body.addLayout(row(widget, None))
    qtbot.addWidget(card)
    card.show()
    return card


def test_controls_share_one_height(theme: Theme, qtbot: QtBot) -> None:
    """Whatever stands in a row, buttons, fields, dates, times and choices, is 32 pixels high."""
    controls = list(_controls())
    cards = [_shown(qtbot, control) for control in controls]
    heights = {
        (type(control).__name__, control.property("variant")): control.height()
        for control in controls
    }
    assert len(cards) == len(controls)
    assert set(heights.values()) == {metrics.CONTROL}, heights


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_button_that_cannot_be_pressed_looks_so(
    variant: Variant, theme: Theme, qtbot: QtBot
) -> None:
    """No colour of its kind is left in a button that does nothing, and its words can be read."""
    button = Button("Keep", variant)
    button.setEnabled(False)
    card = _shown(qtbot, button)
    assert card.isVisible()
    hues = {QColor(colour).hsvSaturation() for colour in _colours(button)}
    assert max(hues) < 64
    assert _clearest(button, theme.tokens.surface) >= 4


def test_a_box_that_cannot_be_ticked_looks_so(theme: Theme, qtbot: QtBot) -> None:
    """A ticked box that cannot be changed is not in the colour of what can."""
    box = CheckField("Sleep")
    box.set_value(True)
    card = _shown(qtbot, box)
    assert card.isVisible()
    assert theme.tokens.accent.lower() in _colours(box)
    box.setEnabled(False)
    assert theme.tokens.accent.lower() not in _colours(box)


@pytest.mark.parametrize("dark", [False, True])
def test_placeholders_can_be_read_as_drawn(dark: bool, theme: Theme, qtbot: QtBot) -> None:
    """What an empty field says has the contrast of text: Qt would draw it half transparent."""
    theme.prefer("dark" if dark else "light")
    field = SearchField("Search")
    card = _shown(qtbot, field)
    assert card.isVisible()
    field.setFont(sized_font(40))
    field.setFixedSize(240, 60)
    tokens = DARK if dark else LIGHT
    assert _clearest(field, tokens.ground) >= 4.5


def test_quiet_buttons_hang_their_padding_outside(theme: Theme, qtbot: QtBot) -> None:
    """The words of a quiet button begin and end where titles and texts do."""
    card, first, last = Card("Shoes"), Button("Add", "quiet"), IconButton("close", "Close")
    card.body.addLayout(row(first, None))
    card.add_action(last)
    qtbot.addWidget(card)
    card.resize(300, 120)
    card.show()
    edge, padding = metrics.CARD_PADDING, 9
    assert first.x() == edge - padding
    assert last.geometry().right() == card.width() - 1 - edge + (last.width() - metrics.ICON) // 2


def test_what_has_an_outline_or_no_room_does_not_hang(theme: Theme, qtbot: QtBot) -> None:
    """A border stands at the edge itself, and no padding is cut off by a part without margins."""
    bare, plain, quiet = QWidget(), Button("Open"), Button("Add", "quiet")
    inside = row(quiet, None)
    bare.setLayout(inside)
    card = _shown(qtbot, plain)
    card.body.addWidget(bare)
    card.resize(300, 160)
    assert plain.x() == metrics.CARD_PADDING
    assert quiet.x() == 0


@pytest.fixture
def leftwards(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_choices_begin_at_the_right_where_lines_do(
    leftwards: None, theme: Theme, qtbot: QtBot
) -> None:
    """Read from right to left the first choice stands right, and hands and keys find it there."""
    control = SegmentedControl([(1, "One"), (2, "Two"), (3, "Three")], "Which")
    card = _shown(qtbot, control)
    assert card.isVisible()
    first, _, last = (part.box for part in control.accessible_parts())
    assert first.left() > last.left()
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=last.center())
    values = [control.value]
    qtbot.keyClick(control, Qt.Key.Key_Right)
    assert [*values, control.value] == [3, 2]


def test_scales_run_leftwards_where_lines_do(leftwards: None, theme: Theme, qtbot: QtBot) -> None:
    """Read from right to left nothing stands at the right, and Left is more."""
    scale = ScaleField("Pain", Limit(say("values.amount"), 0, 10))
    card = _shown(qtbot, scale)
    assert card.isVisible()
    right = QPoint(scale.width() - 8, scale.height() // 2)
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=right)
    assert scale.value == 0
    qtbot.keyClick(scale, Qt.Key.Key_Left)
    assert scale.value == 1


def test_choices_without_room_stand_in_lines(theme: Theme, qtbot: QtBot) -> None:
    """Nothing is cut: each choice and each number is whole and can be clicked."""
    words = [(at, f"Choice number {at}") for at in range(6)]
    control = SegmentedControl(words, "Which", undecided=True)
    scale = ScaleField("Pain", Limit(say("values.amount"), 0, 20))
    card = _shown(qtbot, control)
    card.body.addWidget(scale)
    card.setFixedWidth(340)
    for choices in (control, scale):
        qtbot.waitUntil(lambda it=choices: it.height() == it.heightForWidth(it.width()))  # type: ignore[misc]
        assert choices.height() > metrics.CONTROL
    boxes = [part.box for part in control.accessible_parts()]
    assert all(control.rect().contains(box) for box in boxes)
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=boxes[-1].center())
    assert control.value == 5
    last = scale._box(20).center().toPoint()
    assert scale.rect().contains(last)
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=last)
    assert scale.value == 20


def test_controls_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    """A control is never lower than its words with the room around them."""
    from ui.theme.control import control_height

    assert control_height() >= font().pixelSize() + 10


def _colours(widget: QWidget, inset: int = 0) -> set[str]:
    """The colours a widget is drawn in, without the margin of so many pixels."""
    image = widget.grab(widget.rect().adjusted(inset, inset, -inset, -inset)).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


def _clearest(widget: QWidget, ground: str) -> float:
    """Contrast of what stands out most inside a widget."""
    return max(contrast(colour, ground) for colour in _colours(widget, inset=4))


def test_a_chip_that_ends_in_dots_is_told_whole(theme: Theme, qtbot: QtBot) -> None:
    """What has no room in a chip stands in its tip, and only then."""
    chip = Chip("left +3 since 27 November")
    card = _shown(qtbot, chip)
    assert card.isVisible()
    assert not chip.toolTip()
    chip.resize(60, chip.height())
    assert chip.toolTip() == chip.text
    chip.resize(chip.sizeHint())
    assert not chip.toolTip()


def test_a_long_name_wraps_in_a_narrow_line(theme: Theme, qtbot: QtBot) -> None:
    """A line that wraps like words is no wider than its room."""
    flowing, name = QWidget(), Label("Half-kneeling dorsiflexion rock (weight on knee)", wrap=True)
    flow = FlowLayout(flowing)
    flow.addWidget(name)
    qtbot.addWidget(flowing)
    flowing.resize(120, flow.heightForWidth(120))
    flowing.show()
    assert name.width() <= 120
    assert name.height() > 2 * name.fontMetrics().height()
