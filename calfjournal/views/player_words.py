"""What the player says: of sets, of phases, of what comes next."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.ghosts import ghost
from calfjournal.domain.playing import PlayStep
from calfjournal.domain.score import SECOND_NS, Cue
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, mark, tr, tr_n
from calfjournal.messages.vocabulary import AMOUNTS, Vocabulary
from calfjournal.views.player import PlayerFacts
from calfjournal.views.set_table import amount_text
from calfjournal.views.tempo_words import tempo_words

CUES: Final = Vocabulary(
    {
        Cue.READY: mark("Get ready"),
        Cue.LOWER: mark("Lower"),
        Cue.PAUSE: mark("Pause"),
        Cue.RISE: mark("Rise"),
        Cue.HOLD: mark("Hold"),
        Cue.ASSIST: mark("Other leg lifts"),
        Cue.STAY: mark("Hold"),
        Cue.WORK: mark("At your own pace"),
        Cue.SWITCH: mark("Change legs"),
        Cue.REST: mark("Rest"),
        Cue.BEAT: mark("On the beat"),
        Cue.EASY: mark("Easy"),
    }
)
LEG_NAMES: Final = Vocabulary({Side.LEFT: mark("left leg"), Side.RIGHT: mark("right leg")})


def upper_first(text: str) -> str:
    """Return the text with a capital in front."""
    return text[:1].upper() + text[1:]


def ceil_s(left_ns: int) -> int:
    """Return the seconds left, each shown until it is over."""
    return -(-left_ns // SECOND_NS)


def short_time(seconds: int) -> str:
    """Return ``45`` up to a minute, then ``1:30``."""
    return formats.number(seconds) if seconds < 60 else formats.duration(seconds)


def load_of(facts: PlayerFacts, line: SetLine) -> float | None:
    """Return the kilograms that the set would be logged with, None for none."""
    return ghost(line, facts.session.lines).done_kg or None


def figure_id(facts: PlayerFacts, line: SetLine) -> str:
    """Return whose drawing shows a set."""
    exercise = facts.exercises.get(line.exercise)
    return exercise.figure if exercise is not None else line.exercise


def set_title(facts: PlayerFacts, line: SetLine) -> str:
    """Return ``Set 2 of 3 · right leg · 24 kg``."""
    if line.warm_up:
        named = tr("Warm-up {number}", number=line.number)
    else:
        named = tr("Set {number} of {count}", number=line.number, count=facts.sets(line))
    parts = [named]
    if line.side in LEGS:
        parts.append(LEG_NAMES[line.side])
    if (kg := load_of(facts, line)) is not None:
        parts.append(formats.tied(tr("{load:load}", load=kg)))
    return " · ".join(parts)


def short_title(facts: PlayerFacts, line: SetLine) -> str:
    """Return what tells a set from the one before: ``left leg, 24 kg``."""
    number = tr("set {number}", number=line.number)
    kg = load_of(facts, line)
    parts = [LEG_NAMES[line.side] if line.side in LEGS else number]
    return formats.commas([*parts, *([tr("{load:load}", load=kg)] if kg is not None else [])])


def of_words(line: SetLine) -> str:
    """Return what a count is compared with: ``/ 8–12``."""
    return f"/ {amount_text(line)}"


def unit_words(line: SetLine) -> str:
    """Return what a set at one's own pace counts: ``contacts``."""
    return AMOUNTS[line.unit]


def how_lines(facts: PlayerFacts, line: SetLine) -> tuple[str, ...]:
    """Return how a set is done: its tempo, what to mind, how it went last time."""
    tempo = facts.tempo(line)
    pace = upper_first(tempo_words(tempo)) if tempo and line.unit is Unit.REPS else ""
    return pace, facts.cue(line), facts.last.get(line.exercise, "")


def next_words(facts: PlayerFacts, step: PlayStep, after: PlayStep | None) -> str:
    """Return ``Next: 2:00 rest, then left leg, 8 reps``."""
    if after is None:
        return tr("This is the last set.")
    what = _what(facts, step.line, after.line)
    rest = step.rest
    if rest is None or rest.lasts_ns is None or rest.passages[0].cue is Cue.SWITCH:
        return tr("Next: {what}", what=what)
    lasts = formats.duration(rest.lasts_ns // SECOND_NS)
    return tr("Next: {time} rest, then {what}", time=lasts, what=what)


def _what(facts: PlayerFacts, line: SetLine, after: SetLine) -> str:
    amount = _amount(after)
    leg = LEG_NAMES[after.side] if after.side in LEGS else ""
    if (line.item, line.exercise) != (after.item, after.exercise):
        return formats.commas([part for part in (facts.name(after), leg, amount) if part])
    if leg:
        return formats.commas([leg, amount])
    return tr("set {number}, {amount}", number=after.number, amount=amount)


def _amount(line: SetLine) -> str:
    if line.unit is not Unit.REPS:
        return amount_text(line)
    return tr("{amount} {unit}", amount=amount_text(line), unit=AMOUNTS[line.unit])


def done_words(line: SetLine) -> str:
    """Return what was logged of a set: ``Set 2, right leg: 8 reps done``."""
    done = "" if line.done is None else formats.number(line.done)
    amount = tr("{amount} {unit}", amount=done, unit=AMOUNTS[line.unit])
    if line.side in LEGS:
        leg = LEG_NAMES[line.side]
        return tr("Set {number}, {leg}: {amount} done", number=line.number, leg=leg, amount=amount)
    return tr("Set {number}: {amount} done", number=line.number, amount=amount)


def minutes_words(seconds: float) -> str:
    """Return ``18 min left``."""
    minutes = max(round(seconds / 60), 1)
    return tr_n("{count} min left", "{count} min left", minutes)
