"""How the window was left: place, size, page. Plain values; anything odd means the default."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

from calfjournal import paths
from calfjournal.errors import CalfjournalError
from calfjournal.files import write_private
from calfjournal.toml_files import read_toml

log = logging.getLogger(__name__)

MOST_BYTES = 4000
FAR = 1 << 16
"""No screen reaches farther, in pixels."""


class WindowState(Struct, frozen=True):
    """Place of the frame and size of the inside, in pixels; 0 by 0 when nothing is known.

    ``month`` and ``day`` are the widths of the calendar's two parts, 0 when nobody chose;
    ``view`` is the way the calendar was seen last.
    """

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximized: bool = False
    page: str = ""
    month: int = 0
    day: int = 0
    view: str = ""

    @property
    def is_known(self) -> bool:
        """True when there is a size to go back to."""
        return self.width > 0 and self.height > 0


def file() -> Path:
    """Return where the state is kept."""
    return paths.config_dir() / "window.toml"


def load() -> WindowState:
    """Return how the window was left; what is missing or odd is at its default."""
    try:
        found = read_toml(file(), MOST_BYTES)
    except (CalfjournalError, OSError):
        return WindowState()
    defaults = asdict(WindowState())
    usable: dict[str, Any] = {
        key: found[key] for key, default in defaults.items() if _fits(found.get(key), default)
    }
    return WindowState(**usable)


def keep(**values: Any) -> None:  # noqa: ANN401 - fields of WindowState
    """Change some of what is kept; a disk that refuses is no reason to bother anybody."""
    import tomli_w  # Late: for the end of a window.

    state = replace(load(), **values)
    try:
        write_private(file(), tomli_w.dumps(asdict(state)).encode("utf-8"))
    except OSError as error:
        log.info("state of the window not kept: %s", error.strerror)


def _fits(value: object, default: object) -> bool:
    if type(value) is not type(default):
        return False
    return not isinstance(value, int) or abs(value) < FAR


def fitted(state: WindowState, screens: Sequence[QRect], smallest: QSize) -> QRect:
    """Return place and size on the screens there are: whole, on the screen it is on most.

    ``screens`` are the usable parts, the main one first.
    """
    wanted = QRect(state.x, state.y, state.width, state.height)
    screen = max(screens, key=lambda each: _area(each & wanted))
    return within(QRect(wanted.topLeft(), wanted.size().expandedTo(smallest)), screen)


def within(place: QRect, screen: QRect) -> QRect:
    """Return place and size moved, and made smaller where it must be, until it is on the screen."""
    size = place.size().boundedTo(screen.size())
    last = screen.bottomRight() - QPoint(size.width() - 1, size.height() - 1)
    x = min(max(place.x(), screen.x()), last.x())
    y = min(max(place.y(), screen.y()), last.y())
    return QRect(QPoint(x, y), size)


def on_screen(size: QSize) -> QSize:
    """Return a size, smaller where the main screen has no room for it."""
    for main in QGuiApplication.screens()[:1]:
        size = size.boundedTo(main.availableGeometry().size())
    return size


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
