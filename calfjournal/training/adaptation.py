"""Turns a morning's findings into one decision about the plan (domain rules 4.3, 5.7, 8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.assessment import FIRST_TESTS
from calfjournal.domain.finding import Adjustment, AdjustmentKind, SessionChange, State
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.training.calf_load import load_of, week_under
from calfjournal.training.case import Case, Request, Way
from calfjournal.training.easier_weeks import usual_week
from calfjournal.training.flares import flare_begins, ladder, running
from calfjournal.training.missed_time import after_missed_time, is_ill_on, while_ill
from calfjournal.training.readiness import readiness, stop
from calfjournal.training.session_changes import asks_the_same, line_of, things_changed
from calfjournal.training.tendon_actions import (
    high_loads_wait,
    still_dialled_back,
    tendon,
    trend,
)
from calfjournal.training.tendon_days import is_red

MOST_WAYS = 2
"""Ways offered beside *as planned*."""

_RULES: tuple[Callable[[Case], Request | None], ...] = (
    stop,
    while_ill,
    flare_begins,
    ladder,
    tendon,
    still_dialled_back,
    after_missed_time,
    trend,
    readiness,
    usual_week,
)
"""In order of urgency: the first that has something to change makes the day's one decision."""


def propose(case: Case) -> tuple[Adjustment, ...]:
    """Return the ways to decide about the plan on a day; nothing is changed by this.

    The first is what the rules propose, the last, which changes nothing, is *as planned*; none of
    them when the plan stands. Each is whole: it breaks no hard rule that held before, changes
    something, and nothing that was decided on lately unless something graver turned up.
    While a tendon is red only what takes load away. Deterministic.
    """
    for rule in _RULES:
        option = rule(case)
        if option is None:
            continue
        if option.acts or not _is_quiet(case, option):
            ways = _offered(case, option)
            if ways or option.acts:
                return _alternatives(case, option, ways)
        if option.final:
            return ()
    return ()


def _is_quiet(case: Case, option: Request) -> bool:
    known = case.decided
    return known.is_quiet(option.kind, option.rule, option.answered, again=option.again)


def counsel(case: Case) -> tuple[Words, ...]:
    """Return what is to be done besides the plan, most pressing first; nothing to accept."""
    found: list[Words | None] = [
        say("training.end_now") if _hurts_while_it_runs(case) else None,
        *_escalated(case),
        high_loads_wait(case) if not running(case.history.flares, case.day) else None,
        say("training.rest_ill") if is_ill_on(case, case.day) else None,
    ]
    return tuple(words for words in found if words is not None)


def _escalated(case: Case) -> Sequence[Words]:
    """Test again after two red answers in 14 days, see a clinician after three in 28 (4.3).

    No tests during a flare or before one, nor again once they were done since the last red answer.
    """
    if not is_red(case.tendon.get(case.day)):
        return ()
    reds = case.reds
    if reds.clinician and reds.lasts:
        why = say("training.red_lasts_on_leg", days=reds.lasting_days, side=reds.side)
        return (say("training.see_clinician"), why)
    if reds.clinician:
        why = say("training.reds_of_leg", count=reds.in_28_days, days=28, side=reds.side)
        return (say("training.see_clinician"), why)
    if not reds.reassess or _is_in_flare(case) or _is_tested_since(case):
        return ()
    why = say("training.reds_of_leg", count=reds.in_14_days, days=14, side=reds.side)
    return (say("training.test_again"), why)


def _is_in_flare(case: Case) -> bool:
    runs = running(case.history.flares, case.day)
    return bool(runs) or any(case.findings("flare", State.NOTE))


def _is_tested_since(case: Case) -> bool:
    last = case.reds.last
    later = (each for each in case.history.assessments if last is not None and each.day > last)
    return any(result.measure in FIRST_TESTS for each in later for result in each.results)


def _hurts_while_it_runs(case: Case) -> bool:
    """True when a session is begun and not finished, and it or this morning hurt too much."""
    begun = {s.id for s in case.history.sessions if s.day == case.day and s.runs}
    red = (*case.findings("tendon.during", State.RED), *case.findings("tendon.zone", State.RED))
    of_others = (f.session_id is not None and f.session_id not in begun for f in red)
    return bool(begun) and not all(of_others)


# ---------------------------------------------------------------------- ways made whole


_Changed = tuple[Session, Session, SessionChange]
"""A session before and after, and the change that was made."""

_EASES = ("training.sets_become", "training.load_class_becomes")


class _Made(Struct, frozen=True):
    """A way with what becomes of the sessions: ``before`` and ``after`` in the same order."""

    changes: Way
    before: tuple[Session, ...]
    after: tuple[Session, ...]

    @property
    def changed(self) -> list[_Changed]:
        """What really changes, in order of time."""
        by_id = {change.session_id: change for change in self.changes}
        pairs = zip(self.before, self.after, strict=True)
        found = [(old, new, by_id[old.key]) for old, new in pairs if not asks_the_same(old, new)]
        return sorted(found, key=lambda each: (each[0].day, each[0].start_time))


def _offered(case: Case, option: Request) -> tuple[_Made, ...]:
    """The first ways that are whole; while a tendon is red those that take load away lead.

    None are offered when all of them keep the whole of it.
    """
    made: Iterable[_Made] = _whole(case, option)
    if is_red(case.tendon.get(case.day)):
        easing = sorted(made, key=partial(_keeps_load, case))
        made = () if easing and _keeps_load(case, easing[0]) else easing
    return tuple(islice(made, MOST_WAYS))


def _keeps_load(case: Case, made: _Made) -> bool:
    """True when a way leaves all of the calf load of the sessions it changes."""
    changed, library = made.changed, case.swaps.library
    before = load_of([old for old, _, _ in changed], library)
    return load_of([new for _, new, _ in changed], library) >= before


def _whole(case: Case, option: Request) -> Iterator[_Made]:
    """Yield the ways that change something and break nothing, each effect once."""
    seen: list[list[Session]] = []
    for way in option.ways:
        made = _Made(way, *case.made(way))
        effect = [new for _, new, _ in made.changed]
        if effect and effect not in seen and case.fits(way):
            seen.append(effect)
            yield made


def _alternatives(case: Case, option: Request, ways: Sequence[_Made]) -> tuple[Adjustment, ...]:
    found = tuple(_adjustments(case, option, ways)) or (
        Adjustment(option.kind, option.lead or "", option.reason, option.rule),
    )
    if option.urgent:
        return found
    if option.beside is not None:
        other = islice(_whole(case, option.beside), 1)
        found += tuple(_adjustments(case, option.beside, tuple(other)))
    planned = Adjustment(
        AdjustmentKind.GO_ON,
        option.otherwise or say("training.as_planned"),
        option.reason,
        option.rule,
        keeps=1.0 if any(way.keeps is not None for way in found) else None,
    )
    return (*found, planned)


def _adjustments(case: Case, option: Request, ways: Sequence[_Made]) -> Iterator[Adjustment]:
    if ways:
        week = _week_of(case, ways)
        yield from (_adjustment(case, option, made, week) for made in ways)


def _week_of(case: Case, ways: Sequence[_Made]) -> date:
    """The Monday of the week whose load is compared: of the first session ahead that changes."""
    days = [old.day for made in ways for old, _, _ in made.changed]
    return monday(min((day for day in days if day >= case.day), default=min(days)))


def _adjustment(case: Case, option: Request, made: _Made, week: date) -> Adjustment:
    changed = made.changed
    lines = tuple(replace(change, text=line_of(old, new, change)) for old, new, change in changed)
    return Adjustment(
        kind=option.kind,
        text=_told(option, changed),
        reason=option.reason,
        rule=option.rule,
        changes=lines,
        keeps=week_under(week, case.day, made.before, made.after, case.swaps.library).share,
    )


def _told(option: Request, changed: Sequence[_Changed]) -> Message:
    """The sentence of a proposal, made from what it changes."""
    again = [new for _, new, change in changed if change.like is not None]
    said = [
        option.lead,
        _again(again) if again else None,
        _first(changed, rest=not again),
    ]
    sentences = [words for words in said if words is not None]
    if len(sentences) == 1:
        return sentences[0]
    return say("training.lead_and_proposal", said=sentences)


def _again(sessions: Sequence[Session]) -> Message:
    first = sessions[0]
    return say("training.weeks_again", count=len(sessions), day=first.day, week=first.week)


def _first(changed: Sequence[_Changed], *, rest: bool) -> Message | None:
    """The first session that changes, and how many more do; of weeks done again only an ease."""
    ahead = [each for each in changed if each[1].status is not SessionStatus.SKIPPED] or changed
    old, new, change = ahead[0]
    things = things_changed(old, new, change)
    if not rest:
        things = tuple(thing for thing in things if thing.key in _EASES)
    if not things:
        return None
    title = new.title if change.like is not None else old.title
    told = {"session": title, "day": old.day, "changes": things}
    more = len(changed) - 1 if rest else 0
    if not more:
        return say("training.proposal", **told)
    return say("training.proposal_and_more", count=more, **told)
