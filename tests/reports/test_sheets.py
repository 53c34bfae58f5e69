"""What stands on overview, wall sheet and session sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Unit
from calfjournal.domain.notation import Notation
from calfjournal.domain.plan import Race, RaceRank
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session
from calfjournal.messages.formats import listing
from calfjournal.reports.doses import dose_lines
from calfjournal.reports.plan_paper import DayText, PaperSize, PlanPaper
from calfjournal.reports.plan_pdf import render_plan
from calfjournal.reports.session_types import sheet_types
from calfjournal.reports.week import race_day_text, weeks_of
from calfjournal.reports.words import amount, day_range, day_range_in_year, kilograms
from tests.reports import samples
from tests.reports.reading import Document, squeezed


def texts(paper: PlanPaper) -> list[str]:
    with Document(render_plan(paper)) as document:
        return [text.replace("\r\n", "\n") for text in document.texts()]


def pages(paper: PlanPaper, start: str) -> list[str]:
    """The text of the pages whose first line contains the words."""
    return [text for text in texts(paper) if start in text.split("\n")[0]]


# ------------------------------------------------------------------------------ overview


def test_the_overview_lists_phases_gates_and_their_states() -> None:
    """Phases with dates and weeks, criteria with met, not met and no data, reasons and races."""
    page = texts(samples.paper(weeks=1))[0]
    assert "12 Oct – 29 Nov 2026 · 7 weeks" in page
    assert "Two-leg floor raises 3 × 15 with pain at most 2" in page
    assert "met: 16 days" in page
    assert "not met: 3 × 12" in page
    assert "no data yet" in page
    assert "Sun 20 Dec 2026" in page
    assert "10 km race" in page
    assert "Run the December 10 km" in page
    assert "Why this plan" in page


def test_the_gate_of_a_later_round_is_not_repeated() -> None:
    """In a plan of several rounds the criteria are listed once."""
    page = "\n".join(texts(replace(samples.year(), weeks=1))[:2])
    assert page.count("Knee-to-wall measured on both sides") == 1
    assert "Before strength: as above" in page


def test_long_reasons_flow_to_another_page() -> None:
    """Nothing of the overview is cut off by the end of the page."""
    reasons = tuple(f"Reason {n}: " + "because it fits so well " * 12 for n in range(12))
    first, second, *_ = texts(samples.paper(plan=samples.plan(reasons=reasons), weeks=1))
    both = squeezed(first + second)
    assert all(f"Reason{n}:" in both for n in range(12))
    assert "continued" in second.split("\n")[0]


# ---------------------------------------------------------------------------- wall sheet


def test_a_wall_sheet_shows_the_week() -> None:
    """Head, days, sessions with doses, runs, rest and the cells of the mornings."""
    page = pages(samples.paper(weeks=6), "Strength · week 1 of 7")[0]
    words = squeezed(page)
    assert "12–18 Oct 2026" in page
    assert "W42-S1" in page
    assert all(day in page for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
    assert "3×12–15·20kg·3-1-2-1" in words
    assert "3×8–12each" in words
    assert "Easy run" in page
    assert re.search(r"\brest\b", page)
    assert "LRmin" * 7 in words


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True])
def test_planned_runs_stand_on_their_days(size: PaperSize, large: bool) -> None:
    """Kind and kilometres of each run, in every size and print; wishes are asked no more."""
    days = [samples.MONDAY + timedelta(days=35 + n) for n in (1, 2, 6)]
    asked = [PlannedRun(day, kind, km=km) for day, kind, km in zip(days, RUNS, KM, strict=True)]
    runs = tuple(DayText(run.day, run.named, done=run is asked[0]) for run in asked)
    paper = samples.paper(weeks=6, runs=runs, paper=size, large_print=large)
    words = squeezed("".join(pages(paper, "Strength · week 1 of 7")))
    assert all(each in words for each in ("Easyrun5.5km", "Qualityrun8km", "Longrun28.5km"))
    assert words.count("run") == len(runs)


def test_a_race_has_its_kilometres_and_the_week_their_sum() -> None:
    """Named or called by its distance; the head of the week sums up runs and races."""
    monday = samples.MONDAY + timedelta(days=35)
    run = PlannedRun(monday + timedelta(days=1), RunKind.EASY, km=6.5)
    race = Race(monday + timedelta(days=6), "", 42.195)
    paper = samples.paper(
        weeks=6, runs=(DayText(run.day, run.named, km=run.km),), races=(race_day_text(race),)
    )
    words = squeezed("".join(pages(paper, "Strength · week 1 of 7")))
    assert "Marathon,42.2km" in words
    assert "Runs:48.7km." in words


def test_the_flag_of_the_a_race_has_its_name() -> None:
    """Also between B races that stand close to it, whose names give way."""
    last = samples.plan().end - timedelta(days=14)
    races = tuple(
        race_day_text(Race(last + timedelta(days=7 * n), name, 10.0, rank=rank))
        for n, (name, rank) in enumerate((("Warm-up", RaceRank.B), ("The great one", RaceRank.A)))
    )
    bar = texts(samples.paper(weeks=1, races=races))[0].split("Phases and gates")[0]
    assert "The great one" in bar


RUNS = (RunKind.EASY, RunKind.QUALITY, RunKind.LONG)
KM = (5.5, 8.0, 28.5)


def test_a_blocked_day_says_why_and_has_no_run() -> None:
    """Travel is printed instead of the planned run."""
    page = pages(samples.paper(weeks=5), "Mobility · week 4 of 5")[0]
    assert "Work trip" in page
    assert "Quality run" not in page


def test_a_deload_week_says_so() -> None:
    """Fewer sets are explained where they are read."""
    paper = samples.paper(weeks=9)
    page = pages(paper, "Strength · week 4 of 7")[0]
    assert "Easier week" in page
    assert "2×12–15·20kg" in squeezed(page)


def test_two_sessions_a_day_share_the_column() -> None:
    """With too much for one column each session keeps its head and counts what it leaves out."""
    days = [samples.MONDAY + timedelta(days=n) for n in range(7)]
    sessions = [samples.mobility(day, 1) for day in days]
    sessions += [samples.strength(day, 1) for day in days]
    page = pages(samples.paper(sessions=tuple(sessions), weeks=1), "Mobility · week 1")[0]
    words = squeezed(page)
    assert words.count("Heavyslowraises") == 7
    assert words.count("Anklerangeandfirstloading") == 7
    assert "more:sheetM1" in words


def test_a_week_that_spans_the_new_year_keeps_both_years() -> None:
    """The code counts calendar weeks, the title both years."""
    page = pages(samples.paper(), "Plyometric · week 5 of 5")[0]
    assert "28 Dec 2026 – 3 Jan 2027" in page
    assert "W53-P5" in page


@pytest.mark.parametrize("offset", range(7))
def test_a_plan_may_begin_on_any_weekday(offset: int) -> None:
    """The first week belongs to the first phase even when the plan begins on its Sunday."""
    start = samples.MONDAY + timedelta(days=offset)
    plan = samples.plan(start=start, phases=(replace(samples.phases()[0], start=start),))
    week = weeks_of(samples.paper(plan=plan, weeks=1))[0]
    assert week.phase is not None
    assert week.week == 1
    assert [day.in_plan for day in week.days] == [n >= offset for n in range(7)]


def test_notes_of_sessions_can_stay_private() -> None:
    """Without session notes neither the wall sheet nor a notes page shows them."""
    first, *rest = samples.sessions(samples.plan())
    sessions = (replace(first, note="my secret worry"), *rest)
    shown = "".join(texts(samples.paper(sessions=sessions, weeks=1)))
    hidden = "".join(texts(samples.paper(sessions=sessions, weeks=1, session_notes=False)))
    assert shown.count("my secret worry") == 2
    assert "secret" not in hidden


# ------------------------------------------------------------------------- session sheet


def test_a_session_sheet_has_everything_for_the_gym_bag() -> None:
    """Every exercise once, dose in full, cue, the easier rung and cells for sets and sides."""
    sheet = "\n".join(pages(samples.paper(weeks=6), "Heavy slow raises"))
    words = squeezed(sheet)
    assert "3×12–15·20kg·tempo3-1-2-1·3inreserve·rest90s" in words
    assert "Wait at the bottom without bounce" in sheet
    assert squeezed("the easier rung: Standing calf raise, two legs, floor.") in words
    for place, name in enumerate(("Seated calf raise", "Single-leg calf raise, step"), 1):
        assert sheet.count(f"{place}. {name}") == 1
    assert sheet.count("Effort 0–10") == 1
    assert sheet.count("Minutes") == 1
    assert "Next time: two green sessions" in sheet
    assert "Notes" in sheet


def test_a_long_session_repeats_its_head_on_the_next_page() -> None:
    """Nine exercises take more than a page; each page says what it belongs to."""
    sheets = pages(samples.paper(weeks=1), "Ankle range and first loading")
    assert len(sheets) > 1
    assert all("sheet M1" in page.split("\n")[0] for page in sheets)
    assert all("(continued)" in page.split("\n")[0] for page in sheets[1:])
    joined = "\n".join(sheets)
    assert all(joined.count(f"\n{number}. ") == 1 for number in range(1, 10))


def test_other_doses_of_a_type_are_named() -> None:
    """A deload week does not get a sheet of its own; the usual sheet names its dose."""
    paper = samples.paper(weeks=9)
    types, codes = sheet_types(paper, weeks_of(paper))
    assert [kind.code for kind in types] == ["M1", "S1"]
    assert set(codes.values()) == {"M1", "S1"}
    assert types[1].lines[0].dose.short == "3 × 12–15"
    assert types[1].lines[0].also == ("2 × 12–15",)
    assert types[1].lines[0].sets == 3
    assert "Some weeks 2 × 12–15" in "\n".join(pages(paper, "Heavy slow raises"))


def test_other_exercises_make_another_sheet() -> None:
    """A session of the same type with an exercise swapped gets its own sheet."""
    one = samples.strength(samples.MONDAY, 1)
    two = samples.strength(samples.MONDAY + timedelta(days=2), 1)
    swapped = tuple(replace(s, exercise="calf_raise_floor") if s.item == 5 else s for s in two.sets)
    paper = samples.paper(sessions=(one, replace(two, sets=swapped)), weeks=1)
    types, _ = sheet_types(paper, weeks_of(paper))
    assert [kind.code for kind in types] == ["S1", "S2"]


def test_a_sore_insertion_is_offered_the_floor() -> None:
    """Where the tendon meets the heel the floor version comes before the easier rung."""
    library = samples.library()
    step = replace(library["sl_calf_raise_step"], floor_variant="tib_raise")
    paper = samples.paper(
        exercises=library | {step.id: step}, athlete=Athlete(sore_site=Site.INSERTION), weeks=6
    )
    assert squeezed("the easier rung: Wall tibialis raise.") in squeezed(
        "".join(pages(paper, "Heavy slow raises"))
    )


def test_many_sets_get_cells_in_rows() -> None:
    """Ten sets of two minutes still have a cell each."""
    session = Session(
        day=samples.MONDAY,
        kind=samples.strength(samples.MONDAY, 1).kind,
        title="Many",
        type_id="many",
        sets=samples.sets("tib_raise", 0, 10, 2, unit=Unit.MINUTES),
    )
    sheet = "".join(pages(samples.paper(sessions=(session,), weeks=1), "Many"))
    assert all(f"{number} min" in sheet for number in range(1, 11))


def test_paper_is_in_the_units_that_are_read(noted: Callable[[Notation], None]) -> None:
    """Wall sheets and session sheets tell pounds and miles, and no other unit."""
    run = PlannedRun(samples.MONDAY + timedelta(days=36), RunKind.EASY, km=8.04672)
    noted(Notation("lb", "mi", "in"))
    paper = samples.paper(
        weeks=6,
        runs=(DayText(run.day, run.named, km=run.km),),
        goal="",
        progression="",
        plan=samples.plan(reasons=()),
    )
    assert pages(paper, "Heavy slow raises")
    told = re.sub(r"\s+", " ", "".join(texts(paper))).replace("10 km race", "")
    assert re.findall(r".{30}\b(?:kg|km|cm)\b", told) == []
    assert "44.09 lb" in told
    assert "Runs: 5 mi." in told


# --------------------------------------------------------------------------------- words


def test_doses_read_as_people_say_them() -> None:
    """Sets, amount, sides, load, tempo and rest in their order."""
    paper = samples.paper()
    lines = dose_lines(paper, samples.strength(samples.MONDAY, 1, kg=12.5))
    assert lines[1].full == (
        "3 × 8–12 each leg · 12.5 kg · tempo 3-1-2-1 · 3 in reserve · rest 120 s"
    )
    assert lines[4].short == "3 × 15"


def test_sets_that_differ_are_listed() -> None:
    """A ladder of repetitions is printed set by set."""
    session = samples.strength(samples.MONDAY, 1)
    ladder = tuple(
        replace(s, target=12 - 2 * s.number, target_high=None) for s in session.sets if s.item == 4
    )
    line = dose_lines(samples.paper(), replace(session, sets=ladder))[0]
    assert line.short == "3 × 10, 8, 6"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 23), date(2026, 11, 29), "23–29 Nov 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 Nov – 6 Dec 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 – 3 Jan 2027"),
        (date(2026, 11, 23), date(2026, 11, 23), "23 Nov 2026"),
    ],
)
def test_ranges_of_days_say_no_more_than_needed(first: date, last: date, words: str) -> None:
    """Month and year are repeated only where they differ."""
    assert day_range(first, last) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 23), date(2026, 11, 29), "23–29 Nov"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 Nov – 6 Dec"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 – 3 Jan"),
        (date(2026, 11, 23), date(2026, 11, 23), "23 Nov"),
    ],
)
def test_ranges_of_narrow_sheets_leave_out_the_last_year(
    first: date, last: date, words: str
) -> None:
    """Days decide what is left out, so that it holds in languages that put the year elsewhere."""
    assert day_range_in_year(first, last) == words


def test_amounts_carry_their_unit() -> None:
    """Seconds, metres, minutes and contacts are never bare numbers."""
    assert amount(30, 45, Unit.SECONDS) == "30–45 s"
    assert amount(20, 20, Unit.METRES) == "20 m"
    assert amount(12, None, Unit.REPS) == "12"
    assert kilograms(20.0) == "20 kg"
    assert listing(["a", "b", "c"]) == "a, b and c"
