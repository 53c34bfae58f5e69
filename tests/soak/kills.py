"""Rounds that kill: at random moments, and at one system call of an act."""

from __future__ import annotations

import math
import random
import time
from pathlib import Path

from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.faults import acts, kit
from tests.faults.ladder import Rung, most, server
from tests.faults.oracles import ALARMS, digest, ids, is_sound, state_of
from tests.soak.counters import Counters
from tests.soak.toil import ADDING, toil

KILLS = 8
"""Times one journal is killed in a round."""

CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink")

Held = frozenset[int]


def at_random(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Kill somebody at work again and again; everything acknowledged must be there."""
    path = folder / acts.JOURNAL
    known: list[Held] = [frozenset()]
    for _ in range(KILLS):
        doing = _work(chance, path, known, counters)
        if not path.exists():  # Killed before there was one.
            continue
        try:
            with Journal.open(path) as journal:
                alarms = [note.kind.value for note in journal.notes if note.kind in ALARMS]
                problems, now = [*map(in_words, journal.check()), *alarms], frozenset(ids(journal))
        except CalfjournalError as error:
            kind = counters.tally.refused if is_sound(path) else counters.tally.torn
            kind.append(f"killed while {doing}: {error}")
            return
        _judge(counters, doing, known, now, problems)
        known.append(now)


def _work(chance: random.Random, path: Path, known: list[Held], counters: Counters) -> str:
    """Let somebody work and kill them; returns what they were doing."""
    process = kit.start(toil, path, chance.getrandbits(32))
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(chance.randint(1, 60))]
    time.sleep(chance.random() ** 2 / 20)  # to hit any moment
    rest, errors = kit.killed(process)
    if "Traceback" in errors:
        counters.crashes.append(f"killed journal: {errors[-2000:]}")
    doing = "opening"
    for line in [*lines, *rest]:
        word, *others = line.split()
        if word == "doing":
            doing = others[0]
        elif word == "took":
            counters.seconds[others[0]].append(float(others[1]))
        elif word == "held":
            known.append(frozenset(map(int, others)))
            counters.tally.acknowledged += 1
            doing = f"after {doing}"
    return doing


def _judge(
    counters: Counters, doing: str, known: list[Held], now: Held, problems: list[str]
) -> None:
    counters.tally.rounds += 1
    last = known[-1]
    if problems:
        counters.tally.torn.append(f"killed while {doing}: {problems[0]}")
    elif now in _possible(doing, known, now):
        return
    elif last - now:
        counters.tally.lost.append(f"killed while {doing}: {len(last - now)} rows")
    else:
        counters.tally.torn.append(f"killed while {doing}: a state that never was")


def _possible(doing: str, known: list[Held], now: Held) -> list[Held]:
    """Return the states there may be: the last, one that adds to it, or for the rest an earlier."""
    last = known[-1]
    if doing.startswith("after"):
        return [last]
    if doing in ADDING:
        return [last, *([now] if last < now else [])]
    return known


def at_a_call(chance: random.Random, folder: Path, counters: Counters) -> None:
    """Kill acts at system calls all over their length."""
    template, rungs = folder / "template", folder / "rungs"
    template.mkdir()
    rungs.mkdir()
    acts.prepare(template)
    act = chance.choice(tuple(acts.ACTS))
    with server(act, CALLS, "signal=KILL", template, rungs) as attempt:
        tried = {_place(chance) for _ in range(KILLS)}
        for call, number in sorted(tried):
            _judge_rung(counters, act, template, attempt(call, number))


def _place(chance: random.Random) -> tuple[str, int]:
    call = chance.choice((*CALLS, *["pwrite64"] * 6))
    highest = most(call) - 1 if call == "pwrite64" else 40
    return call, round(math.exp(chance.uniform(0, math.log(highest))))


def _judge_rung(counters: Counters, act: str, template: Path, rung: Rung) -> None:
    where, tally = f"{act} killed at {rung.name}", counters.tally
    old, copy = state_of(template / acts.JOURNAL), state_of(template / acts.COPY)
    states = {"restore": [old, copy], "save": [], "bring": []}.get(act, [old])
    tally.judge(rung.folder / acts.JOURNAL, rung.acknowledged, states, what=where)
    tally.judge(rung.folder / acts.COPY, states=[copy, old], what=f"{where}, backup")
    tally.judge(rung.folder / acts.OLD, what=f"{where}, old version")
    if act == "export" and rung.ended == "done":
        return
    if act != "export" and digest(rung.folder / "out.json") != digest(template / "out.json"):
        tally.torn.append(f"{where}: the export was touched")
