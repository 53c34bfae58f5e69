"""Colours can be read, fonts are the agreed ones, icons are one set, and both follow the theme."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from calfjournal.domain.looks import KIND_LOOKS, LIGHT_LOOKS, PHASE_KIND_LOOKS, STATE_LOOKS
from ui.theme import Role, Theme, font, icons
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast
from ui.widgets.buttons import Button

FAMILIES = (
    "accent",
    "mobility",
    "strength",
    "plyometric",
    "retest",
    "run",
    "go_on",
    "hold",
    "step_back",
)
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


@pytest.mark.parametrize("tokens", THEMES)
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    """Text keeps 4.5:1 on each ground it is written on."""
    softs = [f"{name}_soft" for name in FAMILIES]
    grounds = ["ground", "surface", "sidebar", *softs]
    pairs = [(ink, ground) for ink in ("text", "muted") for ground in grounds]
    pairs += [("sidebar_muted", "sidebar"), ("accent_ink", "sidebar")]
    pairs += [("on_accent", "accent"), ("on_alarm", "alarm")]
    for name in FAMILIES:  # A selected row has the accent's soft ground.
        grounds = [f"{name}_soft", "ground", "surface", "accent_soft"]
        pairs += [(f"{name}_ink", ground) for ground in grounds]
    weak = [
        (ink, ground, round(found, 2))
        for ink, ground in pairs
        if (found := contrast(getattr(tokens, ink), getattr(tokens, ground))) < 4.5
    ]
    assert not weak


@pytest.mark.parametrize("tokens", THEMES)
def test_marks_and_field_borders_stand_out(tokens: Tokens) -> None:
    """Lines, signs and the borders of fields keep 3:1, also on the ground of the page."""
    pairs = [(name, ground) for name in FAMILIES for ground in ("surface", f"{name}_soft")]
    pairs += [("field_line", "surface"), ("field_line", "ground")]
    weak = [
        pair for pair in pairs if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3
    ]
    assert not weak


def test_contrast_is_the_published_one() -> None:
    """Black on white is 21:1 and a grey of the guideline's own example 4.54:1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_kind_verdict_and_state_has_a_colour_and_a_sign() -> None:
    """No meaning rests on colour alone."""
    for looks in (KIND_LOOKS, LIGHT_LOOKS, STATE_LOOKS, PHASE_KIND_LOOKS):
        for look in looks.values():
            assert look.glyph
            assert hasattr(LIGHT, look.colour)
            assert hasattr(LIGHT, f"{look.colour}_ink")


def test_the_choice_changes_palette_and_tells(theme: Theme, qtbot: QtBot) -> None:
    """Choosing dark changes what Qt draws with and tells charts once."""
    with qtbot.waitSignal(theme.changed):
        theme.prefer("dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    with qtbot.assertNotEmitted(theme.changed):
        theme.prefer("dark")


def test_a_button_icon_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    """Icons are tinted anew when the theme changes."""
    button = Button("Copy", icon="copy")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18, 18).toImage()
    theme.prefer("dark")
    qtbot.waitUntil(lambda: button.icon().pixmap(18, 18).toImage() != before)


def test_tabular_figures_are_equally_wide(theme: Theme) -> None:
    """In tables a column of ones is as wide as a column of zeros."""
    from PySide6.QtGui import QFontMetricsF

    metric = QFontMetricsF(font(Role.BODY, figures=True))
    assert metric.horizontalAdvance("111111") == metric.horizontalAdvance("000000")


def test_without_a_system_font_the_bundled_one_is_used(theme: Theme) -> None:
    """On a bare machine the window has a real typeface, with the scale's sizes."""
    assert QFontInfo(font(Role.TITLE)).family() == "Inter"
    assert [font(role).pixelSize() for role in (Role.SMALL, Role.BODY, Role.LEAD, Role.TITLE)] == [
        12,
        14,
        16,
        22,
    ]
    assert font(Role.BODY_STRONG).weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize("name", icons.names())
def test_icons_are_of_one_set(name: str, theme: Theme) -> None:
    """Every icon is drawn on the 20 px grid, in the colour it is given, and shows something."""
    from calfjournal import paths

    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 20 20"' in source
    assert "currentColor" in source
    assert "#" not in source
    image = icons.pixmap(name, "#FF0000", 20, 2).toImage()
    inked = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    }
    assert inked == {"#ff0000"}


def test_labels_show_notes_literally(theme: Theme, qtbot: QtBot) -> None:
    """What users write is never read as markup."""
    from ui.widgets.text import Label

    label = Label("<b>0.1</b> & more")
    qtbot.addWidget(label)
    plain = QLabel("<b>0.1</b> & more")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


OPEN_TODAY = """
import sys
from pathlib import Path
from calfjournal.journal import Journal
from ui.app import make_application
from ui.window.open_journal import Desk
from ui.services.options import Options
from ui.theme import active
path = Path(sys.argv[1])
Journal.create(path).close()
application = make_application()
desk = Desk(active(), Options())
desk.open(path)
application.processEvents()
print(desk.window.place, [m for m in ("pyqtgraph", "numpy", "reportlab") if m in sys.modules])
desk.close()
"""


def test_starting_needs_neither_charts_nor_paper(tmp_path: Path) -> None:
    """The program opens on Today without pyqtgraph, numpy or reportlab: they are slow."""
    repo = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", OPEN_TODAY, str(tmp_path / "mine.calfjournal")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=repo)
    assert done.stdout.strip() == "today []"
