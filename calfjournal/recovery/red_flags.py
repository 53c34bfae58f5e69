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
from calfjournal.messages.formats import plural
from calfjournal.paths import resources


class Care(StrEnum):
    """How soon someone should look at it; most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SOON = "soon"
    ASK = "ask"


CARE_WORDS: dict[Care, str] = {
    Care.EMERGENCY: "emergency, call now",
    Care.SAME_DAY: "medical advice today",
    Care.SOON: "see a clinician within days",
    Care.ASK: "pause and ask a clinician",
}


class Locks(StrEnum):
    """What stays away until the sign is cleared."""

    ALL = "all"
    HEAVY = "heavy"
    IMPACT = "impact"


LOCK_WORDS: dict[Locks, str] = {
    Locks.ALL: "No loading until this is cleared.",
    Locks.HEAVY: "Nothing of load class 3 or more until this is cleared.",
    Locks.IMPACT: "No running, hops or other impact until this is cleared.",
}


class Sign(Struct, frozen=True):
    """One warning sign; ``worse`` says what makes it an emergency, "" = nothing."""

    id: str
    title: str
    question: str
    level: Care
    action: str
    locks: Locks
    tag: str
    worse: str = ""

    @property
    def advice(self) -> str:
        """What to do, in one or two sentences."""
        extra = f" Call the emergency number now if {self.worse}." if self.worse else ""
        return f"{self.action}{extra}"


UNKNOWN_SIGN = Sign(
    "",
    "A warning sign was reported",
    "",
    Care.ASK,
    "Ask a clinician before going on.",
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
                "Warning signs",
                State.GREEN,
                value=0,
                threshold=1,
                text="No warning sign is reported.",
                compared="none may be open",
                shown_value="none open",
            ),
        )
    order = list(Care)
    ranked = sorted(newest.values(), key=lambda f: (order.index(sign_of(f).level), f.day, f.flag))
    return tuple(_finding(flag, day) for flag in ranked)


def _finding(flag: RedFlag, day: date) -> Finding:
    sign = sign_of(flag)
    since = (day - flag.day).days
    ago = "reported today" if since == 0 else f"reported {plural(since, 'day')} ago"
    return Finding(
        "red_flag",
        sign.title,
        State.STOP,
        value=1,
        threshold=1,
        text=f"{sign.advice} {LOCK_WORDS[sign.locks]}",
        compared=CARE_WORDS[sign.level],
        shown_value=ago,
    )
