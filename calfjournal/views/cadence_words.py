"""Why a beat for a run is as it is, and what is played of it, in words."""

from __future__ import annotations

from calfjournal.domain.cadence_beat import (
    FAR_BELOW_PERCENT,
    BeatPlan,
    CadenceTarget,
    OwnCadence,
)
from calfjournal.domain.message import say
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Score
from calfjournal.messages import formats, in_words, tr

MB = 1_000_000
"""Bytes, as systems count the room on a disk."""


def target_lines(target: CadenceTarget, spm: int | None = None) -> list[str]:
    """Return what a beat rests on, a sentence each: one's own cadence, the step up, the cap.

    ``spm`` is the beat that is run to where it is not the target.
    """
    own = target.own
    if own is None or target.most is None:
        return [in_words(say("progress.count_own_cadence"))]
    return [_own_line(own), _step_line(target, spm), _cap_line(target, own)]


def unused_line(target: CadenceTarget, counted: int) -> str:
    """Return that a counted cadence is kept and not used; "" where it is what the beat rests on."""
    own = target.own
    if own is None or own.is_counted:
        return ""
    return tr(
        "The {counted} spm that you counted are kept, but not used: {runs:runs} say more, and the "
        "count holds again once there are too few of them.",
        counted=counted,
        runs=own.runs,
    )


def race_line(target: CadenceTarget) -> str:
    """Return where the cadence of one's own race pace comes from; "" where nobody knows it."""
    race, spm = target.race, target.race_spm
    if race is None or spm is None:
        return ""
    told = tr(
        "Race pace: {spm:1} spm, the middle of {runs:runs} up to {day:date}.",
        spm=race.spm,
        runs=race.runs,
        day=race.until,
    )
    if round(race.spm) <= spm:
        return told
    return formats.sentences([told, tr("The beat stays at the cap of {most:spm}.", most=spm)])


def _own_line(own: OwnCadence) -> str:
    if own.is_counted:
        return tr("Own cadence {spm:1} spm, as you counted it.", spm=own.spm)
    told = tr(
        "Own cadence {spm:1} spm: the middle of {runs:runs}, steady and easy, up to {day:date}.",
        spm=own.spm,
        runs=own.runs,
        day=own.until,
    )
    if own.mps is None:
        return told
    pace = tr("They were run at about {pace}.", pace=formats.pace(own.mps, 1))
    return formats.sentences([told, pace])


def _step_line(target: CadenceTarget, spm: int | None) -> str:
    if spm is not None and spm not in (target.spm, target.race_spm):
        return _asked_line(spm, target.above_own(spm) or 0.0)
    if spm is not None and spm != target.spm:
        percent = target.above_own(spm) or 0.0
        return tr("{percent:+1} %: the {spm} spm of your race pace.", spm=spm, percent=percent)
    if target.week == 1:
        return tr("{percent:+1} % in the first week of repeats.", percent=target.percent)
    return tr(
        "{percent:+1} % after the first week of repeats; this is week {week}.",
        percent=target.percent,
        week=target.week,
    )


def _asked_line(spm: int, percent: float) -> str:
    told = tr("{percent:+1} %: the {spm} spm that you asked for.", spm=spm, percent=percent)
    if percent >= FAR_BELOW_PERCENT:
        return told
    far = tr("That is far below your own cadence; repeats are run a little above it.")
    return formats.sentences([told, far])


def _cap_line(target: CadenceTarget, own: OwnCadence) -> str:
    return in_words(
        say(
            "progress.beat_above_cap",
            most=target.most,
            percent=target.most_percent,
            own=own.spm,
        )
    )


def repeats_words(plan: BeatPlan) -> str:
    """Return what is run on the beat: ``6 × 1 min on the beat, 2 min free``."""
    if plan.is_faded:
        return _faded_words(plan)
    if plan.repeats == 1:
        return tr("{on:min} on the beat", on=plan.on_min)
    if not plan.free_min:
        return tr("{repeats} × {on:min} on the beat", repeats=plan.repeats, on=plan.on_min)
    return tr(
        "{repeats} × {on:min} on the beat, {free:min} free",
        repeats=plan.repeats,
        on=plan.on_min,
        free=plan.free_min,
    )


def _faded_words(plan: BeatPlan) -> str:
    """``3 × 5 min, a minute with the beat, a minute without``."""
    if plan.repeats == 1:
        return tr("{on:min}, a minute with the beat, a minute without", on=plan.on_min)
    if not plan.free_min:
        return tr(
            "{repeats} × {on:min}, a minute with the beat, a minute without",
            repeats=plan.repeats,
            on=plan.on_min,
        )
    return tr(
        "{repeats} × {on:min}, a minute with the beat, a minute without; {free:min} free between",
        repeats=plan.repeats,
        on=plan.on_min,
        free=plan.free_min,
    )


def length_words(score: Score) -> str:
    """Return how long a score lasts, as a clock would show it: ``31:00``."""
    return formats.duration((score.lasts_ns or 0) / SECOND_NS)


def file_words(score: Score, size: int) -> str:
    """Return how long the file is and how large: ``31:00, about 82 MB``."""
    return tr("{length}, about {size:0} MB", length=length_words(score), size=max(size / MB, 1))


def part_words(score: Score, index: int) -> str:
    """Return a part of a beat with its length: ``Warm-up, 10:00``."""
    length = _length(score.passages[index].lasts_ns or 0)
    return tr("{part}, {length}", part=_part(score, index), length=length)


def now_words(score: Score, elapsed_ns: int) -> str:
    """Return what is to be done at a moment of a beat, and how long it goes on."""
    now = score.at(elapsed_ns)
    if now.over:
        return tr("All of it is over.")
    left = _length(now.left_ns or 0)
    return tr("{part} · {left} left", part=_part(score, now.index), left=left)


def _part(score: Score, index: int) -> str:
    passage = score.passages[index]
    if passage.cue is Cue.READY:
        return tr("Count-in")
    if passage.rep:
        return _of_repeat(passage)
    if index == 0:
        return tr("Warm-up")
    return tr("Cool-down") if index == len(score.passages) - 1 else tr("Free")


def _of_repeat(passage: Passage) -> str:
    if passage.cue is Cue.BEAT:
        return tr("Repeat {repeat}, on the beat", repeat=passage.rep)
    return tr("Repeat {repeat}, the same steps without it", repeat=passage.rep)


def _length(lasts_ns: int) -> str:
    return formats.duration(-(-lasts_ns // SECOND_NS))


def file_name(plan: BeatPlan, spm: int) -> str:
    """Return a name for the file: ``beat-172-6x1.wav``."""
    return f"beat-{spm}-{plan.repeats}x{plan.on_min}.wav"
