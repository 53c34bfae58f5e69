"""What a run asked of the tendons and what they said after it, in words."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.messages import formats, tr, vocabulary
from calfjournal.views.run_page import RunPage

MOMENTS = (Moment.MORNING, Moment.H24, Moment.H48)
_FEW = 1000
_STEPS = 10, 100
"""Contacts are told to so many, from a thousand on to so many [our default]: they are estimates."""


class AnswerRow(Struct, frozen=True):
    """The pain of both legs at one moment after a run, 0-10; a dash where it was not told."""

    moment: str
    left: str
    right: str

    @property
    def told(self) -> str:
        """Return it as one line."""
        return tr(
            "{moment}: {left_side} {left}, {right_side} {right}",
            moment=self.moment,
            left_side=vocabulary.SIDES[Side.LEFT],
            left=self.left,
            right_side=vocabulary.SIDES[Side.RIGHT],
            right=self.right,
        )


def asked_lines(page: RunPage) -> list[str]:
    """Return what the run asked of the tendons."""
    found = [] if page.contacts is None else [_contacts_line(page.contacts)]
    found.append(_longest_line(page))
    if page.climb_m is not None:
        found.append(tr("Hills: {up:grouped} m up.", up=page.climb_m))
    return [line for line in found if line]


def answer_rows(page: RunPage) -> list[AnswerRow]:
    """Return what each leg said at the moments after it; nothing where neither said anything."""
    if not page.answers:
        return []
    told = {(each.moment, each.side): each.pain for each in page.answers}

    def pain(moment: Moment, side: Side) -> str:
        known = told.get((moment, side), told.get((moment, Side.BOTH)))
        return formats.UNKNOWN if known is None else formats.bare(known, 0)

    return [
        AnswerRow(vocabulary.MOMENTS[each], pain(each, Side.LEFT), pain(each, Side.RIGHT))
        for each in MOMENTS
    ]


def without_answers(page: RunPage) -> str:
    """Return why there are no answers, "" where there are."""
    if page.waits:
        return tr("What the legs say to it is told from the next morning on.")
    if page.answers:
        return ""
    return tr("No answer of the legs was told on the two mornings after it.")


def _contacts_line(contacts: int) -> str:
    step = _STEPS[contacts >= _FEW]
    about = int(contacts / step + 0.5) * step
    return tr("About {contacts:grouped} contacts on each leg.", contacts=about)


def _longest_line(page: RunPage) -> str:
    spike = page.spike
    if spike is None or spike.ratio is None or spike.longest_km is None:
        return ""
    beyond = round(100 * (spike.ratio - 1))
    told = {"longest": spike.longest_km, "percent": abs(beyond)}
    if beyond > 0:
        return tr("{percent} % beyond your longest of 30 days, {longest:km}.", **told)
    if beyond < 0:
        return tr("{percent} % below your longest of 30 days, {longest:km}.", **told)
    return tr("As long as your longest of 30 days, {longest:km}.", **told)
