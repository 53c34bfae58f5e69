"""The strip of keys below a page, in windows of any width."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.editor.set_keys import SPARE, STRIP
from ui.theme import Theme
from ui.window.key_strip import KeyStrip


@pytest.mark.parametrize("width", [560, 640, 740, 900])
def test_the_keys_that_end_a_session_are_named_in_a_small_window(
    theme: Theme, qtbot: QtBot, width: int
) -> None:
    """Less needed keys make room; what stays stands within the strip."""
    strip = KeyStrip(STRIP, SPARE)
    qtbot.addWidget(strip)
    strip.resize(width, 60)
    strip.show()
    shown = [cap for cap in strip._caps if cap.isVisible()]
    names = {cap.accessibleName() for cap in shown}
    assert {"Ctrl+Enter: finish", "Ctrl+Shift+Enter: partly", "Ctrl+Z: undo"} <= names
    assert all(strip.rect().contains(cap.geometry()) for cap in shown)
