"""The page of a run: its curves, what they say, the runs beside it, and its ends cut off."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from msgspec.structs import replace

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import say
from calfjournal.domain.notation import Notation
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.run_curves import LaneKind
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages.notation import written_in
from calfjournal.store.runs import STREAM_OF, STREAMS
from calfjournal.views import run_page_words as words
from calfjournal.views import run_tendon_words as tendon
from calfjournal.views.run_page import RunPage
from tests.run_journal import add_recorded, fill_runs, repeats_track


def page_of(journal: Journal, run: Run) -> RunPage:
    page = journal.views.run_page(run.key)
    assert page is not None
    return page


def test_a_recorded_run_shows_its_four_curves_with_a_gap_where_it_paused(journal: Journal) -> None:
    page = page_of(journal, fill_runs(journal))
    assert page.curves is not None
    assert [lane.kind for lane in page.curves.lanes] == [
        LaneKind.CADENCE,
        LaneKind.PACE,
        LaneKind.HEART_RATE,
        LaneKind.HEIGHT,
    ]
    assert page.curves.km is not None
    (gap,) = np.flatnonzero(np.isnan(page.curves.lanes[2].values))
    assert page.curves.minutes[gap - 1] == pytest.approx(1499 / 60)
    assert page.curves.minutes[gap + 1] == pytest.approx((1500 + 120) / 60)
    assert all(lane.values.size == page.curves.minutes.size for lane in page.curves.lanes)


def test_steady_parts_are_those_that_count_for_the_spread(journal: Journal) -> None:
    page = page_of(journal, fill_runs(journal))
    assert len(page.steady) > 5
    assert all(end - start >= 3 for start, end in page.steady)
    assert page.spread == page.run.cadence.rcv


def test_a_spread_of_less_than_a_minute_of_samples_is_not_told(journal: Journal) -> None:
    short = add_recorded(journal, journal.today(), repeats_track(1).picked([True] * 59 + [False]))
    assert page_of(journal, short).spread is None


def test_first_and_last_third_differ_by_what_rose(journal: Journal) -> None:
    page = page_of(journal, fill_runs(journal))
    assert page.thirds is not None
    first, last = page.thirds
    assert first.hr is not None
    assert last.hr is not None
    assert last.hr - first.hr == pytest.approx(8, abs=2)


def test_the_histogram_adds_up_and_marks_the_target(journal: Journal) -> None:
    run = fill_runs(journal)
    page = page_of(journal, run)
    assert page.target is not None
    assert sum(bar.share for bar in page.bars) == pytest.approx(1)
    near = {bar.spm for bar in page.bars if bar.on_target}
    assert all(abs(spm - page.target.spm) <= 3 for spm in near)
    assert page.on_target == pytest.approx(
        sum(bar.share for bar in page.bars if bar.on_target), abs=0.01
    )


def test_contacts_are_the_steps_of_one_leg(journal: Journal) -> None:
    page = page_of(journal, fill_runs(journal))
    assert page.contacts == pytest.approx(50 * 166 / 2, rel=0.02)


def test_each_leg_answers_on_the_mornings_after(journal: Journal) -> None:
    page = page_of(journal, fill_runs(journal))
    told = [(each.moment, each.side, each.pain) for each in page.answers]
    assert told == [(Moment.MORNING, Side.LEFT, 0), (Moment.MORNING, Side.RIGHT, 2)]


def test_the_runs_beside_are_those_before_and_after_it(journal: Journal) -> None:
    run = fill_runs(journal)
    page = page_of(journal, run)
    assert page.before is not None
    assert page.after is not None
    before, after = journal.runs.present(page.before), journal.runs.present(page.after)
    assert before.start < run.start < after.start
    assert page_of(journal, after).after is None
    assert page_of(journal, before).after == run.key


def test_a_typed_run_has_figures_and_no_curves(journal: Journal) -> None:
    fill_runs(journal)
    (typed,) = journal.runs.between(journal.today(), journal.today())
    page = page_of(journal, typed)
    assert page.curves is None
    assert page.bars == ()
    assert page.is_typed
    assert page.waits


def test_a_run_that_is_gone_has_no_page(journal: Journal) -> None:
    assert journal.views.run_page(12345) is None


def test_samples_that_cannot_be_read_leave_the_figures(journal: Journal) -> None:
    run = fill_runs(journal)
    database = journal._file.database
    stream = STREAM_OF.one(database, run.key)
    assert stream is not None
    with journal.edit(say("edits.import_nothing")):
        STREAMS.update(database, replace(stream, data=stream.data[:40]), run_id=run.key)
    page = page_of(journal, run)
    assert page.curves is None
    assert "cannot be read" in words.without_curves(page)
    assert words.figures(page)


def test_a_target_of_the_profile_comes_first(journal: Journal) -> None:
    run = fill_runs(journal)
    journal.athlete.save(replace(journal.athlete.get(), cadence_target_spm=168))
    page = page_of(journal, run)
    assert page.target is not None
    assert page.target.spm == 168
    assert words.cadence_lines(page)[0].startswith("Target 168 by your profile")


def test_paces_are_told_in_the_unit_that_is_read(journal: Journal) -> None:
    page = page_of(journal, fill_runs(journal))
    km = words.thirds(page)[1].first
    with written_in(Notation(distance="mi")):
        miles = words.thirds(page)[1].first
    assert (km, miles) == ("5:37", "9:02")


def test_ends_are_cut_with_their_figures_and_come_back_by_undo(journal: Journal) -> None:
    run = fill_runs(journal)
    page = page_of(journal, run)
    shown = journal.views.run_cut(page, 5, 2)
    cut = journal.runs.cut_ends(run.key, 300, 120).value
    assert cut == shown
    assert cut.start == run.start + timedelta(minutes=5)
    assert cut.distance_m is not None
    assert run.distance_m is not None
    assert cut.distance_m < run.distance_m
    after = page_of(journal, cut)
    assert after.curves is not None
    assert after.curves.minutes[-1] == pytest.approx(50 + 2 - 7, abs=0.1)
    journal.undo()
    assert page_of(journal, run).run == run


def test_a_run_is_never_cut_to_nothing(journal: Journal) -> None:
    run = fill_runs(journal)
    with pytest.raises(InputError):
        journal.runs.cut_ends(run.key, 3000, 200)


# ---------------------------------------------------------------------- words


def test_a_ride_has_a_speed_and_no_cadence(journal: Journal) -> None:
    """Its page says neither steps nor pace, however many revolutions were recorded."""
    ride = add_recorded(journal, journal.today(), repeats_track(21), sport="cycling")
    page = page_of(journal, replace(ride, cadence=Cadence()))
    assert page.curves is not None
    kinds = [lane.kind for lane in page.curves.lanes]
    assert kinds == [LaneKind.SPEED, LaneKind.HEART_RATE, LaneKind.HEIGHT]
    assert [each.name for each in words.key_figures(page)] == [
        "Distance",
        "Time",
        "Speed",
        "Heart rate",
    ]
    assert [row.name for row in words.thirds(page)] == ["Speed, km/h", "Heart rate"]


def test_an_activity_of_no_sport_is_called_one(journal: Journal) -> None:
    other = add_recorded(journal, journal.today(), repeats_track(21), sport="generic")
    assert words.heading(page_of(journal, other)).startswith("Activity, ")


@pytest.mark.parametrize(
    ("rcv", "told"), [(0.0, "under 0.5 %"), (0.49, "under 0.5 %"), (1.0, "1.0 %"), (1.84, "1.8 %")]
)
def test_spreads_have_one_precision_and_are_never_nought(
    journal: Journal, rcv: float, told: str
) -> None:
    page = page_of(journal, fill_runs(journal))
    run = replace(page.run, cadence=replace(page.run.cadence, rcv=rcv))
    assert words.cadence_figures(replace(page, run=run))[1].value == told


@pytest.mark.parametrize(("contacts", "told"), [(84, "80"), (996, "1,000"), (6259, "6,300")])
def test_contacts_are_told_as_roughly_as_they_are_known(
    journal: Journal, contacts: int, told: str
) -> None:
    page = replace(page_of(journal, fill_runs(journal)), contacts=contacts)
    assert tendon.asked_lines(page)[0] == f"About {told} contacts on each leg."


def test_the_answers_of_both_legs_stand_in_a_grid(journal: Journal) -> None:
    rows = tendon.answer_rows(page_of(journal, fill_runs(journal)))
    assert [(row.moment, row.left, row.right) for row in rows] == [
        ("next morning", "0", "2"),
        ("24 h", "–", "–"),
        ("48 h", "–", "–"),
    ]


def test_samples_are_promised_only_where_the_file_had_some(journal: Journal) -> None:
    """A run that counted steps had samples; of others nobody knows before reading the file."""
    page = replace(page_of(journal, fill_runs(journal)), curves=None, track=None)
    assert "brings them" in words.without_curves(page)
    unknown = replace(page, run=replace(page.run, cadence=Cadence()))
    assert "Where its file holds any" in words.without_curves(unknown)
