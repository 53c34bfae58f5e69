"""What rules are told about the past is never out of date."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import State
from calfjournal.domain.plates import KILOGRAMS, POUNDS
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.verbs.rule_inputs import RuleInputs


class Stop(Exception):
    """Ends an edit half way."""


def test_the_past_follows_every_change_and_every_change_taken_back(tmp_path: Path) -> None:
    """A verdict after a save, an undo and a failed edit stands on what is in the journal then."""
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        today = journal.today()

        def heart_rate() -> float | None:
            findings = journal.recovery.verdict(today).findings
            return next(finding.value for finding in findings if finding.rule == "rhr")

        assert heart_rate() is None
        journal.checkins.save(CheckIn(today, resting_hr=50))
        assert heart_rate() == 50

        def half_an_edit() -> None:
            with journal.edit("Half"):
                journal.checkins.save(CheckIn(today, resting_hr=70))
                assert heart_rate() == 70
                raise Stop

        with pytest.raises(Stop):
            half_an_edit()
        assert heart_rate() == 50
        journal.undo()
        assert heart_rate() is None


def _morning(journal: Journal, day: date, pain: int) -> None:
    readings = [TendonReading(day, Moment.MORNING, side, pain) for side in LEGS]
    journal.mornings.keep(CheckIn(day, fatigue=2), readings)


def test_days_judged_before_are_those_a_new_look_would_find(tmp_path: Path) -> None:
    """After any change, late answers and undo included, the year is as judged from nothing."""
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        first, inputs = journal.today() - timedelta(days=80), journal._inputs
        last = first + timedelta(days=70)
        for number in range(0, 70, 1):
            _morning(journal, first + timedelta(days=number), number % 3)

        def is_fresh() -> bool:
            known = inputs.day(last).tendon_year
            return known == RuleInputs(journal._file).day(last).tendon_year

        assert is_fresh()
        assert len(inputs.day(last).tendon_year) == 70
        _morning(journal, first + timedelta(days=30), 9)
        assert inputs.day(last).tendon_year[first + timedelta(days=30)] is State.RED
        assert is_fresh()
        journal.undo()
        assert is_fresh()
        journal.recovery.set_threshold("tendon.rise_hold", 1)
        assert is_fresh()
        journal.checkins.delete(first + timedelta(days=60))
        assert is_fresh()
        with journal.edit("Both"):
            _morning(journal, first + timedelta(days=10), 8)
            assert is_fresh()
        assert is_fresh()


def test_a_milestone_stays_on_its_day(tmp_path: Path) -> None:
    """28 calm mornings were reached once, however long ago that is."""
    with Journal.create(tmp_path / "j.calfjournal") as journal:
        first = journal.today() - timedelta(days=100)
        for number in range(100):
            _morning(journal, first + timedelta(days=number), 0)

        def reached(number: int) -> dict[str, date]:
            found = journal.progress.milestones(first + timedelta(days=number))
            return {in_words(m.title): m.day for m in found if "calm mornings" in in_words(m.title)}

        assert reached(30)
        assert reached(99) == reached(30)


def test_plates_follow_the_unit_that_is_chosen_now(tmp_path: Path) -> None:
    """Loads are proposed in the plates of whoever reads them, from the moment that is chosen."""
    chosen = {"now": "kg"}

    def unit() -> str:
        return chosen["now"]

    with Journal.create(tmp_path / "j.calfjournal") as journal:
        journal.mass_unit = unit
        today, inputs = journal.today(), journal._inputs
        assert inputs.day(today).history.plates is KILOGRAMS
        chosen["now"] = "lb"
        assert inputs.day(today).history.plates is POUNDS
