"""Where the cards of Today stand, by how much room there is and what the day is about."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import scale
from ui.today.columns import Arrangement

TWO_FROM = 860
"""Content narrower than this, in pixels at the usual size of text, is one column."""
TWO_WITH_FORM = 960
"""The same while the form of the morning is open."""
THREE_FROM = 1320
"""From here on what was looked at has a column of its own."""


def _room(width: int) -> int:
    """A width in which larger text has as much room."""
    return round(width * scale())


class Cards(Struct, frozen=True):
    """The cards of the page."""

    decision: QWidget
    session: QWidget
    verdict: QWidget
    check_in: QWidget
    usual: QWidget
    week: QWidget
    lately: QWidget


def at_a_glance(cards: Cards, *, busy: bool, stopped: bool) -> tuple[Arrangement, ...]:
    """Return where the cards stand once the morning is told.

    What was looked at is long: a day that is not ``busy`` has the week below what is to be done.
    One that is ``stopped`` does not show it.
    """
    done, news = (cards.decision, cards.session), (cards.usual, cards.week, cards.lately)
    said, around = (*done, cards.verdict), (cards.check_in, *news)
    three: tuple[tuple[QWidget, ...], ...]
    if stopped:
        three = (said, (cards.check_in,), news)
    elif busy:
        three = (done, (cards.verdict,), around)
    else:
        three = ((*done, *news), (cards.verdict,), (cards.check_in,))
    return (
        Arrangement(_room(THREE_FROM), (34, 38, 28), three),
        Arrangement(_room(TWO_FROM), (59, 41), (said, around)),
        Arrangement(0, (100,), ((*said, *around),)),
    )


def with_form(cards: Cards, *, warns: bool) -> tuple[Arrangement, ...]:
    """Return where the cards stand while the form of the morning is open.

    Where the verdict ``warns``, the decision comes before the form.
    """
    said, news = (cards.decision, cards.verdict), (cards.usual, cards.week, cards.lately)
    first = (cards.decision, cards.check_in) if warns else (cards.check_in,)
    second = (cards.verdict, *news) if warns else (*said, *news)
    top = (*said, cards.check_in) if warns else (cards.check_in, *said)
    wide = ((cards.check_in,), (*said, cards.session))
    answers = wide[::-1] if warns else wide
    return (
        Arrangement(_room(THREE_FROM), (34, 38, 28) if warns else (38, 34, 28), (*answers, news)),
        Arrangement(_room(TWO_WITH_FORM), (63, 37), ((*first, cards.session), second)),
        Arrangement(0, (100,), ((*top, cards.session, *news),)),
    )
