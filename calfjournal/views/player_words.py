"""What the player says: of sets, of phases, of what comes next."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.cadence_beat import CADENCE_REPEATS
from calfjournal.domain.exercise import LEGS, Exercise, Side, Unit
from calfjournal.domain.ghosts import ghost
from calfjournal.domain.playing import PlayStep, Then
from calfjournal.domain.score import SECOND_NS, Cue
from calfjournal.domain.session import SetLine
from calfjournal.messages import formats, in_words, mark, tr, tr_n
from calfjournal.messages.vocabulary import AMOUNTS, Vocabulary
from calfjournal.views.player import PlayerFacts
from calfjournal.views.set_table import amount_text
from calfjournal.views.tempo_words import PHASES, phase_word, tempo_words

CUES: Final = Vocabulary(
    {
        Cue.READY: mark("Get ready"),
        Cue.STAY: mark("Hold"),
        Cue.WORK: mark("At your own pace"),
        Cue.SWITCH: mark("Change legs"),
        Cue.REST: mark("Rest"),
        Cue.BEAT: mark("On the beat"),
        Cue.EASY: mark("Free"),
    }
)
"""What is done outside of repetitions."""
METRONOME_KEYS: Final = mark("Ctrl+Shift+M")
"""Where one's own cadence is told."""
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


def set_name(line: SetLine) -> str:
    """Return which set it is inside of a sentence: ``set 2, left leg``, ``warm-up 1``."""
    if line.warm_up:
        named = tr("warm-up {number}", number=line.number)
    else:
        named = tr("set {number}", number=line.number)
    return formats.commas([named, *([LEG_NAMES[line.side]] if line.side in LEGS else [])])


def asked_words(facts: PlayerFacts, line: SetLine) -> str:
    """Return what a set asks for now: ``8–12 reps · 24 kg``, ``8 reps`` where its range is held."""
    kg, amount = load_of(facts, line), _amount(facts.asked(line))
    return " · ".join([amount, *([tr("{load:load}", load=kg)] if kg is not None else [])])


def of_words(line: SetLine) -> str:
    """Return what a count is compared with: ``/ 8–12``."""
    return f"/ {amount_text(line)}"


def left_words(line: SetLine) -> str:
    """Return what seconds that run down are compared with: ``left of 45 s``."""
    return tr("left of {amount}", amount=amount_text(line))


def is_counted_up(line: SetLine) -> bool:
    """Tell whether seconds are counted up: of a range, whose low end is enough."""
    return line.unit is Unit.SECONDS and (line.target_high or 0) > line.target


def unit_words(line: SetLine, count: int) -> str:
    """Return what is counted of a set, behind its number: ``reps``, ``rep`` of one."""
    if count == 1 and line.unit is Unit.REPS:
        return tr("rep")
    if count == 1 and line.unit is Unit.CONTACTS:
        return tr("contact")
    return AMOUNTS[line.unit]


def cue_word(cue: Cue, exercise: Exercise | None) -> str:
    """Return what is to be done: ``Rise``, ``Rest``."""
    return phase_word(cue, exercise) if cue in PHASES else CUES[cue]


def how_lines(facts: PlayerFacts, step: PlayStep, *, is_free: bool = False) -> tuple[str, ...]:
    """Return how a set is done: its tempo, what to mind, how it went last time.

    What to mind is left out where something else ``is_free``: steps without a beat.
    """
    line = step.line
    tempo = facts.tempo(line)
    pace = tempo_words(tempo, facts.exercises.get(line.exercise))
    pace = upper_first(pace) if tempo and line.unit is Unit.REPS else ""
    cue = "" if is_free else facts.cue(line)
    return pace, _no_beat(facts, step) or cue, facts.last.get(line.exercise, "")


def _no_beat(facts: PlayerFacts, step: PlayStep) -> str:
    """Why steps have no beat, and how they get one; "" where nothing is wanting."""
    is_silent = all(passage.cue is not Cue.BEAT for passage in step.score.passages)
    is_repeat = figure_id(facts, step.line) == CADENCE_REPEATS
    if not (is_silent and is_repeat and step.line.unit is Unit.MINUTES):
        return ""
    return tr(
        "No beat, for your own cadence is not known: tell it in Metronome for a run ({keys}).",
        keys=tr(METRONOME_KEYS),
    )


def then_words(facts: PlayerFacts, line: SetLine) -> str:
    """Return what follows from the pain of a set, "" where the session just goes on."""
    after = facts.after_pain(line)
    return in_words(after.words) if after is not None and after.then is not Then.GO_ON else ""


def next_words(facts: PlayerFacts, step: PlayStep, after: PlayStep | None) -> str:
    """Return ``Next: 2:00 rest, then set 2, left leg, 8 reps · 24 kg``."""
    if after is None:
        return tr("This is the last set.")
    what = _what(facts, step.line, after.line)
    rest = step.rest
    if rest is None or rest.lasts_ns is None or rest.passages[0].cue is Cue.SWITCH:
        return tr("Next: {what}", what=what)
    lasts = formats.duration(rest.lasts_ns // SECOND_NS)
    if rest.passages[0].cue is Cue.EASY:
        return tr("Next: {time} free, then {what}", time=lasts, what=what)
    return tr("Next: {time} rest, then {what}", time=lasts, what=what)


def _what(facts: PlayerFacts, line: SetLine, after: SetLine) -> str:
    parts = [set_name(after), asked_words(facts, after)]
    if (line.item, line.exercise) != (after.item, after.exercise):
        parts.insert(0, facts.name(after))
    return formats.commas(parts)


def _amount(line: SetLine) -> str:
    if line.unit not in (Unit.REPS, Unit.CONTACTS):
        return amount_text(line)
    amount = range_text(line)
    return tr(
        "{amount} {unit}", amount=amount, unit=unit_words(line, line.target_high or line.target)
    )


def range_text(line: SetLine) -> str:
    """Return the target of a set without its unit: ``8``, ``8–12``."""
    if line.target_high and line.target_high != line.target:
        return tr("{low}–{high}", low=line.target, high=line.target_high)
    return formats.number(line.target)


def done_words(line: SetLine) -> str:
    """Return what was logged of a set: ``Set 2, right leg: 8 reps done``."""
    named = upper_first(set_name(line))
    if not line.done:
        return tr("{set}: nothing done", set=named)
    amount = tr(
        "{amount} {unit}", amount=formats.number(line.done), unit=unit_words(line, line.done)
    )
    return tr("{set}: {amount} done", set=named, amount=amount)


def minutes_words(seconds: float | None) -> str:
    """Return ``18 min left``, "" where nobody knows."""
    if seconds is None:
        return ""
    minutes = max(round(seconds / 60), 1)
    return tr_n("{count} min left", "{count} min left", minutes)
