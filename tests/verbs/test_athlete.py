"""The athlete of a journal, and when the journal's days begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete, Tendon, summed_up, tendon_of
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import in_words


def test_days_begin_when_the_journal_says_on_every_computer(path: Path) -> None:
    """The border is the journal's: undo brings the earlier one back, also after a restart."""
    with Journal.create(path) as journal:
        assert journal.clock.border == time(4)
        journal.athlete.begin_days_at(time(2, 30))
        assert journal.clock.border == time(2, 30)
    with Journal.open(path) as journal:
        assert journal.clock.border == time(2, 30)
        journal.undo()
        assert journal.clock.border == time(4)
        journal.redo()
        assert journal.clock.border == time(2, 30)


def test_a_day_begins_before_noon(journal: Journal) -> None:
    """A slip of the finger is refused by name and changes nothing."""
    with pytest.raises(InputError, match="before noon") as caught:
        journal.athlete.begin_days_at(time(12))
    assert caught.value.field == "day_border"
    journal.athlete.begin_days_at(time(11, 59))
    assert journal.clock.border == time(11, 59)


@pytest.mark.parametrize("nonsense", ["noon", "25:00", "04:00:00+02:00", "4", "", "13:00", "23:59"])
def test_a_border_that_cannot_be_is_the_usual_one(path: Path, nonsense: str) -> None:
    """F28: a journal with nonsense there opens, and days begin as usual."""
    with Journal.create(path) as journal:
        journal.athlete.begin_days_at(time(2))
        journal._file.database.run("UPDATE athlete SET day_border = ?", (nonsense,))
    with Journal.open(path) as journal:
        assert journal.clock.border == time(4)


@pytest.mark.parametrize(
    ("former", "border"),
    [("05:30", time(5, 30)), ("", time(4)), ("noon", time(4)), ("18:00", time(4))],
)
def test_a_former_border_is_taken_over_once(journal: Journal, former: str, border: time) -> None:
    """What cannot be used is passed by; a journal that says when its days begin keeps to it."""
    journal.athlete.take_over_border(former)
    assert journal.clock.border == border
    journal.athlete.begin_days_at(time(1))
    journal.athlete.take_over_border("06:00")
    assert journal.clock.border == time(1)


def test_what_was_never_said_is_unknown(journal: Journal) -> None:
    """An athlete who entered nothing has no need of sleep, no usual pain and no height."""
    journal.athlete.save(Athlete("Ada"))
    assert journal.athlete.get() == Athlete("Ada")
    assert journal.athlete.tendons() == {leg: Tendon(leg) for leg in LEGS}


@pytest.mark.parametrize("need", [7.5, 8.25])
def test_a_need_of_sleep_that_was_said_is_known(journal: Journal, need: float) -> None:
    """Also when it is what older versions wrote unasked; it can be taken back and undone."""
    athlete = Athlete("Ada", sleep_need_h=need, height_cm=168.5)
    journal.athlete.save(athlete)
    assert journal.athlete.get() == athlete
    journal.athlete.save(replace(athlete, sleep_need_h=None, height_cm=170))
    assert journal.athlete.get() == Athlete("Ada", height_cm=170)
    journal.undo()
    assert journal.athlete.get() == athlete


@pytest.mark.parametrize(
    ("wrong", "field"),
    [(Athlete(height_cm=17), "height_cm"), (Athlete(sleep_need_h=30), "sleep_need_h")],
)
def test_what_cannot_be_is_refused_by_name(journal: Journal, wrong: Athlete, field: str) -> None:
    """The field is named and nothing is kept."""
    with pytest.raises(InputError) as caught:
        journal.athlete.save(wrong)
    assert caught.value.field == field
    assert journal.athlete.get() == Athlete()


def test_each_leg_has_its_own_usual(journal: Journal) -> None:
    """What is said of one leg leaves the other as it was, also the one answer of older journals."""
    journal.athlete.save(Athlete(usual_pain=3, sore_side=Side.RIGHT, sore_site=Site.MIDPORTION))
    right = Tendon(Side.RIGHT, 3, site=Site.MIDPORTION)
    assert journal.athlete.tendons() == {Side.LEFT: Tendon(Side.LEFT), Side.RIGHT: right}
    left = Tendon(Side.LEFT, 1, 10, Site.INSERTION, history="since the marathon")
    journal.athlete.save_tendon(left)
    kept = {leg: replace(each, id=None) for leg, each in journal.athlete.tendons().items()}
    assert kept == {Side.LEFT: left, Side.RIGHT: right}
    assert in_words(journal.undo_label or "") == "Change what is known of the left tendon"
    athlete = journal.athlete.get()
    assert (athlete.sore_side, athlete.sore_site) == (Side.BOTH, Site.INSERTION)
    journal.undo()
    assert journal.athlete.tendons() == {Side.LEFT: Tendon(Side.LEFT), Side.RIGHT: right}


def test_a_sore_leg_said_elsewhere_is_one_of_the_tendons(journal: Journal) -> None:
    """The questions of a new plan ask for side and site: each tendon then has the same."""
    for leg in LEGS:
        journal.athlete.save_tendon(Tendon(leg, usual_pain=1, site=Site.MIDPORTION))
    athlete = journal.athlete.get()
    journal.athlete.save(replace(athlete, sore_side=Side.LEFT, sore_site=Site.INSERTION))
    sites = {leg: tendon.site for leg, tendon in journal.athlete.tendons().items()}
    assert sites == {Side.LEFT: Site.INSERTION, Side.RIGHT: None}
    assert {t.usual_pain for t in journal.athlete.tendons().values()} == {1}


def test_a_usual_pain_beyond_the_scale_is_refused(journal: Journal) -> None:
    """It names the field, and nothing is kept."""
    with pytest.raises(InputError) as caught:
        journal.athlete.save_tendon(Tendon(Side.LEFT, usual_pain=12))
    assert caught.value.field == "usual_pain"
    assert journal.athlete.tendons()[Side.LEFT] == Tendon(Side.LEFT)


@given(side=st.sampled_from((None, *Side)), site=st.sampled_from((None, Site.INSERTION)))
def test_legs_and_their_sum_agree(side: Side | None, site: Site | None) -> None:
    """Parting the one answer into legs and summing them up again gives what was said."""
    said = Athlete(sore_side=side, sore_site=(site or Site.MIDPORTION) if side else None)
    legs = {leg: tendon_of(said, leg) for leg in LEGS}
    assert summed_up(Athlete(), legs) == said


def test_a_change_is_named_after_what_was_changed(journal: Journal) -> None:
    """One thing by its name, several together by whose they are."""
    acts: list[tuple[Callable[[], object], str]] = [
        (partial(journal.athlete.save, Athlete(sleep_need_h=8)), "Change sleep need"),
        (partial(journal.athlete.save, Athlete("Ada", height_cm=168)), "Change athlete"),
        (
            partial(journal.athlete.save_tendon, Tendon(Side.LEFT, 2)),
            "Change usual pain, left",
        ),
        (
            partial(journal.athlete.save_tendon, Tendon(Side.LEFT, 1, 10)),
            "Change what is known of the left tendon",
        ),
    ]
    for act, name in acts:
        act()
        assert in_words(journal.undo_label or "") == name


def test_a_birthday_to_come_of_an_older_journal_blocks_nothing(journal: Journal) -> None:
    """Other fields can be changed beside it; it cannot be entered."""
    journal.athlete.save(Athlete("Ada"))
    journal._file.database.run("UPDATE athlete SET born = '2096-02-29'")
    journal.athlete.save(replace(journal.athlete.get(), height_cm=168))
    assert journal.athlete.get().height_cm == 168
    with pytest.raises(InputError):
        journal.athlete.save(replace(journal.athlete.get(), born=date(2097, 1, 1)))
