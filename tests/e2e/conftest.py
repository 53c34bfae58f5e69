"""A real window for the end-to-end tests: an own X server on Linux, the desktop elsewhere.

Run them by themselves (`pytest tests/e2e`): one process can hold only one kind of window, and the
other tests use the one without a screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def pytest_configure(config: pytest.Config) -> None:
    """Start an X server for this process before anything imports Qt."""
    wants_screen = os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    if wants_screen and sys.platform.startswith("linux") and shutil.which("Xvfb"):
        server, number = _start_xvfb()
        config.add_cleanup(lambda: _stop(server))
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder, and skip all where there is no screen, saying why."""
    reason = _why_no_screen()
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        item.add_marker(pytest.mark.e2e)
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))


def _why_no_screen() -> str:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return (
            "end-to-end tests need a real window: run `python3 dev.py test` or `pytest tests/e2e`"
        )
    if sys.platform.startswith("linux") and os.environ.get("QT_QPA_PLATFORM") != "xcb":
        return "end-to-end tests need Xvfb, which is not installed"
    return ""


def _start_xvfb() -> tuple[subprocess.Popen[bytes], int]:
    """Start Xvfb on a display number that it chooses itself, and wait until it answers."""
    readable, writable = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writable),
        "-screen",
        "0",
        "1920x1200x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(
        command, pass_fds=[writable], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writable)
    with os.fdopen(readable) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        raise pytest.UsageError("Xvfb did not start")
    return server, int(number)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait()
