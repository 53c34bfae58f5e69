"""The one sentence of a verdict, and its proposals in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Finding, Light, State, Verdict
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages import in_words
from calfjournal.messages.vocabulary import LIGHTS
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.inputs import Inputs

_DIAL_BACK = (
    "Dial back: −30 % volume and one load class down, no load class 4-5 until two green "
    "mornings in a row, then test again."
)
_SAME_DOSE = "Repeat the same dose; nothing goes up."
_WORDS = {
    "rhr": "your resting heart rate is raised",
    "sleep": "sleep has been short or poor",
    "wellness": "you rate yourself lower than usual",
    "last_rpe": "the last session felt harder than planned",
    "run_spike": "a run was much longer than your longest of 30 days",
}
_TENDON_RED = {
    "tendon.during": "hurt too much during training",
    "tendon.48h": "stayed sore for longer than 48 h",
    "tendon.worsening": "got sorer after training",
    "tendon.zone": "is sorer than the accepted zone",
}
_TENDON_AMBER = {
    "tendon.trend": "has been sorer than the week before",
    "tendon.hold_dose": "was sore but stayed in the accepted zone",
    "tendon.worsening": "is a little sorer after training",
}


def headline(verdict: Verdict, inputs: Inputs, thresholds: Thresholds) -> str:
    """Return one plain, kind sentence about the day."""
    if verdict.light is Light.STOP:
        return "A warning sign is open; have it looked at before you load the leg again."
    worst = _worst(verdict.findings)
    if verdict.light is Light.RED:
        tendon = _tendon_words(worst)
        if tendon:
            return f"{tendon}; take the pressure off today."
        return f"Several signs point the same way: {_listed(worst)}."
    if verdict.light is Light.AMBER:
        tendon, rest = _tendon_words(worst), _listed(worst)
        if tendon and rest:
            return f"{tendon}, and {rest}; hold where you are."
        return f"{tendon or _capital(rest)}; hold where you are."
    trained = _trained_before(verdict.day, inputs, thresholds)
    return _green(verdict, worst, inputs, trained=trained)


def proposals(verdict: Verdict) -> tuple[Adjustment, ...]:
    """Return what the light and the tendon's row ask for, most pressing first.

    Held doses alone (row 5 of the table) ask for nothing but the same dose; otherwise amber is
    20 % fewer sets (rule 5.7).
    """
    found = [*_tendon_proposals(verdict)]
    if verdict.light is Light.STOP:
        text = f"{LIGHTS[Light.STOP].text}: no loading until the warning sign is cleared."
        return (Adjustment(AdjustmentKind.STOP, text, _reason(verdict, "red_flag"), "red_flag"),)
    if verdict.light is Light.RED:
        text = f"{LIGHTS[Light.RED].text}: mobility and recovery only today."
        found.append(Adjustment(AdjustmentKind.STEP_BACK, text, _points(verdict), "readiness"))
    elif verdict.light is Light.AMBER and not _only_held(verdict):
        text = f"{LIGHTS[Light.AMBER].text}: −20 % sets, no load class 5, no progression."
        found.append(Adjustment(AdjustmentKind.REDUCE, text, _points(verdict), "readiness"))
    elif not found:
        text = f"{LIGHTS[Light.GREEN].text}."
        found.append(Adjustment(AdjustmentKind.GO_ON, text, _points(verdict), "readiness"))
    return tuple(found)


_ACTIONS: tuple[tuple[str, State, AdjustmentKind, str], ...] = (
    (
        "tendon.during",
        State.RED,
        AdjustmentKind.REDUCE,
        "End the session. Next time −50 % sets, load class 2 at most, holds and two legs only.",
    ),
    (
        "tendon.48h",
        State.RED,
        AdjustmentKind.DIAL_BACK,
        _DIAL_BACK,
    ),
    (
        "tendon.worsening",
        State.RED,
        AdjustmentKind.DIAL_BACK,
        _DIAL_BACK,
    ),
    (
        "tendon.rise",
        State.AMBER,
        AdjustmentKind.HOLD_DOSE,
        "Repeat with −20 % volume a day later; nothing goes up.",
    ),
    (
        "tendon.worsening",
        State.AMBER,
        AdjustmentKind.HOLD_DOSE,
        "Repeat with −20 % volume a day later; nothing goes up.",
    ),
    ("tendon.hold_dose", State.AMBER, AdjustmentKind.HOLD_DOSE, _SAME_DOSE),
    (
        "tendon.trend",
        State.AMBER,
        AdjustmentKind.REDUCE,
        "Stay in this phase with −20 % weekly volume and look at what changed.",
    ),
)


def _tendon_proposals(verdict: Verdict) -> list[Adjustment]:
    """The action of the first row of the table that fired; the trend's beside it."""
    found: list[Adjustment] = []
    for rule, state, kind, text in _ACTIONS:
        fired = [f for f in verdict.findings if f.state is state and _base(f.rule) == rule]
        finding = max(fired, key=attrgetter("excess"), default=None)
        if finding is not None and (not found or rule == "tendon.trend"):
            found.append(Adjustment(kind, text, finding.text, finding.rule))
    return found


def _only_held(verdict: Verdict) -> bool:
    earning = [f for f in verdict.findings if f.points]
    return bool(earning) and all(_base(f.rule) == "tendon.hold_dose" for f in earning)


def _trained_before(day: date, inputs: Inputs, thresholds: Thresholds) -> bool:
    """True when a session of the days before is there to have settled from."""
    first = days_before(day, thresholds.whole("tendon.alive_days"))
    return any(s.counts and first <= s.day < day for s in inputs.sessions)


def _green(verdict: Verdict, worst: Sequence[Finding], inputs: Inputs, *, trained: bool) -> str:
    looked_at = [f for f in verdict.findings if f.rule != "red_flag" and f.value is not None]
    if not any(finding.state.judged for finding in looked_at):
        return "Nothing to judge yet: the morning check-in is where it starts."
    settled = [
        f.rule.rpartition(".")[2]
        for f in verdict.findings
        if _base(f.rule) == "tendon.green" and f.state is State.GREEN
    ]
    told, calm = _listed(worst), _settled_words(settled, trained=trained)
    if told:
        return f"{calm}; {told}, which alone changes nothing."
    even = any(s.counts for s in inputs.sessions) or bool(inputs.runs)
    if not settled:
        return "Nothing speaks against today's plan, but the tendons have not answered yet."
    if len(settled) == 2 and even:
        return f"{calm} and your week has been even."
    return f"{calm}."


def _settled_words(settled: Sequence[str], *, trained: bool) -> str:
    if not settled:
        return "No tendon answer yet this morning"
    both = len(settled) == 2
    who = "Both tendons" if both else f"Your {settled[0]} tendon"
    if trained:
        return f"{who} settled overnight"
    return f"{who} {'are' if both else 'is'} calm this morning"


def _worst(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that earned points, heaviest first."""
    return sorted((f for f in findings if f.points), key=lambda f: -f.points)


def _tendon_words(worst: Sequence[Finding]) -> str:
    finding = next((f for f in worst if f.rule.startswith(("tendon.", "stiffness."))), None)
    if finding is None:
        return ""
    side = finding.rule.rpartition(".")[2]
    where = f"Your {side} tendon" if side in LEGS else "Your tendon"
    table = _TENDON_RED if finding.state is State.RED else _TENDON_AMBER
    return f"{where} {table.get(_base(finding.rule), 'is not back to its usual morning')}"


def _listed(worst: Sequence[Finding]) -> str:
    told = [_WORDS[head] for f in worst if (head := f.rule.partition(".")[0]) in _WORDS]
    if len(told) < 2:
        return "".join(told)
    return f"{', '.join(told[:-1])} and {told[-1]}"


def _reason(verdict: Verdict, rule: str) -> str:
    return next(
        (in_words(f.text) for f in verdict.findings if f.rule == rule), in_words(verdict.headline)
    )


def _points(verdict: Verdict) -> str:
    counted = [f"{f.title} {f.points}" for f in _worst(verdict.findings)]
    return f"Points: {', '.join(counted)}." if counted else "No points today."


def _base(rule: str) -> str:
    """The rule without its side."""
    head, _, side = rule.rpartition(".")
    return head if side in LEGS else rule


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
