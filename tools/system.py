"""What the system must bring: libraries for Qt and programs for the tests, as Debian packages."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path

from tools.shell import LINUX, Stop, run, say

# What Qt's wheels load from the system, and the Debian package of each. PySide6 imports need:
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libpulse.so.0": "libpulse0",
}
# A window on X needs these too.
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# Tests in a real window open it here.
SCREEN = {"Xvfb": "xvfb"}
# What other tests use, by program or path; without one of them those tests are skipped.
TEST_PROGRAMS = {
    "strace": "strace",  # fails and kills at a chosen system call
    "faketime": "faketime",  # other clocks
    "unshare": "util-linux",  # small file systems of our own ...
    "mount": "mount",  # ... to fill
    "pdftotext": "poppler-utils",  # reads printed paper
    "dbus-run-session": "dbus",  # a desktop session for the screen reader
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi",
    "pulseaudio": "pulseaudio",  # a sound card that is not there
    "pactl": "pulseaudio-utils",
    "sox": "sox",  # listens to the metronome
}
# How long another program may hold the system's package lock, and how often we look.
LOCK_PATIENCE_S, LOCK_PAUSE_S = 600, 3


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """Return the packages of those libraries that do not load."""
    return [package for library, package in libraries.items() if LINUX and not _loads(library)]


def _loads(library: str) -> bool:
    """Tell whether the system finds and loads a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_programs(programs: dict[str, str]) -> list[str]:
    """Return the packages of those programs and paths that are not there."""
    return [package for what, package in programs.items() if LINUX and not _present(what)]


def _present(what: str) -> bool:
    return Path(what).exists() if what.startswith("/") else shutil.which(what) is not None


def need_libraries(*, window: bool) -> None:
    """Install the system libraries Qt misses, or stop and say how to."""
    packages = missing_libraries(QT_LIBRARIES | (WINDOW_LIBRARIES if window else {}))
    if packages:
        install_packages(packages)


def want_for_tests() -> str:
    """Get what tests use beyond Qt; return what to tell where that is not possible, or nothing."""
    packages = missing_libraries(WINDOW_LIBRARIES) + missing_programs(SCREEN | TEST_PROGRAMS)
    if packages:
        try:
            install_packages(packages)
        except Stop as stop:
            return str(stop)
    return ""


def has_screen() -> bool:
    """Tell whether tests can open a real window, on an X server of their own where it is Linux."""
    return not (missing_libraries(WINDOW_LIBRARIES) or missing_programs(SCREEN))


# ----------------------------------------------------------------------------- packages


def install_packages(packages: list[str]) -> None:
    """Install Debian packages where this user may; else stop with the one command to run."""
    install = ["install", "--yes", "--no-install-recommends", *packages]
    by_hand = (
        "System packages are missing. Run this, then try again:\n"
        f"  sudo apt-get {shlex.join(install)}"
    )
    if not shutil.which("apt-get"):
        names = " ".join(packages)
        raise Stop(f"Install what your system calls these Debian packages, then try again: {names}")
    root = _become_root()
    if root is None:
        raise Stop(by_hand)
    say(f"Installing system packages: {' '.join(packages)} ...")
    # The package lists are refreshed only when they turn out to be missing or stale.
    if apt_get(root, install):
        apt_get(root, ["update"])
        complaint = apt_get(root, install)
        if complaint:
            raise Stop(f"{complaint}\napt-get could not install them. {by_hand}")


def apt_get(root: list[str], arguments: list[str]) -> str:
    """Run apt-get, waiting while another program holds its locks; return its complaint, or nothing.

    apt can wait by itself, but only for one of its locks and without saying so.
    """
    command = [*root, "env", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for patience in range(LOCK_PATIENCE_S // LOCK_PAUSE_S, -1, -1):
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return ""
        if "Could not get lock" not in done.stderr:
            break
        if patience * LOCK_PAUSE_S == LOCK_PATIENCE_S:
            say("Another program is installing system packages; waiting until it is done ...")
        time.sleep(LOCK_PAUSE_S)
    return done.stderr.strip()


def _become_root() -> list[str] | None:
    """Return the words that run a command as root, or None where that would ask a password."""
    if os.name != "nt" and os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and run([*sudo, "true"], silent=True) == 0:
        return sudo
    return None
