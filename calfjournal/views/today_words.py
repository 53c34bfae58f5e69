"""Sentences of the page: its subtitle, the cells of the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    Finding,
    Light,
    State,
    Verdict,
)
from calfjournal.domain.message import Message
from calfjournal.domain.plan import Phase, Plan, Race
from calfjournal.domain.program import PhaseKind
from calfjournal.messages import in_words, mark, tr, tr_n
from calfjournal.messages.formats import UNKNOWN, commas, day_with_year, long_day, number, short_day
from calfjournal.messages.vocabulary import LIGHT_NAMES, STATES, Vocabulary
from calfjournal.views.plan_words import waits_text

REACH = timedelta(weeks=52)
"""How far a day gone by looked ahead to a race without a plan (calfjournal default)."""
_DECIDING = (State.STOP, State.RED, State.AMBER, State.NOTE)
_PHASES: Final = Vocabulary(
    {
        PhaseKind.MOBILITY: mark("Mobility phase"),
        PhaseKind.STRENGTH: mark("Strength phase"),
        PhaseKind.PLYOMETRIC: mark("Plyometric phase"),
        PhaseKind.REASSESS: mark("Re-test phase"),
        PhaseKind.MAINTENANCE: mark("Maintenance phase"),
    }
)


def standing(
    light: Light,
    *,
    on_the_ladder: bool,
    is_ill: bool = False,
    waiting: Phase | None = None,
    is_empty: bool = False,
) -> str:
    """Return a light in words; on the ladder of a flare a calm morning is not yet the plan.

    A day told as ill is one of rest, however calm the tendons are; and while a phase is
    ``waiting`` for its gate nothing goes on yet. An ``is_empty`` journal has no plan to go on with,
    and nothing to compare a calm morning with.
    """
    if is_ill and light is not Light.STOP:
        return tr("Rest today")
    if light is Light.GREEN and on_the_ladder:
        return tr("Calm; go on with the rung")
    if light is Light.GREEN and is_empty:
        return tr("Nothing to compare with yet")
    if light is Light.GREEN and waiting is not None:
        return tr("Calm; {phase:phase} waits", phase=waiting.kind)
    return LIGHT_NAMES[light]


def shown_light(light: Light, *, is_ill: bool) -> Light:
    """Return the light whose colour a day has: a day told as ill is no green one."""
    return Light.AMBER if is_ill and light is Light.GREEN else light


def dated(
    day: date,
    plan: Plan | None,
    race: Race | None,
    waiting: Phase | None = None,
    *,
    today: date,
    short: bool,
) -> str:
    """Return the day with its place: ``Saturday 28 November · Strength phase, week 2 of 7``.

    The year stands in the date of another one. Of a day gone by nothing is told that lay farther
    ahead than the plan is long: nobody looked forward to it then.
    """
    name = short_day(day) if short else long_day(day)
    if day.year != today.year:
        name = day_with_year(day) if short else tr("{day:long_day} {year}", day=day, year=day.year)
    if day < today:
        reach = plan.end - plan.start if plan is not None else REACH
        plan = plan if plan is not None and plan.start - day <= reach else None
        race = race if race is not None and race.day - day <= reach else None
    return " · ".join(filter(None, [name, subtitle(day, plan, race, waiting)]))


def subtitle(day: date, plan: Plan | None, race: Race | None, waiting: Phase | None = None) -> str:
    """Return ``Strength phase, week 3 of 7 · 12 weeks to the race``."""
    parts = [_in_plan(day, plan)] if plan is not None else []
    if waiting is not None:
        parts = [waits_text(waiting)]
    if race is not None:
        parts.append(_until(race, (race.day - day).days))
    return " · ".join(filter(None, parts))


def _in_plan(day: date, plan: Plan) -> str:
    phase, week = plan.phase_on(day), plan.week_on(day)
    if phase is not None and week is not None:
        name, (at, of) = _PHASES[phase.kind], week
        return tr("{phase}, week {week} of {weeks}", phase=name, week=at, weeks=of)
    if day < plan.start:
        gap = (plan.start - day).days
        return tr_n("Your plan starts in {count} day", "Your plan starts in {count} days", gap)
    return ""


def _until(race: Race, gap: int) -> str:
    if race.name:
        name, today = race.name, tr("{race} today", race=race.name)
    else:
        from calfjournal.domain.race_names import inside_name  # Late: most races have a name.

        called = inside_name(race.distance_km)
        name, today = tr("the {race}", race=called), tr("The {race} today", race=called)
    if gap == 0:
        return today
    if gap < 14:
        return tr_n("{count} day to {race}", "{count} days to {race}", gap, race=name)
    return tr_n("{count} week to {race}", "{count} weeks to {race}", round(gap / 7), race=name)


_CHANGED: Final = {
    "recovery.tendon_red": mark("{tendon}; the plan has been changed for it."),
    "recovery.tendon_amber": mark("{tendon}; the plan has been changed for it."),
    "recovery.tendon_and_more_amber": mark(
        "{tendon}, and {signs:list}; the plan has been changed for it."
    ),
    "recovery.several_amber": mark("{signs:list}; the plan has been changed for it."),
}
_KEPT: Final = {
    "recovery.tendon_red": mark("{tendon}; you keep to the plan."),
    "recovery.tendon_amber": mark("{tendon}; you keep to the plan."),
    "recovery.tendon_and_more_amber": mark("{tendon}, and {signs:list}; you keep to the plan."),
    "recovery.several_amber": mark("{signs:list}; you keep to the plan."),
}
"""What a headline that asks for something says once that was decided on."""


def headline(verdict: Verdict) -> str:
    """Return the sentence of the day; of one that was decided on, with what was decided."""
    said, ways = verdict.headline, verdict.adjustments
    if not ways or any(way.is_open for way in ways) or not isinstance(said, Message):
        return in_words(said)
    changed = any(way.accepted and way.does_something for way in ways)
    sentence = (_CHANGED if changed else _KEPT).get(said.key)
    return in_words(said) if sentence is None else tr(sentence, **said.values)


def decided_words(way: Adjustment) -> str:
    """Return what was done by accepting a way."""
    match way.kind:
        case AdjustmentKind.FLARE_LADDER:
            return tr("The flare is begun; the days ahead stand on its ladder.")
        case AdjustmentKind.FLARE_END:
            return tr("The flare is over; the plan is as it was.")
        case _:
            return in_words(way.text)


def shown_findings(verdict: Verdict) -> list[Finding]:
    """Return the findings, deciding ones first, then the usual ones, and what is not known last.

    What earned points on a day that is green all the same holds nothing: it was noted.
    """
    findings = tuple(replace(finding, state=finding.told) for finding in verdict.findings)
    if verdict.light is Light.GREEN:
        findings = tuple(_noted(finding) for finding in findings)
    return sorted(findings, key=_place)


def _noted(finding: Finding) -> Finding:
    held = finding.state in (State.AMBER, State.RED)
    return replace(finding, state=State.NOTE) if held else finding


_COLLECTED: Final = ("tendon.green", "sleep.mean", "rhr")
"""What is compared with what is usual, by the mornings that it needs."""


class Collected(Struct, frozen=True):
    """How many mornings of those ``needed`` a usual has."""

    rule: str
    present: int
    needed: int


def collecting(verdict: Verdict) -> tuple[Collected, ...]:
    """Return what has too few mornings to be compared; of two legs, the one with fewer.

    What was never told is no more waited for once anything else has its usual.
    """
    found: list[Collected] = []
    for rule in _COLLECTED:
        kept = [
            (_present(finding), finding.days_needed)
            for finding in verdict.findings
            if finding.is_of(rule) and finding.days_needed is not None
        ]
        present, needed = min(kept, default=(0, 0))
        if present < needed and (present or not verdict.knows_usual):
            found.append(Collected(rule, present, needed))
    return tuple(found)


def _present(finding: Finding) -> int:
    """Mornings there are; a tendon's of the day itself counts from tomorrow on, and is there."""
    told = finding.is_of("tendon.green") and finding.value is not None
    return (finding.days_present or 0) + told


class StillCollecting(Struct, frozen=True):
    """What cannot be compared yet: words, and how far the one is that will be the next."""

    words: str
    present: int
    needed: int


def still_collecting(findings: Sequence[Finding]) -> StillCollecting | None:
    """Return what of the findings is still collected, None when nothing is."""
    collected = [finding for finding in findings if finding.state is State.COLLECTING]
    found = [
        (finding.days_needed - _present(finding), at, finding)
        for at, finding in enumerate(collected)
        if finding.days_needed is not None and _present(finding) < finding.days_needed
    ]
    if not found:
        return None
    _, _, following = min(found)
    present, needed = _present(following), following.days_needed or 0
    said = tr_n(
        "{count} is still collecting: {what}, {present} of {needed}",
        "{count} are still collecting. Next: {what}, {present} of {needed}",
        len(collected),
        what=in_words(following.title),
        present=present,
        needed=needed,
    )
    return StillCollecting(said, present, needed)


def deciding(findings: Sequence[Finding]) -> list[Finding]:
    """Return those of the shown findings that asked for something."""
    return [f for f in findings if f.points or f.state in _DECIDING]


def _place(finding: Finding) -> tuple[int, int, int]:
    if finding.points or finding.state in _DECIDING:
        return 0, *_weight(finding)
    return 1 if finding.state.judged else 2, _interest(finding), 0


def _interest(finding: Finding) -> int:
    """Mornings of the tendons first, then heart and sleep; warning signs last."""
    rule = finding.rule
    if rule.startswith("tendon.") and not rule.startswith("tendon.trend"):
        return 0
    return {"rhr": 1, "sleep": 2, "stiffness": 3, "red_flag": 5}.get(rule.partition(".")[0], 4)


def _weight(finding: Finding) -> tuple[int, int]:
    return (_DECIDING.index(finding.state) if finding.state in _DECIDING else 9, -finding.points)


_COUNTED: Final = (
    ((State.STOP,), mark("{count} stop")),
    ((State.RED,), mark("{count} step back")),
    ((State.AMBER,), mark("{count} hold")),
    ((State.NOTE,), mark("{count} noted")),
    ((State.GREEN,), mark("{count} usual")),
    ((State.COLLECTING, State.MISSING), mark("{count} not known")),
)


def tally_words(findings: Sequence[Finding]) -> str:
    """Return ``1 hold, 11 usual, 2 not known``."""
    counts = [(sum(f.state in states for f in findings), said) for states, said in _COUNTED]
    return commas([tr(said, count=count) for count, said in counts if count])


def unfold_words(findings: Sequence[Finding], *, unfolded: bool) -> str:
    """Return what the button says that shows everything that was looked at, or less of it."""
    if unfolded:
        return tr("Show less")
    return tr("Show all {number}", number=len(findings))


def finding_words(finding: Finding) -> str:
    """Return ``Resting heart rate: 48 bpm · baseline 48.6 ± 1.5 · usual``."""
    parts = (shown_value(finding), in_words(finding.compared), says(finding))
    told = " · ".join(filter(None, parts))
    return tr("{what}: {told}", what=in_words(finding.title), told=told)


def shown_value(finding: Finding) -> str:
    """Return what was seen today."""
    if finding.shown_value:
        return in_words(finding.shown_value)
    return number(finding.value, 1, finding.unit) if finding.value is not None else UNKNOWN


def says(finding: Finding) -> str:
    """Return the rule's word and its points."""
    state = STATES[finding.state].text
    if not finding.points and finding.state in (State.AMBER, State.RED):
        return tr("{state}, counted already", state=state)
    if not finding.points:
        return state
    return tr("{state}, {points:points}", state=state, points=finding.points)


def is_calm(finding: Finding) -> bool:
    """True when a finding could not be judged."""
    return not finding.state.judged
