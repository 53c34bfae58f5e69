"""What the fault tests break things with: processes, strace, tiny disks, other clocks and users.

Whatever a machine lacks is skipped, and the reason says what to install; pytest counts them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from calfjournal.journal import Journal
from calfjournal.store import checksums

if sys.platform == "win32":
    pytest.skip("kills, stops and limits processes the POSIX way", allow_module_level=True)

REPO = Path(__file__).resolve().parents[2]
NOBODY = 65534

Prefix = Sequence[str | Path]


def command(function: Callable[..., object], *arguments: object) -> list[str]:
    """Return the command line that calls a function of a module in a process of its own.

    The arguments arrive as text.
    """
    name = function.__name__
    code = f"import sys; from {function.__module__} import {name}; {name}(*sys.argv[1:])"
    return [sys.executable, "-c", code, *map(str, arguments)]


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the variables of a child: ours, with this checkout importable from anywhere."""
    return {**os.environ, "PYTHONPATH": str(REPO), "PYTHONUTF8": "1", **(variables or {})}


def start(
    function: Callable[..., object],
    *arguments: object,
    prefix: Prefix = (),
    variables: Mapping[str, str] | None = None,
) -> subprocess.Popen[str]:
    """Start a child; whoever starts it waits for it."""
    return subprocess.Popen(
        [*prefix, *command(function, *arguments)],
        cwd=REPO,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(variables),
    )


@contextmanager
def child(function: Callable[..., object], *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Start a child that says "ready", wait for that, and see to it that it ends."""
    process = start(function, *arguments)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
        yield process
    finally:
        process.kill()
        process.communicate()


def run(
    function: Callable[..., object],
    *arguments: object,
    prefix: Prefix = (),
    variables: Mapping[str, str] | None = None,
) -> str:
    """Run a child to its end and return what it printed; it must succeed."""
    process = start(function, *arguments, prefix=prefix, variables=variables)
    output, errors = process.communicate()
    assert process.returncode == 0, f"exit {process.returncode}\n{output}\n{errors}"
    return output


def killed(process: subprocess.Popen[str]) -> tuple[list[str], str]:
    """Kill a child with -9; return the whole lines it still said, and its errors.

    Not by ``communicate``, which forgets what ``readline`` has read ahead.
    """
    assert process.stdout is not None
    assert process.stderr is not None
    process.send_signal(signal.SIGKILL)
    text = process.stdout.read()
    errors = process.stderr.read()
    process.wait()
    return text[: text.rfind("\n") + 1].splitlines(), errors


def opened(path: str) -> Journal:
    """Open the journal, or make it when there is no file."""
    there = Path(path).exists()
    return Journal.open(Path(path)) if there else Journal.create(Path(path))


def say(*words: object) -> None:
    """Print from a child, at once."""
    print(*words, flush=True)  # noqa: T201


# ------------------------------------------------------------------------------- what is there


def need(program: str, package: str = "") -> str:
    """Return where a program is, or skip the test and say what to install."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is missing: apt-get install {package or program}")
    return found


@cache
def _works(*words: str | Path) -> bool:
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def strace(*options: str) -> list[str]:
    """Return the words that run a command under strace, following its children."""
    words = [need("strace"), "-f", "-qqq", "-o", os.devnull]
    if not _works(*words, "true"):
        pytest.skip("strace may not trace processes here (ptrace is forbidden)")
    return [*words, *options]


def _own_mounts(*command: str | Path) -> list[str | Path]:
    own = [need("unshare", "util-linux"), "-m" if os.geteuid() == 0 else "-Urm"]
    if not _works(*own, "mount", "-t", "tmpfs", "-o", "size=1m", "calfjournal", "/tmp"):
        pytest.skip("a process may not mount a disk of its own here (user namespaces are off)")
    return [*own, *command]


def tiny_disk(place: Path, size: str = "3m") -> list[str | Path]:
    """Return the words that run a command with a disk of that size mounted for it alone."""
    script = f'mount -t tmpfs -o size={size} calfjournal "$0" && exec "$@"'
    return _own_mounts("sh", "-c", script, place)


def read_only_disk(place: Path) -> list[str | Path]:
    """Return the words that run a command for which that folder is a disk without writing."""
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    return _own_mounts("sh", "-c", script, place)


def wrong_clock(file: Path) -> dict[str, str]:
    """Return the variables of a child whose clock says what the file does; see ``set_clock``."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    if not found:
        pytest.skip("libfaketime is missing: apt-get install faketime")
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def set_clock(file: Path, moment: str) -> None:
    """Let the clock of a child go on from a moment: "1970-01-02 12:00:00"."""
    fresh = file.with_suffix(".new")
    fresh.write_text(f"@{moment}\n", encoding="ascii")
    fresh.replace(file)


@contextmanager
def unprivileged(place: Path) -> Iterator[None]:
    """Be nobody for a while, since root may write everywhere; others stay who they are."""
    if os.geteuid() != 0:
        yield
        return
    checksums.available()  # Nobody may not read the libraries of a Python in root's home.
    modes = {folder: folder.stat().st_mode for folder in (place, *place.parents)}
    for folder, mode in modes.items():
        if not mode & 0o001:
            folder.chmod(mode | 0o011)
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        for folder, mode in modes.items():
            folder.chmod(mode)
