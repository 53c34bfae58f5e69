"""The one sentence of a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Finding, Light, State, Verdict
from calfjournal.domain.message import Message, say
from calfjournal.domain.tendon_day import ZONE_BEFORE
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.usual import usual_of


class _Sign(Struct, frozen=True):
    """A sign beside the tendons: as part of a sentence, and where it begins one."""

    inside: Message
    first: Message


class _Told(Struct, frozen=True):
    """What a sentence needs to know beside the findings.

    ``guessed`` are the legs whose usual is a starting guess, which is no fact to quote as one;
    ``sessions`` what each session is called on the day.
    """

    guessed: frozenset[Side] = frozenset()
    sessions: Mapping[int, Message] = {}


_SIGNS: Final = {
    "rhr": _Sign(say("recovery.heart_raised"), say("recovery.begins_heart_raised")),
    "sleep": _Sign(say("recovery.sleep_short"), say("recovery.begins_sleep_short")),
    "wellness": _Sign(say("recovery.rated_lower"), say("recovery.begins_rated_lower")),
    "last_rpe": _Sign(say("recovery.felt_harder"), say("recovery.begins_felt_harder")),
    "run_spike": _Sign(say("recovery.ran_longer"), say("recovery.begins_ran_longer")),
}
_TENDONS: Final = {
    Side.LEFT: say("recovery.left_tendon"),
    Side.RIGHT: say("recovery.right_tendon"),
}
_OTHERS: Final = {
    Side.LEFT: say("recovery.other_left_tendon"),
    Side.RIGHT: say("recovery.other_right_tendon"),
}
_TENDON_SAID: Final = {
    "tendon.during": "recovery.was_above_zone",
    "tendon.48h": "recovery.was_sore_at_48h",
    "tendon.agreeing": "recovery.was_sore_twice",
    "tendon.hold_dose": "recovery.was_in_zone",
    "tendon.trend": "recovery.had_sorer_mornings",
    "tendon.zone": "recovery.is_above_zone",
    ZONE_BEFORE: "recovery.was_above_zone_yesterday",
}
_WITHOUT_NUMBER: Final = {
    "tendon.during": "recovery.made_you_limp",
    ZONE_BEFORE: "recovery.was_swollen",
    "tendon.trend": "recovery.had_sorer_mornings",
}


def headline(verdict: Verdict, inputs: Inputs, thresholds: Thresholds) -> Message:
    """Return one plain, kind sentence about the day."""
    worst = _worst(verdict.findings)
    known = _known(verdict.day, inputs, thresholds) if worst else _Told()
    match verdict.light:
        case Light.STOP:
            return say("recovery.stopped")
        case Light.RED:
            return _red(worst, verdict.findings, known)
        case Light.AMBER:
            return _amber(worst, verdict.findings, known)
        case Light.GREEN:
            trained = _trained_before(verdict.day, inputs, thresholds)
            return _green(verdict, worst, inputs, thresholds, trained=trained)


def _trained_before(day: date, inputs: Inputs, thresholds: Thresholds) -> bool:
    """True when a session of the days before is there to have settled from."""
    first = days_before(day, thresholds.whole("tendon.alive_days"))
    return any(s.counts and first <= s.day < day for s in inputs.sessions)


def _red(worst: Sequence[Finding], findings: Sequence[Finding], known: _Told) -> Message:
    tendon = _tendons(worst, findings, known)
    if tendon is not None:
        return say("recovery.tendon_red", tendon=tendon)
    return say("recovery.several_red", signs=[sign.inside for sign in _signs(worst)])


def _amber(worst: Sequence[Finding], findings: Sequence[Finding], known: _Told) -> Message:
    tendon, signs = _tendons(worst, findings, known), _signs(worst)
    if tendon is None:
        first, *rest = signs
        return say("recovery.several_amber", signs=[first.first, *(sign.inside for sign in rest)])
    if not signs:
        return say("recovery.tendon_amber", tendon=tendon)
    more = [sign.inside for sign in signs]
    return say("recovery.tendon_and_more_amber", tendon=tendon, signs=more)


def is_even(day: date, inputs: Inputs, thresholds: Thresholds) -> bool:
    """True when the week up to a day held about as many sessions and runs as those before it.

    One session makes no even week: each of the weeks compared must hold some. No week of a flare is
    called so (our default).
    """
    if any(flare.holds(day) for flare in inputs.flares):
        return False
    trained = [session.day for session in inputs.done]
    trained += [run.day for run in inputs.runs if run.is_running]
    weeks = Counter((day - at).days // 7 for at in trained if at <= day)
    counts = [weeks[back] for back in range(thresholds.whole("even.weeks"))]
    spread = max(counts) - min(counts)
    return min(counts) >= thresholds.whole("even.least") and spread <= thresholds["even.spread"]


def _green(
    verdict: Verdict,
    worst: Sequence[Finding],
    inputs: Inputs,
    thresholds: Thresholds,
    *,
    trained: bool,
) -> Message:
    looked_at = [f for f in verdict.findings if f.rule != "red_flag" and f.value is not None]
    if not any(finding.state.judged for finding in looked_at):
        return say("recovery.nothing_judged")
    green = {finding.rule for finding in verdict.findings if finding.state is State.GREEN}
    settled = [side for side in LEGS if f"tendon.green.{side}" in green]
    signs = [sign.inside for sign in _signs(worst)]
    if signs:
        return say("recovery.calm_but_for", tendons=_settled(settled, trained=trained), signs=signs)
    if not settled:
        told = any(f.is_of("tendon.green") for f in looked_at)
        return say("recovery.tendons_not_compared" if told else "recovery.tendons_not_answered")
    if len(settled) == 2 and is_even(verdict.day, inputs, thresholds):
        return say("recovery.both_settled_even_week" if trained else "recovery.both_calm_even_week")
    return say("recovery.calm", tendons=_settled(settled, trained=trained))


def _settled(settled: Sequence[Side], *, trained: bool) -> Message:
    if not settled:
        return say("recovery.none_answered")
    if len(settled) == 2:
        return say("recovery.both_settled" if trained else "recovery.both_calm")
    tendon = _TENDONS[settled[0]]
    return say("recovery.one_settled" if trained else "recovery.one_calm", tendon=tendon)


def _known(day: date, inputs: Inputs, thresholds: Thresholds) -> _Told:
    before = days_before(day, 1)
    guessed = frozenset(
        side for side in LEGS if usual_of(before, inputs.legs[side], thresholds).is_guess
    )
    return _Told(guessed, {s.id: s.told_on(day) for s in inputs.sessions if s.id is not None})


def _worst(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that earned points, heaviest first."""
    return sorted((f for f in findings if f.points), key=lambda f: -f.points)


def _tendons(worst: Sequence[Finding], findings: Sequence[Finding], known: _Told) -> Message | None:
    """What the worst tendon answered, and that the other one did as well where it did.

    None when neither earned points.
    """
    finding = next((f for f in worst if f.is_of("tendon") or f.is_of("stiffness")), None)
    if finding is None:
        return None
    said = _tendon(finding, known)
    twin = finding.twin_in(findings)
    if twin is None or twin.side is None:
        return said
    return say("recovery.as_well", said=said, other=_OTHERS[twin.side])


def _tendon(finding: Finding, known: _Told) -> Message:
    """What one tendon answered."""
    rule, value, usual = _base(finding.rule), finding.value, finding.baseline
    side = Side(finding.rule.rpartition(".")[2])
    tendon = _TENDONS[side]
    if value is None:
        return say(_WITHOUT_NUMBER.get(rule, "recovery.is_swollen"), tendon=tendon)
    session = known.sessions.get(finding.session_id or 0)
    if finding.unit == "min":
        return _stiff(tendon, value, session)
    if rule in _TENDON_SAID:
        return say(_TENDON_SAID[rule], tendon=tendon, pain=value)
    if session is not None:
        return say("recovery.was_at_after", tendon=tendon, pain=value, session=session)
    if usual is None:
        return say("recovery.is_at", tendon=tendon, pain=value)
    said = "recovery.is_at_guessed" if side in known.guessed else "recovery.is_at_usual"
    return say(said, tendon=tendon, pain=value, usual=usual)


def _stiff(tendon: Message, minutes: float, session: Message | None) -> Message:
    if session is None:
        return say("recovery.was_stiff", tendon=tendon, stiff=minutes)
    return say("recovery.was_stiff_after", tendon=tendon, stiff=minutes, session=session)


def _signs(worst: Sequence[Finding]) -> list[_Sign]:
    return [sign for f in worst if (sign := _SIGNS.get(f.rule.partition(".")[0])) is not None]


def _base(rule: str) -> str:
    """The rule without its side."""
    head, _, side = rule.rpartition(".")
    return head if side in LEGS else rule
