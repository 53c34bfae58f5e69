"""Rounds on a disk that is full."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.faults import acts, children, kit
from tests.faults.oracles import state_of
from tests.soak.counters import Counters


def saves(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Save until nothing fits, with the end of the disk or of a file; then free it, or not."""
    place, out = folder / "disk", folder / chance.choice(("freed", "full"))
    place.mkdir()
    how = chance.choice(("disk", "limit"))
    size = f"{chance.randint(2300, 4000)}k"
    prefix = kit.tiny_disk(place, size) if how == "disk" else ()
    what = f"full {how} of {size}, then {out.name}"
    try:
        told = kit.run(children.fill, place / acts.JOURNAL, out, how, prefix=prefix)
    except AssertionError as error:
        counters.crashes.append(f"{what}: {error}")
        return
    acknowledged = [int(line) for line in told.splitlines() if line.isdigit()]
    counters.tally.judge(out / acts.JOURNAL, acknowledged, what=what)


def an_act(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Do something with little room, then again with enough."""
    template, place = folder / "template", folder / "disk"
    template.mkdir()
    place.mkdir()
    acts.prepare(template)
    before, copy = state_of(template / acts.JOURNAL), state_of(template / acts.COPY)
    act, room = chance.choice(tuple(acts.ACTS)), chance.randint(0, 600_000)
    what = f"{act} with room for {room} bytes"
    prefix = kit.tiny_disk(place, "2m")
    try:
        told = kit.run(children.act_on_full_disk, act, template, place, room, prefix=prefix)
    except AssertionError as error:
        counters.crashes.append(f"{what}: {error}")
        return
    report = json.loads(told.splitlines()[0])
    counters.tally.rounds += 1
    changing = act in ("save", "bring")
    allowed = {before} if report["told"] else {before, copy}
    if report["state"] not in allowed and not changing:
        counters.tally.torn.append(f"{what}: neither the old nor the new state")
