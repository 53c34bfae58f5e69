"""Rows that are kept are the rows of the file, whatever was written, undone or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.journal import Journal
from calfjournal.store import charted
from calfjournal.verbs.kept_rows import KeptRows
from tests.recovery.mornings import DAY


class _TakenBack(Exception):
    """Ends an edit that must leave nothing."""


def _morning(journal: Journal, number: int, pain: int) -> None:
    reading = TendonReading(DAY - timedelta(days=number % 7), Moment.MORNING, LEGS[0], pain)
    journal.mornings.answer(reading)


def _worst_pains(journal: Journal) -> KeptRows[date, TendonReading, int]:
    def worst(readings: Sequence[TendonReading]) -> int:
        return max(reading.pain or 0 for reading in readings)

    return KeptRows(journal._file, charted.MORNINGS, attrgetter("day"), worst)


def _change(journal: Journal, act: str, number: int) -> None:
    """Do one of the things that write mornings, or let them vanish."""
    if act == "undo":
        journal.undo()
    elif act == "delete":
        day = DAY - timedelta(days=number % 7)
        journal.checkins.save(CheckIn(day, sleep_hours=7))
        journal.checkins.delete(day)
    elif act == "taken back":
        with suppress(_TakenBack), journal.edit("Taken back"):
            _morning(journal, number, 9)
            raise _TakenBack
    elif act == "many":
        with journal.edit("Many"):
            for each in range(150):
                _morning(journal, each, number % 11)
    else:
        _morning(journal, number, number % 11)


ACTS = st.tuples(
    st.sampled_from(("write", "write", "undo", "delete", "taken back", "many")),
    st.integers(0, 30),
    st.booleans(),
)


@settings(max_examples=15)
@given(acts=st.lists(ACTS, max_size=8))
def test_kept_rows_are_those_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, bool]]
) -> None:
    """Looked at after every act or after several, they are what a fresh reading finds."""
    path: Path = tmp_path_factory.mktemp("kept") / "j.calfjournal"
    with Journal.create(path) as journal:
        kept = _worst_pains(journal)
        for act, number, look in acts:
            _change(journal, act, number)
            if look:
                assert kept.value() == _worst_pains(journal).value()
        assert kept.value() == _worst_pains(journal).value()
        assert kept.value() is kept.value()
