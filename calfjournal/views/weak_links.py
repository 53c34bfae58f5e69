"""Weak links in words, each with the drill that trains it and where to add that."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from calfjournal.domain.comparison import whole_percent
from calfjournal.domain.weak_link import WeakLink, WeakLinkKind
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.views.source import Source


class WeakLinkLine(Struct, frozen=True):
    """What tests find weak, what may be done about it, and the drill's id ("" for none)."""

    found: str
    advice: str
    drill: str = ""


_FOUND: Final = Vocabulary(
    {
        WeakLinkKind.LOW_REACH: mark(
            "{side:side_title} knee to wall reaches {value:cm}; low in the last {tests:tests}, "
            "since {since:day_with_year}."
        ),
        WeakLinkKind.REACH_GAP: mark(
            "{side:side_title} knee to wall reaches {value:cm} less than the other side; behind in "
            "the last {tests:tests}, since {since:day_with_year}."
        ),
        WeakLinkKind.RAISE_GAP: mark(
            "The {side:side} leg does {value:percent} of the other leg's heel rises; behind in the "
            "last {tests:tests}, since {since:day_with_year}."
        ),
        WeakLinkKind.ENDED_BY_HEIGHT: mark(
            "{side:side_title} heel rises: {value:raises}, then the height goes, so in "
            "{tests:tests} since {since:day}."
        ),
        WeakLinkKind.ENDED_BY_BEAT: mark(
            "{side:side_title} heel rises: {value:raises}, then the beat is lost, so in "
            "{tests:tests} since {since:day}."
        ),
        WeakLinkKind.ENDED_BY_POSTURE: mark(
            "{side:side_title} heel rises: {value:raises}, then the knee bends or the trunk leans, "
            "so in {tests:tests} since {since:day}."
        ),
        WeakLinkKind.ENDED_BY_SUPPORT: mark(
            "{side:side_title} heel rises: {value:raises}, then fingertips are not enough, so in "
            "{tests:tests} since {since:day}."
        ),
    }
)


def gather(source: Source) -> tuple[WeakLinkLine, ...]:
    """Return the weak links that tests four weeks apart agree on, today."""
    today = source.clock.today()
    flare = any(flare.holds(today) for flare in source.checkins.flares())
    found = source.progress.weak_links(today)
    return tuple(_line(link, source, flare=flare) for link in found)


def _line(link: WeakLink, source: Source, *, flare: bool) -> WeakLinkLine:
    said = tr(
        _FOUND[link.kind],
        side=link.side,
        value=_shown(link),
        tests=link.tests,
        since=link.since,
    )
    if flare:
        return WeakLinkLine(said, tr("While a flare lasts nothing is added for it."))
    return WeakLinkLine(said, _advice(link, source), link.drill)


def _shown(link: WeakLink) -> float:
    """The figure as Tests shows it: a share is rounded down."""
    if link.kind is not WeakLinkKind.RAISE_GAP:
        return link.value
    return whole_percent(link.value)


def _advice(link: WeakLink, source: Source) -> str:
    drill = source.library.exercises.get(link.drill)
    if drill is None:
        return tr("No drill of the library fits what you have at hand.")
    return tr(
        "{drill} may help to build it: open a planned session, choose Add exercise there, and give "
        "the {side:side} leg one set more.",
        drill=drill.name,
        side=link.side,
    )
