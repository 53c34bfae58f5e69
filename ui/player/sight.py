"""What is seen of a played session at one moment, as plain values."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from calfjournal.domain.beat import beat_at
from calfjournal.domain.exercise import LEGS, Exercise
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Playhead, Score
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, tr
from calfjournal.views.player import PlayerFacts
from calfjournal.views.player_words import (
    CUES,
    LEG_NAMES,
    asked_words,
    ceil_s,
    cue_word,
    figure_id,
    how_lines,
    is_counted_up,
    left_words,
    of_words,
    range_text,
    set_name,
    set_title,
    short_time,
    then_words,
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
    """What followed from pain; the tempo; what to mind; how it went last time."""


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
    still: float
    """Where the figure stands with less motion: where the phase leads."""
    rests: bool
    told: str = ""
    """What a screen reader finds: the word without the seconds."""
    detail: str = ""
    """What the set that comes asks for, in smaller words."""
    mark: float | None = None
    """Where enough is reached of what may last longer, a share of the ring."""


def said(run: PlayRun, facts: PlayerFacts) -> TellingNow:
    """Return what stands left."""
    step, head = run.shown_step, run.playhead
    number, beside = number_now(run, facts)
    in_break = run.stage is PlayStage.BREAK and head is not None
    is_free = head is not None and head.passage.cue is Cue.EASY
    how = how_lines(facts, step, is_free=is_free)
    title = CUES[head.passage.cue] if in_break and head else set_title(facts, step.line)
    lines = (then_words(facts, run.step.line), *how)
    return TellingNow(facts.name(step.line), title, number, beside, lines)


def number_now(run: PlayRun, facts: PlayerFacts) -> tuple[str, str]:
    """Return the huge number and what stands behind it: what changes while a score is played."""
    head = run.playhead
    if head is None:
        line = facts.asked(run.shown_step.line)
        return range_text(line), unit_words(line, line.target_high or line.target)
    if run.stage is PlayStage.BREAK:
        return _left(head), ""
    return _number(run, facts, head)


def turn(run: PlayRun, facts: PlayerFacts) -> Turn:
    """Return what stands right."""
    head, step = run.playhead, run.shown_step
    figure = figure_id(facts, step.line)
    begins = step.score.passages[0].begins_at
    score = run.clock.score
    if head is None or score is None:
        word = tr("Space starts")
        return Turn(word, (0.0,), 0.0, 0.0, figure, begins, begins, rests=False, told=word)
    cuts, filled = ring_of(score, head)
    if run.stage is PlayStage.BREAK:
        word = tr("Next: {set}", set=set_name(step.line))
        asked = asked_words(facts, step.line)
        told = formats.commas([word, asked])
        pulse = _pulse(head)
        return Turn(word, cuts, filled, pulse, figure, begins, begins, True, told, asked)
    told = _told(head, facts.exercises.get(step.line.exercise))
    word, passage = _word(step.line, head, told), head.passage
    return Turn(
        word,
        cuts,
        filled,
        _pulse(head),
        figure,
        head.reach,
        passage.ends_at,
        rests=False,
        told=told,
        mark=_mark(step.line, passage),
    )


def _mark(line: SetLine, passage: Passage) -> float | None:
    if passage.lasts_ns is None or passage.cue is Cue.READY or not is_counted_up(line):
        return None
    share = line.target * SECOND_NS / passage.lasts_ns
    return share if share < 1 else None


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


def _number(run: PlayRun, facts: PlayerFacts, head: Playhead) -> tuple[str, str]:
    line, cue = run.step.line, head.passage.cue
    asked = facts.asked(line)
    if cue is Cue.READY:
        return formats.number(ceil_s(head.left_ns or 0)), ""
    if cue in REPS:
        rep = min(max(head.passage.rep + run.extra, 0), run.most)
        return formats.number(rep), of_words(asked)
    if cue is Cue.WORK and head.left_ns is None:
        return formats.number(run.done), unit_words(line, run.done)
    if is_counted_up(line):
        return formats.number(run.done), of_words(asked)
    return _left(head), left_words(asked)


def _left(head: Playhead) -> str:
    return short_time(ceil_s(head.left_ns or 0))


def _told(head: Playhead, exercise: Exercise | None) -> str:
    passage = head.passage
    if passage.cue is Cue.BEAT:
        return tr("{cadence:spm}, step by step", cadence=passage.bpm)
    return cue_word(passage.cue, exercise)


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
