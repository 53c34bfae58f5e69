"""The arguments of ``metronome``."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from calfjournal.cli.typed import identifier, iso_day, whole
from calfjournal.domain.cadence_beat import REPEATS_FREE_MIN, BeatPlan
from calfjournal.domain.limits import BEATS, COOL_DOWN_MIN, WARM_UP_MIN
from calfjournal.messages import tr

if TYPE_CHECKING:
    from calfjournal.cli.typed import Commands

_REPEATS = re.compile(r"(\d{1,3})\s*[xX×]\s*(\d{1,3})(?:\s*/\s*(\d{1,3}))?", re.ASCII)

_PARTS = ("repeats", "on_min", "free_min")


def add(commands: Commands) -> None:
    """Add the command."""
    metronome = commands.add_parser("metronome", help=tr("a beat for a run, as a WAV file"))
    metronome.add_argument("out", type=Path, metavar="OUT.wav")
    beat = metronome.add_mutually_exclusive_group()
    beat.add_argument(
        "--spm",
        type=whole(BEATS["spm"]),
        metavar="N",
        help=tr("steps a minute; default a little above your own"),
    )
    beat.add_argument(
        "--race-pace", action="store_true", help=tr("the cadence of your runs at race pace")
    )
    metronome.add_argument(
        "--own",
        type=whole(BEATS["spm"]),
        metavar="N",
        help=tr("your own cadence, counted for 60 seconds: kept in the journal"),
    )
    metronome.add_argument(
        "--repeats",
        type=repeats,
        metavar="6x1/2",
        help=tr("repeats x minutes on the beat / minutes free; default those of the week"),
    )
    for name, minutes in (("warm-up", WARM_UP_MIN), ("cool-down", COOL_DOWN_MIN)):
        metronome.add_argument(
            f"--{name}",
            type=whole(BEATS[identifier(f"{name}-min")]),
            default=minutes,
            metavar=tr("MINUTES"),
        )
    metronome.add_argument(
        "--fade", action="store_true", help=tr("a minute with the beat, a minute without")
    )
    metronome.add_argument(
        "--every-second", action="store_true", help=tr("sound every second step")
    )
    metronome.add_argument("--day", type=iso_day, metavar=tr("DATE"), help=tr("default today"))
    metronome.add_argument("--force", action="store_true", help=tr("replace an older file"))
    metronome.add_argument("--json", action="store_true")


def repeats(text: str) -> BeatPlan:
    """Repeats of minutes on a beat / minutes free between them: ``6x1/2``, ``3x5``, ``1x30``."""
    found = _REPEATS.fullmatch(text.strip())
    if found is None:
        problem = tr("'{text}' is no plan of repeats such as 6x1/2", text=text)
        raise argparse.ArgumentTypeError(problem)
    plan = BeatPlan(int(found[1]), int(found[2]), int(found[3] or REPEATS_FREE_MIN))
    for name in _PARTS:
        number, limit = getattr(plan, name), BEATS[name]
        if not limit.holds(number):
            problem = tr(
                "{number} of '{text}' is not {range}", number=number, text=text, range=limit.text()
            )
            raise argparse.ArgumentTypeError(problem)
    return plan
