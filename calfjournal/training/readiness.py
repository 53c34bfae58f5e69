"""What a morning asks of the day itself: warning signs and the light (domain rules 5.7, 9)."""

from __future__ import annotations

from calfjournal.domain.finding import AdjustmentKind, Finding, Light, Only, State
from calfjournal.domain.message import Message, Words, say
from calfjournal.training.case import Case, Request, Way, change
from calfjournal.training.decided import gravity

FEWER_SETS = 0.8
"""What sets are multiplied with on an amber day (rule 5.7)."""
_AMBER_CLASS = 4
"""Highest load class of an amber day."""
_AMBER_POINTS = 2
_STOP_D = 7
_RULE = "readiness"


def stop(case: Case) -> Request | None:
    """Leave out the week's sessions while a warning sign is open."""
    if case.verdict.light is not Light.STOP:
        return None
    flags = next(case.findings("red_flag", State.STOP, State.RED), None)
    kind = AdjustmentKind.STOP
    soon = case.within(_STOP_D, gravity(kind, "red_flag"))
    return Request(
        kind,
        "red_flag",
        flags.title if flags is not None else case.verdict.headline,
        (tuple(change(session, drop=True) for session in soon),),
        lead=say("training.no_loading"),
        final=True,
        urgent=True,
    )


def readiness(case: Case) -> Request | None:
    """Ease the day's session as the light says, unless the tendon alone lit it and has spoken."""
    if case.verdict.light is Light.RED:
        ways = _on_red(case)
    elif case.verdict.light is Light.AMBER and _other_points(case) >= _AMBER_POINTS:
        ways = _on_amber(case)
    else:
        return None
    return Request(AdjustmentKind.REDUCE, _RULE, _points(case), ways)


def _on_amber(case: Case) -> tuple[Way, ...]:
    """20 % fewer sets and nothing of load class 5; else the whole session a day later."""
    grave = gravity(AdjustmentKind.REDUCE, _RULE)
    loading = [s for s in case.today(grave) if s.load_class > 1 and not s.deload]
    eased = tuple(case.eased(s, FEWER_SETS, max_load_class=_AMBER_CLASS) for s in loading)
    later = case.slides(loading[0], grave) if len(loading) == 1 else ()
    return (eased, *later)


def _on_red(case: Case) -> tuple[Way, ...]:
    """The session up to 48 h later, else range and recovery only."""
    return off_today(case, gravity(AdjustmentKind.REDUCE, _RULE))


def off_today(case: Case, grave: int) -> tuple[Way, ...]:
    """Return the ways to keep load off the leg today: later, or range and recovery only."""
    loading = [s for s in case.today(grave) if s.load_class > 0]
    later = case.slides(loading[0], grave) if len(loading) == 1 else ()
    return (*later, tuple(change(s, only=Only.RANGE) for s in loading))


def _other_points(case: Case) -> int:
    others = (f for f in case.verdict.findings if not (f.is_of("tendon") or f.is_of("stiffness")))
    return sum(finding.points for finding in others)


def _with_value(finding: Finding) -> Words:
    """Say what earned points with the figure it was judged by, where there is one."""
    if finding.shown_value:
        return say("training.point_said", title=finding.title, value=finding.shown_value)
    if finding.value is None:
        return finding.title
    return say("training.point", title=finding.title, figure=(finding.value, finding.unit))


def _points(case: Case) -> Message:
    verdict = case.verdict
    titles = [_with_value(finding) for finding in verdict.findings if finding.points]
    if not titles:
        return say("training.points", count=verdict.points)
    return say("training.points_of", count=verdict.points, titles=titles)
