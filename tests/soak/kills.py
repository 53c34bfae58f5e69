"""Journals that are killed while they save, and disks that fill."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

from tests.faults import children, kit
from tests.soak.counters import Counters

KILLS = 6
"""Kills of one journal, one after the other."""


def saves(place: Path, chance: random.Random, counters: Counters) -> None:
    """Kill a program that saves, takes back and does again; what it acknowledged is there."""
    path = place / "year.calfjournal"
    acknowledged: set[int] = set()
    for number in range(KILLS):
        with kit.child(children.save, path) as process:
            time.sleep(chance.random() * chance.choice((0.05, 0.5, 1.5)))  # to hit any moment
            process.send_signal(signal.SIGKILL)
            lines = process.communicate()[0].splitlines()
        acknowledged |= whole(lines)
        counters.kept.judge(path, acknowledged, what=f"kill {number} of {place.name}")


def whole(lines: list[str]) -> set[int]:
    """Return the ids of every line that was printed whole; the last one may be cut."""
    pairs = [line.split() for line in lines]
    return {int(word) for pair in pairs if len(pair) == 2 for word in pair if len(word) > 15}


def full_disk(place: Path, chance: random.Random, counters: Counters) -> None:
    """Save until files may not grow any more, then again with room; all that was kept is there."""
    out = place / chance.choice(("full", "freed"))
    said = kit.run(children.fill, place / "year.calfjournal", out, "limit").splitlines()
    acknowledged = {int(line) for line in said if line.isdigit()}
    counters.kept.judge(out / "year.calfjournal", acknowledged, what=f"full disk {place.name}")
