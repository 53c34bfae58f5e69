"""The catalogue of warning signs: question, how urgent, what to do (domain section 9)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from calfjournal.domain.checkin import RedFlag
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, Words, say
from calfjournal.paths import resources


class Care(StrEnum):
    """How soon someone should look at it; most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SOON = "soon"
    ASK = "ask"


_CARE = {
    Care.EMERGENCY: say("recovery.care_emergency"),
    Care.SAME_DAY: say("recovery.care_same_day"),
    Care.SOON: say("recovery.care_soon"),
    Care.ASK: say("recovery.care_ask"),
}


class Locks(StrEnum):
    """What stays away until the sign is cleared."""

    ALL = "all"
    HEAVY = "heavy"
    IMPACT = "impact"


_LOCKED = {
    Locks.ALL: say("recovery.locks_all"),
    Locks.HEAVY: say("recovery.locks_heavy"),
    Locks.IMPACT: say("recovery.locks_impact"),
}


class Sign(Struct, frozen=True):
    """One warning sign; ``worse`` says what makes it an emergency, "" = nothing."""

    id: str
    title: Words
    question: str
    level: Care
    action: Words
    locks: Locks
    tag: str
    worse: str = ""

    @property
    def advice(self) -> Words:
        """What to do, in one or two sentences."""
        if not self.worse:
            return self.action
        return say("recovery.advice_or_emergency", action=self.action, worse=self.worse)


UNKNOWN_SIGN = Sign(
    "",
    say("recovery.unknown_sign"),
    "",
    Care.ASK,
    say("recovery.ask_before_going_on"),
    Locks.ALL,
    "D",
)
"""Stands in for an id this version does not know, e.g. from a newer journal."""


@cache
def load_signs() -> Mapping[str, Sign]:
    """Return the warning signs by id (``resources/red_flags.toml``)."""
    text = (resources() / "red_flags.toml").read_text(encoding="utf-8")
    signs = [
        Sign(**{**row, "level": Care(row["level"]), "locks": Locks(row["locks"])})
        for row in tomllib.loads(text)["flag"]
    ]
    return MappingProxyType({sign.id: sign for sign in signs})


def open_flags(flags: Iterable[RedFlag], day: date) -> list[RedFlag]:
    """Return the flags reported by the day and not cleared by it, oldest first."""
    found = [f for f in flags if f.day <= day and (f.cleared_on is None or f.cleared_on > day)]
    return sorted(found, key=lambda f: (f.day, f.flag))


def sign_of(flag: RedFlag) -> Sign:
    """Return the sign a report is about; unknown ids are treated with care."""
    return load_signs().get(flag.flag, UNKNOWN_SIGN)


def flag_findings(flags: Iterable[RedFlag], day: date) -> tuple[Finding, ...]:
    """Return one STOP finding per sign open on the day, most urgent first, or one green one."""
    reported = open_flags(flags, day)
    newest = {flag.flag: flag for flag in reported}
    if not newest:
        return (
            Finding(
                "red_flag",
                say("recovery.signs"),
                State.GREEN,
                value=0,
                threshold=1,
                text=say("recovery.no_sign"),
                compared=say("recovery.none_may_be_open"),
                shown_value=say("recovery.none_open"),
            ),
        )
    order = list(Care)
    ranked = sorted(newest.values(), key=lambda f: (order.index(sign_of(f).level), f.day, f.flag))
    return tuple(_finding(flag, day) for flag in ranked)


def _finding(flag: RedFlag, day: date) -> Finding:
    sign = sign_of(flag)
    return Finding(
        "red_flag",
        sign.title,
        State.STOP,
        value=1,
        threshold=1,
        text=say("recovery.advice_and_locks", parts=(sign.advice, _LOCKED[sign.locks])),
        compared=_CARE[sign.level],
        shown_value=_reported((day - flag.day).days),
    )


def _reported(days_ago: int) -> Message:
    if days_ago == 0:
        return say("recovery.reported_today")
    return say("recovery.reported_ago", count=days_ago)
