"""What is said of the copies of a journal: what they are, what they hold, and what is replaced."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.kept_copy import CopyContent, CopyKind, KeptCopy
from calfjournal.messages import formats
from calfjournal.messages.language import mark
from calfjournal.messages.places import tr
from calfjournal.messages.vocabulary import Vocabulary

KINDS: Final = Vocabulary(
    {
        CopyKind.BACKUP: mark("backup"),
        CopyKind.BEFORE_UPDATE: mark("before an update"),
        CopyKind.REPLACED: mark("put aside by a restore"),
        CopyKind.SAVED: mark("saved when the file went away"),
    }
)
"""Why there is a copy."""

_KB, _MB, _GB = 1000, 1_000_000, 1_000_000_000


def size(count: int) -> str:
    """Return bytes as people say them: ``812 kB``, ``1.4 MB``, ``1.2 GB``."""
    if count >= _GB:
        return tr("{gigabytes:1} GB", gigabytes=count / _GB)
    if count >= _MB:
        return tr("{megabytes:1} MB", megabytes=count / _MB)
    return tr("{kilobytes:0} kB", kilobytes=count / _KB)


def made(copy: KeptCopy) -> str:
    """Return when a copy was made, and what it is where it is no usual backup."""
    if copy.kind is CopyKind.BACKUP:
        return formats.moment(copy.at)
    return tr("{at:instant}, {kind}", at=copy.at, kind=KINDS[copy.kind])


def inside(copy: KeptCopy, holding: CopyContent | None) -> str:
    """Return the size of a copy, and what it holds where that is known."""
    things = _things(CopyContent(""), holding) if holding is not None else []
    return formats.commas([size(copy.size), *things])


def is_same(then: CopyContent, now: CopyContent | None) -> bool:
    """Tell whether a copy holds what the journal holds now."""
    return now is not None and then.state == now.state


def against_now(then: CopyContent, now: CopyContent | None) -> str:
    """Return how a copy differs from the journal as it is now, in whole sentences."""
    if now is None:
        return tr("There is no journal in its place now that could be compared.")
    if is_same(then, now):
        return tr("It holds the same as your journal now.")
    more, fewer = _things(then, now), _things(now, then)
    if not more and not fewer:
        return tr(
            "Sessions, check-ins, runs and tests are as many as now; something in them, or in the "
            "plan, was changed since."
        )
    return formats.sentences(
        [
            tr("Your journal now has {things:list} more.", things=more) if more else "",
            tr("It holds {things:list} more than your journal now.", things=fewer) if fewer else "",
        ]
    )


def what_goes(then: CopyContent | None, now: CopyContent | None, name: str) -> str:
    """Return what a restore replaces, and that it is kept."""
    if now is None:
        return tr(
            "It becomes {file}. What may still lie there is kept beside it, under a dated name.",
            file=name,
        )
    gone = _things(then, now) if then is not None else []
    lost = tr("{things:list} that came since are not in it.", things=gone) if gone else ""
    replaced = tr("It takes the place of {file} as it is now.", file=name)
    kept = tr(
        "Your journal as it is now is kept: as a file beside it and in this list, from where it "
        "comes back in the same way."
    )
    return formats.sentences([replaced, lost, kept])


def _things(less: CopyContent, more: CopyContent) -> list[str]:
    """Return what one holds that the other does not, a text for each kind of thing."""
    beyond = {
        "sessions": more.sessions - less.sessions,
        "check_ins": more.check_ins - less.check_ins,
        "runs": more.runs - less.runs,
        "tests": more.tests - less.tests,
    }
    return [formats.counted(count, thing) for thing, count in beyond.items() if count > 0]
