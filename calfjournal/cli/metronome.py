"""``metronome``: a beat for steps on a run, as one WAV file for the phone."""

from __future__ import annotations

import argparse
from pathlib import Path

from msgspec.structs import replace

from calfjournal.cli import shapes
from calfjournal.cli.journals import opened
from calfjournal.cli.out import put, put_document
from calfjournal.domain.cadence_beat import BeatPlan, CadenceTarget, beat_score
from calfjournal.domain.message import say
from calfjournal.domain.thresholds import OWN_CADENCE
from calfjournal.errors import InputError, NothingToDo
from calfjournal.messages import tr
from calfjournal.tasks import beat_bytes, write_beat
from calfjournal.views.cadence_words import file_words, race_line, repeats_words, target_lines


def write(arguments: argparse.Namespace, path: Path) -> int:
    """Write the file: the target of the day, or what was asked for, never above the cap."""
    out: Path = arguments.out
    if out.suffix.lower() != ".wav":
        raise InputError("OUT.wav", tr("{file} should end in .wav.", file=out.name))
    with opened(path, read_only=arguments.own is None) as journal:
        if arguments.own is not None:
            journal.recovery.set_threshold(OWN_CADENCE, arguments.own)
        target = journal.views.cadence_target(arguments.day or journal.today())
        spm, plan = _beat(arguments, target), _plan(arguments, target.repeats)
        score = beat_score(plan, spm)
        write_beat(score, out, journal.path)
    if arguments.json:
        put_document(shapes.beat_document(out, target, plan, spm))
        return 0
    put(tr("{spm} spm: {repeats}", spm=spm, repeats=repeats_words(plan)))
    for line in filter(None, (*target_lines(target), race_line(target))):
        put(f"- {line}")
    put(file_words(score, beat_bytes(score)))
    put(out)
    return 0


def _beat(arguments: argparse.Namespace, target: CadenceTarget) -> int:
    """The beat in whole spm; raises InputError above the cap, NothingToDo without a baseline."""
    if target.spm is None:
        raise NothingToDo(
            say("progress.count_own_cadence"),
            tr("Tell it once with: {command}", command="calfjournal metronome OUT.wav --own SPM"),
        )
    spm: int | None = target.race_spm if arguments.race_pace else arguments.spm or target.spm
    if spm is None:
        raise NothingToDo(tr("No race of the last year was recorded with its cadence."))
    if refused := target.refusal(spm):
        raise InputError("--spm", refused)
    return spm


def _plan(arguments: argparse.Namespace, week: BeatPlan) -> BeatPlan:
    """The repeats that were asked for, else those of the week; raises InputError if too long."""
    plan: BeatPlan = arguments.repeats or week
    plan = replace(
        plan,
        warm_up_min=arguments.warm_up,
        cool_down_min=arguments.cool_down,
        fades=arguments.fade or (arguments.repeats is None and week.fades),
        every=2 if arguments.every_second else 1,
    )
    if refused := plan.refusal():
        raise InputError("--repeats", refused[1])
    return plan
