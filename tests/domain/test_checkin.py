"""The table of a check-in's figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calfjournal.domain.checkin import FIGURES, CheckIn, EntryKind, MorningFigure
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS


def test_every_limited_number_of_a_check_in_is_a_figure() -> None:
    """What a check-in may hold and what the table lists are the same, each once."""
    assert sorted(figure.name for figure in FIGURES) == sorted(LIMITS[Kind.CHECK_IN])


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.name for figure in FIGURES])
def test_a_figure_is_a_value_of_the_check_in(figure: MorningFigure) -> None:
    """It is found in the check-in by its name; one that was not given is no value."""
    assert figure.of(CheckIn(date(2026, 11, 28))) is None
    given: dict[str, Any] = {figure.name: 5}
    assert figure.of(CheckIn(date(2026, 11, 28), **given)) == 5


@pytest.mark.parametrize("figure", FIGURES, ids=[figure.name for figure in FIGURES])
def test_words_of_a_scale_lie_on_it(figure: MorningFigure) -> None:
    """Each word belongs to a number that can be chosen, both ends have one, others have none."""
    low, high = int(figure.limit.low), int(figure.limit.high)
    ends = {low, high} if figure.entry is EntryKind.SCALE else set()
    assert ends <= set(figure.anchors) <= (set(range(low, high + 1)) if ends else set())
