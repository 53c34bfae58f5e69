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
from calfjournal.errors import FileExists, InputError, NothingToDo
from calfjournal.messages import tr
from calfjournal.tasks import beat_bytes, write_beat
from calfjournal.terminal import complain
from calfjournal.views.cadence_words import (
    file_words,
    race_line,
    repeats_words,
    target_lines,
    unused_line,
)

WRONG_USAGE = 2
"""The status of words that no command understands."""


def write(arguments: argparse.Namespace, path: Path) -> int:
    """Write the file: the target of the day, or what was asked for, never above the cap.

    What was counted is kept once the file is written.
    """
    out: Path = arguments.out
    if out.suffix.lower() != ".wav":
        raise InputError("OUT.wav", tr("{file} should end in .wav.", file=out.name))
    counted: int | None = arguments.own
    with opened(path, read_only=counted is None) as journal:
        journal.refuse_journal(out)
        if out.exists() and not arguments.force:
            raise FileExists(say("store.exists", path=out), say("store.choose_name_or_force"))
        target = journal.views.cadence_target(arguments.day or journal.today(), counted)
        spm, plan = _beat(arguments, target), _plan(arguments, target.repeats)
        if plan is None:
            return WRONG_USAGE
        score = beat_score(plan, spm)
        write_beat(score, out, journal.path)
        if counted is not None:
            journal.recovery.set_threshold(OWN_CADENCE, counted)
    if arguments.json:
        put_document(shapes.beat_document(out, target, plan, spm))
        return 0
    put(tr("{spm} spm: {repeats}", spm=spm, repeats=repeats_words(plan)))
    unused = "" if counted is None else unused_line(target, counted)
    for line in filter(None, (*target_lines(target, spm), race_line(target), unused)):
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


def _plan(arguments: argparse.Namespace, week: BeatPlan) -> BeatPlan | None:
    """The repeats that were asked for, else those of the week; complains where they are none."""
    plan: BeatPlan = arguments.repeats or week
    plan = replace(
        plan,
        warm_up_min=arguments.warm_up,
        cool_down_min=arguments.cool_down,
        fades=arguments.fade or (arguments.repeats is None and week.fades),
        every=2 if arguments.every_second else 1,
    )
    if refused := plan.refusal():
        complain(tr("--repeats: {problem}", problem=refused[1]))
        return None
    return plan
