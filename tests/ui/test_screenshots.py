"""The pictures to look at are drawn, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from calfjournal.journal import Journal
from ui.screenshots import HEIGHTS, THEMES, draw, main
from ui.services.places import Place
from ui.theme import Theme

WIDTHS = (480, 1920)


def test_each_page_is_drawn_in_both_themes_and_sizes(
    journal: Journal, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    """Files are named page-theme-WxH.png and have that size; light and dark differ."""
    path = journal.path
    journal.close()
    drawn = draw(path, tmp_path / "pictures", [Place.LIBRARY], widths=WIDTHS)
    assert [file.name for file in drawn] == [
        f"library-{theme_name}-{width}x{HEIGHTS[width]}.png"
        for theme_name in THEMES
        for width in WIDTHS
    ]
    light, dark = (QImage(str(drawn[index])) for index in (0, 2))
    assert (light.width(), light.height()) == (480, HEIGHTS[480])
    assert light.pixelColor(5, 400).lightness() > 200
    assert dark.pixelColor(5, 400).lightness() < 50


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A slip in a page's name lists what there is."""
    with pytest.raises(SystemExit, match=r"libary.*library"):
        main([str(tmp_path), "--pages", "libary", "--journal", str(tmp_path / "none")])
