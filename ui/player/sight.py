"""What is seen of a played session at one moment, as plain values."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from calfjournal.domain.beat import beat_at
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Playhead, Score
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, tr
from calfjournal.views.player import PlayerFacts
from calfjournal.views.player_words import (
    CUES,
    LEG_NAMES,
    ceil_s,
    figure_id,
    how_lines,
    of_words,
    set_title,
    short_time,
    short_title,
    unit_words,
)
from ui.player.place import PlayStage
from ui.player.run import PlayRun

PULSE_NS: Final = 250_000_000
"""How long the ring swells at a turn [calfjournal default]."""
REPS: Final = frozenset({Cue.LOWER, Cue.PAUSE, Cue.RISE, Cue.HOLD, Cue.ASSIST})
BREAKS: Final = frozenset({Cue.REST, Cue.SWITCH, Cue.EASY})


class TellingNow(Struct, frozen=True):
    """The left half: whose set it is, the number, and how it is done."""

    chip: str
    title: str
    number: str
    beside: str
    """What the number is compared with, or its unit."""
    lines: tuple[str, ...]


class Turn(Struct, frozen=True):
    """The right half: the ring, the figure in it, the word and the seconds below."""

    word: str
    cuts: tuple[float, ...]
    """Where the parts of the ring meet, shares of it from 0 to 1."""
    filled: float
    pulse: float
    """1 as something begins, 0 when it has gone on for a while."""
    figure: str
    reach: float
    rests: bool
    seconds: str = ""
    """What is left of the phase, "" where the left half says it."""
    told: str = ""
    """What a screen reader finds: the word without the seconds."""


def said(run: PlayRun, facts: PlayerFacts) -> TellingNow:
    """Return what stands left."""
    line, head = run.shown_step.line, run.playhead
    number, beside = number_now(run)
    lines = how_lines(facts, line)
    if run.stage is PlayStage.BREAK and head is not None:
        return TellingNow(facts.name(line), CUES[head.passage.cue], number, beside, lines)
    return TellingNow(facts.name(line), set_title(facts, line), number, beside, lines)


def number_now(run: PlayRun) -> tuple[str, str]:
    """Return the huge number and what stands behind it: what changes while a score is played."""
    head = run.playhead
    if head is None:
        line = run.shown_step.line
        return formats.number(line.target), _asked(line)
    if run.stage is PlayStage.BREAK:
        return _left(head), ""
    return _number(run, head)


def turn(run: PlayRun, facts: PlayerFacts) -> Turn:
    """Return what stands right."""
    head, step = run.playhead, run.shown_step
    figure = figure_id(facts, step.line)
    score = run.clock.score
    if head is None or score is None:
        begins = step.score.passages[0].begins_at
        word = tr("Space starts")
        return Turn(word, (0.0,), 0.0, 0.0, figure, begins, rests=False, told=word)
    rests = run.stage is PlayStage.BREAK
    cuts, filled = ring_of(score, head)
    reach = step.score.passages[0].begins_at if rests else head.reach
    told = tr("Next: {set}", set=short_title(facts, step.line)) if rests else _told(head)
    word = told if rests else _word(step.line, head, told)
    seconds = formats.number(ceil_s(head.left_ns or 0)) if head.passage.cue in REPS else ""
    pulse = _pulse(head)
    return Turn(word, cuts, filled, pulse, figure, reach, rests=rests, seconds=seconds, told=told)


def ring_of(score: Score, head: Playhead) -> tuple[tuple[float, ...], float]:
    """Return where the parts of a repetition, or of what is played, meet, and how much is over."""
    passage = head.passage
    if passage.lasts_ns is None:
        return (0.0,), 0.0
    first = last = head.index
    if passage.rep and passage.cue in REPS:
        while first and _alike(score.passages[first - 1], passage):
            first -= 1
        while last + 1 < len(score.passages) and _alike(score.passages[last + 1], passage):
            last += 1
    lasts = [each.lasts_ns or 0 for each in score.passages[first : last + 1]]
    whole = sum(lasts)
    over = sum(lasts[: head.index - first]) + min(head.into_ns, passage.lasts_ns)
    cuts = tuple(sum(lasts[:at]) / whole for at in range(len(lasts)))
    return cuts, over / whole


def _alike(one: Passage, other: Passage) -> bool:
    return (one.rep, one.side) == (other.rep, other.side)


def _number(run: PlayRun, head: Playhead) -> tuple[str, str]:
    line, cue = run.step.line, head.passage.cue
    if cue is Cue.READY:
        return formats.number(ceil_s(head.left_ns or 0)), ""
    if cue in REPS:
        return formats.number(max(head.passage.rep + run.extra, 0)), of_words(line)
    if cue is Cue.WORK and head.left_ns is None:
        return formats.number(run.done), unit_words(line)
    return _left(head), of_words(line)


def _asked(line: SetLine) -> str:
    """What stands behind the target of a set that nobody began: ``–12 reps``."""
    if line.target_high and line.target_high != line.target:
        return tr("–{high} {unit}", high=line.target_high, unit=unit_words(line))
    return unit_words(line)


def _left(head: Playhead) -> str:
    return short_time(ceil_s(head.left_ns or 0))


def _told(head: Playhead) -> str:
    passage = head.passage
    if passage.cue is Cue.BEAT:
        return tr("{cadence:spm}, step by step", cadence=passage.bpm)
    return CUES[passage.cue]


def _word(line: SetLine, head: Playhead, told: str) -> str:
    passage = head.passage
    if head.left_ns is None or passage.cue not in REPS:
        return told
    word = tr("{phase} {seconds}", phase=told, seconds=ceil_s(head.left_ns))
    if passage.side is line.side or passage.side not in LEGS:
        return word
    return tr("{phase}, {leg}", phase=word, leg=LEG_NAMES[passage.side])


def _pulse(head: Playhead) -> float:
    passage, since = head.passage, head.into_ns
    if passage.cue is Cue.BEAT and passage.bpm:
        beat = beat_at(since, passage.bpm)
        length = 60 * SECOND_NS / passage.bpm
        since = round(beat.share * length) if beat.number % passage.every == 0 else PULSE_NS
    elif passage.cue is Cue.READY:
        since %= SECOND_NS
    return max(1 - since / PULSE_NS, 0.0)
