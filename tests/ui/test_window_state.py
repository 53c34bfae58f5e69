"""The window comes back as it was left, and on a screen, whatever the file says."""

from __future__ import annotations

import os

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal import paths
from ui.services import window_state
from ui.services.context import Context
from ui.services.places import Place
from ui.services.window_state import WindowState, fitted
from ui.window import whereabouts
from ui.window.main_window import SMALLEST, MainWindow

SMALL = QSize(*SMALLEST)
SCREENS = (QRect(0, 0, 1920, 1040), QRect(1920, -200, 1280, 1024))


def _write(content: bytes) -> None:
    window_state.file().parent.mkdir(parents=True, exist_ok=True)
    window_state.file().write_bytes(content)


def _window(context: Context, qtbot: QtBot) -> MainWindow:
    made = MainWindow(context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    whereabouts.restore_size(made)
    made.restore_page()
    return made


def test_what_was_kept_comes_back() -> None:
    """Each part may be kept on its own."""
    window_state.keep(x=10, y=20, width=700, height=500, maximized=True, page="plan")
    window_state.keep(month=600, day=300)
    assert window_state.load() == WindowState(10, 20, 700, 500, True, "plan", 600, 300)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"width = 'wide'\nheight = 500",
        b"width = 1.5\nheight = true",
        b"width = 99999999999\nheight = -99999999999",
        b"[width]\na = 1",
        b"width = 700\nheight = 500\nx = 0x" + b"f" * 3000,
        b"\xff\xfe",
        b"a" * 10_000,
        b"page = 3",
    ],
)
def test_odd_values_mean_the_default(content: bytes) -> None:
    """Wrong types, absurd numbers and broken files are as if nothing had been kept."""
    _write(content)
    found = window_state.load()
    assert not found.is_known
    assert found.page == ""


def test_a_file_that_is_none_is_left_alone(context: Context, qtbot: QtBot) -> None:
    """A folder in the way stops neither the start nor the end."""
    window_state.file().mkdir(parents=True)
    window = _window(context, qtbot)
    window.show()
    window.close()
    assert window_state.load() == WindowState()


@given(
    values=st.dictionaries(
        st.sampled_from([*WindowState.__struct_fields__, "other"]),
        st.integers(-(2**63), 2**63 - 1)
        | st.booleans()
        | st.text(max_size=5)
        | st.floats()
        | st.lists(st.integers(0, 9), max_size=2)
        | st.datetimes(),
    )
)
def test_any_values_give_a_state_that_fits(values: dict[str, object]) -> None:
    """Whatever TOML holds, the window is as large as it must be, whole, and on a screen."""
    _write(tomli_w.dumps(values).encode())
    state = window_state.load()
    place = fitted(state, SCREENS, SMALL)
    assert any(screen.contains(place) for screen in SCREENS)
    assert place.size() == place.size().expandedTo(SMALL)


@given(data=st.binary(max_size=300))
def test_any_bytes_give_a_state(data: bytes) -> None:
    """No file stops the start."""
    _write(data)
    assert isinstance(window_state.load(), WindowState)


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ((100, 50, 900, 700), QRect(100, 50, 900, 700)),  # as it was
        ((2000, -100, 900, 700), QRect(2000, -100, 900, 700)),  # on the second screen
        ((5000, 5000, 900, 700), QRect(1020, 340, 900, 700)),  # its screen is gone
        ((-800, -600, 900, 700), QRect(0, 0, 900, 700)),  # mostly outside
        ((0, 0, 4000, 3000), QRect(0, 0, 1920, 1040)),  # from a larger screen
        ((0, 0, 1, 1), QRect(0, 0, *SMALLEST)),  # too small to be used
    ],
)
def test_a_window_is_put_on_a_screen(kept: tuple[int, int, int, int], shown: QRect) -> None:
    """It is shown whole on the screen it is on most, else on the main one."""
    assert fitted(WindowState(*kept), SCREENS, SMALL) == shown


def test_a_screen_smaller_than_the_window_holds_what_fits() -> None:
    """The screen's own size is the most a window takes."""
    tiny = QRect(0, 0, 400, 300)
    assert fitted(WindowState(9, 9, 900, 700), [tiny], SMALL) == tiny


def test_the_first_window_fits_its_screen(context: Context, qtbot: QtBot) -> None:
    """Before anybody chose a size it is no larger than the screen."""
    window = _window(context, qtbot)
    screen = QApplication.primaryScreen().availableGeometry().size()
    assert window.size() == window.size().boundedTo(screen)
    assert window_state.on_screen(QSize(9000, 400)) == QSize(screen.width(), 400)


def test_a_window_left_off_screen_is_seen_again(context: Context, qtbot: QtBot) -> None:
    """A place on a screen that is gone brings the window back to one that is there."""
    window_state.keep(x=30_000, y=30_000, width=700, height=500)
    window = _window(context, qtbot)
    window.show()
    screens = [screen.availableGeometry() for screen in QApplication.screens()]
    assert any(screen.contains(window.geometry().center()) for screen in screens)


def test_a_maximized_window_keeps_its_usual_size(context: Context, qtbot: QtBot) -> None:
    """Maximized comes back maximized, and un-maximized it has the size of before."""
    first = _window(context, qtbot)
    first.resize(700, 500)
    first.show()
    first.showMaximized()
    qtbot.waitUntil(first.isMaximized)
    first.close()
    assert window_state.load().maximized
    again = _window(context, qtbot)
    again.show()
    qtbot.waitUntil(again.isMaximized)
    again.showNormal()
    qtbot.waitUntil(lambda: not again.isMaximized())
    assert (again.width(), again.height()) == (700, 500)


def test_the_calendar_keeps_its_parts(context: Context, qtbot: QtBot) -> None:
    """How wide month and day are is as it was left."""
    first = _window(context, qtbot)
    first.resize(1280, 800)
    first.show()
    first.navigate(Place.CALENDAR)
    first.page(Place.CALENDAR).splitter.setSizes([500, 480])  # type: ignore[attr-defined]
    wanted = first.page(Place.CALENDAR).splitter.sizes()  # type: ignore[attr-defined]
    first.navigate(Place.TODAY)
    again = _window(context, qtbot)
    again.resize(1280, 800)
    again.show()
    again.navigate(Place.CALENDAR)
    QApplication.processEvents()
    assert again.page(Place.CALENDAR).splitter.sizes() == wanted  # type: ignore[attr-defined]


def test_the_file_of_earlier_versions_is_not_read(context: Context, qtbot: QtBot) -> None:
    """F40: a crafted or broken window.ini, which could run code, changes nothing."""
    old = paths.config_dir() / "window.ini"
    old.parent.mkdir(parents=True)
    old.write_text("[General]\npage=library\ngeometry=@Variant(\\0\\0\\0)\n")
    assert _window(context, qtbot).place is Place.TODAY


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_the_state_is_for_its_owner_only() -> None:
    """The file is 0600 in a folder of 0700."""
    window_state.keep(page="plan")
    assert window_state.file().stat().st_mode & 0o777 == 0o600
    assert window_state.file().parent.stat().st_mode & 0o777 == 0o700
