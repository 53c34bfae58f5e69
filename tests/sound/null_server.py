"""A sound server without a sound card, and what it would have been heard of a program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import msgspec
import numpy as np

from calfjournal.sound.rendering import RATE

NEEDED: Final = ("pulseaudio", "parec", "pactl")
SILENCE: Final = RATE // 200
"""Samples without anything before a sound that begins: 5 ms."""
_MODULES: Final = (
    "module-native-protocol-unix",
    f"module-null-sink sink_name=test rate={RATE} channels=1",
    "module-always-sink",
)
_PATIENCE_S: Final = 60


def missing() -> list[str]:
    """The programs that are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


class NullServer:
    """Runs while it is entered; ``heard`` lets a program of ours play to it and records it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        run, home = folder / "run", folder / "home"
        for made in (run, home):
            made.mkdir(mode=0o700)
        self._environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(run),
            "HOME": str(home),
            "CALFJOURNAL_HOME": str(home),
        }
        for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH"):
            self._environment.pop(name, None)

    def __enter__(self) -> Self:
        modules = [word for module in _MODULES for word in ("-L", module)]
        command = ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", *modules]
        self._server = self._begin(command)
        while self._server.poll() is None and not self._answers():
            continue
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _end(self._server)

    def heard(self, module: str, arguments: Sequence[object]) -> tuple[np.ndarray, dict[str, Any]]:
        """Run a module; returns every sample of what it played, and what it printed as JSON."""
        record = self._folder / "record.raw"
        record.unlink(missing_ok=True)
        form = [f"--rate={RATE}", "--channels=1", "--format=s16le", "--raw", "--latency-msec=20"]
        recorder = self._begin(["parec", "--device=test.monitor", *form, str(record)])
        try:
            while recorder.poll() is None and not (record.exists() and record.stat().st_size):
                continue
            done = subprocess.run(
                [sys.executable, "-m", module, *map(str, arguments)],
                env={"QT_QPA_PLATFORM": "offscreen", **self._environment},
                check=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        finally:
            _end(recorder)
        return np.fromfile(record, np.int16), msgspec.json.decode(done.stdout.splitlines()[-1])

    def _begin(self, command: list[str]) -> subprocess.Popen[bytes]:
        silent = subprocess.DEVNULL
        return subprocess.Popen(command, env=self._environment, stdout=silent, stderr=silent)

    def _answers(self) -> bool:
        asked = subprocess.run(
            ["pactl", "info"], env=self._environment, check=False, capture_output=True
        )
        return asked.returncode == 0


def onsets(samples: np.ndarray) -> np.ndarray:
    """Where sounds begin: samples that are heard after a silence."""
    loud = np.flatnonzero(samples)
    follows = np.diff(loud, prepend=-SILENCE - 1) > SILENCE
    return loud[follows]


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(_PATIENCE_S)
