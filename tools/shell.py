"""Words to the developer, and other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = sys.platform.startswith("linux")


class Stop(Exception):
    """Ends the program with a message on stderr and exit status 1."""


def say(text: str) -> None:
    """Tell the developer what is going on, in order with what other programs print."""
    print(text, flush=True)


def run(
    command: Sequence[str | Path], *, silent: bool = False, variables: dict[str, str] | None = None
) -> int:
    """Run a program with extra environment variables; return its exit status."""
    output = subprocess.DEVNULL if silent else None
    environment = os.environ | (variables or {})
    return subprocess.run(
        command, stdout=output, stderr=output, env=environment, check=False
    ).returncode
