"""Many inputs in one process, watched from outside: a crash or a hang costs one batch."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults import kit
from tests.soak.counters import Counters

SECONDS = 300
"""Far more than a batch takes: whoever needs longer hangs."""


class Batch:
    """What a batch says of its inputs, a line of JSON each time something is found."""

    def __init__(self) -> None:
        self._what = ""
        self._outcomes: Counter[str] = Counter()
        self._inputs = 0

    def begin(self, what: str) -> None:
        """Say what comes next, so that it is known when it never ends."""
        self._what = what
        self._inputs += 1
        kit.say(json.dumps({"at": what}))

    def outcome(self, name: str) -> None:
        """Count what became of the input."""
        self._outcomes[name] += 1

    def crash(self, trace: str) -> None:
        """Say that something other than one of our errors came out."""
        kit.say(json.dumps({"crash": f"{self._what}: {trace}"}))

    def silent(self, how: str = "differs without a word") -> None:
        """Say that content changed and nobody was told."""
        kit.say(json.dumps({"silent": f"{self._what}: {how}"}))

    def end(self) -> None:
        """Say the counts."""
        kit.say(json.dumps({"inputs": self._inputs, "outcomes": self._outcomes}))


def watch(
    function: Callable[[str, str, str], None],
    seed: str,
    folder: Path,
    count: int,
    counters: Counters,
) -> None:
    """Run a batch in a process of its own and add what it said to the counters."""
    process = kit.start(function, seed, folder, count)
    try:
        output, errors = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        output, errors = process.communicate()
        counters.hangs.append(_last(output))
    else:
        if process.returncode != 0:
            counters.crashes.append(
                f"exit {process.returncode} at {_last(output)}: {errors[-2000:]}"
            )
    for line in output.splitlines():
        said = json.loads(line)
        counters.crashes += [said["crash"]] if "crash" in said else []
        counters.silent += [said["silent"]] if "silent" in said else []
        counters.inputs += said.get("inputs", 0)
        counters.outcomes.update(said.get("outcomes", {}))


def _last(output: str) -> str:
    places = [said["at"] for said in map(json.loads, output.splitlines()) if "at" in said]
    return places[-1] if places else "the start"
